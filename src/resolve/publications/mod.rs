//! A section of publications: its parts with their headings, the numbers, and the legend.

mod authors;
mod details;
mod entry;
mod groups;
mod links;
mod numbers;
mod people;
mod reference;
mod venues;

pub(super) use details::term;

use super::Context;
use crate::document::Block;
use crate::model::publications::Publications;

/// The lists of a section, and below them the meaning of the marks that they use.
pub(super) fn blocks(section: &Publications, context: Context<'_>) -> Vec<Block> {
    let layout = &section.layout;
    let style = layout.style.as_ref().and_then(|name| context.styles.get(name.as_str()));
    let groups = groups::divide(&section.entries, layout, context.words);
    let mut numbers = numbers::all(&groups, layout, context.words).into_iter();
    let mut blocks = Vec::new();
    for group in &groups {
        blocks.extend(group.heading(layout).map(Block::Heading));
        let publications = group.publications.iter().map(|source| {
            let number = numbers.next().flatten();
            let in_style = style.and_then(|style| {
                reference::publication(source, number.clone(), style, layout, context)
            });
            in_style
                .unwrap_or_else(|| entry::publication(source, number, layout, context))
        });
        blocks.push(Block::Publications(publications.collect()));
    }
    let publications = blocks.iter().flat_map(|block| match block {
        Block::Publications(publications) => publications.as_slice(),
        _ => &[],
    });
    let legend = authors::legend(&publications, context);
    if !legend.is_empty() {
        blocks.push(Block::Legend(legend));
    }
    blocks
}
