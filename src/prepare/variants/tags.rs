//! Tags: what a variant leaves out by them.

use super::left_out::{LeftOut, Why};
use crate::diagnostics::excerpt;
use crate::model::variants::PRIVATE;
use crate::source::Span;
use crate::tree::prune::{PrunedPart, prune};
use crate::tree::{Node, Value};

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
    prune(root, &mut |PrunedPart { section, node, key }| {
        let Some(tag) = rule.hides(&of(node)) else { return false };
        let why = Why::Tag(tag.to_owned());
        left.push(match key {
            Some((key, span)) => {
                let (section, what) = (section.to_owned(), excerpt(key));
                LeftOut { section, what, span, why }
            }
            None => LeftOut::new(section, node, why),
        });
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::testing::{said, tree};

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
