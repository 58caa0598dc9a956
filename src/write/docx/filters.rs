//! What templates can make of a value that is more than a text. Each filter gives
//! `WordprocessingML`; a value without one is escaped.

#![expect(
    clippy::inline_always,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a filter's signature is askama's, and so is what is made of it"
)]
#![expect(unreachable_pub, reason = "what askama makes of a filter is public")]

use std::fmt::Write;

use askama::filters::Safe;
use askama::{Result, Template, Values};

use super::inline::{Look, link, run, runs};
use super::templates::{BlockTemplate, SectionTemplate};
use crate::document::{
    Author, Block, Contact, Entry, Item, Number, Publication, RowItem, Section,
};
use crate::text::Inline;
use crate::write::line::{self, Piece};

/// What stands between contacts and between links.
const BETWEEN: &str = " · ";

/// A plain look.
const PLAIN: Look = Look { is_bold: false, is_italic: false, style: None, script: None };

/// XML that is read as it is.
#[askama::filter_fn]
pub(super) fn word(xml: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(xml.to_owned()))
}

/// Words without markup.
#[askama::filter_fn]
pub(super) fn words(words: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(run(words, PLAIN)))
}

/// Inline text.
#[askama::filter_fn]
pub(super) fn prose(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(runs(inlines, PLAIN)))
}

/// Inline text in bold.
#[askama::filter_fn]
pub(super) fn strong(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(runs(inlines, Look { is_bold: true, ..PLAIN })))
}

/// Inline text in the colour of dates.
#[askama::filter_fn]
pub(super) fn quiet(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(runs(inlines, Look::styled("cvDate"))))
}

/// The label of a field.
#[askama::filter_fn]
pub(super) fn label(label: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(run(&format!("{label}: "), Look { is_italic: true, ..PLAIN })))
}

/// A raised mark.
#[askama::filter_fn]
pub(super) fn mark(mark: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(run(mark, Look { script: Some("superscript"), ..PLAIN })))
}

/// How to reach the person, in one paragraph.
#[askama::filter_fn]
pub(super) fn contacts(contacts: &[Contact], _: &dyn Values) -> Result<Safe<String>> {
    let contacts = contacts.iter().map(|contact| runs(&contact.content, PLAIN));
    Ok(Safe(contacts.collect::<Vec<_>>().join(&run(BETWEEN, PLAIN))))
}

/// What shares a line.
#[askama::filter_fn]
pub(super) fn row(items: &[RowItem], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(in_a_row(items)))
}

fn in_a_row(items: &[RowItem]) -> String {
    let items = items.iter().map(|item| runs(&item.to_inlines(), PLAIN));
    items.collect::<Vec<_>>().join(&run(BETWEEN, PLAIN))
}

/// The heading of an entry, with its date at the tab stop.
#[askama::filter_fn]
pub(super) fn head(entry: &Entry, _: &dyn Values) -> Result<Safe<String>> {
    let mut made = String::new();
    if let Some(title) = &entry.title {
        made.push_str(&runs(title, Look { is_bold: true, ..PLAIN }));
    }
    if let Some(note) = &entry.note {
        made.push_str(&run(if made.is_empty() { "" } else { " " }, PLAIN));
        made.push_str(&runs(note, PLAIN));
    }
    let organization = Look { is_italic: true, ..PLAIN };
    for (value, look) in [(&entry.organization, organization), (&entry.location, PLAIN)] {
        if let Some(value) = value {
            made.push_str(&run(if made.is_empty() { "" } else { ", " }, PLAIN));
            made.push_str(&runs(value, look));
        }
    }
    if let Some(date) = &entry.date {
        made.push_str(&run("\t", PLAIN));
        // A date that has no room in the line goes to the next as a whole.
        made.push_str(&runs(&kept(date), Look::styled("cvDate")));
    }
    Ok(Safe(made))
}

