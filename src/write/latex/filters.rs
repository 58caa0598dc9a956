//! What templates can make of a value that is more than a text. Each filter gives LaTeX;
//! a value without one is escaped.

#![expect(
    clippy::inline_always,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a filter's signature is askama's, and so is what is made of it"
)]
#![expect(unreachable_pub, reason = "what askama makes of a filter is public")]

use askama::filters::Safe;
use askama::{Result, Template, Values, get_value};

use super::escape;
use super::inline::{self, latex};
use super::templates::{AuthorTemplate, BlockTemplate, ItemsTemplate, SectionTemplate};
use super::{kept, ties};
use crate::document::{Authors, Block, Breaks, Item, RowItem, Run, Section};
use crate::resources::fonts::Face;
use crate::text::hyphenation::Patterns;
use crate::text::{self, Inline};

/// The name of the value that says how words are divided: [`Patterns`], in a document that
/// divides any.
pub(super) const PATTERNS: &str = "hyphenation";

/// Inline text.
#[askama::filter_fn]
pub(super) fn prose(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(latex(inlines)))
}

/// Texts of a list between commas: a line ends between two rather than inside a short one.
#[askama::filter_fn]
pub(super) fn listed(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(kept::pieces(inlines, kept::NAME)))
}

/// The same, and short texts stay together: a volume and its pages.
#[askama::filter_fn]
pub(super) fn details(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(kept::pieces(inlines, kept::DETAILS)))
}

/// Inline text in lines of its own, a paragraph or a point: its words may be divided, if the
/// design says so.
#[askama::filter_fn]
pub(super) fn running(inlines: &[Inline], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(match get_value::<Patterns>(values, PATTERNS) {
        Ok(patterns) => latex(&patterns.divide(inlines)),
        Err(_) => latex(inlines),
    }))
}

/// The characters of inline text, without markup, for a viewer to show: in the order in which
/// they are read, and no bracket is turned round for a line from right to left.
#[askama::filter_fn]
pub(super) fn plain(inlines: &[Inline], _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(escape::run(&text::plain(inlines), Face::Text)))
}

/// The same of a text that has no markup.
#[askama::filter_fn]
pub(super) fn shown(text: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(escape::run(text, Face::Text)))
}

/// An address.
#[askama::filter_fn]
pub(super) fn address(url: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(escape::url(url)))
}

/// A word that is read as it is: the name of a theme.
#[askama::filter_fn]
pub(super) fn word(name: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(name.to_owned()))
}

/// The options that say where pages break, behind others.
#[askama::filter_fn]
pub(super) fn breaks(breaks: &Breaks, _: &dyn Values) -> Result<Safe<String>> {
    let before = if breaks.is_before { ", break-before" } else { "" };
    let kept = if breaks.is_kept { ", keep" } else { "" };
    Ok(Safe(format!("{before}{kept}")))
}

/// A section, one level deeper than the line it stands on when it is in a group.
#[askama::filter_fn]
pub(super) fn section(section: &Section, values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(SectionTemplate { section }.render_with_values(values)?))
}

/// The pieces of a section or of an entry, indented below what holds them.
#[askama::filter_fn]
pub(super) fn blocks(blocks: &[Block], values: &dyn Values) -> Result<Safe<String>> {
    let one = |block| BlockTemplate { block }.render_with_values(values);
    let rendered: Result<Vec<_>> = blocks.iter().map(one).collect();
    Ok(Safe(indented(&rendered?.concat())))
}

/// Words and links in a row.
#[askama::filter_fn]
pub(super) fn row(items: &[RowItem], _: &dyn Values) -> Result<Safe<String>> {
    let one = |item: &RowItem| match item {
        RowItem::Link { url, content } => inline::link(url, content),
        RowItem::Words(words) => {
            format!("\\cvword{{{}}}", kept::pieces(words, kept::NAME))
        }
    };
    Ok(Safe(items.iter().map(one).collect::<Vec<_>>().join(" ")))
}

/// Points below a point.
#[askama::filter_fn]
pub(super) fn items(items: &[Item], values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(indented(&ItemsTemplate { items }.render_with_values(values)?)))
}

/// Authors, with what stands between them.
#[askama::filter_fn]
pub(super) fn authors(authors: &Authors, _: &dyn Values) -> Result<Safe<String>> {
    let mut line = String::new();
    for author in &authors.named {
        line.push_str(&escape::text_in(&ties::tied(&author.before), Face::Text));
        line.push_str(&AuthorTemplate { author }.render()?);
    }
    line.push_str(&escape::text_in(&authors.rest, Face::Text));
    Ok(Safe(line))
}

/// A reference as a citation style writes it.
#[askama::filter_fn]
pub(super) fn runs(runs: &[Run], _: &dyn Values) -> Result<Safe<String>> {
    let mut line = String::new();
    for run in runs {
        match run {
            Run::Text(text) => line.push_str(&latex(text)),
            Run::Author(author) => line.push_str(&AuthorTemplate { author }.render()?),
        }
    }
    Ok(Safe(line))
}

/// Two spaces before every line.
fn indented(lines: &str) -> String {
    lines.split_inclusive('\n').flat_map(|line| ["  ", line]).collect()
}
