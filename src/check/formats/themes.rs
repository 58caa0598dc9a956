//! Themes: a name that the program has, or the path of a style file.

use std::path::Path;

use super::{Fault, fault};
use crate::check::{near, words};
use crate::diagnostics::{Code, excerpt};
use crate::themes;

pub(super) fn theme(text: &str) -> Result<String, Fault> {
    if themes::named(text).is_some() {
        return Ok(text.to_owned());
    }
    if themes::is_path(text) {
        return file(text);
    }
    let names = themes::names();
    let help = match near::word(&text.to_lowercase(), &names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            format!("write {}, or the path of a `.sty` file", words::one_of(&names))
        }
    };
    let message = format!("there is no theme `{}`", excerpt(text));
    Err(fault(Code::UnknownValue, message, "not a known theme", help))
}

/// A path whose last part LaTeX can read, and does not take for a file of cvtex's own.
fn file(text: &str) -> Result<String, Fault> {
    let stem = Path::new(text).file_stem().unwrap_or_default().to_string_lossy();
    let is_readable = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let (message, help) = if !stem.chars().all(is_readable) {
        let message = format!("LaTeX cannot read a file named `{}`", excerpt(text));
        (message, "name it with letters, digits and hyphens alone")
    } else if stem.starts_with("cvtex") {
        let message =
            format!("`{}` has the name of a file of cvtex's own", excerpt(text));
        (message, "give it a name that does not start with `cvtex`")
    } else {
        return Ok(text.to_owned());
    };
    Err(fault(Code::UnknownValue, message, "the name of this file", help))
}
