//! The files that a rendering makes.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use super::RenderOptions;
use super::fitting::Fitting;
use super::sheets::Sheet;
use super::verify::Verdict;
use super::{Press, failure, theme, verify};
use crate::app::disk::{input, output};
use crate::app::pipeline::Compilation;
use crate::app::render::formats::{Format, Material, Needs, OutputFile, Writer};
use crate::app::render::target::{Made, Verification};
use crate::app::stages::Stage;
use crate::bibliography::Library;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::document::Document;
use crate::pdf::engine;
use crate::pdf::engine::{CompileFailure, Job, Pages, Pdf, Ready};
use crate::pdf::stamp;
use crate::pdf::stamp::{Moment, Stamp};
use crate::pdf::tag;
use crate::pdf::verify as pdf_verify;
use crate::pdf::verify::Fault;
use crate::write::latex::Latex;

/// How long a document may take: many times what the longest CV does.
const TIME_LIMIT: Duration = Duration::from_mins(1);

/// Makes the PDF, unless it is what the sources give already. One with faults of the author's own
/// theme is not put in its place. The engine that is ready is used up by the first that is made.
/// Gives also the bytes that are to go to standard output.
pub(crate) fn pdf(
    sheet: &mut Sheet,
    press: &mut Press,
    compilation: &mut Compilation<'_>,
) -> Option<(Made, Vec<u8>)> {
    let path = sheet.target.path(Format::PDF);
    let verification = sheet.target.verification;
    let is_standard = path == Path::new("-");
    let fingerprint = fingerprint(sheet);
    let made = |is_changed, pages, is_verified, setting| Made {
        path: path.clone(),
        format: Format::PDF,
        is_changed,
        pages: Some(pages),
        is_verified,
        setting,
        took: None,
    };
    let before = if is_standard { None } else { stamp::read(&path) };
    // The LaTeX of a fitted CV is known only when it was fitted.
    let is_needed = sheet.fitting.is_some()
        && sheet.target.formats.iter().any(|it| it.needs(Needs::FittedDocument));
    if let Some(before) = before
        && before.fingerprint == fingerprint
        && (before.is_verified || verification == Verification::None)
    {
        if is_needed {
            lay_out(sheet, press, compilation)?;
        } else if let Some(fitting) = &sheet.fitting {
            fitting.tell_left_out(before.left_out, &mut compilation.report);
        }
        let made = made(false, before.pages, before.is_verified, sheet.setting);
        return Some((made, Vec::new()));
    }
    let Finished { bytes, pages, is_verified } = finish(sheet, press, compilation)?;
    if sheet.target.formats.iter().any(|it| it.needs(Needs::Pdf)) {
        sheet.pdf = Some(bytes.clone());
    }
    if !is_standard && holds(&path, &bytes) {
        return Some((made(false, pages, is_verified, sheet.setting), Vec::new()));
    }
    let made = made(true, pages, is_verified, sheet.setting);
    if is_standard {
        return Some((made, bytes));
    }
    let written = if is_something_else(&path) {
        Err(something_else(&path))
    } else {
        output::replace(&path, &bytes)
    };
    if let Err(fault) = written {
        compilation.report.add(fault);
        return None;
    }
    Some((made, Vec::new()))
}

/// A PDF with its stamp.
struct Finished {
    bytes: Vec<u8>,
    pages: u32,
    is_verified: bool,
}

/// Makes the PDF of a sheet and reads it back.
fn finish(
    sheet: &mut Sheet,
    press: &mut Press,
    compilation: &mut Compilation<'_>,
) -> Option<Finished> {
    let fingerprint = fingerprint(sheet);
    let pages = lay_out(sheet, press, compilation)?;
    let Sheet { document, latex, moment, attached, .. } = &*sheet;
    let files = read_by_tex(document, latex);
    let mut pdf = match pages.write(&job(latex, &files, moment)) {
        Ok(pdf) => pdf,
        Err(failure) => {
            explain(&failure, sheet, compilation);
            return None;
        }
    };
    press.watch.passed(Stage::Pdf);
    let (tagged, obstacles) = tag::tag(&pdf.bytes, document, latex, attached);
    press.watch.passed(Stage::Tag);
    let untagged = std::mem::replace(&mut pdf.bytes, tagged);
    let verification = sheet.target.verification;
    let verdict = (verification != Verification::None).then(|| {
        let mut faults = pdf_verify::verify(&pdf, document, latex);
        if faults.iter().any(Fault::is_of_tags) {
            pdf.bytes = tag::tag_without_claims(&untagged, document, latex, attached);
        }
        faults.extend(obstacles.into_iter().map(Fault::Standard));
        verify::report(&faults, document, compilation)
    });
    press.watch.passed(Stage::Verify);
    let is_clean = verdict == Some(Verdict::Faultless);
    if verdict == Some(Verdict::Refused)
        || verification == Verification::Warnings && !is_clean
    {
        return None;
    }
    let is_verified = is_clean || verdict == Some(Verdict::Remarked);
    let Pdf { bytes, pages, .. } = pdf;
    let left_out = sheet.left_out;
    let stamp = Stamp { fingerprint, pages, is_verified: is_clean, left_out };
    Some(Finished { bytes: stamp::write(bytes, &stamp), pages, is_verified })
}

