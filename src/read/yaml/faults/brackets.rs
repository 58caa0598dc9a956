//! Lists and groups of fields in brackets.

use super::lines::{SEARCHED_LINES, line_above, line_end, line_start, value_start};
use super::mend::Mend;
use super::unquoted::{item, unquoted};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Source;
use crate::tree::quoted::write_quoted;

/// The bracket that is open at this byte, if one is: it starts the value of a line above or
/// of this one.
pub(super) fn open_bracket(text: &str, at: usize) -> Option<usize> {
    let mut line = at;
    for _ in 0..SEARCHED_LINES {
        let value = value_start(text, line);
        if value <= at && text[value..].starts_with(['[', '{']) {
            return innermost(&text[value..at]).map(|open| value + open);
        }
        line = line_above(text, line)?;
    }
    None
}

/// The first bracket of a text that it does not close.
pub(super) fn innermost(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    let mut is_comment = false;
    for (at, character) in text.char_indices() {
        is_comment = character != '\n'
            && (is_comment || quote.is_none() && character == '#' && before == ' ');
        match (quote, character) {
            _ if is_comment => {}
            (Some(mark), _) if mark == character => quote = None,
            (None, '"' | '\'') if " [{,:".contains(before) => quote = Some(character),
            (None, '[' | '{') => open.push(at),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
        before = character;
    }
    open.first().copied()
}

/// A bracket without a partner, or with something in it that hides the partner.
pub(super) fn bracket(
    open: usize,
    at: usize,
    text: &str,
    source: &Source,
) -> (Diagnostic, Mend) {
    let mark = text[open..].chars().next().unwrap_or('[');
    let close = if mark == '{' { '}' } else { ']' };
    let end = line_end(text, open);
    let last = line_start(text, at);
    let mended = open..if last > end { last - 1 } else { end };
    let line = &source.text()[open..end];
    let span = source.span(open..open + 1);
    let diagnostic = if let Some(quote) = quote_in(line) {
        let quoted = &line[quote..];
        let mark = quoted.chars().next().unwrap_or('"');
        let length = quoted.find(", ").unwrap_or(quoted.len());
        Diagnostic::new(
            Code::UnclosedQuote,
            format!("the text that starts with `{mark}` does not end"),
            source.span(open + quote..open + quote + length),
            format!("no closing `{mark}`"),
        )
        .help(format!("write `{mark}` at the end of the text"))
    } else if let Some(comma) = double_comma(line) {
        Diagnostic::new(
            Code::EmptyValue,
            "nothing stands between two commas",
            source.span(open + comma..open + comma + 1),
            "nothing before it",
        )
        .help("write an item there, or remove the comma")
    } else if let Some(start) = marked_in(line) {
        unquoted(open + start, source).0
    } else if let Some((value, colon)) = colon_in(line) {
        Diagnostic::new(
            Code::ColonInText,
            "a text that holds `: ` must be in quotes",
            source.span(open + colon..open + colon + 1),
            "YAML reads a field here",
        )
        .help(write_quoted(item(&line[value..])))
    } else {
        let diagnostic = Diagnostic::new(
            Code::UnclosedBracket,
            format!("the bracket `{mark}` is not closed"),
            span,
            format!("no `{close}`"),
        );
        match line.find(" #") {
            Some(hash) => diagnostic
                .other(source.span(open + hash + 1..end), "read as a comment")
                .help("put the text with `#` in quotes"),
            None => diagnostic
                .help(format!("write `{close}` at its end, or put the text in quotes")),
        }
    };
    (diagnostic, Mend::Brackets(mended))
}

/// The item of a list's line that begins with a character which YAML keeps for itself.
fn marked_in(line: &str) -> Option<usize> {
    items(line).find(|at| line[*at..].starts_with(['@', '`', '%']))
}

/// The value of a group's line that holds a colon of its own, and the colon.
fn colon_in(line: &str) -> Option<(usize, usize)> {
    items(line).filter(|at| line[..*at].trim_end().ends_with(':')).find_map(|at| {
        let value = item(&line[at..]);
        let is_text = !value.starts_with(['[', '{', '"', '\'']);
        value.find(": ").filter(|_| is_text).map(|colon| (at, at + colon))
    })
}

/// Where the items and values of a list's line begin, outside quotation marks.
fn items(line: &str) -> impl Iterator<Item = usize> {
    let mut quote = None;
    let mut before = ' ';
    line.char_indices().filter_map(move |(at, character)| {
        let follows = "[{,:".contains(before);
        match quote {
            Some(mark) if mark == character => quote = None,
            None if follows && "\"'".contains(character) => quote = Some(character),
            _ => {}
        }
        let begins = quote.is_none() && follows && character != ' ';
        if character != ' ' {
            before = character;
        }
        begins.then_some(at)
    })
}

/// The quotation mark of a list's line that opens a text which ends at no comma.
pub(super) fn quote_in(line: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = line[at..].find(['"', '\'']) {
        let start = at + found;
        let mark = &line[start..=start];
        let is_opening = line[..start].trim_end().ends_with(['[', '{', ',', ':']);
        if !is_opening {
            at = start + 1;
            continue;
        }
        let end = start + 1 + line[start + 1..].find(mark)?;
        let rest = line[end + 1..].trim_start();
        if !rest.is_empty() && !rest.starts_with([',', ']', '}', ':', '#']) {
            return Some(start);
        }
        at = end + 1;
    }
    None
}

/// The second of two commas with nothing between them.
pub(super) fn double_comma(line: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, character) in line.char_indices() {
        if character == ',' && matches!(before, ',' | '[' | '{') {
            return Some(at);
        }
        if character != ' ' {
            before = character;
        }
    }
    None
}
