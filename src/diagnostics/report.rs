//! The one list that every stage adds its diagnostics to.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::path::Path;

use super::{Diagnostic, Severity};
use crate::source::{Source, Span};

/// How many errors are kept. A file with more is not a CV with mistakes.
const MAX_ERRORS: usize = 1000;

/// How many warnings and notes are kept: more than a library of 10,000 entries gives.
const MAX_OTHERS: usize = 20_000;

/// All diagnostics of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: HashSet<Diagnostic>,
    /// How many of them are errors.
    errors: usize,
    /// Places whose text was replaced to read on behind a fault.
    mended: Vec<Range<usize>>,
    /// Where the entries are that cannot be shown.
    not_shown: BTreeSet<Span>,
}

/// What was found in one of the files of a source.
#[derive(Clone, Debug)]
pub struct OfFile<'s> {
    /// The name of the file.
    pub name: &'s Path,
    /// The source of which it is a part, and of which the places are.
    pub whole: &'s Source,
    /// What was found in it.
    pub report: Report,
}

impl Report {
    /// What was found in the CV, and in each file beside it.
    pub fn by_file<'s>(&self, source: &'s Source) -> Vec<OfFile<'s>> {
        let of = |name| OfFile { name, whole: source, report: Self::default() };
        let mut files = BTreeMap::from([(None, of(source.name()))]);
        for (start, file) in source.beside() {
            files.insert(Some(start), of(file.name()));
        }
        for diagnostic in &self.diagnostics {
            let place = diagnostic.label.as_ref().map(|label| label.span);
            let start = place.and_then(|place| source.file_beside(place));
            if let Some(file) = files.get_mut(&start) {
                file.report.errors +=
                    usize::from(diagnostic.severity() == Severity::Error);
                file.report.diagnostics.insert(diagnostic.clone());
            }
        }
        for entry in &self.not_shown {
            if let Some(file) = files.get_mut(&source.file_beside(*entry)) {
                file.report.not_show(*entry);
            }
        }
        files.into_values().collect()
    }

    /// Adds a diagnostic, unless the same one is there: an anchor's fault is one fault
    /// however often it is used.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        let is_error = diagnostic.severity() == Severity::Error;
        let is_full = if is_error {
            self.is_full()
        } else {
            self.diagnostics.len() - self.errors >= MAX_OTHERS
        };
        let is_follow_up =
            diagnostic.label.as_ref().is_some_and(|label| self.is_mended(label.span));
        if !is_full && !is_follow_up && self.diagnostics.insert(diagnostic) {
            self.errors += usize::from(is_error);
        }
    }

    /// Adds all diagnostics of another report on the same source.
    pub fn extend(&mut self, other: Self) {
        other.diagnostics.into_iter().for_each(|diagnostic| self.add(diagnostic));
        self.mended.extend(other.mended);
        self.not_shown.extend(other.not_shown);
    }

    /// The diagnostics, in no order.
    pub(crate) fn each(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// The diagnostics, each by itself.
    pub(crate) fn into_each(self) -> impl Iterator<Item = Diagnostic> {
        self.diagnostics.into_iter()
    }

    /// The same with warnings instead of errors.
    #[must_use]
    pub(crate) fn into_warnings(mut self) -> Self {
        self.diagnostics =
            self.diagnostics.into_iter().map(Diagnostic::as_warning).collect();
        self.errors = 0;
        self
    }

    /// Adds the diagnostics of another report on the same source that say something new of a
    /// place, whatever their advice is: several variants of a CV have a fault in common.
    pub fn merge(&mut self, other: &Self) {
        let said = |found: &Diagnostic| {
            let place = found.label.as_ref().map(|label| label.span);
            (found.code, place, found.message.clone())
        };
        let mut known: HashSet<_> = self.diagnostics.iter().map(said).collect();
        for found in other.sorted() {
            if known.insert(said(found)) {
                self.add(found.clone());
            }
        }
        self.not_shown.extend(&other.not_shown);
    }

    /// The same report with faults of the whole file at this place.
    #[must_use]
    pub(crate) fn with_place(mut self, span: Span) -> Self {
        let place = |found: Diagnostic| match found.label {
            None => found.at(span, "in this file"),
            Some(_) => found,
        };
        self.diagnostics = self.diagnostics.into_iter().map(place).collect();
        self.errors = self.count(Severity::Error);
        self
    }

    /// The same report for a text that starts at this byte of a source.
    #[must_use]
    pub(crate) fn moved(self, by: usize) -> Self {
        let diagnostics = self.diagnostics.into_iter().map(|found| found.moved(by));
        let mended = self.mended.into_iter();
        let not_shown = self.not_shown.into_iter().map(|span| span.moved(by));
        Self {
            diagnostics: diagnostics.collect(),
            not_shown: not_shown.collect(),
            errors: self.errors,
            mended: mended.map(|bytes| bytes.start + by..bytes.end + by).collect(),
        }
    }

    /// Whether no more errors are kept.
    pub fn is_full(&self) -> bool {
        self.errors >= MAX_ERRORS
    }

    /// Takes note that the text at this place is no longer the author's: what is found
    /// there follows from a fault that is reported already.
    pub fn mend(&mut self, bytes: Range<usize>) {
        self.mended.push(bytes);
    }

    /// Whether a part of this place was mended.
    pub fn is_mended(&self, span: Span) -> bool {
        self.mended
            .iter()
            .any(|bytes| span.start() < bytes.end && bytes.start < span.end())
    }

    /// The diagnostics in the order of the file, those of the whole file first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.diagnostics.iter().collect();
        sorted.sort_by_key(|diagnostic| diagnostic.order());
        sorted
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity() == severity).count()
    }

    /// Whether anything forbids a PDF.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether there is anything that the author should look at.
    pub fn has_warnings(&self) -> bool {
        self.count(Severity::Error) + self.count(Severity::Warning) > 0
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Takes note of an entry that cannot be shown because of its faults.
    pub(crate) fn not_show(&mut self, entry: Span) {
        self.not_shown.insert(entry);
    }

    /// How many entries are not shown because of their faults.
    pub fn not_shown(&self) -> usize {
        self.not_shown.len()
    }

    /// `2 errors, 1 warning`: the words of the closing line; empty when nothing was found.
    pub fn tally(&self) -> String {
        let counted = |severity: Severity| match self.count(severity) {
            0 => None,
            MAX_ERRORS if severity == Severity::Error => {
                Some(format!("{MAX_ERRORS} errors or more"))
            }
            1 => Some(format!("1 {}", severity.name())),
            many => Some(format!("{many} {}s", severity.name())),
        };
        let not_shown = match self.not_shown() {
            0 => None,
            1 => Some("1 entry not shown".to_owned()),
            many => Some(format!("{many} entries not shown")),
        };
        let parts: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .filter_map(counted)
            .chain(not_shown)
            .collect();
        parts.join(", ")
    }
}
