//! A publication in `PubMed`'s format (`.nbib`), for a file that is kept in it.

use super::works;
use crate::model::date::PartialDate;
use crate::model::entries::{Publication, PublicationType as Type};
use crate::model::values::{Doi, Plain, Text};
use crate::people::Name;

/// The months as `PubMed` writes them.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The record of a publication; none of a type that the format does not have.
pub fn one(source: &Publication) -> Option<String> {
    let (kind, container) = match source.r#type {
        Some(Type::Article) => ("Journal Article", "JT"),
        None if source.venue.is_some() => ("Journal Article", "JT"),
        Some(Type::Preprint) => ("Preprint", "JT"),
        Some(Type::Book) => ("Book", "CTI"),
        Some(Type::Chapter) => ("Book Chapter", "BTI"),
        _ => return None,
    };
    let mut lines = String::new();
    let mut add = |tag: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() || tag == "PMID" {
            lines.push_str(&format!("{tag:<4}- {value}"));
            lines.push('\n');
        }
    };
    let said = |text: &Option<Text>| text.as_ref().map(works::plain).unwrap_or_default();
    let bare = |text: Option<&str>| text.unwrap_or_default().to_owned();
    // A record begins with its number, which one that is not PubMed's lacks.
    add("PMID", "");
    if let Some(isbn) = &source.isbn {
        add("ISBN", isbn.as_str());
    }
    add("VI", &said(&source.volume));
    add("IP", &said(&source.number));
    add("DP", &works::date(source).map(day).unwrap_or_default());
    add("TI", &works::plain(&source.title));
    add("PG", &said(&source.pages).replace('–', "-"));
    let doi = bare(source.doi.as_ref().map(Doi::as_str));
    if !doi.is_empty() {
        add("LID", &format!("{doi} [doi]"));
    }
    for name in &works::people(&source.authors).named {
        let (tag, text) = person(name);
        add(tag, &text);
    }
    for name in &works::names(&source.editors) {
        add("FED", &person(name).1);
    }
    add("LA", &bare(source.language.as_ref().map(Plain::as_str)));
    add("PT", kind);
    add("EN", &said(&source.edition));
    add("PB", &said(&source.publisher));
    let venue =
        if container == "CTI" { said(&source.series) } else { said(&source.venue) };
    add(container, &venue);
    for word in &source.keywords {
        add("OT", word.as_str());
    }
    Some(lines)
}

/// `Lovelace, Ada`; that of a body under its own tag.
fn person(name: &Name) -> (&'static str, String) {
    if name.is_whole() || name.given().is_empty() {
        return ("CN", name.written(None));
    }
    let given = [name.given(), name.suffix()].join(" ");
    ("FAU", format!("{}, {}", works::family(name), given.trim()))
}

/// `1844 May 3`.
fn day(date: PartialDate) -> String {
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month) - 1));
    let mut said = date.year.to_string();
    if let Some(month) = month {
        said.push(' ');
        said.push_str(month);
        if let Some(day) = date.day {
            said.push_str(&format!(" {day}"));
        }
    }
    said
}
