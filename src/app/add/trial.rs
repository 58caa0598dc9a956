//! An addition in memory: the CV is read and checked as it would be with the new entries, and
//! nothing is written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::bibtex_input::{self, BibtexInput};
use super::change::Change;
use super::destination::{self, Destination, ListKind};
use super::refusal::Refusal;
use crate::app::disk::input;
use crate::app::pipeline::{Checked, Compilation, Request};
use crate::bibliography::{Found, Library, texts, title};
use crate::check::translations;
use crate::diagnostics::{Code, Diagnostic, Report, Severity, excerpt};
use crate::edit::{Wishes, bib, yaml};
use crate::model::entries::Publication;
use crate::prepare::variants::Made;
use crate::read;
use crate::records::library;
use crate::source::{Source, Span};
use crate::tree::Node;
use crate::tree::sections::sections;

/// A CV with the new entries.
pub(crate) struct Trial {
    /// Where the CV is.
    pub cv: PathBuf,
    /// The CV and the files it names, with what is wrong in them.
    pub compilation: Compilation<'static>,
    /// What it shows.
    pub shown: Option<Node>,
    /// The CV once more, if nothing forbids a page.
    pub checked: Option<Checked>,
    /// What is to be written.
    pub change: Change,
    /// The texts given, with what is lost of them where they go.
    pub losses: Vec<(Source, Report)>,
}

impl Trial {
    /// Tries to add all that is given. Refused when something is wrong with it, is listed
    /// already, or would be wrong where it goes.
    pub(crate) fn run(
        path: &Path,
        mut given: Vec<BibtexInput>,
        to: Option<&Path>,
        wishes: &Wishes,
    ) -> Result<Self, Refusal> {
        refuse_faulty(&given)?;
        let before = Cv::read(path)?;
        let place = destination::find(&before.all, path, to)?;
        let kind = place.kind();
        for given in &mut given {
            given.check(kind);
        }
        bibtex_input::report_twice(&mut given);
        refuse_faulty(&given)?;
        let (change, library, after) = match place {
            Destination::File(name, _) => {
                let change = in_file(path, &name, &given, wishes)?;
                let text = change.after.text().to_owned();
                (change, input::library_with(path, name, text), None)
            }
            Destination::Section(section) => {
                let change = in_section(path, &before, section, &given, wishes)?;
                let after = Cv::of(path, change.after.clone(), Report::default())?;
                (change, input::library(path), Some(after))
            }
        };
        let cv = after.as_ref().unwrap_or(&before);
        let (mut compilation, checked) = cv.check(library);
        if kind == ListKind::Publications {
            refuse_listed(&mut given, cv, &mut compilation, &change)?;
        }
        if has_new_faults(path, &before, &compilation) {
            return Err(Refusal::of([(compilation.source, compilation.report)]));
        }
        // In a `.bib` file everything is kept, and remarked there.
        let losses = if after.is_some() { given } else { Vec::new() };
        let losses =
            losses.into_iter().map(|given| (given.source, given.report)).collect();
        let shown = after.unwrap_or(before).shown.map(|shown| shown.root);
        let cv = path.to_owned();
        Ok(Self { cv, compilation, shown, checked, change, losses })
    }
}

/// A CV and its trees.
struct Cv {
    /// The file by itself.
    source: Source,
    /// The file as it is written, for the places in it.
    root: Node,
    /// The file with all that it includes.
    joined: Source,
    /// All that it says, in the terms of today's schema.
    all: Node,
    /// What it shows.
    shown: Option<Made>,
    /// The files that it includes.
    included: Vec<PathBuf>,
    /// What is wrong with its syntax.
    report: Report,
}

impl Cv {
    fn read(path: &Path) -> Result<Self, Refusal> {
        let mut report = Report::default();
        let source = input::read(path, &mut report);
        if report.has_errors() {
            return Err(Refusal::of([(source, report)]));
        }
        Self::of(path, source, report)
    }

    fn of(path: &Path, source: Source, mut report: Report) -> Result<Self, Refusal> {
        if let Some(foreign) = read::foreign::refused(&source) {
            report.add(foreign);
            return Err(Refusal::of([(source, report)]));
        }
        let root = read::yaml::parse(&source, &mut report);
        let (joined, library) = (source.clone(), input::library(path));
        let mut compilation = Compilation { source: joined, library, report };
        let whole = root.clone().and_then(|root| compilation.whole_of(root, &[]));
        let Some((root, mut whole)) = root.zip(whole) else {
            return Err(Refusal::of([(compilation.source, compilation.report)]));
        };
        let mut all = whole.all();
        translations::choose(&mut all, None, &mut Report::default());
        let shown = compilation.variant(&mut whole, &Request::default());
        let Compilation { source: joined, library, report } = compilation;
        let included = library.files().paths();
        Ok(Self { source, root, joined, all, shown, included, report })
    }

    /// All that is wrong with the CV; the CV if nothing forbids a page.
    fn check<'a>(&self, library: Library<'a>) -> (Compilation<'a>, Option<Checked>) {
        library.files().take_note(&self.included);
        let (source, report) = (self.joined.clone(), self.report.clone());
        let mut compilation = Compilation { source, library, report };
        let shown = self.shown.as_ref();
        let checked = shown.and_then(|shown| compilation.check(&shown.root, None));
        (compilation, checked)
    }
}

