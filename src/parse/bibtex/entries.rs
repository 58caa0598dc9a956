//! The entries of a file with what their words and cross-references stand for.

use std::collections::{HashMap, HashSet};

use super::grammar;
use super::raw::{Piece, RawEntry, RawField};
use super::{faults, names, stray};
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
    let mut reader = Reader { source, report, strings: months.collect() };
    for string in &file.strings {
        let name = text[string.name.clone()].to_lowercase();
        let value = reader.field(string).tex;
        reader.strings.insert(name, value);
    }
    let mut all: Vec<_> = file.entries.iter().map(|raw| reader.entry(raw)).collect();
    reader.twice(&all);
    reader.inherit(&mut all);
    leave_out_sources(&mut all);
    all.retain(|entry| !matches!(entry.kind.as_str(), "xdata" | "set" | "control"));
    all
}

struct Reader<'a> {
    source: &'a Source,
    report: &'a mut Report,
    strings: HashMap<String, String>,
}

impl Reader<'_> {
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
            match fields.iter().find(|known| known.name == field.name) {
                Some(first) if first.tex.trim() == field.tex.trim() => {}
                Some(first) => {
                    self.report.add(faults::field_twice(&field.name, first, &field));
                }
                None => fields.push(field),
            }
        }
        let kind = text[raw.kind.clone()].to_ascii_lowercase();
        Entry { kind, kind_span, key: text[raw.key.clone()].to_owned(), span, fields }
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

    /// Gives entries the fields of those that `crossref` and `xdata` name.
    fn inherit(&mut self, entries: &mut [Entry]) {
        let names = ["xdata", "crossref"];
        let is_child = |entry: &Entry| {
            entry.fields.iter().any(|field| names.contains(&field.name.as_str()))
        };
        if !entries.iter().any(is_child) {
            return;
        }
        let keys: HashMap<_, _> = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.key.to_lowercase(), at))
            .collect();
        // A parent may have a parent of its own.
        for _ in 0..3 {
            for child in 0..entries.len() {
                let mut inherited = Vec::new();
                for field in &entries[child].fields {
                    if !names.contains(&field.name.as_str()) {
                        continue;
                    }
                    for key in field.tex.split(',').map(str::trim) {
                        match keys.get(&key.to_lowercase()) {
                            Some(parent) if *parent != child => {
                                let (parent, child) =
                                    (&entries[*parent], &entries[child]);
                                inherited.extend(passed_on(parent, child, &field.name));
                            }
                            _ => self.report.add(faults::no_parent(key, field.span)),
                        }
                    }
                }
                let own = &mut entries[child].fields;
                let mut known: HashSet<_> =
                    own.iter().map(|field| field.name.clone()).collect();
                own.extend(
                    inherited
                        .into_iter()
                        .filter(|field| known.insert(field.name.clone())),
                );
            }
        }
    }
}

/// Leaves out the volumes that stand in the file only for `crossref`: those without authors,
/// and edited by nobody who wrote what refers to them.
fn leave_out_sources(entries: &mut Vec<Entry>) {
    let value = |entry: &Entry, name: &str| {
        let field = entry.fields.iter().find(|field| field.name == name);
        field.map(|field| field.tex.to_lowercase())
    };
    let mut children: HashMap<String, String> = HashMap::new();
    for entry in entries.iter() {
        if let Some(parent) = value(entry, "crossref") {
            let authors = value(entry, "author").unwrap_or_default();
            children.entry(parent.trim().to_owned()).or_default().push_str(&authors);
        }
    }
    entries.retain(|entry| {
        let Some(authors) = children.get(&entry.key.to_lowercase()) else { return true };
        let editors = value(entry, "editor").unwrap_or_default();
        let editors = names::read(&editors, &mut Vec::new()).names;
        entry.fields.iter().any(|field| field.name == "author" && !field.is_inherited)
            || editors.iter().any(|editor| authors.contains(editor.last()))
    });
}

/// The fields that an entry gives to another.
fn passed_on(parent: &Entry, child: &Entry, by: &str) -> Vec<Field> {
    let is_part = matches!(
        child.kind.as_str(),
        "inproceedings" | "conference" | "incollection" | "inbook" | "inreference"
    );
    let passed = parent.fields.iter().filter_map(|field| {
        let name = match field.name.as_str() {
            _ if by == "xdata" => field.name.as_str(),
            "title" if is_part => "booktitle",
            "subtitle" if is_part => "booksubtitle",
            "title" | "subtitle" | "shorttitle" | "doi" | "url" | "note" | "key"
            | "abstract" | "keywords" | "crossref" | "xdata" | "selected" | "pages" => {
                return None;
            }
            "author" if child.kind != "inbook" => return None,
            other => other,
        };
        Some(Field { name: name.to_owned(), is_inherited: true, ..field.clone() })
    });
    passed.collect()
}
