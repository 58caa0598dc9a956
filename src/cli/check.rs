//! `cvtex check`: every fault of a CV, without making a PDF.

use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, print};
use super::{request, result};
use crate::app::disk::input;
use crate::app::render::target::Rendered;

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
        let mut compilation = input::compilation(path);
        if !compilation.report.has_errors() {
            compilation.check_all(&arguments.request.request());
        }
        screen.show_all(&compilation);
        let report = &compilation.report;
        if screen.is_json() {
            let nothing = Rendered::default();
            print(&result::line_for_programs(path, &compilation, &nothing, None));
        } else if !report.has_warnings() {
            print(&format!("{}: no faults\n", compilation.source.name().display()));
        }
        result::verdict(&[report], arguments.deny_warnings)
    });
    checked.max().unwrap_or(Exit::Done)
}
