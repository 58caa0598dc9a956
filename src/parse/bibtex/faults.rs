//! What to say of an entry that cannot be read, and how to read on without it.

use std::ops::Range;

use biblatex::{ParseError, ParseErrorKind, RawBibliography};

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Source;

/// The bytes of the entry to blame for a fault: the first that cannot be read on its own,
/// or the one that holds this byte.
pub(super) fn entry_to_blame(text: &str, at: usize) -> Range<usize> {
    let starts: Vec<_> = starts(text).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| *start..end)
        .find(|entry| RawBibliography::parse(&text[entry.clone()]).is_err())
        .unwrap_or_else(|| entry_around(text, at))
}

/// Where entries start: at each `@` with nothing before it on its line.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('@').map(|(start, _)| start).filter(|start| {
        let line = text[..*start].rfind('\n').map_or(0, |newline| newline + 1);
        text[line..*start].trim().is_empty()
    })
}

/// The bytes of the entry that holds this one: from its `@` to the next.
fn entry_around(text: &str, at: usize) -> Range<usize> {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let mut entry = 0..text.len();
    for start in starts(text) {
        if start <= at && entry.start <= start {
            entry.start = start;
        } else if start > at {
            entry.end = start;
            break;
        }
    }
    entry
}

/// Replaces an entry by as many spaces; lines stay lines.
pub(super) fn blank(text: &mut String, bytes: Range<usize>) {
    let blanked: Vec<u8> = text[bytes.clone()]
        .bytes()
        .map(|byte| if byte == b'\n' { byte } else { b' ' })
        .collect();
    text.replace_range(bytes, &String::from_utf8_lossy(&blanked));
}

/// What is wrong with an entry, in the author's words.
pub(super) fn diagnostic(
    error: &ParseError,
    entry: &Range<usize>,
    source: &Source,
) -> Diagnostic {
    let head = source.text()[entry.clone()].lines().next().unwrap_or("").trim_end();
    let head = source.span(entry.start..entry.start + head.len());
    let place = source.span(error.span.start..error.span.end.max(error.span.start + 1));
    let name = source.slice(head).split_once('{').map_or("", |(_, key)| key);
    let name = name.split(',').next().unwrap_or("").trim();
    match &error.kind {
        ParseErrorKind::DuplicateKey(key) => Diagnostic::new(
            Code::DuplicateKey,
            format!("two entries have the key `{key}`"),
            head,
            "again here",
        )
        .help("give one of them another key, or remove it"),
        ParseErrorKind::UnknownAbbreviation(word) => Diagnostic::new(
            Code::BibtexSyntax,
            format!("no `@string` says what `{word}` stands for"),
            place,
            "not defined",
        )
        .help(format!(
            "write `{{{word}}}` if the word is meant, or define it with `@string`"
        )),
        kind => {
            let what = match kind {
                ParseErrorKind::UnexpectedEof => "it does not end".to_owned(),
                ParseErrorKind::MalformedCommand => {
                    "a command of TeX is not well formed".into()
                }
                ParseErrorKind::ResolutionError(_) => {
                    "its cross-reference leads nowhere".into()
                }
                ParseErrorKind::Expected(token) => {
                    format!("here should be {}", of(*token))
                }
                ParseErrorKind::Unexpected(token) => {
                    format!("{} cannot stand here", of(*token))
                }
                _ => "it is not BibTeX".into(),
            };
            let is_inside = entry.contains(&place.start());
            Diagnostic::new(
                Code::BibtexSyntax,
                format!("the entry `{name}` cannot be read: {what}"),
                if is_inside { place } else { head },
                "reading stopped here",
            )
            .help("check the braces, the quotes and the commas of the entry")
        }
    }
}

fn of(token: biblatex::Token) -> &'static str {
    use biblatex::Token;
    match token {
        Token::Identifier => "a name",
        Token::OpeningBrace => "a `{`",
        Token::ClosingBrace => "a `}`",
        Token::Comma => "a comma",
        Token::QuotationMark => "a quotation mark",
        Token::Equals => "an `=`",
        Token::DecimalPoint => "a decimal point",
    }
}
