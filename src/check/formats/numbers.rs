//! Numbers of things, and the number of a version.

use super::{FormatFault, fault};
use crate::diagnostics::{Code, excerpt};
use crate::model::schema::VERSION;

/// A whole number from 1 to 9999.
pub(super) fn count(text: &str) -> Result<String, FormatFault> {
    match text.parse::<u16>() {
        Ok(number @ 1..=9999) => Ok(number.to_string()),
        _ => Err(fault(
            Code::WrongType,
            format!("`{}` is not a whole number from 1 to 9999", excerpt(text)),
            "not a number of things",
            "write a number such as `10`",
        )),
    }
}

/// A version that there is.
pub(super) fn version(text: &str) -> Result<String, FormatFault> {
    match text.parse::<u16>() {
        Ok(number @ 1..=VERSION) => Ok(number.to_string()),
        _ => Err(fault(
            Code::WrongType,
            format!("`{}` is not a version of the CV file", excerpt(text)),
            "not a version",
            format!("write `{VERSION}`, or leave it out"),
        )),
    }
}
