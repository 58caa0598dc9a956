//! Fields of the design that change nothing: where a theme has rules of its own, or another
//! field leaves them nothing to change.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::parse::{Node, Value};

/// The fields without effect in a theme: all values of one, or one value.
const NONE: [(&str, &str, Option<&str>); 10] = [
    ("plain", "accent", None),
    ("plain", "text-colour", None),
    ("plain", "link-colour", None),
    ("plain", "link-style", Some("colour")),
    ("plain", "link-style", Some("underline")),
    ("plain", "link-style", Some("plain")),
    ("plain", "photo", None),
    ("plain", "page-numbers", Some("true")),
    ("sidebar", "header", Some("centre")),
    ("sidebar", "header", Some("split")),
];

/// Warns of each field of a design that changes nothing in a theme of the program.
pub(super) fn check(theme: &str, root: &Node, report: &mut Report) {
    let Some(design) = root.get("design").map(|field| &field.value) else { return };
    let written = |name: &str| {
        let node = &design.get(name)?.value;
        let text = match &node.value {
            Value::Scalar(scalar) => scalar.text.trim(),
            _ => "",
        };
        Some((node, text))
    };
    for (_, name, value) in NONE.iter().filter(|(of, ..)| *of == theme) {
        let Some((node, text)) = written(name) else { continue };
        let is_meant = match value {
            Some(value) => *value == text,
            None => true,
        };
        if is_meant {
            let value = value.map(|value| format!(": {value}")).unwrap_or_default();
            let message = format!("`{name}{value}` has no effect in the theme `{theme}`");
            let diagnostic =
                Diagnostic::new(Code::NoEffect, message, node.span, "changes nothing");
            report.add(diagnostic.help("remove it, or choose another theme"));
        }
    }
    if theme == "plain" {
        return;
    }
    if let (Some((node, _)), Some((_, style))) =
        (written("link-colour"), written("link-style"))
        && style != "colour"
    {
        let message =
            format!("`link-colour` has no effect where `link-style` is `{style}`");
        let diagnostic =
            Diagnostic::new(Code::NoEffect, message, node.span, "changes nothing");
        report.add(diagnostic.help("remove one of the two"));
    }
}
