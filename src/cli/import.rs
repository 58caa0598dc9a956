//! `cvtex import`: CVs of other programs, written as those of cvtex.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};

use super::exit::Exit;
use super::screen::{Screen, complain, print, print_bytes};
use super::{result, services};
use crate::app::disk::{input, output};
use crate::app::import::{self, Beside, Conversion, Refusal};
use crate::app::pipeline::Compilation;
use crate::app::render::target::Rendered;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::read::foreign::Format;
use crate::services::Account;
use crate::source::Source;

/// Write a CV of another program as one of cvtex
#[derive(Args, Debug)]
#[command(
    after_help = "What has no place in a CV of cvtex is kept as a comment, and named.

Examples:
  cvtex import resume.json               write cv.yaml
  cvtex import cv.yaml -o ada.yaml       from RenderCV
  cvtex import resume.json --dry-run     see what would be written
  cvtex import orcid:0000-0002-1825-0097 from ORCID, over the network
  cvtex import - -o - < resume.json      from a pipe to a pipe"
)]
pub(super) struct Arguments {
    /// The file of the other program; `-` is standard input, and `orcid:ID` the record there
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The CV to write; `-` is standard output. Without it `cv.yaml` beside the file
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The format of the file, instead of what it looks like
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<String>,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
    /// Write nothing; print the CV
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    services: services::Options,
}

fn formats() -> PossibleValuesParser {
    Format::ALL.iter().map(|format| format.word()).collect::<Vec<_>>().into()
}

/// Imports each file; the worst of them decides the exit code.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    if arguments.output.is_some() && arguments.files.len() > 1 {
        complain(
            "error: several files cannot become one\nhelp: import them one by one\n",
        );
        return Exit::CommandLine;
    }
    let imported = arguments.files.iter().map(|file| import(file, arguments, screen));
    imported.max().unwrap_or(Exit::Done)
}

/// What is written, and where.
struct Plan {
    cv: PathBuf,
    bib: PathBuf,
}

impl Plan {
    fn of(file: &Path, arguments: &Arguments) -> Self {
        let beside = match account(file) {
            Some(_) => PathBuf::from("cv.yaml"),
            None => file.with_file_name("cv.yaml"),
        };
        let is_itself = beside == file;
        let own =
            if is_itself { file.with_file_name("cv-imported.yaml") } else { beside };
        let is_piped = file == Path::new("-");
        let own = if is_piped { PathBuf::from("-") } else { own };
        let cv = arguments.output.clone().unwrap_or(own);
        let bib = cv.with_file_name("papers.bib");
        Self { cv, bib }
    }

    fn is_piped(&self) -> bool {
        self.cv == Path::new("-")
    }
}

fn import(file: &Path, arguments: &Arguments, screen: &Screen) -> Exit {
    let started = Instant::now();
    let mut compilation = match account(file) {
        Some(account) => of_orcid(&account, file, arguments),
        None => input::compilation(file),
    };
    let plan = Plan::of(file, arguments);
    let wanted = arguments.from.as_deref();
    let from = Format::ALL.iter().copied().find(|format| Some(format.word()) == wanted);
    let bib = (!plan.is_piped()).then_some("papers.bib");
    let converted = if compilation.report.has_errors() {
        Err(Refusal::Unreadable)
    } else {
        let beside = beside(file, &plan);
        import::convert_beside(from, bib, &beside, &mut compilation)
    };
    let mut written = Vec::new();
    match &converted {
        Ok(conversion) if !arguments.dry_run => {
            match write(conversion, &plan, arguments.force) {
                Ok(files) => written = files,
                Err(fault) => compilation.report.add(fault),
            }
        }
        Err(Refusal::Own) => compilation.report.add(own(&compilation.source)),
        _ => {}
    }
    screen.show_all(&compilation);
    let reports = [&compilation.report];
    if screen.is_json() {
        let took = Some(started.elapsed());
        let read = Some((file, &compilation.library));
        let mut line = result::for_programs(read, &reports, &Rendered::default(), took);
        line["imported"] = for_programs(converted.as_ref().ok(), &written, arguments);
        print(&format!("{line}\n"));
    } else if let Ok(conversion) = &converted {
        if arguments.dry_run {
            print(&conversion.cv);
            if let Some(bib) = &conversion.bib {
                print(&format!("\n# papers.bib\n{bib}"));
            }
        }
        let lines = for_people(conversion, &written, arguments);
        if plan.is_piped() || arguments.dry_run {
            complain(&lines);
        } else {
            print(&lines);
        }
    }
    result::verdict(&reports, false)
}

