//! Numbers of things.

use super::{Fault, fault};
use crate::diagnostics::{Code, excerpt};

/// A whole number from 1 to 9999.
pub(super) fn count(text: &str) -> Result<String, Fault> {
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
