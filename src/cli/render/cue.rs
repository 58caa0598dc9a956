//! `--on-cue`: a rendering that gets ready, and starts when it is told to. `watch` runs it.
//!
//! Takes one line on standard input, which says how wide the terminal is in columns; gives, as
//! the last line of standard output, the files that the CV names as a list in JSON.

use std::path::Path;

use crate::app::pipeline::Request;
use crate::app::render::{self, Ready};
use crate::bibliography::Library;
use crate::cli::clock::clock;

/// Gets ready and waits: the engine with its format loaded, and the width of messages. None
/// when whoever would give the cue is gone.
pub(super) fn wait(cv: &Path, request: &Request) -> Option<(Ready, usize)> {
    let engine = render::prepare(cv, request, &clock());
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok()?;
    Some((engine, line.trim().parse().ok()?))
}

/// The last line: the files that the CV names.
pub(super) fn inputs(library: &Library<'_>) -> String {
    format!("{}\n", serde_json::json!(library.files().paths()))
}
