//! What the check hands to serde: the tree without places, in which every name of a field is
//! that of the schema.

use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::mismatch::{Mismatch, Step};

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

impl<'de> Deserializer<'de> for Checked {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Self::Nothing => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Text(text) => visitor.visit_string(text),
            Self::Word(word) => visitor.visit_borrowed_str(word),
            Self::List(items) => {
                visitor.visit_seq(Items { items: items.into_iter(), at: 0 })
            }
            Self::Group(fields) => {
                visitor.visit_map(Fields { fields: fields.into_iter(), value: None })
            }
            Self::Free(fields) => {
                visitor.visit_map(Fields { fields: fields.into_iter(), value: None })
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self {
            Self::Nothing => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self {
            Self::Text(text) => {
                let word: de::value::StringDeserializer<Mismatch> =
                    text.into_deserializer();
                word.deserialize_enum(name, variants, visitor)
            }
            Self::Word(word) => {
                let word: de::value::StrDeserializer<'_, Mismatch> =
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

/// The items of a list, which say where they stand when one is refused.
struct Items {
    items: std::vec::IntoIter<Checked>,
    at: usize,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let at = self.at;
        self.at += 1;
        seed.deserialize(item).map(Some).map_err(|fault| fault.below(Step::Item(at)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The fields of a group, which say their name when one is refused.
struct Fields<K> {
    fields: std::vec::IntoIter<(K, Checked)>,
    value: Option<(String, Checked)>,
}

impl<'de, K: Into<Name>> MapAccess<'de> for Fields<K> {
    type Error = Mismatch;

    fn next_key_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some((name, value)) = self.fields.next() else { return Ok(None) };
        let name = name.into();
        self.value = Some((name.to_string(), value));
        match name {
            Name::OfSchema(name) => seed.deserialize(Checked::Word(name)),
            Name::Own(name) => seed.deserialize(name.into_deserializer()),
        }
        .map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Mismatch> {
        let (name, value) =
            self.value.take().unwrap_or((String::new(), Checked::Nothing));
        seed.deserialize(value).map_err(|fault| fault.below(Step::Field(name)))
    }
}

/// The name of a field: one of the schema's, or the author's own.
enum Name {
    OfSchema(&'static str),
    Own(String),
}

impl From<&'static str> for Name {
    fn from(name: &'static str) -> Self {
        Self::OfSchema(name)
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self::Own(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OfSchema(name) => formatter.write_str(name),
            Self::Own(name) => formatter.write_str(name),
        }
    }
}
