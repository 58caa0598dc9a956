//! Where the words of a text may be divided at the end of a line.

use hypher::Lang;

use super::Inline;
use crate::model::Locale;

/// The character that marks a place where a word may be divided (soft hyphen).
pub const SOFT_HYPHEN: char = '\u{ad}';

/// How many letters stand at least before and behind the hyphen.
const LEAST: (usize, usize) = (2, 3);

/// The patterns of a language (Liang's), which know where its words may be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patterns {
    language: Lang,
}

impl Patterns {
    /// The patterns of a language. Some languages divide no words, and of some none are known.
    pub fn of(locale: Locale) -> Option<Self> {
        let language = match locale {
            Locale::En | Locale::EnGb => Lang::English,
            Locale::Cs => Lang::Czech,
            Locale::Da => Lang::Danish,
            Locale::De => Lang::German,
            Locale::El => Lang::Greek,
            Locale::Es => Lang::Spanish,
            Locale::Fi => Lang::Finnish,
            Locale::Fr => Lang::French,
            Locale::Hu => Lang::Hungarian,
            Locale::It => Lang::Italian,
            Locale::Nb => Lang::Norwegian,
            Locale::Nl => Lang::Dutch,
            Locale::Pl => Lang::Polish,
            Locale::Pt | Locale::PtBr => Lang::Portuguese,
            Locale::Ru => Lang::Russian,
            Locale::Sv => Lang::Swedish,
            Locale::Tr => Lang::Turkish,
            Locale::Uk => Lang::Ukrainian,
            Locale::Ar
            | Locale::He
            | Locale::Ja
            | Locale::Ko
            | Locale::Ro
            | Locale::Zh => return None,
        };
        Some(Self { language })
    }

    /// A tree with a soft hyphen wherever a word of its texts may be divided.
    pub fn divide(self, inlines: &[Inline]) -> Vec<Inline> {
        let one = |inline: &Inline| match inline {
            Inline::Text(text) => Inline::Text(self.divide_text(text)),
            Inline::Strong(content) => Inline::Strong(self.divide(content)),
            Inline::Emphasis(content) => Inline::Emphasis(self.divide(content)),
            Inline::Own(content) => Inline::Own(self.divide(content)),
            Inline::Link { url, content } => {
                Inline::Link { url: url.clone(), content: self.divide(content) }
            }
            Inline::Code(_) | Inline::Math(_) => inline.clone(),
        };
        inlines.iter().map(one).collect()
    }

    fn divide_text(self, text: &str) -> String {
        let is_space = char::is_whitespace;
        text.split_inclusive(is_space).map(|word| self.divide_word(word)).collect()
    }

    /// A word with the signs at its ends. One that is no plain word is an address, a compound
    /// with hyphens of its own, a number, and stays whole; so does a name.
    fn divide_word(self, word: &str) -> String {
        let is_sign = |one: char| !one.is_alphanumeric();
        let core = word.trim_matches(is_sign);
        let is_plain = |one: char| one.is_alphabetic() || is_apostrophe(one);
        if !core.chars().all(is_plain) || self.is_name(core) {
            return word.to_owned();
        }
        let mut divided = String::with_capacity(word.len() + 8);
        for part in word.split_inclusive(is_sign) {
            let letters = part.trim_end_matches(is_sign);
            let (_, signs) = part.split_at(letters.len());
            divided.push_str(&self.divide_letters(letters));
            divided.push_str(signs);
        }
        divided
    }

    fn divide_letters(self, letters: &str) -> String {
        let (left, right) = self.language.bounds();
        let (left, right) = (left.max(LEAST.0), right.max(LEAST.1));
        let syllables = hypher::hyphenate_bounded(letters, self.language, left, right);
        syllables.join(SOFT_HYPHEN.encode_utf8(&mut [0; 2]))
    }

    /// Whether a word has capitals of a name (`Lovelace`, `NASA`, `PostgreSQL`). The nouns of
    /// German have one too.
    fn is_name(self, word: &str) -> bool {
        let of_noun = usize::from(self.language == Lang::German);
        word.chars().skip(of_noun).any(char::is_uppercase)
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(locale: Locale, text: &str) -> String {
        let patterns = Patterns::of(locale).expect("a language with patterns");
        patterns.divide_text(text).replace(SOFT_HYPHEN, "-")
    }

    #[test]
    fn each_language_divides_its_words() {
        for (locale, word) in [
            (Locale::En, "op-ti-mi-sa-tion"),
            (Locale::EnGb, "op-ti-mi-sa-tion"),
            (Locale::Cs, "op-ti-ma-li-zace"),
            (Locale::Da, "vi-den-skab"),
            (Locale::De, "For-schungs-er-geb-nisse"),
            (Locale::El, "βελ-τι-στο-ποί-ηση"),
            (Locale::Es, "in-ves-ti-ga-ción"),
            (Locale::Fi, "tut-ki-mus"),
            (Locale::Fr, "op-ti-mi-sa-tion"),
            (Locale::Hu, "ku-ta-tás"),
            (Locale::It, "ot-ti-miz-za-zione"),
            (Locale::Nb, "forsk-ning"),
            (Locale::Nl, "on-der-zoek"),
            (Locale::Pl, "opty-ma-li-za-cja"),
            (Locale::Pt, "in-ves-ti-ga-ção"),
            (Locale::PtBr, "in-ves-ti-ga-ção"),
            (Locale::Ru, "оп-ти-ми-за-ция"),
            (Locale::Sv, "forsk-ning"),
            (Locale::Tr, "araş-tırma"),
            (Locale::Uk, "опти-мі-за-ція"),
        ] {
            assert_eq!(divided(locale, &word.replace('-', "")), word, "{locale:?}");
        }
        let without: Vec<_> = Locale::ALL
            .iter()
            .filter(|locale| Patterns::of(**locale).is_none())
            .collect();
        let expected =
            [Locale::Ar, Locale::He, Locale::Ja, Locale::Ko, Locale::Ro, Locale::Zh];
        assert_eq!(without, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_plain_word_stays_whole() {
        for text in [
            "PostgreSQL",
            "NASA",
            "Lovelace",
            "https://optimisation.example/optimisation",
            "optimisation.rs",
            "self-optimisation",
            "optimisation2",
            "op\u{ad}timisation",
        ] {
            assert_eq!(divided(Locale::En, text), text.replace('\u{ad}', "-"));
        }
        assert_eq!(
            divided(Locale::En, " (optimisation), “optimisation”"),
            " (op-ti-mi-sa-tion), “op-ti-mi-sa-tion”"
        );
        assert_eq!(divided(Locale::Fr, "l’optimisation"), "l’op-ti-mi-sa-tion");
        assert_eq!(divided(Locale::De, "Forschung"), "For-schung");
    }

    #[test]
    fn code_and_formulas_stay_whole() {
        let patterns = Patterns::of(Locale::En).expect("patterns");
        let whole =
            [Inline::Code("optimisation".into()), Inline::Math("optimisation".into())];
        assert_eq!(patterns.divide(&whole), whole);
        let text = || Inline::Text("analysis".into());
        let Inline::Link { url, content } = &patterns.divide(&[Inline::Link {
            url: "https://analysis.example".into(),
            content: vec![Inline::Strong(vec![text()])],
        }])[0] else {
            panic!("a link stays one")
        };
        assert_eq!(url, "https://analysis.example");
        assert_eq!(super::super::plain(content), "analy\u{ad}sis");
    }
}
