//! Talks and posters.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// A talk, a poster or another presentation.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "talk entry")]
#[serde(rename_all = "kebab-case")]
pub struct Talk {
    /// The title.
    #[schemars(example = &"On the powers of the engine")]
    pub title: Text,
    /// Where it is announced or recorded.
    #[schemars(example = &"https://example.org/talk")]
    pub url: Option<Url>,
    /// What it was: `Talk`, `Poster`, `Keynote`; words of your own.
    #[schemars(example = &"Invited talk")]
    pub r#type: Option<Text>,
    /// The conference, seminar or host.
    #[schemars(example = &"Royal Society seminar")]
    pub event: Option<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// Who presented it, if not the person alone.
    #[serde(default)]
    #[schemars(example = &"Ada Lovelace")]
    pub authors: Many<Text>,
    /// Who of them gave it.
    #[serde(default)]
    #[schemars(example = &"Ada Lovelace")]
    pub presented_by: Many<Text>,
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
