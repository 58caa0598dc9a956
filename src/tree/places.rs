//! Where things stand, and what they look like there.

use serde_json::{Map, Value as Json};

use crate::diagnostics::words;
use crate::source::{Source, Span};
use crate::tree::{Node, Value};

pub(crate) fn first_type(schema: &Json) -> Option<&str> {
    let name = &schema["type"];
    name.as_str().or_else(|| name.get(0).and_then(Json::as_str))
}

pub(crate) fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(scalar) => Some(scalar.text.trim().to_owned()),
        _ => None,
    }
}

pub(crate) fn is_single_field(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(fields) => match fields.as_slice() {
            [field] => {
                matches!(field.value.value, Value::Scalar(_)) && field.key.len() < 200
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a group stands in braces or on lines of its own, where no text is that YAML takes
/// for one.
pub(crate) fn is_written_as_group(node: &Node, source: &Source) -> bool {
    let is_on_its_own = || {
        let before = &source.text()[..node.span.start()];
        let line = before.rsplit('\n').next().unwrap_or_default();
        !line.is_empty() && line.trim().is_empty()
    };
    source.slice(node.span).starts_with('{') || is_on_its_own()
}

pub(crate) fn first_line(span: Span, source: &Source) -> Span {
    let line = source.slice(span).lines().next().unwrap_or("");
    source.span(span.start()..span.start() + line.trim_end().len())
}

pub(crate) fn head(node: &Node, source: &Source) -> Span {
    match &node.value {
        Value::Mapping(fields) if !fields.is_empty() => {
            let first = fields.iter().map(|field| field.key_span).min();
            first.unwrap_or(node.span)
        }
        _ => first_line(node.span, source),
    }
}

pub(crate) fn dash_before(item: Span, source: &Source) -> Span {
    if !item.range().is_empty() {
        return item;
    }
    let mut end = item.start();
    for line in source.text()[..end].rsplit('\n').take(100) {
        let start = end - line.len();
        let content = line.trim_end();
        let content = match content.find("- #") {
            Some(dash) => &content[..=dash],
            None => content,
        };
        if content.ends_with('-') {
            return source.span(start + content.len() - 1..start + content.len());
        }
        if !(content.trim().is_empty() || content.trim_start().starts_with('#')) {
            break;
        }
        end = start.saturating_sub(1);
    }
    source.span(item.start()..item.start() + 1)
}

pub(crate) fn group_help(schema: &Json, node: &Node) -> String {
    let names = schema.get("properties").and_then(Json::as_object);
    let names: Vec<_> =
        names.into_iter().flat_map(Map::keys).map(String::as_str).collect();
    if names.is_empty() {
        return "write a name of your own before each, with a colon behind it".into();
    }
    let names = words::all_of(&names);
    match &node.value {
        Value::Sequence(_) => format!("write fields without `- `: there are {names}"),
        _ => format!("write fields, each on a line of its own: there are {names}"),
    }
}

pub(crate) fn text_help(node: &Node, takes: &str, source: &Source) -> String {
    match &node.value {
        Value::Sequence(_)
            if takes == "a text" && source.slice(node.span).starts_with('[') =>
        {
            "write one text, in quotes if the brackets belong to it".into()
        }
        Value::Sequence(_) => format!("write {takes} instead of the list"),
        _ if takes == "a text" => {
            "write one text on the line of its field, in quotes if it holds `: `".into()
        }
        _ => format!("write {takes} on the line of its field"),
    }
}
