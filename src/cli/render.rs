//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod cue;
pub(crate) mod date;
mod depfile;
mod failure;
mod fitting;
mod outputs;
mod place;
mod sheets;
mod stale;
mod theme;
mod verify;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::target::{Format, Made, Rendered, Target, Verification};
use super::{input, request, result};
use crate::Request;
use crate::bibliography::Library;
use crate::diagnostics::Report;
use crate::pdf::engine::Ready;
use crate::prepare::variants;
use crate::prepare::variants::Whole;
use crate::source::Source;

pub(super) use fitting::in_words;
pub(super) use sheets::{Sheet, all as all_sheets};

/// Make a PDF of a CV
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex render cv.yaml                    make cv.pdf
  cvtex render cv.yaml -o out/ada.pdf     make another file
  cvtex render --format pdf,tex cv.yaml   keep the LaTeX too
  cvtex render --locale de cv.yaml        in German
  cvtex render --variant short cv.yaml    make cv-short.pdf of what that variant shows
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
    #[command(flatten)]
    request: request::Options,
    /// Make every variant that the CV describes, each a file of its own
    #[arg(long, conflicts_with_all = ["variant", "output", "on_cue"])]
    all_variants: bool,
    /// Make only the letter that the file holds
    #[arg(long)]
    letter: bool,
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
    match cue::wait(&arguments.file, &arguments.request.request()) {
        Some((engine, width)) => {
            perform(arguments, Some(engine), &screen.as_wide_as(width))
        }
        None => Exit::Done,
    }
}

fn perform(arguments: &Arguments, engine: Option<Ready>, screen: &Screen) -> Exit {
    let started = Instant::now();
    // A watch looks itself how a rendering has ended.
    if !arguments.on_cue {
        failure::tell_of_crashes(&arguments.file, screen);
    }
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
    let reports = result::all(report, library);
    if arguments.deny_warnings && reports.iter().any(|report| report.has_warnings()) {
        return None;
    }
    let named = arguments.output.as_deref();
    let of_variant = whole.output(request.variant.as_deref(), &arguments.file);
    let output = named.or(of_variant.as_deref());
    let target = Target::of(&arguments.file, output, &arguments.format).verified(match (
        arguments.no_verify,
        arguments.deny_warnings,
    ) {
        (true, _) => Verification::None,
        (_, true) => Verification::Warnings,
        _ => Verification::Errors,
    });
    let mut sheets = if arguments.letter {
        sheets::letter(&checked, target, named.is_some(), report)?
    } else {
        sheets::all(&checked, &made.root, request.locale, target)
    };
    checked.failures().into_iter().for_each(|failure| report.add(failure));
    let fonts = sheets.iter().flat_map(|sheet| sheet.latex.fonts());
    library.take_note(&fonts.map(|font| font.path.clone()).collect::<Vec<_>>());
    let written = sheets.iter().flat_map(|sheet| sheet.target.files());
    let written = written.chain(arguments.depfile.as_deref());
    if let Some(fault) = outputs::is_input(written, &arguments.file, library) {
        report.add(fault);
        return None;
    }
    let rendered = if arguments.check {
        for sheet in &mut sheets {
            let is_asked = sheet.target.formats.contains(&Format::Tex);
            if is_asked && sheet.fitting.is_some() {
                outputs::lay_out(sheet, &mut None, source, library, report)?;
            }
        }
        stale::check(&sheets, report)
    } else {
        make(sheets, engine, source, library, report)?
    };
    Some(Rendered { variant: request.variant.clone(), ..rendered })
}

/// Makes the files of each sheet, with this engine if one is ready.
pub(super) fn make(
    sheets: Vec<Sheet>,
    mut engine: Option<Ready>,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Rendered> {
    let mut rendered = Rendered::default();
    for mut sheet in sheets {
        if sheet.target.formats.contains(&Format::Pdf) {
            let started = Instant::now();
            let made = outputs::pdf(&mut sheet, &mut engine, source, library, report)?;
            let is_first = rendered.made.is_empty();
            let took = (!is_first).then(|| started.elapsed());
            rendered.add(Made { took, ..made });
        }
        if sheet.target.formats.contains(&Format::Tex) {
            if sheet.fitting.is_some() {
                outputs::lay_out(&mut sheet, &mut engine, source, library, report)?;
            }
            outputs::tex(&sheet, report)?.into_iter().for_each(|made| rendered.add(made));
        }
    }
    Some(rendered)
}
