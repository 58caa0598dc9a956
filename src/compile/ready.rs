//! An engine in a thread of its own, which loads its format and then waits for a document.

use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, SystemTime};

use super::embedded::Embedded;
use super::engine;
use super::memory::Contents;
use super::{CompileFailure, Job, Log, Pdf};

/// An engine that has loaded its format, or is about to have, and waits for a document.
///
/// Loading is half of the time that a short document takes, so a program that knows that a
/// document will come gains that half. There is one engine in a process: while this value
/// lives, whoever else wants one waits.
#[derive(Debug)]
pub struct Ready {
    day: SystemTime,
    document: mpsc::SyncSender<Document>,
    result: mpsc::Receiver<Result<Pdf, CompileFailure>>,
    turn: MutexGuard<'static, ()>,
}

/// TeX recurses on nested groups and boxes; this is as deep as its own limits let it.
const STACK_SIZE: usize = 32 << 20;

/// Held by the engine's user, so that waiting for another does not count as time taken.
static TURN: Mutex<()> = Mutex::new(());

impl Ready {
    /// Starts an engine for a document of this date.
    pub fn new(date: SystemTime) -> Self {
        Self::start(date, TURN.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn start(date: SystemTime, turn: MutexGuard<'static, ()>) -> Self {
        let day = day_of(date);
        let (document, waiting) = mpsc::sync_channel(1);
        let (sender, result) = mpsc::sync_channel(1);
        let complaint = sender.clone();
        let started = thread::Builder::new()
            .name("tex".to_owned())
            .stack_size(STACK_SIZE)
            .spawn(move || sender.send(engine::set(Embedded::new(waiting), day)));
        if let Err(error) = started {
            let _ = complaint.send(Err(failure(format!("no thread for TeX: {error}"))));
        }
        Self { day, document, result, turn }
    }

    /// Sets a document, for as long as it may take.
    ///
    /// TeX learns the date when it starts: a document of another day starts it anew. TeX
    /// cannot be interrupted: a document that never ends keeps its thread, and the engine with
    /// it, until the process ends; documents after it fail in the same way.
    pub fn set(self, job: &Job<'_>) -> Result<Pdf, CompileFailure> {
        if day_of(job.date) != self.day {
            let Self { document, turn, .. } = self;
            drop(document);
            return Self::start(job.date, turn).set(job);
        }
        // An engine that has stopped gives its reason as the result.
        let _ = self.document.send(Document::of(job));
        self.result.recv_timeout(job.time_limit).unwrap_or_else(|error| {
            Err(failure(match error {
                mpsc::RecvTimeoutError::Timeout => {
                    format!("TeX was not done after {} seconds", job.time_limit.as_secs())
                }
                mpsc::RecvTimeoutError::Disconnected => "the engine stopped".to_owned(),
            }))
        })
    }
}

fn failure(message: String) -> CompileFailure {
    CompileFailure { message, errors: Vec::new(), log: Log::default() }
}

/// The first moment of a date's day, in universal time.
fn day_of(date: SystemTime) -> SystemTime {
    const DAY: u64 = 24 * 60 * 60;
    let since = date.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(since.as_secs() / DAY * DAY)
}

/// A job, in a form that can outlive the call that brought it.
pub(super) struct Document {
    /// The LaTeX document.
    pub main: Contents,
    /// The date the PDF carries.
    pub date: SystemTime,
    files: Vec<(String, Contents)>,
}

impl Document {
    fn of(job: &Job<'_>) -> Self {
        let files = job.files.iter();
        Self {
            main: Contents::from(job.main.as_bytes()),
            date: job.date,
            files: files
                .map(|(name, bytes)| ((*name).into(), Contents::from(*bytes)))
                .collect(),
        }
    }

    /// A file that comes with it.
    pub(super) fn file(&self, name: &str) -> Option<Contents> {
        let found = self.files.iter().find(|(own, _)| own == name);
        found.map(|(_, contents)| contents.clone())
    }
}
