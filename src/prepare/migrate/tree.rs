//! Renaming in a tree: the fields at a place, wherever anchors and merge keys bring them.

use std::collections::BTreeSet;

use super::steps::Step;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::Span;
use crate::tree::{Field, Node, Value};

/// A field that was renamed, and where its old name stands.
pub(crate) struct Renamed<'s> {
    pub step: &'s Step,
    pub span: Span,
}

/// Takes the steps one after another. Gives each old name once, however many aliases bring
/// it elsewhere. A group that has the old name and the new one keeps the new one.
pub(crate) fn rename<'s>(
    root: &mut Node,
    steps: &'s [Step],
    report: &mut Report,
) -> Vec<Renamed<'s>> {
    let mut renamed = Vec::new();
    for step in steps {
        let mut spans = BTreeSet::new();
        visit(root, step.place, step.except, &mut |group, fields| {
            spans.extend(rename_in(group, fields, step, report));
        });
        renamed.extend(spans.into_iter().map(|span| Renamed { step, span }));
    }
    renamed
}

/// Calls `change` with each group of fields at a place, outside sections of some kinds: where
/// it stands, and its fields.
fn visit(
    node: &mut Node,
    place: &[&str],
    except: &[&str],
    change: &mut impl FnMut(Span, &mut Vec<Field>),
) {
    if is_section(node, except) {
        return;
    }
    let span = node.span;
    match (place, &mut node.value) {
        ([], Value::Mapping(fields)) => change(span, fields),
        (["**", rest @ ..], _) => {
            visit(node, rest, except, change);
            for child in children(node) {
                visit(child, place, except, change);
            }
        }
        (["*", rest @ ..], Value::Sequence(items)) => {
            for item in items {
                visit(item, rest, except, change);
            }
        }
        ([name, rest @ ..], Value::Mapping(fields)) => {
            if let Some(field) = fields.iter_mut().find(|field| field.key == *name) {
                visit(&mut field.value, rest, except, change);
            }
        }
        _ => {}
    }
}

/// Whether a node is a section of one of these kinds.
fn is_section(node: &Node, kinds: &[&str]) -> bool {
    match node.get("kind").map(|field| &field.value.value) {
        Some(Value::Scalar(kind)) => kinds.contains(&kind.text.trim()),
        _ => false,
    }
}

fn children(node: &mut Node) -> Vec<&mut Node> {
    match &mut node.value {
        Value::Scalar(_) => Vec::new(),
        Value::Sequence(items) => items.iter_mut().collect(),
        Value::Mapping(fields) => {
            fields.iter_mut().map(|field| &mut field.value).collect()
        }
    }
}

/// Renames the field of one group. Where the group has both names, its own fields win over
/// those of a merge key, as they would under one name; two of its own are an error.
fn rename_in(
    group: Span,
    fields: &mut Vec<Field>,
    step: &Step,
    report: &mut Report,
) -> Option<Span> {
    let named = |name: &str| fields.iter().position(|field| field.key == name);
    let old = named(step.old)?;
    let new = named(step.new);
    let span = fields[old].key_span;
    let Some(new) = new else {
        step.new.clone_into(&mut fields[old].key);
        return Some(span);
    };
    let is_own = |at: usize| {
        let key = fields[at].key_span;
        group.start() <= key.start() && key.end() <= group.end()
    };
    if is_own(old) && is_own(new) {
        report.add(both_names(step, span, fields[new].key_span));
        fields.remove(old);
        return None;
    }
    // The fields of merge keys follow the group's own, those of the first key first.
    if old < new && !is_own(new) {
        step.new.clone_into(&mut fields[old].key);
        fields.remove(new);
    } else {
        fields.remove(old);
    }
    Some(span)
}

fn both_names(step: &Step, old: Span, new: Span) -> Diagnostic {
    let Step { old: old_name, new: new_name, .. } = step;
    Diagnostic::new(
        Code::DuplicateKey,
        format!("the field `{new_name}` is given twice, once as `{old_name}`"),
        old,
        "its old name here",
    )
    .other(new, "its name here")
    .help("keep one of them")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::yaml;
    use crate::source::Source;

    const STEPS: &[Step] = &[
        Step { since: 2, place: &[], except: &[], old: "person", new: "cv" },
        Step { since: 3, place: &["list", "*"], except: &["k"], old: "a", new: "b" },
        Step { since: 4, place: &["list", "*"], except: &[], old: "b", new: "c" },
    ];

    /// The tree after the steps, as its keys and texts, and the places of the old names.
    fn renamed(text: &str) -> (String, Vec<usize>, usize) {
        let (source, mut report) = (Source::new("cv.yaml", text), Report::default());
        let mut root = yaml::parse(&source, &mut report).expect("YAML");
        let renamed = rename(&mut root, STEPS, &mut report);
        let places = renamed.iter().map(|renamed| renamed.span.start()).collect();
        (shown(&root), places, report.sorted().len())
    }

    fn shown(node: &Node) -> String {
        match &node.value {
            Value::Scalar(scalar) => scalar.text.clone(),
            Value::Sequence(items) => {
                let items: Vec<_> = items.iter().map(shown).collect();
                format!("[{}]", items.join(" "))
            }
            Value::Mapping(fields) => {
                let field =
                    |field: &Field| format!("{}={}", field.key, shown(&field.value));
                let fields: Vec<_> = fields.iter().map(field).collect();
                format!("{{{}}}", fields.join(" "))
            }
        }
    }

    #[test]
    fn the_steps_follow_each_other_at_their_places_alone() {
        let (tree, places, faults) = renamed(
            "person: {a: 1}\nlist: [{a: 2}, {b: 3}, {c: {a: 4}}, {kind: k, a: 5}]\n",
        );
        assert_eq!(tree, "{cv={a=1} list=[{c=2} {c=3} {c={a=4}} {kind=k a=5}]}");
        assert_eq!((places, faults), (vec![0, 23, 23, 31], 0));
    }

    #[test]
    fn a_key_behind_an_anchor_is_renamed_once() {
        let (tree, places, faults) =
            renamed("list:\n  - &x {b: 1, d: 2}\n  - {<<: *x, d: 3}\n  - *x\n");
        assert_eq!(tree, "{list=[{c=1 d=2} {d=3 c=1} {c=1 d=2}]}");
        assert_eq!((places, faults), (vec![14], 0));
    }

    #[test]
    fn the_own_field_wins_over_that_of_a_merge_key_whichever_name_it_has() {
        let (tree, _, faults) = renamed(
            "list:\n  - &x {b: 1}\n  - &y {c: 2}\n  - {<<: *x, c: 3}\n  - {<<: *y, b: 4}\n",
        );
        assert_eq!(tree, "{list=[{c=1} {c=2} {c=3} {c=4}]}");
        assert_eq!(faults, 0);
        let (tree, _, _) =
            renamed("list: [&x {b: 1}, &y {c: 2}, {<<: [*x, *y]}, {<<: [*y, *x]}]");
        assert_eq!(tree, "{list=[{c=1} {c=2} {c=1} {c=2}]}");
    }

    #[test]
    fn both_names_in_one_group_are_an_error() {
        for text in ["list: [{b: 1, c: 2}]", "list: [{c: 2, b: 1}]"] {
            let (tree, _, faults) = renamed(text);
            assert_eq!((tree.as_str(), faults), ("{list=[{c=2}]}", 1));
        }
    }
}
