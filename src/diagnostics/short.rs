//! Diagnostics on one line each, in the form that editors and `grep` users know.

use super::Report;
use crate::source::Source;

/// `cv.yaml:11:5: error[unknown-field]: message; help` for each diagnostic.
pub fn render(report: &Report, source: &Source) -> String {
    let name = source.name().display();
    let mut lines = String::new();
    for diagnostic in report.sorted() {
        let place = match &diagnostic.label {
            Some(label) => {
                let at = source.position(label.span.start());
                format!("{name}:{}:{}", at.line, at.column)
            }
            None => name.to_string(),
        };
        let severity = diagnostic.severity().name();
        let code = diagnostic.code.name();
        lines += &format!("{place}: {severity}[{code}]: {}", diagnostic.message);
        if let Some(help) = &diagnostic.help {
            lines += &format!("; {help}");
        }
        lines += "\n";
    }
    lines
}
