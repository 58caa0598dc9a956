//! A certificate or licence.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Certification;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Certification {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let number = [blocks::field(
            words.label("number"),
            blocks::optional(self.number.as_ref()),
        )];
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.name, self.url.as_ref())),
            organization: blocks::optional(self.issuer.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: None,
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(number)
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}
