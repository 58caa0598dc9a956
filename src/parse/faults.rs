//! From the YAML parser's error to a diagnostic in the author's words, and the change to a
//! copy of the text after which reading can go on.
//!
//! A change replaces bytes by as many others, so that every place stays where it is.

use granit_parser::{ErrorKind, ScanError};

use super::build::{Fault, too_deep};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::Source;

/// Reports a fault. True when `text` was changed so that reading it again finds the next.
pub(super) fn report_and_mend(
    fault: &Fault,
    text: &mut String,
    source: &Source,
    report: &mut Report,
) -> bool {
    let (diagnostic, mend) = match fault {
        Fault::Refused(diagnostic) => (diagnostic.clone(), Mend::Nothing),
        Fault::Unquoted(at) => unquoted(*at, source),
        Fault::Syntax(error) => explain(error, text, source),
    };
    report.add(diagnostic);
    match mend.apply(text) {
        Some(bytes) => {
            report.mend(bytes);
            true
        }
        None => false,
    }
}

/// A change that keeps every byte's place.
enum Mend {
    /// The file cannot be read on.
    Nothing,
    /// These bytes become this ASCII character.
    Fill(std::ops::Range<usize>, char),
    /// Every tab that indents a line becomes a space.
    Tabs,
    /// The line that holds this byte ends with this quote.
    CloseQuote(usize, char),
}

impl Mend {
    /// Changes the text; gives the bytes that are no longer the author's, or nothing when
    /// there was nothing to change.
    fn apply(self, text: &mut String) -> Option<std::ops::Range<usize>> {
        let before = text.clone();
        let bytes = match &self {
            Self::Fill(range, _) => range.clone(),
            Self::CloseQuote(at, _) => *at..line_end(text, *at),
            Self::Nothing | Self::Tabs => 0..0,
        };
        match self {
            Self::Nothing => return None,
            Self::Fill(range, with) => fill(text, range, with),
            Self::Tabs => {
                let lines: Vec<_> = text.split_inclusive('\n').map(untab).collect();
                *text = lines.concat();
            }
            Self::CloseQuote(at, quote) => {
                let end = line_end(text, at);
                let last =
                    text[..end].char_indices().next_back().map_or(at, |(at, _)| at);
                if last > at {
                    fill(text, last..end, ' ');
                    text.replace_range(end - 1..end, quote.encode_utf8(&mut [0; 4]));
                } else {
                    fill(text, at..end, '-');
                }
            }
        }
        (*text != before).then_some(bytes)
    }
}

fn fill(text: &mut String, range: std::ops::Range<usize>, with: char) {
    let count = range.len();
    text.replace_range(range, &with.to_string().repeat(count));
}

fn untab(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    line[..indent].replace('\t', " ") + &line[indent..]
}

fn explain(error: &ScanError, text: &str, source: &Source) -> (Diagnostic, Mend) {
    use ErrorKind as Kind;
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    match error.kind() {
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart
            if line_indent(text, at).contains('\t') =>
        {
            tabs(at, text, source)
        }
        Kind::RecursionLimitExceeded => {
            (too_deep(source.span(at..at + 1)), Mend::Nothing)
        }
        Kind::UnclosedQuotedScalar
        | Kind::InvalidTrailingDoubleQuotedScalar
        | Kind::InvalidTrailingSingleQuotedScalar
        | Kind::InvalidQuotedScalarIndent
        | Kind::DocumentIndicatorInQuotedScalar => quote(at, text, source),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape => escape(at, text, source),
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement
            if !starts_with_marker(text, at) =>
        {
            colon(at, text, source)
        }
        _ => match marked_value(text, at) {
            Some(start) => unquoted(start, source),
            None => general(error, at, text, source),
        },
    }
}

