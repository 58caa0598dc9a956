//! A prize or distinction.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Award;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Award {
    fn resolve(&self, context: Context<'_>) -> Block {
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.title, self.url.as_ref())),
            organization: blocks::optional(self.awarder.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(&self.amount),
            breaks: blocks::breaks(self.placement),
            body: blocks::body(&self.body, context),
        })
    }
}
