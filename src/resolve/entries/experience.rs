//! A position held, or several with one employer.

use super::Resolve;
use crate::document::{Block, Breaks, Entry};
use crate::model::date::Period;
use crate::model::entries::{Experience, Post};
use crate::model::many::Many;
use crate::model::values::Text;
use crate::resolve::{Context, blocks, dates};

impl Resolve for Experience {
    fn resolve(&self, context: Context<'_>) -> Block {
        let position = blocks::listed(&self.position);
        let (title, organization) = blocks::what_and_where(
            position,
            self.department.as_ref(),
            self.organization.as_ref(),
            self.url.as_ref(),
        );
        let around = || Period::around(self.positions.iter().map(|post| &post.period));
        let whole = Some(&self.period).filter(|period| !period.is_empty()).cloned();
        let whole = whole.or_else(around);
        Block::Entry(Entry {
            date: whole.and_then(|period| dates::of_entry(&period, context)),
            title,
            organization,
            location: blocks::optional(self.location.as_ref()),
            note: None,
            breaks: blocks::breaks(self.placement),
            body: about(self.project.as_ref(), &self.manager, context)
                .chain(blocks::body(&self.body, context))
                .chain(self.positions.iter().map(|post| post.resolve(context)))
                .collect(),
        })
    }
}

impl Resolve for Post {
    fn resolve(&self, context: Context<'_>) -> Block {
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title: Some(blocks::inline(&self.position)),
            organization: blocks::optional(self.department.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: None,
            breaks: Breaks::default(),
            body: about(self.project.as_ref(), &self.manager, context)
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}

/// The project and who led it.
fn about(
    project: Option<&Text>,
    manager: &Many<Text>,
    context: Context<'_>,
) -> impl Iterator<Item = Block> {
    let words = context.words;
    blocks::fields([
        blocks::field(words.label("project"), blocks::optional(project)),
        blocks::field(words.label_of("manager", manager.len()), blocks::listed(manager)),
    ])
}
