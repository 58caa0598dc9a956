//! A prize or distinction.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Award;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Award {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        Block::Entry(Entry {
            date: dates::period(&self.period, words),
            title: Some(blocks::linked(&self.title, self.url.as_ref())),
            organization: blocks::optional(self.awarder.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(&self.amount),
            breaks: blocks::breaks(self.placement),
            body: blocks::body(&self.body),
        })
    }
}
