//! The `.bib` files that a CV names. Each is read once and checked like the CV itself.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::asked::Asked;
use crate::check;
use crate::diagnostics::{Report, Severity};
use crate::files::{self, Files, unreadable};
use crate::model::entries::{Patent, Publication, PublicationType, Talk};
use crate::model::values::Plain;
use crate::read::bibtex;
use crate::read::foreign;
use crate::records::library;
use crate::source::{Source, Span};
use crate::tree::{Node, Value};

/// The `.bib` files that a CV names. Each is a part of the source of the CV.
pub struct Library<'a> {
    /// The files that the CV names.
    pub(crate) files: Files<'a>,
    read: Vec<File>,
    counts: BTreeMap<PublicationType, usize>,
}

/// A file as it was read, and what its entries were read as.
pub(super) struct File {
    path: PathBuf,
    /// The byte of the source at which it starts.
    start: usize,
    /// What is wrong with it as a whole.
    report: Report,
    /// What is wrong in its entries, of which only that of entries which are asked for is said.
    faults: Report,
    /// Its entries, with their places in the file by itself.
    entries: bibtex::Entries,
    publications: Option<Read<Publication>>,
    talks: Option<Read<Talk>>,
    patents: Option<Read<Patent>>,
}

/// Entries, and where each is written.
pub(super) struct Read<K> {
    nodes: Vec<Node>,
    entries: Vec<check::Read<K>>,
}

/// An entry of a file.
#[derive(Clone, Copy)]
pub(super) struct LibraryEntry<'f, K> {
    /// What it says.
    pub is: &'f K,
    /// Where it is written.
    pub node: &'f Node,
    /// Whether it can be shown.
    pub is_whole: bool,
}

/// What the entries of a file can be read as.
pub(super) trait Kind: Clone + DeserializeOwned + 'static {
    /// What the schema calls it.
    const NAME: &'static str;

    /// The tree of each entry.
    fn nodes(
        entries: &bibtex::Entries,
        source: &Source,
        report: &mut Report,
    ) -> Vec<Node>;

    /// Where a file keeps what was read.
    fn kept(file: &File) -> Option<&Read<Self>>;

    /// The same, to be filled.
    fn keep(file: &mut File) -> &mut Option<Read<Self>>;
}

macro_rules! kinds {
    ($($kind:ident $name:literal $field:ident;)*) => {$(
        impl Kind for $kind {
            const NAME: &'static str = $name;

            fn nodes(
                entries: &bibtex::Entries,
                source: &Source,
                report: &mut Report,
            ) -> Vec<Node> {
                entries.$field(source, report)
            }

            fn kept(file: &File) -> Option<&Read<Self>> {
                file.$field.as_ref()
            }

            fn keep(file: &mut File) -> &mut Option<Read<Self>> {
                &mut file.$field
            }
        }
    )*};
}

kinds! {
    Publication "Publication" publications;
    Talk "Talk" talks;
    Patent "Patent" patents;
}

impl<'a> Library<'a> {
    /// A library of these files.
    pub fn new(files: Files<'a>) -> Self {
        Self { files, read: Vec::new(), counts: BTreeMap::new() }
    }

    /// A library of nothing: each file named is missing.
    pub fn without_files() -> Self {
        Self::new(Files::none())
    }

    /// The files that the CV names.
    pub fn files(&self) -> &Files<'a> {
        &self.files
    }

    /// How many publications the CV shows of each type, once it is complete: each work once,
    /// however many of its lists show it.
    pub fn counts(&self) -> &BTreeMap<PublicationType, usize> {
        &self.counts
    }

    pub(super) fn set_counts(&mut self, counts: BTreeMap<PublicationType, usize>) {
        self.counts = counts;
    }

    /// The files that were read.
    pub(super) fn read(&self) -> &[File] {
        &self.read
    }

    /// The trees of the entries that were read from each `.bib` file.
    pub(crate) fn trees(&self) -> impl Iterator<Item = &Node> {
        self.read.iter().flat_map(File::nodes)
    }

    /// Says what is wrong in each file with the entries that the CV asks for, and which of them
    /// cannot be shown.
    pub(super) fn tell(&self, asked: &Asked, report: &mut Report) {
        for file in &self.read {
            file.tell(|begin| !asked.is_left_out(begin), report);
        }
        asked.lacking.iter().for_each(|entry| report.not_show(*entry));
    }

    /// Reads the files that a section names, for the kind of its entries. One that cannot be
    /// read is reported at its name.
    pub(super) fn open_all<K: Kind>(
        &mut self,
        from: &[Plain],
        node: &Node,
        source: &mut Source,
        report: &mut Report,
    ) {
        let Some(field) = node.get("from") else { return };
        let places: Vec<_> = match &field.value.value {
            Value::Sequence(items) => items.iter().map(|item| item.span).collect(),
            _ => vec![field.value.span],
        };
        for (name, span) in from.iter().zip(places) {
            match self.file(Path::new(name.as_str()), source) {
                Ok(file) => file.read::<K>(source),
                Err(error) => report.add(unreadable(name.as_str(), span, &error, ".bib")),
            }
        }
    }

    /// A file, read if it is not; then it becomes a part of the source of the CV.
    pub(super) fn file(&mut self, path: &Path, cv: &mut Source) -> io::Result<&mut File> {
        if let Some(at) = self.read.iter().position(|file| file.path == path) {
            return Ok(&mut self.read[at]);
        }
        let bytes = self.files.bytes(path)?;
        let (mut report, mut faults) = (Report::default(), Report::default());
        let (source, entries) =
            match files::decode_old(&self.files.shown(path), bytes, &mut report) {
                Ok(source) => {
                    let entries = entries(&source, &mut faults);
                    if entries.is_empty() {
                        let found = foreign::no_library(&source);
                        let found =
                            found.unwrap_or_else(|| bibtex::without_entries(&source));
                        report.add(found);
                    }
                    (source, entries)
                }
                Err(source) => (*source, bibtex::Entries::default()),
            };
        let start = cv.add_beside(source);
        let report = report.moved(start).with_place(cv.span(start..start));
        self.read.push(File {
            path: path.to_owned(),
            start,
            report,
            faults: faults.into_warnings().moved(start),
            entries,
            publications: None,
            talks: None,
            patents: None,
        });
        let last = self.read.len() - 1;
        Ok(&mut self.read[last])
    }
}

