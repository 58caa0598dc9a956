//! What templates can make of a value that is more than a text. Each filter gives HTML; a
//! value without one is escaped.

#![expect(
    clippy::inline_always,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a filter's signature is askama's, and so is what is made of it"
)]
#![expect(unreachable_pub, reason = "what askama makes of a filter is public")]

use askama::filters::Safe;
use askama::{Result, Template, Values};

use super::inline::{self, html};
use super::templates::{AuthorTemplate, BlockTemplate, ItemsTemplate, SectionTemplate};
use super::{base64, escape, linked_data};
use crate::document::{Block, Breaks, Document, Item, Publication, RowItem, Section};
use crate::resources::photo::Photo;
use crate::text::Inline;
use crate::write::line::{self, Piece, Role};

/// Inline text.
#[askama::filter_fn]
pub(super) fn prose(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(html(inlines)))
}

/// A date in words, with the years in it for programs.
#[askama::filter_fn]
pub(super) fn date(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(super::dates::with_years(inlines)))
}

/// A word that is read as it is: the name of a class.
#[askama::filter_fn]
pub(super) fn word(name: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(name.to_owned()))
}

/// A style sheet, in which nothing ends its element.
#[askama::filter_fn]
pub(super) fn css(style: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(style.replace("</", "<\\/").replace("<!", "<\\!")))
}

/// What programs read of a document: JSON-LD.
#[askama::filter_fn]
pub(super) fn graph(document: &Document, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(linked_data::of(document)))
}

/// A picture as an address that holds it.
#[askama::filter_fn]
pub(super) fn data_address(photo: &Photo, _: &dyn Values) -> Result<Safe<String>> {
    let kind = if photo.file.rsplit('.').next() == Some("png") { "png" } else { "jpeg" };
    Ok(Safe(format!("data:image/{kind};base64,{}", base64::encode(&photo.bytes))))
}

/// Words that lead to an address.
#[askama::filter_fn]
pub(super) fn linked(url: &str, _: &dyn Values, words: &str) -> Result<Safe<String>> {
    Ok(Safe(inline::link(url, &escape::text(words))))
}

/// The classes that say where pages break in print, behind others.
#[askama::filter_fn]
pub(super) fn breaks(breaks: &Breaks, _: &dyn Values) -> Result<Safe<String>> {
    let before = if breaks.is_before { " break-before" } else { "" };
    let kept = if breaks.is_kept { " keep" } else { "" };
    Ok(Safe(format!("{before}{kept}")))
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
    values: &dyn Values,
    level: usize,
) -> Result<Safe<String>> {
    let one = |block| BlockTemplate { block, level }.render_with_values(values);
    let rendered: Result<Vec<_>> = blocks.iter().map(one).collect();
    Ok(Safe(rendered?.concat()))
}

/// Points.
#[askama::filter_fn]
pub(super) fn items(items: &[Item], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(ItemsTemplate { items }.render_with_values(values)?))
}

/// What stands in a row.
#[askama::filter_fn]
pub(super) fn row_item(item: &RowItem, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(html(&item.to_inlines())))
}

/// A publication as a line.
#[askama::filter_fn]
pub(super) fn sentence(
    publication: &Publication,
    _: &dyn Values,
) -> Result<Safe<String>> {
    let mut made = String::new();
    for piece in line::publication(publication) {
        match piece {
            Piece::Words(words) => made.push_str(&escape::text(&words)),
            Piece::Author(author) => {
                made.push_str(AuthorTemplate { author }.render()?.trim_end());
            }
            Piece::Prose(Role::Title, title) => {
                made.push_str(&format!("<cite>{}</cite>", html(title)));
            }
            Piece::Prose(Role::Venue, venue) => {
                made.push_str(&format!("<span class=\"venue\">{}</span>", html(venue)));
            }
            Piece::Prose(Role::Other, inlines) => made.push_str(&html(inlines)),
        }
    }
    Ok(Safe(made))
}
