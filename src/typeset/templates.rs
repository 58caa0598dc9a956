//! The templates, one type for each file under `templates/`.

use askama::Template;

use super::filters;
use crate::document::{Author, Block, Document, Item, Part, Section};
use crate::model::design::{Paper, Theme};

/// The whole document.
#[derive(Template)]
#[template(path = "document.tex")]
pub(super) struct DocumentTemplate<'a> {
    pub(super) document: &'a Document,
}

/// A section.
#[derive(Template)]
#[template(path = "section.tex")]
pub(super) struct SectionTemplate<'a> {
    pub(super) section: &'a Section,
}

/// A piece of a section or of an entry.
#[derive(Template)]
#[template(path = "block.tex")]
pub(super) struct BlockTemplate<'a> {
    pub(super) block: &'a Block,
}

/// A list of points.
#[derive(Template)]
#[template(path = "items.tex")]
pub(super) struct ItemsTemplate<'a> {
    pub(super) items: &'a [Item],
}

/// An author of a publication.
#[derive(Template)]
#[template(path = "author.tex")]
pub(super) struct AuthorTemplate<'a> {
    pub(super) author: &'a Author,
}

impl DocumentTemplate<'_> {
    fn theme(&self) -> &'static str {
        match self.document.look.theme {
            Theme::Classic => "classic",
        }
    }

    fn paper(&self) -> &'static str {
        match self.document.look.paper {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        }
    }
}
