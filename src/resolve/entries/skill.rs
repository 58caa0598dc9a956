//! Skills of one area or one level.

use super::Resolve;
use crate::document::Block;
use crate::model::entries::Skill;
use crate::resolve::{Context, blocks};

impl Resolve for Skill {
    fn resolve(&self, _: Context<'_>) -> Block {
        let label = self.name.iter().chain(&self.level).map(blocks::inline);
        Block::Line {
            label: blocks::join(label, ", ").unwrap_or_default(),
            text: blocks::joined(&self.items, ", ").unwrap_or_default(),
        }
    }
}
