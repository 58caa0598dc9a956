//! Research funding.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// A research grant, fellowship or contract.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "grant entry")]
#[serde(rename_all = "kebab-case")]
pub struct Grant {
    /// The project funded.
    #[schemars(example = &"Engines that learn")]
    pub title: Text,
    /// Where it is described.
    #[schemars(example = &"https://example.org/grant")]
    pub url: Option<Url>,
    /// Who pays.
    #[schemars(example = &"European Research Council")]
    pub funder: Option<Text>,
    /// The scheme or call.
    #[schemars(example = &"Starting Grant")]
    pub program: Option<Text>,
    /// The funder's number.
    #[schemars(example = &"101001234")]
    pub number: Option<Text>,
    /// The person's part: `Principal investigator`, `Co-investigator`.
    #[serde(default)]
    #[schemars(example = &"Principal investigator")]
    pub role: Many<Text>,
    /// With whom.
    #[serde(default)]
    #[schemars(example = &"Charles Babbage")]
    pub partners: Many<Text>,
    /// The sum, with its currency.
    #[schemars(example = &"€1.5 M")]
    pub amount: Option<Text>,
    /// How it stands: `Awarded`, `Under review`.
    #[schemars(example = &"Awarded")]
    pub status: Option<Text>,
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
