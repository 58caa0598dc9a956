//! A course, a lecture or other teaching.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Teaching;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Teaching {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let what = self.role.iter().chain(&self.course).map(blocks::inline);
        let what = blocks::join(what, ": ").map(Block::Paragraph);
        Block::Entry(Entry {
            date: dates::period(&self.period, words),
            title: Some(blocks::inline(&self.organization)),
            organization: None,
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(self.level.iter().chain(&self.hours)),
            breaks: blocks::breaks(self.placement),
            body: what.into_iter().chain(blocks::body(&self.body)).collect(),
        })
    }
}
