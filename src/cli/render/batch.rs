//! Several CVs in one command: each is rendered by a process of its own, so many at a time.
//!
//! Takes files and folders; gives what `cvtex render` says of each, in their order, or for
//! programs as they end. A CV that is faulty, crashes TeX or takes too long fails alone.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::{Arguments, glob};
use crate::app::render::pattern;
use crate::cli::exit::Exit;
use crate::cli::result;
use crate::cli::screen::{Screen, complain, print};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::Source;

/// The CVs that a command line names, when it names several, a folder or a pattern. A folder
/// stands for the YAML files in it, a pattern for what it meets, each by name.
pub(super) fn files(named: &[&Path]) -> Option<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut is_one = named.len() == 1;
    for path in named {
        let found = glob::matches(path).filter(|found| !found.is_empty());
        is_one &= found.is_none() && !path.is_dir();
        for path in found.unwrap_or_else(|| vec![(*path).to_owned()]) {
            if path.is_dir() { files.extend(cvs(&path)) } else { files.push(path) }
        }
    }
    // One folder without any is reported as a file that is none.
    (!is_one && (named.len() > 1 || !files.is_empty())).then_some(files)
}

/// The CVs in a folder.
fn cvs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| is_cv(path)).collect();
    found.sort();
    found
}

fn is_cv(path: &Path) -> bool {
    let is_hidden =
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ending = path.extension().unwrap_or_default();
    !is_hidden && path.is_file() && (ending == "yaml" || ending == "yml")
}

/// Two files of which the PDFs would be one.
pub(super) fn clash<'f>(
    files: &'f [PathBuf],
    output: Option<&Path>,
) -> Option<(&'f Path, &'f Path)> {
    let mut outputs = BTreeMap::new();
    files.iter().find_map(|file| {
        let own = file.with_extension("pdf");
        let made = output.map_or(own.clone(), |output| pattern::file(output, &own));
        let before = outputs.insert(made, file.as_path())?;
        Some((before, file.as_path()))
    })
}

/// How one rendering ended.
struct Ended {
    lines: String,
    complaints: String,
    exit: Exit,
}

/// A rendering of several CVs.
pub(super) struct Batch<'a> {
    /// The CVs.
    pub files: &'a [PathBuf],
    /// What is asked of each.
    pub arguments: &'a Arguments,
    /// Where results go.
    pub screen: &'a Screen,
}

