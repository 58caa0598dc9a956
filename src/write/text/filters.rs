//! What templates can make of a value that is more than a text. Each filter gives lines of the
//! width that is asked for.

#![expect(
    clippy::inline_always,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a filter's signature is askama's, and so is what is made of it"
)]
#![expect(unreachable_pub, reason = "what askama makes of a filter is public")]

use askama::filters::Safe;
use askama::{Result, Template, Values, get_value};

use super::escape::text;
use super::inline::{characters, linked, unlinked};
use super::templates::{BlockTemplate, SectionTemplate};
use super::wrap::wrapped;
use crate::document::{
    Block, Entry, Inlines, Item, Number, Publication, RowItem, Section,
};
use crate::text::Inline;
use crate::write::line::{self, Piece, Role};

/// The name of the value that says how wide lines are.
pub(super) const WIDTH: &str = "width";

/// How wide lines are.
fn width(values: &dyn Values) -> usize {
    get_value::<usize>(values, WIDTH).copied().unwrap_or(0)
}

/// A text without markup.
#[askama::filter_fn]
pub(super) fn words(words: &str, values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(wrapped(&text(words), "", width(values))))
}

/// Inline text.
#[askama::filter_fn]
pub(super) fn prose(inlines: &[Inline], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(wrapped(&characters(inlines), "", width(values))))
}

/// Inline text that was put together for the line.
#[askama::filter_fn]
pub(super) fn made(inlines: Inlines, values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(wrapped(&characters(&inlines), "", width(values))))
}

/// The heading of a section, in capitals where the script has them.
#[askama::filter_fn]
pub(super) fn heading(inlines: &[Inline], values: &dyn Values) -> Result<Safe<String>> {
    let title = characters(inlines).to_uppercase();
    Ok(Safe(wrapped(&title, "", width(values))))
}

/// The heading of an entry: what, for whom and where.
#[askama::filter_fn]
pub(super) fn head(entry: &Entry, values: &dyn Values) -> Result<Safe<String>> {
    let mut title = entry.title.as_deref().map(characters).unwrap_or_default();
    if let Some(note) = &entry.note {
        let both = format!("{title} {}", characters(note));
        both.trim_start().clone_into(&mut title);
    }
    let others = [&entry.organization, &entry.location].into_iter().flatten();
    let all = std::iter::once(title).chain(others.map(|other| characters(other)));
    let all: Vec<_> = all.filter(|one| !one.is_empty()).collect();
    Ok(Safe(wrapped(&all.join(", "), "", width(values))))
}

/// A section.
#[askama::filter_fn]
pub(super) fn section(section: &Section, values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(SectionTemplate { section }.render_with_values(values)?))
}

/// The pieces of a section or of an entry.
#[askama::filter_fn]
pub(super) fn blocks(blocks: &[Block], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(all(blocks, "\n", values)?))
}

/// The pieces of a letter, with an empty line before each.
#[askama::filter_fn]
pub(super) fn paragraphs(blocks: &[Block], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(all(blocks, "\n\n", values)?))
}

fn all(blocks: &[Block], between: &str, values: &dyn Values) -> Result<String> {
    let one = |block| BlockTemplate { block }.render_with_values(values);
    let made: Result<Vec<_>> = blocks.iter().map(one).collect();
    Ok(made?.into_iter().map(|one| format!("{between}{}", one.trim_end())).collect())
}

/// A point by itself.
#[askama::filter_fn]
pub(super) fn point(inlines: &[Inline], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(wrapped(&characters(inlines), "- ", width(values))))
}

/// Points.
#[askama::filter_fn]
pub(super) fn items(items: &[Item], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(points(items, "", width(values))))
}

fn points(items: &[Item], indent: &str, width: usize) -> String {
    let mut made = Vec::new();
    for item in items {
        let marker = match item.number {
            Some(number) => format!("{indent}{number}. "),
            None => format!("{indent}- "),
        };
        let date = item.date.as_deref().map(|date| format!(" ({})", characters(date)));
        let text = characters(&item.text) + date.as_deref().unwrap_or("");
        made.push(wrapped(&text, &marker, width));
        if !item.items.is_empty() {
            made.push(points(&item.items, &" ".repeat(marker.len()), width));
        }
    }
    made.join("\n")
}

/// What shares a line.
#[askama::filter_fn]
pub(super) fn row(items: &[RowItem], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(wrapped(&in_a_row(items), "", width(values))))
}

fn in_a_row(items: &[RowItem]) -> String {
    let items = items.iter().map(|item| characters(&item.to_inlines()));
    items.collect::<Vec<_>>().join("; ")
}

/// A list of publications.
#[askama::filter_fn]
pub(super) fn publications(
    publications: &[Publication],
    values: &dyn Values,
) -> Result<Safe<String>> {
    let width = width(values);
    let mut made = String::new();
    for publication in publications {
        let marker = match &publication.number {
            Some(Number::Plain(number)) => format!("{number}. "),
            Some(Number::Typed(label)) => format!("[{}] ", text(label)),
            None => "- ".to_owned(),
        };
        let mut sentence = said(publication);
        let mut others = Vec::new();
        for block in &publication.body {
            match block {
                Block::Row(items) => sentence.push_str(&format!(" {}", in_a_row(items))),
                other => others.push(other.clone()),
            }
        }
        made.push('\n');
        made.push_str(&wrapped(&sentence, &marker, width));
        made.push_str(&all(&others, "\n", values)?);
    }
    Ok(Safe(made))
}

fn said(publication: &Publication) -> String {
    let mut made = String::new();
    for piece in line::publication(publication) {
        match piece {
            Piece::Words(words) => made.push_str(&text(&words)),
            // The address stands behind the words that lead there too.
            Piece::Prose(Role::Title, title) if publication.is_link_repeated => {
                made.push_str(&unlinked(title));
            }
            Piece::Prose(_, inlines) => made.push_str(&characters(inlines)),
            Piece::Author(author) => {
                let name = text(&author.name);
                let url = author.url.as_deref();
                made.push_str(
                    &url.map_or_else(|| name.clone(), |url| linked(url, &name)),
                );
                made.push_str(&text(&author.marks));
            }
        }
    }
    made
}
