//! What to say when TeX fails.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::check;
use crate::cli::exit::Exit;
use crate::cli::screen::Screen;
use crate::cli::{output, result};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::pdf::engine;
use crate::pdf::engine::{CompileFailure, Job};
use crate::read::yaml;
use crate::source::Source;

/// Reports the formulas that TeX refuses.
pub(super) fn find_formulas(job: &Job<'_>, source: &Source, report: &mut Report) {
    let root = yaml::parse(source, &mut Report::default());
    let formulas = root.map(|root| check::formulas(&root, source)).unwrap_or_default();
    for (formula, span) in formulas {
        let main = format!(
            "\\documentclass{{cvtex}}\n\\begin{{document}}${formula}$\\end{{document}}\n"
        );
        let alone = Job { main: &main, ..*job };
        if let Err(failure) = engine::compile(&alone) {
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
}

/// Has a crash of the engine end with a diagnostic.
pub(super) fn tell_of_crashes(cv: &Path, screen: &Screen) {
    let (source, mut report) = (Source::new(cv, ""), Report::default());
    let message = "TeX broke off, and has made no PDF";
    let help = "try it without the photo and without installed fonts, and send the CV to cvtex's authors";
    report.add(Diagnostic::of_file(Code::LatexFailed, message).help(help));
    let mut text = screen.text(&[(&source, &report)]);
    if screen.is_json() {
        let _ = writeln!(text, "{}", result::of_faults(&[&report]));
    }
    engine::on_crash(text, screen.is_json(), Exit::Latex as u8);
}

/// What to say when the fault is not the author's: it is ours. The log is kept.
pub(super) fn keep_log(failure: &CompileFailure, path: &Path) -> Diagnostic {
    let log = if path == Path::new("-") {
        PathBuf::from("cvtex.log")
    } else {
        path.with_extension("log")
    };
    let kept = output::replace(&log, failure.log.text().as_bytes());
    let help = match kept {
        Ok(()) => format!(
            "the log is `{}`: send it with the CV to cvtex's authors",
            log.display()
        ),
        Err(_) => "run it in a folder that can be written to keep the log".into(),
    };
    let message = format!("LaTeX failed on a CV without faults: {}", failure.message);
    Diagnostic::of_file(Code::LatexFailed, message).help(help)
}
