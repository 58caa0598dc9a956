//! Reading a CV from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::app::pipeline::Compilation;
use crate::bibliography::Library;
use crate::check::suggestions;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::files::{self, Files, NearFile, why_unreadable};
use crate::read::foreign;
use crate::source::{MAX_BYTES, Source};

/// The name under which standard input is shown.
const STANDARD_INPUT: &str = "<stdin>";

/// Reads a CV; `-` is standard input. An empty source with a report that says why when it
/// cannot be read.
pub(crate) fn read(path: &Path, report: &mut Report) -> Source {
    read_as(Wanted::Cv, path, report)
}

/// A CV at this path with the files that it may name; with a report that says why when it
/// cannot be read.
pub(crate) fn compilation(path: &Path) -> Compilation<'static> {
    let mut report = Report::default();
    let source = read(path, &mut report);
    Compilation { source, library: library(path), report }
}

/// Reads BibTeX; `-` is standard input.
pub(crate) fn read_bibtex(path: &Path, report: &mut Report) -> Source {
    read_as(Wanted::Bibtex, path, report)
}

/// What a file is to hold.
#[derive(Clone, Copy)]
enum Wanted {
    Cv,
    Bibtex,
}

impl Wanted {
    /// The name of such a file.
    fn example(self) -> &'static str {
        match self {
            Self::Cv => "cv.yaml",
            Self::Bibtex => "papers.bib",
        }
    }

    /// What to do where there is no such file.
    fn not_found_help(self, path: &Path) -> String {
        match self {
            Self::Cv => not_found_help(path),
            Self::Bibtex => {
                "name a file of BibTeX, or give BibTeX itself, which starts like `@article{`"
                    .into()
            }
        }
    }
}

/// What of archives and PDFs holds a CV.
const PARTS: files::Parts =
    files::Parts { of_archive: foreign::is_part, of_pdf: foreign::is_attachment };

fn read_as(wanted: Wanted, path: &Path, report: &mut Report) -> Source {
    let is_standard = path == Path::new("-");
    let name = if is_standard { PathBuf::from(STANDARD_INPUT) } else { path.to_owned() };
    let bytes = if is_standard { limited(io::stdin().lock()) } else { open(path) };
    match bytes {
        Ok(bytes) => {
            let read = match wanted {
                Wanted::Cv => files::decode_cv(&name, bytes, &PARTS, report),
                Wanted::Bibtex => files::decode(&name, bytes, report),
            };
            read.unwrap_or_else(|source| *source)
        }
        Err(error) => {
            report.add(unreadable(path, &error, wanted));
            Source::new(name, "")
        }
    }
}

/// The files that the CV at this path may name, as paths from its folder; from the current
/// folder for a CV on standard input.
pub(crate) fn library(cv: &Path) -> Library<'static> {
    let cv = cv.to_owned();
    let folder = cv.parent().map(Path::to_owned).unwrap_or_default();
    let open = move |path: &Path| {
        open_named(&beside(&cv, path)).map_err(|error| with_near(error, &cv, path))
    };
    Library::new(Files::new(open).in_folder(folder))
}

/// The same, with a file of which the text is not that on disk.
pub(crate) fn library_with(
    cv: &Path,
    file: impl Into<PathBuf>,
    text: String,
) -> Library<'static> {
    let (cv, file) = (cv.to_owned(), file.into());
    let folder = cv.parent().map(Path::to_owned).unwrap_or_default();
    let real = std::fs::canonicalize(beside(&cv, &file)).ok();
    let open_or_given = move |path: &Path| {
        let found = beside(&cv, path);
        // A CV may name a file in two ways.
        let is_it = || real.is_some() && std::fs::canonicalize(&found).ok() == real;
        if path == file || is_it() {
            Ok(text.clone().into_bytes())
        } else {
            open_named(&found).map_err(|error| with_near(error, &cv, path))
        }
    };
    Library::new(Files::new(open_or_given).in_folder(folder))
}

