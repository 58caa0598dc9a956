//! The files that a CV names. A `.bib` file is read once and checked like the CV itself.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::asked::Asked;
use super::work::Origin;
use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report, Severity};
use crate::model::entries::{Patent, Publication, PublicationType, Talk};
use crate::model::values::Plain;
use crate::read::{bibtex, yaml};
use crate::source::{Source, Span};
use crate::tree::{Node, Value};

/// Gives the bytes of a file that the CV names, by the path written there.
type Open<'a> = dyn Fn(&Path) -> io::Result<Vec<u8>> + 'a;

/// The files that a CV names, and what was found in them.
pub struct Library<'a> {
    open: Box<Open<'a>>,
    /// The folder of the CV, from where the program runs.
    folder: PathBuf,
    files: Vec<File>,
    /// Texts of other kinds, and what was found in each.
    texts: Vec<Text>,
    /// Every file that was asked for, whether it could be read or not.
    named: RefCell<Vec<PathBuf>>,
    counts: BTreeMap<PublicationType, usize>,
}

/// A file that is no `.bib` file, such as the style of a theme.
struct Text {
    path: PathBuf,
    source: Source,
    report: Report,
}

/// A file as it was read, and what its entries were read as.
pub(super) struct File {
    path: PathBuf,
    source: Source,
    /// What is said of it.
    report: Report,
    /// What is wrong in its entries, of which only that of entries which are asked for is said.
    faults: Report,
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
pub(super) struct Entry<'f, K> {
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
    /// A library of the files that `open` gives.
    pub fn new(open: impl Fn(&Path) -> io::Result<Vec<u8>> + 'a) -> Self {
        Self {
            open: Box::new(open),
            folder: PathBuf::new(),
            files: Vec::new(),
            texts: Vec::new(),
            named: RefCell::default(),
            counts: BTreeMap::new(),
        }
    }

    /// The same for a CV in this folder, which diagnostics show before the names of files.
    #[must_use]
    pub fn in_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    /// A library of nothing: each file named is missing.
    pub fn without_files() -> Self {
        Self::new(|_| Err(io::ErrorKind::NotFound.into()))
    }

    /// The bytes of a file that the CV names.
    pub(crate) fn bytes(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut named = self.named.borrow_mut();
        if !named.iter().any(|known| known == path) {
            named.push(path.to_owned());
        }
        (self.open)(path)
    }

    /// A file of which the text becomes a part of the CV: what is wrong in it is the CV's.
    pub(crate) fn source(&self, path: &Path, report: &mut Report) -> io::Result<Source> {
        let bytes = self.bytes(path)?;
        let decoded = yaml::decode(&self.folder.join(path), bytes, report);
        Ok(decoded.unwrap_or_else(|source| *source))
    }

    /// The text of a file that the CV names and that is no `.bib` file. What is wrong in it
    /// can be added to [`Library::report_on_text`].
    pub(crate) fn text(&mut self, path: &Path) -> io::Result<&Source> {
        if let Some(at) = self.texts.iter().position(|text| text.path == path) {
            return Ok(&self.texts[at].source);
        }
        let bytes = self.bytes(path)?;
        let mut report = Report::default();
        let shown = self.folder.join(path.strip_prefix(".").unwrap_or(path));
        let decoded = yaml::decode(&shown, bytes, &mut report);
        let source = decoded.unwrap_or_else(|source| *source);
        self.texts.push(Text { path: path.to_owned(), source, report });
        Ok(&self.texts[self.texts.len() - 1].source)
    }

    /// A text that was read from this path, and what was found in it.
    pub(crate) fn report_on_text(
        &mut self,
        path: &Path,
    ) -> Option<(&Source, &mut Report)> {
        let text = self.texts.iter_mut().find(|text| text.path == path)?;
        Some((&text.source, &mut text.report))
    }

    /// What was found in each file, in the order in which the CV names them.
    pub fn reports(&self) -> impl Iterator<Item = (&Source, &Report)> {
        let texts = self.texts.iter().map(|text| (&text.source, &text.report));
        self.files.iter().map(|file| (&file.source, &file.report)).chain(texts)
    }

