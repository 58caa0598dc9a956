//! Sections: which of them a variant shows, in which order, and what it changes in them.

use std::collections::BTreeSet;

use super::left_out::{LeftOut, Why};
use crate::check::suggestions;
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::source::Span;
use crate::tree::label::label;
use crate::tree::merge::{lay, take};
use crate::tree::{Node, Value};

/// The names by which sections of a tree can be chosen: ids, and kinds.
pub(super) fn names(root: &Node) -> BTreeSet<String> {
    names_of(of(root))
}

/// The same of a list of sections.
pub(super) fn names_of(sections: &[Node]) -> BTreeSet<String> {
    let names = sections.iter().flat_map(|section| [text(section, "id"), kind(section)]);
    names.flatten().map(str::to_owned).collect()
}

/// Whether a tree has no sections.
pub(super) fn are_none(root: &Node) -> bool {
    match root.get("sections").map(|field| &field.value.value) {
        Some(Value::Sequence(sections)) => sections.is_empty(),
        Some(_) => false,
        None => true,
    }
}

fn of(root: &Node) -> &[Node] {
    match root.get("sections").map(|field| &field.value.value) {
        Some(Value::Sequence(sections)) => sections,
        _ => &[],
    }
}

fn of_mut(root: &mut Node) -> Option<&mut Vec<Node>> {
    let Value::Mapping(fields) = &mut root.value else { return None };
    let field = fields.iter_mut().find(|field| field.key == "sections")?;
    match &mut field.value.value {
        Value::Sequence(sections) => Some(sections),
        _ => None,
    }
}

fn text<'n>(section: &'n Node, field: &str) -> Option<&'n str> {
    section.get(field)?.value.text()
}

fn kind(section: &Node) -> Option<&str> {
    text(section, "kind")
}

/// Leaves the sections that are named, in the order of the names: first each by its id, then
/// all others of a kind. What is said beside a name is laid over the section.
pub(super) fn choose(root: &mut Node, choices: &Node, left: &mut Vec<LeftOut>) {
    let Some(sections) = of_mut(root) else { return };
    let choices = choices.one_or_many();
    let mut found: Vec<Vec<Node>> = vec![Vec::new(); choices.len()];
    let named = |section: &Node, field: &str| {
        let own = text(section, field)?;
        choices
            .iter()
            .position(|choice| name(choice).is_some_and(|(name, _)| name == own))
    };
    for section in std::mem::take(sections) {
        match named(&section, "id").or_else(|| named(&section, "kind")) {
            Some(at) => found[at].push(changed(section, &choices[at])),
            None => left.push(LeftOut::new(&label(&section), &section, Why::NotChosen)),
        }
    }
    sections.extend(found.into_iter().flatten());
}

/// Lays over each section what a variant changes in it: what it says of its kind, and over that
/// what it says of its id.
pub(super) fn change(root: &mut Node, changes: &Node) {
    let Some(sections) = of_mut(root) else { return };
    for section in sections {
        for field in ["kind", "id"] {
            let change = text(section, field).and_then(|name| changes.get(name));
            if let Some(change) = change {
                *section = changed(section.clone(), &change.value);
            }
        }
    }
}

fn changed(section: Node, change: &Node) -> Node {
    let Value::Mapping(_) = &change.value else { return section };
    let mut over = change.clone();
    take(&mut over, "section");
    over.span = section.span;
    lay(over, section)
}

/// The name of a section that is chosen, and where it stands.
pub(super) fn name(choice: &Node) -> Option<(&str, Span)> {
    let node = choice.get("section").map_or(choice, |field| &field.value);
    Some((node.text()?, node.span))
}

/// A section that a variant names and that is not there.
pub(super) fn unknown(name: &str, span: Span, known: &BTreeSet<String>) -> Diagnostic {
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    let help = match suggestions::word(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "the CV has no sections".to_owned(),
        None => format!("write the id or the kind of one: {}", known.join(", ")),
    };
    let message = format!("there is no section `{}`", excerpt(name));
    Diagnostic::new(Code::UnknownSection, message, span, "no such id or kind").help(help)
}

/// Kinds whose lists are put together only after the check.
const LISTED: [&str; 3] = ["publications", "talks", "patents"];

/// Leaves each section the first of its entries that it asks for.
pub(super) fn limit(root: &mut Node, left: &mut Vec<LeftOut>) {
    let Some(sections) = of_mut(root) else { return };
    for section in sections {
        if kind(section).is_some_and(|kind| LISTED.contains(&kind)) {
            continue;
        }
        let first = text(section, "first").and_then(|first| first.parse::<usize>().ok());
        let Some(first) = first.filter(|first| *first > 0) else { continue };
        let name = label(section);
        let Value::Mapping(fields) = &mut section.value else { continue };
        for field in fields {
            if let ("entries" | "items" | "text" | "sections", Value::Sequence(items)) =
                (field.key.as_str(), &mut field.value.value)
            {
                let rest = items.split_off(first.min(items.len()));
                let why = Why::BehindTheFirst(first);
                left.extend(rest.iter().map(|it| LeftOut::new(&name, it, why.clone())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::testing::{said, tree};

    const SECTIONS: &str =
        "sections: [{kind: talks}, {kind: text, id: me}, {kind: text}]";

    #[test]
    fn sections_come_in_the_order_of_their_names_and_an_id_goes_before_a_kind() {
        let mut root = tree(SECTIONS);
        let mut left = Vec::new();
        choose(&mut root, &tree("[text, {section: me, title: I}]"), &mut left);
        assert_eq!(
            said(&root),
            "{sections: [{kind: text}, {title: I, kind: text, id: me}]}"
        );
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].what.as_str(), &left[0].why), ("talks", &Why::NotChosen));
    }

    #[test]
    fn what_is_said_of_an_id_wins_over_what_is_said_of_a_kind() {
        let mut root = tree(SECTIONS);
        change(&mut root, &tree("{text: {title: A, first: 1}, me: {title: B}}"));
        assert_eq!(
            said(&root),
            "{sections: [{kind: talks}, {title: B, first: 1, kind: text, id: me}, \
             {title: A, first: 1, kind: text}]}"
        );
    }

    #[test]
    fn the_first_entries_stay_and_the_others_are_told() {
        let mut root =
            tree("sections: [{kind: skills, first: 1, entries: [{name: a}, {name: b}]}]");
        let mut left = Vec::new();
        limit(&mut root, &mut left);
        assert_eq!(
            said(&root),
            "{sections: [{kind: skills, first: 1, entries: [{name: a}]}]}"
        );
        assert_eq!((left[0].section.as_str(), left[0].what.as_str()), ("skills", "b"));
    }
}
