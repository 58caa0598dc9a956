//! The reports of a command, taken together.

use crate::bibliography::Library;
use crate::diagnostics::Report;

/// The reports on a CV and on the files it names.
pub(crate) fn all<'a>(report: &'a Report, library: &'a Library<'_>) -> Vec<&'a Report> {
    let others = library.reports().map(|(_, report)| report);
    std::iter::once(report).chain(others).collect()
}
