//! A language as the command line takes it.

use crate::check::suggestions;
use crate::model::Locale;

/// The language of a tag; what to write instead when there is none.
pub(super) fn parse(tag: &str) -> Result<Locale, String> {
    Locale::of(tag).ok_or_else(|| match suggestions::locale(tag) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the languages are {}", Locale::tags().join(", ")),
    })
}
