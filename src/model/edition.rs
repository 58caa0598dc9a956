//! What the words of an edition say: `2`, `Second`, `2nd ed.`, `2. Auflage`.

/// An edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edition {
    /// Which one, from 1.
    Number(u16),
    /// One that was revised.
    Revised,
    /// What only the author's words say.
    Other,
}

/// Words for an edition, without accents that are lost in careless typing.
#[rustfmt::skip]
const NOUNS: [&str; 60] = [
    "edition", "ed", "edn", "eds", "auflage", "aufl", "ausgabe", "ausg", "édition", "éd",
    "edición", "edicion", "edizione", "ediz", "edição", "edicao", "druk", "uitgave", "editie",
    "ediția", "ediţia", "editia", "upplaga", "upplagan", "uppl", "udgave", "udg", "utgave",
    "utg", "utgåva", "painos", "vydání", "vyd", "wydanie", "wyd", "kiadás", "kiad", "baskı",
    "baskısı", "bs", "издание", "изд", "видання", "вид", "έκδοση", "εκδ", "الطبعة", "طبعة",
    "ط", "מהדורה", "the", "die", "la", "a", "ª", "º", "°", "o", "版", "판",
];

/// What stands behind a figure that counts: `2nd`, `2e`, `2-е`.
#[rustfmt::skip]
const ENDINGS: [&str; 30] = [
    "nd", "st", "rd", "th", "e", "ème", "eme", "ième", "nde", "re", "ère", "er", "a", "ª", "o",
    "º", "ste", "de", "te", "ter", "η", "я", "е", "ге", "ше", "тє", "те", "ме", "ra", "da",
];

/// Words that count, by their number.
#[rustfmt::skip]
const ORDINALS: [&[&str]; 20] = [
    &["first", "1st", "erste", "première", "premiere", "primera", "prima", "primeira", "eerste"],
    &["second", "zweite", "deuxième", "seconde", "segunda", "seconda", "tweede"],
    &["third", "dritte", "troisième", "tercera", "terza", "terceira", "derde"],
    &["fourth", "vierte", "quatrième", "cuarta", "quarta", "vierde"],
    &["fifth", "fünfte", "cinquième", "quinta", "vijfde"],
    &["sixth", "sechste", "sixième", "sexta", "sesta", "zesde"],
    &["seventh", "siebte", "septième", "séptima", "settima", "sétima", "zevende"],
    &["eighth", "achte", "huitième", "octava", "ottava", "oitava", "achtste"],
    &["ninth", "neunte", "neuvième", "novena", "nona", "negende"],
    &["tenth", "zehnte", "dixième", "décima", "decima", "tiende"],
    &["eleventh"],
    &["twelfth"],
    &["thirteenth"],
    &["fourteenth"],
    &["fifteenth"],
    &["sixteenth"],
    &["seventeenth"],
    &["eighteenth"],
    &["nineteenth"],
    &["twentieth"],
];

impl Edition {
    /// What these words say.
    pub(crate) fn read(words: &str) -> Self {
        if words.len() > LONG {
            return Self::Other;
        }
        let lower = words.to_lowercase().replace(['第', '제'], " ").replace('版', " 版 ");
        let (mut number, mut is_revised) = (None, false);
        for word in lower.split(|c: char| !c.is_alphanumeric() && !"ªº".contains(c)) {
            let is_ending = number.is_some() && ENDINGS.contains(&word);
            if word.is_empty() || is_ending || NOUNS.contains(&word) {
                continue;
            }
            match counted(word) {
                Some(found) if number.is_none() => number = Some(found),
                None if matches!(word, "revised" | "rev") => is_revised = true,
                _ => return Self::Other,
            }
        }
        match (number, is_revised) {
            (Some(number), false) => Self::Number(number),
            (None, true) => Self::Revised,
            _ => Self::Other,
        }
    }
}

/// How long words are at most that say nothing but a number.
const LONG: usize = 60;

/// The number of a word that counts.
fn counted(word: &str) -> Option<u16> {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = &word[..word.len() - rest.len()];
    if !figures.is_empty() {
        // A year is no number of an edition.
        let is_ending = rest.is_empty() || rest == "판" || ENDINGS.contains(&rest);
        return figures
            .parse()
            .ok()
            .filter(|number| is_ending && (1..1000).contains(number));
    }
    let stem = word.trim_end_matches(['r', 'n', 's']);
    let is_it = |words: &[&str]| words.contains(&word) || words.contains(&stem);
    let spoken = ORDINALS.iter().position(|words| is_it(words));
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let found = spoken.or_else(|| roman.iter().position(|known| *known == word))?;
    u16::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_every_form() {
        for words in [
            "2",
            "2nd",
            "2nd edition",
            "2nd ed.",
            "Second",
            "Second Edition",
            "2.",
            "2. Auflage",
            "Zweite Auflage",
            "2e édition",
            "2.ª edición",
            "2ª ed.",
            "II",
            "2-е изд.",
            "第2版",
            "제2판",
            "seconda edizione",
            "2:a upplagan",
            "ediția a 2-a",
            "2e druk",
        ] {
            assert_eq!(Edition::read(words), Edition::Number(2), "{words}");
        }
        for words in ["International", "2nd, enlarged edition", "2020 edition", "", "x"] {
            let expected =
                if words == "x" { Edition::Number(10) } else { Edition::Other };
            assert_eq!(Edition::read(words), expected, "{words}");
        }
        for words in ["Revised", "revised edition", "Rev. ed."] {
            assert_eq!(Edition::read(words), Edition::Revised, "{words}");
        }
    }
}
