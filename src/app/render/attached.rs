//! What a PDF carries with it: what its pages were made from, or the data in another format.

use crate::document::Document;
use crate::model::Cv;
use crate::model::design::Attachment;
use crate::pdf::tag::{Attached, Relation};
use crate::tree::{Node, Value};
use crate::write;
use crate::write::json_resume::Resume;
use crate::write::yaml::file::written_file;

/// The files that the design of a CV asks for. The CV is of this tree, from which all is gone
/// that its variant leaves out.
pub(super) fn of(cv: &Cv, document: &Document, root: &Node) -> Vec<Attached> {
    let mut all: Vec<Attached> = Vec::new();
    for wanted in &cv.design.attach {
        let one = match wanted {
            Attachment::Source => Attached {
                name: "cv.yaml",
                media_type: "application/yaml",
                about: "The CV as YAML",
                relation: Relation::Source,
                bytes: source(root).into_bytes(),
            },
            Attachment::JsonResume => Attached {
                name: "resume.json",
                media_type: "application/json",
                about: "The CV as JSON Resume",
                relation: Relation::Data,
                bytes: Resume::of(cv, document).text().into_bytes(),
            },
            Attachment::Bib => Attached {
                name: "publications.bib",
                media_type: "application/x-bibtex",
                about: "The publications as BibTeX",
                relation: Relation::Data,
                bytes: write::bib::write(cv).into_bytes(),
            },
        };
        if !all.iter().any(|other| other.name == one.name) {
            all.push(one);
        }
    }
    all.sort_by_key(|one| one.name);
    all
}

/// The CV without its comments, its letter, which goes to somebody else, and the tags by which
/// variants choose. Of a publication that is hidden nothing but that is said.
fn source(root: &Node) -> String {
    let mut root = root.clone();
    if let Value::Mapping(fields) = &mut root.value {
        fields.retain(|field| field.key != "letter");
    }
    untag(&mut root);
    written_file(&root, &[], &[])
}

fn untag(node: &mut Node) {
    match &mut node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => items.iter_mut().for_each(untag),
        Value::Mapping(fields) => {
            let is_hidden = fields
                .iter()
                .any(|field| field.key == "hide" && field.value.text() == Some("true"));
            fields.retain(|field| {
                field.key != "tags" && (!is_hidden || field.key == "hide")
            });
            fields.iter_mut().for_each(|field| untag(&mut field.value));
        }
    }
}
