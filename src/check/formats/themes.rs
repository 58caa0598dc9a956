//! Themes: a name that the program has, or the path of a style file.

use super::{FormatFault, fault};
use crate::check::suggestions;
use crate::diagnostics::words;
use crate::diagnostics::{Code, excerpt};
use crate::resources::themes;

pub(super) fn theme(text: &str) -> Result<String, FormatFault> {
    if themes::named(text).is_some() {
        return Ok(text.to_owned());
    }
    if themes::is_path(text) {
        return file(text);
    }
    let names = themes::names();
    let help = match suggestions::word(&text.to_lowercase(), &names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            format!("write {}, or the path of a `.sty` file", words::one_of(&names))
        }
    };
    let message = format!("there is no theme `{}`", excerpt(text));
    Err(fault(Code::UnknownValue, message, "not a known theme", help))
}

/// A path whose last part LaTeX can read, and does not take for a file of cvtex's own.
fn file(text: &str) -> Result<String, FormatFault> {
    match themes::fault_of_name(text) {
        Some((message, help)) => {
            Err(fault(Code::UnknownValue, message, "the name of this file", help))
        }
        None => Ok(text.to_owned()),
    }
}
