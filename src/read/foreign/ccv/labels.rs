//! The XML of a Canadian Common CV with its fields under their labels: of
//! `<section label="A"><field label="B"><value>c` it makes `{A: {B: c}}`.

use crate::tree::{Field, Node, Value};

/// Under which name the tree stands.
const ROOT: &str = "generic-cv";

/// The tree of a Canadian Common CV by its labels; another one stays as it is.
pub(in super::super) fn by_labels(root: Node) -> Node {
    let Some(cv) = root.get(ROOT) else { return root };
    let text = |name: &str| cv.value.get(name).and_then(|it| it.value.text());
    let is_french = text("lang") == Some("fr");
    let mut fields: Vec<_> = ["lang", "dateTimeGenerated"]
        .iter()
        .filter_map(|name| cv.value.get(name).cloned())
        .collect();
    fields.extend(section(&cv.value, is_french));
    let value = Node::mapping(cv.value.span, fields);
    Node::mapping(root.span, vec![Field { value, ..cv.clone() }])
}

/// The fields and the sections in a section.
fn section(node: &Node, is_french: bool) -> Vec<Field> {
    let mut made: Vec<Field> = Vec::new();
    let children = |name: &str| {
        node.get(name).map(|field| field.value.one_or_many()).unwrap_or_default()
    };
    for child in children("field") {
        let Some((key, key_span)) = label(child) else { continue };
        for (behind, value) in values(child, is_french) {
            add(&mut made, Field { key: format!("{key}{behind}"), key_span, value });
        }
    }
    for child in children("section") {
        let Some((key, key_span)) = label(child) else { continue };
        let value = Node::mapping(child.span, section(child, is_french));
        add(&mut made, Field { key, key_span, value });
    }
    made
}

/// The label of a field or a section.
fn label(node: &Node) -> Option<(String, crate::source::Span)> {
    let label = &node.get("label")?.value;
    // A path of fields has these between its names.
    let bare = label.text()?.replace(['.', '|'], "");
    Some((bare, label.span))
}

/// Adds a field; of one name several are a list.
fn add(fields: &mut Vec<Field>, field: Field) {
    let Some(known) = fields.iter_mut().find(|known| known.key == field.key) else {
        fields.push(field);
        return;
    };
    if let Value::Sequence(items) = &mut known.value.value {
        items.push(field.value);
    } else {
        let span = known.value.span;
        let first = std::mem::replace(&mut known.value, Node::sequence(span, Vec::new()));
        known.value.value = Value::Sequence(vec![first, field.value]);
    }
}

/// What a field says, with what follows its label where it says so in the other language.
fn values(field: &Node, is_french: bool) -> Vec<(&'static str, Node)> {
    let mut made = Vec::new();
    let inner = |node: &Node, name: &str| node.get(name).map(|field| field.value.clone());
    if let Some(table) = inner(field, "refTable") {
        let links = table.get("linkedWith").map(|it| it.value.one_or_many().to_vec());
        let mut parts = Vec::new();
        for link in links.unwrap_or_default() {
            if let (Some((key, key_span)), Some(value)) =
                (label(&link), inner(&link, "value"))
            {
                add(&mut parts, Field { key, key_span, value });
            }
        }
        made.push(("", Node::mapping(table.span, parts)));
    }
    if let Some(both) = inner(field, "bilingual") {
        let (own, other) =
            if is_french { ("french", "english") } else { ("english", "french") };
        let said = |name: &str| inner(&both, name).filter(is_said);
        let behind = if is_french { " (en)" } else { " (fr)" };
        match (said(own), said(other)) {
            (Some(own), other) => {
                made.push(("", own));
                made.extend(other.map(|other| (behind, other)));
            }
            (None, other) => made.extend(other.map(|other| ("", other))),
        }
    }
    for name in ["value", "lov"] {
        let Some(node) = inner(field, name) else { continue };
        for one in node.one_or_many() {
            let text = plain(one);
            let is_new = |(_, known): &(&str, Node)| known.text() != text.text();
            if is_said(&text) && made.iter().all(is_new) {
                let behind =
                    if made.is_empty() || name == "lov" { "" } else { " (value)" };
                made.push((behind, text));
            }
        }
    }
    made
}

/// The text of an element, without its attributes.
fn plain(node: &Node) -> Node {
    let Value::Mapping(fields) = &node.value else { return node.clone() };
    let attributes = ["type", "format", "id"];
    let mut parts =
        fields.iter().filter(|field| !attributes.contains(&field.key.as_str()));
    match (parts.next(), parts.next()) {
        (None, _) => Node::mapping(node.span, Vec::new()),
        (Some(only), None) => only.value.clone(),
        // Markup in a text.
        _ => {
            let kept = fields.iter().filter(|it| !attributes.contains(&it.key.as_str()));
            Node::mapping(node.span, kept.cloned().collect())
        }
    }
}

fn is_said(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(scalar) => !scalar.text.trim().is_empty(),
        Value::Mapping(fields) => !fields.is_empty(),
        Value::Sequence(items) => !items.is_empty(),
    }
}
