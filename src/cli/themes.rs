//! `cvtex themes`: what a page can look like.

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, print};
use crate::resources::themes;

/// List the themes
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex themes")]
pub(super) struct Arguments {}

/// Prints a line for each.
pub(super) fn run(screen: &Screen) -> Exit {
    let longest = themes::ALL.iter().map(|theme| theme.name.len()).max().unwrap_or(0);
    let (bold, plain) =
        if screen.is_coloured() { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    for theme in themes::ALL {
        let padding = " ".repeat(longest - theme.name.len());
        print(&format!("{bold}{}{plain}{padding}  {}\n", theme.name, theme.summary));
    }
    Exit::Done
}
