//! The publications of a CV as BibTeX, in the order of the CV.

use super::works::{self, Work};
use crate::model::Cv;
use crate::model::entries::{Publication, PublicationType as Type};
use crate::model::values::Text;
use crate::people::Name;
use crate::records::people::Person;
use crate::records::record::{Date, Record};
use crate::records::tex::{Dialect, tex};

/// What a file begins with, so that one that somebody has written is known.
pub const START: &str = "% Written by cvtex. Change the CV and render it again.\n";

/// The `.bib` file of a CV.
pub fn write(cv: &Cv) -> String {
    let entries: Vec<_> = works::of(cv).iter().map(entry).collect();
    format!("{START}\n{}", entries.join("\n"))
}

fn entry(work: &Work<'_>) -> String {
    let source = work.source;
    let said = |text: &Option<Text>| {
        text.as_ref().map(|text| works::marked_up(text, true)).unwrap_or_default()
    };
    let plain = |text: &Option<Text>| text.as_ref().map(works::plain).unwrap_or_default();
    let people = works::people(&source.authors);
    let mut authors: Vec<_> = people.named.iter().map(person).collect();
    if people.has_others {
        authors.push(Person::Body("others".to_owned()));
    }
    let (kind, has_own_venue) = kind(source);
    let date = works::date(source);
    let record = Record {
        kind,
        genre: genre(source),
        title: works::marked_up(&source.title, true),
        authors,
        editors: works::names(&source.editors).iter().map(person).collect(),
        venue: said(&source.venue),
        series: if has_own_venue { said(&source.series) } else { String::new() },
        edition: said(&source.edition),
        volume: said(&source.volume),
        number: said(&source.number),
        pages: plain(&source.pages).replace('–', "--"),
        publisher: said(&source.publisher),
        location: said(&source.location),
        date: Date::of(
            date.map(|date| date.year.into()),
            date.and_then(|date| date.month.map(i64::from)),
        ),
        doi: source.doi.as_ref().map(|doi| doi.as_str().to_owned()).unwrap_or_default(),
        arxiv: source.arxiv.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
        isbn: source.isbn.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
        url: works::address(source).unwrap_or_default(),
        note: said(&source.note),
        ..Record::default()
    };
    let mut entry = record.entry(&work.key, Dialect::Web);
    if !source.keywords.is_empty() {
        let words: Vec<_> = source
            .keywords
            .iter()
            .map(super::super::model::values::Plain::as_str)
            .collect();
        entry.tex("keywords", Some(tex(&words.join(", "), Dialect::Web)));
    }
    if let Some(status) = source.status {
        entry.tex("pubstate", Some(status.name().to_owned()));
    }
    entry.written()
}

fn person(name: &Name) -> Person {
    if name.is_whole() {
        return Person::Body(name.family().to_owned());
    }
    Person::Parts {
        given: name.given().to_owned(),
        family: works::family(name),
        suffix: name.suffix().to_owned(),
    }
}

/// The type, and whether the venue has a field of its own beside the series.
fn kind(source: &Publication) -> (&'static str, bool) {
    match source.r#type {
        _ if source.is_article() => ("article", true),
        _ if source.is_book() => ("book", source.venue.is_none()),
        Some(Type::Conference | Type::Workshop) => ("inproceedings", true),
        Some(Type::Chapter) => ("incollection", true),
        Some(Type::Thesis) => {
            let genre = source.genre.as_ref().map(Text::as_str).unwrap_or_default();
            (if genre == "masters-thesis" { "mastersthesis" } else { "phdthesis" }, true)
        }
        Some(Type::Report) => ("techreport", true),
        Some(Type::Software) => ("software", true),
        Some(Type::Dataset) => ("dataset", true),
        None if source.venue.is_some() && source.volume.is_some() => ("article", true),
        Some(_) | None => ("misc", true),
    }
}

/// What it is in words, where the type does not say it.
fn genre(source: &Publication) -> String {
    let genre = source.genre.as_ref().map(works::plain).unwrap_or_default();
    match genre.as_str() {
        "phd-thesis" => "PhD thesis".to_owned(),
        "masters-thesis" => "Master’s thesis".to_owned(),
        _ => genre.replace('-', " "),
    }
}
