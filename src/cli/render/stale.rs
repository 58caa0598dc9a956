//! `--check`: whether the files on disk are what the sources give.

use std::path::Path;

use super::date::Moment;
use super::{outputs, stamp};
use crate::cli::target::{Format, Made, Target};
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
) -> Vec<Made> {
    let mut made = Vec::new();
    if target.formats.contains(&Format::Pdf) {
        let wanted =
            stamp::fingerprint(latex.as_str(), document.look.theme.own(), moment);
        let found = stamp::read(&target.pdf);
        let is_changed = found.is_none_or(|stamp| stamp.fingerprint != wanted);
        made.push(Made { path: target.pdf.clone(), format: Format::Pdf, is_changed });
    }
    if target.formats.contains(&Format::Tex) {
        made.extend(outputs::tex_files(document, latex, &target.tex).map(
            |(path, content)| {
                let is_changed = !outputs::holds(&path, content);
                Made { path, format: Format::Tex, is_changed }
            },
        ));
    }
    for stale in made.iter().filter(|made| made.is_changed) {
        report.add(stale_output(&stale.path));
    }
    made.retain(|made| !made.is_changed);
    made
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
