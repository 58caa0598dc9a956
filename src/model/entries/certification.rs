//! Certificates and licences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::placement::Placement;
use crate::model::values::Text;
use crate::model::values::Url;

/// A certificate or licence.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "certification entry")]
#[serde(rename_all = "kebab-case")]
pub struct Certification {
    /// The certificate.
    #[schemars(example = &"First aid")]
    pub name: Text,
    /// Where it can be verified.
    #[schemars(example = &"https://example.org/certificate")]
    pub url: Option<Url>,
    /// Who issued it.
    #[schemars(example = &"Red Cross")]
    pub issuer: Option<Text>,
    /// Its number.
    #[schemars(example = &"A-1843")]
    pub number: Option<Text>,
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
