//! Catalogue records as BibTeX text.

pub(crate) mod bibtex;
pub(crate) mod csl;
pub(crate) mod json;
pub(crate) mod library;
pub(crate) mod people;
pub(crate) mod record;
pub(crate) mod tex;
