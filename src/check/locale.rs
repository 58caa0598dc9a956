//! The language of a CV: whether the words that cvtex adds in it can be set, and whether words
//! of it can be divided.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Locale;
use crate::resources::fonts;
use crate::resources::fonts::{Face, Script};
use crate::text::hyphenation::Patterns;
use crate::tree::{Node, Value};

/// The language that a file says, if it says one that cvtex knows.
pub(super) fn of(root: &Node) -> Option<Locale> {
    match &root.get("locale")?.value.value {
        Value::Scalar(scalar) => Locale::of(scalar.text.trim()),
        _ => None,
    }
}

/// Reports a language that cannot be set, one of whose words no font has a character: at the
/// field `locale`, or on the file as a whole when the language was chosen for it. Warns where
/// the design asks to divide words of a language that divides none.
pub fn check(locale: Locale, root: &Node, report: &mut Report) {
    check_characters(locale, root, report);
    check_hyphenation(locale, root, report);
}

fn check_characters(locale: Locale, root: &Node, report: &mut Report) {
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

fn check_hyphenation(locale: Locale, root: &Node, report: &mut Report) {
    let design = root.get("design").map(|field| &field.value);
    let Some(field) = design.and_then(|design| design.get("hyphenation")) else { return };
    let is_asked = matches!(&field.value.value, Value::Scalar(scalar) if scalar.text.trim() == "true");
    if !is_asked || Patterns::of(locale).is_some() {
        return;
    }
    let message = format!(
        "`hyphenation` has no effect: cvtex divides no words of {}",
        locale.name()
    );
    let diagnostic =
        Diagnostic::new(Code::NoEffect, message, field.value.span, "changes nothing");
    report.add(diagnostic.help("remove it"));
}
