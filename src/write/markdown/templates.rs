//! The templates, one type for each file under `templates/markdown/`.

use askama::Template;
use askama::filters::Safe;

use super::filters;
use crate::document::{Block, Contact, Document, Part, Section};

/// A document.
#[derive(Template)]
#[template(path = "markdown/document.md")]
pub(super) struct DocumentTemplate<'a> {
    pub(super) document: &'a Document,
}

/// A section.
#[derive(Template)]
#[template(path = "markdown/section.md")]
pub(super) struct SectionTemplate<'a> {
    pub(super) section: &'a Section,
    pub(super) level: usize,
}

/// A piece of a section or of an entry.
#[derive(Template)]
#[template(path = "markdown/block.md")]
pub(super) struct BlockTemplate<'a> {
    pub(super) block: &'a Block,
    pub(super) level: usize,
}

impl DocumentTemplate<'_> {
    fn contacts(&self) -> &[Contact] {
        &self.document.header.contacts
    }
}

impl SectionTemplate<'_> {
    fn marks(&self) -> Safe<String> {
        filters::heading_marks(self.level)
    }

    /// The level of the headings in it.
    fn inner(&self) -> usize {
        self.level + usize::from(self.section.title.is_some())
    }
}

impl BlockTemplate<'_> {
    fn marks(&self) -> Safe<String> {
        filters::heading_marks(self.level)
    }
}
