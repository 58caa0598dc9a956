//! Reviewing, committees and other service to the community.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::{Many, needs_one_of, shorthand};
use crate::model::placement::Placement;
use crate::model::values::{Text, Url};

/// A task done for the community: reviewing for venues, a seat on a committee.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(
    title = "service entry",
    transform = |schema: &mut schemars::Schema| needs_one_of(schema, &["role", "organization", "venues"])
)]
#[serde(rename_all = "kebab-case")]
pub struct Service {
    /// What the venues are: `Conferences`, `Journals`.
    #[schemars(example = &"Journals")]
    pub category: Option<Text>,
    /// The person's part: `Reviewer`, `Area chair`.
    #[serde(default)]
    #[schemars(example = &"Reviewer")]
    pub role: Many<Text>,
    /// The conference, journal or body, when it is one.
    #[schemars(example = &"Royal Society")]
    pub organization: Option<Text>,
    /// Its page.
    #[schemars(example = &"https://society.example.org")]
    pub url: Option<Url>,
    /// The conferences or journals, when they are several.
    #[serde(default)]
    #[schemars(example = &["JMLR 2021, 2025", "TPAMI 2021"])]
    pub venues: Many<Venue>,
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

/// A conference or journal, and the years: a text, or a name with its years.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "venue", transform = |schema: &mut schemars::Schema| shorthand(schema, "name"))]
#[serde(rename_all = "kebab-case")]
pub struct Venue {
    /// The conference or journal.
    #[schemars(example = &"NeurIPS")]
    pub name: Text,
    /// The years.
    #[serde(default)]
    #[schemars(example = &[2021, 2022])]
    pub years: Many<Text>,
    /// Its page.
    #[schemars(example = &"https://neurips.example.org")]
    pub url: Option<Url>,
}
