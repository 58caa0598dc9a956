//! A compiler for CVs: a YAML file goes in, a typeset PDF comes out.
//!
//! ```text
//! Source ─parse▶ Node ─check▶ Cv ─resolve▶ Document ─typeset▶ Latex ─compile▶ Pdf
//!            every stage adds to one Report of diagnostics
//! ```
//!
//! The stages are modules of the same names. [`read`] runs the first three:
//!
//! ```
//! use cvtex::{diagnostics::Report, source::Source};
//!
//! let source = Source::new("cv.yaml", "cv: {name: Ada Lovelace}");
//! let mut report = Report::default();
//! let document = cvtex::read(&source, &mut report).expect("the CV has no faults");
//! let latex = cvtex::typeset::typeset(&document);
//! assert!(latex.as_str().contains(r"\cvname{Ada Lovelace}"));
//! ```

pub mod bibliography;
pub mod check;
pub mod cli;
pub mod compile;
pub mod diagnostics;
pub mod document;
pub mod edit;
pub mod fonts;
pub mod model;
pub mod parse;
pub mod people;
pub mod resolve;
pub mod source;
pub mod styles;
pub mod text;
pub mod themes;
pub mod typeset;

use bibliography::Library;
use diagnostics::Report;
use document::Document;
use source::Source;
use styles::Styles;
use themes::Theme;

/// Parses, checks and resolves a source. Gives the document unless the report holds
/// errors.
///
/// A CV that names other files needs [`read_with`].
pub fn read(source: &Source, report: &mut Report) -> Option<Document> {
    read_with(source, &mut Library::without_files(), report)
}

/// Like [`read`], with the files that the CV may name. What is wrong in one of them stands
/// in the library's report on that file.
pub fn read_with(
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Document> {
    let root = parse::parse(source, report)?;
    let mut cv = check::check(&root, source, report)?;
    library.complete(&mut cv, &root, report);
    let styles = Styles::load(&cv, &root, library, report);
    let theme = Theme::load(&cv, &root, library, report);
    let is_faultless = !report.has_errors() && !library.has_errors();
    is_faultless.then(|| resolve::resolve(&cv, &styles, theme))
}
