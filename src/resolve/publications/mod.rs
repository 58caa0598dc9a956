//! The list of publications.

mod authors;
mod entry;
mod links;

use super::Context;
use crate::document::Block;
use crate::model::publications::Publications;

/// The list, and below it the meaning of the marks that it uses.
pub(super) fn list(section: &Publications, context: Context<'_>) -> Vec<Block> {
    let sources = section.entries.iter();
    let publications: Vec<_> = sources
        .map(|source| entry::publication(source, &section.layout, context))
        .collect();
    let legend = authors::legend(&publications, context);
    let mut blocks = vec![Block::Publications(publications)];
    if !legend.is_empty() {
        blocks.push(Block::Legend(legend));
    }
    blocks
}
