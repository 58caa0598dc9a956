//! A label and a text.

use super::Resolve;
use crate::document::Block;
use crate::model::entries::Line;
use crate::resolve::{Context, blocks};

impl Resolve for Line {
    fn resolve(&self, _: Context<'_>) -> Block {
        Block::Line {
            label: blocks::inline(&self.label),
            text: blocks::listed(&self.text).unwrap_or_default(),
        }
    }
}
