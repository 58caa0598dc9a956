//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod date;
mod stamp;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::check::verdict;
use super::exit::Exit;
use super::screen::{Screen, complain, print};
use super::{input, output};
use crate::compile::{self, CompileFailure, Job, Pdf};
use crate::diagnostics::{Code, Diagnostic, Report, Severity};
use crate::source::Source;
use crate::typeset::{self, Latex};
use crate::{check as checks, parse};

/// How long a document may take: many times what the longest CV does.
const TIME_LIMIT: Duration = Duration::from_mins(1);

/// How many bytes of LaTeX fill a page, roughly: the first guess at a document's length.
const BYTES_A_PAGE: usize = 6000;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The typeset page
    Pdf,
    /// Its LaTeX source, with the class and style it needs
    Tex,
}

/// A file that was made, or was found to be as it should be.
pub(super) struct Made {
    path: PathBuf,
    format: Format,
    is_changed: bool,
}

/// Renders the CV.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let started = Instant::now();
    let mut report = Report::default();
    let source = input::read(&arguments.file, &mut report);
    let done =
        (!report.has_errors()).then(|| render(arguments, &source, &mut report)).flatten();
    let exit = verdict(&report, arguments.deny_warnings);
    screen.show(&report, &source);
    let (made, pages) = done.unwrap_or_default();
    if screen.is_json() {
        print(&result_line(
            &report,
            &made,
            pages.map(|pages| (pages, started.elapsed())),
        ));
    } else if let Some(pages) = pages {
        let line = success_line(&made, pages, started.elapsed());
        let is_piped = made.iter().any(|made| made.path == Path::new("-"));
        if is_piped { complain(&line) } else { print(&line) }
    }
    exit
}

/// Makes the files; the number of pages when there is a PDF.
fn render(
    arguments: &Arguments,
    source: &Source,
    report: &mut Report,
) -> Option<(Vec<Made>, Option<u32>)> {
    let document = crate::read(source, report)?;
    if arguments.deny_warnings && !report.is_empty() {
        return None;
    }
    let latex = typeset::typeset(&document);
    let target = Target::of(arguments);
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

/// Which files to make.
struct Target {
    formats: Vec<Format>,
    pdf: PathBuf,
    tex: PathBuf,
}

impl Target {
    fn of(arguments: &Arguments) -> Self {
        let is_standard = arguments.file == Path::new("-");
        let output = arguments.output.clone().unwrap_or_else(|| {
            if is_standard { "-".into() } else { arguments.file.with_extension("pdf") }
        });
        let is_tex = output.extension().is_some_and(|ending| ending == "tex");
        let formats = match arguments.format.as_slice() {
            [] if is_tex => vec![Format::Tex],
            [] => vec![Format::Pdf],
            formats => formats.to_vec(),
        };
        let to = |ending| {
            if output == Path::new("-") {
                output.clone()
            } else {
                output.with_extension(ending)
            }
        };
        let pdf = if is_tex { to("pdf") } else { output.clone() };
        Self { formats, pdf, tex: to("tex") }
    }
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
    compile::warm_up();
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
            explain(&failure, &job, path, source, report);
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

/// Finds the formula that TeX refused; if there is none the fault is ours or a theme's.
fn explain(
    failure: &CompileFailure,
    job: &Job<'_>,
    path: &Path,
    source: &Source,
    report: &mut Report,
) {
    let root = parse::parse(source, &mut Report::default());
    let formulas = root.map(|root| checks::formulas(&root, source)).unwrap_or_default();
    for (formula, span) in formulas {
        let main = format!(
            "\\documentclass{{cvtex}}\n\\begin{{document}}${formula}$\\end{{document}}\n"
        );
        let alone = Job { main: &main, pages_guess: 1, ..*job };
        if let Err(failure) = compile::compile(&alone) {
            let message = format!(
                "TeX refuses a formula: {}",
                failure.message.trim_end_matches('.')
            );
            report.add(
                Diagnostic::new(Code::MathFailed, message, span, "this formula")
                    .help("write it in another way, or put `\\` before the dollar signs"),
            );
        }
    }
    if report.has_errors() {
        return;
    }
    let log = if path == Path::new("-") {
        PathBuf::from("cvtex.log")
    } else {
        path.with_extension("log")
    };
    let kept = output::replace(&log, failure.log.text().as_bytes());
    let help = match kept {
        Ok(()) => format!(
            "the log is `{}`: please send it with the CV to cvtex's authors",
            log.display()
        ),
        Err(_) => "run it in a folder that can be written to keep the log".into(),
    };
    let message = format!("LaTeX failed on a CV without faults: {}", failure.message);
    report.add(Diagnostic::of_file(Code::LatexFailed, message).help(help));
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

/// `cv.pdf: 2 pages, 94 ms`.
fn success_line(made: &[Made], pages: u32, took: Duration) -> String {
    let pdf = made.iter().find(|made| made.format == Format::Pdf);
    let Some(pdf) = pdf else { return String::new() };
    let name = if pdf.path == Path::new("-") {
        "<stdout>".into()
    } else {
        pdf.path.to_string_lossy()
    };
    let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    let took = took.as_millis();
    if pdf.is_changed {
        format!("{name}: {pages}, {took} ms\n")
    } else {
        format!("{name}: {pages}, unchanged, {took} ms\n")
    }
}

/// The last line for programs: what was made, and how many faults there were.
pub(super) fn result_line(
    report: &Report,
    made: &[Made],
    pages: Option<(u32, Duration)>,
) -> String {
    let outputs: Vec<_> = made
        .iter()
        .map(|made| {
            let format = match made.format {
                Format::Pdf => "pdf",
                Format::Tex => "tex",
            };
            json!({ "path": made.path, "format": format, "changed": made.is_changed })
        })
        .collect();
    let line = json!({
        "kind": "result",
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "outputs": outputs,
        "pages": pages.map(|(pages, _)| pages),
        "milliseconds": pages.map(|(_, took)| u64::try_from(took.as_millis()).unwrap_or(u64::MAX)),
    });
    format!("{line}\n")
}
