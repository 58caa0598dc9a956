//! A publication as a record of `EndNote`'s XML, for a file that is kept in it.

use super::works;
use crate::model::entries::{Publication, PublicationType as Type};
use crate::model::values::{Doi, Plain, Text};
use crate::people::Name;

/// The record of a publication, on one line.
pub fn one(source: &Publication, key: &str) -> String {
    let (name, number) = kind(source);
    let mut record = Writer::default();
    record.open("record");
    record.0.push_str(&format!("<ref-type name=\"{name}\">{number}</ref-type>"));
    record.group("contributors", |record| {
        let authors = works::people(&source.authors).named;
        record.group("authors", |record| {
            authors.iter().for_each(|name| record.text("author", &said(name)));
        });
        let editors = works::names(&source.editors);
        record.group("secondary-authors", |record| {
            editors.iter().for_each(|name| record.text("author", &said(name)));
        });
    });
    let plain = |text: &Option<Text>| text.as_ref().map(works::plain).unwrap_or_default();
    let is_institution = matches!(source.r#type, Some(Type::Thesis | Type::Report));
    let venue = plain(&source.venue);
    record.group("titles", |record| {
        record.text("title", &works::plain(&source.title));
        match source.r#type {
            Some(Type::Book) => record.text("secondary-title", &plain(&source.series)),
            _ if is_institution => {}
            _ => {
                record.text("secondary-title", &venue);
                record.text("tertiary-title", &plain(&source.series));
            }
        }
    });
    record.text("pages", &plain(&source.pages).replace('–', "-"));
    record.text("volume", &plain(&source.volume));
    record.text("number", &plain(&source.number));
    let edition = plain(&source.edition);
    let edition = if edition.is_empty() { plain(&source.version) } else { edition };
    record.text("edition", &edition);
    let words: Vec<_> = source.keywords.iter().map(Plain::as_str).collect();
    record.group("keywords", |record| {
        words.iter().for_each(|word| record.text("keyword", word));
    });
    if let Some(date) = works::date(source) {
        record.group("dates", |record| {
            record.text("year", &date.year.to_string());
            let month = date.month.and_then(|month| MONTHS.get(usize::from(month) - 1));
            let day = date.day.map(|day| format!(" {day}")).unwrap_or_default();
            let said = month.map(|month| format!("{month}{day}")).unwrap_or_default();
            record.group("pub-dates", |record| record.text("date", &said));
        });
    }
    record.text("pub-location", &plain(&source.location));
    let publisher = if is_institution { venue } else { plain(&source.publisher) };
    record.text("publisher", &publisher);
    record.text("isbn", source.isbn.as_ref().map(Plain::as_str).unwrap_or_default());
    let doi = source.doi.as_ref().map(Doi::as_str).unwrap_or_default();
    record.text("electronic-resource-num", doi);
    record.text("label", key);
    record.text("notes", &plain(&source.note));
    if is_institution {
        record.text("work-type", &plain(&source.genre).replace('-', " "));
    }
    let url = works::address(source).unwrap_or_default();
    record.group("urls", |record| {
        record.group("related-urls", |record| record.text("url", &url));
    });
    record.0.push_str("</record>");
    record.0
}

/// The months as `EndNote` writes them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// XML that grows.
#[derive(Default)]
struct Writer(String);

impl Writer {
    fn open(&mut self, name: &str) {
        self.0.extend(["<", name, ">"]);
    }

    /// An element, if it says anything.
    fn text(&mut self, name: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.open(name);
        for sign in text.trim().chars() {
            match sign {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                sign => self.0.push(sign),
            }
        }
        self.0.extend(["</", name, ">"]);
    }

    /// An element of elements, if it has any.
    fn group(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        let start = self.0.len();
        self.open(name);
        let begun = self.0.len();
        inner(self);
        if self.0.len() == begun {
            self.0.truncate(start);
        } else {
            self.0.extend(["</", name, ">"]);
        }
    }
}

/// `Lovelace, Ada, Jr.`; a body has a comma behind it.
fn said(name: &Name) -> String {
    if name.is_whole() || name.given().is_empty() {
        return format!("{},", name.written(None));
    }
    let parts = [&works::family(name), name.given(), name.suffix()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The type, and its number.
fn kind(source: &Publication) -> (&'static str, u8) {
    match source.r#type {
        Some(Type::EditedVolume) => ("Edited Book", 28),
        _ if source.is_article() => ("Journal Article", 17),
        _ if source.is_book() => ("Book", 6),
        Some(Type::Preprint) => ("Electronic Article", 43),
        Some(Type::Conference | Type::Workshop) => ("Conference Paper", 47),
        Some(Type::Chapter) => ("Book Section", 5),
        Some(Type::Thesis) => ("Thesis", 32),
        Some(Type::Report) => ("Report", 27),
        Some(Type::Software) => ("Computer Program", 9),
        Some(Type::Dataset) => ("Dataset", 59),
        None if source.venue.is_some() && source.volume.is_some() => {
            ("Journal Article", 17)
        }
        Some(_) | None => ("Generic", 13),
    }
}
