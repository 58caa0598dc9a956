//! Diagnostics as GitHub shows them beside the lines of a change: workflow commands.

use std::fmt::Write;

use super::{Report, Severity};
use crate::source::{COMMAND_LINE, Source};

/// `::error file=cv.yaml,line=11,col=5,title=unknown-field::message; help` for each diagnostic.
pub fn render(report: &Report, source: &Source) -> String {
    let mut lines = String::new();
    for diagnostic in report.sorted() {
        let (source, place) = match &diagnostic.label {
            Some(label) => {
                let (source, span) = source.local(label.span);
                let at = source.position(span.start());
                (source, format!(",line={},col={}", at.line, at.column))
            }
            None => (source, String::new()),
        };
        let command = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let file = source.name().display().to_string();
        let _ = write!(lines, "::{command} ");
        // What stands on the command line is in no file of the change.
        if file != COMMAND_LINE {
            let _ = write!(lines, "file={}{place},", property(&file));
        }
        let title = property(diagnostic.code.name());
        let _ = write!(lines, "title={title}::{}", data(&diagnostic.message));
        if let Some(help) = &diagnostic.help {
            let _ = write!(lines, "; {}", data(help));
        }
        lines += "\n";
    }
    lines
}

/// A message: the runner takes the percent sign for an escape, and a new line for the end.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the message, which also ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Diagnostic};

    fn rendered(name: &str, diagnostic: Diagnostic) -> String {
        let mut report = Report::default();
        report.add(diagnostic);
        render(&report, &Source::new(name, "cv:\n  name: Ada\n"))
    }

    #[test]
    fn a_place_a_title_and_what_to_do_are_in_the_command() {
        let source = Source::new("cv.yaml", "cv:\n  name: Ada\n");
        let fault =
            Diagnostic::new(Code::UnknownField, "no `name`", source.span(6..10), "")
                .help("remove it");
        assert_eq!(
            rendered("cv.yaml", fault.clone()),
            "::error file=cv.yaml,line=2,col=3,title=unknown-field::no `name`; remove it\n"
        );
        let note = rendered("cv.yaml", fault.as_note());
        assert!(note.starts_with("::notice file="), "{note}");
    }

    #[test]
    fn nothing_in_a_message_or_a_name_ends_the_command() {
        let fault =
            Diagnostic::of_file(Code::UnknownField, "100 %: a, b::c\r\n::error::d");
        assert_eq!(
            rendered("a,b:c%.yaml", fault),
            "::error file=a%2Cb%3Ac%25.yaml,title=unknown-field::\
             100 %25: a, b::c%0D%0A::error::d\n"
        );
    }

    #[test]
    fn the_command_line_is_no_file() {
        let fault = Diagnostic::of_file(Code::UnknownField, "no field");
        assert_eq!(
            rendered(COMMAND_LINE, fault.as_warning()),
            "::warning title=unknown-field::no field\n"
        );
    }
}
