//! The tree that every syntax is read into, and what works on any tree.

pub(crate) mod merge;
pub(crate) mod node;
pub(crate) mod places;
pub(crate) mod prune;
pub mod sections;
#[cfg(test)]
pub(crate) mod testing;

pub use node::{Field, Node, Scalar, Style, Value};
