//! What is printed, and in which form.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::path::Path;
use std::sync::OnceLock;

use clap::{Args, ValueEnum};

use super::exit::Exit;
use crate::app::disk::output;
use crate::app::pipeline::Compilation;
use crate::diagnostics::report::OfFile;
use crate::diagnostics::{Code, Diagnostic, Digest, Report, github, human, json, short};
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
    /// Show every message, instead of a line for many of a kind.
    #[arg(long, global = true)]
    all_messages: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the source line and a caret under the wrong characters
    Human,
    /// One line each: `file:line:column: error[code]: message`
    Short,
    /// One workflow command each, which GitHub shows at its line
    Github,
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
    /// Whether a person is shown all messages, however many there are.
    shows_all: bool,
    width: usize,
}

/// The width of messages that do not go to a terminal, in columns.
const WIDTH: usize = 100;

impl Screen {
    /// The screen that the options ask for.
    pub(super) fn new(options: &Options) -> Self {
        let stderr = io::stderr();
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
        Self {
            format: options.message_format,
            is_coloured,
            shows_all: options.all_messages,
            width: width(),
        }
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
    pub(super) fn arguments(&self) -> Vec<&'static str> {
        let format = match self.format {
            Format::Human => "--message-format=human",
            Format::Short => "--message-format=short",
            Format::Github => "--message-format=github",
            Format::Json => "--message-format=json",
        };
        let color = if self.is_coloured { "--color=always" } else { "--color=never" };
        let all = self.shows_all.then_some("--all-messages");
        [format, color].into_iter().chain(all).collect()
    }

    /// Prints what was found in the CV and in the files it names.
    pub(super) fn show_all(&self, compilation: &Compilation<'_>) {
        self.show(&compilation.report, &compilation.source);
    }

    /// Prints what was found in one text.
    pub(super) fn show(&self, report: &Report, source: &Source) {
        self.show_each(&[(source, report)]);
    }

    /// Prints what was found in several texts and, for people, the closing lines.
    pub(super) fn show_each(&self, reports: &[(&Source, &Report)]) {
        self.write(&self.text(reports));
    }

    /// Prints what was found, without a closing line.
    pub(super) fn show_alone(&self, report: &Report, source: &Source) {
        let reports = [(source, report)];
        let text = match self.format {
            Format::Human => {
                let files = report.by_file(source);
                let digest = self.digest(&in_file_order(&files));
                let whole = digest.whole.iter();
                let whole = whole.map(|(source, whole)| self.drawn(whole, source));
                whole.collect::<String>() + &self.folded(&digest)
            }
            _ => self.for_programs(&reports),
        };
        self.write(&text);
    }

    fn write(&self, text: &str) {
        if self.is_json() { print(text) } else { complain(text) }
    }

    /// What was found in several texts and, for people, the closing lines.
    pub(super) fn text(&self, reports: &[(&Source, &Report)]) -> String {
        if self.format != Format::Human {
            return self.for_programs(reports);
        }
        let files: Vec<_> =
            reports.iter().flat_map(|(source, report)| report.by_file(source)).collect();
        let digest = self.digest(&in_file_order(&files));
        let mut text = String::new();
        let mut tallies = String::new();
        for (file, (source, whole)) in files.iter().zip(&digest.whole) {
            if !text.is_empty() && !whole.is_empty() && digest.folded > 0 {
                text += "\n";
            }
            text += &self.drawn(whole, source);
            if let Some(tally) = tally(file) {
                // Where nothing is summed up, it closes what was found in the text.
                let lines = if digest.folded > 0 { &mut tallies } else { &mut text };
                *lines += if digest.folded > 0 { "" } else { "\n" };
                *lines += &tally;
            }
        }
        if digest.folded > 0 {
            let before = if text.is_empty() { "" } else { "\n" };
            let _ = write!(text, "{before}{}\n{tallies}", self.folded(&digest));
            let _ = writeln!(text, "{}", summary(&digest));
        }
        text
    }

    fn digest<'a>(&self, reports: &[(&'a Source, &'a Report)]) -> Digest<'a> {
        if self.shows_all { Digest::all(reports) } else { Digest::of(reports) }
    }

    fn drawn(&self, whole: &[&Diagnostic], source: &Source) -> String {
        human::draw(whole, source, self.is_coloured, self.width)
    }

    fn folded(&self, digest: &Digest<'_>) -> String {
        human::draw_kinds(&digest.kinds, self.is_coloured, self.width)
    }

    /// All of it, a line each.
    fn for_programs(&self, reports: &[(&Source, &Report)]) -> String {
        let reports = reports.iter();
        let lines = reports.map(|(source, report)| match self.format {
            Format::Github => github::render(report, source),
            Format::Json => json::render(report, source),
            _ => short::render(report, source),
        });
        lines.collect()
    }
}

/// What was found in each file, with the source of which it is a part.
fn in_file_order<'f>(files: &'f [OfFile<'_>]) -> Vec<(&'f Source, &'f Report)> {
    files.iter().map(|file| (file.whole, &file.report)).collect()
}

/// The closing line of a file; none where the messages name it already.
fn tally(file: &OfFile<'_>) -> Option<String> {
    let OfFile { name, report, .. } = file;
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
    let is_shown = !report.sorted().iter().all(is_named);
    is_shown.then(|| format!("{}: {}\n", name.display(), report.tally()))
}

/// How many messages are summed up, and how to see them.
fn summary(digest: &Digest<'_>) -> String {
    let folded = digest.folded;
    let messages = if folded == 1 { "message is" } else { "messages are" };
    format!("{folded} {messages} summed up: `--all-messages` shows each in full")
}

/// The width of messages: that of the terminal.
pub(super) fn width() -> usize {
    terminal_size::terminal_size_of(io::stderr())
        .map_or(WIDTH, |(width, _)| usize::from(width.0).max(40))
}

/// What was wrong when standard output could not be written, if that has happened.
static UNWRITABLE: OnceLock<Diagnostic> = OnceLock::new();

/// Writes to standard output.
pub(super) fn print(text: &str) {
    if let Err(fault) = print_bytes(text.as_bytes()) {
        UNWRITABLE.get_or_init(|| fault);
    }
}

/// Writes to standard output. A reader that has gone away wants no more.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Diagnostic> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(output::unwritable(Path::new("<stdout>"), &error))
        }
        _ => Ok(()),
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
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
