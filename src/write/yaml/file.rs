//! A whole CV as YAML that a person would have written: short forms, texts on lines of their
//! own where they are long, and comments at the entries to which they belong.

use std::collections::BTreeMap;

use super::scalar::{Context, written};
use crate::source::Span;
use crate::tree::Left;
use crate::tree::{Field, Node, Scalar, Style, Value};

/// How wide a line may be before a value takes lines of its own.
const WIDTH: usize = 90;

/// The most fields that stand between braces.
const MOST_IN_BRACES: usize = 3;

/// The text of a CV.
///
/// `left` goes below the entries to which it belongs, as comments; `remarks`, the comments of
/// the source with the bytes at which they stand, go before what follows them there.
pub(crate) fn written_file(
    root: &Node,
    left: &[Left],
    remarks: &[(usize, String)],
) -> String {
    let mut below: BTreeMap<Span, Vec<&Left>> = BTreeMap::new();
    for one in left {
        below.entry(one.owner.unwrap_or(root.span)).or_default().push(one);
    }
    let mut starts = Vec::new();
    collect_starts(root, &mut starts);
    starts.sort_unstable();
    let mut above: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let is_head = |at: usize| at < root.span.start();
    for (at, text) in remarks.iter().filter(|(at, _)| !is_head(*at)) {
        let next = starts[starts.partition_point(|start| start < at)..].first();
        above.entry(next.copied().unwrap_or(usize::MAX)).or_default().push(text.clone());
    }
    let mut writer = Writer { text: String::new(), below, above };
    let end = writer.below.remove(&root.span);
    for (_, text) in remarks.iter().filter(|(at, _)| is_head(*at)) {
        writer.comment(text, 0);
    }
    writer.fields(root, 0, true);
    for lines in std::mem::take(&mut writer.above).into_values() {
        lines.iter().for_each(|line| writer.comment(line, 0));
    }
    let rest: Vec<_> =
        std::mem::take(&mut writer.below).into_values().flatten().collect();
    for left in rest.into_iter().chain(end.into_iter().flatten()) {
        writer.left(left, 0);
    }
    writer.text
}

/// Where the items of lists begin that stand on lines of their own.
fn collect_starts(node: &Node, starts: &mut Vec<usize>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => {
            for item in
                items.iter().filter(|item| matches!(item.value, Value::Mapping(_)))
            {
                starts.push(item.span.start());
                collect_starts(item, starts);
            }
        }
        Value::Mapping(fields) => {
            fields.iter().for_each(|field| collect_starts(&field.value, starts));
        }
    }
}

struct Writer<'n> {
    text: String,
    below: BTreeMap<Span, Vec<&'n Left>>,
    above: BTreeMap<usize, Vec<String>>,
}

impl<'n> Writer<'n> {
    /// The fields of a group, each on a line of its own; the first one is on a line that is
    /// begun unless `is_new`.
    fn fields(&mut self, node: &'n Node, column: usize, is_new: bool) {
        let Value::Mapping(fields) = &node.value else { return };
        for (at, field) in fields.iter().enumerate() {
            if at > 0 || is_new {
                self.indent(column);
            }
            self.field(field, column);
        }
        for left in self.below.remove(&node.span).unwrap_or_default() {
            self.left(left, column);
        }
    }

    fn field(&mut self, field: &'n Field, column: usize) {
        let key = written(&field.key, Context::Block);
        self.text.push_str(&key);
        self.text.push(':');
        let room = WIDTH.saturating_sub(column + key.chars().count() + 2);
        match &field.value.value {
            Value::Scalar(scalar) => self.scalar(scalar, column, room),
            _ if self.is_short(&field.value, room) => {
                self.text.push(' ');
                self.text.push_str(&flow(&field.value));
                self.text.push('\n');
            }
            Value::Sequence(items) => {
                self.text.push('\n');
                items.iter().for_each(|item| self.item(item, column + 2));
            }
            Value::Mapping(_) => {
                self.text.push('\n');
                self.fields(&field.value, column + 2, true);
            }
        }
    }

