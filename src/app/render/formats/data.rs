//! The data of a CV, for other programs.

use super::{Material, OutputFile};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Cv;
use crate::read::foreign;
use crate::source::Source;
use crate::write;
use crate::write::json_resume::{ReadBack, Resume};

pub(super) fn json_resume(
    material: &Material<'_>,
) -> Result<Vec<OutputFile>, Diagnostic> {
    of_cv(material, |cv| {
        let resume = Resume::of(cv, material.document);
        let text = Source::new(material.path, resume.text());
        match foreign::read_resume(&text) {
            Some((person, lists)) => resume.completed(&ReadBack { person, lists }),
            None => resume.text(),
        }
    })
}

/// A `.bib` file that somebody has written is not written over.
pub(super) fn bib(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let path = material.path;
    let start = write::bib::START.as_bytes();
    let is_file = std::fs::metadata(path).is_ok_and(|it| it.is_file());
    if is_file && std::fs::read(path).is_ok_and(|before| !before.starts_with(start)) {
        let path = path.display();
        let message = format!("`{path}` was not made by cvtex and would be overwritten");
        let help = "name another file, or remove this one";
        return Err(Diagnostic::of_file(Code::UnwritableOutput, message).help(help));
    }
    of_cv(material, write::bib::write)
}

pub(super) fn csl_json(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    of_cv(material, write::csl_json::write)
}

pub(super) fn ris(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    of_cv(material, write::ris::write)
}

/// The file that a writer makes of the CV.
#[expect(clippy::unnecessary_wraps, reason = "a writer of the table of formats may fail")]
fn of_cv(
    material: &Material<'_>,
    write: impl FnOnce(&Cv) -> String,
) -> Result<Vec<OutputFile>, Diagnostic> {
    let content = material.cv.map(write).unwrap_or_default();
    Ok(material.file(content.into_bytes()))
}