/// The files that were read for a CV, from the folder where the program runs: its own, unless
/// it is standard input, and those it names.
pub(crate) fn files(cv: &Path, library: &Library<'_>) -> Vec<PathBuf> {
    let own = Some(cv.to_owned()).filter(|cv| cv != Path::new("-"));
    let named = library.files.paths();
    own.into_iter().chain(named.iter().map(|path| beside(cv, path))).collect()
}

/// A path that a CV names, from the folder where the program runs.
pub(crate) fn beside(cv: &Path, path: &Path) -> PathBuf {
    cv.parent().unwrap_or(Path::new("")).join(path)
}

/// A file that a CV names. A pipe might never end.
fn open_named(path: &Path) -> io::Result<Vec<u8>> {
    let kind = std::fs::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() {
        open(path)
    } else {
        Err(io::Error::other("it is no ordinary file"))
    }
}

fn open(path: &Path) -> io::Result<Vec<u8>> {
    limited(File::open(path)?)
}

/// Reads no more than what is needed to know that it is too much.
fn limited(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error, wanted: Wanted) -> Diagnostic {
    let name = path.display().to_string();
    let help = match error.kind() {
        io::ErrorKind::NotFound => wanted.not_found_help(path),
        io::ErrorKind::PermissionDenied => format!("allow it: `chmod u+r {name}`"),
        io::ErrorKind::IsADirectory => {
            format!("name the file in it: `{}`", path.join(wanted.example()).display())
        }
        _ => "look at the file itself".into(),
    };
    let message = why_unreadable(&name, error);
    Diagnostic::of_file(Code::UnreadableFile, message).help(help)
}

/// The error with the file that was perhaps meant by a path of a CV, if it is that there is
/// none: one of a like name beside it, or one of this name in a folder next to it.
fn with_near(error: io::Error, cv: &Path, path: &Path) -> io::Error {
    let near = (error.kind() == io::ErrorKind::NotFound).then(|| near_file(cv, path));
    match near.flatten() {
        Some(near) => io::Error::new(error.kind(), NearFile(near)),
        None => error,
    }
}

fn near_file(cv: &Path, path: &Path) -> Option<PathBuf> {
    let own = path.parent().unwrap_or(Path::new(""));
    let written = path.file_name()?.to_str()?;
    let names = |folder: &Path| -> Vec<String> {
        let here = beside(cv, folder);
        let here = if here.as_os_str().is_empty() { Path::new(".") } else { &here };
        let files = std::fs::read_dir(here).into_iter().flatten().flatten();
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        names.filter(|name| !name.starts_with('.')).take(MOST_NAMES).collect()
    };
    let beside_it = names(own);
    let ending = |name: &str| Path::new(name).extension().map(ToOwned::to_owned);
    let is_alike = |name: &&String| {
        ending(written).is_none_or(|wanted| {
            ending(name).is_some_and(|ending| ending.eq_ignore_ascii_case(&wanted))
        })
    };
    let alike: Vec<_> = beside_it.iter().filter(is_alike).map(String::as_str).collect();
    if let Some(near) = suggestions::word(written, &alike) {
        return Some(own.join(near));
    }
    let folders = [Path::new(""), Path::new("..")].map(Path::to_owned).into_iter();
    let folders = folders.chain(beside_it.iter().map(|name| own.join(name)));
    folders
        .map(|folder| folder.join(written))
        .find(|other| other != path && beside(cv, other).is_file())
}

/// How many files of a folder are looked at.
const MOST_NAMES: usize = 1000;

/// The file in the same folder that was meant, if one is near.
fn not_found_help(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let written = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let files = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten();
    let names =
        files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
    let mut near: Vec<_> = names
        .filter(|name| is_yaml(name))
        .map(|name| (strsim::damerau_levenshtein(&name.to_lowercase(), &written), name))
        .collect();
    near.sort();
    match near.first() {
        Some((_, name)) => {
            let name = folder.map_or(PathBuf::from(name), |folder| folder.join(name));
            format!("did you mean `{}`?", name.display())
        }
        None => format!("start a CV with `cvtex new {}`", path.display()),
    }
}

pub(crate) fn is_yaml(name: &str) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
}
