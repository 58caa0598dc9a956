//! Skills of one area or one level.

use super::Resolve;
use crate::document::Block;
use crate::model::entries::Skill;
use crate::resolve::{Context, blocks};

impl Resolve for Skill {
    fn resolve(&self, _: Context<'_>) -> Block {
        Block::Line {
            label: blocks::qualified(self.name.as_ref(), self.level.as_ref())
                .unwrap_or_default(),
            text: blocks::listed(&self.items).unwrap_or_default(),
            date: None,
        }
    }
}
