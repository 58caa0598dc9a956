//! Fields of the design that change nothing: where a theme has rules of its own, or another
//! field leaves them nothing to change.

use std::path::Path;

use super::suggestions;
use crate::diagnostics::words;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::resources::themes::{self, LeftOut, Theme};
use crate::source::{COMMAND_LINE, Source};
use crate::tree::{Node, Value};

/// Warns of each field of a design that changes nothing in the theme. A field
/// that was written for another theme, where a variant or the command line says which, is none.
pub(crate) fn check(theme: &Theme, root: &Node, source: &Source, report: &mut Report) {
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
    for LeftOut { name, value, .. } in theme.left_out() {
        let Some((node, text)) = written(name) else { continue };
        if theme_is_over.is_some_and(|theme| theme > is_over(node)) {
            continue;
        }
        if value.is_none_or(|value| value == text) {
            let value = value.map(|value| format!(": {value}")).unwrap_or_default();
            let message =
                format!("`{name}{value}` has no effect in the theme `{}`", theme.name());
            let diagnostic =
                Diagnostic::new(Code::NoEffect, message, node.span, "changes nothing");
            report.add(diagnostic.help("remove it, or choose another theme"));
        }
    }
    if theme.own().is_some() {
        return;
    }
    if let Some((node, "top" | "foot")) = written("updated")
        && root.get("date").is_none()
    {
        let message = "`updated` has no effect without a date";
        let diagnostic =
            Diagnostic::new(Code::NoEffect, message, node.span, "changes nothing");
        report.add(diagnostic.help("add `date: 2025-06-01` at the top level"));
    }
    let is_any = |out: LeftOut<'_>| out.name == "link-colour" && out.value.is_none();
    if theme.left_out().any(is_any) {
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

/// Reports each name that the author's own style, which starts at this byte of the source,
/// declares to leave out and that is no field.
pub(crate) fn check_declared(source: &Source, start: usize, report: &mut Report) {
    let style = source.starting_at(start);
    for LeftOut { name, range, .. } in themes::declared(style.text()) {
        if themes::KNOWN.contains(&name) {
            continue;
        }
        let message = format!("a theme cannot leave out `{}`", excerpt(name));
        let help = match suggestions::word(name, &themes::KNOWN) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", words::one_of(&themes::KNOWN)),
        };
        let span = style.span(range).moved(start);
        let diagnostic =
            Diagnostic::new(Code::UnknownField, message, span, "not a known field");
        report.add(diagnostic.help(help));
    }
}
