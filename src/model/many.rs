//! Fields that take one value or a list of them.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The schema keyword of a field that takes one value or a list: the check turns one
/// value into a list of one.
pub const ONE_OR_MANY: &str = "x-one-or-many";

/// The schema keyword of a group of fields that may be written as a text instead: it
/// names the field that the text stands for.
pub const SHORTHAND: &str = "x-shorthand";

/// One value or a list of them, where people write either.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Many<T>(Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Many<T> {
    /// Adds a value at the end.
    pub fn push(&mut self, value: T) {
        self.0.push(value);
    }
}

impl<T> FromIterator<T> for Many<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Many_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({
            "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }],
            ONE_OR_MANY: true,
        })
    }
}

/// Lets a group of fields be written as a text that stands for its field `name`.
#[expect(
    clippy::expect_used,
    reason = "the model names its own field, and every test makes the schema"
)]
pub(super) fn shorthand(schema: &mut Schema, name: &str) {
    let group = std::mem::take(schema);
    let text = group
        .get("properties")
        .and_then(|properties| properties.get(name))
        .cloned()
        .expect("a shorthand stands for one of the group's fields");
    let mut either = json_schema!({ "anyOf": [text, group], SHORTHAND: name });
    if let Some(description) = group.get("description") {
        either.insert("description".into(), description.clone());
    }
    *schema = either;
}

/// The schema keyword of a group of fields that needs one of several at least.
pub const NEEDS_ONE_OF: &str = "x-needs-one-of";

/// Makes one of these fields needed at least.
pub(super) fn needs_one_of(schema: &mut Schema, names: &[&str]) {
    schema.insert(NEEDS_ONE_OF.into(), names.into());
}
