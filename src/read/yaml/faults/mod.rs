//! From the YAML parser's error to a diagnostic in the author's words, and the change to a
//! copy of the text after which reading can go on.

mod brackets;
mod colons;
mod lines;
mod mend;
mod quotes;
mod tabs;
mod unquoted;

use granit_parser::{ErrorKind, ScanError};

use self::brackets::{bracket, open_bracket};
use self::colons::{colon, glued, over_lines, text_above};
use self::lines::{
    SEARCHED_LINES, indent_of, item_start, line_end, line_indent, line_start, value_start,
};
use self::mend::Mend;
use self::quotes::{escape, quote};
use self::tabs::{is_near_tabs, tabbed_line, tabs};
use self::unquoted::{marked_value, starts_with_marker, unquoted};
use super::build::NodeFault;
use super::refusals::too_deep;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::source::{Source, Span};

/// Reports a fault. True when `text` was changed so that reading it again finds the next.
pub(super) fn report_and_mend(
    fault: &NodeFault,
    text: &mut String,
    source: &Source,
    report: &mut Report,
) -> bool {
    let (diagnostic, mend) = match fault {
        NodeFault::Refused(diagnostic) => (diagnostic.clone(), Mend::Nothing),
        NodeFault::Unquoted(at) => unquoted(*at, source),
        NodeFault::Syntax(error) => explain(error, text, source),
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