    /// The files that the CV names, as it names them; also those that could not be read.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.named.borrow().clone()
    }

    /// Takes note of files that were read for the CV elsewhere.
    pub(crate) fn take_note(&self, paths: &[PathBuf]) {
        let mut named = self.named.borrow_mut();
        for path in paths {
            if !named.contains(path) {
                named.push(path.clone());
            }
        }
    }

    /// How many publications the CV shows of each type, once it is complete: each work once,
    /// however many of its lists show it.
    pub fn counts(&self) -> &BTreeMap<PublicationType, usize> {
        &self.counts
    }

    pub(super) fn set_counts(&mut self, counts: BTreeMap<PublicationType, usize>) {
        self.counts = counts;
    }

    /// Whether a file has faults that forbid a PDF.
    pub fn has_errors(&self) -> bool {
        self.reports().any(|(_, report)| report.has_errors())
    }

    /// The files that were read.
    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    /// The text of each `.bib` file, with the trees of the entries that were read from it.
    pub(crate) fn trees(&self) -> impl Iterator<Item = (&Source, Vec<&Node>)> {
        self.files.iter().map(|file| (&file.source, file.nodes().collect()))
    }

    /// Says what is wrong in each file with the entries that the CV asks for, and which of them
    /// cannot be shown.
    pub(super) fn tell(&mut self, asked: &Asked) {
        for (at, file) in self.files.iter_mut().enumerate() {
            file.tell(|begin| !asked.is_left_out(at, begin));
            for (_, entry) in asked.lacking.iter().filter(|(file, _)| *file == at) {
                file.report.not_show(*entry);
            }
        }
    }

    /// The report on a file; on the CV without one.
    pub(crate) fn report_on<'r>(
        &'r mut self,
        origin: Origin,
        cv: &'r mut Report,
    ) -> &'r mut Report {
        origin.map_or(cv, |at| &mut self.files[at].report)
    }

    /// Reads the files that a section names, for the kind of its entries. One that cannot be
    /// read is reported at its name.
    pub(super) fn open_all<K: Kind>(
        &mut self,
        from: &[Plain],
        node: &Node,
        report: &mut Report,
    ) {
        let Some(field) = node.get("from") else { return };
        let places: Vec<_> = match &field.value.value {
            Value::Sequence(items) => items.iter().map(|item| item.span).collect(),
            _ => vec![field.value.span],
        };
        for (name, span) in from.iter().zip(places) {
            match self.file(Path::new(name.as_str())) {
                Ok(file) => file.read::<K>(),
                Err(error) => report.add(unreadable(name.as_str(), span, &error, ".bib")),
            }
        }
    }

    /// A file, read if it is not.
    pub(super) fn file(&mut self, path: &Path) -> io::Result<&mut File> {
        if let Some(at) = self.files.iter().position(|file| file.path == path) {
            return Ok(&mut self.files[at]);
        }
        let bytes = self.bytes(path)?;
        let (mut report, mut faults) = (Report::default(), Report::default());
        let (source, entries) =
            match yaml::decode_old(&self.folder.join(path), bytes, &mut report) {
                Ok(source) => {
                    let entries = bibtex::parse(&source, &mut faults);
                    if entries.is_empty() {
                        report.add(bibtex::without_entries(&source));
                    }
                    (source, entries)
                }
                Err(source) => (*source, bibtex::Entries::default()),
            };
        self.files.push(File {
            path: path.to_owned(),
            source,
            report,
            faults: faults.into_warnings(),
            entries,
            publications: None,
            talks: None,
            patents: None,
        });
        let last = self.files.len() - 1;
        Ok(&mut self.files[last])
    }
}

impl File {
    /// Its text.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// Reads its entries as what they are in a section that names the file. What is wrong with
    /// them is a warning: the file may be somebody else's, and costs an entry, not the page.
    pub(super) fn read<K: Kind>(&mut self) {
        if K::kept(self).is_some() {
            return;
        }
        let mut found = Report::default();
        let nodes = K::nodes(&self.entries, &self.source, &mut found);
        let entries = check::all_entries(&nodes, K::NAME, &self.source, &mut found);
        for fault in found.into_each() {
            let is_lost = fault.severity() == Severity::Error;
            let fault =
                if is_lost { fault.adding("so the entry is not shown") } else { fault };
            self.faults.add(fault.into_warning_if(is_lost));
        }
        *K::keep(self) = Some(Read { nodes, entries });
    }

    /// Says what is wrong with the file, but not in the entries that begin where `is_asked` does
    /// not hold.
    fn tell(&mut self, is_asked: impl Fn(Span) -> bool) {
        let mut unasked: Vec<_> = self
            .entries
            .places()
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
                self.report.add(fault.clone());
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
    pub(super) fn entries<K: Kind>(&self) -> impl Iterator<Item = Entry<'_, K>> {
        let read = K::kept(self).into_iter();
        read.flat_map(|read| {
            read.entries.iter().map(|entry| Entry {
                is: &entry.entry,
                node: &read.nodes[entry.at],
                is_whole: entry.is_whole,
            })
        })
    }
}

/// A file that was perhaps meant: what an error says of a path at which there is none.
#[derive(Debug)]
pub(crate) struct NearFile(pub PathBuf);

impl NearFile {
    /// The file that an error names.
    pub(crate) fn of(error: &io::Error) -> Option<&Path> {
        let near = error.get_ref()?.downcast_ref::<Self>()?;
        Some(&near.0)
    }
}

impl std::fmt::Display for NearFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "there is `{}`", self.0.display())
    }
}

impl std::error::Error for NearFile {}

/// What is said of a file that cannot be read, at the place that names it; `ending` is that
/// of the files that can be named there.
pub(crate) fn unreadable(
    name: &str,
    span: Span,
    error: &io::Error,
    ending: &str,
) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => {
            let help = match NearFile::of(error) {
                Some(near) => format!("did you mean `{}`?", near.display()),
                None => "write the path from the folder of the CV".to_owned(),
            };
            (format!("there is no file `{name}`"), help)
        }
        io::ErrorKind::PermissionDenied => {
            let help = "allow it with `chmod u+r`".to_owned();
            (format!("the file `{name}` may not be read"), help)
        }
        io::ErrorKind::IsADirectory => {
            let help = format!("name a `{ending}` file in it");
            (format!("`{name}` is a folder, not a file"), help)
        }
        _ => {
            let help = "look at the file itself".to_owned();
            (format!("the file `{name}` cannot be read"), help)
        }
    };
    Diagnostic::new(Code::UnreadableFile, message, span, "named here").help(help)
}
