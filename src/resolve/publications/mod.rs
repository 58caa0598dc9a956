//! The list of publications.

mod authors;
mod entry;
mod links;

use super::Context;
use crate::document::Block;
use crate::model::entries::Publication;

/// The list, and below it the meaning of the marks that it uses.
pub(super) fn list(sources: &[Publication], context: Context<'_>) -> Vec<Block> {
    let publications =
        sources.iter().map(|source| entry::publication(source, context)).collect();
    let legend = authors::legend(sources, context);
    let mut blocks = vec![Block::Publications(publications)];
    if !legend.is_empty() {
        blocks.push(Block::Legend(legend));
    }
    blocks
}
