//! Spaces at which no line ends: a word of one letter begins no gap, and a line does not begin
//! with an ampersand, nor with the punctuation that French sets apart.

use std::borrow::Cow;

const TIE: char = '\u{a0}';

/// The text with ties for some of its spaces.
pub(super) fn tied(text: &str) -> Cow<'_, str> {
    let mut tied = String::new();
    let (mut written, mut word) = (0, 0);
    for (space, _) in text.match_indices(' ') {
        let (before, behind) = (&text[word..space], &text[space + 1..]);
        let is_tied = behind.starts_with("& ")
            || is_word_of_one_letter(before)
            || begins_with_punctuation(behind)
            || opens_quotation(before);
        if is_tied {
            tied.push_str(&text[written..space]);
            tied.push(TIE);
            written = space + 1;
        }
        word = space + 1;
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    tied.push_str(&text[written..]);
    Cow::Owned(tied)
}

/// Whether a text goes on with a sign that belongs to the word before it: ` ?`, ` »`, ` %`.
fn begins_with_punctuation(behind: &str) -> bool {
    let rest =
        behind.trim_start_matches(['?', '!', ':', ';', '»', '›', '”', '%', '‰', '€']);
    let is_apart = |next: char| next.is_whitespace() || ".,)]…'’\"”»:;?!".contains(next);
    rest.len() < behind.len() && rest.chars().next().is_none_or(is_apart)
}

/// Whether a word is only a sign that belongs to the word behind it: `« `.
fn opens_quotation(before: &str) -> bool {
    let sign = before.trim_start_matches(['(', '[', '“', '‘', '—', '–', '\u{a0}']);
    matches!(sign, "«" | "‹" | "¿" | "¡" | "§" | "№" | "n°" | "N°" | "nº" | "Nº")
}

/// Whether a word is a letter of an alphabet: a sign for a syllable or a word is a word like
/// others.
fn is_word_of_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    let first =
        letters.next().is_some_and(|one| one.is_lowercase() || one.is_uppercase());
    first && letters.next().is_none()
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
            ("Fin ou début ? Oui !", "Fin ou début~? Oui~!"),
            ("Titre : sous-titre ; fin", "Titre~: sous-titre~; fin"),
            ("« Un » (« deux ») ?!", "«~Un~» («~deux~»)~?!"),
            ("sagte »Ja« und 5 %.", "sagte »Ja« und 5~%."),
            ("key :value !x", "key :value !x"),
        ] {
            assert_eq!(tied(text).replace(TIE, "~"), expected);
        }
    }
}
