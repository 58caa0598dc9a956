//! `cvtex new`: a CV to start from.

use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use crate::app::disk::output;

/// The CV to start from, with a comment for what is not plain.
const STARTER: &str = include_str!("../../data/starter.yaml");

/// Write a CV to start from
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex new cv.yaml && cvtex render cv.yaml")]
pub(super) struct Arguments {
    /// The file to write; `-` is standard output
    #[arg(value_name = "FILE", default_value = "cv.yaml")]
    file: PathBuf,
}

/// Writes the starter, never over a file that exists.
pub(super) fn run(arguments: &Arguments, _: &Screen) -> Exit {
    let path = &arguments.file;
    if path == Path::new("-") {
        print(STARTER);
        return Exit::Done;
    }
    let next = format!("make a PDF of it with `cvtex render {}`", path.display());
    start(path, STARTER, "cvtex new other.yaml", &next)
}

/// Writes a file to start from, never over one that exists. `another` is the command that
/// would write elsewhere, `next` what to do with the file.
pub(super) fn start(path: &Path, text: &str, another: &str, next: &str) -> Exit {
    let name = path.display();
    if path.exists() {
        complain(&format!(
            "error: there is a file `{name}` already\nhelp: name another: `{another}`\n"
        ));
        return Exit::Outside;
    }
    match output::replace(path, text.as_bytes()) {
        Ok(()) => {
            print(&format!("{name}: written; {next}\n"));
            Exit::Done
        }
        Err(fault) => {
            let help = fault.help.unwrap_or_default();
            complain(&format!("error: {}\nhelp: {help}\n", fault.message));
            Exit::Outside
        }
    }
}
