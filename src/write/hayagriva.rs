//! A publication in Hayagriva's YAML, and items of CSL in YAML, for files that are kept so.

use serde_json::{Map, Value, json};

use super::works;
use super::yaml::scalar::{Context, written};
use crate::model::date::PartialDate;
use crate::model::entries::{Publication, PublicationType as Type};
use crate::model::values::{Arxiv, Doi, Plain, Text};
use crate::people::Name;

/// The entry of a publication, its key and its fields on lines of their own.
pub fn one(source: &Publication, key: &str) -> String {
    let mut entry = Map::new();
    let mut set = |name: &str, value: Value| {
        let is_empty = match &value {
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => value.is_null(),
        };
        if !is_empty {
            entry.insert(name.to_owned(), value);
        }
    };
    let plain = |text: &Option<Text>| text.as_ref().map(works::plain).unwrap_or_default();
    let (kind, genre, parent) = kind(source);
    set("type", kind.into());
    set("title", works::plain(&source.title).into());
    set("author", works::people(&source.authors).named.iter().map(person).collect());
    set("date", works::date(source).map(day).unwrap_or_default().into());
    let editors: Value = works::names(&source.editors).iter().map(person).collect();
    set("editor", editors);
    set("genre", source.genre.as_ref().map_or(genre.to_owned(), works::plain).into());
    let (volume, number) = (plain(&source.volume), plain(&source.number));
    if parent.is_empty() {
        set("organization", plain(&source.venue).into());
    }
    set("publisher", plain(&source.publisher).into());
    set("location", plain(&source.location).into());
    let edition = plain(&source.edition);
    let edition = if edition.is_empty() { plain(&source.version) } else { edition };
    set("edition", edition.into());
    if parent.is_empty() || kind == "book" {
        set("volume", volume.clone().into());
        set("issue", number.clone().into());
    }
    set("page-range", plain(&source.pages).replace('–', "-").into());
    set("url", works::address(source).unwrap_or_default().into());
    let mut numbers = Map::new();
    for (name, value) in [
        ("doi", source.doi.as_ref().map(Doi::as_str)),
        ("isbn", source.isbn.as_ref().map(Plain::as_str)),
        ("arxiv", source.arxiv.as_ref().map(Arxiv::as_str)),
    ] {
        numbers.extend(value.map(|value| (name.to_owned(), value.into())));
    }
    set("serial-number", numbers.into());
    set("note", plain(&source.note).into());
    let title = if kind == "book" { plain(&source.series) } else { plain(&source.venue) };
    if !parent.is_empty() && !title.is_empty() {
        let mut above = Map::new();
        above.insert("type".into(), parent.into());
        above.insert("title".into(), title.into());
        for (name, value) in [("volume", volume), ("issue", number)] {
            if kind != "book" && !value.is_empty() {
                above.insert(name.into(), value.into());
            }
        }
        set("parent", above.into());
    }
    let mut whole = Map::new();
    whole.insert(key.to_owned(), entry.into());
    yaml(&whole.into(), 0) + "\n"
}

/// A value of JSON as YAML: each field of a group and each item that is a group on lines of its
/// own, without a line break at the end.
pub fn yaml(value: &Value, column: usize) -> String {
    match value {
        Value::Object(fields) => {
            let indent = format!("\n{}", " ".repeat(column));
            let lines = fields.iter().map(|(name, value)| {
                let name = written(name, Context::Block);
                match value {
                    Value::Object(inner) if inner.len() > 2 || has_groups(value) => {
                        let inner = yaml(value, column + 2);
                        format!("{name}:\n{}{inner}", " ".repeat(column + 2))
                    }
                    Value::Array(items) if has_groups(value) => {
                        let items = items.iter().map(|item| {
                            let item = match item {
                                Value::Object(_) => yaml(item, column + 4),
                                other => flow(other),
                            };
                            format!("\n{}- {item}", " ".repeat(column + 2))
                        });
                        format!("{name}:{}", items.collect::<String>())
                    }
                    Value::String(text) => {
                        format!("{name}: {}", written(text, Context::Block))
                    }
                    other => format!("{name}: {}", flow(other)),
                }
            });
            lines.collect::<Vec<_>>().join(&indent)
        }
        other => flow(other),
    }
}

fn has_groups(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(Value::is_object),
        Value::Object(fields) => {
            fields.values().any(|it| it.is_object() || it.is_array())
        }
        _ => false,
    }
}

fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => written(text, Context::Flow),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| {
                format!("{}: {}", written(name, Context::Flow), flow(value))
            });
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// `Lovelace, Ada`; that of a body, or one with a suffix, in its parts.
fn person(name: &Name) -> Value {
    if name.is_whole() || name.given().is_empty() {
        return json!({ "name": name.written(None) });
    }
    let family = works::family(name);
    if name.suffix().is_empty() {
        return format!("{family}, {}", name.given()).into();
    }
    json!({ "name": family, "given-name": name.given(), "suffix": name.suffix() })
}

/// `1844-05-03`.
fn day(date: PartialDate) -> String {
    let mut said = date.year.to_string();
    for part in [date.month, date.day].into_iter().map_while(|part| part) {
        said.push_str(&format!("-{part:02}"));
    }
    said
}

/// The type, what such a work is called besides, and the type of what it appeared in.
fn kind(source: &Publication) -> (&'static str, &'static str, &'static str) {
    match source.r#type {
        Some(Type::EditedVolume) => ("anthology", "", "book"),
        _ if source.is_article() => ("article", "", "periodical"),
        _ if source.is_book() => ("book", "", "book"),
        Some(Type::Preprint) => ("article", "", "repository"),
        Some(Type::Conference | Type::Workshop) => ("article", "", "proceedings"),
        Some(Type::Chapter) => ("chapter", "", "anthology"),
        Some(Type::Thesis) => ("thesis", "", ""),
        Some(Type::Report) => ("report", "", ""),
        Some(Type::Software) => ("repository", "", ""),
        Some(Type::Dataset) => ("misc", "Dataset", ""),
        None if source.venue.is_some() && source.volume.is_some() => {
            ("article", "", "periodical")
        }
        Some(_) | None => ("misc", "", ""),
    }
}
