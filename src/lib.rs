//! A compiler for CVs: a YAML file goes in, a typeset PDF comes out.
//!
//! ```text
//! Source ─parse▶ Node ─check▶ Cv ─resolve▶ Document ─typeset▶ Latex ─compile▶ Pdf
//!            every stage adds to one Report of diagnostics
//! ```

pub mod check;
pub mod diagnostics;
pub mod document;
pub mod fonts;
pub mod model;
pub mod parse;
pub mod resolve;
pub mod source;
pub mod text;
pub mod typeset;
