//! `cvtex render`: a PDF, and LaTeX where it is asked for, of a CV.

mod batch;
pub(super) mod cue;
mod glob;
mod timings;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::screen::{Screen, complain, print, print_bytes};
use super::{making, result};
use crate::app::render;
use crate::app::render::{Ready, RenderOptions, Rendered, Rendering};
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
  cvtex render staff/ --jobs 8            make a PDF of every CV in a folder
  cvtex render 'staff/**/*.yaml'          make a PDF of every CV below it")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(super) struct Arguments {
    /// The CV; `-` is standard input. A folder stands for the YAML files in it, a quoted pattern
    /// with `*`, `?` or `**` for what it meets
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// More CVs, several of which are made at a time
    #[arg(value_name = "FILE", conflicts_with_all = ["on_cue", "depfile"])]
    more: Vec<PathBuf>,
    #[command(flatten)]
    making: making::Options,
    /// Make every variant that the CV describes, each a file of its own
    #[arg(long, conflicts_with_all = ["variant", "on_cue"])]
    all_variants: bool,
    /// Fail when there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Write nothing; fail when a file on disk is not what the sources give
    #[arg(long, conflicts_with = "depfile")]
    check: bool,
    /// How many of several CVs are made at a time; without it, as many as there are cores
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// How long one of several CVs may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    time_limit: u32,
    /// Say how long each stage took
    #[arg(long)]
    timings: bool,
    /// Write the files that the outputs depend on, as a rule for make and ninja
    #[arg(long, value_name = "RULE")]
    depfile: Option<PathBuf>,
    /// Get ready, and start when a line comes on standard input: `watch` runs it so
    #[arg(long, hide = true)]
    on_cue: bool,
}

impl Arguments {
    fn options(&self) -> RenderOptions {
        RenderOptions {
            all_variants: self.all_variants,
            deny_warnings: self.deny_warnings,
            check: self.check,
            depfile: self.depfile.clone(),
            ..self.making.of(&self.file)
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
    if arguments.all_variants && !arguments.making.is_for_many() {
        return refuse(
            "variants need a folder or a pattern with `{name}` behind `--output`",
        );
    }
    if !arguments.on_cue {
        return perform(arguments, None, screen);
    }
    match cue::wait(&arguments.file, &arguments.making.request.request()) {
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
    } else if !arguments.making.is_for_many() {
        let needs = "a folder or a pattern with `{name}` behind `--output`";
        Some(format!("several CVs need {needs}"))
    } else {
        batch::clash(files, arguments.making.output.as_deref()).map(|(one, other)| {
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
    let Rendering { mut compilation, mut rendered, stages } = rendering;
    if let Err(fault) = print_bytes(&rendered.printed) {
        compilation.report.add(fault);
        rendered = Rendered::default();
    }
    screen.show_all(&compilation);
    let exit = result::verdict(&[&compilation.report], arguments.deny_warnings);
    if screen.is_json() {
        let took = Some(started.elapsed());
        let read = Some((arguments.file.as_path(), &compilation.library));
        let mut line =
            result::for_programs(read, &[&compilation.report], &rendered, took);
        if arguments.timings {
            line["timings"] = timings::for_programs(&stages);
        }
        print(&format!("{line}\n"));
    } else {
        let line = result::lines_for_people(&rendered, started.elapsed());
        let is_piped = rendered.made.iter().any(|made| made.path == Path::new("-"));
        if is_piped { complain(&line) } else { print(&line) }
    }
    if arguments.timings && !screen.is_json() {
        complain(&timings::for_people(&stages, started.elapsed()));
    }
    if arguments.on_cue {
        print(&cue::named(&compilation.library));
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
