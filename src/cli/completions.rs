//! `cvtex completions`: completion scripts for shells.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Command};
use clap_complete::Shell;

use super::exit::Exit;
use super::screen::print;
use crate::diagnostics::Code;
use crate::model::Locale;
use crate::resources::themes;

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
    let mut command = with_values(super::command());
    clap_complete::generate(arguments.shell, &mut command, "cvtex", &mut script);
    print(&String::from_utf8_lossy(&script));
    if arguments.shell == Shell::Fish {
        print(&codes_for_fish());
    }
    Exit::Done
}

/// The command line with the values that the program knows by name. Its own parser takes more
/// than these, such as `--locale de-DE`, and says more of what it does not take.
fn with_values(command: Command) -> Command {
    command.mut_subcommands(with_values).mut_args(|arg| {
        let values = match arg.get_id().as_str() {
            "code" => values(Code::ALL.iter().map(|it| (it.name(), it.summary()))),
            "from" => values(themes::ALL.iter().map(|it| (it.name, it.summary))),
            "locale" => values(Locale::ALL.iter().map(|it| (it.tag(), it.name()))),
            _ => return arg,
        };
        arg.value_parser(values)
    })
}

/// What clap's script for fish leaves out: values that no option comes before.
fn codes_for_fish() -> String {
    let line = |code: &Code| {
        let summary = code.summary().replace('\'', "\\'");
        let name = code.name();
        format!(
            "complete -c cvtex -n \"__fish_cvtex_using_subcommand explain\" -f -a {name} -d '{summary}'\n"
        )
    };
    Code::ALL.iter().map(line).collect()
}

fn values(
    named: impl Iterator<Item = (&'static str, &'static str)>,
) -> PossibleValuesParser {
    named
        .map(|(name, help)| PossibleValue::new(name).help(help))
        .collect::<Vec<_>>()
        .into()
}