/// Makes what the formats besides the PDF are made of: the document as it is fitted, and the PDF
/// that was made or is on disk, or a new one that goes nowhere else.
pub(crate) fn prepare(
    sheet: &mut Sheet,
    press: &mut Press,
    compilation: &mut Compilation<'_>,
) -> Option<()> {
    let needs = |what| sheet.target.formats.iter().any(|format| format.needs(what));
    let (needs_fitted, needs_pdf) = (needs(Needs::FittedDocument), needs(Needs::Pdf));
    if needs_fitted && sheet.fitting.is_some() {
        lay_out(sheet, press, compilation)?;
    }
    if needs_pdf && sheet.pdf.is_none() {
        let path = sheet.target.path(Format::PDF);
        let wanted = fingerprint(sheet);
        let is_fresh = |stamp: Stamp| stamp.is_verified && stamp.fingerprint == wanted;
        let on_disk =
            stamp::read(&path).is_some_and(is_fresh).then(|| std::fs::read(&path).ok());
        let bytes = match on_disk.flatten() {
            Some(bytes) => bytes,
            None => finish(sheet, press, compilation)?.bytes,
        };
        sheet.pdf = Some(bytes);
    }
    Some(())
}

/// The files of a format that is not the PDF itself, before they are written. None with a fault
/// in the report.
pub(crate) fn found(
    format: Format,
    sheet: &Sheet,
    options: &RenderOptions,
    report: &mut Report,
) -> Option<Vec<OutputFile>> {
    let Writer::Files { of, write } = format.writer() else { return Some(Vec::new()) };
    if of == Needs::Cv && sheet.cv.is_none() {
        return Some(Vec::new());
    }
    let whole = sheet.unfitted.as_ref().filter(|_| of == Needs::Document);
    let material = Material {
        path: &sheet.target.path(format),
        document: whole.unwrap_or(&sheet.document),
        latex: &sheet.latex,
        cv: sheet.cv.as_ref(),
        pdf: sheet.pdf.as_deref().unwrap_or_default(),
        options,
    };
    write(&material).map_err(|fault| report.add(fault)).ok()
}

/// Whether a file that exists is called something else than a PDF, and is something else.
fn is_something_else(path: &Path) -> bool {
    let is_called_pdf =
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let mut start = Vec::new();
    let is_read = !is_called_pdf
        && is_file(path)
        && std::fs::File::open(path)
            .is_ok_and(|file| file.take(4).read_to_end(&mut start).is_ok());
    is_read && !start.is_empty() && start != b"%PDF"
}

fn something_else(path: &Path) -> Diagnostic {
    let message = format!("`{}` is not a PDF and would be overwritten", path.display());
    Diagnostic::of_file(Code::UnwritableOutput, message)
        .help("name another file, or remove this one")
}

/// What is wrong when one of the files to write is one that was read: it would be lost.
pub(crate) fn is_input<'a>(
    written: impl Iterator<Item = &'a Path>,
    cv: &Path,
    library: &Library<'_>,
) -> Option<Diagnostic> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let inputs = input::files(cv, library);
    let inputs: Vec<_> = inputs.iter().filter_map(|path| real(path)).collect();
    let mut written = written.filter(|path| *path != Path::new("-"));
    let lost =
        written.find(|path| real(path).is_some_and(|path| inputs.contains(&path)))?;
    let message =
        format!("`{}` is read for the CV and would be overwritten", lost.display());
    Some(
        Diagnostic::of_file(Code::UnwritableOutput, message)
            .help("name another file with `-o`"),
    )
}

