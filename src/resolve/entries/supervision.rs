//! A student or other person supervised.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Supervision;
use crate::resolve::{Context, blocks, dates};
use crate::text::Inline;

impl Resolve for Supervision {
    fn resolve(&self, context: Context<'_>) -> Block {
        // Both speak for themselves: the title of a thesis, and what became of the person.
        let topic = self
            .topic
            .as_ref()
            .map(|topic| vec![Inline::Emphasis(blocks::inline(topic))]);
        let outcome = blocks::optional(self.outcome.as_ref());
        let said = [topic, outcome].map(|text| blocks::field(String::new(), text));
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.name, self.url.as_ref())),
            organization: blocks::optional(self.institution.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(self.level.iter().chain(&self.role)),
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(said).chain(blocks::body(&self.body, context)).collect(),
        })
    }
}
