//! A letter to go with the CV.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::PartialDate;
use super::many::Many;
use super::values::Text;

/// A letter to go with the CV, under the same header.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "letter")]
#[serde(rename_all = "kebab-case")]
pub struct Letter {
    /// To whom it goes: the name and the address, a line each.
    #[schemars(example = &["Prof. Grace Hopper", "Yale University", "New Haven"])]
    pub recipient: Many<Text>,
    /// Where it is written.
    #[schemars(example = &"London")]
    pub place: Option<Text>,
    /// The date of the letter. Without it that of the CV is taken, if there is one.
    #[schemars(example = &"2026-11-24")]
    pub date: Option<PartialDate>,
    /// What it is about, in a line of its own.
    #[schemars(example = &"Application for the position of an assistant professor")]
    pub subject: Option<Text>,
    /// The words that greet the recipient.
    #[schemars(example = &"Dear Professor Hopper,")]
    pub opening: Option<Text>,
    /// What it says: paragraphs with blank lines between them, and points, which are lines that
    /// begin with `- `.
    #[schemars(example = &"I write to apply for the position.")]
    pub body: Many<Text>,
    /// The words above the name. Without it those that the language has for it.
    #[schemars(example = &"Yours sincerely,")]
    pub closing: Option<Text>,
    /// What comes with the letter.
    #[serde(default)]
    #[schemars(example = &["CV", "List of publications"])]
    pub enclosures: Many<Text>,
}
