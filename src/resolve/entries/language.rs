//! A language and how well it is known.

use super::Resolve;
use crate::document::Block;
use crate::model::entries::Language;
use crate::resolve::{Context, blocks};

impl Resolve for Language {
    fn resolve(&self, _: Context<'_>) -> Block {
        let text = self.level.iter().chain(&self.note).map(blocks::inline);
        Block::Line {
            label: blocks::inline(&self.language),
            text: blocks::join(text, ", ").unwrap_or_default(),
            date: None,
        }
    }
}
