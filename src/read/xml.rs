//! XML as a tree: an element is a group of its attributes and of the elements in it, those of
//! one name a list; an element with nothing but text is that text.

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
    let span = |bytes: std::ops::Range<usize>| {
        source.span(bytes.start + offset..bytes.end + offset)
    };
    let value = element(root, 0, &span)?;
    let field = Field { key: name(root).to_owned(), key_span: value.span, value };
    Some(Node::mapping(span(root.range()), vec![field]))
}

fn name<'i>(element: Element<'_, 'i>) -> &'i str {
    element.tag_name().name()
}

fn element(
    node: Element<'_, '_>,
    depth: usize,
    span: &impl Fn(std::ops::Range<usize>) -> Span,
) -> Option<Node> {
    if depth > MAX_DEPTH {
        return None;
    }
    let whole = span(node.range());
    let mut fields: Vec<Field> = Vec::new();
    for attribute in node.attributes() {
        let text = attribute.value().to_owned();
        let value = Node::scalar(
            span(attribute.range_value()),
            Scalar { text, style: Style::Quoted },
        );
        fields.push(Field {
            key: attribute.name().to_owned(),
            key_span: span(attribute.range_qname()),
            value,
        });
    }
    for child in node.children().filter(Element::is_element) {
        let Some(value) = element(child, depth + 1, span) else { continue };
        let key = name(child);
        let start = child.range().start + 1;
        let key_span = span(start..start + key.len());
        match fields.iter_mut().find(|field| field.key == key) {
            None => fields.push(Field { key: key.to_owned(), key_span, value }),
            Some(field) => {
                let place = field.value.span;
                let mut items = match &field.value.value {
                    Value::Sequence(items) => items.clone(),
                    _ => vec![field.value.clone()],
                };
                items.push(value);
                field.value = Node::sequence(place, items);
            }
        }
    }
    let texts = node.children().filter(Element::is_text).filter_map(|text| text.text());
    let text = texts.collect::<String>().trim().to_owned();
    let place =
        node.children().find(Element::is_text).map_or(whole, |text| span(text.range()));
    let scalar = Node::scalar(place, Scalar { text: text.clone(), style: Style::Quoted });
    if fields.is_empty() {
        return Some(scalar);
    }
    if !text.is_empty() {
        fields.push(Field { key: "text".to_owned(), key_span: place, value: scalar });
    }
    Some(Node::mapping(whole, fields))
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
    fn entities_of_its_own_are_refused() {
        let source = Source::new("cv.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
        let mut report = Report::default();
        assert!(parse(&source, &mut report).is_none());
        assert!(report.has_errors());
    }
}
