//! A talk, a poster or another presentation.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Talk;
use crate::model::values::Text;
use crate::resolve::publications::term;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Talk {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let owner = context.people.owner();
        let is_other = |author: &&Text| !owner.is(&blocks::plain_name(author));
        let others: Vec<_> = self.authors.iter().filter(is_other).cloned().collect();
        let with = [
            blocks::field(words.label("presenters"), blocks::listed(&others)),
            blocks::field(
                words.label("presented-by"),
                blocks::people(&self.presented_by, context),
            ),
        ];
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::linked(&self.title, self.url.as_ref())),
            organization: blocks::optional(self.event.as_ref()),
            location: self.location.as_ref().map(|place| term(place, context.words)),
            note: blocks::remark(&self.r#type),
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(with).chain(blocks::body(&self.body, context)).collect(),
        })
    }
}
