//! `cvtex completions`: completion scripts for shells.

use clap::Args;
use clap_complete::Shell;

use super::exit::Exit;
use super::screen::print;

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex completions bash > ~/.local/share/bash-completion/completions/cvtex")]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::command(), "cvtex", &mut script);
    print(&String::from_utf8_lossy(&script));
    Exit::Done
}
