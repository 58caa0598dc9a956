//! `--set KEY=VALUE`: one field of a CV, from the command line.

use super::sections;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::read::yaml;
use crate::source::{COMMAND_LINE, Source, Span};
use crate::tree::merge::put;
use crate::tree::{Field, Node, Scalar, Style, Value};

/// The fields that say what a file is made of, and are read before anything can be set.
const NOT_SET: [&str; 3] = ["version", "include", "variants"];

/// A field with its new value. The text of the command line is a part of the source.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// The names that lead to the field, and where each stands.
    path: Vec<(String, Span)>,
    value: Node,
}

impl Setting {
    /// Reads `design.theme=modern`. The value is YAML, but a `#` at its beginning is not a
    /// comment.
    pub(super) fn read(
        written: &str,
        source: &mut Source,
        report: &mut Report,
    ) -> Option<Self> {
        const OPTION: &str = "--set ";
        let start = source.add(Source::new(COMMAND_LINE, format!("{OPTION}{written}")));
        let start = start + OPTION.len();
        let (key, value) = written.split_once('=').unwrap_or((written, ""));
        let path = path(key, start, source);
        let whole = source.span(start..start + key.len());
        if let Some((name, span)) = path.iter().find(|(name, _)| name.is_empty()) {
            let span = if name.is_empty() && key.is_empty() { whole } else { *span };
            let message = format!("`{}` does not name a field", excerpt(key));
            report.add(refused(message, span, "a name is missing").help(EXAMPLE));
            return None;
        }
        if let [(first, span), ..] = path.as_slice()
            && NOT_SET.contains(&first.as_str())
        {
            let message = format!("`{first}` cannot be set from the command line");
            report.add(refused(message, *span, "stands in the file only").help(EXAMPLE));
            return None;
        }
        if let Some((last, span)) = path.last()
            && ["tags", "id"].contains(&last.as_str())
        {
            let message = format!("`{last}` cannot be set from the command line");
            let help = "choose with `--variant`, or write it in the file";
            report.add(refused(message, *span, "is read before").help(help));
            return None;
        }
        let value = read_value(value, start + key.len() + 1, source, report)?;
        if let Some(field) = value.get("tags") {
            let message = "`tags` cannot be set from the command line".to_owned();
            let fault = refused(message, field.key_span, "would not be heeded");
            report.add(fault.help("set the value without them"));
            return None;
        }
        Some(Self { path, value })
    }

    /// Finds what it sets in a tree as it is written, before anything is left out of it: numbers
    /// count what the file has.
    pub(super) fn found(
        &self,
        root: &Node,
        report: &mut Report,
    ) -> Option<PlacedSetting<'_>> {
        let mut steps = Vec::with_capacity(self.path.len());
        let (mut node, mut list) = (Some(root), "the CV");
        for (key, span) in &self.path {
            let mut place = StepTarget::Field;
            if let Some(Value::Sequence(items)) = node.map(|node| &node.value) {
                let is_number = key.parse::<usize>().is_ok();
                let at = position(key, items);
                if at.is_none() && is_number {
                    report.add(no_item(key, *span, list, items));
                    return None;
                }
                node = at.map(|at| &items[at]);
                place = match node {
                    Some(item) if is_number => StepTarget::Item(item.span),
                    item => StepTarget::Named { is_there: item.is_some() },
                };
            } else {
                node = node.and_then(|node| node.get(key)).map(|field| &field.value);
            }
            list = key;
            steps.push(Step { key, span: *span, place });
        }
        Some(PlacedSetting { steps, value: &self.value })
    }
}

/// A setting, and the places to which its path leads in the file.
pub(super) struct PlacedSetting<'s> {
    steps: Vec<Step<'s>>,
    value: &'s Node,
}

/// A name of a path.
struct Step<'s> {
    key: &'s str,
    span: Span,
    place: StepTarget,
}

/// What a name of a path leads to.
#[derive(Clone, Copy, PartialEq)]
enum StepTarget {
    /// A field of a group.
    Field,
    /// The item of a list that is written here.
    Item(Span),
    /// The section of this id or kind; whether the file has one.
    Named { is_there: bool },
}

impl PlacedSetting<'_> {
    /// Puts the value into the tree of a variant. Groups of fields that are not there are
    /// made; whether the names are those of fields is for the check to say. What the variant
    /// leaves out stays out.
    pub(super) fn apply(&self, root: &mut Node, report: &mut Report) {
        self.put(root, &self.steps, "the CV", report);
    }

    fn put(&self, node: &mut Node, path: &[Step<'_>], name: &str, report: &mut Report) {
        let [Step { key, span, place }, rest @ ..] = path else {
            *node = self.value.clone();
            return;
        };
        if node.is_null() {
            *node = Node::mapping(*span, Vec::new());
        }
        match &mut node.value {
            Value::Mapping(fields) => {
                if let Some(field) = fields.iter_mut().find(|field| field.key == **key) {
                    // The value stands in the command line, and its name does too.
                    if rest.is_empty() {
                        field.key_span = *span;
                    }
                    return self.put(&mut field.value, rest, key, report);
                }
                let is_left_out = |step: &Step<'_>| step.place != StepTarget::Field;
                if rest.iter().any(is_left_out) {
                    return;
                }
                let mut value = Node::mapping(*span, Vec::new());
                self.put(&mut value, rest, key, report);
                put(node, Field { key: (*key).to_owned(), key_span: *span, value });
            }
            Value::Sequence(items) => {
                let at = match place {
                    StepTarget::Item(span) => {
                        items.iter().position(|it| it.span == *span)
                    }
                    _ => position(key, items),
                };
                match at {
                    Some(at) => self.put(&mut items[at], rest, key, report),
                    None if matches!(
                        place,
                        StepTarget::Field | StepTarget::Named { is_there: false }
                    ) =>
                    {
                        report.add(no_item(key, *span, name, items));
                    }
                    None => {}
                }
            }
            Value::Scalar(_) => {
                let message = format!("`{}` has no fields", excerpt(name));
                let fault = refused(message, *span, "not a field of it");
                report.add(fault.help(format!("set `{}` itself", excerpt(name))));
            }
        }
    }
}

