//! Diagnostics for programs: one JSON object a line.

use serde::Serialize;

use super::Report;
use crate::source::{Source, Span};

/// What a line holds. `bytes` are offsets into the `file`, the second place's into its own
/// `file` where that is another one; lines and columns count from 1,
/// columns in characters, and `end` stands after the last character.
#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    file: String,
    place: Option<LabelJson<'a>>,
    other: Option<LabelJson<'a>>,
}

#[derive(Serialize)]
struct LabelJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
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
#[expect(clippy::expect_used, reason = "texts and numbers are JSON, whatever they hold")]
pub fn render(report: &Report, whole: &Source) -> String {
    let mut lines = String::new();
    for diagnostic in report.sorted() {
        let (source, own) = match &diagnostic.label {
            Some(label) => {
                let (source, span) = whole.local(label.span);
                (source, Some(place(&label.text, span, source)))
            }
            None => (whole, None),
        };
        let other = diagnostic.other.as_ref().map(|label| {
            let (part, span) = whole.local(label.span);
            let file = (part.name() != source.name()).then(|| shown(part));
            LabelJson { file, ..place(&label.text, span, part) }
        });
        let line = Line {
            kind: "diagnostic",
            severity: diagnostic.severity().name(),
            code: diagnostic.code.name(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            file: shown(source),
            place: own,
            other,
        };
        lines += &serde_json::to_string(&line).expect("a plain structure is valid JSON");
        lines += "\n";
    }
    lines
}

fn shown(source: &Source) -> String {
    source.name().display().to_string()
}

fn place<'a>(label: &'a str, span: Span, source: &Source) -> LabelJson<'a> {
    let point = |byte| {
        let at = source.position(byte);
        Point { line: at.line, column: at.column }
    };
    LabelJson {
        file: None,
        label,
        bytes: [span.start(), span.end()],
        start: point(span.start()),
        end: point(span.end()),
    }
}
