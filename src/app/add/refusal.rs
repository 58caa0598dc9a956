//! Why nothing is added.

use crate::diagnostics::{Diagnostic, Report};
use crate::source::Source;

/// What forbids an addition.
pub(crate) enum Refusal {
    /// What is asked for cannot be done.
    Alone(Box<Diagnostic>),
    /// What these reports say, each of a text.
    Faults(Vec<(Source, Report)>),
}

impl From<Diagnostic> for Refusal {
    fn from(fault: Diagnostic) -> Self {
        Self::Alone(Box::new(fault))
    }
}

impl Refusal {
    /// What these reports say.
    pub(crate) fn of(reports: impl IntoIterator<Item = (Source, Report)>) -> Self {
        Self::Faults(reports.into_iter().collect())
    }
}
