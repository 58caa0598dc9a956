//! What a file of another program says and no field of a CV holds.

use super::Node;
use crate::source::Span;

/// What has no place in a CV of cvtex.
#[derive(Clone, Debug)]
pub struct Left {
    /// The entry to which it belongs.
    pub owner: Option<Span>,
    /// The name of the field.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Node,
    /// Whether it says how a page looks or how a program works, and nothing of the person.
    pub is_setting: bool,
}
