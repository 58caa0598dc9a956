//! Factors of what a theme sets, and the words for some of them.

use super::{FormatFault, fault};
use crate::check::suggestions;
use crate::diagnostics::words;
use crate::diagnostics::{Code, excerpt};
use crate::model::values::{Spacing, number_of};

/// The words for the density of a page, each with its factor.
const SPACINGS: [(&str, &str); 3] =
    [("compact", "0.65"), ("normal", "1"), ("airy", "1.4")];

/// The factor of the space between the pieces of a page, from a word or a number.
pub(super) fn spacing(text: &str) -> Result<String, FormatFault> {
    if let Some((_, factor)) = SPACINGS.iter().find(|(word, _)| *word == text) {
        return Ok((*factor).to_owned());
    }
    if number_of(text).is_some() {
        return factor(text, Spacing::LEAST, Spacing::MOST);
    }
    let known = SPACINGS.map(|(word, _)| word);
    let help = match suggestions::word(&text.to_lowercase(), &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}, or a number from `0.4` to `2`", words::one_of(&known)),
    };
    let message = format!("there is no spacing `{}`", excerpt(text));
    Err(fault(Code::UnknownValue, message, "not a known spacing", help))
}

/// A number from `least` to `most`.
pub(super) fn factor(text: &str, least: f64, most: f64) -> Result<String, FormatFault> {
    let help = format!("write a number from `{least}` to `{most}`");
    let Some(number) = number_of(text) else {
        let message = format!("`{}` is not a number", excerpt(text));
        return Err(fault(Code::UnknownValue, message, "not a number", help));
    };
    if (least..=most).contains(&number) {
        return Ok(text.to_owned());
    }
    let message = format!("`{}` is not from {least} to {most}", excerpt(text));
    let label = if number < least { "too small a factor" } else { "too large a factor" };
    Err(fault(Code::UnknownValue, message, label, help))
}
