//! A patent or patent application.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Patent;
use crate::resolve::publications::term;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Patent {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let facts = [
            blocks::field(
                words.label_of("inventors", self.inventors.len()),
                blocks::people(&self.inventors, context),
            ),
            blocks::field(words.label("number"), blocks::optional(self.number.as_ref())),
            blocks::field(words.label("holder"), blocks::optional(self.holder.as_ref())),
        ];
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.title, self.url.as_ref())),
            organization: None,
            location: self.location.as_ref().map(|place| term(place, words)),
            note: blocks::remark(&self.status),
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(facts)
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}
