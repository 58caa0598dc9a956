//! Lists and mappings that are being read.

use std::collections::HashMap;

use crate::source::Span;
use crate::tree::node::{Field, Node, Value};

/// A list or mapping whose end has not come yet.
pub(super) struct Open {
    pub(super) start: usize,
    pub(super) anchor: usize,
    pub(super) content: Content,
}

/// What it holds so far.
pub(super) enum Content {
    Sequence(Vec<Node>),
    Mapping(OpenMapping),
}

/// The fields of a mapping so far.
#[derive(Default)]
pub(super) struct OpenMapping {
    pub(super) fields: Vec<Field>,
    /// Where each name stands, to find repeated ones.
    pub(super) names: HashMap<String, Span>,
    /// The values of merge keys.
    pub(super) merged: Vec<Node>,
    /// A key whose value has not come yet.
    pub(super) key: Option<(String, Span)>,
}

impl OpenMapping {
    /// Adds the fields of a merge key's value that the mapping does not state itself.
    pub(super) fn merge(&mut self, base: Node) {
        let Value::Mapping(inherited) = base.value else { return };
        for field in inherited {
            if !self.names.contains_key(&field.key) {
                self.names.insert(field.key.clone(), field.key_span);
                self.fields.push(field);
            }
        }
    }
}
