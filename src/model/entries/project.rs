//! Software and other projects.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// A piece of software or another project.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "project entry")]
#[serde(rename_all = "kebab-case")]
pub struct Project {
    /// The name.
    #[schemars(example = &"Bernoulli")]
    pub name: Text,
    /// Where it is.
    #[schemars(example = &"https://github.com/ada/bernoulli")]
    pub url: Option<Url>,
    /// What it is, in a sentence or more.
    #[serde(default)]
    #[schemars(example = &"Computes the Bernoulli numbers.")]
    pub description: Many<Text>,
    /// The person's part in it.
    #[serde(default)]
    #[schemars(example = &"Author")]
    pub role: Many<Text>,
    /// For whom or with whom it was made.
    #[schemars(example = &"University of London")]
    pub organization: Option<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// When.
    #[serde(flatten)]
    pub period: Period,
    /// How many have starred the repository.
    #[schemars(example = &"100+")]
    pub stars: Option<Text>,
    /// Languages and tools used.
    #[serde(default)]
    #[schemars(example = &["Rust", "PyTorch"])]
    pub technologies: Many<Text>,
    /// The licence.
    #[schemars(example = &"MIT")]
    pub license: Option<Text>,
    /// What it was about.
    #[serde(flatten)]
    pub body: Body,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}
