//! `--check`: whether the files on disk are what the sources give.

use std::path::Path;

use super::outputs;
use super::sheets::Sheet;
use crate::app::render::target::{Format, Made, Rendered};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::pdf::stamp;

/// Looks at each file that a rendering would make, and writes none. One that is missing or
/// would change is reported.
pub(crate) fn check(sheets: &[Sheet], report: &mut Report) -> Rendered {
    let mut rendered = Rendered::default();
    let mut stale = Vec::new();
    for (made, is_fresh) in sheets.iter().flat_map(look) {
        if is_fresh {
            rendered.add(made);
        } else if !stale.contains(&made.path) {
            report.add(stale_output(&made.path));
            stale.push(made.path);
        }
    }
    // What is stale has no pages, so those of the letter would be taken for the CV's.
    let cv = sheets.first().map(|sheet| &sheet.target.pdf);
    let fresh = rendered.made.iter().find(|made| Some(&made.path) == cv);
    let pages = fresh.and_then(|made| made.pages);
    Rendered { stale: Some(stale), pages, ..rendered }
}

/// The files of a sheet, each with whether it is as it should be.
fn look(sheet: &Sheet) -> Vec<(Made, bool)> {
    let Sheet { document, latex, target, .. } = sheet;
    let mut found = Vec::new();
    let mut note = |path, format, pages, is_verified, is_fresh| {
        let made = Made {
            path,
            format,
            is_changed: false,
            pages,
            is_verified,
            setting: None,
            took: None,
        };
        found.push((made, is_fresh));
    };
    if target.formats.contains(&Format::Pdf) {
        let wanted = outputs::fingerprint(sheet);
        let fresh = stamp::read(&target.pdf).filter(|stamp| stamp.fingerprint == wanted);
        let is_verified = fresh.as_ref().is_some_and(|stamp| stamp.is_verified);
        let pages = fresh.map(|stamp| stamp.pages);
        note(target.pdf.clone(), Format::Pdf, pages, is_verified, pages.is_some());
    }
    if target.formats.contains(&Format::Tex) {
        for (path, content) in outputs::tex_files(document, latex, &target.tex) {
            let is_fresh = outputs::holds(&path, content);
            note(path, Format::Tex, None, false, is_fresh);
        }
    }
    found
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
