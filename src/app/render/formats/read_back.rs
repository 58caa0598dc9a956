//! An output that is read back before it is put in place.

use super::Material;
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::pdf::verify::{Fault, verify_text};
use crate::write::Found;

/// Refuses an output that lacks a text of the document, or a link. `what` is what the output
/// is called: `web page`.
pub(super) fn check(
    material: &Material<'_>,
    what: &str,
    read: impl FnOnce() -> Result<Found, String>,
) -> Result<(), Diagnostic> {
    if material.options.no_verify {
        return Ok(());
    }
    let found = read().map_err(|error| {
        broken(Code::BrokenOutput, format!("the {what} cannot be read back: {error}"))
    })?;
    refuse(what, &verify_text(material.document, &found.text, Some(&found.addresses)))
}

/// The same of an output that is text alone, with addresses behind the words of links.
pub(super) fn check_text(
    material: &Material<'_>,
    what: &str,
    text: &str,
) -> Result<(), Diagnostic> {
    if material.options.no_verify {
        return Ok(());
    }
    refuse(what, &verify_text(material.document, text, None))
}

fn refuse(what: &str, faults: &[Fault]) -> Result<(), Diagnostic> {
    let Some(fault) = faults.first() else { return Ok(()) };
    let (code, message) = match fault {
        Fault::Misplaced(words) => {
            let text = excerpt(&words.text);
            (Code::MisplacedText, format!("`{text}` stands out of order in the {what}"))
        }
        Fault::MissingLink { address } => {
            let address = excerpt(address);
            (Code::BrokenLink, format!("no link of the {what} leads to `{address}`"))
        }
        Fault::Lost(words) => {
            (Code::LostText, format!("`{}` is not in the {what}", excerpt(&words.text)))
        }
        _ => (Code::LostText, format!("the {what} is not as it should be")),
    };
    Err(broken(code, message))
}

fn broken(code: Code, message: String) -> Diagnostic {
    let help = "send the CV to cvtex's authors; `--no-verify` writes the file as it is";
    Diagnostic::of_file(code, message).help(help)
}