fn tabs(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
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

/// A quoted text that does not end, or ends too early.
fn quote(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let Some((start, mark)) = unpaired_quote(text, at) else {
        return trailing_text(at, text, source);
    };
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
fn unpaired_quote(text: &str, at: usize) -> Option<(usize, char)> {
    let mut end = line_end(text, at);
    loop {
        let start = line_start(text, end);
        let value = value_start(text, end);
        if let Some(mark @ ('"' | '\'')) = text[value..end].chars().next() {
            let marks = text[value..end].replace("\\\"", "").matches(mark).count();
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
fn is_apostrophe_text(value: &str) -> bool {
    value.starts_with('\'') && value.len() > 2 && value.trim_end().ends_with('\'')
}

/// A quoted text with more text behind it on its line.
fn trailing_text(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let start = value_start(text, at);
    let end = line_end(text, at);
    let mark = text[start..].chars().next().unwrap_or('"');
    let span = source.span(at..end);
    let help = if mark == '\'' && is_apostrophe_text(&text[start..end]) {
        "write an apostrophe inside single quotes twice: `''`".to_owned()
    } else {
        "put the whole text in single quotes, or remove the inner ones".to_owned()
    };
    let diagnostic = Diagnostic::new(
        Code::UnquotedText,
        format!("the text in `{mark}` ends before its line does"),
        span,
        "not part of the text",
    )
    .help(help);
    (diagnostic, Mend::Fill(at..end, ' '))
}

fn escape(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let start = value_start(text, at);
    let end = line_end(text, at);
    let known = "0abtnvfre \"/\\N_LPxuU";
    let bytes = text.as_bytes();
    let mut here = start;
    while here + 1 < end {
        if bytes[here] == b'\\' {
            if !known.contains(bytes[here + 1] as char) {
                break;
            }
            here += 1;
        }
        here += 1;
    }
    let here = if here + 1 < end { here } else { at };
    let span = source.span(here..here + 2);
    let diagnostic = Diagnostic::new(
        Code::YamlSyntax,
        format!("`{}` means nothing in a text in double quotes", source.slice(span)),
        span,
        "not a known escape",
    )
    .help("write `\\\\` for a backslash, or use single quotes, where it is itself");
    (diagnostic, Mend::Fill(here..here + 1, ' '))
}

/// `Text: with a colon`, which YAML takes for a field.
fn colon(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let at = if text[at..].starts_with(':') { at } else { colon_near(text, at) };
    let above = line_above(text, at);
    if let Some(missing) = above.filter(|_| line_indent(text, at).is_empty() || at > 0) {
        let (start, line) = missing;
        let glued = line.trim_start().split_once(':').filter(|(key, rest)| {
            !key.contains(' ')
                && rest.starts_with(|c: char| !c.is_whitespace() && c != '/')
        });
        if let Some((key, _)) = glued {
            let colon = start + indent_of(line).len() + key.len();
            let diagnostic = Diagnostic::new(
                Code::YamlSyntax,
                format!("no space follows the colon of `{key}:`"),
                source.span(colon..colon + 1),
                "a space is missing here",
            )
            .help(format!("write `{key}: ` with a space before the value"));
            let rest = start..start + line.len();
            return (diagnostic, Mend::Fill(rest, ' '));
        }
    }
    let start = value_start(text, at);
    if start >= at {
        return continued(at, text, source);
    }
    let words = text[start..line_end(text, at)].trim_end();
    let diagnostic = Diagnostic::new(
        Code::ColonInText,
        "a text that holds `: ` must be in quotes",
        source.span(at..at + 1),
        "YAML reads a field here",
    )
    .help(format!("write `{}`", quoted(words)));
    (diagnostic, Mend::Fill(at..at + 1, '.'))
}

/// A field indented below a text, which YAML reads as the text going on.
fn continued(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
    let start = line_start(text, at) + line_indent(text, at).len();
    let span = source.span(start..at);
    let diagnostic = Diagnostic::new(
        Code::YamlSyntax,
        format!(
            "the field `{}` is indented as if it belonged to the text above",
            source.slice(span)
        ),
        span,
        "fits no line above",
    )
    .help("align it with the fields it belongs to");
    (diagnostic, Mend::Fill(start..line_end(text, at), ' '))
}

/// A value whose first character means something to YAML.
fn unquoted(at: usize, source: &Source) -> (Diagnostic, Mend) {
    let text = source.text();
    let line = text[at..line_end(text, at)].trim_end();
    let mark = line.chars().next().unwrap_or(' ');
    let diagnostic = Diagnostic::new(
        Code::UnquotedText,
        format!("a text that starts with `{mark}` must be in quotes"),
        source.span(at..at + mark.len_utf8()),
        meaning(mark),
    )
    .help(format!("write `{}`", quoted(line)));
    (diagnostic, Mend::Fill(at..at + mark.len_utf8(), '.'))
}

fn meaning(mark: char) -> &'static str {
    match mark {
        '*' => "YAML reads an alias here",
        '&' => "YAML reads an anchor here",
        '!' => "YAML reads a tag here",
        '[' => "YAML reads a list here",
        '{' => "YAML reads a group of fields here",
        '|' | '>' => "YAML reads a block of lines here",
        '%' => "YAML reads a directive here",
        _ => "YAML keeps this character for itself",
    }
}

/// Everything else, in words of our own.
fn general(
    error: &ScanError,
    at: usize,
    text: &str,
    source: &Source,
) -> (Diagnostic, Mend) {
    use ErrorKind as Kind;
    let line = line_start(text, at)..line_end(text, at);
    let content = line.start + line_indent(text, at).len()..line.end;
    let span = source.span(content.clone());
    let blank = Mend::Fill(content, ' ');
    match error.kind() {
        Kind::UnclosedFlowCollection { open } => {
            (bracket(*open, at, source), Mend::Fill(at..line_end(text, at), '-'))
        }
        Kind::MismatchedFlowCollectionEnd { open, .. } => {
            (bracket(*open, at, source), Mend::Fill(at..line_end(text, at), '-'))
        }
        Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::InvalidFlowScalarIndent
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofFlowSequence => {
            let open = text[..at].rfind(['[', '{']).unwrap_or(at);
            let mark = text[open..].chars().next().unwrap_or('[');
            (bracket(mark, open, source), Mend::Fill(open..line_end(text, open), '-'))
        }
        Kind::MisplacedFlowCollectionEnd => {
            let mark = text[at..].chars().next().unwrap_or(']');
            let diagnostic = Diagnostic::new(
                Code::UnclosedBracket,
                format!("`{mark}` closes no bracket"),
                source.span(at..at + 1),
                "no partner before it",
            )
            .help("remove it, or put the text in quotes");
            (diagnostic, Mend::Fill(at..at + 1, ' '))
        }
        Kind::UnexpectedCharacter { character } => {
            let diagnostic = Diagnostic::new(
                Code::YamlSyntax,
                format!(
                    "the character `{}` cannot stand here",
                    character.escape_default()
                ),
                source.span(at..at + character.len_utf8()),
                "not allowed in YAML",
            )
            .help("remove it, or put the text in double quotes");
            (diagnostic, Mend::Fill(at..at + character.len_utf8(), ' '))
        }
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => {
            let diagnostic = Diagnostic::new(
                Code::YamlSyntax,
                "this line is neither a field nor an item",
                span,
                "no `:` and no `- `",
            )
            .help("write `field: value`, or indent the line if it goes on with the text above");
            (diagnostic, blank)
        }
        Kind::BlockSequenceEntryNotAllowed => {
            let diagnostic = Diagnostic::new(
                Code::YamlSyntax,
                "a list cannot start on the line of its field",
                source.span(at..at + 1),
                "belongs on the next line",
            )
            .help("put each `- ` item on a line of its own below the field");
            (diagnostic, Mend::Fill(at..at + 1, '.'))
        }
        _ => {
            let diagnostic = Diagnostic::new(
                Code::YamlSyntax,
                "the indentation of this line fits none of the lines above",
                span,
                "aligned with nothing",
            )
            .help("align it with the fields or items it belongs to");
            (diagnostic, blank)
        }
    }
}

fn bracket(open: char, at: usize, source: &Source) -> Diagnostic {
    let close = if open == '{' { '}' } else { ']' };
    Diagnostic::new(
        Code::UnclosedBracket,
        format!("the bracket `{open}` is not closed"),
        source.span(at..at + 1),
        format!("no `{close}`"),
    )
    .help(format!("write `{close}` at its end, or put the text in quotes"))
}

/// The first byte of the line's value if it is a character that means something to YAML
/// and the line reads as a text.
fn marked_value(text: &str, at: usize) -> Option<usize> {
    let start = value_start(text, at);
    let value = text[start..line_end(text, at)].trim_end();
    let is_marked = match value.chars().next()? {
        '[' => value.contains("](") || !value.ends_with(']') && value.contains(']'),
        '{' => value.contains('}') && !value.ends_with('}'),
        '>' | '|' => value.len() > 2,
        '*' | '&' | '!' | '%' | '@' | '`' => true,
        _ => false,
    };
    is_marked.then_some(start)
}

fn starts_with_marker(text: &str, at: usize) -> bool {
    marked_value(text, at).is_some()
}

/// Where the value of a line starts: behind its `- ` and its `field: `.
fn value_start(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at) + line_indent(text, at).len();
    let end = line_end(text, at);
    while text[start..end].starts_with("- ") {
        start += 2;
        start += indent_of(&text[start..end]).len();
    }
    let line = &text[start..end];
    let is_key = |key: &str| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_ <".contains(c))
    };
    match line.split_once(": ") {
        Some((key, rest)) if is_key(key) => end - rest.trim_start().len(),
        _ => start,
    }
}

/// The text as a YAML text in quotes.
fn quoted(words: &str) -> String {
    if words.contains('"') || words.contains('\\') {
        format!("'{}'", words.replace('\'', "''"))
    } else {
        format!("\"{words}\"")
    }
}

fn colon_near(text: &str, at: usize) -> usize {
    let end = line_end(text, at);
    text[at..end]
        .find(": ")
        .or_else(|| text[at..end].rfind(':'))
        .map_or(at, |found| at + found)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    if end > at && text[..end].ends_with('\r') { end - 1 } else { end }
}

fn line_above(text: &str, at: usize) -> Option<(usize, &str)> {
    let end = line_start(text, at).checked_sub(1)?;
    let start = line_start(text, end);
    Some((start, &text[start..end]))
}

fn line_indent(text: &str, at: usize) -> &str {
    indent_of(&text[line_start(text, at)..line_end(text, at)])
}

fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
