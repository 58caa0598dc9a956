//! Citation styles: a name that the program has, or the path of a file.

use super::{FormatFault, fault};
use crate::check::suggestions;
use crate::diagnostics::words;
use crate::diagnostics::{Code, excerpt};
use crate::resources::styles;

pub(super) fn style(text: &str) -> Result<String, FormatFault> {
    if styles::is_path(text) || styles::is_built_in(text) {
        return Ok(text.to_owned());
    }
    let lower = text.to_lowercase().replace([' ', '_'], "-");
    let known = styles::names();
    let near = suggestions::word(&lower, &styles::NAMED)
        .or_else(|| suggestions::word(&lower, &known));
    let help = if let Some(near) = near {
        format!("did you mean `{near}`?")
    } else {
        let named = words::one_of(&styles::NAMED);
        format!("write {named}, or the path of a `.csl` file")
    };
    Err(fault(
        Code::UnknownValue,
        format!("`{}` is no citation style that is built in", excerpt(text)),
        "not a known style",
        help,
    ))
}
