//! The themes in the program, by name, with a line about each.

/// Calls a macro with each theme in the program, in order: its name and what the page looks
/// like and for whom.
macro_rules! with_themes {
    ($callback:ident) => {
        $callback! {
            "classic": "one quiet column, the dates left of it";
            "modern": "sans serif, coloured headings with rules, dates at the right";
            "banking": "a centred header; organizations before what was done there";
            "casual": "a large light name, headings without rules, dates in the margin";
            "sidebar": "two columns: contacts, skills and languages in a narrow one";
            "compact": "a dense page with small margins, for industry";
            "committee": "a long academic CV: numbered sections, a head on every page";
            "plain": "the rules of funders: black, 11 points, no head, foot or links";
        }
    };
}

pub(crate) use with_themes;

macro_rules! names {
    ($($name:literal: $summary:literal;)*) => {
        /// The names of the themes in the program.
        pub(crate) const NAMES: &[&str] = &[$($name),*];
    };
}

with_themes!(names);
