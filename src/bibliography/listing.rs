//! What a CV lists already: everything in its files and its own entries, to find a
//! publication among it.

use std::borrow::Cow;
use std::path::Path;

use super::duplicates::{Keys, Kinship, KnownWorks, kinship};
use super::library::{File, Library};
use super::work;
use crate::check;
use crate::diagnostics::Report;
use crate::model::entries::Publication;
use crate::source::{Source, Span};
use crate::tree::sections::sections;
use crate::tree::{Node, Value};

/// The publications of a CV, whichever section shows them.
pub struct Listing<'l> {
    listed: Vec<ListedPublication<'l>>,
    known: KnownWorks,
}

struct ListedPublication<'l> {
    publication: Cow<'l, Publication>,
    span: Span,
}

/// A publication that is in the list.
#[derive(Debug)]
pub struct Found<'l> {
    /// What is said of it.
    pub publication: &'l Publication,
    /// Where it begins.
    pub span: Span,
    /// Whether it is the same publication; else one is a preprint of the other.
    pub is_same: bool,
}

impl Library<'_> {
    /// Reads the publications of a file that the CV names; after [`complete`] all are read.
    /// A file that cannot be read holds none.
    ///
    /// [`complete`]: Library::complete
    pub fn read_publications(&mut self, path: &Path, cv: &mut Source) {
        if let Ok(file) = self.file(path, cv) {
            file.read::<Publication>(cv);
        }
    }

    /// The publications in the files that were read as such, and those written in the CV,
    /// except where `is_new` says of a place that they are to be added there.
    pub fn listing<'l>(
        &'l self,
        root: &Node,
        cv: &Source,
        is_new: impl Fn(Span) -> bool,
    ) -> Listing<'l> {
        let of_file = |file: &'l File| {
            let whole = file.entries::<Publication>().filter(|entry| entry.is_whole);
            whole.map(|entry| ListedPublication {
                publication: Cow::Borrowed(entry.is),
                span: entry.node.span,
            })
        };
        let mut listed: Vec<_> = self.read().iter().flat_map(of_file).collect();
        listed.extend(written_in(root, cv));
        listed.retain(|listed| !is_new(listed.span));
        let mut known = KnownWorks::default();
        for (at, listed) in listed.iter().enumerate() {
            known.add(Keys::of(&listed.publication), at);
        }
        Listing { listed, known }
    }
}

impl Listing<'_> {
    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// A publication that is one work with this one; the same publication rather than its
    /// preprint.
    pub fn find(&self, publication: &Publication) -> Option<Found<'_>> {
        let keys = Keys::of(publication);
        let found = |listed: &'_ ListedPublication<'_>| {
            let own = &listed.publication;
            let kinship = kinship(own, publication).or_else(|| kinship(publication, own));
            kinship.map(|kinship| kinship == Kinship::Same)
        };
        let mut all: Vec<_> = self
            .known
            .find(&keys)
            .filter_map(|at| Some((at, found(&self.listed[at])?)))
            .collect();
        all.sort_by_key(|(at, is_same)| (!is_same, *at));
        let (at, is_same) = *all.first()?;
        let ListedPublication { publication, span } = &self.listed[at];
        Some(Found { publication, span: *span, is_same })
    }
}

/// Whether two publications are the same, neither a preprint of the other.
pub fn is_same(first: &Publication, later: &Publication) -> bool {
    kinship(first, later) == Some(Kinship::Same)
}

/// Of each publication, whether it is the same as one before it.
pub fn repeats(publications: &[&Publication]) -> Vec<bool> {
    let mut known = KnownWorks::default();
    let mut repeats = Vec::with_capacity(publications.len());
    for (at, publication) in publications.iter().enumerate() {
        let keys = Keys::of(publication);
        let is_repeat =
            known.find(&keys).any(|first| is_same(publications[first], publication));
        repeats.push(is_repeat);
        if !is_repeat {
            known.add(keys, at);
        }
    }
    repeats
}

/// A title without markup.
pub fn title(publication: &Publication) -> String {
    work::title(publication)
}

/// A venue without markup.
pub fn venue(publication: &Publication) -> Option<String> {
    work::venue(publication)
}

/// The year in which a publication appeared.
pub fn year(publication: &Publication) -> Option<u16> {
    work::date(publication).map(|date| date.year)
}

/// Whether a publication is a manuscript before review.
pub fn is_preprint(publication: &Publication) -> bool {
    work::is_preprint(publication)
}

/// The entries of the CV itself that have no faults.
fn written_in(root: &Node, cv: &Source) -> Vec<ListedPublication<'static>> {
    let mut listed = Vec::new();
    for section in sections(root, "publications") {
        let Some(field) = section.get("entries") else { continue };
        let Value::Sequence(nodes) = &field.value.value else { continue };
        let entries = check::entries(nodes, "Publication", cv, &mut Report::default());
        listed.extend(entries.into_iter().map(|(at, publication)| ListedPublication {
            publication: Cow::Owned(publication),
            span: work::first_place(&nodes[at]),
        }));
    }
    listed
}
