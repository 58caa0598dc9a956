//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod cue;
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
use super::target::{Format, Rendered, Target};
use super::{input, request, result};
use crate::Request;
use crate::bibliography::Library;
use crate::compile::Ready;
use crate::diagnostics::Report;
use crate::document::Document;
use crate::source::Source;
use crate::typeset::{self, Latex};
use crate::variants::{self, Whole};

/// Make a PDF of a CV
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex render cv.yaml                    make cv.pdf
  cvtex render cv.yaml -o out/ada.pdf     make another file
  cvtex render --format pdf,tex cv.yaml   keep the LaTeX too
  cvtex render --locale de cv.yaml        in German
  cvtex render --variant short cv.yaml    make cv-short.pdf of what that variant shows
  cvtex render - < cv.yaml > cv.pdf       from a pipe to a pipe")]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
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
    #[command(flatten)]
    request: request::Options,
    /// Make every variant that the CV describes, each a file of its own
    #[arg(long, conflicts_with_all = ["variant", "output", "on_cue"])]
    all_variants: bool,
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
    match cue::wait(&arguments.file, &arguments.request.request()) {
        Some((engine, width)) => {
            perform(arguments, Some(engine), &screen.as_wide_as(width))
        }
        None => Exit::Done,
    }
}

fn perform(arguments: &Arguments, engine: Option<Ready>, screen: &Screen) -> Exit {
    let started = Instant::now();
    let mut report = Report::default();
    let mut source = input::read(&arguments.file, &mut report);
    let mut library = input::library(&arguments.file);
    let done = (!report.has_errors())
        .then(|| render(arguments, engine, &mut source, &mut library, &mut report))
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
    source: &mut Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Rendered> {
    let request = arguments.request.request();
    let mut whole = crate::read_whole(&request, source, library, report)?;
    let rendered = if arguments.all_variants {
        every(arguments, &request, &mut whole, source, library, report)
    } else {
        one(arguments, &request, engine, &mut whole, source, library, report)?
    };
    if let Some(path) = arguments.depfile.as_ref().filter(|_| !rendered.made.is_empty())
        && let Err(fault) = depfile::write(path, &rendered.made, &arguments.file, library)
    {
        report.add(fault);
    }
    Some(rendered)
}

/// Does it for every variant. What is wrong with one does not keep the others.
fn every(
    arguments: &Arguments,
    request: &Request,
    whole: &mut Whole,
    source: &mut Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Rendered {
    let names: Vec<_> = whole.names().map(str::to_owned).collect();
    if names.is_empty() && !report.has_errors() {
        report.add(variants::none());
    }
    let mut all = Vec::new();
    let before = report.clone();
    for name in names {
        let started = Instant::now();
        let request = Request { variant: Some(name), ..request.clone() };
        let mut own = before.clone();
        let done = one(arguments, &request, None, whole, source, library, &mut own);
        report.merge(&own);
        all.extend(done.map(|done| Rendered { took: Some(started.elapsed()), ..done }));
    }
    Rendered::of_all(all)
}

/// Does it for one variant, or for the file as it is.
fn one(
    arguments: &Arguments,
    request: &Request,
    engine: Option<Ready>,
    whole: &mut Whole,
    source: &mut Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Rendered> {
    let made = crate::make_variant(whole, request, source, library, report)?;
    let checked = crate::check_tree(&made.root, request.locale, source, library, report)?;
    let document = checked.document();
    let reports = result::all(report, library);
    if arguments.deny_warnings && reports.iter().any(|report| report.has_warnings()) {
        return None;
    }
    let latex = typeset::typeset(&document);
    let output = arguments.output.clone();
    let output =
        output.or_else(|| whole.output(request.variant.as_deref(), &arguments.file));
    let target = Target::of(&arguments.file, output.as_deref(), &arguments.format);
    let rendered = if arguments.check {
        let moment = date::of(document.metadata.day);
        stale::check(&target, &document, &latex, &moment, report)
    } else {
        make(&document, &latex, engine, &target, source, library, report)?
    };
    Some(Rendered { variant: request.variant.clone(), ..rendered })
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
        let path = &target.pdf;
        let (file, count) =
            outputs::pdf(document, latex, engine, path, source, library, report)?;
        rendered.pages = Some(count);
        rendered.made.push(file);
    }
    if target.formats.contains(&Format::Tex) {
        rendered.made.extend(outputs::tex(document, latex, &target.tex, report)?);
    }
    Some(rendered)
}
