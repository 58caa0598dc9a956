//! Texts in quotes that do not end, end too early, or hold an escape that means nothing.

use super::brackets::{bracket, open_bracket};
use super::lines::{line_end, line_start, value_start};
use super::mend::Mend;
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::source::Source;
use crate::tree::quoted::write_quoted;

/// A quoted text that does not end, or ends too early.
pub(super) fn quote(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let Some((start, mark)) = unpaired_quote(text, at) else {
        return match open_bracket(text, at) {
            Some(open) => bracket(open, at, text, source),
            None => trailing_text(at, text, source),
        };
    };
    if let Some(open) = open_bracket(text, start) {
        return bracket(open, at, text, source);
    }
    let span = source.span(start..line_end(text, start));
    let diagnostic = Diagnostic::new(
        Code::UnclosedQuote,
        format!("the text that starts with `{mark}` does not end"),
        span,
        format!("no closing `{mark}`"),
    )
    .help(format!("write `{mark}` at the end of the text"));
    (diagnostic, Mend::CloseQuote(start, mark))
}

/// The value that opens a quote and leaves it open, on the line of `at` or above it.
pub(super) fn unpaired_quote(text: &str, at: usize) -> Option<(usize, char)> {
    let mut end = line_end(text, at);
    loop {
        let start = line_start(text, end);
        let value = value_start(text, end);
        if let Some(mark @ ('"' | '\'')) = text[value..end].chars().next() {
            let line = text[value..end].replace("\\\\", "").replace("\\\"", "");
            let marks = line.matches(mark).count();
            if marks % 2 == 1 {
                return Some((value, mark))
                    .filter(|_| !is_apostrophe_text(&text[value..end]));
            }
        }
        if start == 0 {
            return None;
        }
        end = start - 1;
    }
}

/// `'it's'`: a quoted text cut by its own apostrophe.
pub(super) fn is_apostrophe_text(value: &str) -> bool {
    value.starts_with('\'') && value.len() > 2 && value.trim_end().ends_with('\'')
}

/// A quoted text with more text behind it on its line.
pub(super) fn trailing_text(
    at: usize,
    text: &str,
    source: &Source,
) -> (Diagnostic, Mend) {
    let start = value_start(text, at);
    let end = line_end(text, at);
    let written = source.text()[start..end].trim_end();
    let mark = written.chars().next().unwrap_or('"');
    let within = written
        .strip_prefix(mark)
        .and_then(|written| written.strip_suffix(mark))
        .filter(|within| mark == '\'' || within.contains(mark));
    let diagnostic = Diagnostic::new(
        Code::UnquotedText,
        "the text in quotes ends before its line does",
        source.span(at..end),
        "not part of the text",
    )
    .help(write_quoted(within.unwrap_or(written)));
    (diagnostic, Mend::Fill(at..end, ' '))
}

pub(super) fn escape(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let start = value_start(text, at);
    let end = line_end(text, at);
    let known = "0abtnvfre \"/\\N_LPxuU";
    let bytes = text.as_bytes();
    let mut here = start;
    while here + 1 < end {
        if bytes[here] == b'\\' {
            let digits = match bytes[here + 1] {
                b'x' => 2,
                b'u' => 4,
                b'U' => 8,
                _ => 0,
            };
            let number = bytes.get(here + 2..here + 2 + digits).unwrap_or(b"?");
            if !known.contains(bytes[here + 1] as char)
                || !number.iter().all(u8::is_ascii_hexdigit)
                || digits > 0 && here + 2 >= at
            {
                break;
            }
            here += 1;
        }
        here += 1;
    }
    let here = if here + 1 < end { here } else { at };
    let next = text[here..].chars().nth(1).map_or(1, char::len_utf8);
    let span = source.span(here..here + 1 + next);
    let diagnostic = Diagnostic::new(
        Code::YamlSyntax,
        format!(
            "`{}` means nothing in a text in double quotes",
            excerpt(source.slice(span))
        ),
        span,
        "not a known escape",
    )
    .help("write `\\\\` for a backslash, or use single quotes, where it is itself");
    (diagnostic, Mend::Backslashes(here..end))
}
