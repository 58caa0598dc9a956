//! Degrees and schools.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::{Many, needs_one_of, shorthand};
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// A degree, or time at a school.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(
    title = "education entry",
    transform = |schema: &mut schemars::Schema| needs_one_of(schema, &["degree", "area", "institution"])
)]
#[serde(rename_all = "kebab-case")]
pub struct Education {
    /// The degree, with or without its field.
    #[schemars(example = &"PhD")]
    pub degree: Option<Text>,
    /// The field of study, when the degree does not say it.
    #[schemars(example = &"Mathematics")]
    pub area: Option<Text>,
    /// The university or school.
    #[schemars(example = &"University of London")]
    pub institution: Option<Text>,
    /// The page of the university or school.
    #[schemars(example = &"https://london.example.org")]
    pub url: Option<Url>,
    /// The part of the institution.
    #[schemars(example = &"Department of Mathematics")]
    pub department: Option<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// When.
    #[serde(flatten)]
    pub period: Period,
    /// The thesis.
    #[schemars(example = &"On the powers of the engine")]
    pub thesis: Option<Thesis>,
    /// One or more supervisors.
    #[serde(default)]
    #[schemars(example = &"Augustus De Morgan")]
    pub supervisor: Many<Text>,
    /// One or more advisors, where that is the word.
    #[serde(default)]
    #[schemars(example = &"Augustus De Morgan")]
    pub advisor: Many<Text>,
    /// One or more mentors.
    #[serde(default)]
    #[schemars(example = &"Mary Somerville")]
    pub mentor: Many<Text>,
    /// One or more grades or honours.
    #[serde(default)]
    #[schemars(example = &"110/110 cum laude")]
    pub grade: Many<Text>,
    /// The grade point average, with its scale.
    #[schemars(example = &"30/30")]
    pub gpa: Option<Text>,
    /// Courses taken.
    #[serde(default)]
    #[schemars(example = &["Analysis", "Mechanics"])]
    pub courses: Many<Text>,
    /// What it was about.
    #[serde(flatten)]
    pub body: Body,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// A thesis: its title, or its title and more.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "thesis", transform = |schema: &mut schemars::Schema| shorthand(schema, "title"))]
#[serde(rename_all = "kebab-case")]
pub struct Thesis {
    /// The title.
    #[schemars(example = &"On the powers of the engine")]
    pub title: Text,
    /// Where it can be read.
    #[schemars(example = &"https://example.org/thesis.pdf")]
    pub url: Option<Url>,
}
