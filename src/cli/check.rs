//! `cvtex check`: every fault of a CV, without making a PDF.

use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, print};
use super::{input, render};
use crate::diagnostics::{Code, Report};

/// Report every fault of a CV, without making a PDF
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex check cv.yaml")]
pub(super) struct Arguments {
    /// The CV; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Fail when there are warnings
    #[arg(long)]
    deny_warnings: bool,
}

/// Checks each file; the worst of them decides the exit code.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let checked = arguments.files.iter().map(|path| {
        let mut report = Report::default();
        let source = input::read(path, &mut report);
        if !report.has_errors() {
            crate::read(&source, &mut report);
        }
        screen.show(&report, &source);
        if screen.is_json() {
            print(&render::result_line(&report, &[], None));
        } else if report.is_empty() {
            print(&format!("{}: no faults\n", source.name().display()));
        }
        verdict(&report, arguments.deny_warnings)
    });
    checked.max().unwrap_or(Exit::Done)
}

/// The exit code that a report asks for.
pub(super) fn verdict(report: &Report, deny_warnings: bool) -> Exit {
    let is_outside = |code| matches!(code, Code::UnreadableFile | Code::UnwritableOutput);
    if report.sorted().iter().any(|found| is_outside(found.code)) {
        Exit::Outside
    } else if report.sorted().iter().any(|found| found.code == Code::LatexFailed) {
        Exit::Latex
    } else if report.has_errors() || deny_warnings && !report.is_empty() {
        Exit::Faulty
    } else {
        Exit::Done
    }
}
