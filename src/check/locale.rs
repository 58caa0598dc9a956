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

/// Reports a language that cannot be set, one written from right to left or one of whose
/// words no font has a character: at the field `locale`, or on the file as a whole when the
/// language was chosen for it.
pub fn check(locale: Locale, root: &Node, report: &mut Report) {
    let is_set = |character: &char| {
        fonts::has(*character, Face::Text) && !fonts::is_right_to_left(*character)
    };
    let Some(character) = locale.words().chars().find(|character| !is_set(character))
    else {
        return;
    };
    let name = locale.name();
    let script = Script::of(character);
    let (message, help) = match script {
        Some(script) if script.is_right_to_left => (
            format!(
                "a CV in {name} is read from right to left, which cvtex does not set yet"
            ),
            format!("choose another language; words in {name} can stand in a CV of any"),
        ),
        _ => (
            format!(
                "no font on this machine has the characters of {name}, such as `{character}`"
            ),
            script.map_or("choose another language".into(), Script::help),
        ),
    };
    let diagnostic = match root.get("locale") {
        Some(field) if of(root) == Some(locale) => {
            let span = field.value.span;
            Diagnostic::new(Code::MissingGlyph, message, span, "cannot be set")
        }
        _ => Diagnostic::of_file(Code::MissingGlyph, message),
    };
    report.add(diagnostic.help(help));
}
