//! The templates, one type for each file under `templates/`.

use std::borrow::Cow;

use askama::Template;

use super::installed::{Declared, TEXT};
use super::{design, filters};
use crate::document::{Author, Block, Document, Entry, Item, Number, Part, Section};
use crate::model::Locale;
use crate::model::design::NameWeights;
use crate::model::font::Family;
use crate::resources::themes::Theme;
use crate::text::{self, Inline};

/// The whole document.
#[derive(Template)]
#[template(path = "document.tex")]
pub(super) struct DocumentTemplate<'a> {
    pub(super) document: &'a Document,
    /// The installed fonts.
    pub(super) declared: &'a [Declared],
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
    /// The option that reads the theme: `theme` one of the program's, `style` a file.
    fn theme_option(&self) -> &'static str {
        match self.document.look.theme {
            Theme::BuiltIn(_) => "theme",
            Theme::Own(_) => "style",
        }
    }

    /// Whether it is read from right to left.
    fn is_right_to_left(&self) -> bool {
        Locale::of(&self.document.metadata.language).is_some_and(Locale::is_right_to_left)
    }

    /// The options of the design, each with its value.
    fn design(&self) -> Vec<(&'static str, Cow<'_, str>)> {
        design::options(&self.document.look)
    }

    /// The parts of the name, if they differ in weight.
    fn weighted_name(&self) -> Option<&(String, String)> {
        let has_two = self.document.look.name == Some(NameWeights::Two);
        self.document.header.parts.as_ref().filter(|_| has_two)
    }

    /// The family of the text, if it is not the theme's.
    fn font(&self) -> Option<&'static str> {
        let is_installed = self.document.look.installed_font.is_some();
        let family = self.document.look.font.map(Family::name);
        if is_installed { Some(TEXT) } else { family }
    }

    /// The longest label of a publication, so that a list without a column for them has room.
    fn widest_label(&self) -> Option<&str> {
        let blocks = self.sections().flat_map(|section| &section.blocks);
        let labels = blocks
            .filter_map(|block| match block {
                Block::Publications(publications) => Some(publications),
                _ => None,
            })
            .flatten()
            .filter_map(|publication| match &publication.number {
                Some(Number::Typed(label)) => Some(label.as_str()),
                _ => None,
            });
        labels.max_by_key(|label| (width(label), *label))
    }

    /// Every section, those in groups too.
    fn sections(&self) -> impl Iterator<Item = &Section> {
        self.document.parts().iter().flat_map(|part| match part {
            Part::Section(section) => std::slice::from_ref(section),
            Part::Group { sections, .. } => sections,
        })
    }

    /// The longest texts of the column of dates and labels, so that the theme can make the
    /// column as wide. Which of them is the widest, only their font knows.
    fn widest_dates(&self) -> Vec<String> {
        let blocks = self.sections().flat_map(|section| &section.blocks);
        // Several periods are a line each, as is what stands behind a period.
        let pieces = |inlines: &[Inline]| {
            let pieces =
                inlines.iter().map(|piece| text::plain(std::slice::from_ref(piece)));
            pieces.map(|piece| piece.trim().to_owned()).collect::<Vec<_>>()
        };
        let texts = blocks.flat_map(|block| match block {
            Block::Entry(entry) => {
                let below = entry.body.iter().filter_map(|block| match block {
                    Block::Entry(entry) => entry.date.as_deref(),
                    _ => None,
                });
                entry.date.as_deref().into_iter().chain(below).flat_map(pieces).collect()
            }
            Block::Line { label, .. } => vec![text::plain(label)],
            _ => Vec::new(),
        });
        let texts: Vec<_> = texts.map(|text| (width(&text), text)).collect();
        // A few long dates do not push all of the text to the right.
        let long = texts.iter().filter(|(width, _)| *width > NARROW).count();
        let limit = if 3 * long > texts.len() { WIDEST } else { NARROW };
        let mut texts: Vec<_> =
            texts.into_iter().filter(|(width, _)| *width <= limit).collect();
        texts.sort_by(|one, other| other.cmp(one));
        texts.dedup();
        let least = texts.first().map_or(0, |(widest, _)| widest - widest / 12);
        let near = texts.into_iter().take_while(|(width, _)| *width >= least);
        near.take(MOST_WIDEST).map(|(_, text)| text).collect()
    }
}

/// The kinds of sections whose entries are a line each.
const BRIEF: [&str; 7] = [
    "awards",
    "certifications",
    "memberships",
    "patents",
    "service",
    "talks",
    "teaching",
];

impl SectionTemplate<'_> {
    /// Whether most of its entries need no more than a line or two.
    fn is_brief(&self) -> bool {
        let entries = self.section.blocks.iter().filter_map(|block| match block {
            Block::Entry(entry) => Some(entry),
            _ => None,
        });
        let is_long = |entry: &&Entry| {
            let (_, below) = entry.beside();
            let holds_text =
                |block| matches!(block, &Block::Paragraph(_) | &Block::Items(_));
            below.iter().any(holds_text)
        };
        BRIEF.contains(&self.section.kind)
            && 2 * entries.clone().filter(is_long).count() <= entries.count()
    }

    /// Whether it is a list of so few lines that it stays on one page.
    fn is_short(&self) -> bool {
        let blocks = &self.section.blocks;
        let is_line = |block: &Block| matches!(block, Block::Line { .. });
        (2..=5).contains(&blocks.len())
            && blocks.iter().all(is_line)
            && !self.section.breaks.is_kept
    }

    /// Whether its lines are so short that they may share one: languages and their levels.
    fn is_inline(&self) -> bool {
        let is_short = |block: &Block| match block {
            Block::Line { text, date: None, .. } => {
                text::plain(text).chars().count() <= 20
            }
            _ => false,
        };
        self.section.kind == "languages"
            && self.section.blocks.len() > 1
            && self.section.blocks.iter().all(is_short)
    }
}

/// How many texts are measured.
const MOST_WIDEST: usize = 5;

/// What is wider does not set the width of the column, unless there is much of it.
const NARROW: usize = 95;

/// What is wider takes two lines of the column. `Sept. 2021 – Sept. 2023` is not.
const WIDEST: usize = 115;

/// About how wide a text is, in tenths of an em, to tell the wider of two: `Temmuz` is wider
/// than `Ağustos`.
fn width(text: &str) -> usize {
    let of_one = |character: char| match character {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'ı' | 'ι' | 'і' | '.' | ',' | '/' | '\''
        | ' ' | '\u{a0}' => 3,
        'm' | 'w' | 'ж' | 'м' | 'ф' | 'ш' | 'щ' | 'ю' | 'M' | 'W' => 8,
        capital if capital.is_uppercase() => 7,
        _ => 5,
    };
    text.chars().map(of_one).sum()
}
