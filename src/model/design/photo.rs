//! A picture in the header.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choices::PhotoSide;
use crate::model::many::shorthand;
use crate::model::values::{PhotoWidth, Plain};

/// A picture in the header.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "photo", transform = |schema: &mut schemars::Schema| shorthand(schema, "path"))]
#[serde(rename_all = "kebab-case")]
pub struct Photo {
    /// A JPEG or PNG file, as a path from the folder of the CV.
    #[schemars(example = &"ada.jpg")]
    pub path: Plain,
    /// The width on the page, from 1cm to 6cm.
    #[schemars(example = &"30mm")]
    pub width: Option<PhotoWidth>,
    /// On which side of the name it stands, where the header is not centred.
    #[schemars(example = &"left")]
    pub side: Option<PhotoSide>,
    /// What the picture shows, for those who cannot see it; without it the name.
    #[schemars(example = &"Ada Lovelace at her desk")]
    pub alt: Option<Plain>,
}
