//! `cvtex watch`: a rendering at every save of the CV or of a file that it names.
//!
//! `course.rs` is its loop. Renderings are processes of their own, the next of which always
//! waits with TeX ready (`child.rs`).

mod child;
mod course;
mod signals;
mod status;

use std::path::{Path, PathBuf};
use std::sync::mpsc;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::{making, result};
use crate::app::disk::input;
use crate::diagnostics::Report;
use course::Watch;

/// Render at every save of a CV or of a file that it names
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex watch cv.yaml\n\nCtrl-C ends it.")]
pub(super) struct Arguments {
    /// The CV
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    making: making::Options,
}

/// Renders until a signal comes.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let is_piped = |path: &PathBuf| path == Path::new("-");
    if is_piped(&arguments.file) || arguments.making.output.as_ref().is_some_and(is_piped)
    {
        complain(
            "error: `watch` reads a file and writes a file, not `-`\nhelp: use `cvtex render` in a pipe\n",
        );
        return Exit::CommandLine;
    }
    if let Some(exit) = refusal(&arguments.file, screen) {
        return exit;
    }
    let (sender, receiver) = mpsc::channel();
    signals::tell(&sender);
    Watch::new(arguments, screen, sender).run(&receiver);
    Exit::Done
}

/// What `render` says of a CV that cannot be read.
fn refusal(file: &Path, screen: &Screen) -> Option<Exit> {
    let mut report = Report::default();
    let source = input::read(file, &mut report);
    let exit = result::verdict(&[&report], false);
    if exit != Exit::Outside {
        return None;
    }
    screen.show(&report, &source);
    if screen.is_json() {
        print(&format!("{}\n", result::of_faults(&[&report])));
    }
    Some(exit)
}
