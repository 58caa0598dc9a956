//! Lengths, colours and signs.

use super::{FormatFault, fault};
use crate::diagnostics::{Code, excerpt};
use crate::model::values::Length;

/// A length from `least` to `most`.
pub(super) fn length(
    text: &str,
    least: Length,
    most: Length,
) -> Result<String, FormatFault> {
    let Ok(length) = text.parse::<Length>() else {
        return Err(fault(
            Code::MalformedLength,
            format!("`{}` is not a length", excerpt(text)),
            "not a number with a unit",
            format!("write a number with `pt`, `mm`, `cm` or `in`: `{least}`"),
        ));
    };
    let (is_less, is_more) = (length.is_below(least), most.is_below(length));
    if is_less || is_more {
        return Err(fault(
            Code::MalformedLength,
            format!("`{}` is not from {least} to {most}", excerpt(text)),
            if is_less { "too small for a page" } else { "too large for a page" },
            format!("write a length from `{least}` to `{most}`"),
        ));
    }
    Ok(length.to_string())
}

/// One character; whether a font has it is for the check of all texts to say.
pub(super) fn bullet(text: &str) -> Result<String, FormatFault> {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(_), None) => Ok(text.to_owned()),
        _ => Err(fault(
            Code::UnknownValue,
            format!("`{}` is more than one character", excerpt(text)),
            "too long for the sign before a point",
            "write one character, such as `–`",
        )),
    }
}

pub(super) fn colour(text: &str) -> Result<String, FormatFault> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(digits.to_uppercase());
    }
    Err(fault(
        Code::MalformedColour,
        format!("`{}` is not a colour", excerpt(text)),
        "not six hexadecimal digits",
        "write it as `\"#1f3a5f\"`, in quotes because of the `#`",
    ))
}
