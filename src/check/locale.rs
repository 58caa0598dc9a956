//! The language of a CV, and whether the words that cvtex adds in it can be set.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::fonts::{self, Face, Script};
use crate::model::Locale;
use crate::parse::{Node, Value};

/// The language that a file says, if it says one that cvtex knows.
pub(super) fn of(root: &Node) -> Option<Locale> {
    match &root.get("locale")?.value.value {
        Value::Scalar(scalar) => Locale::of(scalar.text.trim()),
        _ => None,
    }
}

/// Reports a language that cannot be set, one of whose words no font has a character: at the
/// field `locale`, or on the file as a whole when the language was chosen for it.
pub fn check(locale: Locale, root: &Node, report: &mut Report) {
    let is_missing = |character: &char| !fonts::has(*character, Face::Text);
    let Some(character) = locale.words().chars().find(is_missing) else {
        return;
    };
    let name = locale.name();
    let message = format!(
        "no font on this machine has the characters of {name}, such as `{character}`"
    );
    let help = Script::of(character)
        .map_or_else(|| "choose another language".into(), Script::help);
    let diagnostic = match root.get("locale") {
        Some(field) if of(root) == Some(locale) => {
            let span = field.value.span;
            Diagnostic::new(Code::MissingGlyph, message, span, "cannot be set")
        }
        _ => Diagnostic::of_file(Code::MissingGlyph, message),
    };
    report.add(diagnostic.help(help));
}
