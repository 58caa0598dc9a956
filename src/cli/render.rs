//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod date;
mod depfile;
mod failure;
mod outputs;
mod stale;
mod stamp;
mod theme;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::target::{Format, Made, Target};
use super::{input, result};
use crate::bibliography::Library;
use crate::diagnostics::Report;
use crate::source::Source;
use crate::typeset;

/// Make a PDF of a CV
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex render cv.yaml                    make cv.pdf
  cvtex render cv.yaml -o out/ada.pdf     make another file
  cvtex render --format pdf,tex cv.yaml   keep the LaTeX too
  cvtex render - < cv.yaml > cv.pdf       from a pipe to a pipe")]
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
    /// Fail when there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Write nothing; fail when a file on disk is not what the sources give
    #[arg(long, conflicts_with = "depfile")]
    check: bool,
    /// Write the files that the outputs depend on, as a rule for make and ninja
    #[arg(long, value_name = "RULE")]
    depfile: Option<PathBuf>,
}

/// Renders the CV.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let started = Instant::now();
    let mut report = Report::default();
    let source = input::read(&arguments.file, &mut report);
    let mut library = input::library(&arguments.file);
    let done = (!report.has_errors())
        .then(|| render(arguments, &source, &mut library, &mut report))
        .flatten();
    screen.show_all(&report, &source, &library);
    let reports = result::all(&report, &library);
    let exit = result::verdict(&reports, arguments.deny_warnings);
    let (made, pages) = done.unwrap_or_default();
    if screen.is_json() {
        print(&result::line_for_programs(
            &reports,
            &made,
            pages.map(|pages| (pages, started.elapsed())),
        ));
    } else {
        let line = result::lines_for_people(&made, pages, started.elapsed());
        let is_piped = made.iter().any(|made| made.path == Path::new("-"));
        if is_piped { complain(&line) } else { print(&line) }
    }
    exit
}

/// Makes the files; the number of pages when there is a PDF.
fn render(
    arguments: &Arguments,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<(Vec<Made>, Option<u32>)> {
    let document = crate::read_with(source, library, report)?;
    let reports = result::all(report, library);
    if arguments.deny_warnings && reports.iter().any(|report| report.has_warnings()) {
        return None;
    }
    let latex = typeset::typeset(&document);
    let target =
        Target::of(&arguments.file, arguments.output.as_deref(), &arguments.format);
    if arguments.check {
        let moment = date::of(document.metadata.day);
        return Some((stale::check(&target, &document, &latex, &moment, report), None));
    }
    let mut made = Vec::new();
    let mut pages = None;
    if target.formats.contains(&Format::Pdf) {
        let path = &target.pdf;
        let (file, count) =
            outputs::pdf(&document, &latex, path, source, library, report)?;
        pages = Some(count);
        made.push(file);
    }
    if target.formats.contains(&Format::Tex) {
        made.extend(outputs::tex(&document, &latex, &target.tex, report)?);
    }
    if let Some(path) = &arguments.depfile
        && let Err(fault) = depfile::write(path, &made, &arguments.file, library)
    {
        report.add(fault);
    }
    Some((made, pages))
}
