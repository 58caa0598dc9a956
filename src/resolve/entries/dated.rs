//! An entry of any other kind.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Dated;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Dated {
    fn resolve(&self, context: Context<'_>) -> Block {
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.title, self.url.as_ref())),
            organization: blocks::optional(self.organization.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(&self.note),
            breaks: blocks::breaks(self.placement),
            body: blocks::body(&self.body, context),
        })
    }
}
