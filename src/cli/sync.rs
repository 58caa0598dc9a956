//! `cvtex sync`: the works that a service lists for a person and the CV lacks, and the addition
//! of those that are chosen.

mod choose;

use std::path::Path;

use clap::Args;
use serde_json::{Value, json};

use super::add;
use super::exit::Exit;
use super::screen::{Screen, print};
use super::{result, services};
use crate::app::add::cv::find as find_cv;
use crate::app::add::refusal::Refusal;
use crate::app::sync::work::Work;
use crate::app::sync::{complete, lacking, listed};
use crate::diagnostics::{Diagnostic, Report};
use crate::edit::keys::Key;
use crate::services::Account;
use crate::source::Source;

/// List the works at ORCID, DBLP or OpenAlex that a CV lacks, and add those chosen
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  cvtex sync orcid:0000-0002-1825-0097          list them, and ask on a terminal
  cvtex sync dblp:65/9612 --all                 add all that the CV lacks
  cvtex sync openalex:A5023888391 --dry-run     only list them")]
pub(super) struct Arguments {
    /// `orcid:ID`, `dblp:PID`, `openalex:ID`, or the address of the person's page there
    #[arg(value_name = "ACCOUNT", required = true)]
    accounts: Vec<Account>,
    /// Add all works that the CV lacks
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    options: add::Options,
    #[command(flatten)]
    services: services::Options,
}

/// Lists the works that the CV lacks, and adds those that are chosen.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let services = arguments.services.services();
    let mut missing = Vec::new();
    let found =
        find_cv(arguments.options.cv.as_deref()).map_err(Refusal::from).and_then(|cv| {
            let listed = listed(&arguments.accounts, &services, &mut missing)?;
            let count = listed.len();
            let lacking = lacking::of(&cv, listed)?;
            Ok((cv, lacking, count))
        });
    let (cv, lacking, count) = match found {
        Ok(found) => found,
        Err(refusal) => return add::refuse(refusal, screen),
    };
    if !screen.is_json() {
        print(&list(&cv, &arguments.accounts, &lacking, count));
    }
    let told: Value = lacking.iter().map(Work::for_programs).collect();
    let chosen = if arguments.options.dry_run || lacking.is_empty() {
        Vec::new()
    } else if arguments.all {
        lacking
    } else if choose::can_ask(screen) {
        choose::ask(lacking)
    } else {
        if !screen.is_json() {
            print(
                "\nnothing is added: `--all` adds them, and on a terminal cvtex asks\n",
            );
        }
        Vec::new()
    };
    let given = complete(chosen, &services, &mut missing);
    let warnings = report(missing);
    let source = Source::new("cvtex sync", "");
    screen.show_alone(&warnings, &source);
    if given.is_empty() {
        if screen.is_json() {
            let mut line = result::of_faults(&[&warnings]);
            line["added"] = json!([]);
            line["lacking"] = told;
            print(&format!("{line}\n"));
        }
        return Exit::Done;
    }
    add::add(given, Key::Normalised, &arguments.options, Some(told), screen)
}

fn report(found: Vec<Diagnostic>) -> Report {
    let mut report = Report::default();
    for diagnostic in found {
        report.add(diagnostic);
    }
    report
}

/// What people are told of the works.
fn list(cv: &Path, accounts: &[Account], lacking: &[Work], count: usize) -> String {
    let accounts: Vec<_> = accounts.iter().map(ToString::to_string).collect();
    let (accounts, cv) = (accounts.join(", "), cv.display());
    let works = |count: usize| match count {
        1 => "1 work".to_owned(),
        count => format!("{count} works"),
    };
    if lacking.is_empty() {
        return format!("{accounts}: {}, and {cv} lacks none\n", works(count));
    }
    let lines: String = lacking.iter().map(Work::for_people).collect();
    format!(
        "{accounts}: {}, of which {cv} lacks {}\n\n{lines}",
        works(count),
        lacking.len()
    )
}
