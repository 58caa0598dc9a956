//! `--on-cue`: a rendering that gets ready, and starts when it is told to. `watch` runs it.
//!
//! Takes one line on standard input, which says how wide the terminal is in columns; gives, as
//! the last line of standard output, the files that the CV names as a list in JSON.

use std::path::Path;

use crate::Request;
use crate::bibliography::Library;
use crate::cli::input;
use crate::diagnostics::Report;
use crate::pdf::engine;
use crate::pdf::engine::Ready;

/// Gets ready and waits: the engine with its format loaded, and the width of messages. None
/// when whoever would give the cue is gone.
///
/// The CV is read as it is now for its date, which the engine must know in advance. What the
/// check makes once in a process is made by then, too.
pub(super) fn wait(cv: &Path, request: &Request) -> Option<(Ready, usize)> {
    engine::lay_out_heap();
    let mut report = Report::default();
    let mut source = input::read(cv, &mut report);
    let mut library = input::library(cv);
    let document = crate::read_as(request, &mut source, &mut library, &mut report);
    let day = document.and_then(|document| document.metadata.day);
    let engine = Ready::new(super::date::of(day).time);
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok()?;
    Some((engine, line.trim().parse().ok()?))
}

/// The last line: the files that the CV names.
pub(super) fn inputs(library: &Library<'_>) -> String {
    format!("{}\n", serde_json::json!(library.paths()))
}
