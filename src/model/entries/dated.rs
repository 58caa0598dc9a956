//! Entries of any other kind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// An entry of any other kind.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "entry")]
#[serde(rename_all = "kebab-case")]
pub struct Dated {
    /// What it is.
    #[schemars(example = &"Visit to the Difference Engine")]
    pub title: Text,
    /// Where more is to be found.
    #[schemars(example = &"https://example.org")]
    pub url: Option<Url>,
    /// With whom or for whom.
    #[schemars(example = &"Science Museum")]
    pub organization: Option<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// A short remark behind the title.
    #[schemars(example = &"invited")]
    pub note: Option<Text>,
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
