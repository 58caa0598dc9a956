//! Languages spoken.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::values::Text;

/// A language and how well it is known.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "language entry")]
#[serde(rename_all = "kebab-case")]
pub struct Language {
    /// The language.
    #[schemars(example = &"French")]
    pub language: Text,
    /// How well: `Native`, `Fluent`, or a level of the CEFR.
    #[schemars(example = &"C1")]
    pub level: Option<Text>,
    /// A certificate or a remark.
    #[schemars(example = &"DALF 2019")]
    pub note: Option<Text>,
}
