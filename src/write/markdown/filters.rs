//! What templates can make of a value that is more than a text. Each filter gives Markdown; a
//! value without one is escaped.

#![expect(
    clippy::inline_always,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a filter's signature is askama's, and so is what is made of it"
)]
#![expect(unreachable_pub, reason = "what askama makes of a filter is public")]

use askama::filters::Safe;
use askama::{Result, Template, Values};

use super::escape;
use super::inline::{link, markdown};
use super::templates::{BlockTemplate, SectionTemplate};
use crate::document::{
    Author, Block, Contact, Entry, Inlines, Item, Number, Publication, RowItem, Section,
};
use crate::text::Inline;
use crate::write::line::{self as sentence, Piece};

/// Inline text.
#[askama::filter_fn]
pub(super) fn prose(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(markdown(inlines)))
}

/// Inline text at the start of a line.
#[askama::filter_fn]
pub(super) fn line(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(escape::line(&markdown(inlines))))
}

/// Lines below one another.
#[askama::filter_fn]
pub(super) fn lines(lines: &[Inlines], _: &dyn Values) -> Result<Safe<String>> {
    let lines = lines.iter().map(|line| escape::line(&markdown(line)));
    Ok(Safe(lines.collect::<Vec<_>>().join("\\\n")))
}

/// How to reach the person, in one line.
#[askama::filter_fn]
pub(super) fn contacts(contacts: &[Contact], _: &dyn Values) -> Result<Safe<String>> {
    let contacts = contacts.iter().map(|contact| markdown(&contact.content));
    Ok(Safe(escape::line(&contacts.collect::<Vec<_>>().join(" · "))))
}

/// What shares a line.
#[askama::filter_fn]
pub(super) fn row(items: &[RowItem], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(escape::line(&in_a_row(items))))
}

fn in_a_row(items: &[RowItem]) -> String {
    let items = items.iter().map(|item| markdown(&item.to_inlines()));
    items.collect::<Vec<_>>().join(" · ")
}

/// Where and when an entry was.
#[askama::filter_fn]
pub(super) fn place(entry: &Entry, _: &dyn Values) -> Result<Safe<String>> {
    let organization = entry.organization.as_deref().map(markdown);
    let place = organization.into_iter().chain(entry.location.as_deref().map(markdown));
    let place = place.collect::<Vec<_>>().join(", ");
    let date = entry.date.as_deref().map(|date| format!("*{}*", markdown(date)));
    let both = [Some(place), date].into_iter().flatten().filter(|one| !one.is_empty());
    Ok(Safe(escape::line(&both.collect::<Vec<_>>().join(" · "))))
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

/// The pieces of a section or of an entry, with headings of this level.
#[askama::filter_fn]
pub(super) fn blocks(
    blocks: &[Block],
    _: &dyn Values,
    level: usize,
) -> Result<Safe<String>> {
    Ok(Safe(all(blocks, level)?))
}

fn all(blocks: &[Block], level: usize) -> Result<String> {
    let mut made = String::new();
    let mut was_line = false;
    for block in blocks {
        let one = BlockTemplate { block, level }.render()?;
        // Lines that follow one another are one list.
        let is_line = matches!(block, Block::Line { .. });
        made.push_str(if was_line && is_line { one.trim_start() } else { &one });
        was_line = is_line;
    }
    Ok(made)
}

/// Points.
#[askama::filter_fn]
pub(super) fn items(items: &[Item], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(points(items)))
}

fn points(items: &[Item]) -> String {
    let mut made = String::new();
    for item in items {
        let marker = match item.number {
            Some(number) => format!("{number}. "),
            None => "- ".to_owned(),
        };
        let date = item.date.as_deref().map(|date| format!(" ({})", markdown(date)));
        let text = escape::line(&markdown(&item.text)) + date.as_deref().unwrap_or("");
        let inner = points(&item.items);
        let content = if inner.is_empty() { text } else { format!("{text}\n{inner}") };
        made.push_str(&hanging(&marker, &content));
    }
    made
}

/// A list of publications.
#[askama::filter_fn]
pub(super) fn publications(
    publications: &[Publication],
    _: &dyn Values,
) -> Result<Safe<String>> {
    let numbers = publications.iter().map(|one| match one.number {
        Some(Number::Plain(number)) => Some(number),
        _ => None,
    });
    // Markdown counts upwards, whatever number is written.
    let rises = numbers
        .clone()
        .zip(numbers.skip(1))
        .all(|(one, next)| one.zip(next).is_some_and(|(one, next)| next == one + 1));
    let mut made = String::new();
    for publication in publications {
        let (marker, label) = match &publication.number {
            Some(Number::Plain(number)) if rises => {
                (format!("{number}. "), String::new())
            }
            Some(Number::Plain(number)) => ("- ".to_owned(), format!("\\[{number}\\] ")),
            Some(Number::Typed(label)) => {
                ("- ".to_owned(), format!("\\[{}\\] ", escape::text(label)))
            }
            None => ("- ".to_owned(), String::new()),
        };
        let mut content = format!("{label}{}", escape::line(&said(publication)));
        let mut others = Vec::new();
        for block in &publication.body {
            match block {
                Block::Row(items) => content.push_str(&format!(" {}", in_a_row(items))),
                other => others.push(other.clone()),
            }
        }
        if !others.is_empty() {
            content.push_str(&crate::write::tidy(&format!("\n\n{}", all(&others, 6)?)));
        }
        made.push_str(&hanging(&marker, &content));
    }
    Ok(Safe(made))
}

fn said(publication: &Publication) -> String {
    let mut made = String::new();
    for piece in sentence::publication(publication) {
        match piece {
            Piece::Words(words) => made.push_str(&escape::text(&words)),
            Piece::Author(author) => made.push_str(&self::author(author)),
            Piece::Prose(_, inlines) => made.push_str(&markdown(inlines)),
        }
    }
    made
}

fn author(author: &Author) -> String {
    let name = escape::text(&author.name);
    let name = author.url.as_ref().map_or_else(|| name.clone(), |url| link(url, &name));
    let name = if author.is_self { format!("**{name}**") } else { name };
    name + &escape::text(&author.marks)
}

/// A piece of a list: its marker, and what follows the first line below its text.
fn hanging(marker: &str, content: &str) -> String {
    let indent = " ".repeat(marker.len());
    let mut made = marker.to_owned();
    for (at, line) in content.trim_end().split('\n').enumerate() {
        if at > 0 {
            made.push('\n');
            if !line.is_empty() {
                made.push_str(&indent);
            }
        }
        made.push_str(line);
    }
    made.push('\n');
    made
}

/// The marks of a heading.
pub(super) fn heading_marks(level: usize) -> Safe<String> {
    Safe("#".repeat(level.min(6)))
}
