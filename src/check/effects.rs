//! Fields of the design that change nothing: where a theme has rules of its own, or another
//! field leaves them nothing to change.

use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::prepare::variants::COMMAND_LINE;
use crate::source::Source;
use crate::tree::{Node, Value};

/// The fields without effect in a theme: all values of one, or one value.
const NONE: [(&str, &str, Option<&str>); 11] = [
    ("plain", "accent", None),
    ("plain", "text-colour", None),
    ("plain", "link-colour", None),
    ("plain", "link-style", Some("colour")),
    ("plain", "link-style", Some("underline")),
    ("plain", "link-style", Some("plain")),
    ("plain", "photo", None),
    ("plain", "page-numbers", Some("true")),
    ("plain", "updated", Some("foot")),
    ("sidebar", "header", Some("centre")),
    ("sidebar", "header", Some("split")),
];

/// Warns of each field of a design that changes nothing in a theme of the program. A field
/// that was written for another theme, where a variant or the command line says which, is none.
pub(crate) fn check(theme: &str, root: &Node, source: &Source, report: &mut Report) {
    let Some(design) = root.get("design").map(|field| &field.value) else { return };
    let written = |name: &str| {
        let node = &design.get(name)?.value;
        let text = match &node.value {
            Value::Scalar(scalar) => scalar.text.trim(),
            _ => "",
        };
        Some((node, text))
    };
    // A group that a variant says something of has the place of the variant.
    let is_over = |node: &Node| {
        let is_set = source.local(node.span).0.name() == Path::new(COMMAND_LINE);
        (is_set, design.span.range().contains(&node.span.start()))
    };
    let theme_is_over = written("theme").map(|(theme, _)| is_over(theme));
    for (_, name, value) in NONE.iter().filter(|(of, ..)| *of == theme) {
        let Some((node, text)) = written(name) else { continue };
        if theme_is_over.is_some_and(|theme| theme > is_over(node)) {
            continue;
        }
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
    if let Some((node, "top" | "foot")) = written("updated")
        && root.get("date").is_none()
    {
        let message = "`updated` has no effect without a date";
        let diagnostic =
            Diagnostic::new(Code::NoEffect, message, node.span, "changes nothing");
        report.add(diagnostic.help("add `date: 2025-06-01` at the top level"));
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
