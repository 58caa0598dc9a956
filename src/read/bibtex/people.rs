//! Authors, editors and inventors, with what annotations say of them.

use super::fields::{Fields, made, scalar};
use super::{annotations, faults, names};
use crate::text::escape_markdown;
use crate::tree::node::{Field as Made, Node, Style};

impl Fields<'_> {
    /// The names of a field as texts in Markdown.
    pub(super) fn people(&mut self, from: &[&str], to: &str) {
        self.names_as(from, to, names::Name::spoken);
    }

    /// The editors, of whom a list that abbreviates names must know which is which.
    pub(super) fn editors(&mut self) {
        self.names_as(&["editor"], "editors", names::Name::in_parts);
    }

    fn names_as(&mut self, from: &[&str], to: &str, form: fn(&names::Name) -> String) {
        let Some(at) = self.take(from) else { return };
        let span = self.field(at).span;
        let names = self.names(at).into_iter().map(|name| {
            let place = self.place(at, name.place.clone());
            scalar(place, escape_markdown(&form(&name)))
        });
        let names = names.collect();
        self.insert(at, to, Node::sequence(span, names));
    }

    /// The language in which it is written.
    pub(super) fn language(&mut self) {
        if let Some(at) = self.take(&["langid", "language", "hyphenation"]) {
            let text = self.plain(at);
            self.put(at, "language", text);
        }
    }

    /// The authors, each with what annotations say.
    pub(super) fn authors(&mut self) {
        let Some(at) = self.take(&["author"]) else { return };
        let span = self.field(at).span;
        let names = self.names(at).into_iter();
        let mut authors: Vec<Vec<Made>> = names
            .map(|name| {
                let place = self.place(at, name.place.clone());
                let orcid = name.orcid.clone();
                let orcid = orcid.map(|number| made("orcid", place, number, Style::Tex));
                let name = made("name", place, name.stated(), Style::Tex);
                std::iter::once(name).chain(orcid).collect()
            })
            .collect();
        self.annotate("author+an", &mut authors);
        let nodes = authors.into_iter().map(|mut fields| match fields.len() {
            1 => fields.remove(0).value,
            _ => Node::mapping(fields[0].value.span, fields),
        });
        let nodes = nodes.collect();
        self.insert(at, "authors", Node::sequence(span, nodes));
    }

    /// Adds to authors what the field of annotations and those with a name of their own,
    /// `author+an:role`, say.
    fn annotate(&mut self, name: &str, authors: &mut [Vec<Made>]) {
        for (at, field) in self.entry.fields.iter().enumerate() {
            let role = field.name.strip_prefix(name);
            if role.is_none_or(|role| !role.is_empty() && !role.starts_with(':')) {
                continue;
            }
            self.use_up(at);
            for said in annotations::read(&field.tex) {
                let count = authors.len();
                let author =
                    said.item.checked_sub(1).and_then(|item| authors.get_mut(item));
                let Some(author) = author else {
                    let place = self.place(at, said.number);
                    self.report(faults::no_such_author(said.item, count, place));
                    continue;
                };
                for word in &said.values {
                    match annotations::field(word) {
                        Some("") => {}
                        Some(to) if author.iter().any(|made| made.key == to) => {}
                        Some(to) => {
                            author.push(made(
                                to,
                                field.span,
                                "true".into(),
                                Style::Plain,
                            ));
                        }
                        None => {
                            let bytes = field.tex.to_ascii_lowercase().find(word);
                            let place = bytes.map_or(field.span, |start| {
                                self.place(at, start..start + word.len())
                            });
                            self.report(faults::unknown_annotation(word, place));
                        }
                    }
                }
            }
        }
    }
}
