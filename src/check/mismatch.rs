//! Where the schema's check and the model disagree: a value that the one lets pass and the other
//! refuses is a fault of cvtex, and is said at its place instead of ending the program.

use std::fmt;

use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::source::{Source, Span};
use crate::tree::{Node, Value};

use super::walk::first_line;

/// Why the model refuses a checked value, and the way to it from the top of the tree.
#[derive(Debug)]
pub(super) struct Mismatch {
    reason: String,
    /// From the inside out.
    path: Vec<Step>,
}

/// A step down a tree.
#[derive(Debug)]
pub(super) enum Step {
    /// To a field.
    Field(String),
    /// To an item of a list, from 0.
    Item(usize),
}

impl Mismatch {
    /// The same of what stands below this step.
    pub(super) fn below(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }

    /// The diagnostic, at the innermost place of the tree that is known.
    pub(super) fn diagnostic(&self, root: &Node, source: &Source) -> Diagnostic {
        let written = source.slice(self.place(root, source));
        Diagnostic::new(
            Code::CheckFailed,
            format!("`{}` passed the check and cannot be used", excerpt(written)),
            self.place(root, source),
            self.reason.clone(),
        )
        .help("write it in another way, and report this: it is a fault of cvtex")
    }

    fn place(&self, root: &Node, source: &Source) -> Span {
        let mut node = root;
        for step in self.path.iter().rev() {
            let inner = match (step, &node.value) {
                (Step::Field(name), Value::Mapping(_)) => {
                    node.get(name).map(|field| &field.value)
                }
                (Step::Item(at), Value::Sequence(items)) => items.get(*at),
                // One value where a list may stand, or a text for a group of fields.
                _ => Some(node),
            };
            let Some(inner) = inner else { break };
            node = inner;
        }
        first_line(node.span, source)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self { reason: reason.to_string(), path: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::check::value::Checked;
    use crate::diagnostics::Report;
    use crate::model::Cv;
    use crate::read::yaml::parse;

    /// A promise of the check that is broken on purpose.
    #[test]
    fn a_value_that_the_model_refuses_is_said_at_its_place() {
        let text = "cv: {name: Ada, aliases: [a, b]}\nsections:\n- kind: no\n";
        let source = Source::new("cv.yaml", text);
        let root = parse(&source, &mut Report::default()).expect("YAML");
        let text = |text: &str| Checked::Text(text.into());
        let person = |alias| {
            let aliases = Checked::List(vec![text("a"), alias]);
            Checked::Group(vec![("name", text("Ada")), ("aliases", aliases)])
        };
        let of = |alias, kind| {
            let section = Checked::Group(vec![("kind", Checked::Word(kind))]);
            let sections = Checked::List(vec![section]);
            let fields = vec![("cv", person(alias)), ("sections", sections)];
            let mismatch = Cv::deserialize(Checked::Group(fields)).expect_err("a fault");
            let place = mismatch.diagnostic(&root, &source).label.expect("a place");
            source.slice(place.span).to_owned()
        };
        assert_eq!(of(Checked::Nothing, "talks"), "b");
        assert_eq!(of(text("b"), "no"), "no");
    }
}
