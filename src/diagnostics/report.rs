//! The one list that every stage adds its diagnostics to.

use std::collections::HashSet;

use super::{Diagnostic, Severity};

/// How many diagnostics are kept. A file with more is not a CV with mistakes.
const MAX_KEPT: usize = 1000;

/// All diagnostics of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: HashSet<Diagnostic>,
}

impl Report {
    /// Adds a diagnostic, unless the same one is there: an anchor's fault is one fault
    /// however often it is used.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MAX_KEPT {
            self.diagnostics.insert(diagnostic);
        }
    }

    /// The diagnostics in the order of the file, those of the whole file first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.diagnostics.iter().collect();
        sorted.sort_by_key(|diagnostic| {
            let place = diagnostic.label.as_ref().map(|label| label.span);
            (place, diagnostic.code.name(), &diagnostic.message)
        });
        sorted
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity() == severity).count()
    }

    /// Whether anything forbids a PDF.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// `2 errors, 1 warning`: the words of the closing line; empty when nothing was found.
    pub fn tally(&self) -> String {
        let counted = |severity: Severity| match self.count(severity) {
            0 => None,
            1 => Some(format!("1 {}", severity.name())),
            many => Some(format!("{many} {}s", severity.name())),
        };
        let parts: Vec<_> = [Severity::Error, Severity::Warning]
            .into_iter()
            .filter_map(counted)
            .collect();
        parts.join(", ")
    }
}
