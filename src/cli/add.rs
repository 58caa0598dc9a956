//! `cvtex add`: a publication goes into the file that the CV reads it from, and the CV is
//! made again.

mod change;
mod cv;
mod given;
mod place;
mod refusal;
mod trial;
mod what;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use serde_json::Value;

pub(super) use self::cv::find as find_cv;
pub(super) use self::given::Given;
pub(super) use self::place::Kind;
pub(super) use self::refusal::Refusal;
use self::trial::Trial;
use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::target::{Rendered, Target};
use super::{render, result, services};
use crate::edit::Wishes;
use crate::edit::keys::{Key, is_key};

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
    match what::read(&arguments.what, &arguments.services) {
        Ok(given) => add(given, key, &arguments.options, None, screen),
        Err(fault) => Refusal::from(fault).show(screen),
    }
}

/// Adds all that is given, or nothing. `lacking` is what programs are told of the works that
/// it was chosen from.
pub(super) fn add(
    given: Vec<Given>,
    key: Key,
    options: &Options,
    lacking: Option<Value>,
    screen: &Screen,
) -> Exit {
    let started = Instant::now();
    let wishes = Wishes { key, is_selected: options.selected };
    let tried = cv::find(options.cv.as_deref())
        .map_err(Refusal::from)
        .and_then(|cv| Trial::run(&cv, given, options.to.as_deref(), &wishes));
    let mut trial = match tried {
        Ok(trial) => trial,
        Err(refusal) => return refusal.show(screen),
    };
    if !options.dry_run
        && let Err(fault) = trial.change.write()
    {
        return Refusal::from(fault).show(screen);
    }
    let is_rendered = !options.dry_run && !options.no_render;
    let made = is_rendered.then(|| trial.render(options.output.as_deref())).flatten();
    let made = made.unwrap_or_default();
    let exit = tell(&trial, &made, started, options, lacking, screen);
    // The process ends here. To take a list of thousands apart first would take as long as
    // to find the place in it.
    std::mem::forget(trial);
    exit
}

/// Says what was found, added and made.
fn tell(
    trial: &Trial,
    rendered: &Rendered,
    started: Instant,
    options: &Options,
    lacking: Option<Value>,
    screen: &Screen,
) -> Exit {
    let losses = trial.losses.iter().map(|(source, report)| (source, report));
    let own = std::iter::once((&trial.source, &trial.report));
    let found: Vec<_> = losses.chain(own).chain(trial.library.reports()).collect();
    screen.show_each(&found);
    let mut reports = result::all(&trial.report, &trial.library);
    reports.extend(trial.losses.iter().map(|(_, report)| report));
    let took = started.elapsed();
    if screen.is_json() {
        let read = Some((trial.cv.as_path(), &trial.library));
        let mut line = result::for_programs(read, &reports, rendered, Some(took));
        let name = if options.dry_run { "planned" } else { "added" };
        line[name] = trial.change.for_programs(options.dry_run);
        if let Some(lacking) = lacking {
            line["lacking"] = lacking;
        }
        print(&format!("{line}\n"));
    } else {
        let mut lines = trial.change.for_people(options.dry_run);
        lines += &result::lines_for_people(rendered, took);
        let is_piped = rendered.made.iter().any(|made| made.path == Path::new("-"));
        if is_piped { complain(&lines) } else { print(&lines) }
    }
    result::verdict(&reports, false)
}

impl Trial {
    /// Makes the PDF again, as `cvtex render` does.
    fn render(&mut self, output: Option<&Path>) -> Option<Rendered> {
        let target = Target::of(&self.cv, output, &[]);
        let root = self.shown.as_ref()?;
        let sheets = render::all_sheets(&self.checked.take()?, root, None, target);
        let Self { source, library, report, .. } = self;
        render::make(sheets, None, source, library, report)
    }
}

fn key(text: &str) -> Result<String, &'static str> {
    if is_key(text) {
        Ok(text.to_owned())
    } else {
        Err("a key is one word without `, { } = # % ( ) \" ' ~ \\ @`")
    }
}
