//! The templates, one type for each file under `templates/html/`.

use askama::Template;

use super::filters;
use crate::document::{Author, Block, Document, Item, Number, Part, Section};
use crate::model::Locale;
use crate::model::design::{DateColumn, Header, LinkStyle, PhotoSide, SectionRule};
use crate::text;
use crate::write::look::Chosen;

/// A page.
#[derive(Template)]
#[template(path = "html/page.html")]
pub(super) struct PageTemplate<'a> {
    pub(super) document: &'a Document,
    pub(super) chosen: &'a Chosen,
    pub(super) style: &'a str,
}

/// What a page of a site can take in.
#[derive(Template)]
#[template(path = "html/fragment.html")]
pub(super) struct FragmentTemplate<'a> {
    pub(super) document: &'a Document,
    pub(super) chosen: &'a Chosen,
}

/// A section.
#[derive(Template)]
#[template(path = "html/section.html")]
pub(super) struct SectionTemplate<'a> {
    pub(super) section: &'a Section,
    pub(super) level: usize,
}

/// A piece of a section or of an entry.
#[derive(Template)]
#[template(path = "html/block.html")]
pub(super) struct BlockTemplate<'a> {
    pub(super) block: &'a Block,
    pub(super) level: usize,
}

/// A list of points.
#[derive(Template)]
#[template(path = "html/items.html")]
pub(super) struct ItemsTemplate<'a> {
    pub(super) items: &'a [Item],
}

/// An author of a publication.
#[derive(Template)]
#[template(path = "html/author.html")]
pub(super) struct AuthorTemplate<'a> {
    pub(super) author: &'a Author,
}

/// The direction in which a language is written.
fn direction(document: &Document) -> &'static str {
    let locale = Locale::of(&document.metadata.language);
    if locale.is_some_and(Locale::is_right_to_left) { "rtl" } else { "ltr" }
}

/// The classes that say how a page looks.
fn classes(chosen: &Chosen) -> String {
    let header = match chosen.header {
        Header::Left => "left",
        Header::Centre => "centre",
        Header::Split => "split",
    };
    let dates = match chosen.dates {
        DateColumn::Left => "left",
        DateColumn::Right => "right",
        DateColumn::None => "none",
    };
    let rule = match chosen.rule {
        SectionRule::Above => "above",
        SectionRule::Below => "below",
        SectionRule::Beside => "beside",
        SectionRule::None => "none",
    };
    let links = match chosen.link_style {
        LinkStyle::Colour => "colour",
        LinkStyle::Underline => "underline",
        LinkStyle::Plain | LinkStyle::None => "plain",
    };
    let theme = chosen.theme;
    format!("theme-{theme} header-{header} dates-{dates} rule-{rule} links-{links}")
}

impl PageTemplate<'_> {
    fn direction(&self) -> &'static str {
        direction(self.document)
    }

    fn classes(&self) -> String {
        classes(self.chosen)
    }

    /// The element of what is below the header.
    fn main(&self) -> &'static str {
        "main"
    }

    /// What search engines show below the title.
    fn description(&self) -> String {
        let headlines = self.document.header.headlines.iter();
        headlines.map(|line| text::plain(line)).collect::<Vec<_>>().join(", ")
    }

    /// The language as Open Graph has it: `de_DE`.
    fn open_graph_locale(&self) -> String {
        let locale = Locale::of(&self.document.metadata.language).unwrap_or_default();
        locale.csl().replace('-', "_")
    }
}

impl FragmentTemplate<'_> {
    fn direction(&self) -> &'static str {
        direction(self.document)
    }

    fn classes(&self) -> String {
        classes(self.chosen)
    }

    /// The page that takes it in has its own `main`.
    fn main(&self) -> &'static str {
        "div"
    }
}

impl SectionTemplate<'_> {
    /// The level of the headings in it: no level is left out where it has none itself.
    fn inner(&self) -> usize {
        self.level + usize::from(self.section.title.is_some())
    }
}

impl BlockTemplate<'_> {
    /// Whether something stands before the organization.
    fn has_title(&self) -> bool {
        matches!(self.block, Block::Entry(entry) if entry.title.is_some() || entry.note.is_some())
    }

    /// Whether something stands before the location.
    fn has_words(&self) -> bool {
        let has_organization =
            matches!(self.block, Block::Entry(entry) if entry.organization.is_some());
        self.has_title() || has_organization
    }

    /// The start of a list of publications: with numbers, with labels, with neither.
    fn list(&self) -> &'static str {
        match self.first_number() {
            Some(Number::Plain(_)) => "<ol class=\"publications\">",
            Some(Number::Typed(_)) => "<ul class=\"publications labelled\">",
            None => "<ul class=\"publications\">",
        }
    }

    fn list_name(&self) -> &'static str {
        if matches!(self.first_number(), Some(Number::Plain(_))) { "ol" } else { "ul" }
    }

    fn first_number(&self) -> Option<&Number> {
        let Block::Publications(all) = self.block else { return None };
        all.first()?.number.as_ref()
    }
}

impl ItemsTemplate<'_> {
    fn list(&self) -> &'static str {
        if self.is_numbered() { "<ol class=\"items\">" } else { "<ul class=\"items\">" }
    }

    fn list_name(&self) -> &'static str {
        if self.is_numbered() { "ol" } else { "ul" }
    }

    fn is_numbered(&self) -> bool {
        self.items.first().is_some_and(|item| item.number.is_some())
    }
}
