//! Lines of a label and a text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::values::Text;

/// A label and a text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "line")]
#[serde(rename_all = "kebab-case")]
pub struct Line {
    /// The label.
    #[schemars(example = &"Nationality")]
    pub label: Text,
    /// The text; several are set one after another.
    #[schemars(example = &"British")]
    pub text: Many<Text>,
    /// When, behind the text.
    #[serde(flatten)]
    pub period: Period,
}
