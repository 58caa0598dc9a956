//! Where pieces stand among the letters of all pages.

use std::ops::Range;

/// Where the pieces of passages stand.
#[derive(Debug)]
pub(super) struct Found {
    /// Of each passage, those of its pieces.
    pub spots: Vec<Vec<Option<Spot>>>,
    /// How many pieces have none.
    pub lost: usize,
    /// Where the last of them ends.
    pub end: usize,
}

/// Where a piece stands; in two parts when a page ends in it.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// The letters.
    pub first: Range<usize>,
    /// Those on the next page.
    pub rest: Option<Range<usize>>,
}

impl Spot {
    /// The first letter.
    pub(super) fn start(&self) -> usize {
        self.first.start
    }

    /// The letter behind the last.
    pub(super) fn end(&self) -> usize {
        self.rest.as_ref().unwrap_or(&self.first).end
    }

    /// Its parts.
    pub(super) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        [Some(self.first.clone()), self.rest.clone()].into_iter().flatten()
    }

    /// Whether it has letters of another.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.ranges().any(|range| {
            other.ranges().any(|other| range.start < other.end && other.start < range.end)
        })
    }
}
