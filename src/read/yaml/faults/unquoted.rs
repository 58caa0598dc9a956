//! Texts whose first character means something to YAML.

use super::brackets::innermost;
use super::lines::{line_end, line_indent, line_start, value_start};
use super::mend::Mend;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Source;
use crate::tree::quoted::write_quoted;

/// A value whose first character means something to YAML.
pub(super) fn unquoted(at: usize, source: &Source) -> (Diagnostic, Mend) {
    let text = source.text();
    let line = text[at..line_end(text, at)].trim_end();
    // In brackets the text ends where the item does.
    let is_in_brackets = innermost(&text[line_start(text, at)..at]).is_some();
    let line = if is_in_brackets { item(line) } else { line };
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

/// The item of a list or group in brackets that begins here.
pub(super) fn item(line: &str) -> &str {
    line[..line.find([',', ']', '}']).unwrap_or(line.len())].trim_end()
}

pub(super) fn meaning(mark: char) -> &'static str {
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

/// The first byte of the line's value if it is a character that means something to YAML
/// and the line reads as a text.
pub(super) fn marked_value(text: &str, at: usize) -> Option<usize> {
    let start = value_start(text, at);
    let value = text[start..line_end(text, at)].trim_end();
    let is_marked = match value.chars().next()? {
        '[' => value.contains("](") || !value.ends_with(']') && value.contains(']'),
        '{' => value.contains('}') && !value.ends_with('}'),
        '>' | '|' => value.len() > 2,
        '*' | '&' | '!' | '%' | '@' | '`' | ',' => true,
        '?' => {
            value.starts_with("? ")
                && start > line_start(text, at) + line_indent(text, at).len()
        }
        _ => false,
    };
    is_marked.then_some(start)
}

pub(super) fn starts_with_marker(text: &str, at: usize) -> bool {
    marked_value(text, at).is_some()
}
