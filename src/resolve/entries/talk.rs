//! A talk, a poster or another presentation.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Talk;
use crate::model::values::Text;
use crate::people::Name;
use crate::resolve::{Context, blocks, dates};
use crate::text;

impl Resolve for Talk {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let title = blocks::linked(&self.title, self.url.as_ref());
        let kind = self.r#type.as_ref().map(blocks::inline);
        // With an event the heading says where, and the line below what.
        let (heading, remark, line) = match &self.event {
            Some(event) => {
                let line = blocks::join(kind.into_iter().chain([title]), ": ");
                (blocks::inline(event), None, line.map(Block::Paragraph))
            }
            None => (title, blocks::remark(&self.r#type), None),
        };
        let is_other = |author: &&Text| {
            !context
                .people
                .owner()
                .is(&Name::parse(&text::plain(&blocks::inline(author))))
        };
        let others: Vec<_> = self.authors.iter().filter(is_other).cloned().collect();
        let with = [blocks::field(words.label("presenters"), blocks::listed(&others))];
        Block::Entry(Entry {
            date: dates::period(&self.period, words),
            title: Some(heading),
            organization: None,
            location: blocks::optional(self.location.as_ref()),
            note: remark,
            breaks: blocks::breaks(self.placement),
            body: line
                .into_iter()
                .chain(blocks::fields(with))
                .chain(blocks::body(&self.body))
                .collect(),
        })
    }
}
