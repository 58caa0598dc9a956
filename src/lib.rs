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
//! let latex = cvtex::write::latex::typeset(&document);
//! assert!(latex.as_str().contains(r"\cvname{Ada Lovelace}"));
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

use std::path::Path;

use crate::prepare::variants::{Made, Whole};
use crate::resources::fonts::InstalledFamily;
use crate::resources::photo::Photo;
use crate::resources::styles::Styles;
use crate::resources::themes::Theme;
use crate::tree::Node;
use bibliography::Library;
use diagnostics::{Diagnostic, Report};
use document::Document;
use model::entries::Publication;
use model::section::Section;
use model::{Cv, Locale};
use source::Source;

/// Parses, checks and resolves a source. Gives the document unless the report holds
/// errors.
///
/// A CV that names other files needs [`read_with`]. `--set` and variants are for [`read_as`].
pub fn read(source: &Source, report: &mut Report) -> Option<Document> {
    read_with(&mut source.clone(), &mut Library::without_files(), report)
}

/// Like [`read`], with the files that the CV may name. What is wrong in one of them stands
/// in the library's report on that file; the files that the CV includes become parts of the
/// source.
pub fn read_with(
    source: &mut Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Document> {
    read_as(&Request::default(), source, library, report)
}

/// What is asked of a CV beside what its file says.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The language: that of the words which cvtex adds, and of the texts that are given in
    /// several. Without it the file says which.
    pub locale: Option<Locale>,
    /// Which of the variants.
    pub variant: Option<String>,
    /// Fields that are set, as `design.theme=modern`.
    pub settings: Vec<String>,
}

/// Like [`read_with`], for the given request.
pub fn read_as(
    request: &Request,
    source: &mut Source,
    library: &mut Library<'_>,
    report: &mut Report,
) -> Option<Document> {
    let root = read_tree(request, source, library, report)?;
    let checked = check_tree(&root, request.locale, source, library, report)?;
    let document = checked.document();
    checked.failures().into_iter().for_each(|failure| report.add(failure));
    Some(document)
}

/// The tree for a request, in today's schema and in one language.
pub fn read_tree(
    request: &Request,
    source: &mut Source,
    library: &Library<'_>,
    report: &mut Report,
) -> Option<Node> {
    let mut whole = read_whole(request, source, library, report)?;
    make_variant(&mut whole, request, source, library, report).map(|made| made.root)
}

/// The tree of a file with all that it includes and nothing left out, in one language.
pub fn read_all(
    source: &mut Source,
    library: &Library<'_>,
    report: &mut Report,
) -> Option<Node> {
    let whole = read_whole(&Request::default(), source, library, report)?;
    let mut all = whole.all();
    check::translations::choose(&mut all, None, report);
    Some(all)
}

/// What is asked for, made of a file that is read already, in one language.
pub fn make_variant(
    whole: &mut Whole,
    request: &Request,
    source: &mut Source,
    library: &Library<'_>,
    report: &mut Report,
) -> Option<Made> {
    let mut made =
        whole.make(request.variant.as_deref(), source, library.files(), report)?;
    check::translations::choose(&mut made.root, request.locale, report);
    Some(made)
}

/// A file with all that it includes, from which variants are made. A file of another program
/// is read as the CV that it holds.
pub fn read_whole(
    request: &Request,
    source: &mut Source,
    library: &Library<'_>,
    report: &mut Report,
) -> Option<Whole> {
    if let Some(format) = records::library::at_first_sight(source) {
        report.add(is_library(format, source));
        return None;
    }
    let root = read::foreign::root(source, report)?;
    whole_of(root, request, source, library, report)
}

/// What is said of a library that is given as a CV.
fn is_library(format: records::library::Format, source: &Source) -> Diagnostic {
    let message =
        format!("this is a library of publications in {}, not a CV", format.name());
    let name = source.name().display();
    Diagnostic::of_file(diagnostics::Code::ForeignFormat, message).as_error().help(
        format!("name it in a CV, under `from: {name}` of a section of publications"),
    )
}