    fn item(&mut self, item: &'n Node, column: usize) {
        for line in self.above.remove(&item.span.start()).unwrap_or_default() {
            self.comment(&line, column);
        }
        self.indent(column);
        self.text.push_str("- ");
        match &item.value {
            Value::Scalar(scalar) => {
                self.text.pop();
                self.scalar(scalar, column, WIDTH.saturating_sub(column + 2));
            }
            _ if self.is_short(item, WIDTH.saturating_sub(column + 2)) => {
                self.text.push_str(&flow(item));
                self.text.push('\n');
            }
            Value::Sequence(_) => {
                self.text.push_str(&flow(item));
                self.text.push('\n');
            }
            Value::Mapping(_) => self.fields(item, column + 2, false),
        }
    }

    /// Whether a value is short enough for one line, and nothing is to be said of its parts.
    fn is_short(&self, node: &Node, room: usize) -> bool {
        let has_comment = self.below.keys().any(|span| {
            node.span.start() <= span.start() && span.end() <= node.span.end()
        });
        let is_simple = match &node.value {
            Value::Scalar(_) => true,
            Value::Sequence(items) => {
                let all = items.iter().filter_map(Node::text).map(str::len);
                let has_groups = items.iter().any(|item| item.text().is_none());
                !has_groups && all.max().unwrap_or(0) <= 40
            }
            Value::Mapping(fields) => {
                let is_flat = |field: &Field| match &field.value.value {
                    Value::Scalar(_) => true,
                    Value::Sequence(items) => {
                        items.iter().all(|item| item.text().is_some())
                    }
                    Value::Mapping(_) => false,
                };
                fields.len() <= MOST_IN_BRACES && fields.iter().all(is_flat)
            }
        };
        !has_comment && is_simple && flow(node).chars().count() <= room
    }

    fn scalar(&mut self, scalar: &Scalar, column: usize, room: usize) {
        let text = scalar.text.trim();
        if is_flag(scalar) {
            self.text.push(' ');
            self.text.push_str(text);
        } else if text.contains('\n') && is_for_block(text) {
            self.text.push_str(" |");
            for line in text.lines() {
                self.text.push('\n');
                if !line.is_empty() {
                    self.indent(column + 2);
                    self.text.push_str(line);
                }
            }
        } else if text.chars().count() > room
            && !text.contains('\n')
            && is_for_block(text)
        {
            self.text.push_str(" >");
            let mut left = 0;
            for word in text.split(' ') {
                let length = word.chars().count() + 1;
                if left < length {
                    self.text.push('\n');
                    self.indent(column + 2);
                    left = WIDTH.saturating_sub(column + 2).max(length);
                } else {
                    self.text.push(' ');
                }
                self.text.push_str(word);
                left -= length;
            }
        } else {
            self.text.push(' ');
            self.text.push_str(&written(text, Context::Block));
        }
        self.text.push('\n');
    }

    fn left(&mut self, left: &Left, column: usize) {
        let value = &left.value;
        let name =
            if left.name.is_empty() { String::new() } else { format!("{}: ", left.name) };
        let text = match &value.value {
            Value::Scalar(scalar) => scalar.text.clone(),
            _ => flow(value),
        };
        let whole = format!("{name}{text}");
        self.comment(&whole, column);
    }

    /// A comment, on as many lines as its text has.
    fn comment(&mut self, text: &str, column: usize) {
        let is_end =
            |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        for line in text.split(is_end).filter(|line| !line.trim().is_empty()) {
            self.indent(column);
            self.text.push_str("# ");
            self.text.extend(line.trim_end().chars().filter(|c| !c.is_control()));
            self.text.push('\n');
        }
    }

    fn indent(&mut self, column: usize) {
        self.text.extend(std::iter::repeat_n(' ', column));
    }
}

