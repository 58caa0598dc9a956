//! The publications of a CV: those written in it and those of the `.bib` files it names come
//! together, duplicates are found, and each section is left with the list that it shows.
//!
//! ```text
//! gather ▶ overrides ▶ lint ▶ duplicates ▶ choose ▶ sort
//! ```

mod choose;
mod duplicates;
mod library;
mod lint;
mod order;
mod overrides;
mod work;

pub use library::Library;

use crate::diagnostics::Report;
use crate::model::Cv;
use crate::model::publications::Publications;
use crate::model::section::Section;
use crate::parse::{Node, Value};
use library::File;
use work::{Findings, Work};

impl Library<'_> {
    /// Leaves each section of publications with the list that it shows. What is wrong in the
    /// CV goes to `report`, what is wrong in a file to the library's report on it.
    pub fn complete(&mut self, cv: &mut Cv, root: &Node, report: &mut Report) {
        let Some(sections) = root.get("sections") else { return };
        for_each(&mut cv.sections, &sections.value, &mut |section, node| {
            self.open_all(section, node, report);
        });
        let mut findings = Findings::default();
        let mut all = Vec::new();
        for_each(&mut cv.sections, &sections.value, &mut |section, node| {
            let works = gather(section, node, self.files());
            list(section, node, works, &mut all, &mut findings);
        });
        lint::all(&all, &mut findings);
        for (origin, diagnostic) in findings.into_iter() {
            self.report_on(origin, report).add(diagnostic);
        }
    }
}

/// Calls `visit` with each section of publications and where it is written.
fn for_each<'n>(
    sections: &mut [Section],
    nodes: &'n Node,
    visit: &mut impl FnMut(&mut Publications, &'n Node),
) {
    let Value::Sequence(nodes) = &nodes.value else { return };
    for (section, node) in sections.iter_mut().zip(nodes) {
        match section {
            Section::Publications(section) => visit(section, node),
            Section::Group(group) => {
                if let Some(nodes) = node.get("sections") {
                    for_each(&mut group.sections, &nodes.value, visit);
                }
            }
            _ => {}
        }
    }
}

/// What a section lists: its own entries, then those of its files.
fn gather<'n>(
    section: &mut Publications,
    node: &'n Node,
    files: &'n [File],
) -> Vec<Work<'n>> {
    let entries = node.get("entries").map(|field| &field.value.value);
    let nodes = match entries {
        Some(Value::Sequence(nodes)) => nodes.as_slice(),
        _ => &[],
    };
    let own = std::mem::take(&mut section.entries);
    let mut works: Vec<_> = own
        .into_iter()
        .zip(nodes)
        .map(|(publication, node)| Work { publication, node, origin: None })
        .collect();
    for name in &section.from {
        let named = files.iter().enumerate().find(|(_, file)| file.is_named(name));
        let Some((at, file)) = named else { continue };
        works.extend(file.publications().map(|(publication, node)| Work {
            publication: publication.clone(),
            node,
            origin: Some(at),
        }));
    }
    works
}

/// Turns all that a section names into the list that it shows.
fn list<'n>(
    section: &mut Publications,
    node: &Node,
    mut works: Vec<Work<'n>>,
    all: &mut Vec<Work<'n>>,
    findings: &mut Findings,
) {
    overrides::apply(section, node, &mut works, findings);
    works.retain(|work| work.publication.hide != Some(true));
    lint::each(&works, findings);
    all.extend(works.iter().cloned());
    duplicates::merge(&mut works, findings);
    choose::choose(section, node, &mut works, findings);
    order::sort(section, &mut works);
    section.entries = works.into_iter().map(|work| work.publication).collect();
}