/// Whether there are errors that the CV has not without the new entries.
fn has_new_faults(path: &Path, before: &Cv, compilation: &Compilation<'_>) -> bool {
    let after = errors(compilation);
    if after.is_empty() {
        return false;
    }
    let (compilation, _) = before.check(input::library(path));
    let before = errors(&compilation);
    after.iter().any(|(fault, count)| before.get(fault).is_none_or(|old| old < count))
}

/// Errors without their places, which move, and how often each is there.
fn errors(compilation: &Compilation<'_>) -> HashMap<(Code, String), usize> {
    let mut counts = HashMap::new();
    let errors = compilation.report.each();
    for error in errors.filter(|found| found.severity() == Severity::Error) {
        *counts.entry((error.code, error.message.clone())).or_default() += 1;
    }
    counts
}

fn in_file(
    cv: &Path,
    name: &Path,
    given: &[BibtexInput],
    wishes: &Wishes,
) -> Result<Change, Refusal> {
    let path = input::beside(cv, name);
    let mut report = Report::default();
    let file = input::read_bibtex(&path, &mut report);
    if report.has_errors() {
        return Err(Refusal::of([(file, report)]));
    }
    if let Some(library) = library::translate(&file, &mut Report::default()) {
        return super::library::change(path, file, &library, given, wishes);
    }
    let texts: Vec<_> = given.iter().map(|given| &given.source).collect();
    let insertion = bib::insert(&file, &texts, wishes)?;
    Ok(Change::new(path, file, insertion))
}

fn in_section(
    path: &Path,
    cv: &Cv,
    section: &Node,
    given: &[BibtexInput],
    wishes: &Wishes,
) -> Result<Change, Refusal> {
    if cv.report.has_errors() {
        return Err(Refusal::of([(cv.joined.clone(), cv.report.clone())]));
    }
    // The list is found in the tree with all that is included, and written to in that of the
    // file.
    let mut own = sections(&cv.root, "publications").into_iter();
    let own = own.find(|own| own.span == section.span);
    let Some(section) = own else { return Err(elsewhere(cv, section).into()) };
    let nodes = given.iter().flat_map(|given| &given.publications);
    let nodes: Vec<_> = nodes.map(|(_, node)| node).collect();
    let insertion = yaml::insert(&cv.source, &cv.root, section, &nodes, wishes)?;
    Ok(Change::new(path.to_owned(), cv.source.clone(), insertion))
}

/// A list that stands in a file which the CV includes.
fn elsewhere(cv: &Cv, section: &Node) -> Diagnostic {
    let (part, _) = cv.joined.local(section.span);
    let name = part.name().display();
    let message = format!("the list stands in `{name}`, which the CV includes");
    Diagnostic::of_file(Code::UnclearPlace, message)
        .help(format!("add to that file: `--cv {name}`"))
}

fn refuse_faulty(given: &[BibtexInput]) -> Result<(), Refusal> {
    if given.iter().all(|given| !given.report.has_errors()) {
        return Ok(());
    }
    Err(Refusal::of(given.iter().map(|it| (it.source.clone(), it.report.clone()))))
}

/// Refused when a publication is listed already, in whichever file of the CV.
fn refuse_listed(
    given: &mut [BibtexInput],
    cv: &Cv,
    compilation: &mut Compilation<'_>,
    change: &Change,
) -> Result<(), Refusal> {
    let Compilation { source, library, .. } = compilation;
    // A CV with faults of its own was not read as far as its files.
    for section in sections(&cv.all, "publications") {
        let files = texts(section, "from").into_iter();
        files.for_each(|file| library.read_publications(Path::new(file), source));
    }
    let is_new = |place: Span| {
        let (file, place) = source.local(place);
        file.name() == change.after.name() && change.is_new(place)
    };
    let listing = library.listing(&cv.all, source, is_new);
    for given in &mut *given {
        for (publication, node) in &given.publications {
            let found = listing.find(publication).filter(|found| found.is_same);
            if let Some(found) = found {
                given.report.add(listed(
                    publication,
                    node.span,
                    (&found, source),
                    change,
                ));
            }
        }
    }
    refuse_faulty(given)
}

fn listed(
    publication: &Publication,
    span: Span,
    (found, cv): (&Found<'_>, &Source),
    change: &Change,
) -> Diagnostic {
    let (source, span_there) = cv.local(found.span);
    let line = if source.name() == change.after.name() {
        change.line_before(span_there)
    } else {
        source.position(span_there.start()).line
    };
    let name = source.name().display();
    let key = found.publication.key.as_ref();
    let key = key.map_or(String::new(), |key| format!(" as `{}`", excerpt(key.as_str())));
    Diagnostic::new(
        Code::AlreadyListed,
        format!(
            "`{}` is in the list already{key}, at {name}:{line}",
            excerpt(&title(publication))
        ),
        span,
        "the same publication",
    )
    .help("nothing is to be done; to list both, give this one `keep = {true}`")
}
