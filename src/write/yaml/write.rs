//! A publication as an entry of a YAML list, in the schema's terms and order.

use std::sync::LazyLock;

use super::scalar::{Context, written};
use crate::model::schema::json_schema;
use crate::tree::{Field, Node, Scalar, Style, Value};

/// How wide a line may be before a list takes a line for each item.
const WIDTH: usize = 90;

/// The fields of a publication, in the order of the schema.
static ORDER: LazyLock<Vec<String>> = LazyLock::new(|| {
    let schema = json_schema().to_value();
    let fields = schema.pointer("/$defs/Publication/properties");
    let fields = fields.and_then(|fields| fields.as_object()).into_iter().flatten();
    fields.map(|(name, _)| name.clone()).collect()
});

/// A publication with its key.
pub(crate) struct Entry<'n> {
    /// What is said of it.
    pub node: &'n Node,
    /// The key.
    pub key: String,
    /// Whether it is to be one of the selected publications.
    pub is_selected: bool,
}

impl Entry<'_> {
    /// The fields, each on a line of its own, the others below the first at this column.
    pub(crate) fn block(&self, column: usize, newline: &str) -> String {
        let indent = " ".repeat(column);
        let fields: Vec<_> = self
            .fields()
            .into_iter()
            .map(|(name, value)| {
                let room = WIDTH.saturating_sub(column + name.len() + 2);
                format!("{name}:{}", value.block(&indent, room, newline))
            })
            .collect();
        fields.join(&format!("{newline}{indent}"))
    }

    /// The fields between braces.
    pub(crate) fn flow(&self) -> String {
        let fields = self.fields().into_iter();
        let fields: Vec<_> =
            fields.map(|(name, value)| format!("{name}: {}", value.flow())).collect();
        format!("{{{}}}", fields.join(", "))
    }

    fn fields(&self) -> Vec<(&str, Written<'_>)> {
        let mut fields = vec![("key", Written::Text(&self.key))];
        let Value::Mapping(given) = &self.node.value else { return fields };
        let is_left = |field: &&Field| {
            field.key != "key" && !(self.is_selected && field.key == "selected")
        };
        let mut given: Vec<_> = given.iter().filter(is_left).collect();
        let place = |field: &&Field| ORDER.iter().position(|name| *name == field.key);
        given.sort_by_key(|field| place(field).unwrap_or(usize::MAX));
        let given = given.into_iter();
        fields.extend(given.map(|it| (it.key.as_str(), Written::Node(&it.value))));
        if self.is_selected {
            fields.push(("selected", Written::Yes));
        }
        fields
    }
}

/// A value to be written.
enum Written<'n> {
    Text(&'n str),
    Yes,
    Node(&'n Node),
}

impl Written<'_> {
    /// Behind a name and its colon.
    fn block(&self, indent: &str, room: usize, newline: &str) -> String {
        let Self::Node(Node { value: Value::Sequence(items), .. }) = self else {
            return match self {
                Self::Text(text) => format!(" {}", written(text, Context::Block)),
                Self::Node(Node { value: Value::Scalar(scalar), .. })
                    if !is_flag(scalar) =>
                {
                    format!(" {}", written(&scalar.text, Context::Block))
                }
                other => format!(" {}", other.flow()),
            };
        };
        let line = self.flow();
        if line.chars().count() <= room {
            return format!(" {line}");
        }
        let items = items.iter().map(|item| {
            let item = match &item.value {
                Value::Scalar(scalar) => written(&scalar.text, Context::Block),
                _ => Written::Node(item).flow(),
            };
            format!("{newline}{indent}  - {item}")
        });
        items.collect()
    }

    /// Between brackets.
    fn flow(&self) -> String {
        match self {
            Self::Text(text) => written(text, Context::Flow),
            Self::Yes => "true".into(),
            Self::Node(node) => match &node.value {
                Value::Scalar(scalar) if is_flag(scalar) => scalar.text.clone(),
                Value::Scalar(scalar) => written(&scalar.text, Context::Flow),
                Value::Sequence(items) => {
                    let items: Vec<_> =
                        items.iter().map(|item| Written::Node(item).flow()).collect();
                    format!("[{}]", items.join(", "))
                }
                Value::Mapping(fields) => {
                    let fields = fields.iter().map(|field| {
                        format!("{}: {}", field.key, Written::Node(&field.value).flow())
                    });
                    format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
                }
            },
        }
    }
}

/// Whether a value is the answer to a question of the schema, which stands without quotes.
fn is_flag(scalar: &Scalar) -> bool {
    scalar.style == Style::Plain && matches!(scalar.text.as_str(), "true" | "false")
}