/// A text whose spaces end no line.
fn kept(inlines: &[Inline]) -> Vec<Inline> {
    let one = |inline: &Inline| match inline {
        Inline::Text(words) => Inline::Text(words.replace(' ', "\u{a0}")),
        other => other.clone(),
    };
    inlines.iter().map(one).collect()
}

/// A section under a heading of this level.
#[askama::filter_fn]
pub(super) fn section(
    section: &Section,
    values: &dyn Values,
    level: usize,
) -> Result<Safe<String>> {
    Ok(Safe(SectionTemplate { section, level }.render_with_values(values)?))
}

/// The pieces of a section or of an entry.
#[askama::filter_fn]
pub(super) fn blocks(
    blocks: &[Block],
    values: &dyn Values,
    level: usize,
) -> Result<Safe<String>> {
    let one = |block| BlockTemplate { block, level }.render_with_values(values);
    let made: Result<Vec<_>> = blocks.iter().map(one).collect();
    Ok(Safe(made?.concat()))
}

/// The pieces below a publication that do not share its paragraph.
#[askama::filter_fn]
pub(super) fn others(blocks: Vec<&Block>, values: &dyn Values) -> Result<Safe<String>> {
    let one = |block| BlockTemplate { block, level: 2 }.render_with_values(values);
    let made: Result<Vec<_>> = blocks.into_iter().map(one).collect();
    Ok(Safe(made?.concat()))
}

/// Points as paragraphs of lists.
#[askama::filter_fn]
pub(super) fn items(items: &[Item], _: &dyn Values) -> Result<Safe<String>> {
    let mut made = String::new();
    points(items, 1, &mut made);
    Ok(Safe(made))
}

fn points(items: &[Item], level: usize, made: &mut String) {
    for item in items {
        let list = if item.number.is_some() { "ListNumber" } else { "ListBullet" };
        let deep = if level > 1 { level.min(3).to_string() } else { String::new() };
        // The styles are those of three levels; what is deeper says so itself.
        let deeper = if level > 3 && item.number.is_none() {
            let level = (level - 1).min(8);
            format!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"
            )
        } else {
            String::new()
        };
        let _ = write!(
            made,
            "<w:p><w:pPr><w:pStyle w:val=\"{list}{deep}\"/>{deeper}</w:pPr>"
        );
        if let Some(number) = item.number {
            made.push_str(&run(&format!("{number}.\t"), PLAIN));
        }
        made.push_str(&runs(&item.text, PLAIN));
        if let Some(date) = &item.date {
            made.push_str(&run("\t", PLAIN));
            made.push_str(&runs(date, Look::styled("cvDate")));
        }
        made.push_str("</w:p>\n");
        points(&item.items, level + 1, made);
    }
}

/// A publication in one paragraph, with the links that follow it.
#[askama::filter_fn]
pub(super) fn sentence(
    publication: &Publication,
    _: &dyn Values,
) -> Result<Safe<String>> {
    let mut made = match &publication.number {
        Some(Number::Plain(number)) => run(&format!("{number}.\t"), PLAIN),
        Some(Number::Typed(label)) => run(&format!("[{label}]\t"), PLAIN),
        None => String::new(),
    };
    for piece in line::publication(publication) {
        match piece {
            Piece::Words(words) => made.push_str(&run(&words, PLAIN)),
            Piece::Prose(_, inlines) => made.push_str(&runs(inlines, PLAIN)),
            Piece::Author(author) => made.push_str(&self::author(author)),
        }
    }
    for block in &publication.body {
        if let Block::Row(items) = block {
            made.push_str(&run(" ", PLAIN));
            made.push_str(&in_a_row(items));
        }
    }
    Ok(Safe(made))
}

fn author(author: &Author) -> String {
    let look = Look { is_bold: author.is_self, ..PLAIN };
    let name = match &author.url {
        Some(url) => {
            link(url, &run(&author.name, Look { style: Some("Hyperlink"), ..look }))
        }
        None => run(&author.name, look),
    };
    name + &run(&author.marks, Look { script: Some("superscript"), ..PLAIN })
}
