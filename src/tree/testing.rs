//! Trees from YAML text, and as short text again, for unit tests.

use super::{Node, Value};
use crate::diagnostics::Report;
use crate::read::yaml;
use crate::source::Source;

pub(crate) fn tree(yaml: &str) -> Node {
    let source = Source::new("cv.yaml", yaml);
    yaml::parse(&source, &mut Report::default()).expect("YAML")
}

pub(crate) fn said(node: &Node) -> String {
    let all = |parts: Vec<String>| parts.join(", ");
    match &node.value {
        Value::Scalar(scalar) => scalar.text.clone(),
        Value::Sequence(items) => {
            format!("[{}]", all(items.iter().map(said).collect()))
        }
        Value::Mapping(fields) => {
            let fields = fields.iter();
            let fields =
                fields.map(|field| format!("{}: {}", field.key, said(&field.value)));
            format!("{{{}}}", all(fields.collect()))
        }
    }
}
