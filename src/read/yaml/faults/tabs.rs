//! Lines indented with tabs.

use super::lines::{indent_of, line_end, line_indent, line_start};
use super::mend::Mend;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Source;

/// A line indented with tabs, where the fault is or beside it.
pub(super) fn tabbed_line(text: &str, at: usize) -> Option<usize> {
    let this = line_start(text, at);
    let above = this.checked_sub(1).map(|end| line_start(text, end));
    let below = Some(line_end(text, at) + 1).filter(|below| *below < text.len());
    let is_tabbed = |start: &usize| {
        let line = &text[*start..line_end(text, *start)];
        indent_of(line).contains('\t') && !line.trim().is_empty()
    };
    let lines = [above, Some(this), below.map(|below| line_start(text, below))];
    lines.into_iter().flatten().find(is_tabbed)
}

pub(super) fn is_near_tabs(text: &str, at: usize) -> bool {
    tabbed_line(text, at).is_some()
}

pub(super) fn tabs(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let start = line_start(text, at);
    let indent = line_indent(text, at);
    let first = start + indent.find('\t').unwrap_or(0);
    let run = text[first..].bytes().take_while(|byte| *byte == b'\t').count();
    let others = text.lines().filter(|line| indent_of(line).contains('\t')).count() - 1;
    let message = match others {
        0 => "this line is indented with a tab, which YAML does not allow".to_owned(),
        1 => "this line and 1 other are indented with tabs, which YAML does not allow"
            .into(),
        _ => format!(
            "this line and {others} others are indented with tabs, which YAML does not allow"
        ),
    };
    let label = if run == 1 { "a tab" } else { "tabs" };
    let span = source.span(first..first + run);
    let diagnostic = Diagnostic::new(Code::TabIndentation, message, span, label)
        .help("indent with two spaces for each level");
    (diagnostic, Mend::Tabs)
}
