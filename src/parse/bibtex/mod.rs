//! The other syntax of publications: a BibTeX or biblatex file becomes the tree that the
//! same publications would be in YAML, with every place in the `.bib` file.
//!
//! An entry that cannot be read is reported and blanked out in a copy of the text, byte for
//! byte, so that it does not take the others with it.

mod entry;
mod faults;
mod tex;

use std::collections::BTreeMap;

use biblatex::{Bibliography, RawBibliography};

use super::node::Node;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{Source, Span};

/// How many entries that cannot be read are reported: behind them it is no `.bib` file.
const MAX_FAULTS: usize = 50;

/// The entries of a `.bib` file as publications, in the order of the file.
pub fn parse(source: &Source, report: &mut Report) -> Vec<Node> {
    let mut text = tex::with_dollars(source.text());
    for _ in 0..MAX_FAULTS {
        let parsed = RawBibliography::parse(&text)
            .and_then(|raw| Ok((Bibliography::from_raw(raw.clone())?, raw)));
        match parsed {
            Ok((bibliography, raw)) => {
                let mut unused = Unused::default();
                let entries = bibliography.iter().zip(&raw.entries);
                let nodes = entries
                    .map(|(entry, raw)| {
                        let (node, names) = entry::read(entry, &raw.v, source);
                        unused.add(names);
                        node
                    })
                    .collect();
                unused.report(report);
                return nodes;
            }
            Err(error) => {
                let entry = faults::entry_to_blame(&text, error.span.start);
                report.add(faults::diagnostic(&error, &entry, source));
                faults::blank(&mut text, entry);
            }
        }
    }
    Vec::new()
}

/// The fields that reach no page: where the first stands, and their names.
#[derive(Default)]
struct Unused(BTreeMap<String, Span>);

impl Unused {
    fn add(&mut self, names: Vec<(String, Span)>) {
        for (name, span) in names {
            self.0.entry(name).or_insert(span);
        }
    }

    fn report(&self, report: &mut Report) {
        let Some(first) = self.0.values().min() else { return };
        let names: Vec<_> = self.0.keys().map(|name| format!("`{name}`")).collect();
        let (fields, are) =
            if names.len() == 1 { ("field", "is") } else { ("fields", "are") };
        report.add(
            Diagnostic::new(
                Code::UnusedField,
                format!("the {fields} {} {are} not shown", names.join(", ")),
                *first,
                "not a field that a list of publications shows",
            )
            .help("put what readers should see into `note`"),
        );
    }
}
