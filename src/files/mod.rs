//! The files that a CV names: opened, noted, and kept where they are texts.

mod archive;
mod attachment;
mod decode;
mod legacy;
mod parts;

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{Source, Span};

pub use decode::{decode, too_large};
pub use legacy::decode_old;
pub(crate) use parts::{Parts, decode_cv};

/// Gives the bytes of a file that the CV names, by the path written there.
type Open<'a> = dyn Fn(&Path) -> io::Result<Vec<u8>> + 'a;

/// The files that a CV names.
pub struct Files<'a> {
    open: Box<Open<'a>>,
    /// The folder of the CV, from where the program runs.
    folder: PathBuf,
    /// The texts that were read and are no `.bib` file.
    texts: Vec<Text>,
    /// Every file that was asked for, whether it could be read or not.
    named: RefCell<Vec<PathBuf>>,
}

/// A file that is no `.bib` file, such as the style of a theme.
struct Text {
    path: PathBuf,
    /// The byte of the source of the CV at which it starts.
    start: usize,
    /// Why it cannot be read as a text.
    report: Report,
}

impl<'a> Files<'a> {
    /// The files that `open` gives.
    pub fn new(open: impl Fn(&Path) -> io::Result<Vec<u8>> + 'a) -> Self {
        Self {
            open: Box::new(open),
            folder: PathBuf::new(),
            texts: Vec::new(),
            named: RefCell::default(),
        }
    }

    /// The same for a CV in this folder, which diagnostics show before the names of files.
    #[must_use]
    pub fn in_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    /// No files: each that is named is missing.
    pub fn none() -> Self {
        Self::new(|_| Err(io::ErrorKind::NotFound.into()))
    }

    /// Forgets what was read: the files are opened again when they are asked for.
    pub fn reset(&mut self) {
        self.texts.clear();
        self.named.borrow_mut().clear();
    }

    /// The bytes of a file that the CV names.
    pub(crate) fn bytes(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut named = self.named.borrow_mut();
        if !named.iter().any(|known| known == path) {
            named.push(path.to_owned());
        }
        (self.open)(path)
    }

    /// The text of a file that need not be there, and is a file of the CV only where it is.
    pub(crate) fn text_if_there(&self, path: &Path) -> Option<String> {
        let text = String::from_utf8((self.open)(path).ok()?).ok()?;
        self.take_note(&[path.to_owned()]);
        Some(text)
    }

    /// A file of which the text becomes a part of the CV: what is wrong in it is the CV's.
    pub(crate) fn source(&self, path: &Path, report: &mut Report) -> io::Result<Source> {
        let bytes = self.bytes(path)?;
        let decoded = decode(&self.shown(path), bytes, report);
        Ok(decoded.unwrap_or_else(|source| *source))
    }

    /// The text of a file that the CV names and that is no `.bib` file, which becomes a part of
    /// the source of the CV. Gives the byte at which it starts.
    pub(crate) fn text(
        &mut self,
        path: &Path,
        cv: &mut Source,
        report: &mut Report,
    ) -> io::Result<usize> {
        if let Some(known) = self.texts.iter().find(|text| text.path == path) {
            report.extend(known.report.clone());
            return Ok(known.start);
        }
        let bytes = self.bytes(path)?;
        let mut found = Report::default();
        let shown = self.folder.join(path.strip_prefix(".").unwrap_or(path));
        let decoded = decode(&shown, bytes, &mut found);
        let start = cv.add_beside(decoded.unwrap_or_else(|source| *source));
        let found = found.moved(start).with_place(cv.span(start..start));
        report.extend(found.clone());
        self.texts.push(Text { path: path.to_owned(), start, report: found });
        Ok(start)
    }

    /// The byte of the source of the CV at which the text of this path starts.
    pub(crate) fn start_of_text(&self, path: &Path) -> Option<usize> {
        self.texts.iter().find(|text| text.path == path).map(|text| text.start)
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

    /// The name under which diagnostics show a file.
    pub(crate) fn shown(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
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
    let help = match error.kind() {
        io::ErrorKind::NotFound => match NearFile::of(error) {
            Some(near) => format!("did you mean `{}`?", near.display()),
            None => "write the path from the folder of the CV".to_owned(),
        },
        io::ErrorKind::PermissionDenied => "allow it with `chmod u+r`".to_owned(),
        io::ErrorKind::IsADirectory => format!("name a `{ending}` file in it"),
        _ => "look at the file itself".to_owned(),
    };
    let message = why_unreadable(name, error);
    Diagnostic::new(Code::UnreadableFile, message, span, "named here").help(help)
}

/// Why a file cannot be read, in the author's words.
pub(crate) fn why_unreadable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file `{name}`"),
        io::ErrorKind::PermissionDenied => format!("no permission to read `{name}`"),
        io::ErrorKind::IsADirectory => format!("`{name}` is a folder, not a file"),
        _ => format!("the file `{name}` cannot be read"),
    }
}
