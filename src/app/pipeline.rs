//! The pipeline: a CV is read, made whole, made a variant of, checked and resolved.
//!
//! ```text
//! Compilation ─whole▶ Whole ─variant▶ Made ─check▶ Checked ─document▶ Document
//! ```

use std::path::Path;

use crate::app::near_miss;
use crate::bibliography::Library;
use crate::check;
use crate::diagnostics::{Diagnostic, Report};
use crate::document::Document;
use crate::files::Files;
use crate::model::entries::Publication;
use crate::model::section::Section;
use crate::model::{self, Cv, Locale};
use crate::pdf;
use crate::prepare::migrate;
use crate::prepare::variants::{Made, Whole};
use crate::read::foreign;
use crate::resolve;
use crate::resources::Resources;
use crate::resources::photo::Photo;
use crate::resources::styles::Styles;
use crate::resources::themes::Theme;
use crate::source::Source;
use crate::tree::Node;

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

/// A CV on its way through the pipeline: its text, the files that it names, and what was found
/// in it. Every stage takes it along.
pub struct Compilation<'a> {
    /// The text of the CV. The files that it includes or names become parts of it.
    pub source: Source,
    /// The files that it names.
    pub library: Library<'a>,
    /// What was found in all of them.
    pub report: Report,
}

impl<'a> Compilation<'a> {
    /// A CV of this text that may name these files.
    pub fn new(source: Source, files: Files<'a>) -> Self {
        Self { source, library: Library::new(files), report: Report::default() }
    }

    /// The file with all that it includes, from which variants are made. A file of another
    /// program is read as the CV that it holds.
    pub fn whole(&mut self, settings: &[String]) -> Option<Whole> {
        if let Some(fault) = near_miss::at_first_sight(&self.source) {
            self.report.add(fault);
            return None;
        }
        let mut found = Report::default();
        let root = foreign::root(&self.source, &mut found);
        let other = root.as_ref().and_then(|root| near_miss::of_tree(root, &self.source));
        if let Some(fault) = other {
            self.report.add(fault);
            return None;
        }
        self.report.extend(found);
        let root = root?;
        self.whole_of(root, settings)
    }

    /// The same, of a file of which the tree is read already.
    pub fn whole_of(&mut self, root: Node, settings: &[String]) -> Option<Whole> {
        let Self { source, library, report } = self;
        let root = migrate::up_to_date(root, source, report)?;
        Some(Whole::read(root, settings, source, library.files(), report))
    }

    /// A variant, or the CV as it is, in one language.
    pub fn variant(&mut self, whole: &mut Whole, request: &Request) -> Option<Made> {
        let Self { source, library, report } = self;
        let name = request.variant.as_deref();
        let mut made = whole.make(name, source, library.files(), report)?;
        check::translations::choose(&mut made.root, request.locale, report);
        Some(made)
    }

    /// Checks a tree, with the files that it names.
    pub fn check(&mut self, root: &Node, locale: Option<Locale>) -> Option<Checked> {
        let Self { source, library, report } = self;
        let mut cv = check::check(root, source, report)?;
        cv.locale = locale.unwrap_or(cv.locale);
        check::locale::check(cv.locale, root, report);
        library.complete(&mut cv, root, source, report);
        let styles = Styles::load(&cv, root, &library.files, report);
        let theme = Theme::load(&cv, root, &mut library.files, source, report);
        check::effects::check(&theme, root, source, report);
        let own = theme.own().map(|own| Path::new(&own.path));
        if let Some(start) = own.and_then(|own| library.files.start_of_text(own)) {
            check::effects::check_declared(source, start, report);
        }
        let photo = Photo::load(&cv, root, &library.files, report);
        let installed_font = check::fonts::installed(&cv, root, report);
        let resources = Resources { styles, theme, photo, installed_font };
        (!self.report.has_errors()).then_some(Checked { cv, resources })
    }

    /// Checks a tree without a word of what is wrong with it.
    pub(crate) fn check_quietly(
        &mut self,
        root: &Node,
        locale: Option<Locale>,
    ) -> Option<Checked> {
        let report = std::mem::take(&mut self.report);
        let checked = self.check(root, locale);
        self.report = report;
        checked
    }

