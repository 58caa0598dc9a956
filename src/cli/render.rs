//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod cue;
mod date;
mod depfile;
mod failure;
mod outputs;
mod place;
mod stale;
mod stamp;
mod theme;
mod verify;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::target::{Format, Rendered, Target, Verification};
use super::{input, locale, result};
use crate::bibliography::Library;
use crate::compile::Ready;
use crate::diagnostics::Report;
use crate::document::Document;
use crate::model::Locale;
use crate::source::Source;
use crate::typeset::{self, Latex};

/// Make a PDF of a CV
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex render cv.yaml                    make cv.pdf
  cvtex render cv.yaml -o out/ada.pdf     make another file
  cvtex render --format pdf,tex cv.yaml   keep the LaTeX too
  cvtex render --locale de cv.yaml        in German
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
    /// The language, instead of the one the CV says: `de`
    #[arg(long, value_parser = locale::parse)]
    locale: Option<Locale>,
    /// Fail when there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Do not read the PDF back before it is put in its place
    #[arg(long)]
    no_verify: bool,
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
    let document = crate::read_in(arguments.locale, source, library, report)?;
    let reports = result::all(report, library);
    if arguments.deny_warnings && reports.iter().any(|report| report.has_warnings()) {
        return None;
    }
    let latex = typeset::typeset(&document);
    let target =
        Target::of(&arguments.file, arguments.output.as_deref(), &arguments.format)
            .verified(match (arguments.no_verify, arguments.deny_warnings) {
                (true, _) => Verification::None,
                (_, true) => Verification::Warnings,
                _ => Verification::Errors,
            });
    if arguments.check {
        let moment = date::of(document.metadata.day);
        return Some(stale::check(&target, &document, &latex, &moment, report));
    }
    let rendered = make(&document, &latex, engine, &target, source, library, report)?;
    if let Some(path) = &arguments.depfile
        && let Err(fault) = depfile::write(path, &rendered.made, &arguments.file, library)
    {
        report.add(fault);
    }
    Some(rendered)
}

/// Makes the files of a document, with this engine if one is ready.
pub(super) fn make(
    document: &Document,
    latex: &Latex,
    engine: Option<Ready>,
    target: &Target,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Rendered> {
    let mut rendered = Rendered::default();
    if target.formats.contains(&Format::Pdf) {
        rendered =
            outputs::pdf(document, latex, engine, target, source, library, report)?;
    }
    if target.formats.contains(&Format::Tex) {
        rendered.made.extend(outputs::tex(document, latex, &target.tex, report)?);
    }
    Some(rendered)
}
