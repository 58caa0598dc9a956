//! The order of a list.

use std::cmp::Reverse;

use super::work::Work;
use crate::model::date::PartialDate;
use crate::model::entries::Publication;
use crate::model::publications::{Order, Publications};
use crate::people::Name;
use crate::text;

/// Sorts the publications of a section as it asks; those that are alike keep their order.
pub(super) fn sort(section: &Publications, works: &mut [Work<'_>]) {
    let default = if section.from.is_empty() { Order::File } else { Order::Newest };
    match section.layout.sort.unwrap_or(default) {
        Order::File => {}
        Order::Newest => works.sort_by_cached_key(|work| Reverse(age(work))),
        Order::Oldest => works.sort_by_cached_key(age),
        Order::Author => works.sort_by_cached_key(authors),
        Order::Title => works.sort_by_cached_key(|work| work.title().to_lowercase()),
        Order::Venue => works.sort_by_cached_key(|work| {
            let venue = work.venue().map(|venue| venue.to_lowercase());
            (venue.is_none(), venue)
        }),
    }
}

/// How far along it is: what has no date and is on its way is newer than all dates, what
/// has appeared without one older.
fn age(work: &Work<'_>) -> (u8, Option<PartialDate>) {
    match work.date() {
        Some(date) => (1, Some(date)),
        None if work.is_under_way() => (2, None),
        None => (0, None),
    }
}

fn authors(work: &Work<'_>) -> Vec<String> {
    let Publication { authors, editors, .. } = &work.publication;
    let authors = authors.iter().map(|author| author.name.as_str().to_owned());
    let editors = editors.iter().map(|name| text::plain(&text::parse(name.as_str())));
    // A volume without authors begins with its editors.
    let mut names: Vec<_> = authors.collect();
    if names.is_empty() {
        names.extend(editors);
    }
    names.iter().map(|name| Name::parse(name).sort_key()).collect()
}