    /// The tree of a variant, in the terms of today's schema and in one language.
    pub fn tree(&mut self, request: &Request) -> Option<Node> {
        let mut whole = self.whole(&request.settings)?;
        self.variant(&mut whole, request).map(|made| made.root)
    }

    /// The tree of the file with all that it includes and nothing left out, in one language.
    pub fn whole_tree(&mut self) -> Option<Node> {
        let mut all = self.whole(&[])?.all();
        check::translations::choose(&mut all, None, &mut self.report);
        Some(all)
    }

    /// All of it: what stands on the pages, unless there are errors.
    pub fn document(&mut self, request: &Request) -> Option<Document> {
        let root = self.tree(request)?;
        let checked = self.check(&root, request.locale)?;
        let document = checked.document();
        self.add_failures(&checked);
        Some(document)
    }

    /// Reports what of the documents made so far could not be set as the CV asks.
    pub(crate) fn add_failures(&mut self, checked: &Checked) {
        checked.failures().into_iter().for_each(|failure| self.report.add(failure));
    }

    /// Checks the CV as it is and each of its variants, or the variant that the request names. A
    /// fault that several have in common is reported once.
    pub fn check_all(&mut self, request: &Request) {
        let Some(mut whole) = self.whole(&request.settings) else { return };
        let mut variants = vec![request.variant.clone()];
        if request.variant.is_none() {
            variants.extend(whole.names().map(|name| Some(name.to_owned())));
        }
        self.each(variants, |compilation, variant| {
            let request = Request { variant, ..request.clone() };
            if let Some(made) = compilation.variant(&mut whole, &request) {
                compilation.check(&made.root, request.locale);
            }
        });
    }

    /// Does something for each of several variants. Each begins with the report as it is now, so
    /// that what is wrong with one does not keep the others; what they have in common is
    /// reported once.
    pub(crate) fn each<T>(
        &mut self,
        variants: impl IntoIterator<Item = Option<String>>,
        mut act: impl FnMut(&mut Self, Option<String>) -> T,
    ) -> Vec<T> {
        let before = self.report.clone();
        let mut all = before.clone();
        let mut done = Vec::new();
        for variant in variants {
            self.report = before.clone();
            done.push(act(self, variant));
            all.merge(&self.report);
        }
        self.report = all;
        done
    }

    /// Whether anything forbids a page.
    pub fn has_errors(&self) -> bool {
        self.report.has_errors()
    }
}

/// Reads, checks and resolves a CV that names no files. Gives the document unless the report
/// holds errors.
pub fn read(source: &Source, report: &mut Report) -> Option<Document> {
    let mut compilation = Compilation::new(source.clone(), Files::none());
    std::mem::swap(report, &mut compilation.report);
    let document = compilation.document(&Request::default());
    *report = compilation.report;
    document
}

/// A CV that was checked with the files it names, and in which nothing forbids a page.
#[derive(Debug)]
pub struct Checked {
    cv: Cv,
    resources: Resources,
}

impl Checked {
    /// What stands on the page.
    pub fn document(&self) -> Document {
        resolve::resolve(&self.cv, &self.resources)
    }

    /// The letter that goes with the CV, if there is one: a document of its own.
    pub fn letter(&self) -> Option<Document> {
        resolve::letter(&self.cv, &self.resources)
    }

    /// The CV as data.
    pub fn cv(&self) -> &Cv {
        &self.cv
    }

    /// What of the documents made so far could not be set as the CV asks.
    pub fn failures(&self) -> Vec<Diagnostic> {
        self.resources.styles.failures()
    }

    /// How many pages it promises to take, if it does.
    pub fn promise(&self) -> Option<pdf::fit::Promise> {
        let limit = self.cv.pages.as_ref()?;
        let max = u32::try_from(limit.max.get()).unwrap_or(u32::MAX);
        let min_size = limit.min_size.map(|size| size.get().points());
        let fills = limit.fill.unwrap_or(false);
        Some(pdf::fit::Promise { max, min_size, fills })
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