/// The entries of a file, which may be a library of another program.
fn entries(source: &Source, report: &mut Report) -> bibtex::Entries {
    match library::translate(source, report) {
        Some(translated) => {
            let text = Source::new(source.name(), translated.text.clone());
            let read = bibtex::parse(&text, &mut Report::default());
            let start = source.span(0..0);
            read.placed(|span| translated.place(span).unwrap_or(start))
        }
        None => bibtex::parse(source, report),
    }
}

impl File {
    /// Reads its entries as what they are in a section that names the file. What is wrong with
    /// them is a warning: the file may be somebody else's, and costs an entry, not the page.
    pub(super) fn read<K: Kind>(&mut self, cv: &Source) {
        if K::kept(self).is_some() {
            return;
        }
        let source = cv.starting_at(self.start);
        let mut found = Report::default();
        let nodes = K::nodes(&self.entries, source, &mut found);
        let entries = check::all_entries(&nodes, K::NAME, source, &mut found);
        let nodes = nodes.into_iter().map(|node| node.moved(self.start)).collect();
        for fault in found.moved(self.start).into_each() {
            let is_lost = fault.severity() == Severity::Error;
            let fault =
                if is_lost { fault.adding("so the entry is not shown") } else { fault };
            self.faults.add(fault.into_warning_if(is_lost));
        }
        *K::keep(self) = Some(Read { nodes, entries });
    }

    /// Says what is wrong with the file, but not in the entries that begin where `is_asked` does
    /// not hold.
    fn tell(&self, is_asked: impl Fn(Span) -> bool, report: &mut Report) {
        self.report.each().for_each(|fault| report.add(fault.clone()));
        let mut unasked: Vec<_> = self
            .entries
            .places()
            .map(|(begin, whole)| (begin.moved(self.start), whole.moved(self.start)))
            .filter(|(begin, _)| !is_asked(*begin))
            .map(|(_, whole)| whole)
            .collect();
        unasked.sort();
        let is_unasked = |place: Span| {
            let behind = unasked.partition_point(|whole| whole.start() <= place.start());
            let before = behind.checked_sub(1).map(|at| unasked[at]);
            before.is_some_and(|whole| place.start() < whole.end())
        };
        for fault in self.faults.each() {
            let place = fault.label.as_ref().map(|label| label.span);
            if !place.is_some_and(is_unasked) {
                report.add(fault.clone());
            }
        }
    }

    /// The trees of its entries, as whatever they were read.
    fn nodes(&self) -> impl Iterator<Item = &Node> {
        let publications = self.publications.iter().flat_map(|read| &read.nodes);
        let talks = self.talks.iter().flat_map(|read| &read.nodes);
        publications.chain(talks).chain(self.patents.iter().flat_map(|read| &read.nodes))
    }

    /// Whether this is the file that a section names so.
    pub(super) fn is_named(&self, name: &Plain) -> bool {
        self.path == Path::new(name.as_str())
    }

    /// The entries, and where each is written.
    pub(super) fn entries<K: Kind>(&self) -> impl Iterator<Item = LibraryEntry<'_, K>> {
        let read = K::kept(self).into_iter();
        read.flat_map(|read| {
            read.entries.iter().map(|entry| LibraryEntry {
                is: &entry.entry,
                node: &read.nodes[entry.at],
                is_whole: entry.is_whole,
            })
        })
    }
}
