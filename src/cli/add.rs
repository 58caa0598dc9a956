//! `cvtex add`: a publication goes into the file that the CV reads it from, and the CV is
//! made again.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::Value;

use super::clock::clock;
use super::exit::Exit;
use super::screen::{Screen, complain, print, print_bytes};
use super::{result, services};
use crate::app;
use crate::app::add::bibtex_input::BibtexInput;
use crate::app::add::refusal::Refusal;
use crate::app::add::trial::Trial;
use crate::app::add::{AddOptions, argument};
use crate::app::pipeline::Compilation;
use crate::app::render::Rendered;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::edit::Wishes;
use crate::edit::keys::{Key, is_key};
use crate::source::Source;

/// Add a publication to the file that a CV reads it from
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  cvtex add 10.1000/182               look a DOI up
  cvtex add arXiv:2301.01234          look a preprint up
  cvtex add paper.bib                 from a file
  cvtex add \"@article{…}\"             from the clipboard
  cvtex add < paper.bib               from a pipe or a file
  cvtex add paper.bib --dry-run       see what it would do")]
pub(super) struct Arguments {
    /// A DOI, a number at arXiv, BibTeX, or a file of it; `-` or nothing is standard input
    #[arg(value_name = "WHAT")]
    what: Vec<String>,
    /// The key of the new entry, instead of one like the others'
    #[arg(long, value_parser = key, conflicts_with = "keep_key")]
    key: Option<String>,
    /// Keep the key that the entry has
    #[arg(long)]
    keep_key: bool,
    #[command(flatten)]
    options: Options,
    #[command(flatten)]
    services: services::Options,
}

/// Where publications go, and what is done then.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The CV; without it `cv.yaml`, or the only one in the folder
    #[arg(long, value_name = "FILE")]
    pub cv: Option<PathBuf>,
    /// The `.bib` file, the CV itself, or the title of its section; without it the only one
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Mark it as one of the selected publications
    #[arg(long)]
    pub selected: bool,
    /// Show what would be written and where, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Leave the PDF as it is
    #[arg(long)]
    pub no_render: bool,
    /// The PDF to write; without it, the CV's name with the ending `.pdf`
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Adds what the arguments name.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let key = match (&arguments.key, arguments.keep_key) {
        (Some(key), _) => Key::Named(key.clone()),
        (None, true) => Key::Kept,
        (None, false) => Key::Normalised,
    };
    if arguments.what.is_empty() && std::io::stdin().is_terminal() {
        let message = "nothing is given to add";
        let fault = Diagnostic::of_file(Code::NotBibtex, message).help(
            "name a `.bib` file, give BibTeX in quotes, or pipe it to standard input",
        );
        return refuse(fault.into(), screen);
    }
    let given = argument::read(&arguments.what, &arguments.services.services());
    add(given, key, &arguments.options, None, screen)
}

/// Adds all that is given, or nothing. `lacking` is what programs are told of the works that
/// it was chosen from.
pub(super) fn add(
    given: Vec<BibtexInput>,
    key: Key,
    options: &Options,
    lacking: Option<Value>,
    screen: &Screen,
) -> Exit {
    let started = Instant::now();
    let (mut trial, mut rendered) =
        match app::add::add(given, &options.with_key(key), &clock()) {
            Ok(added) => added,
            Err(refusal) => return refuse(refusal, screen),
        };
    if let Err(fault) = print_bytes(&rendered.printed) {
        trial.compilation.report.add(fault);
        rendered = Rendered::default();
    }
    let outcome = Outcome { rendered, took: started.elapsed(), lacking };
    let exit = tell(&trial, outcome, options, screen);
    // The process ends here. To take a list of thousands apart first would take as long as
    // to find the place in it.
    std::mem::forget(trial);
    exit
}

/// What became of the CV that publications were added to.
struct Outcome {
    rendered: Rendered,
    took: Duration,
    /// What programs are told of the works that it was chosen from.
    lacking: Option<Value>,
}

/// Says what was found, added and made.
fn tell(trial: &Trial, outcome: Outcome, options: &Options, screen: &Screen) -> Exit {
    let Outcome { rendered, took, lacking } = outcome;
    let losses = trial.losses.iter().map(|(source, report)| (source, report));
    let Compilation { source, library, report } = &trial.compilation;
    let found: Vec<_> = losses.chain([(source, report)]).collect();
    screen.show_each(&found);
    let reports: Vec<_> = found.iter().map(|(_, report)| *report).collect();
    if screen.is_json() {
        let read = Some((trial.cv.as_path(), library));
        let mut line = result::for_programs(read, &reports, &rendered, Some(took));
        let name = if options.dry_run { "planned" } else { "added" };
        line[name] = trial.change.for_programs(options.dry_run);
        if let Some(lacking) = lacking {
            line["lacking"] = lacking;
        }
        print(&format!("{line}\n"));
    } else {
        let mut lines = trial.change.for_people(options.dry_run);
        lines += &result::lines_for_people(&rendered, took);
        let is_piped = rendered.made.iter().any(|made| made.path == Path::new("-"));
        if is_piped { complain(&lines) } else { print(&lines) }
    }
    result::verdict(&reports, false)
}

/// Prints why nothing is added, and gives the exit code that it asks for.
pub(super) fn refuse(refusal: Refusal, screen: &Screen) -> Exit {
    let reports = match refusal {
        Refusal::Alone(fault) => {
            let mut report = Report::default();
            report.add(*fault);
            let source = Source::new("cvtex add", "");
            screen.show_alone(&report, &source);
            vec![(source, report)]
        }
        Refusal::Faults(reports) => {
            let each: Vec<_> =
                reports.iter().map(|(source, report)| (source, report)).collect();
            screen.show_each(&each);
            reports
        }
    };
    let reports: Vec<_> = reports.iter().map(|(_, report)| report).collect();
    if screen.is_json() {
        let mut line = result::of_faults(&reports);
        line["added"] = serde_json::json!([]);
        print(&format!("{line}\n"));
    }
    result::verdict(&reports, false)
}

impl Options {
    fn with_key(&self, key: Key) -> AddOptions {
        AddOptions {
            cv: self.cv.clone(),
            to: self.to.clone(),
            wishes: Wishes { key, is_selected: self.selected },
            dry_run: self.dry_run,
            no_render: self.no_render,
            output: self.output.clone(),
        }
    }
}

fn key(text: &str) -> Result<String, &'static str> {
    if is_key(text) {
        Ok(text.to_owned())
    } else {
        Err("a key is one word without `, { } = # % ( ) \" ' ~ \\ @`")
    }
}
