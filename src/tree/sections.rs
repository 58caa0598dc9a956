//! The sections of a CV as they are written, whatever else is wrong in it.

use crate::tree::{Node, Value};

/// The sections of a kind, those in groups included, in the order of the file.
pub fn sections<'n>(root: &'n Node, kind: &str) -> Vec<&'n Node> {
    let mut found = Vec::new();
    collect(root, kind, &mut found);
    found
}

fn collect<'n>(parent: &'n Node, kind: &str, found: &mut Vec<&'n Node>) {
    let Some(field) = parent.get("sections") else { return };
    let Value::Sequence(sections) = &field.value.value else { return };
    for section in sections {
        if texts(section, "kind") == [kind] {
            found.push(section);
        }
        collect(section, kind, found);
    }
}

/// The texts of a field that takes one or many.
pub fn texts<'n>(node: &'n Node, field: &str) -> Vec<&'n str> {
    let text = |node: &'n Node| match &node.value {
        Value::Scalar(scalar) => Some(scalar.text.as_str()),
        _ => None,
    };
    match node.get(field).map(|field| &field.value) {
        Some(Node { value: Value::Sequence(items), .. }) => {
            items.iter().filter_map(text).collect()
        }
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    }
}
