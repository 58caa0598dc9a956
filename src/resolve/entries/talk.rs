//! A talk, a poster or another presentation.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Talk;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Talk {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let with = [blocks::field(
            words.label("presenters"),
            blocks::joined(&self.authors, ", "),
        )];
        Block::Entry(Entry {
            date: dates::period(&self.period, words),
            title: Some(blocks::linked(&self.title, self.url.as_ref())),
            organization: blocks::optional(self.event.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::optional(self.r#type.as_ref()),
            body: blocks::fields(with).chain(blocks::body(&self.body)).collect(),
        })
    }
}
