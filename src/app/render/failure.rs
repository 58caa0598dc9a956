//! What to say when TeX fails.

use std::path::{Path, PathBuf};

use crate::app::disk::output;
use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::pdf::engine;
use crate::pdf::engine::{CompileFailure, Job};
use crate::read::foreign;
use crate::source::Source;

/// Reports the formulas that TeX refuses.
pub(crate) fn find_formulas(job: &Job<'_>, source: &Source, report: &mut Report) {
    let root = foreign::root(source, &mut Report::default());
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

/// What to say when the fault is not the author's: it is ours. The log is kept.
pub(crate) fn keep_log(failure: &CompileFailure, path: &Path) -> Diagnostic {
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
