//! How the page looks.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::font::Font;
use super::values::{Colour, FontSize, Margin};
use crate::themes;

/// How the page looks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[schemars(title = "design")]
#[serde(rename_all = "kebab-case")]
pub struct Design {
    /// The theme: one of those built in, or the path of a `.sty` file of your own.
    #[schemars(example = &"classic")]
    pub theme: Option<ThemeName>,
    /// The size of the paper.
    #[serde(default)]
    #[schemars(example = &"a4")]
    pub paper: Paper,
    /// The size of the text, from 9pt to 12pt.
    #[schemars(example = &"10.5pt")]
    pub font_size: Option<FontSize>,
    /// The font of the text: `libertine`, `biolinum`, `pagella`, `termes`, `latin-modern` or
    /// `inter`; or the name of an installed one under `system`.
    #[schemars(example = &"pagella")]
    pub font: Option<Font>,
    /// The margin at every edge of the page, from 5mm to 6cm.
    #[schemars(example = &"2cm")]
    pub margin: Option<Margin>,
    /// The colour of section titles and links: six hexadecimal digits behind `#`, in
    /// quotes.
    #[schemars(example = &"#1f3a5f")]
    pub accent: Option<Colour>,
}

/// The layout of the page: the name of a theme in the program, or the path of a style file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct ThemeName(String);

impl ThemeName {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl JsonSchema for ThemeName {
    fn schema_name() -> Cow<'static, str> {
        "ThemeName".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = themes::names().join("|");
        json_schema!({
            "type": "string",
            "format": "theme",
            "pattern": format!("^({names}|.*\\.sty)$"),
        })
    }
}

/// The size of the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(title = "paper size")]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 by 297 millimetres (ISO 216).
    #[default]
    A4,
    /// 8.5 by 11 inches (ANSI/ASME Y14.1).
    Letter,
}
