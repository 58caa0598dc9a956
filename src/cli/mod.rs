//! The command line: one file a command, which parses its arguments and shows what `app` gives.
//! Only this folder prints, reads the clock or the environment.

#![expect(
    clippy::disallowed_methods,
    reason = "this folder is the program's border to the terminal, the clock and the environment"
)]

mod add;
mod check;
mod clock;
mod completions;
mod exit;
mod explain;
mod hint;
mod import;
mod licenses;
mod locale;
mod making;
mod man;
mod migrate;
mod new;
mod render;
mod request;
mod result;
mod schema;
mod screen;
mod services;
mod sync;
mod theme;
mod themes;
mod variants;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::Exit;
use screen::Screen;

use crate::resources::fonts::{self, FontFolders};

/// Compile a CV: one YAML file in, one typeset PDF out.
#[derive(Debug, Parser)]
#[command(name = "cvtex", version, arg_required_else_help = true, after_help = EXAMPLE)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    screen: screen::Options,
}

const EXAMPLE: &str = "Example:
  cvtex new cv.yaml       start a CV
  cvtex render cv.yaml    make cv.pdf of it";

#[derive(Debug, Subcommand)]
enum Command {
    #[command(alias = "compile", alias = "build")]
    Render(render::Arguments),
    Watch(watch::Arguments),
    #[command(alias = "validate", alias = "lint")]
    Check(check::Arguments),
    Variants(variants::Arguments),
    Add(add::Arguments),
    Sync(sync::Arguments),
    #[command(alias = "convert")]
    Import(import::Arguments),
    Migrate(migrate::Arguments),
    New(new::Arguments),
    Themes(themes::Arguments),
    #[command(subcommand)]
    Theme(theme::Command),
    Schema(schema::Arguments),
    Explain(explain::Arguments),
    Licenses(licenses::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Names the folders of installed fonts, instead of the system's, as `PATH` names folders.
const FONTS: &str = "CVTEX_FONTS";

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let is_fault = error.use_stderr();
            let _ = hint::of_field(error).print();
            return if is_fault { Exit::CommandLine } else { Exit::Done }.into();
        }
    };
    fonts::look_in(match std::env::var_os(FONTS) {
        Some(folders) => FontFolders::Only(std::env::split_paths(&folders).collect()),
        None => FontFolders::System,
    });
    let screen = Screen::new(&cli.screen);
    let exit = match cli.command {
        Command::Render(arguments) => render::run(&arguments, &screen),
        Command::Watch(arguments) => watch::run(&arguments, &screen),
        Command::Check(arguments) => check::run(&arguments, &screen),
        Command::Variants(arguments) => variants::run(&arguments, &screen),
        Command::Add(arguments) => add::run(&arguments, &screen),
        Command::Sync(arguments) => sync::run(&arguments, &screen),
        Command::Import(arguments) => import::run(&arguments, &screen),
        Command::Migrate(arguments) => migrate::run(&arguments, &screen),
        Command::New(arguments) => new::run(&arguments, &screen),
        Command::Themes(_) => themes::run(&screen),
        Command::Theme(command) => theme::run(&command),
        Command::Schema(_) => schema::run(),
        Command::Explain(arguments) => explain::run(&arguments, &screen),
        Command::Licenses(_) => licenses::run(),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(_) => man::run(),
    };
    screen::end(exit).into()
}

/// The command line as clap knows it, for the completions and the manual page.
fn command() -> clap::Command {
    <Cli as clap::CommandFactory>::command()
}
