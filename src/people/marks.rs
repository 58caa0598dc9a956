//! Marks at a name: what they say, the sign for each, and how sources write them.

use std::borrow::Cow;

use crate::model::publications::Meaning;

/// What a list of publications says of an author, in the order of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The author contributed as much as the others so marked.
    Equal,
    /// The author is no longer alive.
    Deceased,
    /// The author is to be written to.
    Corresponding,
    /// The author was a student of the person.
    Student,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 4] =
        [Self::Equal, Self::Deceased, Self::Corresponding, Self::Student];

    /// What a sign behind a name stands for, where nothing else is said.
    pub fn of(sign: &str) -> Option<Self> {
        SIGNS.iter().find(|(known, _)| *known == sign.trim()).map(|(_, mark)| *mark)
    }

    /// What is drawn behind the name.
    pub fn sign(self) -> char {
        match self {
            Self::Equal => '*',
            Self::Deceased => '†',
            Self::Corresponding => '‡',
            Self::Student => '§',
        }
    }

    /// What locales call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Deceased => "deceased",
            Self::Corresponding => "corresponding",
            Self::Student => "student",
        }
    }
}

/// The signs that sources write, and what each says. Commands stand before their own
/// beginnings.
const SIGNS: [(&str, Mark); 15] = [
    ("*", Mark::Equal),
    ("∗", Mark::Equal),
    ("⋆", Mark::Equal),
    ("＊", Mark::Equal),
    ("\\textasteriskcentered", Mark::Equal),
    ("\\ast", Mark::Equal),
    ("\\star", Mark::Equal),
    ("†", Mark::Deceased),
    ("\\textdagger", Mark::Deceased),
    ("\\dagger", Mark::Deceased),
    ("\\dag", Mark::Deceased),
    ("‡", Mark::Corresponding),
    ("✉", Mark::Corresponding),
    ("✉\u{fe0f}", Mark::Corresponding),
    ("§", Mark::Student),
];

impl From<Meaning> for Mark {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Equal => Self::Equal,
            Meaning::Corresponding => Self::Corresponding,
            Meaning::Student => Self::Student,
            Meaning::Deceased => Self::Deceased,
        }
    }
}

/// A name without the marks at its end, and the marks, each once and in the order of the
/// legend. They may be raised as TeX does it: `Ada$^*$`, `Ada\textsuperscript{*}`. In
/// `Lovelace*, Ada` they stand at the end of the family name.
pub fn split_marks(written: &str) -> (Cow<'_, str>, Vec<Mark>) {
    if let Some(plain) = without_emphasis(written) {
        let (name, marks) = split_marks(&plain);
        return (Cow::Owned(name.into_owned()), marks);
    }
    let mut marks = Vec::new();
    let name = cut(written, &mut marks);
    let name = match name.split_once(',') {
        Some((family, rest)) if may_be_marked(family) && !name.starts_with('{') => {
            let family = cut(family, &mut marks);
            Cow::Owned(format!("{family},{rest}"))
        }
        _ => Cow::Borrowed(name),
    };
    marks.sort_unstable();
    marks.dedup();
    (name, marks)
}

/// A name without the asterisks around it, by which other programs set it apart: the person
/// is set apart anyway.
fn without_emphasis(written: &str) -> Option<String> {
    ["**", "*"].into_iter().find_map(|sign| {
        let (name, behind) = written.trim().strip_prefix(sign)?.split_once(sign)?;
        (!name.is_empty()).then(|| format!("{name}{behind}"))
    })
}

/// Whether a text ends with something else than a name does.
fn may_be_marked(text: &str) -> bool {
    let is_bare = |c: char| c.is_ascii_alphabetic() || c == '.';
    !text.trim_end().ends_with(is_bare) || text.contains('\\')
}

/// A text without the marks at its end.
fn cut<'a>(written: &'a str, marks: &mut Vec<Mark>) -> &'a str {
    let mut rest = written.trim();
    if !may_be_marked(rest) {
        return rest;
    }
    while let Some(shorter) =
        without_sign(rest, marks).or_else(|| without_raised(rest, marks))
    {
        rest = shorter.trim_end();
        if rest.ends_with([',', '^']) && !rest.ends_with("\\^") {
            rest = rest[..rest.len() - 1].trim_end();
        }
    }
    rest
}

fn without_sign<'a>(rest: &'a str, marks: &mut Vec<Mark>) -> Option<&'a str> {
    SIGNS.iter().find_map(|(sign, mark)| {
        let shorter = rest.strip_suffix(sign)?;
        marks.push(*mark);
        Some(shorter)
    })
}

/// Without a group at the end that holds nothing but marks.
fn without_raised<'a>(rest: &'a str, marks: &mut Vec<Mark>) -> Option<&'a str> {
    const GROUPS: [(&str, &str); 4] =
        [("$", "$"), ("\\textsuperscript{", "}"), ("^{", "}"), ("{", "}")];
    GROUPS.iter().find_map(|(open, close)| {
        let inside = rest.strip_suffix(close)?;
        let (before, inside) = inside.rsplit_once(open)?;
        let found = signs_of(inside)?;
        marks.extend(found);
        Some(before)
    })
}

/// The marks of a group, if it holds nothing else.
fn signs_of(group: &str) -> Option<Vec<Mark>> {
    let mut marks = Vec::new();
    let mut rest = group;
    loop {
        rest = rest.trim_end_matches(|c: char| c.is_whitespace() || "^{},".contains(c));
        match without_sign(rest, &mut marks) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    (rest.is_empty() && !marks.is_empty()).then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_a_name_are_read_however_they_are_raised() {
        use Mark::{Corresponding, Deceased, Equal, Student};
        for (written, name, marks) in [
            ("Ada Lovelace", "Ada Lovelace", vec![]),
            ("Ada Lovelace*", "Ada Lovelace", vec![Equal]),
            ("Ada Lovelace **", "Ada Lovelace", vec![Equal]),
            ("Ada Lovelace∗†", "Ada Lovelace", vec![Equal, Deceased]),
            ("Ada Lovelace†,*", "Ada Lovelace", vec![Equal, Deceased]),
            ("Ada Lovelace$^*$", "Ada Lovelace", vec![Equal]),
            ("Ada Lovelace^*", "Ada Lovelace", vec![Equal]),
            ("Ada Lovelace$^{*,\\dagger}$", "Ada Lovelace", vec![Equal, Deceased]),
            ("Ada Lovelace\\textsuperscript{*}", "Ada Lovelace", vec![Equal]),
            ("Ada Lovelace⋆ ✉", "Ada Lovelace", vec![Equal, Corresponding]),
            ("Ada Lovelace‡§", "Ada Lovelace", vec![Corresponding, Student]),
            ("Lovelace*, Ada", "Lovelace, Ada", vec![Equal]),
            ("{Google Research}*", "{Google Research}", vec![Equal]),
            ("{Google, Inc.}", "{Google, Inc.}", vec![]),
            ("Ada Lovelace\\dagger", "Ada Lovelace", vec![Deceased]),
            ("Ada Lovelace¹", "Ada Lovelace¹", vec![]),
            ("**Ada Lovelace**", "Ada Lovelace", vec![]),
            ("*Ada Lovelace*", "Ada Lovelace", vec![]),
            ("**Ada Lovelace***", "Ada Lovelace", vec![Equal]),
        ] {
            assert_eq!(split_marks(written), (name.into(), marks), "{written}");
        }
    }
}
