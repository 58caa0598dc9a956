//! The tree that every syntax is read into, and what works on any tree.

pub(crate) mod label;
mod left;
pub(crate) mod merge;
pub(crate) mod node;
pub(crate) mod places;
pub(crate) mod prune;
pub(crate) mod quoted;
pub mod sections;
#[cfg(test)]
pub(crate) mod testing;

pub use left::Left;
pub use node::{Field, Node, Scalar, Style, Value};
