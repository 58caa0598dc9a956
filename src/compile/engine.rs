//! Runs the engine over a document until its references are right, then writes the PDF.

use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::SystemTime;

use tectonic_bridge_core::CoreBridgeLauncher;
use tectonic_engine_xdvipdfmx::XdvipdfmxEngine;
use tectonic_engine_xetex::{TexEngine, TexOutcome};
use tectonic_status_base::NoopStatusBackend;

use super::embedded::Embedded;
use super::memory::{Contents, FORMAT_NAME, JOB_NAME, Memory};
use super::{CompileFailure, Job, Log, Pdf};

/// A document whose references still change after this many passes never settles.
const MOST_PASSES: u32 = 4;

/// TeX recurses on nested groups and boxes; this is as deep as its own limits let it.
const STACK_SIZE: usize = 32 << 20;

/// Held while a document is set, so that waiting for another does not count as time taken.
static TURN: Mutex<()> = Mutex::new(());

/// Sets the document in a thread of its own, for as long as it may take.
///
/// TeX cannot be interrupted. A document that never ends keeps its thread, and the engine with
/// it, until the process ends; documents after it fail in the same way.
pub(super) fn run(job: &Job<'_>) -> Result<Pdf, CompileFailure> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let document = Document::of(job);
    let (sender, receiver) = mpsc::sync_channel(1);
    let started = thread::Builder::new()
        .name("tex".to_owned())
        .stack_size(STACK_SIZE)
        .spawn(move || sender.send(document.set()));
    if let Err(error) = started {
        return Err(failure(format!("no thread for TeX: {error}"), Log::default()));
    }
    receiver.recv_timeout(job.time_limit).unwrap_or_else(|error| {
        let message = match error {
            mpsc::RecvTimeoutError::Timeout => {
                format!("TeX was not done after {} seconds", job.time_limit.as_secs())
            }
            mpsc::RecvTimeoutError::Disconnected => "the engine stopped".to_owned(),
        };
        Err(failure(message, Log::default()))
    })
}

/// A job, in a form that can outlive the call that brought it.
struct Document {
    main: Contents,
    files: Vec<(String, Contents)>,
    date: SystemTime,
}

impl Document {
    fn of(job: &Job<'_>) -> Self {
        let files = job.files.iter();
        Self {
            main: Contents::from(job.main.as_bytes()),
            files: files
                .map(|(name, bytes)| ((*name).into(), Contents::from(*bytes)))
                .collect(),
            date: job.date,
        }
    }

    fn set(self) -> Result<Pdf, CompileFailure> {
        let mut memory = Memory::new(Embedded(self.files), self.main);
        let mut passes = 0;
        loop {
            passes += 1;
            let log = pass(&mut memory, self.date)?;
            if !asks_for_another(&log) || passes == MOST_PASSES {
                let bytes = write_pdf(&mut memory, self.date, &log)?;
                return Ok(Pdf { bytes, pages: log.pages(), passes, log });
            }
            let aux = memory.take(&output("aux")).unwrap_or_default();
            memory.clear();
            memory.put(&output("aux"), aux);
        }
    }
}

/// One pass of TeX: the log if it met no error.
fn pass(memory: &mut Memory<Embedded>, date: SystemTime) -> Result<Log, CompileFailure> {
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
    CompileFailure { message, errors, log }
}

/// The name of a file the engine writes.
fn output(extension: &str) -> String {
    format!("{JOB_NAME}.{extension}")
}

/// Whether LaTeX or a package says that references are not right yet.
fn asks_for_another(log: &Log) -> bool {
    log.text().contains("Rerun to get") || log.text().contains("may have changed. Rerun")
}
