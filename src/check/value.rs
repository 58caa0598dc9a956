//! What the check hands to serde: the tree without places, in which every name of a field is
//! that of the schema.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A value that passed the check, or nothing where one did not.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Checked {
    /// Nothing.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A text in the form the model takes.
    Text(String),
    /// A word of the schema.
    Word(&'static str),
    /// A list.
    List(Vec<Checked>),
    /// Fields of the schema.
    Group(Vec<(&'static str, Checked)>),
    /// Fields whose names are the author's own.
    Free(Vec<(String, Checked)>),
}

impl IntoDeserializer<'_> for Checked {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Checked {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Nothing => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Text(text) => visitor.visit_string(text),
            Self::Word(word) => visitor.visit_borrowed_str(word),
            Self::List(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.into_iter()))
            }
            Self::Group(fields) => {
                let fields =
                    fields.into_iter().map(|(name, value)| (Checked::Word(name), value));
                visitor.visit_map(MapDeserializer::new(fields))
            }
            Self::Free(fields) => {
                visitor.visit_map(MapDeserializer::new(fields.into_iter()))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Nothing => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => {
                let word: serde::de::value::StringDeserializer<Error> =
                    text.into_deserializer();
                word.deserialize_enum(name, variants, visitor)
            }
            Self::Word(word) => {
                let word: serde::de::value::StrDeserializer<'_, Error> =
                    word.into_deserializer();
                word.deserialize_enum(name, variants, visitor)
            }
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
