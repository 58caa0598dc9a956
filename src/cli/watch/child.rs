//! A rendering in a process of its own, which a hang or a crash of TeX ends with it.
//!
//! It is started ahead of time as `cvtex render --on-cue`: TeX has loaded its format when the
//! save comes. It reads the CV only then, so it never renders what was.

use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{self, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use super::Arguments;
use super::course::Message;
use crate::cli::render::cue::{Cue, Named};
use crate::cli::screen::Screen;

/// A process that waits or renders. It ends when the value does.
pub(super) struct Child {
    process: process::Child,
    cue: Option<ChildStdin>,
    was_killed: bool,
}

/// What a child wrote until it closed its output.
pub(super) struct Said {
    /// Its process.
    pub child: u32,
    lines: String,
    complaints: String,
}

/// What is left of a rendering.
pub(super) struct Ended {
    /// What it wrote to standard output.
    pub lines: String,
    /// What it wrote to standard error.
    pub complaints: String,
    /// The files that the CV names, as it names them. None when it broke off.
    pub inputs: Option<Vec<PathBuf>>,
    /// How it ended: it `broke off: signal: 11 (SIGSEGV)`.
    pub end: String,
    /// Whether the CV has no errors.
    pub is_done: bool,
}

impl Child {
    /// Starts a process that gets ready and waits. Its end is told to the loop.
    pub(super) fn start(
        arguments: &Arguments,
        screen: &Screen,
        sender: &Sender<Message>,
    ) -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("render").args(screen.arguments()).arg("--on-cue");
        command.args(arguments.making.arguments());
        command.arg("--").arg(&arguments.file);
        // Ctrl-C on a terminal goes to a group; the child is to finish what it writes.
        command.process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn()?;
        let cue = process.stdin.take();
        let pipes = (process.stdout.take(), process.stderr.take());
        let child = Self { process, cue, was_killed: false };
        if let (Some(lines), Some(complaints)) = pipes {
            let (id, sender) = (child.id(), sender.clone());
            let complaints = thread::Builder::new().spawn(move || text(complaints))?;
            thread::Builder::new().spawn(move || {
                let lines = text(lines);
                let complaints = complaints.join().unwrap_or_default();
                let said = Said { child: id, lines, complaints };
                let _ = sender.send(Message::Ended(said));
            })?;
        }
        Ok(child)
    }

    /// The number of its process.
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Gives the cue, with the width of messages.
    pub(super) fn go(&mut self, width: usize) -> io::Result<()> {
        let mut cue = self.cue.take().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(cue, "{}", serde_json::to_string(&Cue { width })?)
    }

    /// Ends the process wherever it is.
    pub(super) fn kill(&mut self) {
        let _ = self.process.kill();
        self.was_killed = true;
    }

    /// Whether it was ended so.
    pub(super) fn was_killed(&self) -> bool {
        self.was_killed
    }

    /// Waits for a child that has closed its output.
    pub(super) fn end(mut self, said: Said) -> Ended {
        let status = self.process.wait();
        let Said { mut lines, complaints, .. } = said;
        let start = lines.trim_end().rfind('\n').map_or(0, |end| end + 1);
        let named = serde_json::from_str::<Named>(&lines[start..]).ok();
        let inputs = named.map(|named| named.inputs);
        if inputs.is_some() {
            lines.truncate(start);
        }
        let is_done = status.as_ref().is_ok_and(ExitStatus::success);
        let end =
            status.map_or_else(|error| error.to_string(), |status| status.to_string());
        Ended { lines, complaints, inputs, end: format!("broke off: {end}"), is_done }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Ended {
    /// What is left of a rendering whose process could not be started.
    pub(super) fn before_it_began(error: &io::Error) -> Self {
        Self {
            lines: String::new(),
            complaints: String::new(),
            inputs: None,
            end: format!("could not be started: {error}"),
            is_done: false,
        }
    }
}

fn text(mut pipe: impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = pipe.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
