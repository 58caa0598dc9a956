//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod cue;
mod date;
mod depfile;
mod failure;
mod outputs;
mod sheets;
mod stale;
mod stamp;
mod theme;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::target::{Format, Made, Rendered};
use super::{input, locale, result};
use crate::bibliography::Library;
use crate::compile::Ready;
use crate::diagnostics::Report;
use crate::model::Locale;
use crate::source::Source;

pub(super) use sheets::{Sheet, all as all_sheets};

/// Make a PDF of a CV
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex render cv.yaml                    make cv.pdf
  cvtex render cv.yaml -o out/ada.pdf     make another file
  cvtex render --format pdf,tex cv.yaml   keep the LaTeX too
  cvtex render --locale de cv.yaml        in German
  cvtex render --letter cv.yaml           make cv-letter.pdf alone
  cvtex render - < cv.yaml > cv.pdf       from a pipe to a pipe")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(super) struct Arguments {
    /// The CV; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The PDF to write; `-` is standard output. Without it, FILE with the ending `.pdf`
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// What to make
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    format: Vec<Format>,
    /// Make only the letter that the file holds
    #[arg(long)]
    letter: bool,
    /// The language, instead of the one the CV says: `de`
    #[arg(long, value_parser = locale::parse)]
    locale: Option<Locale>,
    /// Fail when there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Write nothing; fail when a file on disk is not what the sources give
    #[arg(long, conflicts_with = "depfile")]
    check: bool,
    /// Write the files that the outputs depend on, as a rule for make and ninja
    #[arg(long, value_name = "RULE")]
    depfile: Option<PathBuf>,
    /// Get ready, and start when a line comes on standard input: `watch` runs it so
    #[arg(long, hide = true)]
    on_cue: bool,
}

/// Renders the CV.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    if !arguments.on_cue {
        return perform(arguments, None, screen);
    }
    match cue::wait(&arguments.file) {
        Some((engine, width)) => {
            perform(arguments, Some(engine), &screen.as_wide_as(width))
        }
        None => Exit::Done,
    }
}

fn perform(arguments: &Arguments, engine: Option<Ready>, screen: &Screen) -> Exit {
    let started = Instant::now();
    let mut report = Report::default();
    let source = input::read(&arguments.file, &mut report);
    let mut library = input::library(&arguments.file);
    let done = (!report.has_errors())
        .then(|| render(arguments, engine, &source, &mut library, &mut report))
        .flatten();
    screen.show_all(&report, &source, &library);
    let reports = result::all(&report, &library);
    let exit = result::verdict(&reports, arguments.deny_warnings);
    let rendered = done.unwrap_or_default();
    if screen.is_json() {
        let took = Some(started.elapsed());
        let line = result::line_for_programs(
            &arguments.file,
            &library,
            &reports,
            &rendered,
            took,
        );
        print(&line);
    } else {
        let line = result::lines_for_people(&rendered, started.elapsed());
        let is_piped = rendered.made.iter().any(|made| made.path == Path::new("-"));
        if is_piped { complain(&line) } else { print(&line) }
    }
    if arguments.on_cue {
        print(&cue::inputs(&library));
    }
    exit
}

/// Makes the files, or looks whether they are as they should be.
fn render(
    arguments: &Arguments,
    engine: Option<Ready>,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Rendered> {
    let root = crate::read_tree(arguments.locale, source, report)?;
    let checked = crate::check_tree(&root, arguments.locale, source, library, report)?;
    let reports = result::all(report, library);
    if arguments.deny_warnings && reports.iter().any(|report| report.has_warnings()) {
        return None;
    }
    let Arguments { file, output, format, letter: only_letter, .. } = arguments;
    let sheets = if *only_letter {
        sheets::letter(&checked, file, output.as_deref(), format, report)?
    } else {
        sheets::all(&checked, file, output.as_deref(), format)
    };
    if arguments.check {
        return Some(stale::check(&sheets, report));
    }
    let rendered = make(&sheets, engine, source, library, report)?;
    if let Some(path) = &arguments.depfile
        && let Err(fault) = depfile::write(path, &rendered.made, &arguments.file, library)
    {
        report.add(fault);
    }
    Some(rendered)
}

/// Makes the files of each sheet, with this engine if one is ready.
pub(super) fn make(
    sheets: &[Sheet],
    mut engine: Option<Ready>,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Rendered> {
    let mut rendered = Rendered::default();
    for sheet in sheets {
        if sheet.target.formats.contains(&Format::Pdf) {
            let started = Instant::now();
            let made = outputs::pdf(sheet, &mut engine, source, library, report)?;
            let is_first = rendered.made.is_empty();
            let took = (!is_first).then(|| started.elapsed());
            rendered.add(Made { took, ..made });
        }
        if sheet.target.formats.contains(&Format::Tex) {
            outputs::tex(sheet, report)?.into_iter().for_each(|made| rendered.add(made));
        }
    }
    Some(rendered)
}
