//! A CV in cvtex's own terms, as its file would say it; and what of it reading a resume does not
//! give.
//!
//! What no reader of the page sees stays out: a letter, variants, files that are included, what
//! a list left out, and an e-mail address for which other words stand.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::Cv;
use crate::model::design::Design;
use crate::model::locale::Locale;
use crate::model::publications::Order;
use crate::model::section::Section;
use crate::tree::{self, Node};

/// Fields that take a text for a group of fields, and the one of these for which it stands.
const SHORT: [(&str, &str); 9] = [
    ("email", "value"),
    ("phone", "value"),
    ("location", "value"),
    ("website", "value"),
    ("highlights", "text"),
    ("items", "text"),
    ("authors", "name"),
    ("venues", "name"),
    ("positions", "position"),
];

/// The fields of a file besides its sections.
pub(super) fn file(cv: &Cv) -> Map<String, Value> {
    let mut design = value(&cv.design);
    if let (Value::Object(design), Value::Object(default)) =
        (&mut design, value(&Design::default()))
    {
        design.retain(|name, value| default.get(name) != Some(value));
    }
    let locale = (cv.locale != Locale::default()).then_some(cv.locale);
    let fields = [
        ("cv", value(&cv.cv)),
        ("people", value(&cv.people)),
        ("pages", value(&cv.pages)),
        ("design", design),
        ("locale", value(&locale)),
        ("date", value(&cv.date)),
        ("keywords", value(&cv.keywords)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A section as it is shown: its entries are those that are left when it was made of files.
pub(super) fn section(section: &Section) -> Value {
    let mut own = value(section);
    if let Value::Object(fields) = &mut own {
        if let Section::Publications(list) = section
            && list.layout.sort.is_none()
            && !list.from.is_empty()
        {
            fields.insert("sort".to_owned(), value(&Order::Newest));
        }
        if !matches!(section, Section::Group(_)) {
            for name in ["from", "overrides", "only", "except", "first"] {
                fields.remove(name);
            }
        }
    }
    own
}

fn value(thing: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(thing).unwrap_or_default();
    tidy("", &mut value);
    value
}

/// Leaves out what says nothing and what is hidden, and writes what is short in short.
fn tidy(name: &str, value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.retain(|item| !is_hidden_mail(item));
            items.iter_mut().for_each(|item| tidy(name, item));
            let is_one = items.len() == 1 && !matches!(name, "entries" | "sections");
            if let Some(one) = items.pop_if(|one| is_one && !one.is_object()) {
                *value = one;
            }
        }
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, value)| tidy(name, value));
            fields.retain(|_, value| !is_nothing(value));
            let short = SHORT.iter().find(|(field, _)| *field == name);
            if let Some((_, inner)) = short
                && fields.len() == 1
                && let Some(text) = fields.remove(*inner)
            {
                *value = text;
            }
        }
        _ => {}
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// Whether it is an e-mail address that is not shown.
fn is_hidden_mail(value: &Value) -> bool {
    value.get("value").is_some() && value.get("shown").is_some_and(|it| !it.is_null())
}

/// What changes the group of fields that was read into the one it was: `null` for a field that
/// it did not have. None where they are the same.
pub(super) fn patch(own: &Value, read: &Node) -> Option<Value> {
    let (Value::Object(own), tree::Value::Mapping(fields)) = (own, &read.value) else {
        return (!is_same(own, read)).then(|| own.clone());
    };
    let mut patch = Map::new();
    for (name, value) in own {
        if !read.get(name).is_some_and(|field| is_same(value, &field.value)) {
            patch.insert(name.clone(), value.clone());
        }
    }
    for field in fields.iter().filter(|field| !own.contains_key(&field.key)) {
        patch.insert(field.key.clone(), Value::Null);
    }
    (!patch.is_empty()).then(|| patch.into())
}

/// Whether both say the same; a list of one value is the value.
fn is_same(own: &Value, read: &Node) -> bool {
    match (own, &read.value) {
        (Value::Array(items), tree::Value::Sequence(nodes)) => {
            items.len() == nodes.len()
                && items.iter().zip(nodes).all(|(item, node)| is_same(item, node))
        }
        (Value::Array(items), _) => {
            matches!(items.as_slice(), [item] if is_same(item, read))
        }
        (_, tree::Value::Sequence(nodes)) => {
            matches!(nodes.as_slice(), [node] if is_same(own, node))
        }
        (Value::Object(own), tree::Value::Mapping(fields)) => {
            let is_there = |(name, value): (&String, &Value)| {
                read.get(name).is_some_and(|field| is_same(value, &field.value))
            };
            own.len() == fields.len() && own.iter().all(is_there)
        }
        (Value::String(text), tree::Value::Scalar(scalar)) => *text == scalar.text,
        (Value::Number(_) | Value::Bool(_), tree::Value::Scalar(scalar)) => {
            let text = own.to_string();
            text == scalar.text
        }
        _ => false,
    }
}
