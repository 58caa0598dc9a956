//! Positions held.

use schemars::JsonSchema;
use serde::Deserialize;

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::Text;

/// A position held.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[schemars(title = "experience entry")]
#[serde(rename_all = "kebab-case")]
pub struct Experience {
    /// The position.
    #[schemars(example = &"Research associate")]
    pub position: Text,
    /// The employer.
    #[schemars(example = &"University of London")]
    pub organization: Text,
    /// The part of the employer: a group, a department.
    #[schemars(example = &"Analytical Engine Group")]
    pub department: Option<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// When.
    #[serde(flatten)]
    pub period: Period,
    /// The project worked on.
    #[schemars(example = &"Meta-learning for *time-series* forecasting")]
    pub project: Option<Text>,
    /// One or more managers or hosts.
    #[serde(default)]
    #[schemars(example = &"Charles Babbage")]
    pub manager: Many<Text>,
    /// What it was about.
    #[serde(flatten)]
    pub body: Body,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}
