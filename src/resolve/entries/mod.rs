//! The entries of each kind, one in each file: which field stands where.

mod award;
mod certification;
mod dated;
mod education;
mod experience;
mod grant;
mod language;
mod line;
mod membership;
mod patent;
mod project;
mod reference;
mod service;
mod skill;
mod supervision;
mod talk;
mod teaching;

use super::{Context, blocks, publications};
use crate::document::Block;
use crate::model::entries::Given;
use crate::model::section::{Entries, Section};

/// An entry that knows how it stands on the page.
trait Resolve {
    /// The entry as a block.
    fn resolve(&self, context: Context<'_>) -> Block;
}

/// What a section holds.
pub(super) fn blocks(section: &Section, context: Context<'_>) -> Vec<Block> {
    match section {
        Section::Experience(section) => each(section, context),
        Section::Education(section) => each(section, context),
        Section::Projects(section) => each(section, context),
        Section::Skills(section) => each(section, context),
        Section::Awards(section) => each(section, context),
        Section::Teaching(section) => each(section, context),
        Section::Talks(section) => each_of(&section.entries, context),
        Section::Service(section) => each(section, context),
        Section::Grants(section) => each(section, context),
        Section::Supervision(section) => each(section, context),
        Section::Languages(section) => each(section, context),
        Section::Certifications(section) => each(section, context),
        Section::Memberships(section) => each(section, context),
        Section::Patents(section) => each_of(&section.entries, context),
        Section::References(section) => each(section, context),
        Section::Entries(section) => each(section, context),
        Section::Lines(section) => each(section, context),
        Section::Publications(section) => publications::blocks(section, context),
        Section::Text(section) => blocks::texts(&section.text).collect(),
        Section::Bullets(section) => {
            let is_numbered = section.numbered == Some(true);
            let items = if is_numbered { blocks::numbered } else { blocks::items };
            vec![Block::Items(items(&section.items, context))]
        }
        Section::Group(_) => Vec::new(),
    }
}

fn each<E: Resolve>(section: &Entries<E>, context: Context<'_>) -> Vec<Block> {
    each_of(&section.entries, context)
}

fn each_of<E: Resolve>(entries: &[Given<E>], context: Context<'_>) -> Vec<Block> {
    let each = |entry: &Given<E>| match entry {
        Given::Fields(entry) => vec![entry.resolve(context)],
        Given::Words(text) => blocks::written(text),
    };
    entries.iter().flat_map(each).collect()
}
