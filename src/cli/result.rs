//! What is said at the end of a command.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::exit::Exit;
use crate::app::disk::input;
use crate::app::pipeline::Compilation;
use crate::app::render::fitting::in_words;
use crate::app::render::{Made, Rendered};
use crate::bibliography::Library;
use crate::diagnostics::{Code, Diagnostic, Report, Severity};

/// The last line for programs: what was read and made, and how many faults there were.
/// `docs/automation.md` describes it.
pub(super) fn line_for_programs(
    cv: &Path,
    compilation: &Compilation<'_>,
    rendered: &Rendered,
    took: Option<Duration>,
) -> String {
    let read = Some((cv, &compilation.library));
    format!("{}\n", for_programs(read, &[&compilation.report], rendered, took))
}

/// What that line holds where there are reports only: no CV was read, or nothing made.
pub(super) fn of_faults(reports: &[&Report]) -> Value {
    for_programs(None, reports, &Rendered::default(), None)
}

/// What that line holds; without a CV when none was read.
pub(super) fn for_programs(
    read: Option<(&Path, &Library<'_>)>,
    reports: &[&Report],
    rendered: &Rendered,
    took: Option<Duration>,
) -> Value {
    let count =
        |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
    let inputs = read.map(|(cv, library)| input::files(cv, library)).unwrap_or_default();
    let counts = read.into_iter().flat_map(|(_, library)| library.counts());
    let publications: Map<_, _> =
        counts.map(|(kind, count)| (kind.name().to_owned(), (*count).into())).collect();
    let mut line = json!({
        "kind": "result",
        "inputs": all_shown(&inputs),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "not-shown": reports.iter().map(|report| report.not_shown()).sum::<usize>(),
        "outputs": outputs(rendered),
        "stale": rendered.stale.as_deref().map(all_shown),
        "changed": rendered.made.iter().any(|made| made.is_changed),
        "pages": rendered.pages,
        "verified": rendered.is_verified(),
        "publications": publications,
        "milliseconds": took.map(|took| u64::try_from(took.as_millis()).unwrap_or(u64::MAX)),
    });
    if let Some(variant) = &rendered.variant {
        line["variant"] = variant.as_str().into();
    }
    let variants = rendered.of_variants.iter().map(|one| {
        json!({ "variant": one.variant, "outputs": outputs(one), "pages": one.pages })
    });
    if !rendered.of_variants.is_empty() {
        line["variants"] = variants.collect();
    }
    line
}

fn outputs(rendered: &Rendered) -> Vec<Value> {
    let made = rendered.made.iter().map(|made| {
        let mut row = json!({
            "path": shown(&made.path), "format": made.format.name(), "changed": made.is_changed,
        });
        if let Some(pages) = made.pages {
            row["pages"] = pages.into();
        }
        if let Some(setting) = &made.setting {
            row["fitted"] = json!({
                "margins": setting.margins,
                "spacing": setting.spacing,
                "line-spacing": setting.leading,
                "font-size": setting.size.map(|size| format!("{size}pt")),
            });
        }
        row
    });
    made.collect()
}

/// Paths as JSON can hold them.
fn all_shown(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| shown(path)).collect()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// `cv.pdf: 2 pages, 94 ms`, and a line for each file of LaTeX.
pub(super) fn lines_for_people(rendered: &Rendered, took: Duration) -> String {
    if rendered.of_variants.is_empty() {
        let took = rendered.took.unwrap_or(took);
        let of_others: Duration = rendered.made.iter().filter_map(|made| made.took).sum();
        let of_first = took.saturating_sub(of_others);
        let line = |made: &Made| line(made, made.took.unwrap_or(of_first));
        return rendered.made.iter().map(line).collect();
    }
    rendered.of_variants.iter().map(|one| lines_for_people(one, took)).collect()
}

fn line(made: &Made, took: Duration) -> String {
    let is_standard = made.path == Path::new("-");
    let name = if is_standard { "<stdout>".into() } else { made.path.to_string_lossy() };
    match (made.pages, made.is_changed) {
        (Some(pages), is_changed) => {
            let noun = if pages == 1 { "page" } else { "pages" };
            let unchanged = if is_changed { "" } else { "unchanged, " };
            let setting = made.setting.as_ref().map(in_words).unwrap_or_default();
            let fitted =
                if setting.is_empty() { setting } else { format!("{setting}, ") };
            let took = took.as_millis();
            format!("{name}: {pages} {noun}, {fitted}{unchanged}{took} ms\n")
        }
        (_, true) => format!("{name}: written\n"),
        (_, false) => format!("{name}: unchanged\n"),
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
    if found(|code| matches!(code, Code::UnclearPlace | Code::UnknownVariant)) {
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