const EXAMPLE: &str = "write `--set design.theme=modern`";

fn path(key: &str, start: usize, source: &Source) -> Vec<(String, Span)> {
    let mut at = start;
    let names = key.split('.').map(|name| {
        let span = source.span(at..at + name.len());
        at += name.len() + 1;
        (name.trim().to_owned(), span)
    });
    names.collect()
}

fn read_value(
    written: &str,
    start: usize,
    source: &Source,
    report: &mut Report,
) -> Option<Node> {
    let scalar = |text: &str| {
        let span = source.span(start..start + written.len());
        Node::scalar(span, Scalar { text: text.to_owned(), style: Style::Plain })
    };
    let text = written.trim();
    if matches!(text, "" | "~" | "null") || text.starts_with('#') {
        return Some(scalar(text));
    }
    let value = Source::new(COMMAND_LINE, written);
    let mut found = Report::default();
    let node = yaml::parse(&value, &mut found);
    report.extend(found.with_place(value.span(0..written.len())).moved(start));
    node.map(|node| node.moved(start))
}

/// Which item of a list is meant: a number from 1, or the id or kind of a section.
fn position(key: &str, items: &[Node]) -> Option<usize> {
    let number = key.parse::<usize>().ok();
    let numbered = number.and_then(|number| number.checked_sub(1));
    let is_named = |field: &str| {
        let is_it =
            |item: &Node| item.get(field).and_then(|it| it.value.text()) == Some(key);
        items.iter().position(is_it)
    };
    match numbered {
        Some(at) => (at < items.len()).then_some(at),
        None => is_named("id").or_else(|| is_named("kind")),
    }
}

fn no_item(key: &str, span: Span, list: &str, items: &[Node]) -> Diagnostic {
    let (key, list) = (excerpt(key), excerpt(list));
    if list == "sections" && !key.starts_with(|first: char| first.is_ascii_digit()) {
        return sections::unknown(&key, span, &sections::names_of(items));
    }
    let message = format!("`{list}` has no item `{key}`");
    let help = match items.len() {
        1 => "write 1: it has one item".to_owned(),
        count => format!("write a number from 1 to {count}"),
    };
    refused(message, span, "no such item").help(help)
}

fn refused(message: String, span: Span, label: &str) -> Diagnostic {
    Diagnostic::new(Code::UnknownSetting, message, span, label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::testing::said;

    fn set(yaml: &str, written: &str) -> String {
        let mut source = Source::new("cv.yaml", yaml);
        let mut report = Report::default();
        let mut root = yaml::parse(&source, &mut report).expect("YAML");
        if let Some(setting) = Setting::read(written, &mut source, &mut report)
            && let Some(found) = setting.found(&root.clone(), &mut report)
        {
            found.apply(&mut root, &mut report);
        }
        match report.sorted().first() {
            Some(found) => {
                let label = found.label.as_ref().expect("a place");
                format!("{}: {}", source.slice(label.span), found.message)
            }
            None => said(&root),
        }
    }

    #[test]
    fn a_field_is_set_wherever_it_is() {
        assert_eq!(set("a: 1", "a=2"), "{a: 2}");
        assert_eq!(set("a: 1", "b.c.d=[x, y]"), "{a: 1, b: {c: {d: [x, y]}}}");
        assert_eq!(set("a: [x, {b: 1}]", "a.2.b=#1f3a5f"), "{a: [x, {b: #1f3a5f}]}");
        assert_eq!(
            set("sections: [{kind: talks}]", "sections.talks.title=Hear: this"),
            "{sections: [{kind: talks, title: {Hear: this}}]}"
        );
        assert_eq!(set("a: 1", "a=null"), "{a: null}");
    }

    #[test]
    fn what_cannot_be_set_is_refused_at_its_name() {
        assert_eq!(
            set("a: 1", "version=1"),
            "version: `version` cannot be set from the command line"
        );
        assert_eq!(set("a: [x]", "a.2=y"), "2: `a` has no item `2`");
        assert_eq!(set("a: x", "a.b=y"), "b: `a` has no fields");
        assert_eq!(set("a: x", "a..b=y"), ": `a..b` does not name a field");
    }

    #[test]
    fn a_number_counts_what_the_file_has_and_what_is_left_out_stays_out() {
        let yaml = "a: [{b: 1}, {b: 2}, {b: 3}]\nc: [x]";
        let of_variant = |written: &str| {
            let mut source = Source::new("cv.yaml", yaml);
            let mut report = Report::default();
            let mut root = yaml::parse(&source, &mut report).expect("YAML");
            let setting = Setting::read(written, &mut source, &mut report);
            let setting = setting.expect("a setting");
            let found = setting.found(&root, &mut report).expect("a place");
            let Value::Mapping(fields) = &mut root.value else { panic!("no fields") };
            if let Value::Sequence(items) = &mut fields[0].value.value {
                items.remove(0);
            }
            fields.remove(1);
            found.apply(&mut root, &mut report);
            assert!(report.is_empty());
            said(&root)
        };
        assert_eq!(of_variant("a.2.b=7"), "{a: [{b: 7}, {b: 3}]}");
        assert_eq!(of_variant("a.1.b=7"), "{a: [{b: 2}, {b: 3}]}");
        assert_eq!(of_variant("c.1=y"), "{a: [{b: 2}, {b: 3}]}");
    }
}
