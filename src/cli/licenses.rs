//! `cvtex licenses`: the terms of what the program carries.

use clap::Args;

use super::exit::Exit;
use super::screen::print;
use crate::app::FONT_LICENCES;

/// Print the licences of cvtex and of the fonts and TeX files in it
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex licenses | less")]
pub(super) struct Arguments {}

/// Prints them.
pub(super) fn run() -> Exit {
    print(include_str!("../../docs/licenses.md"));
    print(FONT_LICENCES);
    Exit::Done
}
