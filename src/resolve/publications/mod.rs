//! The list of publications.

mod authors;
mod entry;
mod links;
mod reference;

use super::Context;
use crate::document::Block;
use crate::model::publications::Publications;

/// The list, and below it the meaning of the marks that it uses.
pub(super) fn list(section: &Publications, context: Context<'_>) -> Vec<Block> {
    let sources = &section.entries;
    let layout = &section.layout;
    let style = layout.style.as_ref().and_then(|name| context.styles.get(name.as_str()));
    let one = |source| match style {
        Some(style) => reference::publication(source, style, layout, context),
        None => entry::publication(source, context),
    };
    let publications = sources.iter().map(one).collect();
    let legend = authors::legend(sources, context);
    let mut blocks = vec![Block::Publications(publications)];
    if !legend.is_empty() {
        blocks.push(Block::Legend(legend));
    }
    blocks
}
