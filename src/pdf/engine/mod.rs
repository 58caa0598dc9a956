//! The last stage: a LaTeX document goes in, a PDF comes out.
//!
//! Tectonic's engine runs in this process and sees only memory: the document, the files that
//! come with it, and those embedded in the program. The engine is C with global state, so one
//! document is set at a time in a process; further calls wait their turn.

#[cfg(target_os = "linux")]
mod bytes;
#[cfg(target_os = "linux")]
mod crash;
#[cfg(target_os = "linux")]
mod deflate;
mod embedded;
#[expect(clippy::module_inception, reason = "the C engine in the folder of all about it")]
mod engine;
#[cfg(target_os = "linux")]
mod glyph_boxes;
#[cfg(target_os = "linux")]
mod huge_pages;
#[cfg(target_os = "linux")]
mod lent;
mod log;
mod memory;
mod packed;
mod pages;
mod ready;

use std::fmt;
use std::time::{Duration, SystemTime};

#[cfg(target_os = "linux")]
pub use crash::on_crash;
pub use embedded::FONT_LICENCES;
#[cfg(target_os = "linux")]
pub use huge_pages::lay_out_heap;
pub use log::{Log, MissingCharacter, Overfull, PageEnd, TexError};
pub use pages::Pages;
pub use ready::Ready;

/// Changes with anything that pages depend on besides the document: the engine, the format,
/// the embedded files.
pub const IDENTITY: &str = env!("CVTEX_IDENTITY");

/// A document to set.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The LaTeX document.
    pub main: &'a str,
    /// Files it can read, by name: a theme of the user's own, a picture.
    pub files: &'a [(&'a str, &'a [u8])],
    /// The date the PDF carries, of which TeX sees the day. The same job gives the same bytes.
    pub date: SystemTime,
    /// How long it may take before it is given up.
    pub time_limit: Duration,
}

/// A typeset document.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages.
    pub pages: u32,
    /// How often TeX read the document until its references were right.
    pub passes: u32,
    /// The log of the last pass.
    pub log: Log,
}

/// Why a document could not be set.
#[derive(Clone, Debug)]
pub struct CompileFailure {
    /// What went wrong, in TeX's or the engine's words.
    pub message: String,
    /// TeX's errors, the first the most telling.
    pub errors: Vec<TexError>,
    /// The log of the pass that failed.
    pub log: Log,
    /// Whether TeX was given up while it was still at work.
    pub is_timeout: bool,
}

impl fmt::Display for CompileFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CompileFailure {}

/// Lays out the heap for one engine in one program; does nothing on this system.
#[cfg(not(target_os = "linux"))]
pub fn lay_out_heap() {}

/// Has a program that crashes write a text; does nothing on this system.
#[cfg(not(target_os = "linux"))]
pub fn on_crash(_text: String, _is_for_output: bool, _code: u8) {}

/// Sets a document.
pub fn compile(job: &Job<'_>) -> Result<Pdf, CompileFailure> {
    Ready::new(job.date).set(job)
}
