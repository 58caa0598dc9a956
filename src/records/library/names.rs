//! Names of people, months and keys in libraries.

use super::Item;
use crate::read::months;
use crate::records::people::Person;

/// `Family, Given` or `Family, Given, Suffix`; without a comma the name of a body, or one that
/// is written as it is spoken.
pub(super) fn person(name: &str) -> Person {
    let mut parts = name.split(',').map(str::trim);
    let family = parts.next().unwrap_or_default().to_owned();
    match parts.next().filter(|given| !given.is_empty()) {
        Some(given) => Person::Parts {
            given: given.to_owned(),
            family,
            suffix: parts.next().unwrap_or_default().to_owned(),
        },
        None if name.trim_end().ends_with(',') => Person::Body(family),
        None => Person::spoken(name.trim()),
    }
}

/// The number of a month by its first letters: `Jul`, `Nov-Dec`.
pub(super) fn month(word: &str) -> Option<i64> {
    let begin = word.get(..3)?.to_lowercase();
    let at = months::SHORT.iter().position(|month| *month == begin)?;
    i64::try_from(at + 1).ok()
}

/// The key of an item: its own where it is one word, else made of the first author and the year.
pub(super) fn key(item: &Item) -> String {
    let is_word = |key: &str| {
        !key.is_empty()
            && key.len() <= 60
            && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_:./+".contains(c))
    };
    if is_word(&item.key) && !item.key.contains("://") {
        return item.key.clone();
    }
    let author = match item.record.authors.first().or(item.record.editors.first()) {
        Some(Person::Parts { family, .. }) => family.clone(),
        Some(Person::Spoken(name) | Person::Body(name)) => {
            name.split(' ').next_back().unwrap_or_default().to_owned()
        }
        None => item.record.title.split(' ').next().unwrap_or_default().to_owned(),
    };
    let author: String = author.chars().filter(char::is_ascii_alphanumeric).collect();
    let year = item.record.date.year.map(|year| year.to_string()).unwrap_or_default();
    match format!("{}{year}", author.to_lowercase()) {
        empty if empty.is_empty() => "entry".to_owned(),
        key => key,
    }
}

/// The DOI in a text: bare, behind `doi:`, or in an address.
pub(super) fn doi(text: &str) -> Option<String> {
    let at = text.find("10.")?;
    let rest = &text[at..];
    let end = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
    let doi = rest[..end].trim_end_matches([',', ';', '.', ']']);
    (doi.contains('/') && doi.len() > 7).then(|| doi.to_owned())
}

/// Pages whose end is shortened in full: `1023-5` is `1023–1025`.
pub(super) fn pages(text: &str) -> String {
    let Some((start, end)) = text.split_once('-') else { return text.to_owned() };
    let (start, end) = (start.trim(), end.trim_matches(['-', ' ']));
    let is_number =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_short = is_number(start) && is_number(end) && end.len() < start.len();
    let begun = if is_short { &start[..start.len() - end.len()] } else { "" };
    format!("{start}--{begun}{end}")
}