/// Has TeX make the pages of a sheet; one that promises a number of pages is fitted, and is
/// then as it was set.
pub(crate) fn lay_out(
    sheet: &mut Sheet,
    press: &mut Press,
    compilation: &mut Compilation<'_>,
) -> Option<Pages> {
    sheet.fingerprint = Some(fingerprint(sheet));
    let result = if let Some(fitting) = sheet.fitting.take() {
        fitting.fit(sheet, &mut press.engine, compilation)
    } else {
        let files = read_by_tex(&sheet.document, &sheet.latex);
        let engine = engine(&mut press.engine, &sheet.moment);
        engine.lay_out(&job(&sheet.latex, &files, &sheet.moment)).map_err(Some)
    };
    press.watch.passed(Stage::Typeset);
    match result {
        Ok(pages) => Some(pages),
        Err(failure) => {
            if let Some(failure) = failure {
                explain(&failure, sheet, compilation);
            }
            None
        }
    }
}

/// The engine that is ready, or another.
pub(crate) fn engine(engine: &mut Option<Ready>, moment: &Moment) -> Ready {
    engine.take().unwrap_or_else(|| {
        engine::lay_out_heap();
        Ready::new(moment.time)
    })
}

/// What TeX is to set.
pub(crate) fn job<'a>(
    latex: &'a Latex,
    files: &'a [(&'a str, &'a [u8])],
    moment: &Moment,
) -> Job<'a> {
    Job { main: latex.as_str(), files, date: moment.time, time_limit: TIME_LIMIT }
}

/// The fingerprint of what the PDF of a sheet is made from.
pub(crate) fn fingerprint(sheet: &Sheet) -> String {
    if let Some(fingerprint) = &sheet.fingerprint {
        return fingerprint.clone();
    }
    let identity = sheet.fitting.as_ref().map(Fitting::identity);
    let mut files = read_by_tex(&sheet.document, &sheet.latex);
    files.extend(identity.as_ref().map(|identity| ("", identity.as_bytes())));
    // What the tags say besides the LaTeX.
    let photo = sheet.document.look.photo.as_ref();
    let said = photo.and_then(|photo| photo.alt.as_deref());
    files.extend(said.map(|said| ("", said.as_bytes())));
    files.extend(sheet.attached.iter().map(|one| (one.name, one.bytes.as_slice())));
    stamp::fingerprint(&sheet.latex, &files, &sheet.moment)
}

/// Reports why TeX has failed.
fn explain(failure: &CompileFailure, sheet: &Sheet, compilation: &mut Compilation<'_>) {
    let Sheet { document, latex, target, moment, .. } = sheet;
    let Compilation { source, library, report } = compilation;
    let files = read_by_tex(document, latex);
    // The engine is still taken by what it was given up over.
    if !failure.is_timeout {
        failure::find_formulas(&job(latex, &files, moment), source, report);
    }
    let own = document.look.theme.own();
    let style = own.and_then(|own| library.files.start_of_text(Path::new(&own.path)));
    match style {
        _ if report.has_errors() => {}
        Some(start) => theme::explain(failure, source, start, report),
        None => report.add(failure::keep_log(failure, &target.path(Format::PDF))),
    }
}

/// The files that the LaTeX reads besides those of the program: a theme, a photo, fonts.
pub(crate) fn read_by_tex<'a>(
    document: &'a Document,
    latex: &'a Latex,
) -> Vec<(&'a str, &'a [u8])> {
    let fonts = latex.fonts().iter().map(|font| (font.name.as_str(), &*font.bytes));
    document.look.files().into_iter().chain(fonts).collect()
}

/// Writes the files of a format that is not the PDF itself, those that are not there already.
/// Gives also the bytes that are to go to standard output.
pub(crate) fn files(
    format: Format,
    found: Vec<OutputFile>,
    report: &mut Report,
) -> Option<(Vec<Made>, Vec<u8>)> {
    let is_standard = found.first().is_some_and(|file| file.path == Path::new("-"));
    if is_standard {
        let first = found.into_iter().next();
        return Some((Vec::new(), first.map(|file| file.content).unwrap_or_default()));
    }
    let mut made = Vec::new();
    for OutputFile { path, content } in found {
        let is_changed = !holds(&path, &content);
        if is_changed && let Err(fault) = output::replace(&path, &content) {
            report.add(fault);
            return None;
        }
        made.push(Made { is_changed, ..Made::unchanged(path, format) });
    }
    Some((made, Vec::new()))
}

/// Whether a file holds just this.
pub(crate) fn holds(path: &Path, content: &[u8]) -> bool {
    is_file(path) && std::fs::read(path).ok().as_deref() == Some(content)
}

/// Whether it is a file that can be read to its end: a pipe waits, and a device goes on.
pub(crate) fn is_file(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}
