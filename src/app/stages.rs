//! How long each stage of a rendering takes, for `cvtex render --timings`.

use std::time::{Duration, Instant};

use super::Clock;

/// A stage of a rendering, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The file becomes a tree.
    Read,
    /// What it includes, and the variant.
    Prepare,
    /// The check, the publications, and the files that the CV names.
    Check,
    /// The document, and its LaTeX.
    Latex,
    /// TeX makes the pages.
    Typeset,
    /// The pages become a PDF.
    Pdf,
    /// The PDF gets its tags.
    Tag,
    /// The PDF is read back.
    Verify,
    /// Other formats are made, and files written.
    Write,
}

impl Stage {
    /// Its name, in the table and in the JSON result.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Prepare => "prepare",
            Self::Check => "check",
            Self::Latex => "latex",
            Self::Typeset => "typeset",
            Self::Pdf => "pdf",
            Self::Tag => "tag",
            Self::Verify => "verify",
            Self::Write => "write",
        }
    }
}

/// The stages that a rendering went through, each once, with its time in all documents.
#[derive(Clone, Debug, Default)]
pub struct Stages(Vec<(Stage, Duration)>);

impl Stages {
    /// The stages, in the order in which they first came.
    pub fn each(&self) -> impl Iterator<Item = (Stage, Duration)> {
        self.0.iter().copied()
    }

    fn add(&mut self, stage: Stage, took: Duration) {
        match self.0.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, sum)) => *sum += took,
            None => self.0.push((stage, took)),
        }
    }
}

/// Measures the stages of a rendering, one behind the other.
#[derive(Clone, Debug)]
pub(crate) struct Stopwatch {
    clock: Clock,
    last: Instant,
    stages: Stages,
}

impl Stopwatch {
    /// Starts now.
    pub(crate) fn start(clock: &Clock) -> Self {
        Self { clock: *clock, last: (clock.instant)(), stages: Stages::default() }
    }

    /// What was done since the last stage, or since the start, was this one.
    pub(crate) fn passed(&mut self, stage: Stage) {
        let now = (self.clock.instant)();
        self.stages.add(stage, now.saturating_duration_since(self.last));
        self.last = now;
    }

    /// Goes on now: what was done since the last stage is measured elsewhere.
    pub(crate) fn go_on(&mut self) {
        self.last = (self.clock.instant)();
    }

    /// Takes the stages of another, which was stopped.
    pub(crate) fn take(&mut self, other: &Self) {
        other.stages.each().for_each(|(stage, took)| self.stages.add(stage, took));
        self.go_on();
    }

    /// What it has measured.
    pub(crate) fn stages(self) -> Stages {
        self.stages
    }
}
