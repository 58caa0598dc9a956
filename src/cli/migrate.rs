//! `cvtex migrate`: files of older versions, brought to the current one.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::exit::Exit;
use super::result;
use super::screen::{Screen, complain, print};
use crate::app::disk::{input, output};
use crate::diagnostics::{Report, Severity};
use crate::edit::migrate as text;
use crate::edit::migrate::Change;
use crate::source::Source;

/// Give the fields of an older CV their names of today
#[derive(Args, Debug)]
#[command(after_help = "Every byte that is not part of such a name stays.

Example:
  cvtex migrate cv.yaml              write the new names
  cvtex migrate --dry-run *.yaml     show what would change
  cvtex migrate --check *.yaml       fail when something would")]
pub(super) struct Arguments {
    /// The CV; `-` is standard input, which goes to standard output
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Write nothing; fail when a file is of an older version
    #[arg(long)]
    check: bool,
    /// Write nothing; print the changes as a patch
    #[arg(long)]
    dry_run: bool,
}

/// Migrates each file; the worst of them decides the exit code.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let migrated = arguments.files.iter().map(|path| migrate(path, arguments, screen));
    migrated.max().unwrap_or(Exit::Done)
}

fn migrate(path: &Path, arguments: &Arguments, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let source = input::read(path, &mut report);
    let mut changes = Vec::new();
    if !report.has_errors() {
        changes = text::changes(&source, &mut report);
    }
    let is_piped = path == Path::new("-");
    let writes = !arguments.check && !arguments.dry_run;
    if writes && !report.has_errors() {
        let after = text::apply(&source, &changes);
        if is_piped {
            print(&after);
        } else if !changes.is_empty()
            && let Err(fault) = output::replace(path, after.as_bytes())
        {
            report.add(fault);
            changes.clear();
        }
    }
    // What else was found does not concern the names.
    if report.has_errors() {
        screen.show(&report, &source);
    }
    if screen.is_json() {
        print(&line_for_programs(&source, &report, &changes, writes));
    } else if arguments.dry_run {
        print(&patch(&source, &changes));
    } else {
        let lines = lines_for_people(&source, &changes);
        if is_piped && writes { complain(&lines) } else { print(&lines) }
    }
    let is_refused = arguments.check && !changes.is_empty();
    let exit = if is_refused { Exit::Faulty } else { Exit::Done };
    result::verdict(&[&report], false).max(exit)
}

/// ``cv.yaml:12: `details` → `highlights` `` for each change.
fn lines_for_people(source: &Source, changes: &[Change]) -> String {
    let mut lines = String::new();
    for Change { edit, from, to } in changes {
        let line = source.position(edit.span.start()).line;
        let _ = writeln!(lines, "{}:{line}: `{from}` → `{to}`", source.name().display());
    }
    lines
}

/// The changes in the form of `diff -U0`, which `patch` takes.
fn patch(source: &Source, changes: &[Change]) -> String {
    let name = source.name().display();
    let mut patch = String::new();
    if !changes.is_empty() {
        patch = format!("--- {name}\n+++ {name}\n");
    }
    let line_of = |change: &Change| source.position(change.edit.span.start()).line;
    for changes in changes.chunk_by(|one, next| line_of(one) == line_of(next)) {
        let at = line_of(&changes[0]);
        let start = source.line(at).start;
        let line = source.text()[start..].split_inclusive('\n').next().unwrap_or("");
        let mut after = String::new();
        let mut copied = 0;
        for Change { edit, .. } in changes {
            after += &line[copied..edit.span.start() - start];
            after += &edit.text;
            copied = (edit.span.end() - start).min(line.len());
        }
        after += &line[copied..];
        let _ = write!(patch, "@@ -{at} +{at} @@\n-{}+{}", ended(line), ended(&after));
    }
    patch
}

/// A line of a patch, which says when the file ends without a line break.
fn ended(line: &str) -> String {
    if line.ends_with('\n') {
        line.to_owned()
    } else {
        format!("{line}\n\\ No newline at end of file\n")
    }
}

fn line_for_programs(
    source: &Source,
    report: &Report,
    changes: &[Change],
    writes: bool,
) -> String {
    let renamed: Vec<_> = changes
        .iter()
        .map(|Change { edit, from, to }| {
            let at = source.position(edit.span.start());
            json!({ "line": at.line, "column": at.column, "from": from, "to": to })
        })
        .collect();
    let line = json!({
        "kind": "result",
        "file": source.name().to_string_lossy(),
        "errors": report.count(Severity::Error),
        "migrations": renamed,
        "changed": writes && !changes.is_empty(),
    });
    format!("{line}\n")
}
