//! The style files of the themes in the program.

use crate::model::design::themes::{NAMES, with_themes};

macro_rules! themes {
    ($($name:literal: $summary:literal;)*) => {
        /// Every theme in the program; all build on the first.
        pub const ALL: &[BuiltIn] = &[$(BuiltIn {
            name: $name,
            summary: $summary,
            file: concat!("cvtex-", $name, ".sty"),
            style: include_str!(concat!("../../../data/latex/cvtex-", $name, ".sty")),
        },)*];
    };
}

/// A theme in the program.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name, as `design.theme` has it.
    pub name: &'static str,
    /// What the page looks like and for whom, in a line.
    pub summary: &'static str,
    /// The name of its style file.
    pub file: &'static str,
    /// What is in it.
    pub style: &'static str,
}

with_themes!(themes);

/// What several themes build on, and no theme by itself.
const SHARED: (&str, &str) =
    ("cvtex-wide.sty", include_str!("../../../data/latex/cvtex-wide.sty"));

/// The theme of this name.
pub fn named(name: &str) -> Option<&'static BuiltIn> {
    ALL.iter().find(|theme| theme.name == name)
}

/// The names of all.
pub fn names() -> Vec<&'static str> {
    NAMES.to_vec()
}

/// The style file of this name, and what is in it.
pub(super) fn file(name: &str) -> Option<(&'static str, &'static str)> {
    let files = ALL.iter().map(|theme| (theme.file, theme.style)).chain([SHARED]);
    files.into_iter().find(|(file, _)| *file == name)
}
