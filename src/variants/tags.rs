//! Tags: what a variant leaves out by them.

use super::left_out::{LeftOut, Why, label};
use super::merge::put;
use crate::diagnostics::excerpt;
use crate::model::variants::PRIVATE;
use crate::parse::{Field, Node, Scalar, Style, Value};
use crate::source::Span;

/// Which tags a variant shows and leaves out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rule {
    /// Of what has tags, those with one of these; all when there is none.
    pub show: Vec<String>,
    /// What is left out in any case.
    pub hide: Vec<String>,
}

impl Rule {
    /// The tag by which something with these tags is left out.
    fn hides<'t>(&self, tags: &[(&'t str, Span)]) -> Option<&'t str> {
        let shows = |tag: &str| self.show.iter().any(|shown| shown == tag);
        let mut others = tags.iter().filter(|(tag, _)| *tag != PRIVATE).peekable();
        let is_private = tags.iter().any(|(tag, _)| *tag == PRIVATE);
        if is_private && !shows(PRIVATE) {
            return Some(PRIVATE);
        }
        if let Some((tag, _)) =
            tags.iter().find(|(tag, _)| self.hide.iter().any(|hidden| hidden == tag))
        {
            return Some(tag);
        }
        let (first, _) = others.peek()?;
        let chooses = self.show.iter().any(|tag| tag != PRIVATE);
        (chooses && !others.any(|(tag, _)| shows(tag))).then_some(first)
    }
}

/// The tags of a value, and where each stands.
pub(super) fn of(node: &Node) -> Vec<(&str, Span)> {
    let Some(field) = node.get("tags") else { return Vec::new() };
    let tags = field.value.one_or_many().iter();
    tags.filter_map(|tag| Some((tag.text()?, tag.span))).collect()
}

/// All tags of a tree, and where each stands.
pub(super) fn all<'n>(node: &'n Node, found: &mut Vec<(&'n str, Span)>) {
    found.extend(of(node));
    match &node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => {
            for item in items {
                all(item, found);
            }
        }
        Value::Mapping(fields) => {
            for field in fields {
                all(&field.value, found);
            }
        }
    }
}

/// Takes out of a tree what a rule leaves out, and what is empty then.
pub(super) fn leave_out(root: &mut Node, rule: &Rule, left: &mut Vec<LeftOut>) {
    visit(root, rule, "", left);
}

/// Whether the value has become empty.
fn visit(node: &mut Node, rule: &Rule, section: &str, left: &mut Vec<LeftOut>) -> bool {
    let own = node.get("kind").map(|_| label(node));
    let section = own.as_deref().unwrap_or(section);
    match &mut node.value {
        Value::Scalar(_) => false,
        Value::Sequence(items) => {
            let before = items.len();
            items.retain_mut(|item| {
                !is_hidden(item, rule, section, left) && !visit(item, rule, section, left)
            });
            before > 0 && items.is_empty()
        }
        Value::Mapping(fields) => {
            let before = fields.len();
            fields.retain_mut(|field| {
                if field.key == "overrides" {
                    hide(&mut field.value, rule, section, left);
                    return true;
                }
                let value = &mut field.value;
                !is_hidden(value, rule, section, left)
                    && !visit(value, rule, section, left)
            });
            fields.len() < before && is_hollow(fields)
        }
    }
}

/// Whether a value is left out by a tag of its own, which is noted then.
fn is_hidden(node: &Node, rule: &Rule, section: &str, left: &mut Vec<LeftOut>) -> bool {
    let Some(tag) = rule.hides(&of(node)) else { return false };
    left.push(LeftOut::new(section, node, Why::Tag(tag.to_owned())));
    true
}

/// Whether a section, or a value of a contact, has lost what it is there for.
fn is_hollow(fields: &[Field]) -> bool {
    const CONTENT: [&str; 5] = ["entries", "items", "text", "sections", "from"];
    let has = |name: &str| fields.iter().any(|field| field.key == name);
    fields.is_empty() || has("kind") && !CONTENT.into_iter().any(has)
}

/// What is said of a publication stands in another file than the publication: it is hidden by
/// what is said of it.
fn hide(overrides: &mut Node, rule: &Rule, section: &str, left: &mut Vec<LeftOut>) {
    let Value::Mapping(fields) = &mut overrides.value else { return };
    for Field { key, key_span, value } in fields {
        let Some(tag) = rule.hides(&of(value)) else { continue };
        left.push(LeftOut {
            section: section.to_owned(),
            what: excerpt(key),
            span: *key_span,
            why: Why::Tag(tag.to_owned()),
        });
        let truth = Scalar { text: "true".into(), style: Style::Plain };
        let hidden = Node::scalar(value.span, truth);
        put(value, Field { key: "hide".into(), key_span: *key_span, value: hidden });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, tree};
    use super::*;

    fn shown(yaml: &str, show: &[&str], hide: &[&str]) -> String {
        let mut root = tree(yaml);
        let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
        let rule = Rule { show: owned(show), hide: owned(hide) };
        leave_out(&mut root, &rule, &mut Vec::new());
        said(&root)
    }

    #[test]
    fn what_is_private_is_shown_where_that_is_said_and_nowhere_else() {
        let yaml = "cv: {phone: [{value: 1, tags: private}, 2]}";
        let without = "{cv: {phone: [2]}}";
        assert_eq!(shown(yaml, &[], &[]), without);
        assert_eq!(shown(yaml, &["industry"], &[]), without);
        assert_eq!(
            shown(yaml, &["private"], &[]),
            "{cv: {phone: [{value: 1, tags: private}, 2]}}"
        );
    }

    #[test]
    fn to_show_private_things_does_not_choose_among_others() {
        let yaml = "a: [{b: 1, tags: academic}, {b: 2, tags: [private, academic]}, c]";
        assert_eq!(
            shown(yaml, &["private"], &[]),
            "{a: [{b: 1, tags: academic}, {b: 2, tags: [private, academic]}, c]}"
        );
        assert_eq!(shown(yaml, &["private", "industry"], &[]), "{a: [c]}");
        assert_eq!(shown(yaml, &["academic"], &["academic"]), "{a: [c]}");
    }

    #[test]
    fn a_section_that_has_lost_all_entries_goes_and_one_with_a_file_stays() {
        let yaml = "sections: [{kind: talks, entries: [{title: a, tags: x}]}, \
                    {kind: talks, from: t.bib, entries: [{title: a, tags: x}]}]";
        assert_eq!(shown(yaml, &[], &["x"]), "{sections: [{kind: talks, from: t.bib}]}");
    }

    #[test]
    fn a_publication_of_a_file_is_hidden_by_what_is_said_of_it() {
        let yaml = "overrides: {notes: {tags: x, note: n}}";
        assert_eq!(
            shown(yaml, &[], &["x"]),
            "{overrides: {notes: {tags: x, note: n, hide: true}}}"
        );
    }
}
