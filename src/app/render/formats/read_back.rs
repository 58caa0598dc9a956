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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::pipeline::{Compilation, Request};
    use crate::app::render::RenderOptions;
    use crate::files::Files;
    use crate::source::Source;
    use crate::write::latex::Latex;

    #[test]
    fn a_file_that_cannot_be_read_back_is_refused_unless_it_is_not_to_be() {
        let source = Source::new("cv.yaml", "cv: {name: Ada}");
        let files = Files::new(|_: &Path| Err(std::io::ErrorKind::NotFound.into()));
        let mut compilation = Compilation::new(source, files);
        let document = compilation.document(&Request::default()).expect("a CV");
        let refused = |no_verify, read: Result<Found, String>| {
            let options = RenderOptions { no_verify, ..RenderOptions::default() };
            let material = Material {
                path: Path::new("cv.html"),
                document: &document,
                latex: &Latex::default(),
                cv: None,
                pdf: &[],
                options: &options,
            };
            check(&material, "web page", || read).err()
        };
        let fault = refused(false, Err("no end".to_owned())).expect("a fault");
        assert_eq!(fault.code, Code::BrokenOutput);
        let empty = || Found { text: String::new(), addresses: Vec::new() };
        let fault = refused(false, Ok(empty())).expect("a fault");
        assert_eq!(fault.code, Code::LostText);
        assert!(refused(true, Ok(empty())).is_none());
        assert!(refused(true, Err("no end".to_owned())).is_none());
    }
}
