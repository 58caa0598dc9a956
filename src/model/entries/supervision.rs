//! Students and others supervised.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::{Text, Url};

/// A student or other person supervised.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "supervision entry")]
#[serde(rename_all = "kebab-case")]
pub struct Supervision {
    /// The person.
    #[schemars(example = &"William King")]
    pub name: Text,
    /// The person's page.
    #[schemars(example = &"https://king.example.org")]
    pub url: Option<Url>,
    /// For which degree or position.
    #[schemars(example = &"PhD")]
    pub level: Option<Text>,
    /// Where.
    #[schemars(example = &"University of London")]
    pub institution: Option<Text>,
    /// The subject or the title of the thesis.
    #[schemars(example = &"Cards for the engine")]
    pub topic: Option<Text>,
    /// The supervisor's part: `Main supervisor`, `Co-supervisor`.
    #[serde(default)]
    #[schemars(example = &"Co-supervisor")]
    pub role: Many<Text>,
    /// What became of it: the next position, a prize.
    #[schemars(example = &"Now at the Royal Society")]
    pub outcome: Option<Text>,
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
