//! Which documents of a source are made, and into which files: the CV, and its letter.

use std::path::Path;

use crate::Checked;
use crate::cli::target::{Format, Target};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::document::Document;
use crate::typeset::{self, Latex};

/// A document, and the files to make of it.
pub(in crate::cli) struct Sheet {
    /// What stands on its pages.
    pub document: Document,
    /// The same as LaTeX.
    pub latex: Latex,
    /// The files.
    pub target: Target,
}

impl Sheet {
    fn new(document: Document, target: Target) -> Self {
        Self { latex: typeset::typeset(&document), document, target }
    }
}

/// The CV, and the letter if there is one and a place for it.
pub(in crate::cli) fn all(
    checked: &Checked,
    file: &Path,
    output: Option<&Path>,
    formats: &[Format],
) -> Vec<Sheet> {
    let target = Target::of(file, output, formats);
    let letter = checked.letter().zip(target.of_letter());
    let cv = Sheet::new(checked.document(), target);
    let letter = letter.map(|(letter, target)| Sheet::new(letter, target));
    std::iter::once(cv).chain(letter).collect()
}

/// The letter alone, in the file that is named or beside the CV's.
pub(super) fn letter(
    checked: &Checked,
    file: &Path,
    output: Option<&Path>,
    formats: &[Format],
    report: &mut Report,
) -> Option<Vec<Sheet>> {
    let Some(letter) = checked.letter() else {
        report.add(
            Diagnostic::of_file(Code::MissingField, "the file holds no letter")
                .help("add `letter:` with `recipient` and `body` below it"),
        );
        return None;
    };
    let target = Target::of(file, output, formats);
    let beside = output.is_none().then(|| target.of_letter()).flatten();
    Some(vec![Sheet::new(letter, beside.unwrap_or(target))])
}
