//! What a node is called in messages.

use super::{Node, Value};
use crate::diagnostics::excerpt;

/// The fields that say what kind of thing something is or how it is shown, and not what it is.
const NOT_ITS_NAME: [&str; 5] = ["tags", "id", "key", "first", "priority"];

/// What something is called: its first text, but of a section its title, else its kind.
pub(crate) fn label(node: &Node) -> String {
    let titled = node.get("kind").and_then(|_| node.get("title"));
    if let Some(title) = titled {
        return label(&title.value);
    }
    match &node.value {
        Value::Scalar(scalar) => excerpt(&scalar.text),
        Value::Sequence(items) => items.first().map(label).unwrap_or_default(),
        Value::Mapping(fields) => fields
            .iter()
            .find(|field| !NOT_ITS_NAME.contains(&field.key.as_str()))
            .map(|field| label(&field.value))
            .unwrap_or_default(),
    }
}
