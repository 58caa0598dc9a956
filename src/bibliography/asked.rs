//! Which entries of its files a CV asks for: only these are held to account.

use std::collections::HashSet;

use super::work::Work;
use crate::source::Span;

/// What the sections of a CV ask for: where each entry begins.
#[derive(Default)]
pub(super) struct Asked {
    /// What a section shows, or would show if it could.
    wanted: HashSet<Span>,
    /// What a section hides or does not choose.
    left_out: HashSet<Span>,
    /// What a section would show, and cannot because of its faults.
    pub lacking: HashSet<Span>,
}

impl Asked {
    /// Takes note of works that a section asks for; those with faults cannot be shown.
    pub(super) fn want(&mut self, works: &[Work<'_>]) {
        for work in works {
            if let Some(begin) = place(work) {
                self.want_entry(begin, work.is_whole);
            }
        }
    }

    /// Takes note of an entry of a file that a section asks for.
    pub(super) fn want_entry(&mut self, begin: Span, is_whole: bool) {
        self.wanted.insert(begin);
        if !is_whole {
            self.lacking.insert(begin);
        }
    }

    /// Takes note of works that a section hides or does not choose.
    pub(super) fn leave_out(&mut self, works: &[Work<'_>]) {
        self.left_out.extend(works.iter().filter_map(place));
    }

    /// Whether sections leave out the entry that begins there, and none asks for it.
    pub(super) fn is_left_out(&self, begin: Span) -> bool {
        self.left_out.contains(&begin) && !self.wanted.contains(&begin)
    }
}

fn place(work: &Work<'_>) -> Option<Span> {
    work.is_bibtex.then_some(work.node.span)
}
