//! The parts of a list, in the order in which a committee reads them: what was reviewed
//! before what was not, and what is still being written apart from both.

use std::collections::BTreeMap;

use crate::document::Inlines;
use crate::model::entries::{Publication, PublicationType as Type, Status};
use crate::model::publications::{Grouping, Layout, Order};
use crate::resolve::words::Words;
use crate::text::Inline;

/// A part of a list.
pub(super) struct Group<'a> {
    title: Option<String>,
    /// What belongs to it, in the order of the list.
    pub publications: Vec<&'a Publication>,
}

impl Group<'_> {
    /// What stands above it, with how many there are when the layout says so.
    pub(super) fn heading(&self, layout: &Layout) -> Option<Inlines> {
        let title = self.title.as_ref()?;
        let title = if layout.counts == Some(true) {
            format!("{title} ({})", self.publications.len())
        } else {
            title.clone()
        };
        Some(vec![Inline::Text(title)])
    }
}

/// The types in the order of their parts.
const TYPES: [Type; 10] = [
    Type::Article,
    Type::Conference,
    Type::Book,
    Type::EditedVolume,
    Type::Chapter,
    Type::Translation,
    Type::Review,
    Type::Workshop,
    Type::Preprint,
    Type::Report,
];

/// Where a part stands and what it is called. Parts are ordered by their rank, those of one
/// rank by their name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct GroupRank {
    rank: u16,
    name: String,
}

impl GroupRank {
    fn of(rank: impl TryInto<u16>, name: impl Into<String>) -> Self {
        Self { rank: rank.try_into().unwrap_or(LAST), name: name.into() }
    }
}

/// The rank of what stands behind all others.
const LAST: u16 = u16::MAX;

/// Divides a list as its layout says. Without a division it is one part, and what is in
/// preparation a second one.
pub(super) fn divide<'a>(
    publications: &'a [Publication],
    layout: &Layout,
    words: &Words,
) -> Vec<Group<'a>> {
    let grouping = layout.group_by.unwrap_or(Grouping::None);
    let mut groups: BTreeMap<GroupRank, Vec<&Publication>> = BTreeMap::new();
    for publication in publications {
        let place = match grouping {
            _ if is_in_preparation(publication) => {
                GroupRank::of(LAST, words.group("in-preparation"))
            }
            Grouping::Type => by_type(publication, words),
            Grouping::Year => by_year(publication, layout.sort, words),
            Grouping::Status => by_status(publication, words),
            Grouping::Keyword => by_keyword(publication, words),
            Grouping::None => GroupRank::of(0, ""),
        };
        groups.entry(place).or_default().push(publication);
    }
    groups
        .into_iter()
        .map(|(place, publications)| {
            let are_submitted =
                publications.iter().all(|one| one.status == Some(Status::Submitted));
            let name = if are_submitted { words.group("submitted") } else { place.name };
            let title = Some(name).filter(|name| !name.is_empty());
            Group { title, publications }
        })
        .collect()
}

/// Whether a publication is still being written.
pub(super) fn is_in_preparation(publication: &Publication) -> bool {
    publication.status == Some(Status::InPreparation)
}

/// What is with the reviewers is a part of its own, whatever it is to become.
fn by_type(publication: &Publication, words: &Words) -> GroupRank {
    let kind = publication.r#type.unwrap_or(Type::Other);
    let rank = TYPES.iter().position(|known| *known == kind);
    match publication.status {
        Some(Status::UnderReview | Status::Submitted) if kind != Type::Preprint => {
            // Behind the preprints, before what is seldom reviewed.
            GroupRank::of(10 * TYPES.len() - 15, words.group("under-review"))
        }
        _ => GroupRank::of(
            rank.map_or(10 * TYPES.len() + kind as usize, |rank| 10 * rank),
            words.group(kind.name()),
        ),
    }
}

fn by_year(publication: &Publication, order: Option<Order>, words: &Words) -> GroupRank {
    let year = publication.period.sorting().map(|date| date.year);
    // From the newest: what is on its way, the years backwards, what has no date.
    let rank = match (year, publication.status) {
        (Some(year), _) => LAST / 2 - year,
        (None, Some(status)) if status != Status::Published => status as u16,
        (None, _) => LAST / 2,
    };
    let name = match (year, publication.status) {
        (Some(year), _) => year.to_string(),
        (None, Some(status)) if status != Status::Published => words.group(status.name()),
        (None, _) => words.group("undated"),
    };
    let is_backwards = order == Some(Order::Oldest);
    GroupRank::of(if is_backwards { LAST - 1 - rank } else { rank }, name)
}

fn by_status(publication: &Publication, words: &Words) -> GroupRank {
    let status = publication.status.unwrap_or(Status::Published);
    GroupRank::of(status as u16, words.group(status.name()))
}

fn by_keyword(publication: &Publication, words: &Words) -> GroupRank {
    match publication.keywords.first() {
        Some(keyword) => GroupRank::of(0, keyword.as_str()),
        None => GroupRank::of(1, words.group("without-keyword")),
    }
}
