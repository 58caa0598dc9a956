//! How the page looks.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::{Colour, FontSize, Margin};

/// How the page looks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[schemars(title = "design")]
#[serde(rename_all = "kebab-case")]
pub struct Design {
    /// The theme: the layout of the page.
    #[serde(default)]
    #[schemars(example = &"classic")]
    pub theme: Theme,
    /// The size of the paper.
    #[serde(default)]
    #[schemars(example = &"a4")]
    pub paper: Paper,
    /// The size of the text, from 9pt to 12pt.
    #[schemars(example = &"10.5pt")]
    pub font_size: Option<FontSize>,
    /// The margin at every edge of the page, from 5mm to 6cm.
    #[schemars(example = &"2cm")]
    pub margin: Option<Margin>,
    /// The colour of section titles and links: six hexadecimal digits behind `#`, in
    /// quotes.
    #[schemars(example = &"#1f3a5f")]
    pub accent: Option<Colour>,
}

/// The layout of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(title = "theme")]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// One quiet column with the dates at its left.
    #[default]
    Classic,
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
