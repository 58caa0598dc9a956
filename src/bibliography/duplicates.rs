//! The same work written twice, and a preprint of a work that has appeared: each is shown
//! once, with what either says of it.

use std::collections::HashMap;

use super::work::{self, Work};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::entries::Publication;
use crate::model::many::Many;
use crate::model::values::Url;

/// Leaves one publication of each work. What is left out is reported where it is written,
/// unless it, or the one that it is the same as, says `keep`.
pub(super) fn merge(works: &mut Vec<Work<'_>>, report: &mut Report) {
    let mut known = KnownWorks::default();
    let mut dropped = vec![false; works.len()];
    // Those that have appeared come first, so that a preprint finds its work wherever it is.
    let is_preprint = |at: &usize| works[*at].is_preprint();
    let (preprints, published): (Vec<_>, Vec<_>) =
        (0..works.len()).partition(is_preprint);
    for at in published.into_iter().chain(preprints) {
        let keys = Keys::of(&works[at].publication);
        let same = known.find(&keys).find_map(|first| {
            let kinship = kinship(&works[first].publication, &works[at].publication)?;
            Some((first, kinship))
        });
        let Some((first, kinship)) = same else {
            known.add(keys, at);
            continue;
        };
        let later = works[at].clone();
        let into = &mut works[first];
        match kinship {
            Kinship::Preprint => {
                report_preprint(&later, into, report);
                take_preprint(&mut into.publication, &later.publication);
            }
            Kinship::Same => {
                report_duplicate(&later, into, report);
                take_missing(&mut into.publication, &later.publication);
            }
        }
        dropped[at] = true;
    }
    let mut dropped = dropped.into_iter();
    works.retain(|_| dropped.next() != Some(true));
}

/// How a publication is one work with another that was found before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    /// It is the same publication.
    Same,
    /// It is a preprint of the other.
    Preprint,
}

/// What a work is found by.
pub(super) struct Keys(Vec<String>);

impl Keys {
    /// What a publication is found by.
    pub(super) fn of(publication: &Publication) -> Self {
        let title = format!("title {}", letters(&work::title(publication)));
        let doi =
            publication.doi.as_ref().map(|doi| format!("doi {}", folded(doi.as_str())));
        let arxiv = arxiv(publication).map(|number| format!("arxiv {number}"));
        Self([Some(title), doi, arxiv].into_iter().flatten().collect())
    }
}

/// Publications by what they are found by.
#[derive(Default)]
pub(super) struct KnownWorks(HashMap<String, Vec<usize>>);

impl KnownWorks {
    /// The numbers of those that may be one work with a publication of these keys.
    pub(super) fn find<'k>(&'k self, keys: &'k Keys) -> impl Iterator<Item = usize> + 'k {
        keys.0.iter().filter_map(|key| self.0.get(key)).flatten().copied()
    }

    /// Adds a publication under its number.
    pub(super) fn add(&mut self, keys: Keys, at: usize) {
        for key in keys.0 {
            self.0.entry(key).or_default().push(at);
        }
    }
}

/// How the later of two publications that share a title or a number is one work with the
/// first, if it is.
pub(super) fn kinship(first: &Publication, later: &Publication) -> Option<Kinship> {
    if first.keep == Some(true) || later.keep == Some(true) {
        return None;
    }
    let title = |publication| letters(&work::title(publication));
    let has_same_title = title(first) == title(later);
    let has_same_number = arxiv(first).is_some() && arxiv(first) == arxiv(later);
    if work::is_preprint(later) && !work::is_preprint(first) {
        let is_it = has_same_number || has_same_title && shares_author(first, later);
        return is_it.then_some(Kinship::Preprint);
    }
    let doi = |publication: &Publication| {
        publication.doi.as_ref().map(|doi| folded(doi.as_str()))
    };
    let is_same = match (doi(first), doi(later)) {
        (Some(a), Some(b)) => a == b,
        _ if has_same_number && has_same_title => first.r#type == later.r#type,
        _ => {
            let year = |publication| work::date(publication).map(|date| date.year);
            let venue = |publication| work::venue(publication).map(|it| letters(&it));
            let has_same_venue = match (venue(first), venue(later)) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            has_same_title
                && first.r#type == later.r#type
                && year(first) == year(later)
                && has_same_venue
                && shares_author(first, later)
        }
    };
    is_same.then_some(Kinship::Same)
}

/// Whether the first authors of two publications have a word of their names in common;
/// always when one names no author.
fn shares_author(a: &Publication, b: &Publication) -> bool {
    let (Some(a), Some(b)) = (a.authors.first(), b.authors.first()) else { return true };
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|character: char| !character.is_alphanumeric());
        words.filter(|word| word.chars().count() > 1).map(folded).collect()
    };
    let b = words(b.name.as_str());
    words(a.name.as_str()).iter().any(|word| b.contains(word))
}

