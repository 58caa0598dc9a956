//! XML as a tree: an element is a group of its attributes and of the elements in it, those of
//! one name a list; an element with nothing but text is that text.

use std::ops::Range;

use roxmltree::{Document, Node as Element, ParsingOptions};

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{Source, Span};
use crate::tree::{Field, Node, Scalar, Style, Value};

/// How many elements and texts a file may have.
const MAX_NODES: u32 = 1_000_000;

/// How many levels.
const MAX_DEPTH: usize = 60;

/// Reads a text of XML; the root has one field, of the name of the outermost element.
///
/// Entities of its own are refused, since they can multiply a text beyond measure.
pub(crate) fn parse(source: &Source, report: &mut Report) -> Option<Node> {
    let bare = source.text().trim_start_matches('\u{feff}');
    let offset = source.text().len() - bare.len();
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(bare, options) {
        Ok(document) => document,
        Err(error) => {
            let at = error.pos();
            let line = usize::try_from(at.row).unwrap_or(1);
            let lines = source.text().lines().count().max(1);
            let place = source.span(source.line(line.clamp(1, lines)));
            report.add(
                Diagnostic::new(
                    Code::MalformedSource,
                    format!("the XML cannot be read: {error}"),
                    place,
                    "in this line",
                )
                .help("correct the file, or export it again"),
            );
            return None;
        }
    };
    let root = document.root_element();
    let reader = Reader { source, text: bare, offset };
    let Some(value) = reader.element(root, 0) else {
        let message = format!("the XML has more than {MAX_DEPTH} levels");
        report.add(
            Diagnostic::of_file(Code::MalformedSource, message)
                .as_error()
                .help("no program writes such a file; export it again"),
        );
        return None;
    };
    let field = Field { key: name(root).to_owned(), key_span: value.span, value };
    Some(Node::mapping(reader.span(root.range()), vec![field]))
}

fn name<'i>(element: Element<'_, 'i>) -> &'i str {
    element.tag_name().name()
}

/// A text of XML, and where it begins in the source.
struct Reader<'s> {
    source: &'s Source,
    text: &'s str,
    offset: usize,
}

impl Reader<'_> {
    fn span(&self, bytes: Range<usize>) -> Span {
        self.source.span(bytes.start + self.offset..bytes.end + self.offset)
    }

    /// Where the name of an element stands, with its prefix.
    fn name(&self, element: Element<'_, '_>) -> Span {
        let start = element.range().start + 1;
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
        self.span(start..start + end.unwrap_or(rest.len()))
    }

    /// An element as a value; none where it has too many levels.
    fn element(&self, node: Element<'_, '_>, depth: usize) -> Option<Node> {
        if depth > MAX_DEPTH {
            return None;
        }
        let whole = self.span(node.range());
        let mut fields: Vec<Field> = Vec::new();
        for attribute in node.attributes() {
            let text = attribute.value().to_owned();
            let value = Node::scalar(
                self.span(attribute.range_value()),
                Scalar { text, style: Style::Quoted },
            );
            fields.push(Field {
                key: attribute.name().to_owned(),
                key_span: self.span(attribute.range_qname()),
                value,
            });
        }
        for child in node.children().filter(Element::is_element) {
            let value = self.element(child, depth + 1)?;
            let key = name(child);
            match fields.iter_mut().find(|field| field.key == key) {
                None => fields.push(Field {
                    key: key.to_owned(),
                    key_span: self.name(child),
                    value,
                }),
                Some(field) => append(&mut field.value, value),
            }
        }
        let texts =
            node.children().filter(Element::is_text).filter_map(|text| text.text());
        let text = texts.collect::<String>().trim().to_owned();
        let place = node
            .children()
            .find(Element::is_text)
            .map_or(whole, |text| self.span(text.range()));
        let scalar =
            Node::scalar(place, Scalar { text: text.clone(), style: Style::Quoted });
        if fields.is_empty() {
            return Some(scalar);
        }
        if !text.is_empty() {
            fields.push(Field { key: "text".to_owned(), key_span: place, value: scalar });
        }
        Some(Node::mapping(whole, fields))
    }
}

/// Adds an element to those of its name.
fn append(node: &mut Node, item: Node) {
    if let Value::Sequence(items) = &mut node.value {
        items.push(item);
    } else {
        let span = node.span;
        let first = std::mem::replace(node, Node::sequence(span, Vec::new()));
        node.value = Value::Sequence(vec![first, item]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::testing::said;

    #[test]
    fn elements_of_one_name_are_a_list() {
        let source =
            Source::new("cv.xml", "<a b=\"1\"><c>x</c><c>y</c><d e=\"2\">z</d></a>");
        let root = parse(&source, &mut Report::default()).expect("a tree");
        assert_eq!(said(&root), "{a: {b: 1, c: [x, y], d: {e: 2, text: z}}}");
    }

    #[test]
    fn the_place_of_a_name_is_whole_whatever_its_letters_are() {
        let source = Source::new("cv.xml", "<a xmlns:ç=\"x\"><ç:né>x</ç:né></a>");
        let root = parse(&source, &mut Report::default()).expect("a tree");
        let field = root.get("a").and_then(|a| a.value.get("né")).expect("a field");
        assert_eq!(source.slice(field.key_span), "ç:né");
    }

    #[test]
    fn too_many_levels_are_an_error() {
        let deep = format!("{}word{}", "<a>".repeat(70), "</a>".repeat(70));
        let mut report = Report::default();
        assert!(parse(&Source::new("cv.xml", deep), &mut report).is_none());
        assert!(report.has_errors());
    }

    #[test]
    fn entities_of_its_own_are_refused() {
        let source = Source::new("cv.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
        let mut report = Report::default();
        assert!(parse(&source, &mut report).is_none());
        assert!(report.has_errors());
    }
}
