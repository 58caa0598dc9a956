//! What a variant leaves out, to be said on request.

use crate::source::Span;
use crate::tree::Node;
use crate::tree::label::label;

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
