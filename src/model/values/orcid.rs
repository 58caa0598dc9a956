//! ORCID iDs: sixteen digits, of which the last is a sum of the others (ISO 7064 mod 11-2).

use super::Orcid;

/// Why a text is no ORCID iD.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrcidFault {
    /// It is something else.
    NotSixteenDigits,
    /// A digit is mistyped.
    CheckDigit {
        /// What the last would be.
        expected: char,
    },
}

impl OrcidFault {
    /// What is wrong with the text.
    pub fn of(self, text: &str) -> String {
        match self {
            Self::NotSixteenDigits => format!("`{text}` is not an ORCID iD"),
            Self::CheckDigit { .. } => {
                format!("the check digit of the ORCID iD `{text}` is wrong")
            }
        }
    }
}

impl Orcid {
    /// The iD that a text is: with its hyphens or without, or the address of its page.
    pub fn parse(text: &str) -> Result<Self, OrcidFault> {
        let text = text.trim_end_matches('/');
        let start = text.rfind('/').map_or(0, |slash| slash + 1);
        let compact: String =
            text[start..].chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        let upper = compact.to_ascii_uppercase();
        let digits = upper.as_bytes();
        let is_shaped = digits.len() == 16
            && digits[..15].iter().all(u8::is_ascii_digit)
            && (digits[15].is_ascii_digit() || digits[15] == b'X');
        if !is_shaped {
            return Err(OrcidFault::NotSixteenDigits);
        }
        let total =
            digits[..15].iter().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2);
        let expected = match (12 - total % 11) % 11 {
            10 => 'X',
            digit => char::from_digit(digit, 10).unwrap_or('0'),
        };
        if char::from(digits[15]) != expected {
            return Err(OrcidFault::CheckDigit { expected });
        }
        let groups = [&upper[0..4], &upper[4..8], &upper[8..12], &upper[12..16]];
        Ok(Self(groups.join("-")))
    }

    /// The address of its page, as it is shown: without `https://`.
    pub fn page(&self) -> String {
        format!("orcid.org/{}", self.0)
    }

    /// The address of its page.
    pub fn url(&self) -> String {
        format!("https://{}", self.page())
    }
}
