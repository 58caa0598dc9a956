//! The `.bib` files that a CV names: each is read once, checked like the CV itself, and its
//! publications join those of the section that names it.

use std::cmp::Reverse;
use std::io;
use std::path::{Path, PathBuf};

use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Cv;
use crate::model::date::{PartialDate, When};
use crate::model::entries::Publication;
use crate::model::publications::Publications;
use crate::model::section::Section;
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
    publications: Vec<Publication>,
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

    /// The bytes of a file that the CV names.
    pub(crate) fn bytes(&self, path: &Path) -> io::Result<Vec<u8>> {
        (self.open)(path)
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
                    self.section(section, root, report);
                }
                Section::Group(group) => self.sections(&mut group.sections, root, report),
                _ => {}
            }
        }
    }

    fn section(&mut self, section: &mut Publications, root: &Node, report: &mut Report) {
        for name in &section.from {
            match self.file(Path::new(name.as_str())) {
                Ok(file) => section.entries.extend_from_slice(&file.publications),
                Err(error) => {
                    if let Some(span) = place_of(root, name.as_str()) {
                        report.add(unreadable(name.as_str(), span, &error, ".bib"));
                    }
                }
            }
        }
        section.entries.sort_by_key(|entry| Reverse(date_of(entry)));
    }

    fn file(&mut self, path: &Path) -> io::Result<&File> {
        if let Some(at) = self.files.iter().position(|file| file.path == path) {
            return Ok(&self.files[at]);
        }
        let bytes = (self.open)(path)?;
        let mut report = Report::default();
        let (source, publications) = match parse::decode(path, bytes, &mut report) {
            Ok(source) => {
                let nodes = bibtex::parse(&source, &mut report);
                let publications = check::publications(&nodes, &source, &mut report);
                (source, publications)
            }
            Err(source) => (*source, Vec::new()),
        };
        self.files.push(File { path: path.to_owned(), source, report, publications });
        Ok(&self.files[self.files.len() - 1])
    }
}

/// When a publication appeared; what has no date comes last.
fn date_of(entry: &Publication) -> Option<PartialDate> {
    entry.period.date.iter().find_map(|when| match when {
        When::On(date) => Some(*date),
        _ => None,
    })
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

/// What is said of a file that cannot be read, at the place that names it; `ending` is that
/// of the files that can be named there.
pub(crate) fn unreadable(
    name: &str,
    span: Span,
    error: &io::Error,
    ending: &str,
) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            format!("there is no file `{name}`"),
            "write the path from the folder of the CV".to_owned(),
        ),
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
