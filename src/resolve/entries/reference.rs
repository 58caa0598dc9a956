//! A person who speaks for the person.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Reference;
use crate::resolve::{Context, blocks, contacts};
use crate::text::Inline;

impl Resolve for Reference {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let emails = self.email.iter().map(contacts::email);
        let phones =
            self.phone.iter().map(|phone| vec![Inline::Text(phone.as_str().to_owned())]);
        let relationship = blocks::optional(self.relationship.as_ref());
        let fields = [
            blocks::field(words.label("relationship"), relationship),
            blocks::field(words.label("email"), blocks::join(emails, ", ")),
            blocks::field(words.label("phone"), blocks::join(phones, ", ")),
        ];
        Block::Entry(Entry {
            date: None,
            title: Some(blocks::linked(&self.name, self.url.as_ref())),
            organization: blocks::optional(self.organization.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(&self.position),
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(fields)
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}
