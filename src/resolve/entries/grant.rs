//! A research grant, fellowship or contract.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Grant;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Grant {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let funder = self.funder.iter().chain(&self.program).map(blocks::inline);
        let fields = [
            blocks::field(words.label("role"), blocks::listed(&self.role)),
            blocks::field(words.label("number"), blocks::optional(self.number.as_ref())),
            blocks::field(words.label("partners"), blocks::listed(&self.partners)),
        ];
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.title, self.url.as_ref())),
            organization: blocks::join(funder, ", "),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(self.amount.iter().chain(&self.status)),
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(fields)
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}
