//! The publications of a CV as CSL JSON (CSL 1.0.2), in the order of the CV.

use serde_json::{Map, Value, json};

use super::hayagriva;
use super::works::{self, Work};
use crate::model::Cv;
use crate::model::date::PartialDate;
use crate::model::entries::{Publication, PublicationType as Type};
use crate::model::season::Season;
use crate::model::values::Text;
use crate::people::Name;

/// The list of items, with a line for each field.
pub fn write(cv: &Cv) -> String {
    let items: Vec<_> = works::of(cv).iter().map(item).collect();
    format!("{:#}\n", Value::from(items))
}

/// The item of a publication by itself.
pub fn one(source: &Publication, key: &str) -> String {
    format!("{:#}", item(&Work { source, key: key.to_owned() }))
}

/// The item of a publication as one of a list in YAML, with the mark of the list.
pub fn one_yaml(source: &Publication, key: &str) -> String {
    let item = item(&Work { source, key: key.to_owned() });
    format!("- {}", hayagriva::yaml(&item, 2))
}

fn item(work: &Work<'_>) -> Value {
    let source = work.source;
    let kind = kind(source);
    let mut item = Map::new();
    item.insert("id".into(), work.key.clone().into());
    item.insert("type".into(), kind.into());
    let mut set = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            item.insert(name.into(), value.into());
        }
    };
    let said = |text: &Option<Text>| text.as_ref().map(|it| works::marked_up(it, false));
    set("title", Some(works::marked_up(&source.title, false)));
    let (venue, publisher) = (said(&source.venue), said(&source.publisher));
    match kind {
        "article-journal" | "paper-conference" | "chapter" | "article" => {
            set("container-title", venue);
            set("container-title-short", said(&source.venue_short));
            set("publisher", publisher);
            set("collection-title", said(&source.series));
        }
        "book" if publisher.is_some() => {
            set("publisher", publisher);
            set("collection-title", said(&source.series).or(venue));
        }
        _ => {
            set("publisher", venue.or(publisher));
            set("collection-title", said(&source.series));
        }
    }
    set("volume", said(&source.volume));
    let is_issue = matches!(kind, "article-journal");
    set(if is_issue { "issue" } else { "number" }, said(&source.number));
    set("chapter-number", said(&source.chapter));
    set("number-of-volumes", said(&source.volumes));
    set("page", source.pages.as_ref().map(|pages| works::plain(pages).replace('–', "-")));
    set("edition", said(&source.edition));
    set("version", said(&source.version));
    let place =
        if kind == "paper-conference" { "event-place" } else { "publisher-place" };
    set(place, said(&source.location));
    set(
        "genre",
        source.genre.as_ref().map(|genre| works::plain(genre).replace('-', " ")),
    );
    set("DOI", source.doi.as_ref().map(|doi| doi.as_str().to_owned()));
    set("ISBN", source.isbn.as_ref().map(|isbn| isbn.as_str().to_owned()));
    set("URL", works::address(source));
    set("language", source.language.as_ref().map(|it| it.as_str().to_owned()));
    set("status", source.status.map(|status| status.name().replace('-', " ")));
    set("note", said(&source.note));
    let words: Vec<_> =
        source.keywords.iter().map(super::super::model::values::Plain::as_str).collect();
    set("keyword", Some(words.join(", ")));
    let authors: Vec<_> = works::people(&source.authors).named.iter().map(name).collect();
    let editors: Vec<_> = works::names(&source.editors).iter().map(name).collect();
    for (role, names) in [("author", authors), ("editor", editors)] {
        if !names.is_empty() {
            item.insert(role.into(), names.into());
        }
    }
    if let Some(date) = works::date(source) {
        item.insert("issued".into(), issued(date));
    }
    item.into()
}

fn name(name: &Name) -> Value {
    if name.is_whole() || name.given().is_empty() {
        return json!({ "literal": name.written(None) });
    }
    let mut parts = Map::new();
    parts.insert("family".into(), name.family().into());
    parts.insert("given".into(), name.given().into());
    for (part, value) in
        [("non-dropping-particle", name.particle()), ("suffix", name.suffix())]
    {
        if !value.is_empty() {
            parts.insert(part.into(), value.into());
        }
    }
    parts.into()
}

fn issued(date: PartialDate) -> Value {
    let mut parts = vec![Value::from(date.year)];
    parts.extend(date.month.map(Value::from));
    parts.extend(date.day.map(Value::from));
    let mut issued = json!({ "date-parts": [parts] });
    if let (Some(season), Some(fields)) = (date.season, issued.as_object_mut()) {
        fields.insert("season".into(), number(season).into());
    }
    issued
}

/// The number of a season; winter is the last of its year.
fn number(season: Season) -> u8 {
    match season.first_month() {
        3..=5 => 1,
        6..=8 => 2,
        9..=11 => 3,
        _ => 4,
    }
}

fn kind(source: &Publication) -> &'static str {
    match source.r#type {
        Some(Type::Review) => "review-book",
        _ if source.is_article() => "article-journal",
        _ if source.is_book() => "book",
        Some(Type::Conference | Type::Workshop) => "paper-conference",
        Some(Type::Preprint) => "article",
        Some(Type::Chapter) => "chapter",
        Some(Type::Thesis) => "thesis",
        Some(Type::Report) => "report",
        Some(Type::Software) => "software",
        Some(Type::Dataset) => "dataset",
        None if source.venue.is_some() && source.volume.is_some() => "article-journal",
        Some(_) | None => "document",
    }
}
