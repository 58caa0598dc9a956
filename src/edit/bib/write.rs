//! An entry as a file would have it: its values as they were given, and everything around
//! them in the file's habits.

use std::collections::HashMap;

use super::habits::{Case, Habits};
use crate::read::bibtex::{Piece, RawEntry, RawField};

/// The words that `@string` defines, in lower case, and the values they stand for.
pub(super) type Words = HashMap<String, String>;

/// An entry to be written.
pub(super) struct Given<'a> {
    /// The text that it stands in.
    pub text: &'a str,
    /// Its place there.
    pub entry: &'a RawEntry,
    /// The words of that text which the file does not define so.
    pub words: &'a Words,
    /// The keys of that text which are changed, in lower case.
    pub keys: &'a HashMap<String, String>,
    /// Whether it is to be one of the selected publications.
    pub is_selected: bool,
}

impl Given<'_> {
    /// The entry under this key.
    pub(super) fn written(&self, key: &str, habits: &Habits) -> String {
        let mut fields: Vec<_> =
            self.entry.fields.iter().map(|field| self.field(field, habits)).collect();
        if self.is_selected {
            fields.retain(|(name, _)| !name.eq_ignore_ascii_case("selected"));
            fields
                .push((habits.names.of("selected"), delimited("true", habits.is_quoted)));
        }
        let longest = fields.iter().map(|(name, _)| name.chars().count()).max();
        let lines = fields.iter().map(|(name, value)| {
            let sign = sign(name, longest.unwrap_or(0), habits);
            format!("{sign}{value}")
        });
        let lines: Vec<_> = lines.collect();
        let newline = habits.newline;
        let kind = kind(&self.text[self.entry.kind.clone()], habits);
        let (before, behind) = &habits.head;
        let comma = if habits.ends_with_comma { "," } else { "" };
        format!(
            "@{kind}{before}{{{behind}{key},{newline}{}{comma}{}}}",
            lines.join(&format!(",{newline}")),
            habits.end
        )
    }

    fn field(&self, field: &RawField, habits: &Habits) -> (String, String) {
        let name = &self.text[field.name.clone()];
        let lower = name.to_ascii_lowercase();
        let is_reference = matches!(lower.as_str(), "crossref" | "xdata");
        let pieces = field.pieces.iter().map(|piece| match piece {
            Piece::Text(inner) if is_reference => {
                let keys = self.text[inner.clone()].split(',').map(|key| {
                    let changed = self.keys.get(&key.trim().to_lowercase());
                    changed.map_or(key, String::as_str)
                });
                let keys: Vec<_> = keys.collect();
                delimited(&keys.join(","), habits.is_quoted)
            }
            Piece::Text(inner) => {
                let text = self.text[inner.clone()].replace("\r\n", "\n");
                let text = text.replace('\n', habits.newline);
                delimited(&text, habits.is_quoted && !has_bare_quote(&text))
            }
            Piece::Word(word) => {
                let word = &self.text[word.clone()];
                match self.words.get(&word.to_lowercase()) {
                    Some(value) => delimited(value, false),
                    None => word.to_owned(),
                }
            }
        });
        let value = pieces.collect::<Vec<_>>().join(" # ");
        // Some services shout: `DOI = {…}`. Other names, such as `archivePrefix`, stay.
        let is_shouted = name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase());
        let name = match habits.names {
            Case::Lower if !is_shouted => name.to_owned(),
            case => case.of(name),
        };
        (name, value)
    }
}

/// A field up to its value: `  title = `.
fn sign(name: &str, longest: usize, habits: &Habits) -> String {
    let (before, behind) = &habits.equals;
    let indent = habits.indent.chars().count();
    let length = name.chars().count();
    let Some(alignment) = habits.alignment else {
        return format!("{}{name}{before}={behind}", habits.indent);
    };
    let column = alignment.column.unwrap_or(indent + longest + 1);
    if alignment.is_right {
        let room = column.saturating_sub(before.chars().count());
        return format!("{name:>room$}{before}={behind}");
    }
    let room = column.saturating_sub(indent + length).max(1);
    format!("{}{name}{}={behind}", habits.indent, " ".repeat(room))
}

fn kind(given: &str, habits: &Habits) -> String {
    let own = habits.kinds.get(&given.to_ascii_lowercase());
    let own = own.filter(|_| habits.case == Case::Capital);
    own.cloned().unwrap_or_else(|| habits.case.of(given))
}

fn delimited(text: &str, is_quoted: bool) -> String {
    if is_quoted { format!("\"{text}\"") } else { format!("{{{text}}}") }
}

/// Whether a quotation mark stands outside all braces, where it would end a value in such
/// marks.
fn has_bare_quote(text: &str) -> bool {
    let mut depth = 0_i32;
    text.bytes().any(|byte| {
        depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        byte == b'"' && depth == 0
    })
}
