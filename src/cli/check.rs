//! `cvtex check`: every fault of a CV, without making a PDF.

use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, print};
use super::{request, result};
use crate::app::disk::input;
use crate::app::render::target::Rendered;
use crate::app::reports;
use crate::diagnostics::Report;

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
    #[command(flatten)]
    request: request::Options,
}

/// Checks each file; the worst of them decides the exit code.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let checked = arguments.files.iter().map(|path| {
        let mut report = Report::default();
        let mut source = input::read(path, &mut report);
        let mut library = input::library(path);
        if !report.has_errors() {
            let request = arguments.request.request();
            crate::check_all(&request, &mut source, &mut library, &mut report);
        }
        screen.show_all(&report, &source, &library);
        let reports = reports::all(&report, &library);
        if screen.is_json() {
            let nothing = Rendered::default();
            print(&result::line_for_programs(path, &library, &reports, &nothing, None));
        } else if reports.iter().all(|report| !report.has_warnings()) {
            print(&format!("{}: no faults\n", source.name().display()));
        }
        result::verdict(&reports, arguments.deny_warnings)
    });
    checked.max().unwrap_or(Exit::Done)
}