/// Like [`read_whole`], of a file of which the tree is read already.
pub fn whole_of(
    root: Node,
    request: &Request,
    source: &mut Source,
    library: &Library<'_>,
    report: &mut Report,
) -> Option<Whole> {
    let root = prepare::migrate::up_to_date(root, source, report)?;
    Some(Whole::read(root, &request.settings, source, library.files(), report))
}

/// A CV that was checked with the files it names, and in which nothing forbids a page.
#[derive(Debug)]
pub struct Checked {
    cv: Cv,
    named: Named,
}

/// What a CV names and was found for it.
#[derive(Debug, Default)]
pub struct Named {
    /// The citation styles.
    pub styles: Styles,
    /// The theme.
    pub theme: Theme,
    /// The photo.
    pub photo: Option<Photo>,
    /// The installed font of the text.
    pub installed_font: Option<InstalledFamily>,
}

impl Checked {
    /// What stands on the page.
    pub fn document(&self) -> Document {
        resolve::resolve(&self.cv, &self.named)
    }

    /// The letter that goes with the CV, if there is one: a document of its own.
    pub fn letter(&self) -> Option<Document> {
        resolve::letter(&self.cv, &self.named)
    }

    /// The CV as data.
    pub fn cv(&self) -> &Cv {
        &self.cv
    }

    /// What of the documents made so far could not be set as the CV asks.
    pub fn failures(&self) -> Vec<Diagnostic> {
        self.named.styles.failures()
    }

    /// How many pages it promises to take, if it does.
    pub fn promise(&self) -> Option<pdf::fit::Promise> {
        let limit = self.cv.pages.as_ref()?;
        let max = u32::try_from(limit.max.get()).unwrap_or(u32::MAX);
        let min_size = limit.min_size.map(|size| size.get().points());
        Some(pdf::fit::Promise { max, min_size })
    }

    /// What may be left out of it for that; the CV is of this tree.
    pub fn spare(&self, root: &Node) -> pdf::fit::Spare {
        pdf::fit::Spare::of(root, &self.cv)
    }

    /// The publications that it lists, each with the kind of its section.
    pub fn publications(&self) -> impl Iterator<Item = (&'static str, &Publication)> {
        model::section::each(&self.cv.sections)
            .filter_map(|section| match section {
                Section::Publications(list) => Some((section.kind(), &list.entries)),
                _ => None,
            })
            .flat_map(|(kind, entries)| entries.iter().map(move |entry| (kind, entry)))
    }

    /// How many sections it has, and how many entries they have.
    pub fn counts(&self) -> (usize, usize) {
        let sections: Vec<_> = model::section::each(&self.cv.sections).collect();
        (sections.len(), sections.iter().map(|section| section.count()).sum())
    }
}

/// Like [`read_as`], for a source of which the tree is read already, and without resolving it.
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
    let styles = Styles::load(&cv, root, &library.files, report);
    let theme = Theme::load(&cv, root, &mut library.files, report);
    check::effects::check(&theme, root, source, report);
    let own = theme.own().map(|own| Path::new(&own.path));
    if let Some((style, report)) = own.and_then(|own| library.files.report_on_text(own)) {
        check::effects::check_declared(style, report);
    }
    let photo = Photo::load(&cv, root, &library.files, report);
    let installed_font = check::fonts::installed(&cv, root, report);
    let is_faultless = !report.has_errors() && !library.has_errors();
    let named = Named { styles, theme, photo, installed_font };
    is_faultless.then_some(Checked { cv, named })
}

/// Checks a CV as it is and each of its variants, or the variant that is asked for. A fault
/// that several have in common is reported once.
pub fn check_all(
    request: &Request,
    source: &mut Source,
    library: &mut Library<'_>,
    report: &mut Report,
) {
    let Some(mut whole) = read_whole(request, source, library, report) else { return };
    let mut variants = vec![request.variant.clone()];
    if request.variant.is_none() {
        variants.extend(whole.names().map(|name| Some(name.to_owned())));
    }
    let before = report.clone();
    for variant in variants {
        let request = Request { variant, ..request.clone() };
        let mut own = before.clone();
        let made = make_variant(&mut whole, &request, source, library, &mut own);
        if let Some(made) = made {
            check_tree(&made.root, request.locale, source, library, &mut own);
        }
        report.merge(&own);
    }
}
