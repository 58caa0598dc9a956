//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod batch;
mod cue;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};

use super::exit::Exit;
use super::screen::{Screen, complain, print, print_bytes};
use super::{request, result};
use crate::app::render;
use crate::app::render::{
    DPI, Format, Ready, RenderOptions, Rendered, Rendering, pattern,
};
use crate::cli::clock::clock;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::Source;

/// Make a PDF of a CV
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex render cv.yaml                    make cv.pdf
  cvtex render cv.yaml -o out/ada.pdf     make another file
  cvtex render -o out/ cv.yaml            make out/cv.pdf
  cvtex render --format pdf,tex cv.yaml   keep the LaTeX too
  cvtex render --format html,docx cv.yaml a web page and a Word file
  cvtex render --format png cv.yaml       pictures of its pages
  cvtex render --locale de cv.yaml        in German
  cvtex render --variant short cv.yaml    make cv-short.pdf of what that variant shows
  cvtex render --letter cv.yaml           make cv-letter.pdf alone
  cvtex render - < cv.yaml > cv.pdf       from a pipe to a pipe
  cvtex render staff/ --jobs 8            make a PDF of every CV in a folder")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(super) struct Arguments {
    /// The CV; `-` is standard input. A folder stands for the YAML files in it
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// More CVs, several of which are made at a time
    #[arg(value_name = "FILE", conflicts_with_all = ["on_cue", "depfile"])]
    more: Vec<PathBuf>,
    /// The file, folder or pattern such as `out/{name}.{ext}` to write; `-` is standard output. Without it,
    /// FILE with the ending `.pdf`
    #[arg(
        short,
        long,
        value_name = "OUT",
        value_parser = PathBufValueParser::new().try_map(pattern::parse),
    )]
    output: Option<PathBuf>,
    /// What to make
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    format: Vec<Format>,
    #[command(flatten)]
    request: request::Options,
    /// Make every variant that the CV describes, each a file of its own
    #[arg(long, conflicts_with_all = ["variant", "on_cue"])]
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
    /// The width of plain text in columns; 0 is no limit
    #[arg(long, value_name = "COLUMNS", default_value_t = 80)]
    width: usize,
    /// How many pixels to the inch a picture has
    #[arg(
        long,
        default_value_t = DPI,
        value_parser = clap::value_parser!(u16).range(10..=600),
    )]
    dpi: u16,
    /// Make a picture of one page alone
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    page: Option<u32>,
    /// Make one small picture of so many pixels across, of the first page unless `--page` says another
    #[arg(
        long,
        value_name = "WIDTH",
        conflicts_with = "dpi",
        value_parser = clap::value_parser!(u16).range(16..=4096),
    )]
    thumbnail: Option<u16>,
    /// Make a web page a piece for a page of a site: no head, no style
    #[arg(long)]
    fragment: bool,
    /// The style sheet of a web page, instead of that of the theme
    #[arg(long, value_name = "CSS", conflicts_with = "fragment")]
    stylesheet: Option<PathBuf>,
    /// How many of several CVs are made at a time; without it, as many as there are cores
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// How long one of several CVs may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    time_limit: u32,
    /// Write the files that the outputs depend on, as a rule for make and ninja
    #[arg(long, value_name = "RULE")]
    depfile: Option<PathBuf>,
    /// Get ready, and start when a line comes on standard input: `watch` runs it so
    #[arg(long, hide = true)]
    on_cue: bool,
}

impl Arguments {
    /// Whether each of several CVs or variants has a file of its own.
    fn is_for_many(&self) -> bool {
        self.output.as_deref().is_none_or(pattern::is_for_many)
    }

    fn options(&self) -> RenderOptions {
        RenderOptions {
            file: self.file.clone(),
            output: self.output.clone(),
            formats: self.format.clone(),
            request: self.request.request(),
            all_variants: self.all_variants,
            letter: self.letter,
            deny_warnings: self.deny_warnings,
            no_verify: self.no_verify,
            check: self.check,
            width: Some(self.width),
            dpi: Some(self.dpi),
            thumbnail: self.thumbnail,
            page: self.page,
            fragment: self.fragment,
            stylesheet: self.stylesheet.clone(),
            depfile: self.depfile.clone(),
        }
    }
}

/// Renders the CV.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let named = std::iter::once(&arguments.file).chain(&arguments.more);
    let named: Vec<_> = named.map(PathBuf::as_path).collect();
    if let Some(files) = batch::files(&named) {
        return several(arguments, &files, screen);
    }
    if arguments.all_variants && !arguments.is_for_many() {
        return refuse(
            "variants need a folder or a pattern with `{name}` behind `--output`",
        );
    }
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

/// Renders several CVs.
fn several(arguments: &Arguments, files: &[PathBuf], screen: &Screen) -> Exit {
    let refusal = if files.iter().any(|file| file == Path::new("-")) {
        Some("standard input is one CV: it cannot stand beside others".to_owned())
    } else if arguments.depfile.is_some() {
        Some("`--depfile` is for one CV, not for a folder".to_owned())
    } else if !arguments.is_for_many() {
        let needs = "a folder or a pattern with `{name}` behind `--output`";
        Some(format!("several CVs need {needs}"))
    } else {
        batch::clash(files, arguments.output.as_deref()).map(|(one, other)| {
            let (one, other) = (one.display(), other.display());
            format!("`{one}` and `{other}` would make one PDF")
        })
    };
    match refusal {
        Some(message) => refuse(&message),
        None => batch::Batch { files, arguments, screen }.run(),
    }
}

/// Refuses options that do not go together.
fn refuse(message: &str) -> Exit {
    let kind = clap::error::ErrorKind::ArgumentConflict;
    let _ = crate::cli::command().error(kind, message).print();
    Exit::CommandLine
}

fn perform(arguments: &Arguments, engine: Option<Ready>, screen: &Screen) -> Exit {
    let started = Instant::now();
    // A watch looks itself how a rendering has ended.
    if !arguments.on_cue {
        tell_of_crashes(&arguments.file, screen);
    }
    let rendering = render::render(&arguments.options(), engine, &clock());
    let Rendering { mut compilation, mut rendered } = rendering;
    if let Err(fault) = print_bytes(&rendered.printed) {
        compilation.report.add(fault);
        rendered = Rendered::default();
    }
    screen.show_all(&compilation);
    let exit = result::verdict(&compilation.reports(), arguments.deny_warnings);
    if screen.is_json() {
        let took = Some(started.elapsed());
        let line =
            result::line_for_programs(&arguments.file, &compilation, &rendered, took);
        print(&line);
    } else {
        let line = result::lines_for_people(&rendered, started.elapsed());
        let is_piped = rendered.made.iter().any(|made| made.path == Path::new("-"));
        if is_piped { complain(&line) } else { print(&line) }
    }
    if arguments.on_cue {
        print(&cue::inputs(&compilation.library));
    }
    exit
}

/// Has a crash of the engine end with a diagnostic.
fn tell_of_crashes(cv: &Path, screen: &Screen) {
    let (source, mut report) = (Source::new(cv, ""), Report::default());
    let message = "TeX broke off, and has made no PDF";
    let help = "try it without the photo and without installed fonts, and send the CV to cvtex's authors";
    report.add(Diagnostic::of_file(Code::LatexFailed, message).help(help));
    let mut text = screen.text(&[(&source, &report)]);
    if screen.is_json() {
        let _ = writeln!(text, "{}", result::of_faults(&[&report]));
    }
    render::on_crash(text, screen.is_json(), Exit::Latex as u8);
}
