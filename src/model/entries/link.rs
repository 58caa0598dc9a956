//! What every entry may hold besides its own fields: prose, points and links.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bullet::Bullet;
use crate::model::many::{Many, shorthand};
use crate::model::values::{Text, Url};

/// What every entry may hold besides its own fields.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "body of an entry")]
#[serde(rename_all = "kebab-case")]
pub struct Body {
    /// A paragraph or more.
    #[serde(default)]
    #[schemars(example = &"Developed quantization techniques.")]
    pub summary: Many<Text>,
    /// Points, nested where needed.
    #[serde(default)]
    #[schemars(example = &["Led a team of four", "Wrote the manual"])]
    pub highlights: Many<Bullet>,
    /// Links set at the end of the entry: texts, or labels with addresses.
    #[serde(default)]
    #[schemars(example = &serde_json::json!([{"label": "PDF", "url": "https://example.org/paper.pdf"}]))]
    pub links: Many<Link>,
}

/// A link: a label with an address, or a text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "link", transform = |schema: &mut schemars::Schema| shorthand(schema, "label"))]
#[serde(rename_all = "kebab-case")]
pub struct Link {
    /// The words of the link.
    #[schemars(example = &"PDF")]
    pub label: Text,
    /// The address; without it the words stand alone.
    #[schemars(example = &"https://example.org/paper.pdf")]
    pub url: Option<Url>,
}
