//! Which CV is meant, where the command line does not say it.

use std::path::{Path, PathBuf};

use crate::app::disk::input;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::read::yaml;

/// The CV that is looked for first.
const FIRST: &str = "cv.yaml";

/// The CV that is named; else `cv.yaml`, or the only one in the folder.
pub(crate) fn find(named: Option<&Path>) -> Result<PathBuf, Diagnostic> {
    if let Some(path) = named {
        if path == Path::new("-") {
            let message = "a CV on standard input cannot be added to";
            return Err(unclear(message.into()).help("name a file: `--cv cv.yaml`"));
        }
        return Ok(path.to_owned());
    }
    if Path::new(FIRST).exists() {
        return Ok(FIRST.into());
    }
    let mut found: Vec<_> = std::fs::read_dir(".")
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| PathBuf::from(file.file_name()))
        .filter(|path| input::is_yaml(&path.to_string_lossy()) && is_cv(path))
        .collect();
    found.sort();
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(unclear("there is no CV in this folder".into())
            .help("name it with `--cv FILE`, or start one with `cvtex new`")),
        [first, ..] => {
            let all: Vec<_> =
                found.iter().map(|path| format!("`{}`", path.display())).collect();
            let message = format!("there are several CVs here: {}", all.join(", "));
            Err(unclear(message).help(format!("name one: `--cv {}`", first.display())))
        }
    }
}

fn is_cv(path: &Path) -> bool {
    let mut report = Report::default();
    let source = input::read(path, &mut report);
    let root = yaml::parse(&source, &mut report);
    root.is_some_and(|root| root.get("cv").is_some())
}

fn unclear(message: String) -> Diagnostic {
    Diagnostic::of_file(Code::UnclearPlace, message)
}
