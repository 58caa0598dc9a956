//! The syntaxes: text becomes a tree of nodes with places.
//!
//! Each syntax is blind to the others.

pub mod bibtex;
pub(crate) mod csv;
pub mod foreign;
pub(crate) mod json;
pub(crate) mod months;
pub(crate) mod xml;
pub mod yaml;
