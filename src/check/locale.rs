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

/// Reports a language of whose words no font has a character: at the field
/// `locale`, or on the file as a whole when the language was chosen for it.
pub fn check(locale: Locale, root: &Node, report: &mut Report) {
    let has = |character: char| fonts::has(character, Face::Text);
    let Some(character) = locale.words().chars().find(|character| !has(*character))
    else {
        return;
    };
    let message = format!(
        "no font on this machine has the characters of {}, such as `{character}`",
        locale.name()
    );
    let diagnostic = match root.get("locale") {
        Some(field) if of(root) == Some(locale) => {
            let span = field.value.span;
            Diagnostic::new(Code::MissingGlyph, message, span, "cannot be set")
        }
        _ => Diagnostic::of_file(Code::MissingGlyph, message),
    };
    let help = Script::of(character).map_or("choose another language".into(), Script::help);
    report.add(diagnostic.help(help));
}
