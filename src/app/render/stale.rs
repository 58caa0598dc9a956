//! `--check`: whether the files on disk are what the sources give.

use std::path::Path;

use super::outputs;
use super::sheets::Sheet;
use crate::app::render::formats::{Format, OutputFile};
use crate::app::render::target::{Made, Rendered};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::pdf::stamp;

/// A file that a rendering would make, and whether it is as it should be.
pub(crate) type Looked = (Made, bool);

/// Whether the PDF of a sheet is what the sources give.
pub(crate) fn pdf(sheet: &Sheet) -> Looked {
    let path = sheet.target.path(Format::PDF);
    let wanted = outputs::fingerprint(sheet);
    let fresh = stamp::read(&path).filter(|stamp| stamp.fingerprint == wanted);
    let is_fresh = fresh.is_some();
    let is_verified = fresh.as_ref().is_some_and(|stamp| stamp.is_verified);
    let pages = fresh.map(|stamp| stamp.pages);
    (Made { pages, is_verified, ..Made::unchanged(path, Format::PDF) }, is_fresh)
}

/// Whether each file of another format is.
pub(crate) fn files(
    format: Format,
    found: Vec<OutputFile>,
) -> impl Iterator<Item = Looked> {
    found.into_iter().map(move |OutputFile { path, content }| {
        let is_fresh = outputs::holds(&path, &content);
        (Made::unchanged(path, format), is_fresh)
    })
}

/// What is said of the files of all sheets, of which those of the first belong to the CV. One
/// that is missing or would change is reported.
pub(crate) fn tell(looked: Vec<Vec<Looked>>, report: &mut Report) -> Rendered {
    // What is stale has no pages, so those of the letter would be taken for the CV's.
    let pages =
        looked.first().and_then(|all| all.iter().find_map(|(made, _)| made.pages));
    let mut rendered = Rendered::default();
    let mut stale = Vec::new();
    for (made, is_fresh) in looked.into_iter().flatten() {
        if is_fresh {
            rendered.add(made);
        } else if !stale.contains(&made.path) {
            report.add(stale_output(&made.path));
            stale.push(made.path);
        }
    }
    Rendered { stale: Some(stale), pages, ..rendered }
}

fn stale_output(path: &Path) -> Diagnostic {
    let name = path.display();
    let message = if path.exists() {
        format!("`{name}` is not what the sources give")
    } else {
        format!("there is no file `{name}`")
    };
    Diagnostic::of_file(Code::StaleOutput, message).help("make it with `cvtex render`")
}
