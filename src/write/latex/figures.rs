//! Figures that belong to capitals: in `EP 0 000 000 B1` and `CA 94999`, old-style figures read
//! as letters. Those in running text and in years stay as the font has them.

/// The pieces of a text in order, each with whether its figures are as high as capitals.
pub(super) fn pieces(text: &str) -> Vec<(bool, &str)> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return vec![(false, text)];
    }
    let words: Vec<_> = text.split_inclusive(char::is_whitespace).collect();
    let kinds: Vec<_> = words.iter().map(|word| kind(word.trim_end())).collect();
    let mut is_high: Vec<_> = kinds.iter().map(|kind| *kind == Kind::Code).collect();
    // A number takes after the code or the capitals beside it, and so does one beside that.
    let takes = |is_high: &[bool], at: usize, beside: usize| {
        let is_of_capitals = kinds[beside] == Kind::Capitals && !is_year(words[at]);
        kinds[at] == Kind::Number && (is_high[beside] || is_of_capitals)
    };
    for at in 1..words.len() {
        is_high[at] |= is_joined(words[at - 1]) && takes(&is_high, at, at - 1);
    }
    for at in (1..words.len()).rev() {
        is_high[at - 1] |= is_joined(words[at - 1]) && takes(&is_high, at - 1, at);
    }
    // Word by word, so that the spaces between them stay spaces of the text.
    let is_sign = |one: char| !one.is_alphanumeric();
    let mut pieces = Vec::new();
    let (mut start, mut end) = (0, 0);
    for (word, is_high) in words.iter().zip(is_high) {
        if is_high {
            let last = end + word.trim_end_matches(is_sign).len();
            pieces.extend([(false, &text[start..end]), (true, &text[end..last])]);
            start = last;
        }
        end += word.len();
    }
    pieces.push((false, &text[start..]));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

/// What a word is made of.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Figures and what belongs to a number alone.
    Number,
    /// At least two letters, all of them capitals.
    Capitals,
    /// Figures with capitals or signs, or a number that no quantity is written as: a telephone
    /// number, an ISBN.
    Code,
    Other,
}

fn kind(word: &str) -> Kind {
    let letters = word.chars().filter(|one| one.is_alphabetic());
    let is_capital = char::is_uppercase;
    let count = letters.clone().count();
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        let are_capitals = count > 1 && letters.clone().all(is_capital);
        return if are_capitals { Kind::Capitals } else { Kind::Other };
    }
    let is_address = word.contains(['/', ':', '_', '@']);
    if count > 0 {
        let is_code = letters.clone().any(is_capital) || is_address;
        return if is_code { Kind::Code } else { Kind::Other };
    }
    let digits = word.trim_start_matches(['(', '[']);
    let begins = |sign| digits.starts_with(sign);
    let follows = digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    let is_code = begins('+') || begins('0') && follows || word.matches('-').count() > 1;
    if is_code { Kind::Code } else { Kind::Number }
}

/// Whether a number looks like a year, which is one behind the name of a conference too.
fn is_year(word: &str) -> bool {
    let digits = word.trim_matches(|one: char| !one.is_ascii_digit());
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether a word goes on with the next one.
fn is_joined(word: &str) -> bool {
    word.trim_end().ends_with(|one: char| one.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with brackets around what is high.
    fn marked(text: &str) -> String {
        let one = |(is_high, piece): (bool, &str)| {
            if is_high { format!("[{piece}]") } else { piece.to_owned() }
        };
        let pieces = pieces(text);
        let whole: String = pieces.iter().map(|(_, piece)| *piece).collect();
        assert_eq!(whole, text);
        pieces.into_iter().map(one).collect()
    }

    #[test]
    fn figures_beside_capitals_are_high() {
        for (text, expected) in [
            ("EP 0 000 000 B1, Munich", "EP [0] [000] [000] [B1], Munich"),
            ("Port Ansel, CA 94999", "Port Ansel, CA [94999]"),
            ("C2, since 1990", "[C2], since 1990"),
            ("+47 555 01 023", "[+47] [555] [01] [023]"),
            ("978-0-306-40615-7", "[978-0-306-40615-7]"),
            ("doi:10.5555/jim.2025", "[doi:10.5555/jim.2025]"),
            ("(CHF 20,000)", "(CHF [20,000])"),
            ("GPL-3.0 or later", "[GPL-3.0] or later"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn figures_of_a_text_stay() {
        for text in [
            "JMLR 2021, 2025",
            "in MIT 1998",
            "In 2020 we saw 4,000 km",
            "USA, 2020",
            "2nd edition, 41(3), 201–219",
            "Journals 2020, 2023",
            "2008–2012",
            "110/110",
            "no figures",
            "",
        ] {
            assert_eq!(marked(text), text);
        }
    }
}
