//! Takes out of a tree what is not to be shown, and what is empty then.

use super::label::label;
use super::merge::put;
use crate::source::Span;
use crate::tree::{Field, Node, Scalar, Style, Value};

/// A part of a tree that may go.
pub(crate) struct PrunedPart<'p> {
    /// The section it stands in, by title or kind; empty outside sections.
    pub section: &'p str,
    /// The part.
    pub node: &'p Node,
    /// Of what is said of a publication, the key of that and where it stands.
    pub key: Option<(&'p str, Span)>,
}

/// Takes out each part that goes, and what is empty then. `goes` is asked for every list item
/// and every field, from the outside in.
pub(crate) fn prune(root: &mut Node, goes: &mut dyn FnMut(PrunedPart<'_>) -> bool) {
    visit(root, "", goes);
}

/// Whether the value has become empty.
fn visit(
    node: &mut Node,
    section: &str,
    goes: &mut dyn FnMut(PrunedPart<'_>) -> bool,
) -> bool {
    let own = node.get("kind").map(|_| label(node));
    let section = own.as_deref().unwrap_or(section);
    match &mut node.value {
        Value::Scalar(_) => false,
        Value::Sequence(items) => {
            let before = items.len();
            items.retain_mut(|item| {
                !goes(PrunedPart { section, node: item, key: None })
                    && !visit(item, section, goes)
            });
            before > 0 && items.is_empty()
        }
        Value::Mapping(fields) => {
            let before = fields.len();
            fields.retain_mut(|field| {
                let value = &mut field.value;
                if field.key == "overrides" {
                    hide(value, section, goes);
                    return true;
                }
                !goes(PrunedPart { section, node: value, key: None })
                    && !visit(value, section, goes)
            });
            fields.len() < before && is_hollow(fields)
        }
    }
}

/// Whether a section, or a value of a contact, has lost what it is there for.
fn is_hollow(fields: &[Field]) -> bool {
    const CONTENT: [&str; 5] = ["entries", "items", "text", "sections", "from"];
    let has = |name: &str| fields.iter().any(|field| field.key == name);
    fields.is_empty() || has("kind") && !CONTENT.into_iter().any(has)
}

/// What is said of a publication stands in another file than the publication: it is hidden by
/// what is said of it.
fn hide(
    overrides: &mut Node,
    section: &str,
    goes: &mut dyn FnMut(PrunedPart<'_>) -> bool,
) {
    let Value::Mapping(fields) = &mut overrides.value else { return };
    for Field { key, key_span, value } in fields {
        if goes(PrunedPart { section, node: value, key: Some((key, *key_span)) }) {
            let truth = Scalar { text: "true".into(), style: Style::Plain };
            let hidden = Node::scalar(value.span, truth);
            put(value, Field { key: "hide".into(), key_span: *key_span, value: hidden });
        }
    }
}
