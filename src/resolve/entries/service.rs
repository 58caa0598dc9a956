//! A task done for the community.

use super::Resolve;
use crate::document::{Block, Entry, Inlines};
use crate::model::date::Period;
use crate::model::entries::{Service, Venue};
use crate::resolve::{Context, blocks, dates};

impl Resolve for Service {
    fn resolve(&self, context: Context<'_>) -> Block {
        let venues = blocks::join(self.venues.iter().map(venue), "; ");
        let is_line = self.role.is_empty()
            && self.organization.is_none()
            && self.url.is_none()
            && self.location.is_none()
            && self.period == Period::default()
            && blocks::body(&self.body, context).is_empty();
        if is_line {
            let label = self.category.as_ref().map(blocks::inline).unwrap_or_default();
            let text = venues.unwrap_or_default();
            return Block::Line { label, text, date: None };
        }
        let category = self.category.as_ref();
        // The body comes first, since that is what a list of services is read for.
        let body = self.organization.as_ref();
        let note = body.map_or_else(
            || blocks::remark(category.filter(|_| !self.role.is_empty())),
            |_| blocks::remark(self.role.iter().chain(category)),
        );
        let role = blocks::listed(&self.role).filter(|_| body.is_none());
        let what = role.or_else(|| blocks::optional(category.filter(|_| body.is_none())));
        // Without any other words the venues are what the address is of.
        let is_nameless = what.is_none() && self.organization.is_none();
        let address = self.url.as_ref().map(|url| url.as_str().to_owned());
        let venues =
            venues.map(|all| blocks::link_to(all, address.filter(|_| is_nameless)));
        let (title, organization) = blocks::what_and_where(
            what,
            None,
            self.organization.as_ref(),
            self.url.as_ref(),
        );
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title,
            organization,
            location: blocks::optional(self.location.as_ref()),
            note,
            breaks: blocks::breaks(self.placement),
            body: venues
                .map(Block::Paragraph)
                .into_iter()
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}

/// `NeurIPS 2021, 2022`.
fn venue(source: &Venue) -> Inlines {
    let years = blocks::listed(&source.years);
    let parts = [Some(blocks::linked(&source.name, source.url.as_ref())), years];
    blocks::join(parts.into_iter().flatten(), " ").unwrap_or_default()
}
