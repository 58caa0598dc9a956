//! Diagnostics for programs: one JSON object a line.

use serde::Serialize;

use super::{Label, Report};
use crate::source::Source;

/// What a line holds. `bytes` are offsets into the file; lines and columns count from 1,
/// columns in characters, and `end` stands after the last character.
#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    file: String,
    place: Option<Place<'a>>,
    other: Option<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    label: &'a str,
    bytes: [usize; 2],
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

/// One line of JSON for each diagnostic, in file order.
pub fn render(report: &Report, source: &Source) -> String {
    let mut lines = String::new();
    for diagnostic in report.sorted() {
        let line = Line {
            kind: "diagnostic",
            severity: diagnostic.severity().name(),
            code: diagnostic.code.name(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            file: source.name().display().to_string(),
            place: diagnostic.label.as_ref().map(|label| place(label, source)),
            other: diagnostic.other.as_ref().map(|label| place(label, source)),
        };
        lines += &serde_json::to_string(&line).expect("a plain structure is valid JSON");
        lines += "\n";
    }
    lines
}

fn place<'a>(label: &'a Label, source: &Source) -> Place<'a> {
    let point = |byte| {
        let at = source.position(byte);
        Point { line: at.line, column: at.column }
    };
    Place {
        label: &label.text,
        bytes: [label.span.start(), label.span.end()],
        start: point(label.span.start()),
        end: point(label.span.end()),
    }
}
