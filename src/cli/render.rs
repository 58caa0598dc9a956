//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod date;
mod failure;
mod stamp;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::target::{Format, Made, Target};
use super::{input, output, result};
use crate::bibliography::Library;
use crate::compile::{self, Job, Pdf};
use crate::diagnostics::Report;
use crate::source::Source;
use crate::typeset::{self, Latex};

/// How long a document may take: many times what the longest CV does.
const TIME_LIMIT: Duration = Duration::from_mins(1);

/// How many bytes of LaTeX fill a page, roughly: the first guess at a document's length.
const BYTES_A_PAGE: usize = 5000;

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
    let mut made = Vec::new();
    let mut pages = None;
    if target.formats.contains(&Format::Pdf) {
        let moment = date::of(document.metadata.day);
        let (file, count) = pdf(&latex, &moment, &target.pdf, source, report)?;
        pages = Some(count);
        made.push(file);
    }
    if target.formats.contains(&Format::Tex) {
        made.extend(tex(&latex, &target.tex, report)?);
    }
    Some((made, pages))
}

fn pdf(
    latex: &Latex,
    moment: &date::Moment,
    path: &Path,
    source: &Source,
    report: &mut Report,
) -> Option<(Made, u32)> {
    let is_standard = path == Path::new("-");
    let made =
        |is_changed| Made { path: path.to_owned(), format: Format::Pdf, is_changed };
    let fingerprint = stamp::fingerprint(latex.as_str(), moment);
    let before = if is_standard { None } else { stamp::read(path) };
    if let Some(before) = &before
        && before.fingerprint == fingerprint
    {
        return Some((made(false), before.pages));
    }
    compile::lay_out_heap();
    let job = Job {
        main: latex.as_str(),
        files: &[],
        date: moment.time,
        pages_guess: before.map_or_else(|| guess(latex), |before| before.pages),
        time_limit: TIME_LIMIT,
    };
    let pdf = match compile::compile(&job) {
        Ok(pdf) => pdf,
        Err(failure) => {
            failure::explain(&failure, &job, path, source, report);
            return None;
        }
    };
    let Pdf { bytes, pages, .. } = pdf;
    let bytes = stamp::write(bytes, &fingerprint, pages);
    if is_standard {
        use std::io::Write;
        let _ = std::io::stdout().lock().write_all(&bytes);
    } else if let Err(fault) = output::replace(path, &bytes) {
        report.add(fault);
        return None;
    }
    Some((made(true), pages))
}

fn guess(latex: &Latex) -> u32 {
    let pages = latex.as_str().len().div_ceil(BYTES_A_PAGE);
    u32::try_from(pages).unwrap_or(u32::MAX)
}

/// The LaTeX, with what it needs to compile elsewhere beside it.
fn tex(latex: &Latex, path: &Path, report: &mut Report) -> Option<Vec<Made>> {
    if path == Path::new("-") {
        print(latex.as_str());
        return Some(Vec::new());
    }
    let style = typeset::STYLE_FILES
        .iter()
        .map(|(name, content)| (path.with_file_name(name), *content));
    let mut made = Vec::new();
    for (path, content) in std::iter::once((path.to_owned(), latex.as_str())).chain(style)
    {
        let is_changed = std::fs::read(&path).ok().as_deref() != Some(content.as_bytes());
        if is_changed && let Err(fault) = output::replace(&path, content.as_bytes()) {
            report.add(fault);
            return None;
        }
        made.push(Made { path, format: Format::Tex, is_changed });
    }
    Some(made)
}