/// The number at arXiv without its version.
fn arxiv(publication: &Publication) -> Option<String> {
    let number = publication.arxiv.as_ref()?.as_str();
    let version = number.rfind('v').filter(|at| {
        let version = &number[at + 1..];
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    });
    Some(folded(&number[..version.unwrap_or(number.len())]))
}

fn folded(text: &str) -> String {
    text.to_lowercase()
}

/// The letters and figures of a text, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn report_preprint(preprint: &Work<'_>, published: &Work<'_>, report: &mut Report) {
    let title = published.title();
    let diagnostic = Diagnostic::new(
        Code::PreprintMerged,
        format!(
            "`{}` has appeared: its preprint is shown as a link there",
            excerpt(&title)
        ),
        preprint.span(),
        "the preprint",
    )
    .help(format!("to list it as well, {}", keep(preprint)));
    report.add(diagnostic.other(published.span(), "as it appeared"));
}

fn report_duplicate(later: &Work<'_>, first: &Work<'_>, report: &mut Report) {
    let title = later.title();
    let diagnostic = Diagnostic::new(
        Code::DuplicatePublication,
        format!("`{}` is written twice and shown once", excerpt(&title)),
        later.span(),
        "again here",
    )
    .help(format!("remove one of the two; to list both, {}", keep(later)));
    report.add(diagnostic.other(first.span(), "first here"));
}

/// How to say that a publication stays.
fn keep(work: &Work<'_>) -> String {
    match &work.publication.key {
        Some(key) if work.is_bibtex => {
            format!("write `overrides: {{{}: {{keep: true}}}}`", excerpt(key.as_str()))
        }
        _ => "give it `keep: true`".to_owned(),
    }
}

/// What a preprint says of the work that has appeared.
fn take_preprint(into: &mut Publication, preprint: &Publication) {
    let url = preprint.url.as_ref().filter(|_| preprint.arxiv.is_none());
    if into.preprint.is_none() {
        let of_doi = || {
            let own =
                preprint.doi.as_ref().filter(|doi| into.doi.as_ref() != Some(doi))?;
            Some(Url::from(own.url().as_str()))
        };
        let url = url.filter(|url| into.url.as_ref() != Some(url)).cloned();
        into.preprint = url.or_else(|| of_doi().filter(|_| preprint.arxiv.is_none()));
    }
    keep_first(&mut into.arxiv, preprint.arxiv.as_ref());
    take_remarks(into, preprint);
}

/// What the second of two entries for one work says and the first does not.
fn take_missing(into: &mut Publication, from: &Publication) {
    keep_first(&mut into.venue, from.venue.as_ref());
    keep_first(&mut into.venue_short, from.venue_short.as_ref());
    keep_first(&mut into.series, from.series.as_ref());
    keep_first(&mut into.edition, from.edition.as_ref());
    keep_first(&mut into.volume, from.volume.as_ref());
    keep_first(&mut into.number, from.number.as_ref());
    keep_first(&mut into.chapter, from.chapter.as_ref());
    keep_first(&mut into.volumes, from.volumes.as_ref());
    keep_first(&mut into.pages, from.pages.as_ref());
    keep_first(&mut into.version, from.version.as_ref());
    keep_first(&mut into.collaboration, from.collaboration.as_ref());
    keep_first(&mut into.publisher, from.publisher.as_ref());
    keep_first(&mut into.location, from.location.as_ref());
    keep_first(&mut into.doi, from.doi.as_ref());
    keep_first(&mut into.arxiv, from.arxiv.as_ref());
    keep_first(&mut into.url, from.url.as_ref());
    keep_first(&mut into.preprint, from.preprint.as_ref());
    keep_first(&mut into.isbn, from.isbn.as_ref());
    keep_first(&mut into.note, from.note.as_ref());
    take_all(&mut into.editors, &from.editors);
    take_all(&mut into.contributors, &from.contributors);
    take_remarks(into, from);
}

fn take_remarks(into: &mut Publication, from: &Publication) {
    keep_first(&mut into.presentation, from.presentation.as_ref());
    keep_first(&mut into.award, from.award.as_ref());
    keep_first(&mut into.citations, from.citations.as_ref());
    keep_first(&mut into.quartile, from.quartile.as_ref());
    keep_first(&mut into.rank, from.rank.as_ref());
    keep_first(&mut into.impact_factor, from.impact_factor.as_ref());
    take_all(&mut into.presented_by, &from.presented_by);
    keep_first(&mut into.selected, from.selected.as_ref());
    take_all(&mut into.keywords, &from.keywords);
    take_all(&mut into.body.summary, &from.body.summary);
    take_all(&mut into.body.highlights, &from.body.highlights);
    for link in &from.body.links {
        if into.body.links.iter().all(|own| own.url != link.url) {
            into.body.links.push(link.clone());
        }
    }
}

fn keep_first<T: Clone>(field: &mut Option<T>, other: Option<&T>) {
    if field.is_none() {
        *field = other.cloned();
    }
}

fn take_all<T: Clone>(field: &mut Many<T>, other: &Many<T>) {
    if field.is_empty() {
        field.clone_from(other);
    }
}
