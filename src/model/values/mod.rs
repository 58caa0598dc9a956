//! The values a person writes: texts, addresses and identifiers, each with the format its
//! field is checked against. What a value holds has passed that check.

mod arxiv;
mod doi;
mod lengths;
mod orcid;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub(crate) use self::lengths::number_of;
pub use self::lengths::{
    FontSize, Length, LineSpacing, Margin, PhotoWidth, Spacing, Unit,
};
pub use self::orcid::OrcidFault;
use super::schema::VERSION;
use super::translatable::in_languages;

macro_rules! text_values {
    ($($(#[$doc:meta])* $name:ident: $types:tt, $format:literal $(, $change:ident)?;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// As it is written on the page.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                // What is long is written once.
                let changes: &[&str] = &[$(stringify!($change))?];
                changes.is_empty()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let schema = json_schema!({ "type": $types, "format": $format });
                $(let schema = $change(schema);)?
                schema
            }
        }
    )*};
}

text_values! {
    /// Prose: Unicode text with inline Markdown (`**bold**`, `*italic*`, `` `code` ``,
    /// `[text](url)`) and LaTeX mathematics between dollar signs.
    Text: ["string", "number"], "markdown", in_languages;
    /// A plain text without markup, such as a name.
    Plain: ["string", "number"], "plain";
    /// An e-mail address (RFC 5322's `addr-spec` without comments or quotes).
    Email: "string", "email";
    /// An absolute web address with `http` or `https` (RFC 3986).
    Url: "string", "uri";
    /// A digital object identifier, normalised to `10.…/…` (ISO 26324).
    Doi: "string", "doi";
    /// An arXiv identifier, normalised to `2301.01234` or `math/0301234`.
    Arxiv: ["string", "number"], "arxiv";
    /// An ORCID iD, normalised to `0000-0000-0000-0000`; its check digit is right
    /// (ISO 7064 mod 11-2).
    Orcid: "string", "orcid";
    /// One character that leads a point.
    Bullet: ["string", "number"], "bullet";
    /// A colour as six hexadecimal digits behind `#`.
    Colour: "string", "colour";
    /// A citation style: one of those built in, or the path of a `.csl` file (CSL 1.0.2).
    CitationStyle: "string", "citation-style";
    /// A PDF, as a path from the folder of the CV: in it or below it.
    PdfFile: "string", "pdf-file";
}

/// A number of things, from 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(u16);

impl Count {
    /// The number.
    pub fn get(self) -> usize {
        self.0.into()
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| de::Error::custom("not a number of things"))
    }
}

impl JsonSchema for Count {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "format": "count",
            "pattern": "^[1-9][0-9]{0,3}$",
        })
    }
}

/// A version of the form of the file, from 1 to that of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(u16);

impl Version {
    /// The number.
    pub fn get(self) -> u16 {
        self.0
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| de::Error::custom("not a version"))
    }
}

impl JsonSchema for Version {
    fn schema_name() -> Cow<'static, str> {
        "Version".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "format": "version",
            "pattern": "^[1-9][0-9]*$",
            "minimum": 1,
            "maximum": VERSION,
        })
    }
}
