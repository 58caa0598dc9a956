//! What is set around a name and behind it: the commands of TeX for it, and what is in
//! parentheses.

use std::collections::HashMap;

/// Commands that set their argument in another type.
pub(super) const TYPES: [&str; 16] = [
    "textbf",
    "textit",
    "textsl",
    "textsc",
    "textrm",
    "textsf",
    "texttt",
    "textup",
    "textmd",
    "textnormal",
    "emph",
    "underline",
    "uline",
    "mkbibbold",
    "mkbibemph",
    "strong",
];

/// Commands that set the rest of their group in another type.
pub(super) const SWITCHES: [&str; 24] = [
    "bf",
    "bfseries",
    "it",
    "itshape",
    "em",
    "sl",
    "slshape",
    "sc",
    "scshape",
    "rm",
    "rmfamily",
    "sf",
    "sffamily",
    "tt",
    "ttfamily",
    "upshape",
    "mdseries",
    "normalfont",
    "small",
    "large",
    "Large",
    "boldmath",
    "protect",
    "relax",
];

/// Commands whose second argument is the name.
pub(super) const SECOND: [&str; 6] =
    ["href", "textcolor", "colorbox", "hyperlink", "hyperref", "foreignlanguage"];

/// Commands that raise their argument.
pub(super) const RAISING: [&str; 5] =
    ["textsuperscript", "mkbibsuperscript", "inst", "fnref", "affilmark"];

/// Commands whose argument is no part of a name.
pub(super) const ASIDES: [&str; 13] = [
    "thanks",
    "footnote",
    "footnotemark",
    "footnotetext",
    "corref",
    "cortext",
    "tnoteref",
    "orcid",
    "orcidlink",
    "orcidID",
    "orcidicon",
    "email",
    "affil",
];

/// The ends of all groups, by where they begin.
pub(super) fn ends(list: &str) -> HashMap<usize, usize> {
    let (mut open, mut ends) = (Vec::new(), HashMap::new());
    let mut is_escaped = false;
    for (at, byte) in list.bytes().enumerate() {
        let is_mark = !std::mem::replace(&mut is_escaped, false);
        match byte {
            b'\\' => is_escaped = is_mark,
            b'{' if is_mark => open.push(at),
            b'}' if is_mark => {
                if let Some(start) = open.pop() {
                    ends.insert(start, at);
                }
            }
            _ => {}
        }
    }
    ends
}

/// An ORCID iD in a text.
pub(super) fn orcid(text: &str) -> Option<String> {
    let mut words =
        text.split(|c: char| !(c.is_ascii_digit() || c == '-' || c == 'X' || c == 'x'));
    let is_orcid = |word: &&str| {
        let groups: Vec<_> = word.split('-').collect();
        groups.len() == 4 && groups.iter().all(|group| group.len() == 4)
    };
    words.find(is_orcid).map(str::to_uppercase)
}

/// `Bill`, `"Bill"`: a word of letters.
pub(super) fn is_nickname(text: &str) -> bool {
    let text = text.trim_matches(|c: char| "\"'“”‘’`".contains(c));
    let letters = text.chars().count();
    (1..=12).contains(&letters)
        && text.chars().all(|c| c.is_alphabetic() || "'’.-\\{}\"".contains(c))
}
