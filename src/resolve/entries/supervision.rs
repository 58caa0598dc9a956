//! A student or other person supervised.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Supervision;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Supervision {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let topic =
            [blocks::field(words.label("topic"), blocks::optional(self.topic.as_ref()))];
        let outcome = [blocks::field(
            words.label("outcome"),
            blocks::optional(self.outcome.as_ref()),
        )];
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.name, self.url.as_ref())),
            organization: blocks::optional(self.institution.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(self.level.iter().chain(&self.role)),
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(topic)
                .chain(blocks::fields(outcome))
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}