/// What a site of al-folio keeps beside a CV in `_data/` or `assets/json/`.
fn beside(file: &Path, plan: &Plan) -> Beside {
    let folder = file.parent().unwrap_or(Path::new(""));
    let site = if folder.ends_with("_data") {
        folder.parent()
    } else if folder.ends_with("assets/json") {
        folder.parent().and_then(Path::parent)
    } else {
        None
    };
    let Some(site) = site else { return Beside::default() };
    let path = site.join("_data/socials.yml");
    let socials = std::fs::read_to_string(&path).ok().map(|text| Source::new(path, text));
    let papers = site.join("_bibliography/papers.bib");
    let from = plan.cv.parent().unwrap_or(Path::new(""));
    let papers =
        papers.is_file().then(|| way(from, &papers)).filter(|_| !plan.is_piped());
    Beside { socials, papers }
}

/// The way from a folder to a file.
fn way(folder: &Path, file: &Path) -> String {
    let shared =
        folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// What is to be asked for at ORCID, where that is what is given.
fn account(file: &Path) -> Option<Result<Account, String>> {
    let text = file.to_str()?;
    let is_account = ["orcid:", "https://orcid.org/", "http://orcid.org/"]
        .iter()
        .any(|start| text.starts_with(start));
    is_account.then(|| text.parse())
}

/// The record of a person at ORCID, as a CV of which nothing is a file.
fn of_orcid(
    account: &Result<Account, String>,
    file: &Path,
    arguments: &Arguments,
) -> Compilation<'static> {
    let found = match account {
        Ok(Account::Orcid(id)) => arguments.services.services().person(id),
        Ok(_) => Err(fault("only a record of ORCID can be imported".to_owned())),
        Err(message) => Err(fault(message.clone())),
    };
    let mut report = Report::default();
    let text = match found {
        Ok((text, missing)) => {
            missing.into_iter().for_each(|missing| report.add(missing));
            text
        }
        Err(fault) => {
            report.add(fault);
            String::new()
        }
    };
    let library = input::library(Path::new("cv.yaml"));
    Compilation { source: Source::new(file, text), library, report }
}

fn fault(message: String) -> Diagnostic {
    Diagnostic::of_file(Code::MalformedOrcid, message)
        .as_error()
        .help("write `orcid:` and the iD, as in `orcid:0000-0002-1825-0097`")
}

/// Writes the files, and gives their names; nothing where one of them is there already.
fn write(
    conversion: &Conversion,
    plan: &Plan,
    force: bool,
) -> Result<Vec<PathBuf>, Diagnostic> {
    if plan.is_piped() {
        print_bytes(conversion.cv.as_bytes())?;
        return Ok(Vec::new());
    }
    let bib = conversion.bib.as_ref().map(|bib| (&plan.bib, bib));
    let files: Vec<_> = bib.into_iter().chain([(&plan.cv, &conversion.cv)]).collect();
    for (path, _) in &files {
        if !force && path.exists() {
            return Err(in_the_way(path));
        }
    }
    for (path, text) in &files {
        output::replace(path, text.as_bytes())?;
    }
    Ok(files.into_iter().map(|(path, _)| path.clone()).collect())
}

fn in_the_way(path: &Path) -> Diagnostic {
    let name = path.display();
    let message = format!("there is a file `{name}` already");
    Diagnostic::of_file(Code::UnwritableOutput, message)
        .help("name another with `-o other.yaml`, or write over it with `--force`")
}

fn own(source: &Source) -> Diagnostic {
    let name = source.name().display();
    let message = "this is no CV of another program that cvtex knows".to_owned();
    Diagnostic::of_file(Code::ForeignFormat, message).as_error().help(format!(
        "if it is one of cvtex, `cvtex check {name}`; else say what it is with `--from`"
    ))
}

fn for_people(
    conversion: &Conversion,
    written: &[PathBuf],
    arguments: &Arguments,
) -> String {
    let counts = &conversion.counts;
    let several = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let mut said = vec![
        format!(
            "{} in {}",
            several(counts.entries, "entry", "entries"),
            several(counts.sections, "section", "sections")
        ),
        several(counts.fields, "field", "fields"),
    ];
    if counts.left > 0 {
        said.push(format!(
            "{} kept as comments",
            several(counts.left, "value", "values")
        ));
    }
    let said = said.join(", ");
    let from = conversion.format.name();
    let is_written = !arguments.dry_run && !written.is_empty();
    match written.split_last() {
        Some((cv, others)) if is_written => {
            let others =
                others.iter().map(|path| format!("{}: written\n", path.display()));
            others.collect::<String>()
                + &format!("{}: written from {from}, {said}\n", cv.display())
        }
        _ => format!("{from}: {said}\n"),
    }
}

fn for_programs(
    conversion: Option<&Conversion>,
    written: &[PathBuf],
    arguments: &Arguments,
) -> Value {
    let Some(conversion) = conversion else { return Value::Null };
    let counts = &conversion.counts;
    let mut line = json!({
        "from": conversion.format.word(),
        "sections": counts.sections,
        "entries": counts.entries,
        "fields": counts.fields,
        "left": counts.left,
        "written": written.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
    });
    if arguments.dry_run {
        line["cv"] = conversion.cv.as_str().into();
        line["bib"] = conversion.bib.as_deref().into();
    }
    line
}
