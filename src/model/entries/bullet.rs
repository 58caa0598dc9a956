//! Points, nested where they need to be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::Period;
use crate::model::many::{Many, shorthand};
use crate::model::values::Text;

/// A point: a text, or a text with points below it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "point", transform = |schema: &mut schemars::Schema| shorthand(schema, "text"))]
#[serde(rename_all = "kebab-case")]
pub struct Bullet {
    /// The text.
    #[schemars(example = &"Led a team of four")]
    pub text: Text,
    /// Points below it.
    #[serde(default)]
    #[schemars(example = &["Hired two of them"])]
    pub items: Many<Bullet>,
    /// When, behind the text.
    #[serde(flatten)]
    pub period: Period,
}
