//! What is said at the end of a command.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::exit::Exit;
use super::target::{Format, Made};
use crate::bibliography::Library;
use crate::diagnostics::{Code, Diagnostic, Report, Severity};

/// The reports on a CV and on the files it names.
pub(super) fn all<'a>(report: &'a Report, library: &'a Library<'_>) -> Vec<&'a Report> {
    let others = library.reports().map(|(_, report)| report);
    std::iter::once(report).chain(others).collect()
}

/// The last line for programs: what was made, and how many faults there were.
pub(super) fn line_for_programs(
    reports: &[&Report],
    made: &[Made],
    pages: Option<(u32, Duration)>,
) -> String {
    format!("{}\n", for_programs(reports, made, pages))
}

/// What that line holds.
pub(super) fn for_programs(
    reports: &[&Report],
    made: &[Made],
    pages: Option<(u32, Duration)>,
) -> Value {
    let count =
        |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
    let outputs: Vec<_> = made
        .iter()
        .map(|made| {
            let format = match made.format {
                Format::Pdf => "pdf",
                Format::Tex => "tex",
            };
            json!({ "path": made.path, "format": format, "changed": made.is_changed })
        })
        .collect();
    json!({
        "kind": "result",
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "outputs": outputs,
        "pages": pages.map(|(pages, _)| pages),
        "milliseconds": pages.map(|(_, took)| u64::try_from(took.as_millis()).unwrap_or(u64::MAX)),
    })
}

/// `cv.pdf: 2 pages, 94 ms`, and a line for each file of LaTeX.
pub(super) fn lines_for_people(
    made: &[Made],
    pages: Option<u32>,
    took: Duration,
) -> String {
    made.iter().map(|made| line(made, pages, took)).collect()
}

fn line(made: &Made, pages: Option<u32>, took: Duration) -> String {
    let is_standard = made.path == Path::new("-");
    let name = if is_standard { "<stdout>".into() } else { made.path.to_string_lossy() };
    match (made.format, pages, made.is_changed) {
        (Format::Pdf, Some(pages), is_changed) => {
            let noun = if pages == 1 { "page" } else { "pages" };
            let unchanged = if is_changed { "" } else { "unchanged, " };
            format!("{name}: {pages} {noun}, {unchanged}{} ms\n", took.as_millis())
        }
        (_, _, true) => format!("{name}: written\n"),
        (_, _, false) => format!("{name}: unchanged\n"),
    }
}

/// Whether a fault is that files cannot be read or written.
fn is_of_files(code: Code) -> bool {
    matches!(code, Code::UnreadableFile | Code::UnwritableOutput | Code::ChangedMeanwhile)
}

/// Whether a fault is that a service cannot be asked, or used.
fn is_of_services(code: Code) -> bool {
    matches!(code, Code::ServiceUnreachable | Code::ServiceAnswer)
}

/// The exit code that the reports ask for.
pub(super) fn verdict(reports: &[&Report], deny_warnings: bool) -> Exit {
    let found = |is_meant: fn(Code) -> bool| {
        reports
            .iter()
            .any(|report| report.sorted().iter().any(|found| is_meant(found.code)))
    };
    // A work that a service does not give is only a warning.
    let fails = |is_meant: fn(Code) -> bool| {
        let is_error = |found: &&&Diagnostic| found.severity() == Severity::Error;
        reports.iter().any(|report| {
            report.sorted().iter().filter(is_error).any(|found| is_meant(found.code))
        })
    };
    if found(|code| code == Code::UnclearPlace) {
        Exit::CommandLine
    } else if found(is_of_files) || fails(is_of_services) {
        Exit::Outside
    } else if found(|code| code == Code::LatexFailed) {
        Exit::Latex
    } else if reports.iter().any(|report| report.has_errors())
        || deny_warnings && reports.iter().any(|report| report.has_warnings())
    {
        Exit::Faulty
    } else {
        Exit::Done
    }
}
