//! The `.bib` files that a CV names: each is read once, checked like the CV itself, and its
//! publications join those of the section that names it.

use std::cmp::Reverse;
use std::io;
use std::path::{Path, PathBuf};

use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Cv;
use crate::model::date::{PartialDate, Period, When};
use crate::model::entries::{Patent, Publication, Talk};
use crate::model::section::Section;
use crate::model::values::Plain;
use crate::parse::{self, Node, Value, bibtex};
use crate::source::{Source, Span};

/// Gives the bytes of a file that the CV names, by the path written there.
type Open<'a> = dyn Fn(&Path) -> io::Result<Vec<u8>> + 'a;

/// The files that a CV names, and what was found in them.
pub struct Library<'a> {
    open: Box<Open<'a>>,
    files: Vec<File>,
}

struct File {
    path: PathBuf,
    source: Source,
    report: Report,
    entries: bibtex::Entries,
    publications: Option<Vec<Publication>>,
    talks: Option<Vec<Talk>>,
    patents: Option<Vec<Patent>>,
}

/// What entries of a file can be read as: where the file keeps them once they are.
trait Kind: Clone {
    fn kept(file: &mut File) -> &mut Option<Vec<Self>>;
    fn read(entries: &bibtex::Entries, source: &Source, report: &mut Report)
    -> Vec<Self>;
    fn period(&self) -> &Period;
}

macro_rules! kinds {
    ($($kind:ident $name:ident;)*) => {$(
        impl Kind for $kind {
            fn kept(file: &mut File) -> &mut Option<Vec<Self>> {
                &mut file.$name
            }

            fn read(
                entries: &bibtex::Entries,
                source: &Source,
                report: &mut Report,
            ) -> Vec<Self> {
                let nodes = entries.$name(source, report);
                check::$name(&nodes, source, report)
            }

            fn period(&self) -> &Period {
                &self.period
            }
        }
    )*};
}

kinds! {
    Publication publications;
    Talk talks;
    Patent patents;
}

impl<'a> Library<'a> {
    /// A library of the files that `open` gives.
    pub fn new(open: impl Fn(&Path) -> io::Result<Vec<u8>> + 'a) -> Self {
        Self { open: Box::new(open), files: Vec::new() }
    }

    /// A library of nothing: each file named is missing.
    pub fn without_files() -> Self {
        Self::new(|_| Err(io::ErrorKind::NotFound.into()))
    }

    /// What was found in each file, in the order in which the CV names them.
    pub fn reports(&self) -> impl Iterator<Item = (&Source, &Report)> {
        self.files.iter().map(|file| (&file.source, &file.report))
    }

    /// Whether a file has faults that forbid a PDF.
    pub fn has_errors(&self) -> bool {
        self.files.iter().any(|file| file.report.has_errors())
    }

    /// Adds the publications of the files to the sections that name them. A file that
    /// cannot be read is reported at its name in the tree.
    pub fn complete(&mut self, cv: &mut Cv, root: &Node, report: &mut Report) {
        self.sections(&mut cv.sections, root, report);
    }

    fn sections(&mut self, sections: &mut [Section], root: &Node, report: &mut Report) {
        for section in sections {
            match section {
                Section::Publications(section) if !section.from.is_empty() => {
                    self.section(&section.from, &mut section.entries, root, report);
                }
                Section::Talks(section) if !section.from.is_empty() => {
                    self.section(&section.from, &mut section.entries, root, report);
                }
                Section::Patents(section) if !section.from.is_empty() => {
                    self.section(&section.from, &mut section.entries, root, report);
                }
                Section::Group(group) => self.sections(&mut group.sections, root, report),
                _ => {}
            }
        }
    }

    fn section<K: Kind>(
        &mut self,
        from: &[Plain],
        entries: &mut Vec<K>,
        root: &Node,
        report: &mut Report,
    ) {
        for name in from {
            match self.file(Path::new(name.as_str())) {
                Ok(file) => {
                    if K::kept(file).is_none() {
                        let read = K::read(&file.entries, &file.source, &mut file.report);
                        *K::kept(file) = Some(read);
                    }
                    entries.extend(K::kept(file).iter().flatten().cloned());
                }
                Err(error) => {
                    if let Some(span) = place_of(root, name.as_str()) {
                        report.add(unreadable(name.as_str(), span, &error));
                    }
                }
            }
        }
        entries.sort_by_key(|entry| Reverse(date_of(entry.period())));
    }

    fn file(&mut self, path: &Path) -> io::Result<&mut File> {
        if let Some(at) = self.files.iter().position(|file| file.path == path) {
            return Ok(&mut self.files[at]);
        }
        let bytes = (self.open)(path)?;
        let mut report = Report::default();
        let (source, entries) = match parse::decode(path, bytes, &mut report) {
            Ok(source) => {
                let entries = bibtex::parse(&source, &mut report);
                (source, entries)
            }
            Err(source) => (*source, bibtex::Entries::default()),
        };
        let path = path.to_owned();
        let (publications, talks, patents) = (None, None, None);
        let file = File { path, source, report, entries, publications, talks, patents };
        self.files.push(file);
        let last = self.files.len() - 1;
        Ok(&mut self.files[last])
    }
}

/// When a publication appeared; what has no date comes last.
fn date_of(period: &Period) -> Option<PartialDate> {
    let dates = period.date.iter().find_map(|when| match when {
        When::On(date) => Some(*date),
        _ => None,
    });
    dates.or(period.start)
}

/// Where a section names a file.
fn place_of(node: &Node, name: &str) -> Option<Span> {
    match &node.value {
        Value::Scalar(_) => None,
        Value::Sequence(items) => items.iter().find_map(|item| place_of(item, name)),
        Value::Mapping(fields) => fields.iter().find_map(|field| match &field.value.value {
            Value::Scalar(scalar) if field.key == "from" => {
                (scalar.text.trim() == name).then_some(field.value.span)
            }
            Value::Sequence(items) if field.key == "from" => items
                .iter()
                .find(|item| matches!(&item.value, Value::Scalar(scalar) if scalar.text.trim() == name))
                .map(|item| item.span),
            _ => place_of(&field.value, name),
        }),
    }
}

fn unreadable(name: &str, span: Span, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            format!("there is no file `{name}`"),
            "write the path from the folder of the CV",
        ),
        io::ErrorKind::PermissionDenied => {
            (format!("the file `{name}` may not be read"), "allow it with `chmod u+r`")
        }
        io::ErrorKind::IsADirectory => {
            (format!("`{name}` is a folder, not a file"), "name a `.bib` file in it")
        }
        _ => (format!("the file `{name}` cannot be read"), "look at the file itself"),
    };
    Diagnostic::new(Code::UnreadableFile, message, span, "named here").help(help)
}
