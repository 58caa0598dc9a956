//! People who speak for the person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::mail::Mail;
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::{Plain, Url};

/// A person who speaks for the person.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "reference entry")]
#[serde(rename_all = "kebab-case")]
pub struct Reference {
    /// The name.
    #[schemars(example = &"Augustus De Morgan")]
    pub name: Text,
    /// Their page.
    #[schemars(example = &"https://example.org/demorgan")]
    pub url: Option<Url>,
    /// One or more positions.
    #[serde(default)]
    #[schemars(example = &"Professor of mathematics")]
    pub position: Many<Text>,
    /// Where they work.
    #[schemars(example = &"University of London")]
    pub organization: Option<Text>,
    /// The town and country, or `online`.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// How they know the person.
    #[schemars(example = &"Doctoral supervisor")]
    pub relationship: Option<Text>,
    /// One or more e-mail addresses.
    #[serde(default)]
    #[schemars(example = &"demorgan@example.org")]
    pub email: Many<Mail>,
    /// One or more telephone numbers.
    #[serde(default)]
    #[schemars(example = &"+44 20 7946 0000")]
    pub phone: Many<Plain>,
    /// What it was about.
    #[serde(flatten)]
    pub body: Body,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}
