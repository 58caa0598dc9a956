//! Lengths, colours and signs.

use super::{Fault, factors, fault};
use crate::diagnostics::{Code, excerpt};

/// A length from `least` to `most`, each a length itself.
pub(super) fn length(text: &str, least: &str, most: &str) -> Result<String, Fault> {
    let Some(points) = points(text) else {
        return Err(fault(
            Code::MalformedLength,
            format!("`{}` is not a length", excerpt(text)),
            "not a number with a unit",
            format!("write a number with `pt`, `mm`, `cm` or `in`: `{least}`"),
        ));
    };
    let is_less = self::points(least).is_some_and(|least| points < least);
    let is_more = self::points(most).is_some_and(|most| points > most);
    if is_less || is_more {
        return Err(fault(
            Code::MalformedLength,
            format!("`{}` is not from {least} to {most}", excerpt(text)),
            if is_less { "too small for a page" } else { "too large for a page" },
            format!("write a length from `{least}` to `{most}`"),
        ));
    }
    Ok(text.replace(' ', ""))
}

/// A length in TeX's points, of which an inch has 72.27.
pub(in crate::check) fn points(text: &str) -> Option<f32> {
    let units = [("pt", 1.0), ("mm", 72.27 / 25.4), ("cm", 72.27 / 2.54), ("in", 72.27)];
    let (unit, size) = units.into_iter().find(|(unit, _)| text.ends_with(unit))?;
    let number = factors::number(text[..text.len() - unit.len()].trim())?;
    Some(number * size)
}

/// One character; whether a font has it is for the check of all texts to say.
pub(super) fn bullet(text: &str) -> Result<String, Fault> {
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

pub(super) fn colour(text: &str) -> Result<String, Fault> {
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
