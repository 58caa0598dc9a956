//! A position held.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Experience;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Experience {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let fields = [
            blocks::field(
                words.label("project"),
                blocks::optional(self.project.as_ref()),
            ),
            blocks::field(
                words.label_of("manager", self.manager.len()),
                blocks::listed(&self.manager),
            ),
        ];
        let position = blocks::listed(&self.position);
        let (title, organization) = blocks::what_and_where(
            position,
            self.department.as_ref(),
            self.organization.as_ref(),
            self.url.as_ref(),
        );
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title,
            organization,
            location: blocks::optional(self.location.as_ref()),
            note: None,
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(fields)
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}
