//! Patents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// A patent or patent application.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "patent entry")]
#[serde(rename_all = "kebab-case")]
pub struct Patent {
    /// The title.
    #[schemars(example = &"Punched-card reader")]
    pub title: Text,
    /// Where it can be read.
    #[schemars(example = &"https://example.org/patent")]
    pub url: Option<Url>,
    /// The inventors, in order.
    #[serde(default)]
    #[schemars(example = &["Ada Lovelace", "Charles Babbage"])]
    pub inventors: Many<Text>,
    /// Its number, with the office.
    #[schemars(example = &"EP 1234567 B1")]
    pub number: Option<Text>,
    /// How it stands: `Granted`, `Pending`.
    #[schemars(example = &"Granted")]
    pub status: Option<Text>,
    /// Who holds it.
    #[schemars(example = &"University of London")]
    pub holder: Option<Text>,
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
