//! A piece of software or another project.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Project;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Project {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let pattern = format!("({})", words.pattern("stars"));
        let stars = self
            .stars
            .as_ref()
            .map(|stars| blocks::filled(&pattern, &[("{count}", stars)]));
        let fields = [
            blocks::field(words.label("role"), blocks::listed(&self.role)),
            blocks::field(
                words.label("technologies"),
                blocks::listed(&self.technologies),
            ),
            blocks::field(
                words.label("license"),
                blocks::optional(self.license.as_ref()),
            ),
        ];
        let description = blocks::texts(&self.description);
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.name, self.url.as_ref())),
            organization: blocks::optional(self.organization.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: stars,
            breaks: blocks::breaks(self.placement),
            body: description
                .chain(blocks::fields(fields))
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}
