//! The names of months and seasons, in the languages that cvtex knows.

use std::collections::HashMap;
use std::sync::LazyLock;

use toml::{Table, Value};

use crate::model::Locale;
use crate::model::season::Season;

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearPart {
    /// A month, from 1 to 12.
    Month(u8),
    /// A season.
    Season(Season),
}

/// Three letters of each month in English, which BibTeX knows.
pub(crate) const SHORT: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Names in English, of which three letters are enough.
pub(crate) const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The names of all languages, in small letters and without points. What means two months is
/// none.
static NAMES: LazyLock<HashMap<String, Option<YearPart>>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for locale in Locale::ALL {
        let Ok(words) = locale.words().parse::<Table>() else { continue };
        let lists = ["full", "short", "inflected", "inflected-short"];
        for list in lists.iter().filter_map(|list| words.get("months")?.get(list)) {
            add(list, |at| Some(YearPart::Month(at)), &mut names);
        }
        for list in ["names", "since", "until"] {
            if let Some(list) = words.get("seasons").and_then(|it| it.get(list)) {
                add(list, |at| Season::numbered(at).map(YearPart::Season), &mut names);
            }
        }
    }
    names
});

fn add(
    list: &Value,
    part: impl Fn(u8) -> Option<YearPart>,
    names: &mut HashMap<String, Option<YearPart>>,
) {
    let list = list.as_array().into_iter().flatten().filter_map(Value::as_str);
    for (name, number) in list.zip(1_u8..) {
        let name = name.trim_end_matches('.').to_lowercase();
        // Some languages have numbers for short names.
        if name.chars().any(char::is_alphabetic) {
            let part = part(number);
            names
                .entry(name)
                .and_modify(|known| *known = known.filter(|it| Some(*it) == part))
                .or_insert(part);
        }
    }
}

/// The month or season of this name.
pub(crate) fn named(word: &str) -> Option<YearPart> {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    let word = if word == "sept" { "sep" } else { word };
    if let Some(season) = Season::named(word) {
        return Some(YearPart::Season(season));
    }
    if word.len() >= 3
        && let Some((_, number)) =
            ENGLISH.iter().zip(1..).find(|(name, _)| name.starts_with(word))
    {
        return Some(YearPart::Month(number));
    }
    NAMES.get(word).copied().flatten()
}

/// The words of all languages for what goes on, in small letters.
static PRESENT: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = Locale::ALL.iter().filter_map(|it| it.words().parse::<Table>().ok());
    let present =
        words.filter_map(|words| Some(words.get("present")?.as_str()?.to_lowercase()));
    present.map(|word| word.replace('’', "'")).collect()
});

/// Whether a word says, in one of the languages, that something goes on.
pub(crate) fn is_present(word: &str) -> bool {
    PRESENT.contains(&word.trim().to_lowercase().replace('’', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_seasons_are_known_in_every_language() {
        for (word, month) in [
            ("Jan", 1),
            ("Sept.", 9),
            ("février", 2),
            ("märz", 3),
            ("мая", 5),
            ("červen", 6),
            ("temmuz", 7),
            ("8月", 8),
            ("9월", 9),
            ("października", 10),
            ("listopadu", 11),
            ("Δεκ.", 12),
        ] {
            assert_eq!(named(word), Some(YearPart::Month(month)), "{word}");
        }
        for (word, season) in [
            ("Fall", Season::Fall),
            ("spring", Season::Spring),
            ("Herbst", Season::Autumn),
            ("été", Season::Summer),
            ("冬季", Season::Winter),
        ] {
            assert_eq!(named(word), Some(YearPart::Season(season)), "{word}");
        }
        for word in ["", "ma", "monday", "13", "Michaelmas"] {
            assert_eq!(named(word), None, "{word}");
        }
    }

    #[test]
    fn a_name_means_one_thing_in_all_languages() {
        let unclear: Vec<_> = NAMES.iter().filter(|(_, part)| part.is_none()).collect();
        assert_eq!(unclear, Vec::<(&String, &Option<YearPart>)>::new());
    }
}
