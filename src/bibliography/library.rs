//! The `.bib` files that a CV names: each is read once and checked like the CV itself.

use std::io;
use std::path::{Path, PathBuf};

use super::work::Origin;
use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::entries::Publication;
use crate::model::publications::Publications;
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

/// A file as it was read.
pub(super) struct File {
    path: PathBuf,
    source: Source,
    report: Report,
    nodes: Vec<Node>,
    /// The publications without faults, each with the place of its node.
    publications: Vec<(usize, Publication)>,
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

    /// The files that were read, as the CV names them.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// Whether a file has faults that forbid a PDF.
    pub fn has_errors(&self) -> bool {
        self.files.iter().any(|file| file.report.has_errors())
    }

    /// The files that were read.
    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    /// The report on a file; on the CV without one.
    pub(super) fn report_on<'r>(
        &'r mut self,
        origin: Origin,
        cv: &'r mut Report,
    ) -> &'r mut Report {
        origin.map_or(cv, |at| &mut self.files[at].report)
    }

    /// Reads the files that a section names. One that cannot be read is reported at its
    /// name.
    pub(super) fn open_all(
        &mut self,
        section: &Publications,
        node: &Node,
        report: &mut Report,
    ) {
        let Some(field) = node.get("from") else { return };
        let places: Vec<_> = match &field.value.value {
            Value::Sequence(items) => items.iter().map(|item| item.span).collect(),
            _ => vec![field.value.span],
        };
        for (name, span) in section.from.iter().zip(places) {
            if let Err(error) = self.read(Path::new(name.as_str())) {
                report.add(unreadable(name.as_str(), span, &error));
            }
        }
    }

    fn read(&mut self, path: &Path) -> io::Result<()> {
        if self.files.iter().any(|file| file.path == path) {
            return Ok(());
        }
        let bytes = (self.open)(path)?;
        let mut report = Report::default();
        let (source, nodes) = match parse::decode(path, bytes, &mut report) {
            Ok(source) => {
                let nodes = bibtex::parse(&source, &mut report);
                (source, nodes)
            }
            Err(source) => (*source, Vec::new()),
        };
        let publications = check::publications(&nodes, &source, &mut report);
        let path = path.to_owned();
        self.files.push(File { path, source, report, nodes, publications });
        Ok(())
    }
}

impl File {
    /// Whether this is the file that a section names so.
    pub(super) fn is_named(&self, name: &Plain) -> bool {
        self.path == Path::new(name.as_str())
    }

    /// The publications without faults, and where each is written.
    pub(super) fn publications(&self) -> impl Iterator<Item = (&Publication, &Node)> {
        self.publications.iter().map(|(at, publication)| (publication, &self.nodes[*at]))
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
