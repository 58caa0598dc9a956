//! The margins of a page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::many::shorthand;
use crate::model::values::Margin;

/// The margins of a page. An edge that is not named keeps that of the theme.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "margin", transform = |schema: &mut schemars::Schema| shorthand(schema, "all"))]
#[serde(rename_all = "kebab-case")]
pub struct Margins {
    /// The margin at every edge that has none of its own.
    #[schemars(example = &"2cm")]
    pub all: Option<Margin>,
    /// The margin at the upper edge.
    #[schemars(example = &"20mm")]
    pub top: Option<Margin>,
    /// The margin at the lower edge.
    #[schemars(example = &"22mm")]
    pub bottom: Option<Margin>,
    /// The margin at the left edge.
    #[schemars(example = &"0.8in")]
    pub left: Option<Margin>,
    /// The margin at the right edge.
    #[schemars(example = &"0.8in")]
    pub right: Option<Margin>,
}
