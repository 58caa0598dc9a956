//! The templates, one type for each file under `templates/docx/`.

use askama::Template;

use super::filters;
use super::page::{Page, Picture};
use crate::document::{Block, Contact, Document, Part, Publication, Section};
use crate::write::look::Chosen;

/// The text.
#[derive(Template)]
#[template(path = "docx/document.xml")]
pub(super) struct DocumentTemplate<'a> {
    pub(super) document: &'a Document,
    pub(super) photo: Option<&'a Picture>,
    pub(super) page: &'a Page,
    pub(super) has_footer: bool,
    pub(super) is_right_to_left: bool,
}

/// A section.
#[derive(Template)]
#[template(path = "docx/section.xml")]
pub(super) struct SectionTemplate<'a> {
    pub(super) section: &'a Section,
    pub(super) level: usize,
}

/// A piece of a section or of an entry.
#[derive(Template)]
#[template(path = "docx/block.xml")]
pub(super) struct BlockTemplate<'a> {
    pub(super) block: &'a Block,
    pub(super) level: usize,
}

/// The styles.
#[derive(Template)]
#[template(path = "docx/styles.xml")]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of the design")]
pub(super) struct StylesTemplate<'a> {
    pub(super) chosen: &'a Chosen,
    pub(super) page: &'a Page,
    pub(super) font: &'a str,
    pub(super) language: &'a str,
    /// The size of the text in half points.
    pub(super) size: u32,
    /// The distance between lines in parts of 240.
    pub(super) leading: u32,
    pub(super) head_alignment: &'static str,
    pub(super) rule: String,
    pub(super) name_colour: &'a str,
    pub(super) is_name_bold: bool,
    pub(super) is_underlined: bool,
    pub(super) is_justified: bool,
    pub(super) is_right_to_left: bool,
}

/// The lists.
#[derive(Template)]
#[template(path = "docx/numbering.xml")]
pub(super) struct NumberingTemplate<'a> {
    pub(super) chosen: &'a Chosen,
}

/// What Word is told of the file.
#[derive(Template)]
#[template(path = "docx/settings.xml")]
pub(super) struct SettingsTemplate<'a> {
    pub(super) language: &'a str,
}

/// The fonts.
#[derive(Template)]
#[template(path = "docx/fonts.xml")]
pub(super) struct FontsTemplate<'a> {
    pub(super) font: &'a str,
}

/// The colours and fonts that Word offers.
#[derive(Template)]
#[template(path = "docx/theme.xml")]
pub(super) struct ThemeTemplate<'a> {
    pub(super) chosen: &'a Chosen,
    pub(super) font: &'a str,
}

/// The foot of each page.
#[derive(Template)]
#[template(path = "docx/footer.xml")]
pub(super) struct FooterTemplate<'a> {
    pub(super) document: &'a Document,
}

/// Title, author and language.
#[derive(Template)]
#[template(path = "docx/core.xml")]
pub(super) struct CoreTemplate<'a> {
    pub(super) document: &'a Document,
    pub(super) language: &'a str,
}

/// What each part is.
#[derive(Template)]
#[template(path = "docx/types.xml")]
pub(super) struct TypesTemplate {
    pub(super) has_footer: bool,
}

/// Where the text is.
#[derive(Template)]
#[template(path = "docx/package.xml")]
pub(super) struct PackageTemplate;

/// What the text refers to.
#[derive(Template)]
#[template(path = "docx/relations.xml")]
pub(super) struct RelationsTemplate<'a> {
    pub(super) parts: &'a [(&'a str, &'a str)],
    pub(super) photo: Option<&'a Picture>,
    /// Addresses, escaped already.
    pub(super) links: &'a [String],
    pub(super) has_footer: bool,
}

impl DocumentTemplate<'_> {
    fn contacts(&self) -> &[Contact] {
        &self.document.header.contacts
    }
}

impl BlockTemplate<'_> {
    /// What stands below a publication in paragraphs of its own.
    fn below<'p>(&self, publication: &'p Publication) -> Vec<&'p Block> {
        let body = publication.body.iter();
        body.filter(|block| !matches!(block, Block::Row(_))).collect()
    }
}
