//! A membership.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Membership;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Membership {
    fn resolve(&self, context: Context<'_>) -> Block {
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.organization, self.url.as_ref())),
            organization: None,
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(&self.role),
            breaks: blocks::breaks(self.placement),
            body: blocks::body(&self.body, context),
        })
    }
}
