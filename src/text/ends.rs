//! How a text ends: with a stop that ends a sentence, or with that of an abbreviation.

use super::Inline;

/// Words that are cut in the names of journals, publishers and firms, without their stop.
const CUT: &str = "acad am amer ann annu appl arch assoc astron biol bull chem clin co coll comm
commun comp comput conf corp dept dev dr ed eds educ electron eng environ etc ext fac fig geophys
gmbh hist inc ind inf inst int intl j jr lab lang lett lib lond ltd mach mag manag math mech med
mem meth mol nat natl no nos nucl opt org pac phil philos phys pl planet pol pp press proc prof
prog psychol publ quant rep repr res resp rev roy sci sect ser soc sociol sr st stat stud suppl
surv symp syst tech technol theor tr trans transl univ vol vols zool";

/// Whether the full stop at the end of a text ends a sentence: that of an abbreviation, of an
/// initial or of three dots does not.
pub(crate) fn ends_in_sentence_stop(text: &str) -> bool {
    let Some(before) = text.strip_suffix('.') else { return false };
    let last = before.rsplit([' ', '\u{a0}', '-', '(']).next().unwrap_or_default();
    let is_dotted = last.contains('.') || last.is_empty();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let is_cut = CUT.split_whitespace().any(|cut| cut.eq_ignore_ascii_case(last));
    // `Ann. Natur. Gesch.`: among abbreviations a short word is one.
    let is_among = letters < 7
        && before
            .split_whitespace()
            .rev()
            .skip(1)
            .take(2)
            .any(|word| word.ends_with('.'));
    !is_dotted && letters > 1 && !is_cut && !is_among
}

/// Takes off the end of a text what the punctuation of a list would double: the full stop of
/// a sentence.
pub(crate) fn without_end(inlines: &mut [Inline]) {
    match inlines.last_mut() {
        Some(Inline::Text(text)) if ends_in_sentence_stop(text) => {
            text.pop();
        }
        Some(
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { content, .. },
        ) => without_end(content),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_of_a_sentence_is_told_from_that_of_an_abbreviation() {
        for text in
            ["Meeting of the Engineers of London.", "On the age of cards.", "of Rome."]
        {
            assert!(ends_in_sentence_stop(text), "{text}");
        }
        for text in [
            "Phys. Rev. Lett.",
            "Acme Inc.",
            "Lovelace, A.",
            "U.S.A.",
            "and so on...",
            "Ann. Natur. Gesch.",
            "Why?",
            "",
        ] {
            assert!(!ends_in_sentence_stop(text), "{text}");
        }
    }
}
