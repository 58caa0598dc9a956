//! `cvtex explain`: what a diagnostic means.

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use crate::diagnostics::{Code, Severity};

/// Explain a diagnostic, or list them all
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex explain unknown-field")]
pub(super) struct Arguments {
    /// The code, as in `error[unknown-field]`
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Prints the explanation.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let Some(written) = &arguments.code else {
        print(&list(screen));
        return Exit::Done;
    };
    if let Some(code) = Code::named(written) {
        print(code.explanation());
        return Exit::Done;
    }
    let near = Code::ALL
        .iter()
        .map(|code| (strsim::damerau_levenshtein(code.name(), written), code.name()))
        .min()
        .filter(|(distance, _)| *distance <= 4);
    let help = match near {
        Some((_, near)) => format!("did you mean `{near}`?"),
        None => "run `cvtex explain` to see them all".into(),
    };
    complain(&format!("error: there is no diagnostic `{written}`\nhelp: {help}\n"));
    Exit::CommandLine
}

fn list(screen: &Screen) -> String {
    let longest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let warning = match code.severity() {
            Severity::Error => "",
            Severity::Warning => " (warning)",
            Severity::Note => " (note)",
        };
        let (bold, plain) =
            if screen.is_coloured() { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
        let padding = " ".repeat(longest - code.name().len());
        format!("{bold}{}{plain}{padding}  {}{warning}\n", code.name(), code.summary())
    };
    Code::ALL.iter().map(line).collect()
}
