//! The publications of a CV as RIS, in the order of the CV: lines that end as RIS has them,
//! and the tags that reference managers agree on.

use super::works::{self, Work};
use crate::model::Cv;
use crate::model::entries::{Publication, PublicationType as Type};
use crate::people::Name;

/// The records.
pub fn write(cv: &Cv) -> String {
    works::of(cv).iter().map(record).collect()
}

/// The record of a publication by itself, with lines that end as those of Unix.
pub fn one(source: &Publication, key: &str) -> String {
    let record = record(&Work { source, key: key.to_owned() });
    record.trim_end().replace("\r\n", "\n") + " \n"
}

fn record(work: &Work<'_>) -> String {
    let source = work.source;
    let (kind, is_article) = kind(source);
    let mut record = Lines::default();
    record.add("TY", kind);
    record.add("ID", &work.key);
    record.text("TI", Some(&source.title));
    for name in &works::people(&source.authors).named {
        record.add("AU", &said(name));
    }
    for name in &works::names(&source.editors) {
        record.add("ED", &said(name));
    }
    record.text("T2", source.venue.as_ref());
    if is_article {
        record.text("JO", source.venue.as_ref());
    }
    record.text("J2", source.venue_short.as_ref());
    record.text("T3", source.series.as_ref());
    record.text("VL", source.volume.as_ref());
    record.text("IS", source.number.as_ref());
    record.text("ET", source.edition.as_ref().or(source.version.as_ref()));
    if matches!(source.r#type, Some(Type::Thesis | Type::Report)) {
        let genre = source.genre.as_ref().map(works::plain).unwrap_or_default();
        record.add("M3", &genre.replace('-', " "));
    }
    if let Some(pages) = &source.pages {
        let pages = works::plain(pages).replace("--", "–");
        let mut ends = pages.splitn(2, ['–', '-']);
        record.add("SP", ends.next().unwrap_or_default());
        record.add("EP", ends.next().unwrap_or_default());
    }
    if let Some(date) = works::date(source) {
        record.add("PY", &date.year.to_string());
        let part =
            |part: Option<u8>| part.map(|it| format!("{it:02}")).unwrap_or_default();
        let (month, day) = (part(date.month), part(date.day));
        record.add("DA", &format!("{}/{month}/{day}/", date.year));
    }
    record.text("PB", source.publisher.as_ref());
    record.text("CY", source.location.as_ref());
    record.add(
        "DO",
        source
            .doi
            .as_ref()
            .map(super::super::model::values::Doi::as_str)
            .unwrap_or_default(),
    );
    record.add(
        "SN",
        source
            .isbn
            .as_ref()
            .map(super::super::model::values::Plain::as_str)
            .unwrap_or_default(),
    );
    record.add("UR", &works::address(source).unwrap_or_default());
    record.add(
        "LA",
        source
            .language
            .as_ref()
            .map(super::super::model::values::Plain::as_str)
            .unwrap_or_default(),
    );
    for word in &source.keywords {
        record.add("KW", word.as_str());
    }
    record.text("N1", source.note.as_ref());
    record.end()
}

/// Lines of a tag and a value.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line, if it says anything.
    fn add(&mut self, tag: &str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            self.0.extend([tag, "  - ", &value, "\r\n"]);
        }
    }

    fn text(&mut self, tag: &str, text: Option<&crate::model::values::Text>) {
        if let Some(text) = text {
            self.add(tag, &works::plain(text));
        }
    }

    fn end(mut self) -> String {
        self.0.push_str("ER  - \r\n\r\n");
        self.0
    }
}

/// `Lovelace, Ada, Jr.`; that of a body as it is.
fn said(name: &Name) -> String {
    if name.is_whole() || name.given().is_empty() {
        return name.written(None);
    }
    let parts = [&works::family(name), name.given(), name.suffix()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The type, and whether the venue is a journal.
fn kind(source: &Publication) -> (&'static str, bool) {
    match source.r#type {
        Some(Type::EditedVolume) => ("EDBOOK", false),
        _ if source.is_article() => ("JOUR", true),
        _ if source.is_book() => ("BOOK", false),
        Some(Type::Conference | Type::Workshop) => ("CPAPER", false),
        Some(Type::Preprint) => ("UNPB", false),
        Some(Type::Chapter) => ("CHAP", false),
        Some(Type::Thesis) => ("THES", false),
        Some(Type::Report) => ("RPRT", false),
        Some(Type::Software) => ("COMP", false),
        Some(Type::Dataset) => ("DATA", false),
        None if source.venue.is_some() && source.volume.is_some() => ("JOUR", true),
        Some(_) | None => ("GEN", false),
    }
}
