//! From the YAML parser's error to a diagnostic in the author's words, and the change to a
//! copy of the text after which reading can go on.
//!
//! A change replaces bytes by as many others, so that every place stays where it is.

use granit_parser::{ErrorKind, ScanError};

use std::ops::Range;

use super::build::{Fault, too_deep};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::source::{Source, Span};

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
    // Lines that were indented with tabs stand where they did not for the author.
    let is_follow_up = diagnostic.code == Code::YamlSyntax
        && diagnostic.label.as_ref().is_some_and(|label| {
            is_near_tabs(source.text(), label.span.start()) && text != source.text()
        });
    if !is_follow_up {
        report.add(diagnostic);
    }
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
    Fill(Range<usize>, char),
    /// In these bytes every colon that ends a name becomes a full stop.
    Colons(Range<usize>),
    /// In these bytes every backslash becomes a slash.
    Backslashes(Range<usize>),
    /// A list or group in brackets, over one or more lines, becomes one text.
    Brackets(Range<usize>),
    /// Every tab that indents a line becomes a space.
    Tabs,
    /// The line that holds this byte ends with this quote.
    CloseQuote(usize, char),
}

impl Mend {
    /// Changes the text; gives the bytes that are no longer the author's, or nothing when
    /// there was nothing to change.
    fn apply(self, text: &mut String) -> Option<Range<usize>> {
        let before = text.clone();
        let bytes = match &self {
            Self::Fill(range, _)
            | Self::Colons(range)
            | Self::Backslashes(range)
            | Self::Brackets(range) => range.clone(),
            Self::CloseQuote(at, _) => *at..line_end(text, *at),
            Self::Nothing | Self::Tabs => 0..0,
        };
        match self {
            Self::Nothing => return None,
            Self::Fill(range, with) => fill(text, range, with),
            Self::Colons(range) => {
                let kept = text[range.clone()].replace(": ", ". ");
                let kept = match kept.trim_end().strip_suffix(':') {
                    Some(start) => format!("{start}.{}", &kept[start.len() + 1..]),
                    None => kept,
                };
                text.replace_range(range, &kept);
            }
            Self::Backslashes(range) => {
                let kept = text[range.clone()].replace('\\', "/");
                text.replace_range(range, &kept);
            }
            Self::Brackets(range) => {
                let end = line_end(text, range.start).min(range.end);
                let kept: String =
                    text[end..range.end]
                        .bytes()
                        .map(|byte| {
                            if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' }
                        })
                        .collect();
                text.replace_range(end..range.end, &kept);
                fill(text, range.start..end, '-');
            }
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

fn fill(text: &mut String, range: Range<usize>, with: char) {
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
    if let Some(line) = tabbed_line(text, at) {
        return tabs(line, text, source);
    }
    match error.kind() {
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
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => escape(at, text, source),
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement
            if !starts_with_marker(text, at) =>
        {
            colon(at, text, source)
        }
        Kind::UnexpectedCharacter { character } if character.is_control() => {
            control(*character, at, text, source)
        }
        _ => match marked_value(text, at) {
            Some(start) => unquoted(start, source),
            None => match open_bracket(text, at) {
                Some(open) => bracket(open, at, text, source),
                None => general(error, at, text, source),
            },
        },
    }
}

/// A line indented with tabs, where the fault is or beside it.
fn tabbed_line(text: &str, at: usize) -> Option<usize> {
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

fn is_near_tabs(text: &str, at: usize) -> bool {
    tabbed_line(text, at).is_some()
}

fn control(
    character: char,
    at: usize,
    text: &str,
    source: &Source,
) -> (Diagnostic, Mend) {
    let here = text[at..].find(character).map_or(at, |found| at + found);
    let bytes = here..here + character.len_utf8();
    let diagnostic = Diagnostic::new(
        Code::YamlSyntax,
        format!(
            "the control character {} cannot stand here",
            excerpt(&character.to_string())
        ),
        source.span(bytes.clone()),
        "not allowed in YAML",
    )
    .help("remove it");
    (diagnostic, Mend::Fill(bytes, ' '))
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
fn unpaired_quote(text: &str, at: usize) -> Option<(usize, char)> {
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
fn is_apostrophe_text(value: &str) -> bool {
    value.starts_with('\'') && value.len() > 2 && value.trim_end().ends_with('\'')
}

/// A quoted text with more text behind it on its line.
fn trailing_text(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
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

fn escape(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
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

/// `Text: with a colon`, which YAML takes for a field.
fn colon(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
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
fn glued(at: usize, text: &str, source: &Source) -> Option<(Diagnostic, Mend)> {
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
fn continued(at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
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
fn over_lines(
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

/// A value whose first character means something to YAML.
fn unquoted(at: usize, source: &Source) -> (Diagnostic, Mend) {
    let text = source.text();
    let line = text[at..line_end(text, at)].trim_end();
    let mark = line.chars().next().unwrap_or(' ');
    let shown = if mark == '`' { "a backtick".to_owned() } else { format!("`{mark}`") };
    let diagnostic = Diagnostic::new(
        Code::UnquotedText,
        format!("a text that starts with {shown} must be in quotes"),
        source.span(at..at + mark.len_utf8()),
        meaning(mark),
    )
    .help(write_quoted(line));
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
        ',' | '?' => "YAML reads a part of a list or group here",
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
    let blank = Mend::Fill(content.clone(), ' ');
    match error.kind() {
        Kind::UnclosedFlowCollection { .. }
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::InvalidFlowScalarIndent
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofFlowSequence => {
            let is_open = text[at..].starts_with(['[', '{']);
            let before = text[..at].rfind(['[', '{']).filter(|_| !is_open);
            let open = before.unwrap_or(at);
            bracket(open, at, text, source)
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
            if let Some(glued) = glued(at, text, source) {
                return glued;
            }
            if let Some(colon) = text_above(text, at) {
                return over_lines(colon, item_start(text, colon), text, source);
            }
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
        Kind::InvalidBlockScalarHeader | Kind::ZeroBlockScalarIndent => {
            unquoted(value_start(text, at), source)
        }
        _ => (misaligned(content.start, text, span), blank),
    }
}

/// A line whose indentation fits no other's.
fn misaligned(start: usize, text: &str, span: Span) -> Diagnostic {
    let is_item = |line: &str| line == "-" || line.starts_with("- ");
    let indent = line_indent(text, start).len();
    let is_this = is_item(&text[start..line_end(text, start)]);
    let above = text[..line_start(text, start)]
        .lines()
        .rev()
        .filter(|line| !line.trim().is_empty())
        .take(SEARCHED_LINES)
        .find(|line| indent_of(line).len() <= indent)
        .filter(|line| indent_of(line).len() == indent);
    let (message, label, help) = match above.map(|line| is_item(line.trim())) {
        Some(false) if is_this => (
            "an item of a list stands among fields",
            "an item",
            "remove its `-`, or put the list below a field of its own",
        ),
        Some(true) if !is_this => (
            "a field stands among the items of a list",
            "a field",
            "indent it to belong to the item above, or less to belong to what holds the list",
        ),
        _ => (
            "the indentation of this line fits none of the lines above",
            "aligned with nothing",
            "align it with the fields or items it belongs to",
        ),
    };
    Diagnostic::new(Code::YamlSyntax, message, span, label).help(help)
}

/// How many lines a search for the line that a fault belongs to goes back.
const SEARCHED_LINES: usize = 200;

/// `- Engines: their powers` above a line that goes on with the text: its colon.
fn text_above(text: &str, at: usize) -> Option<usize> {
    let above = line_above(text, at)?;
    let start = item_start(text, above);
    let (key, _) = text[start..line_end(text, above)].split_once(": ")?;
    let is_name = key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(' ');
    (!is_name).then_some(start + key.len())
}

/// The bracket that is open at this byte, if one is: it starts the value of a line above or
/// of this one.
fn open_bracket(text: &str, at: usize) -> Option<usize> {
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
fn innermost(text: &str) -> Option<usize> {
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
            (Some(_), _) => {}
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
fn bracket(open: usize, at: usize, text: &str, source: &Source) -> (Diagnostic, Mend) {
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

/// The quotation mark of a list's line that opens a text which ends at no comma.
fn quote_in(line: &str) -> Option<usize> {
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
fn double_comma(line: &str) -> Option<usize> {
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
        ',' => true,
        '?' => {
            value.starts_with("? ")
                && start > line_start(text, at) + line_indent(text, at).len()
        }
        _ => false,
    };
    is_marked.then_some(start)
}

fn starts_with_marker(text: &str, at: usize) -> bool {
    marked_value(text, at).is_some()
}

/// Where the value of a line starts: behind its `- ` and its `field: `.
fn value_start(text: &str, at: usize) -> usize {
    let start = item_start(text, at);
    let end = line_end(text, at);
    let line = &text[start..end];
    let is_key = |key: &str| {
        let key = key.trim_matches(['"', '\'']);
        !key.is_empty()
            && key.chars().all(|c| c.is_alphanumeric() || "-_ <./".contains(c))
    };
    match line.split_once(": ") {
        Some((key, rest)) if is_key(key) => end - rest.trim_start().len(),
        _ => start,
    }
}

/// Where a line starts behind its indentation and its `- `.
fn item_start(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at) + line_indent(text, at).len();
    let end = line_end(text, at);
    while text[start..end].starts_with("- ") {
        start += 2;
        start += indent_of(&text[start..end]).len();
    }
    start
}

/// The advice to put a text in quotes, with the text if it is short.
pub(crate) fn write_quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > 100 {
        return "put quotes around the whole text".into();
    }
    format!("write `{}`", quoted(&words))
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

/// Where the line above this byte's starts.
fn line_above(text: &str, at: usize) -> Option<usize> {
    let end = line_start(text, at).checked_sub(1)?;
    Some(line_start(text, end))
}

fn line_indent(text: &str, at: usize) -> &str {
    indent_of(&text[line_start(text, at)..line_end(text, at)])
}

fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
