//! A course, a lecture or other teaching.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Teaching;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Teaching {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let course = self.course.as_ref();
        let role = self.role.as_ref();
        // What is not named stands behind what is.
        let title = course.or(role).unwrap_or(&self.organization);
        let is_named = course.or(role).is_some();
        let how = role.filter(|_| course.is_some());
        let how = how.into_iter().chain(&self.level).chain(&self.hours);
        Block::Entry(Entry {
            date: dates::period(&self.period, words),
            title: Some(blocks::inline(title)),
            organization: is_named.then(|| blocks::inline(&self.organization)),
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(how),
            breaks: blocks::breaks(self.placement),
            body: blocks::body(&self.body),
        })
    }
}
