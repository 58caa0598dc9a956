//! A YAML tree in which every key and value knows where it stands in the source.

use crate::source::{Source, Span};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where the value stands. An alias's value stands where its anchor does.
    pub span: Span,
    /// The value.
    pub value: Value,
    /// How many nodes the value is made of, itself included.
    pub(super) size: usize,
}

/// What a YAML value can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, number, `true` or nothing: YAML's scalars, as they are written.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Fields, in the order of the file.
    Mapping(Vec<Field>),
}

/// A scalar as it is written: what it means depends on the field.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text after YAML's own escapes.
    pub text: String,
    /// Whether it is written without quotes and not as a block.
    pub is_plain: bool,
}

/// A field of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name.
    pub key: String,
    /// Where the name stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A scalar.
    pub(super) fn scalar(span: Span, scalar: Scalar) -> Self {
        Self { span, value: Value::Scalar(scalar), size: 1 }
    }

    /// A list.
    pub(super) fn sequence(span: Span, items: Vec<Self>) -> Self {
        let size = 1 + items.iter().map(|item| item.size).sum::<usize>();
        Self { span, value: Value::Sequence(items), size }
    }

    /// A mapping.
    pub(super) fn mapping(span: Span, fields: Vec<Field>) -> Self {
        let size = 1 + fields.iter().map(|field| 1 + field.value.size).sum::<usize>();
        Self { span, value: Value::Mapping(fields), size }
    }

    /// The field of this name, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Field> {
        match &self.value {
            Value::Mapping(fields) => fields.iter().find(|field| field.key == key),
            _ => None,
        }
    }

    /// Whether nothing is written: `key:`, `key: ~` or `key: null`.
    pub fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar(scalar) => {
                scalar.is_plain && matches!(scalar.text.as_str(), "" | "~" | "null")
            }
            _ => false,
        }
    }

    /// What the value is, in the author's words: `a text`, `a list`, `a group of fields`.
    pub fn shape(&self) -> &'static str {
        match &self.value {
            Value::Scalar(_) => "a text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a group of fields",
        }
    }
}

impl Scalar {
    /// The place in the source of a range of bytes of `text`. It is exact unless escapes
    /// stand in the way; then it is the whole scalar.
    pub fn locate(
        &self,
        source: &Source,
        span: Span,
        bytes: std::ops::Range<usize>,
    ) -> Span {
        let raw = source.slice(span);
        let mut raw_at = 0;
        let mut start = None;
        let mut end = None;
        for (at, character) in self.text.char_indices() {
            if at >= bytes.end {
                break;
            }
            if character.is_whitespace() {
                continue;
            }
            let escape = escape_before(raw, raw_at, character);
            raw_at += escape;
            let Some(found) = raw[raw_at..].find(character) else { return span };
            let skipped = &raw[raw_at..raw_at + found];
            let is_layout =
                |skipped: char| skipped.is_whitespace() || is_indicator(skipped);
            let is_aligned = if start.is_none() && raw_at == 0 {
                skipped.chars().all(is_layout)
            } else {
                skipped.chars().all(char::is_whitespace)
            };
            if !is_aligned {
                return span;
            }
            if at >= bytes.start && start.is_none() {
                start = Some(raw_at - escape + found);
            }
            raw_at += found + character.len_utf8();
            end = Some(raw_at);
        }
        match (start, end) {
            (Some(start), Some(end)) => {
                source.span(span.start() + start..span.start() + end)
            }
            _ => span,
        }
    }
}

/// The bytes by which quotes escape this character at this place: `\\`, `\"` and `''`.
fn escape_before(raw: &str, at: usize, character: char) -> usize {
    let escape = match raw.chars().next() {
        Some('"') if at > 0 && matches!(character, '\\' | '"') => '\\',
        Some('\'') if at > 0 && character == '\'' => '\'',
        _ => return 0,
    };
    let rest = raw[at..].trim_start();
    let is_escaped = rest.starts_with(escape) && rest[1..].starts_with(character);
    if is_escaped { raw[at..].len() - rest.len() + 1 } else { 0 }
}

/// What may stand before a scalar's first character: quotes and block headers.
fn is_indicator(character: char) -> bool {
    matches!(character, '"' | '\'' | '|' | '>' | '-' | '+' | '0'..='9')
}
