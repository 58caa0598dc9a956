//! An engine in a thread of its own, which loads its format and then waits for a document.

use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, SystemTime};

use super::embedded::Embedded;
use super::engine;
use super::memory::Contents;
use super::{CompileFailure, Job, Log, Pages, Pdf};

/// An engine that has loaded its format, or is about to have, and waits for a document.
///
/// Loading is half of the time that a short document takes, so a program that knows that a
/// document will come gains that half. There is one engine in a process: while this value
/// lives, whoever else wants one waits.
#[derive(Debug)]
pub struct Ready {
    day: SystemTime,
    document: mpsc::SyncSender<Document>,
    result: mpsc::Receiver<Result<Pages, CompileFailure>>,
    turn: MutexGuard<'static, ()>,
}

/// TeX recurses on nested groups and boxes; this is as deep as its own limits let it.
const STACK_SIZE: usize = 32 << 20;

/// Held by the engine's user, so that waiting for another does not count as time taken.
static TURN: Mutex<()> = Mutex::new(());

impl Ready {
    /// Starts an engine for a document of this date.
    pub fn new(date: SystemTime) -> Self {
        Self::start(date, turn())
    }

    fn start(date: SystemTime, turn: MutexGuard<'static, ()>) -> Self {
        let day = day_of(date);
        let (document, waiting) = mpsc::sync_channel(1);
        let result = in_thread(move || engine::lay_out(Embedded::new(waiting), day));
        Self { day, document, result, turn }
    }

    /// Sets a document and writes its PDF.
    pub fn set(self, job: &Job<'_>) -> Result<Pdf, CompileFailure> {
        self.lay_out(job)?.write(job)
    }

    /// Makes the pages of a document, for as long as it may take.
    ///
    /// TeX learns the date when it starts: a document of another day starts it anew. TeX
    /// cannot be interrupted: a document that never ends keeps its thread, and the engine with
    /// it, until the process ends; documents after it fail in the same way.
    pub fn lay_out(self, job: &Job<'_>) -> Result<Pages, CompileFailure> {
        if day_of(job.date) != self.day {
            let Self { document, turn, .. } = self;
            drop(document);
            return Self::start(job.date, turn).lay_out(job);
        }
        // An engine that has stopped gives its reason as the result.
        let _ = self.document.send(Document::of(job));
        wait(&self.result, job.time_limit)
    }
}

/// Writes the PDF of a document's pages.
pub(super) fn write(
    pages: Pages,
    document: Document,
    limit: Duration,
) -> Result<Pdf, CompileFailure> {
    let _turn = turn();
    let date = document.date;
    let result = in_thread(move || engine::write(pages, Embedded::of(document), date));
    wait(&result, limit)
}

fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the engine makes in a thread of its own.
fn in_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CompileFailure> + Send + 'static,
) -> mpsc::Receiver<Result<T, CompileFailure>> {
    let (sender, result) = mpsc::sync_channel(1);
    let complaint = sender.clone();
    let started = thread::Builder::new()
        .name("tex".to_owned())
        .stack_size(STACK_SIZE)
        .spawn(move || sender.send(work()));
    if let Err(error) = started {
        let _ = complaint.send(Err(failure(format!("no thread for TeX: {error}"))));
    }
    result
}

fn wait<T>(
    result: &mpsc::Receiver<Result<T, CompileFailure>>,
    limit: Duration,
) -> Result<T, CompileFailure> {
    result.recv_timeout(limit).unwrap_or_else(|error| {
        let is_timeout = error == mpsc::RecvTimeoutError::Timeout;
        let message = if is_timeout {
            format!("TeX was not done after {} seconds", limit.as_secs())
        } else {
            "the engine stopped".to_owned()
        };
        Err(CompileFailure { is_timeout, ..failure(message) })
    })
}

fn failure(message: String) -> CompileFailure {
    CompileFailure { message, errors: Vec::new(), log: Log::default(), is_timeout: false }
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
    /// The document of a job.
    pub(super) fn of(job: &Job<'_>) -> Self {
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
