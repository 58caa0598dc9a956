//! Prizes and distinctions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// A prize or distinction.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "award entry")]
#[serde(rename_all = "kebab-case")]
pub struct Award {
    /// The award.
    #[schemars(example = &"Outstanding reviewer")]
    pub title: Text,
    /// Where it is announced.
    #[schemars(example = &"https://example.org/reviewers")]
    pub url: Option<Url>,
    /// Who gave it.
    #[schemars(example = &"NeurIPS")]
    pub awarder: Option<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// The sum that came with it.
    #[schemars(example = &"£1,000")]
    pub amount: Option<Text>,
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
