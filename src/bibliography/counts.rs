//! How many publications a CV shows: those of all its lists, each work once.

use std::collections::{BTreeMap, HashSet};

use super::duplicates;
use super::work::Work;
use crate::diagnostics::Report;
use crate::model::entries::PublicationType;

/// How many works the lists show of each type.
pub(super) fn by_type(lists: Vec<Vec<Work<'_>>>) -> BTreeMap<PublicationType, usize> {
    let is_one_list = lists.len() == 1;
    let mut works: Vec<_> = lists.into_iter().flatten().collect();
    // A list does not show a work twice; two lists may.
    if !is_one_list {
        let mut places = HashSet::new();
        works.retain(|work| places.insert(work.span()));
        duplicates::merge(&mut works, &mut Report::default());
    }
    let mut counts = BTreeMap::new();
    for work in works {
        let kind = work.publication.r#type.unwrap_or(PublicationType::Other);
        *counts.entry(kind).or_default() += 1;
    }
    counts
}
