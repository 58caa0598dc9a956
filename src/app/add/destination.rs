//! Into which list of a CV a publication goes.

use std::path::{Path, PathBuf};

use crate::app::disk::input;
use crate::bibliography::texts;
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::tree::Node;
use crate::tree::sections::sections;

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListKind {
    Publications,
    Talks,
    Patents,
}

const KINDS: [(ListKind, &str); 3] = [
    (ListKind::Publications, "publications"),
    (ListKind::Talks, "talks"),
    (ListKind::Patents, "patents"),
];

/// Where publications go.
#[derive(Debug)]
pub(crate) enum Destination<'n> {
    /// Into a `.bib` file, by the path that the CV has for it.
    File(PathBuf, ListKind),
    /// Into the entries of a section of the CV.
    Section(&'n Node),
}

impl Destination<'_> {
    /// What the list holds.
    pub(crate) fn kind(&self) -> ListKind {
        match self {
            Self::File(_, kind) => *kind,
            Self::Section(_) => ListKind::Publications,
        }
    }
}

/// The place that is named; else the only `.bib` file of the CV's publications, or its only
/// list of publications.
pub(crate) fn find<'n>(
    root: &'n Node,
    cv: &Path,
    named: Option<&Path>,
) -> Result<Destination<'n>, Diagnostic> {
    let files = files(root, cv);
    let own = sections(root, "publications");
    match named {
        Some(named) => of_name(named, cv, &files, &own),
        None => only(cv, &files, &own),
    }
}

/// The `.bib` files that the CV names, each once.
fn files(root: &Node, cv: &Path) -> Vec<(PathBuf, ListKind)> {
    let mut files: Vec<(PathBuf, ListKind)> = Vec::new();
    for (kind, name) in KINDS {
        for file in sections(root, name).into_iter().flat_map(|it| texts(it, "from")) {
            let is_known = |(known, _): &(PathBuf, ListKind)| {
                is_one(&input::beside(cv, known), &input::beside(cv, Path::new(file)))
            };
            if !file.is_empty() && !files.iter().any(is_known) {
                files.push((file.into(), kind));
            }
        }
    }
    files
}

fn of_name<'n>(
    named: &Path,
    cv: &Path,
    files: &[(PathBuf, ListKind)],
    own: &[&'n Node],
) -> Result<Destination<'n>, Diagnostic> {
    let is_it =
        |(file, _): &&(PathBuf, ListKind)| is_one(&input::beside(cv, file), named);
    let as_written = |(file, _): &&(PathBuf, ListKind)| file == named;
    let file = files.iter().find(is_it).or_else(|| files.iter().find(as_written));
    if let Some((file, kind)) = file {
        return Ok(Destination::File(file.clone(), *kind));
    }
    let title = named.to_string_lossy();
    if let Some(section) = own.iter().find(|it| texts(it, "title") == [title.as_ref()]) {
        return Ok(Destination::Section(section));
    }
    if is_one(cv, named) {
        return section(own, cv);
    }
    let message = format!("`{}` names no file `{}`", cv.display(), excerpt(&title));
    let choices: Vec<_> = files.iter().map(|(file, _)| shown(cv, file)).collect();
    Err(unclear(message).help(match choices.as_slice() {
        [] => "name it there first, under `from` of a section of publications".into(),
        [only] => format!("it names `{only}`"),
        more => format!("it names `{}`", more.join("`, `")),
    }))
}

fn only<'n>(
    cv: &Path,
    files: &[(PathBuf, ListKind)],
    own: &[&'n Node],
) -> Result<Destination<'n>, Diagnostic> {
    let mut lists = files.iter().filter(|(_, kind)| *kind == ListKind::Publications);
    match (lists.next(), lists.next()) {
        (Some((file, kind)), None) => Ok(Destination::File(file.clone(), *kind)),
        (None, _) => section(own, cv),
        (Some((first, _)), Some(_)) => {
            let files = files.iter().filter(|(_, kind)| *kind == ListKind::Publications);
            let names: Vec<_> =
                files.map(|(file, _)| format!("`{}`", shown(cv, file))).collect();
            let message = format!(
                "`{}` names several files of publications: {}",
                cv.display(),
                names.join(", ")
            );
            Err(unclear(message).help(format!("choose one: `--to {}`", shown(cv, first))))
        }
    }
}

/// The only section with entries of its own, or the only section.
fn section<'n>(own: &[&'n Node], cv: &Path) -> Result<Destination<'n>, Diagnostic> {
    let with = own.iter().filter(|section| section.get("entries").is_some());
    let with: Vec<_> = with.copied().collect();
    let candidates = if with.is_empty() { own } else { &with };
    match candidates {
        [only] => Ok(Destination::Section(only)),
        [] => {
            let message = format!("`{}` has no section of publications", cv.display());
            Err(unclear(message)
                .help("add one: `- {kind: publications, from: papers.bib}`"))
        }
        more => {
            let titles: Vec<_> = more
                .iter()
                .map(|section| texts(section, "title").join(""))
                .filter(|title| !title.is_empty())
                .collect();
            let message = format!("`{}` has several lists of publications", cv.display());
            Err(unclear(message).help(match titles.as_slice() {
                [] => "give them titles, and name one with `--to TITLE`".into(),
                titles => {
                    let choices = titles.iter().map(|it| format!("`--to \"{it}\"`"));
                    format!("choose one: {}", choices.collect::<Vec<_>>().join(", "))
                }
            }))
        }
    }
}

/// A file as the command line would name it.
fn shown(cv: &Path, file: &Path) -> String {
    input::beside(cv, file).display().to_string()
}

/// Whether two paths lead to one file.
fn is_one(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|one| real(other) == Some(one))
}

fn unclear(message: String) -> Diagnostic {
    Diagnostic::of_file(Code::UnclearPlace, message)
}