impl Batch<'_> {
    /// Renders them all. The exit code is the gravest of theirs.
    pub(super) fn run(&self) -> Exit {
        let started = Instant::now();
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let jobs = self.arguments.jobs.unwrap_or(cores).clamp(1, self.files.len().max(1));
        let next = AtomicUsize::new(0);
        let (sender, ended) = mpsc::channel();
        let mut exits = Vec::new();
        thread::scope(|scope| {
            for _ in 0..jobs {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || {
                    let take = || next.fetch_add(1, Ordering::Relaxed);
                    while let Some(file) = self.files.get(take()) {
                        let _ = sender.send((file, self.one(file)));
                    }
                });
            }
            drop(sender);
            exits = self.show(&ended, started);
        });
        let failed = exits.iter().filter(|exit| **exit != Exit::Done).count();
        if !self.screen.is_json() {
            let count = exits.len();
            let noun = if count == 1 { "CV" } else { "CVs" };
            let took = started.elapsed().as_secs_f32();
            print(&format!("{count} {noun}, {failed} failed, {took:.1} s\n"));
        }
        exits.into_iter().max().unwrap_or(Exit::Done)
    }

    /// Shows what comes, each when all before it are shown; for programs as it comes.
    fn show(
        &self,
        ended: &mpsc::Receiver<(&PathBuf, Ended)>,
        started: Instant,
    ) -> Vec<Exit> {
        let is_watched = !self.screen.is_json() && io::stderr().is_terminal();
        let mut exits = Vec::new();
        let mut waiting = BTreeMap::new();
        let mut shown = 0;
        for (file, one) in ended {
            exits.push(one.exit);
            if self.screen.is_json() {
                print(&one.lines);
                complain(&one.complaints);
                continue;
            }
            waiting.insert(file, one);
            if is_watched {
                erase();
            }
            while let Some(one) =
                self.files.get(shown).and_then(|file| waiting.remove(file))
            {
                complain(&one.complaints);
                print(&one.lines);
                shown += 1;
            }
            if is_watched {
                progress(exits.len(), self.files.len(), started.elapsed());
            }
        }
        if is_watched {
            erase();
        }
        exits
    }

    /// Renders one in a process of its own.
    fn one(&self, file: &Path) -> Ended {
        match self.process(file) {
            Ok(Some((ended, status))) => {
                let exit = match status.code() {
                    Some(0) => Exit::Done,
                    Some(1) => Exit::Faulty,
                    Some(2) => Exit::CommandLine,
                    Some(4) => Exit::Outside,
                    Some(3) => Exit::Latex,
                    _ => return self.broken_off(file, &format!("broke off: {status}")),
                };
                Ended { exit, ..ended }
            }
            Ok(None) => {
                let limit = self.arguments.time_limit;
                self.broken_off(file, &format!("was not done after {limit} seconds"))
            }
            Err(error) => {
                self.broken_off(file, &format!("could not be started: {error}"))
            }
        }
    }

    /// What it says, and how it ended; none when it took too long.
    fn process(&self, file: &Path) -> io::Result<Option<(Ended, ExitStatus)>> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(self.options()).arg("--").arg(file);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn()?;
        let pipes = (process.stdout.take(), process.stderr.take());
        let (sender, said) = mpsc::channel();
        let reader = thread::Builder::new().spawn(move || sender.send(all(pipes)));
        let limit = Duration::from_secs(self.arguments.time_limit.into());
        let said = reader.is_ok().then(|| said.recv_timeout(limit).ok()).flatten();
        if said.is_none() {
            process.kill()?;
        }
        let status = process.wait()?;
        Ok(said.map(|(lines, complaints)| {
            (Ended { lines, complaints, exit: Exit::Done }, status)
        }))
    }

    fn options(&self) -> Vec<OsString> {
        let asked = self.arguments;
        let mut options: Vec<OsString> = vec!["render".into()];
        options.extend(self.screen.arguments().into_iter().map(OsString::from));
        let flags = [
            (asked.all_variants, "--all-variants"),
            (asked.deny_warnings, "--deny-warnings"),
            (asked.check, "--check"),
            (asked.timings, "--timings"),
        ];
        options.extend(flags.iter().filter(|(is, _)| *is).map(|(_, flag)| flag.into()));
        options.extend(asked.making.arguments());
        options
    }

    /// A rendering that has said nothing itself.
    fn broken_off(&self, file: &Path, end: &str) -> Ended {
        let mut report = Report::default();
        let message = format!("the rendering {end}");
        report.add(
            Diagnostic::of_file(Code::LatexFailed, message)
                .help("render this CV alone to see where it stops"),
        );
        let text = self.screen.text(&[(&Source::new(file, ""), &report)]);
        let (lines, complaints) = if self.screen.is_json() {
            let mut line = result::of_faults(&[&report]);
            line["inputs"] = serde_json::json!([file.to_string_lossy()]);
            (format!("{text}{line}\n"), String::new())
        } else {
            (String::new(), text)
        };
        Ended { lines, complaints, exit: Exit::Latex }
    }
}

/// What a process writes until it ends.
fn all(
    (lines, complaints): (Option<ChildStdout>, Option<ChildStderr>),
) -> (String, String) {
    let complaints = thread::spawn(move || text(complaints));
    (text(lines), complaints.join().unwrap_or_default())
}

fn text(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `120 of 340, 12 s left`, in a line that the next one takes the place of.
#[expect(clippy::cast_precision_loss, reason = "an estimate of CVs that a machine holds")]
fn progress(done: usize, all: usize, took: Duration) {
    let left = took.as_secs_f64() / done as f64 * (all - done) as f64;
    let _ = write!(io::stderr(), "{done} of {all}, {left:.0} s left");
}

/// Erases the line (ECMA-48, EL).
fn erase() {
    let _ = write!(io::stderr(), "\r\x1b[2K");
}
