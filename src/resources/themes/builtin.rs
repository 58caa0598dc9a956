//! The themes in the program: a name, a line about each, and its style file.

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

themes! {
    "classic": "one quiet column, the dates left of it";
    "modern": "sans serif, coloured headings with rules, dates at the right";
    "banking": "a centred header; organizations before what was done there";
    "casual": "a large light name, headings without rules, dates in the margin";
    "sidebar": "two columns: contacts, skills and languages in a narrow one";
    "compact": "a dense page with small margins, for industry";
    "committee": "a long academic CV: numbered sections, a head on every page";
    "plain": "the rules of funders: black, 11 points, no head, foot or links";
}

/// What several themes build on, and no theme by itself.
const SHARED: (&str, &str) =
    ("cvtex-wide.sty", include_str!("../../../data/latex/cvtex-wide.sty"));

/// The theme of this name.
pub fn named(name: &str) -> Option<&'static BuiltIn> {
    ALL.iter().find(|theme| theme.name == name)
}

/// The names of all.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|theme| theme.name).collect()
}

/// The style file of this name, and what is in it.
pub(super) fn file(name: &str) -> Option<(&'static str, &'static str)> {
    let files = ALL.iter().map(|theme| (theme.file, theme.style)).chain([SHARED]);
    files.into_iter().find(|(file, _)| *file == name)
}
