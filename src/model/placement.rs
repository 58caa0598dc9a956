//! Where pages break.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Wishes about where pages break, which a section or an entry may state.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[schemars(title = "placement")]
#[serde(rename_all = "kebab-case")]
pub struct Placement {
    /// Whether it stays on one page, where a page can hold it.
    #[schemars(example = &true)]
    pub keep: Option<bool>,
    /// Whether a page starts with it.
    #[schemars(example = &true)]
    pub break_before: Option<bool>,
}
