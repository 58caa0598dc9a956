//! What a library says of a publication that has become no part of it: it is named, as the
//! unknown fields of a `.bib` file are.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Item;
use crate::read::months;
use crate::records::people::Person;
use crate::source::Span;
use crate::tree::{Node, Value};

/// A field as the library has it.
pub(super) struct Field<'t> {
    /// What the library calls it.
    pub name: Cow<'t, str>,
    /// What it says.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub place: Span,
}

/// What a format does with its fields.
pub(super) struct Fields {
    /// Those that are read. What of them has become nothing is named.
    pub read: &'static [&'static str],
    /// Those that say nothing a list shows, and the field of BibTeX that holds them; none of
    /// what databases add for themselves.
    pub silent: &'static [(&'static str, &'static str)],
}

/// Fields of BibTeX that mean something to lists.
const MEANT: [&str; 34] = [
    "address",
    "author",
    "chapter",
    "collection",
    "da",
    "date",
    "dimensions",
    "doi",
    "edition",
    "editor",
    "event",
    "eventtitle",
    "genre",
    "institution",
    "issue",
    "keywords",
    "label",
    "language",
    "location",
    "note",
    "number",
    "organization",
    "pages",
    "publisher",
    "school",
    "section",
    "series",
    "status",
    "title",
    "translator",
    "type",
    "url",
    "version",
    "volume",
];

/// Keeps what has become no part of the publication: in a field of BibTeX of its own where it
/// says nothing that lists show, else so that it is named.
pub(super) fn keep<'t>(
    item: &mut Item,
    known: &Fields,
    all: impl IntoIterator<Item = Field<'t>>,
) {
    // A book appears in its series, and has one place for it.
    if item.record.kind == "book" && !item.record.series.is_empty() {
        item.record.venue.clear();
    }
    let mut said = None;
    for field in all {
        let Field { name, text, place } = field;
        if text.trim().is_empty() {
            continue;
        }
        if let Some((_, to)) = known.silent.iter().find(|(silent, _)| *silent == name) {
            if !to.is_empty() {
                add(item, to, &text, place);
            }
            continue;
        }
        if known.read.contains(&name.as_ref()) {
            let said = said.get_or_insert_with(|| words_of(item));
            if words(&text).all(|word| said.contains(&word)) {
                continue;
            }
        }
        let lower: String = name
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let name = lower.trim_matches('-');
        let is_meant =
            MEANT.contains(&name) || name.starts_with(|c: char| !c.is_ascii_alphabetic());
        let name = match name {
            "" => "other".to_owned(),
            name if is_meant => format!("other-{name}"),
            name => name.to_owned(),
        };
        add(item, &name, &text, place);
    }
}

/// Fields in a value that say how to read it, or when an address was visited.
const ASIDE: [&str; 6] = [
    "static-ordering",
    "parse-names",
    "comma-suffix",
    "isInstitution",
    "short",
    "verbatim",
];

/// The texts of a value of a tree, each under the name of the field that holds all of them.
pub(super) fn leaves<'t>(
    name: &'t str,
    place: Span,
    value: &'t Node,
    found: &mut Vec<Field<'t>>,
) {
    match &value.value {
        Value::Scalar(_) => found.extend(value.text().map(|text| Field {
            name: name.into(),
            text: text.into(),
            place,
        })),
        Value::Sequence(items) => {
            items.iter().for_each(|item| leaves(name, place, item, found));
        }
        Value::Mapping(fields) => {
            let shown =
                fields.iter().filter(|field| !ASIDE.contains(&field.key.as_str()));
            for field in shown {
                leaves(name, place, &field.value, found);
            }
        }
    }
}

/// Adds a field; to one that is there already, one more text.
fn add(item: &mut Item, name: &str, text: &str, place: Span) {
    let text = text.trim().replace('\n', " ");
    if let Some((_, known)) = item.others.iter_mut().find(|(known, _)| known == name) {
        known.push_str("; ");
        known.push_str(&text);
    } else {
        item.at(name.to_owned(), place);
        item.others.push((name.to_owned(), text));
    }
}

/// All words that a publication says.
fn words_of(item: &Item) -> HashSet<String> {
    let record = &item.record;
    let mut said = HashSet::new();
    let texts = [
        record.kind,
        &record.genre,
        &record.title,
        &record.subtitle,
        &record.venue,
        &record.series,
        &record.edition,
        &record.volume,
        &record.number,
        &record.pages,
        &record.publisher,
        &record.location,
        &record.doi,
        &record.arxiv,
        &record.isbn,
        &record.url,
        &record.note,
        &item.key,
        item.date.as_deref().unwrap_or_default(),
    ];
    texts.iter().for_each(|text| said.extend(words(text)));
    item.others.iter().for_each(|(_, text)| said.extend(words(text)));
    item.keywords.iter().for_each(|text| said.extend(words(text)));
    for person in record.authors.iter().chain(&record.editors) {
        match person {
            Person::Parts { given, family, suffix } => {
                [given, family, suffix].iter().for_each(|part| said.extend(words(part)));
            }
            Person::Spoken(name) | Person::Body(name) => said.extend(words(name)),
        }
    }
    said.extend(record.date.year.map(|year| year.to_string()));
    if let Some(month) = record.date.month {
        said.insert(month.to_string());
        said.insert(
            months::SHORT[usize::try_from(month - 1).unwrap_or(0) % 12].to_owned(),
        );
    }
    said
}

/// The words of a text, in small letters; numbers without zeros before them, months by their
/// first letters, and nothing of what only leads to a DOI.
fn words(text: &str) -> impl Iterator<Item = String> {
    const LEADING: [&str; 8] =
        ["http", "https", "doi", "dx", "org", "www", "pii", "pages"];
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let lower = parts.filter(|part| !part.is_empty()).map(str::to_lowercase);
    lower.filter(|word| !LEADING.contains(&word.as_str())).filter_map(|word| {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            let bare = word.trim_start_matches('0');
            return (!bare.is_empty()).then(|| bare.to_owned());
        }
        let is_month = months::ENGLISH.contains(&word.as_str());
        Some(if is_month { word.chars().take(3).collect() } else { word })
    })
}
