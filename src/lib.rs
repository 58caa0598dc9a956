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
pub mod migrate;
pub mod model;
pub mod parse;
pub mod people;
pub mod resolve;
pub mod services;
pub mod source;
pub mod styles;
pub mod text;
pub mod themes;
pub mod typeset;

use bibliography::Library;
use diagnostics::Report;
use document::Document;
use model::{Cv, Locale};
use parse::Node;
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
    read_in(None, source, library, report)
}

/// Like [`read_with`], in a language: that of the words which cvtex adds, and of the texts
/// that are given in several. Without it the file says which.
pub fn read_in(
    locale: Option<Locale>,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Document> {
    let root = read_tree(locale, source, report)?;
    check_tree(&root, locale, source, library, report).map(|checked| checked.document())
}

/// The tree of a source, in the terms of today's schema and in one language.
pub fn read_tree(
    locale: Option<Locale>,
    source: &Source,
    report: &mut Report,
) -> Option<Node> {
    today(parse::parse(source, report)?, locale, source, report)
}

/// A tree as it is written, in the terms of today's schema and in one language.
pub fn today(
    root: Node,
    locale: Option<Locale>,
    source: &Source,
    report: &mut Report,
) -> Option<Node> {
    let mut root = migrate::up_to_date(root, source, report)?;
    check::translations::choose(&mut root, locale, report);
    Some(root)
}

/// A CV that was checked with the files it names, and in which nothing forbids a page.
#[derive(Debug)]
pub struct Checked {
    cv: Cv,
    styles: Styles,
    theme: Theme,
}

impl Checked {
    /// What stands on the page.
    pub fn document(&self) -> Document {
        resolve::resolve(&self.cv, &self.styles, self.theme.clone())
    }

    /// The letter that goes with the CV, if there is one: a document of its own.
    pub fn letter(&self) -> Option<Document> {
        resolve::letter(&self.cv, self.theme.clone())
    }
}

/// Like [`read_in`], for a source of which the tree is read already, and without resolving it.
pub fn check_tree(
    root: &Node,
    locale: Option<Locale>,
    source: &Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Checked> {
    let mut cv = check::check(root, source, report)?;
    cv.locale = locale.unwrap_or(cv.locale);
    check::locale::check(cv.locale, root, report);
    library.complete(&mut cv, root, report);
    let styles = Styles::load(&cv, root, library, report);
    let theme = Theme::load(&cv, root, library, report);
    let is_faultless = !report.has_errors() && !library.has_errors();
    is_faultless.then_some(Checked { cv, styles, theme })
}
