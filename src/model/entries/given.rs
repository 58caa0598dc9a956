//! An entry as it is written: its fields, or a text.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::values::Text;

/// An entry: its fields, or a text that says all in words of the author's own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Given<E> {
    /// Its fields.
    Fields(E),
    /// A text.
    Words(Text),
}

impl<'de, E: Deserialize<'de>> Deserialize<'de> for Given<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Shape(PhantomData))
    }
}

/// Tells the two by their shape, so that a fault of a field stays what it is.
struct Shape<E>(PhantomData<E>);

impl<'de, E: Deserialize<'de>> Visitor<'de> for Shape<E> {
    type Value = Given<E>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a group of fields or a text")
    }

    fn visit_str<F: de::Error>(self, text: &str) -> Result<Self::Value, F> {
        Ok(Given::Words(text.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Self::Value, A::Error> {
        E::deserialize(MapAccessDeserializer::new(fields)).map(Given::Fields)
    }
}

impl<E: JsonSchema> JsonSchema for Given<E> {
    fn schema_name() -> Cow<'static, str> {
        format!("Given{}", E::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({ "anyOf": [text, generator.subschema_for::<E>()] })
    }
}

/// The name of the type whose fields an entry has, from the schema of a list of entries.
pub(in crate::model) fn type_of(entries: &serde_json::Value) -> Option<&str> {
    let item = &entries["items"];
    let name = item["$ref"].as_str().or_else(|| item["anyOf"][1]["$ref"].as_str());
    name.and_then(|name| name.rsplit('/').next())
}
