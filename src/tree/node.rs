//! A YAML tree in which every key and value knows where it stands in the source.

use std::ops::Range;

use crate::source::{Source, Span};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where the value stands. An alias's value stands where its anchor does.
    pub span: Span,
    /// The value.
    pub value: Value,
    /// How many nodes the value is made of, itself included.
    pub(crate) size: usize,
    /// How many levels it has, itself included.
    pub(crate) depth: usize,
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
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// In YAML, without quotes and not as a block.
    Plain,
    /// In YAML, in quotes or as a block.
    Quoted,
    /// In TeX, as a field of a `.bib` file.
    Tex,
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
    pub(crate) fn scalar(span: Span, scalar: Scalar) -> Self {
        Self { span, value: Value::Scalar(scalar), size: 1, depth: 1 }
    }

    /// A list.
    pub(crate) fn sequence(span: Span, items: Vec<Self>) -> Self {
        let size = 1 + items.iter().map(|item| item.size).sum::<usize>();
        let depth = 1 + items.iter().map(|item| item.depth).max().unwrap_or(0);
        Self { span, value: Value::Sequence(items), size, depth }
    }

    /// A mapping.
    pub(crate) fn mapping(span: Span, fields: Vec<Field>) -> Self {
        let size = 1 + fields.iter().map(|field| 1 + field.value.size).sum::<usize>();
        let depth = 1 + fields.iter().map(|field| field.value.depth).max().unwrap_or(0);
        Self { span, value: Value::Mapping(fields), size, depth }
    }

    /// The same tree in a text that starts at this byte of a source.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        self.move_by(by);
        self
    }

    fn move_by(&mut self, by: usize) {
        self.span = self.span.moved(by);
        match &mut self.value {
            Value::Scalar(_) => {}
            Value::Sequence(items) => items.iter_mut().for_each(|item| item.move_by(by)),
            Value::Mapping(fields) => {
                for field in fields {
                    field.key_span = field.key_span.moved(by);
                    field.value.move_by(by);
                }
            }
        }
    }

    /// How many bytes of text it holds.
    pub(crate) fn text_bytes(&self) -> usize {
        match &self.value {
            Value::Scalar(scalar) => scalar.text.len(),
            Value::Sequence(items) => items.iter().map(Self::text_bytes).sum(),
            Value::Mapping(fields) => fields
                .iter()
                .map(|field| field.key.len() + field.value.text_bytes())
                .sum(),
        }
    }

    /// The field of this name, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Field> {
        match &self.value {
            Value::Mapping(fields) => fields.iter().find(|field| field.key == key),
            _ => None,
        }
    }

    /// The text of a scalar, without white space around it.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar.text.trim()),
            _ => None,
        }
    }

    /// The items of a list; of another value the value itself, as a list of one.
    pub(crate) fn one_or_many(&self) -> &[Self] {
        match &self.value {
            Value::Sequence(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// Whether nothing is written: `key:`, `key: ~` or `key: null`.
    pub fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar(scalar) => {
                scalar.style == Style::Plain
                    && matches!(scalar.text.as_str(), "" | "~" | "null")
            }
            _ => false,
        }
    }

    /// What the value is, in the author's words: `a text`, `a number`, `a list`, `a group
    /// of fields`.
    pub fn shape(&self) -> &'static str {
        match &self.value {
            Value::Scalar(Scalar { text, style: Style::Plain }) if is_number(text) => {
                "a number"
            }
            Value::Scalar(_) => "a text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a group of fields",
        }
    }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
        && text.parse::<f64>().is_ok()
}

impl Scalar {
    /// The place in the source of a range of bytes of `text`; the whole scalar when its
    /// text cannot be found there again.
    pub fn locate(&self, source: &Source, span: Span, bytes: Range<usize>) -> Span {
        if self.style == Style::Tex {
            return self.locate_in_tex(source, span, bytes);
        }
        let mut written = ScalarText::new(source.slice(span), self.style == Style::Plain);
        let (mut start, mut end) = (None, None);
        let mut before = written.at;
        for (at, character) in self.text.char_indices() {
            if at >= bytes.end && end.is_some() {
                break;
            }
            if character.is_whitespace() {
                continue;
            }
            let Some((found, place)) = written.next() else { return span };
            if found != character {
                return span;
            }
            if at >= bytes.end {
                // Only white space was asked for: it lies between its neighbours.
                (start, end) = (Some(before), Some(place.start));
                break;
            }
            if at >= bytes.start {
                start.get_or_insert(place.start);
                end = Some(place.end);
            }
            before = place.end;
        }
        match (start, end) {
            (Some(start), Some(end)) if start < end => {
                source.span(span.start() + start..span.start() + end)
            }
            _ => span,
        }
    }

    /// The only place of the same characters; the whole scalar when there is not one.
    fn locate_in_tex(&self, source: &Source, span: Span, bytes: Range<usize>) -> Span {
        let Some(wanted) = self.text.get(bytes) else { return span };
        let mut found = source.slice(span).match_indices(wanted);
        match (found.next(), found.next()) {
            (Some((at, _)), None) if !wanted.is_empty() => {
                source.span(span.start() + at..span.start() + at + wanted.len())
            }
            _ => span,
        }
    }
}

/// The characters of a scalar as they are written in the file, without white space.
struct ScalarText<'a> {
    raw: &'a str,
    at: usize,
    quotes: Quotes,
}

#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    AsItIs,
    SingleQuoted,
    DoubleQuoted,
}

impl<'a> ScalarText<'a> {
    fn new(raw: &'a str, is_plain: bool) -> Self {
        let (at, quotes) = match raw.chars().next() {
            Some('"') if !is_plain => (1, Quotes::DoubleQuoted),
            Some('\'') if !is_plain => (1, Quotes::SingleQuoted),
            Some('|' | '>') if !is_plain => {
                (raw.find('\n').unwrap_or(raw.len()), Quotes::AsItIs)
            }
            _ => (0, Quotes::AsItIs),
        };
        Self { raw, at, quotes }
    }
}

impl Iterator for ScalarText<'_> {
    type Item = (char, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = &self.raw[self.at..];
            let first = rest.chars().next()?;
            let second = rest.chars().nth(1);
            let (character, length) = match (self.quotes, first, second) {
                (Quotes::DoubleQuoted, '\\', Some(mark)) => escaped(mark, rest),
                (Quotes::SingleQuoted, '\'', Some('\'')) => ('\'', 2),
                _ => (first, first.len_utf8()),
            };
            let start = self.at;
            self.at = (start + length).min(self.raw.len());
            if !character.is_whitespace() {
                return Some((character, start..self.at));
            }
        }
    }
}

/// What an escape in double quotes stands for, and how long it is (YAML 1.2, 5.7).
fn escaped(mark: char, rest: &str) -> (char, usize) {
    let digits = match mark {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    if digits > 0 {
        let number = rest.get(2..2 + digits);
        let number = number.and_then(|number| u32::from_str_radix(number, 16).ok());
        return match number.and_then(char::from_u32) {
            Some(character) => (character, 2 + digits),
            None => ('\\', 1),
        };
    }
    let character = match mark {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' => '\u{1B}',
        'f' => '\u{C}',
        'n' | 'r' | 't' | 'v' | '_' | 'N' | 'L' | 'P' => ' ',
        other => other,
    };
    (character, 1 + mark.len_utf8())
}
