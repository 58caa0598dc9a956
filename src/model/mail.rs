//! An e-mail address, and what stands on the page for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::many::shorthand;
use super::values::{Email, Plain};

/// An e-mail address, or an address and the words that stand for it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "e-mail address", transform = |schema: &mut schemars::Schema| shorthand(schema, "value"))]
#[serde(rename_all = "kebab-case")]
pub struct Mail {
    /// The address.
    #[schemars(example = &"ada@example.org")]
    pub value: Email,
    /// What stands on the page instead, without a link, so that no robot collects the address.
    #[schemars(example = &"ada (at) example.org")]
    pub shown: Option<Plain>,
}
