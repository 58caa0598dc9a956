//! What is printed, and in which form.

use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _};
use std::sync::OnceLock;

use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::output;
use crate::bibliography::Library;
use crate::diagnostics::{Code, Diagnostic, Report, human, json, short};
use crate::source::Source;

/// Options of every command that reads a CV.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// How messages are written.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "human",
        value_name = "FORMAT"
    )]
    message_format: Format,
    /// Whether messages are coloured.
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the source line and a caret under the wrong characters
    Human,
    /// One line each: `file:line:column: error[code]: message`
    Short,
    /// One JSON object a line, and one for the result
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Where messages go.
pub(super) struct Screen {
    format: Format,
    is_coloured: bool,
    width: usize,
}

/// The width of messages that do not go to a terminal, in columns.
const WIDTH: usize = 100;

impl Screen {
    /// The screen that the options ask for.
    pub(super) fn new(options: &Options) -> Self {
        let stderr = std::io::stderr();
        let is_coloured = match options.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                let is_set =
                    |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                stderr.is_terminal() && !is_set("NO_COLOR") && !is_dumb
            }
        };
        Self { format: options.message_format, is_coloured, width: width() }
    }

    /// The same with messages of this width, in columns.
    pub(super) fn as_wide_as(&self, width: usize) -> Self {
        Self { width, ..*self }
    }

    /// Whether a program reads the messages.
    pub(super) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Whether messages may be coloured.
    pub(super) fn is_coloured(&self) -> bool {
        self.is_coloured
    }

    /// The options that give a program run by this one the same screen.
    pub(super) fn arguments(&self) -> [&'static str; 2] {
        let format = match self.format {
            Format::Human => "--message-format=human",
            Format::Short => "--message-format=short",
            Format::Json => "--message-format=json",
        };
        [format, if self.is_coloured { "--color=always" } else { "--color=never" }]
    }

    /// Prints what was found in the CV and in the files it names.
    pub(super) fn show_all(
        &self,
        report: &Report,
        source: &Source,
        library: &Library<'_>,
    ) {
        self.show(report, source);
        for (source, report) in library.reports() {
            self.show(report, source);
        }
    }

    /// Prints all diagnostics and, for people, the closing line.
    pub(super) fn show(&self, report: &Report, source: &Source) {
        self.write(&self.text(report, source));
    }

    /// Prints all diagnostics.
    pub(super) fn show_alone(&self, report: &Report, source: &Source) {
        self.write(&self.diagnostics(report, source));
    }

    fn write(&self, text: &str) {
        if self.is_json() { print(text) } else { complain(text) }
    }

    /// All diagnostics and, for people, the closing line.
    pub(super) fn text(&self, report: &Report, source: &Source) -> String {
        let mut text = self.diagnostics(report, source);
        let is_named = |found: &&Diagnostic| {
            matches!(
                found.code,
                Code::UnreadableFile
                    | Code::UnwritableOutput
                    | Code::UnknownIdentifier
                    | Code::ServiceUnreachable
                    | Code::ServiceAnswer
            )
        };
        if self.format == Format::Human && !report.sorted().iter().all(is_named) {
            let name = source.name().display();
            let _ = write!(text, "\n{name}: {}\n", report.tally());
        }
        text
    }

    fn diagnostics(&self, report: &Report, source: &Source) -> String {
        if report.is_empty() {
            return String::new();
        }
        match self.format {
            Format::Json => json::render(report, source),
            Format::Short => short::render(report, source),
            Format::Human => human::render(report, source, self.is_coloured, self.width),
        }
    }
}

/// The width of messages: that of the terminal.
pub(super) fn width() -> usize {
    terminal_size::terminal_size_of(std::io::stderr())
        .map_or(WIDTH, |(width, _)| usize::from(width.0).max(40))
}

/// What was wrong when standard output could not be written, if that has happened.
static UNWRITABLE: OnceLock<Diagnostic> = OnceLock::new();

/// Writes to standard output.
pub(super) fn print(text: &str) {
    if let Err(fault) = output::print(text.as_bytes()) {
        UNWRITABLE.get_or_init(|| fault);
    }
}

/// How a command ended, of which standard output may have taken less than all.
pub(super) fn end(exit: Exit) -> Exit {
    match UNWRITABLE.get() {
        Some(fault) if exit == Exit::Done => {
            let mut report = Report::default();
            report.add(fault.clone());
            let nowhere = Source::new("<stdout>", "");
            complain(&human::render(&report, &nowhere, false, WIDTH));
            Exit::Outside
        }
        _ => exit,
    }
}

/// Writes to standard error.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
