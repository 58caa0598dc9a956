//! A course, a lecture or other teaching.

use super::Resolve;
use crate::document::{Block, Entry};
use crate::model::entries::Teaching;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Teaching {
    fn resolve(&self, context: Context<'_>) -> Block {
        let url = self.url.as_ref();
        let course = self.course.as_ref().map(|course| blocks::linked(course, url));
        let url = url.filter(|_| course.is_none());
        let has_course = course.is_some();
        // What is not named stands behind what is.
        let role = if has_course { None } else { blocks::listed(&self.role) };
        let (title, organization) = blocks::what_and_where(
            course.or(role),
            None,
            self.organization.as_ref(),
            url,
        );
        let how = self.role.iter().filter(|_| has_course);
        let how = how.chain(&self.level).chain(&self.hours);
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title,
            organization,
            location: blocks::optional(self.location.as_ref()),
            note: blocks::remark(how),
            breaks: blocks::breaks(self.placement),
            body: blocks::body(&self.body, context),
        })
    }
}
