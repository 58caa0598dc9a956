//! What the person knows how to do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::many::Many;
use crate::model::values::Text;

/// Skills of one area or one level.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "skill entry")]
#[serde(rename_all = "kebab-case")]
pub struct Skill {
    /// The area: `Programming`, `Laboratory`.
    #[schemars(example = &"Programming")]
    pub name: Option<Text>,
    /// How well they are known.
    #[schemars(example = &"Proficient")]
    pub level: Option<Text>,
    /// The skills.
    #[schemars(example = &["Python", "C++"])]
    pub items: Many<Text>,
}
