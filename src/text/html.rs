//! What web pages leave in texts: tags, named characters and formulas in MathML.

mod entities;
mod mathml;
mod tags;

pub(crate) use entities::entity;
pub(crate) use mathml::{formula, is_element};
pub(crate) use tags::{Meaning, Tag, closing, element, has_any, read, unknown, words};
