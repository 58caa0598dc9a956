//! Spaces at which no line ends: a word of one letter begins no gap, and a line does not begin
//! with an ampersand.

use std::borrow::Cow;

const TIE: char = '\u{a0}';

/// The text with ties for some of its spaces.
pub(super) fn tied(text: &str) -> Cow<'_, str> {
    let mut ties = Vec::new();
    let mut word = (0, 0);
    for (at, one) in text.char_indices() {
        if one != ' ' {
            word = match word {
                (0, _) => (1, at),
                (count, start) => (count + 1, start),
            };
            continue;
        }
        let is_before_ampersand = text[at + 1..].starts_with("& ");
        let is_behind_letter = word.0 == 1 && is_word_of_one_letter(&text[word.1..at]);
        if is_before_ampersand || is_behind_letter {
            ties.push(at);
        }
        word = (0, 0);
    }
    if ties.is_empty() {
        return Cow::Borrowed(text);
    }
    let tie = |(at, one)| if ties.contains(&at) { TIE } else { one };
    Cow::Owned(text.char_indices().map(tie).collect())
}

/// Whether a word is a letter of an alphabet: a sign for a syllable or a word is a word like
/// others.
fn is_word_of_one_letter(word: &str) -> bool {
    word.chars().all(|one| one.is_lowercase() || one.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_letter_and_ampersands_are_tied() {
        for (text, expected) in [
            ("I have a dog", "I~have a~dog"),
            ("Biometry & Environment", "Biometry~& Environment"),
            ("Praca w domu i w polu", "Praca w~domu i~w~polu"),
            ("A. Zela and X", "A. Zela and X"),
            ("B & C", "B~& C"),
            ("3 of 5", "3 of 5"),
            ("中 文", "中 文"),
        ] {
            assert_eq!(tied(text).replace(TIE, "~"), expected);
        }
    }
}
