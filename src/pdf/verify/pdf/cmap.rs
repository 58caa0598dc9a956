//! The `ToUnicode` table of a font: which characters a code of its text stands for.

use std::collections::HashMap;

/// The characters of each code.
#[derive(Debug, Default)]
pub(super) struct ToUnicode(HashMap<u16, String>);

impl ToUnicode {
    /// Reads the table: pairs of `beginbfchar`, ranges of `beginbfrange`. What is not
    /// written as one is left out.
    pub(super) fn read(table: &[u8]) -> Self {
        let mut codes = HashMap::new();
        let mut tokens = Tokens(table);
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => read_pairs(&mut tokens, &mut codes),
                Token::Word(b"beginbfrange") => read_ranges(&mut tokens, &mut codes),
                _ => {}
            }
        }
        Self(codes)
    }

    /// The characters of a code; none if the table does not name any.
    pub(super) fn of(&self, code: u16) -> Option<&str> {
        self.0.get(&code).map(String::as_str).filter(|text| !text.is_empty())
    }
}

fn read_pairs(tokens: &mut Tokens<'_>, codes: &mut HashMap<u16, String>) {
    while let (Some(Token::Bytes(code)), Some(Token::Bytes(text))) =
        (tokens.next(), tokens.next())
    {
        codes.insert(number(&code), characters(&text));
    }
}

fn read_ranges(tokens: &mut Tokens<'_>, codes: &mut HashMap<u16, String>) {
    while let (Some(Token::Bytes(first)), Some(Token::Bytes(last))) =
        (tokens.next(), tokens.next())
    {
        let range = number(&first)..=number(&last);
        match tokens.next() {
            Some(Token::Bytes(mut text)) => {
                for code in range {
                    codes.insert(code, characters(&text));
                    if let Some(low) = text.last_mut() {
                        *low = low.wrapping_add(1);
                    }
                }
            }
            Some(Token::Word(b"[")) => {
                for code in range {
                    let Some(Token::Bytes(text)) = tokens.next() else { return };
                    codes.insert(code, characters(&text));
                }
                tokens.next();
            }
            _ => return,
        }
    }
}

fn number(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |number, byte| number << 8 | u16::from(*byte))
}

/// Text in UTF-16, the high byte first.
pub(super) fn characters(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(number);
    char::decode_utf16(units).map(|found| found.unwrap_or('\u{fffd}')).collect()
}

enum Token<'a> {
    /// `<0041>`.
    Bytes(Vec<u8>),
    /// Anything else between spaces.
    Word(&'a [u8]),
}

struct Tokens<'a>(&'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let start = self.0.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let rest = &self.0[start..];
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"<>[]".contains(byte);
        let length = match rest[0] {
            b'<' if rest.get(1) != Some(&b'<') => {
                let end = rest.iter().position(|byte| *byte == b'>')?;
                self.0 = &rest[end + 1..];
                return Some(Token::Bytes(hexadecimal(&rest[1..end])));
            }
            b'[' | b']' | b'<' | b'>' => 1,
            _ => rest.iter().position(ends).unwrap_or(rest.len()),
        };
        self.0 = &rest[length..];
        Some(Token::Word(&rest[..length]))
    }
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let digits = digits.iter().filter_map(|digit| char::from(*digit).to_digit(16));
    let digits: Vec<_> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_ranges_say_which_characters_a_code_stands_for() {
        let table = ToUnicode::read(
            b"<< /Registry (Adobe) >> def\n1 beginbfchar\n<0a56> <00660066>\nendbfchar\n\
              2 beginbfrange\n<0009> <000B> <0028>\n<01> <02> [<D835DC00> <0042>]\nendbfrange\n",
        );
        assert_eq!(table.of(0x0a56), Some("ff"));
        assert_eq!(table.of(11), Some("*"));
        assert_eq!(table.of(1), Some("\u{1d400}"));
        assert_eq!(table.of(2), Some("B"));
        assert_eq!(table.of(3), None);
    }

    #[test]
    fn a_table_that_breaks_off_is_read_as_far_as_it_goes() {
        let table = ToUnicode::read(b"beginbfchar <01> <0041> <02");
        assert_eq!(table.of(1), Some("A"));
        assert_eq!(table.of(2), None);
    }
}
