//! The other syntax of publications, talks and patents: a BibTeX or biblatex file becomes
//! the tree that the same entries would be in YAML, with every place in the `.bib` file.
//!
//! The [`grammar`] goes on behind each fault, so that one entry does not take the others
//! with it; [`entries`] puts in what words and cross-references stand for; [`tex`] reads the
//! TeX of a value; and the same entry can be read as a [`publication`], a [`talk`] or a
//! [`patent`].

mod annotations;
mod arxiv;
mod dates;
mod details;
mod entries;
mod faults;
mod fields;
mod genres;
mod glance;
mod grammar;
mod identifiers;
mod inherit;
mod kinds;
mod links;
mod names;
mod notes;
mod patent;
mod people;
mod phrases;
mod preprint;
mod publication;
mod raw;
mod roles;
mod stray;
mod talk;
mod tex;

pub(crate) use self::glance::Glance;
pub(crate) use self::raw::{Piece, RawEntry, RawField, RawFile, outline};

use std::collections::BTreeMap;

pub(crate) use self::tex::is_known_command;

use self::entries::Entry;
use self::fields::Fields;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{Source, Span};
use crate::tree::node::Node;

/// The entries of a `.bib` file, before it is known what they are read as.
#[derive(Debug, Default)]
pub struct Entries(Vec<Entry>);

/// What is written of an entry, before anything is made of it.
#[derive(Debug)]
pub(crate) struct RawFields<'a> {
    /// The type in lower case: `article`.
    pub kind: &'a str,
    /// The key; empty where there is none.
    pub key: &'a str,
    /// The names in lower case, and the values in TeX.
    pub fields: Vec<(&'a str, &'a str)>,
}

/// A text of TeX as inline Markdown; of a command that is not known the argument stays.
pub(crate) fn markdown(tex: &str) -> String {
    tex::markdown(tex, &mut Vec::new())
}

/// Reads a `.bib` file, and reports what is wrong with its grammar.
pub fn parse(source: &Source, report: &mut Report) -> Entries {
    Entries(entries::read(source, report))
}

/// What is wrong with a file that was read and holds no entries.
pub(crate) fn without_entries(source: &Source) -> Diagnostic {
    stray::without_entries(source)
}

impl Entries {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same entries of a text from which this one was made: each place is where `place`
    /// says that it is in that.
    pub(crate) fn placed(mut self, place: impl Fn(Span) -> Span) -> Self {
        for entry in &mut self.0 {
            entry.kind_span = place(entry.kind_span);
            entry.span = place(entry.whole);
            entry.whole = entry.span;
            for field in &mut entry.fields {
                field.name_span = place(field.name_span);
                field.span = field.name_span;
                field.is_in_place = false;
            }
        }
        self
    }

    /// Where each entry begins as its node does, and all of it.
    pub(crate) fn places(&self) -> impl Iterator<Item = (Span, Span)> {
        self.0.iter().map(|entry| (entry.span, entry.whole))
    }

    /// What is written of each entry.
    pub(crate) fn written(&self) -> impl Iterator<Item = RawFields<'_>> {
        self.0.iter().map(|entry| RawFields {
            kind: &entry.kind,
            key: &entry.key,
            fields: entry
                .fields
                .iter()
                .map(|field| (field.name.as_str(), field.tex.as_str()))
                .collect(),
        })
    }

    /// Each entry as a publication, in the order of the file. What cannot be read of it, and
    /// what a list of publications has no place for, is reported.
    pub fn publications(&self, source: &Source, report: &mut Report) -> Vec<Node> {
        // One that its options leave out is hidden, which a CV can take back.
        self.all(&PUBLICATIONS, source, report)
    }

    /// Each entry as a talk.
    pub fn talks(&self, source: &Source, report: &mut Report) -> Vec<Node> {
        self.all(&TALKS, source, report)
    }

    /// Each entry as a patent.
    pub fn patents(&self, source: &Source, report: &mut Report) -> Vec<Node> {
        self.all(&PATENTS, source, report)
    }

    fn all(&self, list: &List, source: &Source, report: &mut Report) -> Vec<Node> {
        let List { name, read, hides_skipped } = *list;
        let mut unused = Unused::default();
        let mut node = |entry| {
            let mut fields = Fields::new(entry, source, report);
            if !hides_skipped && fields.is_skipped() {
                return None;
            }
            read(&mut fields);
            unused.add(fields.unused());
            Some(fields.node())
        };
        let nodes = self.0.iter().filter_map(&mut node).collect();
        unused.report(name, report);
        nodes
    }
}

/// A list that entries may be read for.
struct List {
    /// What messages call it.
    name: &'static str,
    /// Reads an entry.
    read: fn(&mut Fields<'_>),
    /// Whether what biblatex is told to skip is kept, to be hidden by the list.
    hides_skipped: bool,
}

const PUBLICATIONS: List =
    List { name: "a list of publications", read: publication::read, hides_skipped: true };
const TALKS: List =
    List { name: "a list of talks", read: talk::read, hides_skipped: false };
const PATENTS: List =
    List { name: "a list of patents", read: patent::read, hides_skipped: false };

/// The fields that reach no page: where the first of each stands, and how many there are.
#[derive(Default)]
struct Unused(BTreeMap<String, (Span, usize)>);

impl Unused {
    fn add<'a>(&mut self, names: impl Iterator<Item = (&'a str, Span)>) {
        for (name, span) in names {
            match self.0.get_mut(name) {
                Some((_, count)) => *count += 1,
                None => {
                    self.0.insert(name.to_owned(), (span, 1));
                }
            }
        }
    }

    fn report(&self, list: &str, report: &mut Report) {
        let Some(first) = self.0.values().map(|(span, _)| span).min() else { return };
        let written = |(name, (_, count)): (&String, &(Span, usize))| {
            // So the field of a library is called whose name means another thing in BibTeX.
            let name = name.strip_prefix("other-").unwrap_or(name);
            match count {
                1 => format!("`{name}`"),
                many => format!("`{name}` ({many} times)"),
            }
        };
        let names: Vec<_> = self.0.iter().map(written).collect();
        let (fields, are) =
            if names.len() == 1 { ("field", "is") } else { ("fields", "are") };
        let is_one = self.0.values().map(|(_, count)| count).sum::<usize>() == 1;
        let label = if is_one { "" } else { "the first of them: " };
        report.add(
            Diagnostic::new(
                Code::UnusedField,
                format!("the {fields} {} {are} not shown", names.join(", ")),
                *first,
                format!("{label}not a field that {list} shows"),
            )
            .help("put what readers should see into `note`"),
        );
    }
}
