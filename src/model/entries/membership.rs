//! Memberships of societies and bodies.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::{Text, Url};

/// A membership.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "membership entry")]
#[serde(rename_all = "kebab-case")]
pub struct Membership {
    /// The society or body.
    #[schemars(example = &"London Mathematical Society")]
    pub organization: Text,
    /// Its page.
    #[schemars(example = &"https://society.example.org")]
    pub url: Option<Url>,
    /// One or more roles in it.
    #[serde(default)]
    #[schemars(example = &"Fellow")]
    pub role: Many<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// When.
    #[serde(flatten)]
    pub period: Period,
    /// What it was about.
    #[serde(flatten)]
    pub body: Body,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}
