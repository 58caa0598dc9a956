//! `--on-cue`: a rendering that gets ready, and starts when it is told to. `watch` runs it.
//!
//! The two talk in lines of JSON: a [`Cue`] on standard input, and [`Named`] as the last line of
//! standard output, behind what people read.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::pipeline::Request;
use crate::app::render::{self, Ready};
use crate::bibliography::Library;
use crate::cli::clock::clock;

/// What starts a rendering.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Cue {
    /// How wide the terminal is, in columns.
    pub width: usize,
}

/// What is left of a rendering besides its files.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Named {
    /// The files that the CV names, as it names them.
    pub inputs: Vec<PathBuf>,
}

/// Gets ready and waits: the engine with its format loaded, and the width of messages. None
/// when whoever would give the cue is gone.
pub(super) fn wait(cv: &Path, request: &Request) -> Option<(Ready, usize)> {
    let engine = render::prepare(cv, request, &clock());
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok()?;
    let cue: Cue = serde_json::from_str(&line).ok()?;
    Some((engine, cue.width))
}

/// The last line.
pub(super) fn named(library: &Library<'_>) -> String {
    let inputs = library.files().paths();
    let line = serde_json::to_string(&Named { inputs }).unwrap_or_default();
    format!("{line}\n")
}