/// Whether a text reads back as itself when it stands below its name: no line of it begins or
/// ends with a space, and nothing in it is hidden.
fn is_for_block(text: &str) -> bool {
    let is_plain = |c: char| {
        c == '\n'
            || !c.is_control()
                && !matches!(
                    c,
                    '\u{feff}'
                        | '\u{85}'
                        | '\u{2028}'
                        | '\u{2029}'
                        | '\u{fffe}'
                        | '\u{ffff}'
                )
    };
    let mut lines = text.lines();
    let is_whole = |line: &str| !line.ends_with(' ') && !line.starts_with('\t');
    let first_is_bare = text.chars().next().is_some_and(|c| !c.is_whitespace());
    let is_one_line_whole =
        text.contains('\n') || (!text.contains("  ") && !text.contains(" \t"));
    first_is_bare
        && is_one_line_whole
        && lines.all(is_whole)
        && text.chars().all(is_plain)
}

/// A value between brackets.
fn flow(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) if is_flag(scalar) => scalar.text.clone(),
        Value::Scalar(scalar) => written(scalar.text.trim(), Context::Flow),
        Value::Sequence(items) => {
            let items: Vec<_> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(fields) => {
            let fields = fields.iter().map(|field| {
                format!("{}: {}", written(&field.key, Context::Flow), flow(&field.value))
            });
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether a value is the answer to a question of the schema, which stands without quotes.
fn is_flag(scalar: &Scalar) -> bool {
    scalar.style == Style::Plain && matches!(scalar.text.as_str(), "true" | "false")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Report;
    use crate::read::yaml;
    use crate::source::Source;
    use crate::tree::testing::{said, tree};
    use proptest::prelude::*;

    #[test]
    fn short_groups_stand_in_braces_and_long_texts_below_their_names() {
        let long = "word ".repeat(30);
        let root = tree(&format!(
            "cv: {{name: Ada, profiles: {{github: ada}}, email: [a@b.org, c@d.org]}}\nsections: [{{kind: talks, entries: [{{title: '{long}', date: 2020, event: A, location: B}}, {{title: A, date: 2021}}]}}]"
        ));
        let text = written_file(&root, &[], &[]);
        assert_eq!(
            text,
            "\
cv:
  name: Ada
  profiles: {github: ada}
  email: [a@b.org, c@d.org]
sections:
  - kind: talks
    entries:
      - title: >
          word word word word word word word word word word word word word word word word
          word word word word word word word word word word word word word word
        date: 2020
        event: A
        location: B
      - {title: A, date: 2021}
"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_reads_back_as_itself(
            text in prop_oneof![
                any::<String>(),
                "[-a-z0-9 :#,'\"\\[\\]{}&*!|>%@`?~.\\\\\n\t_]{1,200}",
                "([a-z]{1,9} ){20,40}",
            ],
        ) {
            let wanted = text.trim();
            prop_assume!(!wanted.is_empty());
            let span = Source::new("a", "").span(0..0);
            let value = || Node::scalar(span, Scalar { text: text.clone(), style: Style::Quoted });
            let field = |key: &str, value| Field { key: key.into(), key_span: span, value };
            let item = Node::mapping(span, vec![field("b", value()), field("c", value())]);
            let list = Node::sequence(span, vec![item, value()]);
            let root = Node::mapping(span, vec![field("a", value()), field("d", list)]);
            let written = written_file(&root, &[], &[]);
            let source = Source::new("cv.yaml", written);
            let mut report = Report::default();
            let read = yaml::parse(&source, &mut report);
            let Some(read) = read else {
                return Err(TestCaseError::fail(source.text().to_owned()));
            };
            let trimmed = said(&read).replace('\n', "\u{1}");
            prop_assert_eq!(read.get("a").and_then(|it| it.value.text()), Some(wanted), "{}", source.text());
            prop_assert_eq!(trimmed.matches(&wanted.replace('\n', "\u{1}")).count() >= 4, true, "{}", source.text());
            prop_assert!(report.is_empty(), "{}", source.text());
        }
    }
}
