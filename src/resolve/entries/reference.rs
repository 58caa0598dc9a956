//! A person who speaks for the person.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Reference;
use crate::resolve::{Context, blocks};
use crate::text::Inline;

impl Resolve for Reference {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let place = self.position.iter().chain(&self.organization).map(blocks::inline);
        let emails = self.email.iter().map(|email| {
            let url = format!("mailto:{}", email.as_str());
            blocks::link_to(vec![Inline::Text(email.as_str().to_owned())], Some(url))
        });
        let phones =
            self.phone.iter().map(|phone| vec![Inline::Text(phone.as_str().to_owned())]);
        let fields = [
            blocks::field(words.label("email"), blocks::join(emails, ", ")),
            blocks::field(words.label("phone"), blocks::join(phones, ", ")),
        ];
        Block::Entry(Entry {
            date: None,
            title: Some(blocks::linked(&self.name, self.url.as_ref())),
            organization: blocks::join(place, ", "),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(&self.relationship),
            breaks: blocks::breaks(self.placement),
            body: blocks::fields(fields).chain(blocks::body(&self.body)).collect(),
        })
    }
}
