//! Colons that YAML takes for those of a field, and fields that are none.

use super::brackets::{bracket, open_bracket};
use super::lines::{
    item_start, line_above, line_end, line_indent, line_start, value_start,
};
use super::mend::Mend;
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::source::Source;
use crate::tree::quoted::write_quoted;

/// `Text: with a colon`, which YAML takes for a field.
pub(super) fn colon(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let at = if text[at..].starts_with(':') { at } else { colon_near(text, at) };
    if let Some(glued) = line_above(text, at).and_then(|at| glued(at, text, source)) {
        return glued;
    }
    if let Some(open) = open_bracket(text, at) {
        return bracket(open, at, text, source);
    }
    let start = value_start(text, at);
    let end = line_end(text, at);
    if start >= at {
        return continued(at, text, source);
    }
    let words = source.text()[start..end].trim_end();
    let diagnostic = Diagnostic::new(
        Code::ColonInText,
        "a text that holds `: ` must be in quotes",
        source.span(at..at + 1),
        "YAML reads a field here",
    )
    .help(write_quoted(words));
    (diagnostic, Mend::Colons(start..end))
}

/// `name:Ada`, on the line that holds this byte.
pub(super) fn glued(
    at: usize,
    text: &str,
    source: &Source,
) -> Option<(Diagnostic, Mend)> {
    let start = item_start(text, at);
    let end = line_end(text, at);
    let (key, value) = text[start..end].split_once(':')?;
    let is_name = !key.is_empty()
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let is_glued = value.starts_with(|c: char| !c.is_whitespace() && c != '/');
    if !is_name || !is_glued {
        return None;
    }
    let colon = start + key.len();
    let diagnostic = Diagnostic::new(
        Code::YamlSyntax,
        format!("no space follows the colon of `{}:`", excerpt(key)),
        source.span(colon..colon + 1),
        "a space is missing behind it",
    )
    .help(format!("write `{}: {}`", excerpt(key), excerpt(value)));
    let first = value.chars().next().map_or(1, char::len_utf8);
    // A value of one character gives way to a text, for the field is there.
    let mend = match value.trim_end().len() - first {
        0 => Mend::Fill(start..end, ' '),
        _ => Mend::Fill(colon + 1..colon + 1 + first, ' '),
    };
    Some((diagnostic, mend))
}

/// A field indented below a text, which YAML reads as the text going on.
pub(super) fn continued(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let start = line_start(text, at) + line_indent(text, at).len();
    let span = source.span(start..at);
    if source.slice(span).contains(' ') && !text[start..].starts_with("- ") {
        return over_lines(at, start, text, source);
    }
    let diagnostic = Diagnostic::new(
        Code::YamlSyntax,
        format!(
            "the field `{}` is indented as if it belonged to the text above",
            excerpt(source.slice(span))
        ),
        span,
        "fits no line above",
    )
    .help("align it with the fields it belongs to");
    (diagnostic, Mend::Fill(start..line_end(text, at), ' '))
}

/// A colon in a text of several lines.
pub(super) fn over_lines(
    at: usize,
    start: usize,
    text: &str,
    source: &Source,
) -> (Diagnostic, Mend) {
    let diagnostic = Diagnostic::new(
        Code::ColonInText,
        "a text that holds `: ` must be in quotes",
        source.span(at..at + 1),
        "YAML reads a field here",
    )
    .help("put quotes around the whole text, at the start of its first line and the end of its last");
    (diagnostic, Mend::Colons(start..line_end(text, at)))
}

/// `- Engines: their powers` above a line that goes on with the text: its colon.
pub(super) fn text_above(text: &str, at: usize) -> Option<usize> {
    let above = line_above(text, at)?;
    let start = item_start(text, above);
    let (key, _) = text[start..line_end(text, above)].split_once(": ")?;
    let is_name = key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(' ');
    (!is_name).then_some(start + key.len())
}

pub(super) fn colon_near(text: &str, at: usize) -> usize {
    let end = line_end(text, at);
    text[at..end]
        .find(": ")
        .or_else(|| text[at..end].rfind(':'))
        .map_or(at, |found| at + found)
}
