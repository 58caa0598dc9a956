//! A compiler for CVs: a YAML file goes in, a typeset PDF comes out.
//!
//! ```text
//! Source ─parse▶ Node ─check▶ Cv ─resolve▶ Document ─typeset▶ Latex ─compile▶ Pdf
//!            every stage adds to one Report of diagnostics
//! ```
//!
//! [`Compilation`] takes a CV through the stages one by one; [`app`] does what the commands do.
//! This renders a PDF, reads it back and puts it in its place:
//!
//! ```
//! use std::time::{Instant, SystemTime};
//!
//! use cvtex::app::Clock;
//! use cvtex::app::render::{RenderOptions, render};
//!
//! # fn main() -> std::io::Result<()> {
//! # let folder = tempfile::tempdir()?;
//! # let file = folder.path().join("cv.yaml");
//! std::fs::write(&file, "cv: {name: Ada Lovelace}")?;
//! let options = RenderOptions { file, ..RenderOptions::default() };
//! let clock = Clock { time: SystemTime::now, instant: Instant::now, fixed: None };
//! let done = render(&options, None, &clock);
//! assert!(!done.compilation.has_errors());
//! assert!(done.rendered.is_verified());
//! assert_eq!(done.rendered.pages, Some(1));
//! # Ok(())
//! # }
//! ```

#![warn(clippy::expect_used, clippy::panic, clippy::unreachable, clippy::unimplemented)]

pub mod app;
pub mod bibliography;
pub mod check;
pub mod cli;
pub mod diagnostics;
pub mod document;
pub mod edit;
pub mod files;
pub mod model;
pub mod pdf;
pub mod people;
pub mod prepare;
mod preprints;
pub mod read;
pub mod records;
pub mod resolve;
pub mod resources;
pub mod services;
pub mod source;
pub mod text;
pub mod tree;
pub mod write;

pub use app::pipeline::{Checked, Compilation, Request, read};
