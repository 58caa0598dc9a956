//! The files that a rendering makes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Sheet, date, failure, stamp, theme};
use crate::bibliography::Library;
use crate::cli::output;
use crate::cli::screen::print;
use crate::cli::target::{Format, Made};
use crate::compile::{self, Job, Pdf, Ready};
use crate::diagnostics::Report;
use crate::document::Document;
use crate::source::Source;
use crate::typeset::{self, Latex};

/// How long a document may take: many times what the longest CV does.
const TIME_LIMIT: Duration = Duration::from_mins(1);

/// Makes the PDF, unless it is what the sources give already. The engine that is ready is
/// used up by the first that is made.
pub(super) fn pdf(
    sheet: &Sheet,
    engine: &mut Option<Ready>,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Made> {
    let Sheet { document, latex, target } = sheet;
    let path = target.pdf.as_path();
    let is_standard = path == Path::new("-");
    let made = |is_changed, pages| Made {
        path: path.to_owned(),
        format: Format::Pdf,
        is_changed,
        pages: Some(pages),
        took: None,
    };
    let moment = date::of(document.metadata.day);
    let own = document.look.theme.own();
    let fingerprint = stamp::fingerprint(latex.as_str(), own, &moment);
    let before = if is_standard { None } else { stamp::read(path) };
    if let Some(before) = before
        && before.fingerprint == fingerprint
    {
        return Some(made(false, before.pages));
    }
    let engine = engine.take().unwrap_or_else(|| {
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
    let Pdf { bytes, pages, .. } = pdf;
    let bytes = stamp::write(bytes, &fingerprint, pages);
    if is_standard {
        use std::io::Write;
        let _ = std::io::stdout().lock().write_all(&bytes);
    } else if let Err(fault) = output::replace(path, &bytes) {
        report.add(fault);
        return None;
    }
    Some(made(true, pages))
}

/// The LaTeX, with what it needs to compile elsewhere beside it.
pub(super) fn tex(sheet: &Sheet, report: &mut Report) -> Option<Vec<Made>> {
    let Sheet { document, latex, target } = sheet;
    let path = target.tex.as_path();
    if path == Path::new("-") {
        print(latex.as_str());
        return Some(Vec::new());
    }
    let mut made = Vec::new();
    for (path, content) in tex_files(document, latex, path) {
        let is_changed = !holds(&path, content);
        if is_changed && let Err(fault) = output::replace(&path, content.as_bytes()) {
            report.add(fault);
            return None;
        }
        made.push(Made {
            path,
            format: Format::Tex,
            is_changed,
            pages: None,
            took: None,
        });
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
pub(super) fn holds(path: &Path, content: &str) -> bool {
    std::fs::read(path).ok().as_deref() == Some(content.as_bytes())
}
