//! Diagnostics on one line each, in the form that editors and `grep` users know.

use std::fmt::Write;

use super::Report;
use crate::source::Source;

/// `cv.yaml:11:5: error[unknown-field]: message; help` for each diagnostic.
pub fn render(report: &Report, source: &Source) -> String {
    let mut lines = String::new();
    for diagnostic in report.sorted() {
        let place = match &diagnostic.label {
            Some(label) => {
                let (source, span) = source.local(label.span);
                let at = source.position(span.start());
                format!("{}:{}:{}", source.name().display(), at.line, at.column)
            }
            None => source.name().display().to_string(),
        };
        let severity = diagnostic.severity().name();
        let code = diagnostic.code.name();
        let _ = write!(lines, "{place}: {severity}[{code}]: {}", diagnostic.message);
        if let Some(help) = &diagnostic.help {
            let _ = write!(lines, "; {help}");
        }
        lines += "\n";
    }
    lines
}
