//! A task done for the community.

use super::Resolve;
use crate::document::{Block, Entry, Inlines};
use crate::model::date::Period;
use crate::model::entries::{Service, Venue};
use crate::resolve::{Context, blocks, dates};

impl Resolve for Service {
    fn resolve(&self, context: Context<'_>) -> Block {
        let venues = blocks::join(self.venues.iter().map(venue), "; ");
        let is_line = self.role.is_none()
            && self.organization.is_none()
            && self.location.is_none()
            && self.period == Period::default()
            && blocks::body(&self.body).is_empty();
        if is_line {
            let label = self.category.as_ref().map(blocks::inline).unwrap_or_default();
            return Block::Line { label, text: venues.unwrap_or_default() };
        }
        let (role, category) = (self.role.as_ref(), self.category.as_ref());
        Block::Entry(Entry {
            date: dates::period(&self.period, context.words),
            title: blocks::optional(role.or(category)),
            organization: blocks::optional(self.organization.as_ref()),
            location: blocks::optional(self.location.as_ref()),
            note: role.and_then(|_| blocks::remark(category)),
            breaks: blocks::breaks(self.placement),
            body: venues
                .map(Block::Paragraph)
                .into_iter()
                .chain(blocks::body(&self.body))
                .collect(),
        })
    }
}

/// `NeurIPS 2021, 2022`.
fn venue(source: &Venue) -> Inlines {
    let years = blocks::listed(&source.years);
    let parts = [Some(blocks::inline(&source.name)), years];
    blocks::join(parts.into_iter().flatten(), " ").unwrap_or_default()
}
