//! Values of a CV that is made of a file of another program, and what is asked of those of the
//! file.

use crate::source::Span;
use crate::tree::{Field, Node, Scalar, Style, Value};

/// Whether nothing is said: nothing, a blank text, an empty list or group.
pub(super) fn is_blank(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.trim().is_empty() || node.is_null(),
        Value::Sequence(items) => items.iter().all(is_blank),
        Value::Mapping(fields) => fields.iter().all(|field| is_blank(&field.value)),
    }
}

/// A text that stands where a value of the file does.
pub(super) fn words(node: &Node, text: &str) -> Node {
    let style = match &node.value {
        Value::Scalar(scalar) => scalar.style,
        _ => Style::Quoted,
    };
    Node::scalar(node.span, Scalar { text: text.to_owned(), style })
}

/// A word of cvtex's own.
pub(super) fn scalar(span: Span, text: &str) -> Node {
    Node::scalar(span, plain(text))
}

fn plain(text: &str) -> Scalar {
    Scalar { text: text.to_owned(), style: Style::Plain }
}

/// A group of fields that stands at one place.
pub(super) fn group<'a>(
    span: Span,
    fields: impl IntoIterator<Item = (&'a str, Node)>,
) -> Node {
    let fields = fields.into_iter().map(|(key, value)| Field {
        key: key.to_owned(),
        key_span: value.span,
        value,
    });
    Node::mapping(span, fields.collect())
}

/// One text, or a list of several.
pub(super) fn some(node: &Node, mut texts: Vec<Node>) -> Option<Node> {
    match texts.len() {
        0 | 1 => texts.pop(),
        _ => Some(Node::sequence(node.span, texts)),
    }
}

/// Several texts as one.
pub(super) fn joined(node: &Node, texts: &[Node]) -> Option<Node> {
    match texts {
        [] => None,
        [one] => Some(one.clone()),
        several => {
            let texts: Vec<_> = several.iter().filter_map(Node::text).collect();
            Some(words(node, &texts.join(", ")))
        }
    }
}

/// A DOI without the address before it.
pub(super) fn bare_doi(written: &str) -> &str {
    match written.split_once("doi.org/") {
        Some((before, doi)) if before.len() <= "https://dx.".len() => doi,
        _ => written,
    }
}

/// Whether an address is that of a DOI.
pub(super) fn is_doi(written: &str) -> bool {
    written.contains("doi.org/10.")
}

/// An address with its `https://`.
pub(super) fn address(written: &str) -> String {
    let has_scheme = written.contains("://") || written.starts_with("mailto:");
    let is_domain = !written.contains(' ') && written.contains('.');
    if has_scheme || !is_domain {
        written.to_owned()
    } else {
        format!("https://{written}")
    }
}
