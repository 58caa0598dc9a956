//! What is given to be added, and what is wrong with it at its place there.

use crate::bibliography;
use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::entries::{Patent, Publication, Talk};
use crate::read::bibtex;
use crate::read::bibtex::Entries;
use crate::read::foreign;
use crate::records::library;
use crate::source::{Source, Span};
use crate::tree::Node;

use super::destination::ListKind;

/// A text of BibTeX.
pub(crate) struct BibtexInput {
    /// The text.
    pub source: Source,
    /// What is wrong with it.
    pub report: Report,
    entries: Entries,
    /// Its publications without faults, each with its tree.
    pub publications: Vec<(Publication, Node)>,
}

impl BibtexInput {
    /// Reads the entries of a text.
    pub(crate) fn read(source: Source, mut report: Report) -> Self {
        if report.has_errors() {
            return Self::unread(source, report);
        }
        let source = match library::translate(&source, &mut report) {
            Some(translated) => Source::new(source.name(), translated.text),
            None => source,
        };
        let entries = bibtex::parse(&source, &mut report);
        if entries.is_empty() && !report.has_errors() {
            let found = foreign::no_library(&source);
            report.add(found.unwrap_or_else(|| not_bibtex(&source)));
        }
        Self { source, report, entries, publications: Vec::new() }
    }

    /// A text that cannot be had, for the reason in the report.
    pub(crate) fn unread(source: Source, report: Report) -> Self {
        let (entries, publications) = (Entries::default(), Vec::new());
        Self { source, report, entries, publications }
    }

    /// Checks the entries as what the list that takes them holds.
    pub(crate) fn check(&mut self, kind: ListKind) {
        let Self { source, report, entries, .. } = self;
        match kind {
            ListKind::Publications => {
                let nodes = entries.publications(source, report);
                let read =
                    check::entries::<Publication>(&nodes, "Publication", source, report);
                self.publications = read
                    .into_iter()
                    .map(|(at, publication)| (publication, nodes[at].clone()))
                    .collect();
            }
            ListKind::Talks => {
                let nodes = entries.talks(source, report);
                check::entries::<Talk>(&nodes, "Talk", source, report);
            }
            ListKind::Patents => {
                let nodes = entries.patents(source, report);
                check::entries::<Patent>(&nodes, "Patent", source, report);
            }
        }
    }
}

/// Reports what is given twice, in one text or in two.
pub(crate) fn report_twice(all: &mut [BibtexInput]) {
    let mut seen: Vec<(&Publication, usize, Span)> = Vec::new();
    let mut found = Vec::new();
    for (text, given) in all.iter().enumerate() {
        for (publication, node) in &given.publications {
            let same =
                seen.iter().find(|(first, ..)| bibliography::is_same(first, publication));
            match same {
                Some((_, first, span)) => {
                    let beside = (*first == text).then_some(*span);
                    found.push((text, given_twice(publication, node.span, beside)));
                }
                None => seen.push((publication, text, node.span)),
            }
        }
    }
    for (text, diagnostic) in found {
        all[text].report.add(diagnostic);
    }
}

fn given_twice(publication: &Publication, span: Span, first: Option<Span>) -> Diagnostic {
    let title = bibliography::title(publication);
    let diagnostic = Diagnostic::new(
        Code::AlreadyListed,
        format!("`{}` is given twice", excerpt(&title)),
        span,
        "again here",
    )
    .help("give it once");
    match first {
        Some(first) => diagnostic.other(first, "first here"),
        None => diagnostic,
    }
}

fn not_bibtex(source: &Source) -> Diagnostic {
    let text = source.text().trim_start_matches('\u{feff}');
    let Some(line) = text.lines().find(|line| !line.trim().is_empty()) else {
        return Diagnostic::of_file(Code::NotBibtex, "nothing is given to add")
            .help("give the BibTeX of a publication, which starts like `@article{`");
    };
    let start = source.text().find(line).unwrap_or(0);
    let start = start + line.len() - line.trim_start().len();
    let end = start + line.trim().len();
    Diagnostic::new(
        Code::NotBibtex,
        "there is no entry of BibTeX in what is given",
        source.span(start..end),
        "no `@article{` or the like",
    )
    .help("give BibTeX, which starts like `@article{`, or name a file of it or of RIS, CSL and others")
}
