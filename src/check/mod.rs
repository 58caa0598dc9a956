//! Second stage: a tree becomes the typed model. Everything an author can get wrong is
//! found here, all of it in one pass.
//!
//! The check walks the JSON Schema of the model ([`rules`]) over the tree ([`walk`]), holds each
//! value against the format of its field ([`formats`]), and hands what passed to serde.

mod dates;
pub(crate) mod effects;
pub mod fonts;
mod formats;
mod leftovers;
pub mod locale;
mod mismatch;
pub mod people;
mod prose;
mod rules;
pub(crate) mod suggestions;
pub mod translations;
mod value;
mod walk;

use serde::de::DeserializeOwned;

use crate::diagnostics::Report;
use crate::model::Cv;
use crate::source::{Source, Span};
use crate::tree::{Field, Node};
use value::Checked;

/// Checks a tree. Gives the CV when the report holds no errors, those of earlier stages
/// included.
pub fn check(root: &Node, source: &Source, report: &mut Report) -> Option<Cv> {
    let value = walk::Walk::new(source, report).root(root);
    if report.has_errors() {
        return None;
    }
    decoded(value, root, source, report)
}

/// A checked value in the model's terms. That the model refuses what the check lets pass is a
/// fault of cvtex, and is reported at its place.
fn decoded<T: DeserializeOwned>(
    value: Checked,
    node: &Node,
    source: &Source,
    report: &mut Report,
) -> Option<T> {
    match T::deserialize(value) {
        Ok(decoded) => Some(decoded),
        Err(mismatch) => {
            report.add(mismatch.diagnostic(node, source));
            None
        }
    }
}

/// Checks one field of a file by itself. Gives what it says unless it has errors.
pub(crate) fn field<T: DeserializeOwned>(
    field: &Field,
    source: &Source,
    report: &mut Report,
) -> Option<T> {
    let mut found = Report::default();
    let value = walk::Walk::new(source, &mut found).field(field);
    let is_faultless = !found.has_errors();
    report.extend(found);
    is_faultless.then(|| decoded(value, &field.value, source, report)).flatten()
}

/// Checks the entries of a `.bib` file as what the schema calls `Publication`, `Talk` or
/// `Patent`. Gives those without errors, each with its place among the nodes; a value that is
/// not well formed, such as a DOI, is left out with a warning.
pub fn entries<E: DeserializeOwned>(
    nodes: &[Node],
    name: &'static str,
    source: &Source,
    report: &mut Report,
) -> Vec<(usize, E)> {
    let all = all_entries(nodes, name, source, report);
    all.into_iter()
        .filter(|read| read.is_whole)
        .map(|read| (read.at, read.entry))
        .collect()
}

/// An entry of a `.bib` file.
pub(crate) struct Read<E> {
    /// Its place among the nodes.
    pub at: usize,
    /// What it says.
    pub entry: E,
    /// Whether it can be shown: it has errors otherwise, and empty texts for what it lacks.
    pub is_whole: bool,
}

/// Like [`entries`], with those that have errors: what a CV says of them by their key has
/// still something to hold on to.
pub(crate) fn all_entries<E: DeserializeOwned>(
    nodes: &[Node],
    name: &'static str,
    source: &Source,
    report: &mut Report,
) -> Vec<Read<E>> {
    let mut entries = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        let mut found = Report::default();
        let value = walk::Walk::new(source, &mut found).lenient().as_type(node, name);
        let is_whole = !found.has_errors();
        let entry = if is_whole {
            decoded(value, node, source, &mut found)
        } else {
            E::deserialize(value).ok()
        };
        entries.extend(entry.map(|entry| Read { at, entry, is_whole }));
        report.extend(found);
    }
    entries
}

/// The formulas of a tree, as LaTeX takes them, and where they stand.
pub fn formulas(root: &Node, source: &Source) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    prose::collect_formulas(root, source, &mut found);
    found
}
