//! Runs the engine over a document until its references are right, and writes the PDF.

use std::time::SystemTime;

use tectonic_bridge_core::CoreBridgeLauncher;
use tectonic_engine_xdvipdfmx::XdvipdfmxEngine;
use tectonic_engine_xetex::{TexEngine, TexOutcome};
use tectonic_status_base::NoopStatusBackend;

use super::embedded::Embedded;
use super::memory::{FORMAT_NAME, JOB_NAME, Memory};
use super::{CompileFailure, Log, Pages, Pdf};

/// A document whose references still change after this many passes never settles.
const MOST_PASSES: u32 = 4;

/// Loads the format, waits for the document, and makes its pages; TeX takes this day for
/// today.
pub(super) fn lay_out(files: Embedded, day: SystemTime) -> Result<Pages, CompileFailure> {
    let mut memory = Memory::new(files);
    for passes in 1.. {
        let log = pass(&mut memory, day)?;
        if memory.shelf().document().is_none() {
            break;
        }
        if !asks_for_another(&log) || passes == MOST_PASSES {
            let xdv = memory.take(&output("xdv")).unwrap_or_default();
            return Ok(Pages { xdv, passes, log });
        }
        let aux = memory.take(&output("aux")).unwrap_or_default();
        memory.clear();
        memory.put(&output("aux"), aux);
    }
    Err(failure("TeX asked for no document".to_owned(), Log::default()))
}

/// Turns pages into a PDF of this date.
pub(super) fn write(
    pages: Pages,
    files: Embedded,
    date: SystemTime,
) -> Result<Pdf, CompileFailure> {
    let Pages { xdv, passes, log } = pages;
    if xdv.is_empty() {
        return Err(failure("the document has no pages".to_owned(), log));
    }
    let mut memory = Memory::new(files);
    memory.put(&output("xdv"), xdv);
    let bytes = write_pdf(&mut memory, date, &log)?;
    Ok(Pdf { bytes, pages: log.pages(), passes, log })
}

/// One pass of TeX: the log if it met no error.
fn pass(memory: &mut Memory<Embedded>, day: SystemTime) -> Result<Log, CompileFailure> {
    #[cfg(target_os = "linux")]
    {
        super::bytes::forget();
        super::glyph_boxes::forget();
    }
    let mut status = NoopStatusBackend {};
    let outcome = TexEngine::default().halt_on_error_mode(false).build_date(day).process(
        &mut CoreBridgeLauncher::new(memory, &mut status),
        FORMAT_NAME,
        JOB_NAME,
    );
    let log = memory.take(&output("log")).unwrap_or_default();
    let log = Log::new(&String::from_utf8_lossy(&log));
    let message = match outcome {
        Ok(TexOutcome::Spotless | TexOutcome::Warnings) => return Ok(log),
        Ok(TexOutcome::Errors) => "TeX reported an error".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(failure(message, log))
}

/// Turns the pages TeX made into a PDF.
fn write_pdf(
    memory: &mut Memory<Embedded>,
    date: SystemTime,
    log: &Log,
) -> Result<Vec<u8>, CompileFailure> {
    let mut status = NoopStatusBackend {};
    let outcome = XdvipdfmxEngine::default()
        .enable_deterministic_tags(true)
        .build_date(date)
        .paper_spec("a4".to_owned())
        .process(
            &mut CoreBridgeLauncher::new(memory, &mut status),
            &output("xdv"),
            &output("pdf"),
        );
    match (outcome, memory.take(&output("pdf"))) {
        (Ok(()), Some(bytes)) => Ok(bytes),
        (Ok(()), None) => {
            Err(failure("the document has no pages".to_owned(), log.clone()))
        }
        (Err(error), _) => Err(failure(error.to_string(), log.clone())),
    }
}

fn failure(message: String, log: Log) -> CompileFailure {
    let errors = log.errors();
    let message = errors.first().map_or(message, |error| error.message.clone());
    CompileFailure { message, errors, log, is_timeout: false }
}

/// The name of a file the engine writes.
fn output(extension: &str) -> String {
    format!("{JOB_NAME}.{extension}")
}

/// Whether LaTeX or a package says that references are not right yet.
fn asks_for_another(log: &Log) -> bool {
    log.text().contains("Rerun to get") || log.text().contains("may have changed. Rerun")
}
