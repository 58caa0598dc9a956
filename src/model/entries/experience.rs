//! Positions held.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::{Many, needs_one_of, shorthand};
use crate::model::placement::Placement;
use crate::model::values::{Text, Url};

/// A position held.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(
    title = "experience entry",
    transform = |schema: &mut schemars::Schema| needs_one_of(schema, &["position", "organization"])
)]
#[serde(rename_all = "kebab-case")]
pub struct Experience {
    /// One or more positions.
    #[serde(default)]
    #[schemars(example = &"Research associate")]
    pub position: Many<Text>,
    /// The employer.
    #[schemars(example = &"University of London")]
    pub organization: Option<Text>,
    /// The employer's page.
    #[schemars(example = &"https://london.example.org")]
    pub url: Option<Url>,
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
    /// Several positions with one employer, each with its own dates. Without dates of its own
    /// the entry takes the time from the first of them to the last.
    #[serde(default)]
    #[schemars(example = &serde_json::json!([{"position": "Professor", "start": 1840, "end": "present"}, {"position": "Lecturer", "start": 1834, "end": 1840}]))]
    pub positions: Many<Post>,
    /// What it was about.
    #[serde(flatten)]
    pub body: Body,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// One of several positions with one employer.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "position", transform = |schema: &mut schemars::Schema| shorthand(schema, "position"))]
#[serde(rename_all = "kebab-case")]
pub struct Post {
    /// What the person was.
    #[schemars(example = &"Professor")]
    pub position: Text,
    /// The part of the employer: a group, a department.
    #[schemars(example = &"Analytical Engine Group")]
    pub department: Option<Text>,
    /// The town and country, where it is another than the entry's.
    #[schemars(example = &"Turin, Italy")]
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
}
