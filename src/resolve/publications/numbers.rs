//! What stands beside each publication of a section.

use std::collections::HashMap;

use super::groups::{Group, is_in_preparation};
use crate::document::Number;
use crate::model::entries::{Publication, PublicationType as Type, Status};
use crate::model::publications::{Layout, Numbering};
use crate::resolve::words::Words;

/// The numbers of all publications, group by group; nothing for those without.
pub(super) fn all(
    groups: &[Group<'_>],
    layout: &Layout,
    words: &Words,
) -> Vec<Option<Number>> {
    let numbering = layout.numbering.unwrap_or(Numbering::Continuous);
    let list: Vec<_> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, of)| of.publications.iter().map(move |one| (group, *one)))
        .collect();
    // Each publication counts among those that share its series. What is on its way has
    // one of its own: it must not move the numbers of what has appeared.
    let series = |group: usize, publication: &Publication| match numbering {
        Numbering::ByGroup => Series::Group(group),
        Numbering::ByType => Series::Letter(letter(publication)),
        _ if is_in_preparation(publication) => Series::Letter("in-preparation"),
        Numbering::Continuous | Numbering::None => Series::Whole,
    };
    let mut totals: HashMap<Series, usize> = HashMap::new();
    for (group, publication) in &list {
        *totals.entry(series(*group, publication)).or_default() += 1;
    }
    let mut counted: HashMap<Series, usize> = HashMap::new();
    list.into_iter()
        .map(|(group, publication)| {
            let series = series(group, publication);
            let count = counted.entry(series).or_default();
            *count += 1;
            let is_reversed = layout.reversed == Some(true);
            let number = if is_reversed { totals[&series] + 1 - *count } else { *count };
            match numbering {
                Numbering::None => None,
                Numbering::ByType => {
                    let letter = words.letter(letter(publication));
                    Some(Number::Typed(format!("{letter}{number}")))
                }
                Numbering::Continuous | Numbering::ByGroup => Some(Number::Plain(number)),
            }
        })
        .collect()
}

/// What is counted together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Series {
    Whole,
    Group(usize),
    Letter(&'static str),
}

/// The name of a publication's letter: its type, or how far it has come.
fn letter(publication: &Publication) -> &'static str {
    let kind = publication.r#type.unwrap_or(Type::Other);
    match publication.status {
        Some(Status::InPreparation) => "in-preparation",
        Some(Status::UnderReview | Status::Submitted) if kind != Type::Preprint => {
            "under-review"
        }
        _ => kind.name(),
    }
}
