//! A label and a text.

use super::Resolve;
use crate::document::Block;
use crate::model::entries::Line;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Line {
    fn resolve(&self, context: Context<'_>) -> Block {
        Block::Line {
            label: blocks::inline(&self.label),
            text: blocks::listed(&self.text).unwrap_or_default(),
            date: dates::of_entry(&self.period, context),
        }
    }
}
