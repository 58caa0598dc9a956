//! The entries of a file with what their words and cross-references stand for.

use std::collections::HashMap;

use super::grammar;
use super::raw::{Piece, RawEntry, RawField};
use super::{faults, identifiers, inherit, kinds, stray};
use crate::diagnostics::Report;
use crate::source::{Source, Span};

/// An entry.
#[derive(Debug)]
pub(super) struct Entry {
    /// The type in lower case: `article`.
    pub kind: String,
    /// Where the type stands.
    pub kind_span: Span,
    /// The key; empty where there is none.
    pub key: String,
    /// Where the key stands, or the type where there is none.
    pub span: Span,
    /// From the `@` to the brace that closes it.
    pub whole: Span,
    /// The fields that say something, each name once.
    pub fields: Vec<Field>,
}

/// A field of an entry.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// The name in lower case.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value, in TeX.
    pub tex: String,
    /// Where the value stands, without its delimiters.
    pub span: Span,
    /// Whether `tex` is what stands there, byte for byte.
    pub is_in_place: bool,
    /// Whether it comes from another entry.
    pub is_inherited: bool,
}

/// The months, which need no `@string`.
const MONTHS: [(&str, &str); 12] = [
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
];

/// Reads the entries of a file.
pub(super) fn read(source: &Source, report: &mut Report) -> Vec<Entry> {
    let text = source.text();
    let file = grammar::read(text);
    for fault in &file.faults {
        report.add(faults::of_grammar(fault, source));
    }
    stray::report(&file, source, report);
    let months =
        MONTHS.into_iter().map(|(word, text)| (word.to_owned(), text.to_owned()));
    let mut reader = EntryReader { source, report, strings: months.collect() };
    for string in &file.strings {
        let name = text[string.name.clone()].to_lowercase();
        let value = reader.field(string).tex;
        reader.strings.insert(name, value);
    }
    let mut all: Vec<_> = file.entries.iter().map(|raw| reader.entry(raw)).collect();
    reader.twice(&all);
    inherit::inherit(&mut all, reader.report);
    inherit::leave_out_sources(&mut all);
    all.retain(|entry| !kinds::is_for_programs(&entry.kind));
    all
}

struct EntryReader<'a> {
    source: &'a Source,
    report: &'a mut Report,
    strings: HashMap<String, String>,
}

impl EntryReader<'_> {
    fn entry(&mut self, raw: &RawEntry) -> Entry {
        let text = self.source.text();
        let kind_span = self.source.span(raw.kind.clone());
        let span = self.source.span(raw.key.clone());
        let span = if raw.key.is_empty() { kind_span } else { span };
        let mut fields: Vec<Field> = Vec::with_capacity(raw.fields.len());
        for raw in &raw.fields {
            let field = self.field(raw);
            if field.tex.trim().is_empty() {
                continue;
            }
            match fields.iter_mut().find(|known| known.name == field.name) {
                Some(first) if first.tex.trim() == field.tex.trim() => {}
                Some(first) => {
                    let is_better = identifiers::is_better(&field, first);
                    self.report.add(faults::field_twice(first, &field, is_better));
                    if is_better {
                        *first = field;
                    }
                }
                None => fields.push(field),
            }
        }
        let kind = text[raw.kind.clone()].to_ascii_lowercase();
        let whole = self.source.span(raw.whole.clone());
        Entry {
            kind,
            kind_span,
            key: text[raw.key.clone()].to_owned(),
            span,
            whole,
            fields,
        }
    }

    fn field(&mut self, raw: &RawField) -> Field {
        let text = self.source.text();
        let name_span = self.source.span(raw.name.clone());
        let name = text[raw.name.clone()].to_ascii_lowercase();
        let (tex, span, is_in_place) = match raw.pieces.as_slice() {
            [Piece::Text(inner)] => {
                (text[inner.clone()].to_owned(), self.source.span(inner.clone()), true)
            }
            pieces => {
                let tex = pieces.iter().map(|piece| match piece {
                    Piece::Text(inner) => text[inner.clone()].to_owned(),
                    Piece::Word(word) => {
                        let written = &text[word.clone()];
                        self.word(written, self.source.span(word.clone()))
                    }
                });
                let tex: String = tex.collect();
                let span = self.source.span(raw.value());
                let is_in_place = self.source.slice(span) == tex;
                (tex, span, is_in_place)
            }
        };
        Field { name, name_span, tex, span, is_in_place, is_inherited: false }
    }

    /// What a word outside braces stands for.
    fn word(&mut self, word: &str, span: Span) -> String {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        if let Some(text) = self.strings.get(&word.to_lowercase()) {
            return text.clone();
        }
        self.report.add(faults::unknown_word(word, span));
        word.to_owned()
    }

    /// Reports the keys that more than one entry has.
    fn twice(&mut self, entries: &[Entry]) {
        let mut seen = HashMap::new();
        for entry in entries.iter().filter(|entry| !entry.key.is_empty()) {
            match seen.get(entry.key.as_str()) {
                Some(first) => {
                    self.report.add(faults::key_twice(&entry.key, *first, entry.span));
                }
                None => {
                    seen.insert(entry.key.as_str(), entry.span);
                }
            }
        }
    }
}
