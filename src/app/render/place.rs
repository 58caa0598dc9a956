//! Where a text of the page is written: in the CV or in a `.bib` file.
//!
//! A document does not know from where its texts come. They are looked for in the trees when
//! one is at fault: in the entry that has most of the texts beside it.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::bibliography::Library;
use crate::diagnostics::Report;
use crate::pdf::verify::{Words, letters};
use crate::read::foreign;
use crate::source::{Source, Span};
use crate::text;
use crate::tree::{Node, Value};

/// What is written in the CV and the files that it names.
pub(crate) struct Written<'s> {
    entries: Vec<Entry<'s>>,
    /// The entries that have a text.
    with: HashMap<String, Vec<usize>>,
}

/// The texts of an entry, or of what is none.
struct Entry<'s> {
    source: &'s Source,
    node: Node,
    texts: Vec<(String, Node)>,
}

impl<'s> Written<'s> {
    /// Reads a CV, and takes what was read of its `.bib` files.
    pub(crate) fn of(source: &'s Source, library: &'s Library<'_>) -> Self {
        let mut written = Self { entries: Vec::new(), with: HashMap::new() };
        for (start, text) in source.texts() {
            if let Some(root) = foreign::root(&text, &mut Report::default()) {
                written.add_fields(source, &root.moved(start));
            }
        }
        for entry in library.trees() {
            written.add(source, entry, &[]);
        }
        for (at, entry) in written.entries.iter().enumerate() {
            for (text, _) in &entry.texts {
                written.with.entry(text.clone()).or_default().push(at);
            }
        }
        written
    }

    /// The fields of the CV, of which the sections hold entries.
    fn add_fields(&mut self, source: &'s Source, node: &Node) {
        self.add(source, node, &["sections", "entries"]);
        for name in ["sections", "entries"] {
            let items = node.get(name).map(|field| &field.value.value);
            if let Some(Value::Sequence(items)) = items {
                for item in items {
                    self.add_fields(source, item);
                }
            }
        }
    }

    /// The texts of a tree, but not of these fields.
    fn add(&mut self, source: &'s Source, node: &Node, but: &[&str]) {
        let mut texts = Vec::new();
        collect(node, but, &mut texts);
        self.entries.push(Entry { source, node: node.clone(), texts });
    }

    /// Where words stand; none if nothing like them is written.
    pub(crate) fn place(&self, words: &Words) -> Option<Span> {
        let wanted = letters(&words.text);
        let mut hits: HashMap<usize, usize> = HashMap::new();
        for text in words.beside.iter().map(|text| letters(text)) {
            for at in self.with.get(&text).into_iter().flatten() {
                *hits.entry(*at).or_default() += 2;
            }
        }
        if hits.is_empty() {
            hits.extend((0..self.entries.len()).map(|at| (at, 0)));
        }
        let rank = |(at, hits): (usize, usize)| {
            let has_words =
                self.entries[at].texts.iter().any(|(text, _)| text.contains(&wanted));
            (hits + usize::from(has_words), Reverse(at))
        };
        let (score, Reverse(at)) = hits.into_iter().map(rank).max()?;
        (score > 0).then(|| self.entries[at].place(words, &wanted))
    }

    /// Where a field of the design is written: `theme`.
    pub(crate) fn place_of_field(&self, name: &str) -> Option<Span> {
        self.entries.iter().find_map(|entry| {
            let design = &entry.node.get("design")?.value;
            let field = design.get(name)?;
            Some(first_line(field.value.span, entry.source))
        })
    }

    /// Where the address of a link is written, or what it is made of.
    pub(crate) fn place_of_address(&self, address: &str) -> Option<Span> {
        let texts = self
            .entries
            .iter()
            .flat_map(|entry| entry.texts.iter().map(move |(_, node)| (entry, node)));
        let is_of = |node: &Node| match &node.value {
            Value::Scalar(scalar) => {
                let text = scalar.text.trim();
                text.contains(address) || text.len() > 2 && address.ends_with(text)
            }
            _ => false,
        };
        let (entry, node) = texts.into_iter().find(|(_, node)| is_of(node))?;
        Some(within(node, address, entry.source))
    }
}

impl Entry<'_> {
    fn place(&self, words: &Words, wanted: &str) -> Span {
        let text = self.texts.iter().find(|(text, _)| text.contains(wanted));
        match text {
            Some((_, node)) => within(node, &words.text, self.source),
            None => head(&self.node, self.source),
        }
    }
}

/// The texts of a tree, as they are compared, with their nodes.
fn collect(node: &Node, but: &[&str], texts: &mut Vec<(String, Node)>) {
    match &node.value {
        Value::Scalar(scalar) => {
            let plain = text::plain(&text::parse(&scalar.text));
            texts.push((letters(&plain), node.clone()));
        }
        Value::Sequence(items) => {
            for item in items {
                collect(item, but, texts);
            }
        }
        Value::Mapping(fields) => {
            let fields = fields.iter().filter(|field| !but.contains(&field.key.as_str()));
            fields.for_each(|field| collect(&field.value, &[], texts));
        }
    }
}

/// The words in a text; the first line of the text if they are written otherwise.
fn within(node: &Node, words: &str, source: &Source) -> Span {
    if let Value::Scalar(scalar) = &node.value
        && let Some(at) = scalar.text.find(words.trim())
    {
        return scalar.locate(source, node.span, at..at + words.trim().len());
    }
    first_line(node.span, source)
}

/// The first field of an entry.
fn head(node: &Node, source: &Source) -> Span {
    match &node.value {
        Value::Mapping(fields) if !fields.is_empty() => {
            let first = fields.iter().map(|field| field.key_span).min();
            first.unwrap_or(node.span)
        }
        _ => first_line(node.span, source),
    }
}

fn first_line(span: Span, source: &Source) -> Span {
    let line = source.slice(span).lines().next().unwrap_or_default();
    source.span(span.start()..span.start() + line.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_an_included_file_is_found_there() {
        let mut source = Source::new("cv.yaml", "cv: {name: Ada}\ninclude: more.yaml\n");
        let more = "sections:\n- {kind: text, title: Looms, text: On *cards* alone}\n";
        source.add(Source::new("more.yaml", more));
        let library = Library::without_files();
        let written = Written::of(&source, &library);
        let words = |text: &str, beside: &[&str]| Words {
            text: text.to_owned(),
            value: None,
            beside: beside.iter().map(|text| (*text).to_owned()).collect(),
        };
        let found = |words: &Words| {
            let place = written.place(words).expect("a place");
            let (part, span) = source.local(place);
            (part.name().display().to_string(), part.slice(span).to_owned())
        };
        let expected = ("more.yaml".to_owned(), "Looms".to_owned());
        assert_eq!(found(&words("Looms", &["On cards alone"])), expected);
        let own = ("cv.yaml".to_owned(), "Ada".to_owned());
        assert_eq!(found(&words("Ada", &[])), own);
    }
}
