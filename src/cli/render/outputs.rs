//! The files that a rendering makes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::stamp::Stamp;
use super::{date, failure, stamp, theme, verify};
use crate::bibliography::Library;
use crate::cli::output;
use crate::cli::screen::print;
use crate::cli::target::{Format, Made, Rendered, Target, Verification};
use crate::compile::{self, Job, Pdf, Ready};
use crate::diagnostics::{Report, Severity};
use crate::document::Document;
use crate::source::Source;
use crate::typeset::{self, Latex};

/// How long a document may take: many times what the longest CV does.
const TIME_LIMIT: Duration = Duration::from_mins(1);

/// Makes the PDF, unless it is what the sources give already. One with faults is not put in its
/// place.
pub(super) fn pdf(
    document: &Document,
    latex: &Latex,
    engine: Option<Ready>,
    target: &Target,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Rendered> {
    let path = &target.pdf;
    let is_standard = path == Path::new("-");
    let rendered = |is_changed, pages, is_verified| {
        let made = vec![Made { path: path.clone(), format: Format::Pdf, is_changed }];
        Some(Rendered { made, stale: None, pages: Some(pages), is_verified })
    };
    let moment = date::of(document.metadata.day);
    let own = document.look.theme.own();
    let fingerprint = stamp::fingerprint(latex.as_str(), own, &moment);
    let before = if is_standard { None } else { stamp::read(path) };
    if let Some(before) = before
        && before.fingerprint == fingerprint
        && (before.is_verified || target.verification == Verification::None)
    {
        return rendered(false, before.pages, before.is_verified);
    }
    let engine = engine.unwrap_or_else(|| {
        compile::lay_out_heap();
        Ready::new(moment.time)
    });
    let style = own.map(|own| (own.file.as_str(), own.style.as_bytes()));
    let job = Job {
        main: latex.as_str(),
        files: style.as_slice(),
        date: moment.time,
        time_limit: TIME_LIMIT,
    };
    let pdf = match engine.set(&job) {
        Ok(pdf) => pdf,
        Err(failure) => {
            failure::find_formulas(&job, source, report);
            let style = own.and_then(|own| library.report_on_text(Path::new(&own.path)));
            match style {
                _ if report.has_errors() => {}
                Some((style, report)) => theme::explain(&failure, style, report),
                None => report.add(failure::keep_log(&failure, path)),
            }
            return None;
        }
    };
    let is_verified = target.verification != Verification::None;
    let gravest = is_verified
        .then(|| verify::check(&pdf, document, latex, source, library, report))
        .flatten();
    match gravest {
        Some(Severity::Error) => return None,
        Some(_) if target.verification == Verification::Warnings => return None,
        _ => {}
    }
    let Pdf { bytes, pages, .. } = pdf;
    let is_clean = is_verified && gravest.is_none();
    let stamp = Stamp { fingerprint, pages, is_verified: is_clean };
    let bytes = stamp::write(bytes, &stamp);
    if is_standard {
        use std::io::Write;
        let _ = std::io::stdout().lock().write_all(&bytes);
    } else if holds(path, &bytes) {
        return rendered(false, pages, is_verified);
    } else if let Err(fault) = output::replace(path, &bytes) {
        report.add(fault);
        return None;
    }
    rendered(true, pages, is_verified)
}

/// The LaTeX, with what it needs to compile elsewhere beside it.
pub(super) fn tex(
    document: &Document,
    latex: &Latex,
    path: &Path,
    report: &mut Report,
) -> Option<Vec<Made>> {
    if path == Path::new("-") {
        print(latex.as_str());
        return Some(Vec::new());
    }
    let mut made = Vec::new();
    for (path, content) in tex_files(document, latex, path) {
        let is_changed = !holds(&path, content.as_bytes());
        if is_changed && let Err(fault) = output::replace(&path, content.as_bytes()) {
            report.add(fault);
            return None;
        }
        made.push(Made { path, format: Format::Tex, is_changed });
    }
    Some(made)
}

/// The LaTeX and what it needs to compile elsewhere, each with its place.
pub(super) fn tex_files<'a>(
    document: &'a Document,
    latex: &'a Latex,
    path: &Path,
) -> impl Iterator<Item = (PathBuf, &'a str)> {
    let style = typeset::style_files(document).into_iter();
    let style = style.map(|(name, content)| (path.with_file_name(name), content));
    std::iter::once((path.to_owned(), latex.as_str())).chain(style)
}

/// Whether a file holds just this.
pub(super) fn holds(path: &Path, content: &[u8]) -> bool {
    std::fs::read(path).is_ok_and(|there| there == content)
}
