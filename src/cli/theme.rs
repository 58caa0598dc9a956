//! `cvtex theme new`: a theme of one's own to start from.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::new;
use super::screen::{complain, print};
use crate::resources::themes;
use crate::resources::themes::BuiltIn;

/// Start a theme of your own
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(Arguments),
}

/// Write a style file to start a theme from
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  cvtex theme new                          write mine.sty, which starts from `classic`
  cvtex theme new ada.sty --from modern    start from another theme")]
pub(super) struct Arguments {
    /// The file to write; `-` is standard output
    #[arg(value_name = "FILE", default_value = "mine.sty")]
    file: PathBuf,
    /// The theme to start from
    #[arg(long, value_name = "THEME", default_value = "classic", value_parser = theme)]
    from: &'static BuiltIn,
}

fn theme(name: &str) -> Result<&'static BuiltIn, String> {
    let names = || themes::names().join(", ");
    themes::named(name).ok_or_else(|| format!("the themes are {}", names()))
}

/// Writes the style, never over a file that exists.
pub(super) fn run(command: &Command) -> Exit {
    let Command::New(arguments) = command;
    let path = &arguments.file;
    if path == Path::new("-") {
        print(&themes::starter("mine", arguments.from));
        return Exit::Done;
    }
    let name = path.display();
    if !themes::is_path(&path.to_string_lossy()) {
        complain(&format!(
            "error: `{name}` is not the name of a style file\nhelp: end it with `.sty`\n"
        ));
        return Exit::CommandLine;
    }
    if let Some((message, help)) = themes::fault_of_name(&path.to_string_lossy()) {
        complain(&format!("error: {message}\nhelp: {help}\n"));
        return Exit::CommandLine;
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let style = themes::starter(&stem, arguments.from);
    let next = format!("name it in a CV beside it: `design: {{theme: ./{stem}.sty}}`");
    new::start(path, &style, "cvtex theme new other.sty", &next)
}
