//! The person among the people of talks and patents, and the signs behind names to which a
//! list gives a meaning.

use std::collections::HashSet;

use super::Work;
use crate::check::people::among;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::entries::{Patent, Talk};
use crate::model::many::Many;
use crate::model::publications::Publications;
use crate::model::values::Text;
use crate::people::{Known, canonical_sign, is_sign, split_marks};
use crate::source::Span;
use crate::text;
use crate::tree::{Node, Value};

/// An entry with people of whom the person is one.
pub(in crate::bibliography) trait Peopled {
    /// The field that names them.
    const FIELD: &'static str;
    /// What one of them is called.
    const CALLED: &'static str;

    /// Their names.
    fn people(&self) -> &Many<Text>;
}

impl Peopled for Talk {
    const FIELD: &'static str = "authors";
    const CALLED: &'static str = "author";

    fn people(&self) -> &Many<Text> {
        &self.authors
    }
}

impl Peopled for Patent {
    const FIELD: &'static str = "inventors";
    const CALLED: &'static str = "inventor";

    fn people(&self) -> &Many<Text> {
        &self.inventors
    }
}

/// Looks for the person among the people of a section: each entry with its tree.
pub(in crate::bibliography) fn owner<K: Peopled>(
    owner: &Known,
    section: &Node,
    entries: &[(&K, &Node)],
    report: &mut Report,
) {
    let names: Vec<Vec<String>> = entries
        .iter()
        .map(|(entry, _)| {
            let people = entry.people().iter();
            people.map(|name| text::plain(&text::parse(name.as_str()))).collect()
        })
        .collect();
    let entries = entries.iter().zip(&names).map(|((_, node), names)| {
        let field = node.get(K::FIELD).map(|field| &field.value);
        let nodes = match field.map(|field| &field.value) {
            Some(Value::Sequence(nodes)) => nodes.as_slice(),
            _ => &[],
        };
        let place = field.map_or(node.span, |field| field.span);
        let place = |at: usize| nodes.get(at).map_or(place, |node| node.span);
        let names = names.iter().map(String::as_str).enumerate();
        let names = names.filter(|(_, name)| !crate::people::is_others(name));
        names.map(|(at, name)| (name, place(at))).collect::<Vec<_>>()
    });
    let entries: Vec<_> = entries.collect();
    let found = among(owner, &entries, K::CALLED, place_of(section));
    found.into_iter().for_each(|found| report.add(found));
}

/// Where a section names its entries.
fn place_of(section: &Node) -> Span {
    let field = section.get("from").or_else(|| section.get("entries"));
    field.map_or(section.span, |field| field.key_span)
}

/// Reports what `marks` gives a meaning although it can be no sign, or no name has it.
pub(in crate::bibliography) fn marks(
    section: &Publications,
    node: &Node,
    works: &[Work<'_>],
    report: &mut Report,
) {
    let Some(field) = node.get("marks") else { return };
    let Value::Mapping(said) = &field.value.value else { return };
    let authors = works.iter().flat_map(|work| work.publication.authors.iter());
    let signs = authors.flat_map(|author| split_marks(author.name.as_str()).1);
    let signs: HashSet<_> = signs.collect();
    let known = |key: &str| section.layout.marks.contains_key(key);
    for one in said.iter().filter(|one| known(&one.key)) {
        let sign = excerpt(&one.key);
        if !is_sign(&one.key) {
            let message = format!("`{sign}` is not a sign that stands behind a name");
            report.add(
                Diagnostic::new(Code::UnknownValue, message, one.key_span, "not a sign")
                    .help("write the sign as it stands behind names: `*`, `†`, `+`, `1`"),
            );
        } else if !signs.contains(&canonical_sign(&one.key)) && !works.is_empty() {
            let message = format!("no name of this list has the sign `{sign}`");
            report.add(
                Diagnostic::new(
                    Code::NoEffect,
                    message,
                    one.key_span,
                    "not behind a name",
                )
                .help("remove it, or write the sign behind the names it is true of"),
            );
        }
    }
}
