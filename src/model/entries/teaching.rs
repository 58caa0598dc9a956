//! Courses and lectures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::{Many, needs_one_of};
use crate::model::placement::Placement;
use crate::model::values::{Text, Url};

/// A course, a lecture or other teaching.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(
    title = "teaching entry",
    transform = |schema: &mut schemars::Schema| needs_one_of(schema, &["organization", "course"])
)]
#[serde(rename_all = "kebab-case")]
pub struct Teaching {
    /// The university, school or event.
    #[schemars(example = &"University of London")]
    pub organization: Option<Text>,
    /// The course or lecture.
    #[schemars(example = &"Advanced topics in machine learning")]
    pub course: Option<Text>,
    /// The page of the course or, without one, of the university, school or event.
    #[schemars(example = &"https://example.org/course")]
    pub url: Option<Url>,
    /// The person's part: `Lecturer`, `Teaching assistant`.
    #[serde(default)]
    #[schemars(example = &"Teaching assistant")]
    pub role: Many<Text>,
    /// Who was taught.
    #[schemars(example = &"Master")]
    pub level: Option<Text>,
    /// How long it took.
    #[schemars(example = &"3 h")]
    pub hours: Option<Text>,
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
