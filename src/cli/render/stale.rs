//! `--check`: whether the files on disk are what the sources give.

use std::path::Path;

use super::date::Moment;
use super::{outputs, stamp};
use crate::cli::target::{Format, Made, Rendered, Target};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::document::Document;
use crate::typeset::Latex;

/// Looks at each file that a rendering would make, and writes none. One that is missing or
/// would change is reported.
pub(super) fn check(
    target: &Target,
    document: &Document,
    latex: &Latex,
    moment: &Moment,
    report: &mut Report,
) -> Rendered {
    let mut found = Vec::new();
    let mut pages = None;
    if target.formats.contains(&Format::Pdf) {
        let own = document.look.theme.own();
        let wanted = stamp::fingerprint(latex.as_str(), own, moment);
        let fresh = stamp::read(&target.pdf).filter(|stamp| stamp.fingerprint == wanted);
        pages = fresh.map(|stamp| stamp.pages);
        found.push((target.pdf.clone(), Format::Pdf, pages.is_some()));
    }
    if target.formats.contains(&Format::Tex) {
        let files = outputs::tex_files(document, latex, &target.tex);
        found.extend(files.map(|(path, content)| {
            let is_fresh = outputs::holds(&path, content);
            (path, Format::Tex, is_fresh)
        }));
    }
    let (mut made, mut stale) = (Vec::new(), Vec::new());
    for (path, format, is_fresh) in found {
        if is_fresh {
            made.push(Made { path, format, is_changed: false });
        } else {
            report.add(stale_output(&path));
            stale.push(path);
        }
    }
    Rendered { made, stale: Some(stale), pages, ..Rendered::default() }
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
