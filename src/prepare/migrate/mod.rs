//! Files of older versions: a tree goes in between parse and check, and each field that has
//! been renamed stands in it under its name of today; [`text`] does the same to the file.

pub(crate) mod steps;
pub(crate) mod tree;

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::schema::VERSION;
use crate::source::{Source, Span};
use crate::tree::{Node, Value};
use steps::{STEPS, Step};
use tree::Renamed;

/// Takes each field that a file calls by an old name under its new one, with a warning for
/// each name. Nothing comes out of a file of a newer version than this program knows: what
/// else could be said of it would be misleading.
pub fn up_to_date(mut root: Node, source: &Source, report: &mut Report) -> Option<Node> {
    if let Some(newer) = newer_version(&root) {
        report.add(newer);
        return None;
    }
    let mut places: BTreeMap<_, (&Step, Vec<Span>)> = BTreeMap::new();
    for Renamed { step, span } in tree::rename(&mut root, STEPS, report) {
        places.entry((step.old, step.new)).or_insert((step, Vec::new())).1.push(span);
    }
    for (step, spans) in places.into_values() {
        report.add(old_field(step, &spans, source));
    }
    Some(root)
}

/// The version that a file states, and where.
pub(crate) fn stated_version(root: &Node) -> Option<(u32, Span)> {
    let value = &root.get("version")?.value;
    match &value.value {
        Value::Scalar(scalar) => Some((scalar.text.trim().parse().ok()?, value.span)),
        _ => None,
    }
}

pub(crate) fn newer_version(root: &Node) -> Option<Diagnostic> {
    let (version, span) =
        stated_version(root).filter(|(version, _)| *version > VERSION.into())?;
    let message = format!("the file is of version {version}, newer than this cvtex");
    let label = format!("this cvtex knows version {VERSION}");
    let help = "install the newest cvtex, then run this again";
    Some(Diagnostic::new(Code::NewerVersion, message, span, label).help(help))
}

/// One warning for all places of an old name, at the first of them.
fn old_field(step: &Step, spans: &[Span], source: &Source) -> Diagnostic {
    let Step { since, old, new, .. } = step;
    let first = spans.iter().min().copied().unwrap_or_else(|| source.span(0..0));
    let before = format!("its name before version {since}");
    let label = match spans.len() {
        1 => before,
        2 => format!("{before}, here and in another place"),
        many => format!("{before}, here and in {} other places", many - 1),
    };
    let message = format!("`{old}` is now called `{new}`");
    Diagnostic::new(Code::OldField, message, first, label).help(how_to_migrate(source))
}

/// The command, when a shell would read the name of the file as it is.
fn how_to_migrate(source: &Source) -> String {
    let name = source.name().to_string_lossy();
    let is_plain =
        |character: char| character.is_alphanumeric() || "._-/".contains(character);
    if name.chars().all(is_plain) {
        format!("run `cvtex migrate {name}`")
    } else {
        "run `cvtex migrate` on this file".to_owned()
    }
}
