//! An item of CSL's JSON as BibTeX.
//!
//! The form is that of <https://docs.citationstyles.org>; the agencies add to it, and give
//! some texts as lists.

use serde_json::Value;

use super::bibtex::BibtexRecord;
use super::json::{list, text};
use super::people::Person;
use super::record::{Date, Record, bare_doi};
use super::tex::Dialect;

/// The types of CSL, and those of BibTeX.
const KINDS: [(&str, &str); 16] = [
    ("article-journal", "article"),
    ("article-magazine", "article"),
    ("article-newspaper", "article"),
    ("journal-article", "article"),
    ("paper-conference", "inproceedings"),
    ("proceedings-article", "inproceedings"),
    ("book", "book"),
    ("monograph", "book"),
    ("chapter", "incollection"),
    ("entry-encyclopedia", "incollection"),
    ("book-chapter", "incollection"),
    ("thesis", "phdthesis"),
    ("report", "techreport"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("posted-content", "preprint"),
];

/// The entry of an item; none when it has no title.
pub(crate) fn entry(item: &Value) -> Option<BibtexRecord> {
    let said = |names: &[&str]| {
        let found = names.iter().find_map(|name| {
            text(item, &format!("/{name}")).or_else(|| text(item, &format!("/{name}/0")))
        });
        found.unwrap_or_default()
    };
    let kind = said(&["type"]);
    let is_preprint = kind == "article" || said(&["subtype"]) == "preprint";
    let known = KINDS.iter().find(|(known, _)| *known == kind).map(|(_, kind)| *kind);
    let kind = if is_preprint { "preprint" } else { known.unwrap_or("misc") };
    let title = Some(said(&["title"])).filter(|title| !title.is_empty())?;
    let date = ["issued", "published-print", "published-online", "published"]
        .iter()
        .map(|name| date(&item[*name]))
        .find(|date| date.year.is_some());
    let record = Record {
        kind,
        genre: if kind == "phdthesis" { said(&["genre"]) } else { String::new() },
        title,
        subtitle: said(&["subtitle"]),
        authors: people(item, "author"),
        editors: people(item, "editor"),
        venue: said(&["container-title"]),
        series: said(&["collection-title"]),
        edition: said(&["edition"]),
        volume: said(&["volume"]),
        number: said(&["issue", "number"]),
        pages: said(&["page", "article-number"]),
        publisher: said(&["publisher"]),
        location: said(&["publisher-place", "publisher-location"]),
        date: date.unwrap_or_default(),
        doi: bare_doi(&said(&["DOI"])).to_owned(),
        isbn: said(&["ISBN"]),
        url: said(&["URL"]),
        ..Record::default()
    };
    // A school or an institute is who publishes it.
    let record = match kind {
        "phdthesis" | "techreport" if record.venue.is_empty() => {
            Record { venue: record.publisher.clone(), publisher: String::new(), ..record }
        }
        _ => record,
    };
    let key = if record.doi.is_empty() { said(&["id"]) } else { record.doi.clone() };
    Some(record.entry(&key, Dialect::Web))
}

fn people(item: &Value, role: &str) -> Vec<Person> {
    let people = list(item, &format!("/{role}")).iter().filter_map(|person| {
        let part = |name: &str| text(person, &format!("/{name}")).unwrap_or_default();
        if let Some(name) = text(person, "/literal").or_else(|| text(person, "/name")) {
            return Some(Person::Body(name));
        }
        let particles = [part("dropping-particle"), part("non-dropping-particle")];
        let words = particles.into_iter().chain([part("family")]);
        let family: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        let (family, given) = (family.join(" "), part("given"));
        let is_named = !(family.is_empty() && given.is_empty());
        is_named.then(|| Person::Parts { given, family, suffix: part("suffix") })
    });
    people.collect()
}

/// CSL's date: `{"date-parts": [[2023, 5, 17]]}`.
fn date(value: &Value) -> Date {
    let part = |at: usize| {
        text(value, &format!("/date-parts/0/{at}")).and_then(|part| part.parse().ok())
    };
    match text(value, "/raw").or_else(|| text(value, "/literal")) {
        Some(raw) if part(0).is_none() => Date::read(&raw),
        _ => Date::of(part(0), part(1)),
    }
}
