//! What a variant leaves out, to be said on request.

use crate::diagnostics::excerpt;
use crate::source::Span;
use crate::tree::{Node, Value};

/// Something that a variant leaves out.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The section it stands in, by title or kind; empty outside sections.
    pub section: String,
    /// What it is, by its first text.
    pub what: String,
    /// Where it stands.
    pub span: Span,
    /// Why it is left out.
    pub why: Why,
}

/// Why something is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has this tag.
    Tag(String),
    /// It is a section that the variant does not name.
    NotChosen,
    /// The section shows only so many.
    BehindTheFirst(usize),
}

impl LeftOut {
    pub(super) fn new(section: &str, node: &Node, why: Why) -> Self {
        Self { section: section.to_owned(), what: label(node), span: node.span, why }
    }
}

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
