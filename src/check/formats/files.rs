//! Files that are made of a CV.

use std::path::{Component, Path};

use super::{FormatFault, fault};
use crate::diagnostics::{Code, excerpt};

/// A PDF in the folder of the CV or below it: a CV from elsewhere writes nowhere else.
pub(super) fn pdf(text: &str) -> Result<String, FormatFault> {
    let path = Path::new(text);
    let is_below = path
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let (message, help) = if path.extension().is_none_or(|ending| ending != "pdf") {
        let message = format!("`{}` is not the name of a PDF", excerpt(text));
        (message, "write a name that ends in `.pdf`")
    } else if !is_below {
        let message = format!("`{}` is not in the folder of the CV", excerpt(text));
        (message, "write a path below it, or name another with `-o`")
    } else {
        return Ok(text.to_owned());
    };
    Err(fault(Code::UnknownValue, message, "where the PDF goes", help))
}
