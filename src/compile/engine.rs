//! Runs the engine over a document until its page numbers are right, then writes the PDF.

use std::time::SystemTime;

use tectonic_bridge_core::CoreBridgeLauncher;
use tectonic_engine_xdvipdfmx::XdvipdfmxEngine;
use tectonic_engine_xetex::{TexEngine, TexOutcome};
use tectonic_status_base::NoopStatusBackend;

use super::embedded::Embedded;
use super::memory::{Contents, FORMAT_NAME, JOB_NAME, Memory};
use super::{CompileFailure, Job, Log, Pdf};

/// A document whose page numbers still change after this many passes never settles.
const MOST_PASSES: u32 = 4;

/// Sets the document.
pub(super) fn run(job: &Job<'_>) -> Result<Pdf, CompileFailure> {
    let main = Contents::from(job.main.as_bytes());
    let mut memory = Memory::new(Embedded(job.files), main);
    let mut aux =
        format!("\\relax\n\\gdef \\@abspage@last{{{}}}\n", job.pages_guess).into_bytes();
    let mut passes = 0;
    loop {
        passes += 1;
        let guess = pages_in(&aux);
        memory.clear();
        memory.put(&output("aux"), aux);
        let log = set(&mut memory, job.date)?;
        aux = memory.take(&output("aux")).unwrap_or_default();
        if passes == MOST_PASSES || (pages_in(&aux) == guess && !asks_for_another(&log)) {
            let bytes = write_pdf(&mut memory, job.date, &log)?;
            return Ok(Pdf { bytes, pages: log.pages(), passes, log });
        }
    }
}

/// One pass of TeX: the log if it met no error.
fn set(
    memory: &mut Memory<Embedded<'_>>,
    date: SystemTime,
) -> Result<Log, CompileFailure> {
    let mut status = NoopStatusBackend {};
    let outcome =
        TexEngine::default().halt_on_error_mode(false).build_date(date).process(
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
    memory: &mut Memory<Embedded<'_>>,
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
    CompileFailure { message, errors, log }
}

/// The name of a file the engine writes.
fn output(extension: &str) -> String {
    format!("{JOB_NAME}.{extension}")
}

/// The number of pages the last run had, which LaTeX writes at its end.
fn pages_in(aux: &[u8]) -> Option<u32> {
    let aux = String::from_utf8_lossy(aux);
    let (_, rest) = aux.rsplit_once("\\gdef \\@abspage@last{")?;
    rest.split_once('}')?.0.parse().ok()
}

/// Whether LaTeX or a package says that references are not right yet.
fn asks_for_another(log: &Log) -> bool {
    log.text().contains("Rerun to get") || log.text().contains("may have changed. Rerun")
}
