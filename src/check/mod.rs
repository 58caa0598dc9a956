//! Second stage: a tree becomes the typed model. Everything an author can get wrong is
//! found here, all of it in one pass.
//!
//! The check walks the JSON Schema of the model over the tree ([`walk`]), holds each value
//! against the format of its field ([`formats`]), and hands what passed to serde.

mod dates;
mod formats;
mod near;
mod prose;
mod value;
mod walk;
mod words;

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::diagnostics::Report;
use crate::model::Cv;
use crate::model::entries::{Patent, Publication, Talk};
use crate::model::schema::json_schema;
use crate::parse::Node;
use crate::source::{Source, Span};

static SCHEMA: LazyLock<Json> = LazyLock::new(|| json_schema().to_value());

/// Checks a tree. Gives the CV when the report holds no errors, those of earlier stages
/// included.
pub fn check(root: &Node, source: &Source, report: &mut Report) -> Option<Cv> {
    let value = walk::Walk::new(&SCHEMA, source, report).root(root);
    if report.has_errors() {
        return None;
    }
    Some(
        Cv::deserialize(value)
            .expect("what the schema's check lets pass is what the model takes"),
    )
}

/// Checks the entries of a `.bib` file as publications. Gives those without errors; of a
/// value that is not well formed, such as a DOI, an entry is rid with a warning.
pub fn publications(
    nodes: &[Node],
    source: &Source,
    report: &mut Report,
) -> Vec<Publication> {
    entries(nodes, "Publication", source, report)
}

/// Checks the entries of a `.bib` file as talks, like [`publications`].
pub fn talks(nodes: &[Node], source: &Source, report: &mut Report) -> Vec<Talk> {
    entries(nodes, "Talk", source, report)
}

/// Checks the entries of a `.bib` file as patents, like [`publications`].
pub fn patents(nodes: &[Node], source: &Source, report: &mut Report) -> Vec<Patent> {
    entries(nodes, "Patent", source, report)
}

fn entries<E: DeserializeOwned>(
    nodes: &[Node],
    name: &'static str,
    source: &Source,
    report: &mut Report,
) -> Vec<E> {
    let mut entries = Vec::with_capacity(nodes.len());
    for node in nodes {
        let mut found = Report::default();
        let value =
            walk::Walk::new(&SCHEMA, source, &mut found).lenient().as_type(node, name);
        if !found.has_errors() {
            let entry = E::deserialize(value);
            entries.push(
                entry.expect("what the schema's check lets pass is what the model takes"),
            );
        }
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
