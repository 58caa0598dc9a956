//! Marks at a name: what they say, the sign for each, and how sources write them.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

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

    /// What a sign behind a name stands for, where nothing else is said. A sign that is
    /// repeated is that sign.
    pub fn of(sign: &str) -> Option<Self> {
        let first = sign.chars().next()?;
        let is_one = sign.chars().all(|other| other == first);
        match first {
            '*' if is_one => Some(Self::Equal),
            '†' if is_one => Some(Self::Deceased),
            '‡' | '✉' if is_one => Some(Self::Corresponding),
            '§' if is_one => Some(Self::Student),
            _ => None,
        }
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

/// What sources write for a sign. Commands stand before their own beginnings.
const SPELLINGS: [(&str, &str); 21] = [
    ("\\textasteriskcentered", "*"),
    ("\\textasteriskcentered{}", "*"),
    ("\\textdaggerdbl", "‡"),
    ("\\textdagger", "†"),
    ("\\textsection", "§"),
    ("\\textparagraph", "¶"),
    ("\\ddagger", "‡"),
    ("\\dagger", "†"),
    ("\\ddag", "‡"),
    ("\\dag", "†"),
    ("\\ast", "*"),
    ("\\star", "*"),
    ("\\S", "§"),
    ("\\P", "¶"),
    ("\\#", "#"),
    ("∗", "*"),
    ("⋆", "*"),
    ("＊", "*"),
    ("★", "*"),
    ("✉\u{fe0f}", "✉"),
    ("\\Letter", "✉"),
];

/// A sign as it is compared: `\dagger` is `†`.
pub fn canonical_sign(written: &str) -> String {
    let mut sign = written.trim().to_owned();
    for (spelling, plain) in SPELLINGS {
        if sign.contains(spelling) {
            sign = sign.replace(spelling, plain);
        }
    }
    sign
}

/// Whether a text can be a sign behind a name: one or a few characters without a space or a
/// comma.
pub fn is_sign(text: &str) -> bool {
    let sign = canonical_sign(text);
    let is_within = |c: char| !c.is_whitespace() && !c.is_control() && c != ',';
    (1..=MOST).contains(&sign.chars().count()) && sign.chars().all(is_within)
}

/// How many characters a sign has at most.
const MOST: usize = 4;

/// Whether a character behind a name is a sign even when it is not raised.
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric()
        && !character.is_whitespace()
        && !character.is_control()
        && !is_combining_mark(character)
        && !".,;:!?'’‘\"“”()[]{}<>-‐‑–—_&/\\$^|@%=`´ʼʻ·・\u{ad}\u{200b}\u{200d}\u{fffc}\u{fffd}"
            .contains(character)
}

/// A name without the marks at its end, and the signs, each once and in the order in which
/// they stand. They may be raised as TeX does it: `Ada$^*$`, `Ada\textsuperscript{1,2}`; raised
/// letters and figures are signs too. In `Lovelace*, Ada` they stand at the end of the family
/// name.
pub fn split_marks(written: &str) -> (Cow<'_, str>, Vec<String>) {
    if let Some(plain) = without_emphasis(written) {
        let (name, marks) = split_marks(&plain);
        return (Cow::Owned(name.into_owned()), marks);
    }
    let mut marks = Vec::new();
    let name = cut(written, &mut marks);
    let name = match split_family(name) {
        Some((family, rest)) if may_be_marked(family) && !name.starts_with('{') => {
            let family = cut(family, &mut marks);
            Cow::Owned(format!("{family},{rest}"))
        }
        _ => Cow::Borrowed(name),
    };
    marks.reverse();
    let mut seen: Vec<String> = Vec::with_capacity(marks.len());
    for mark in marks {
        if !seen.contains(&mark) {
            seen.push(mark);
        }
    }
    (name, seen)
}

/// A name at its first comma outside braces.
fn split_family(name: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    let at = name.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        byte == b',' && depth == 0
    })?;
    Some((&name[..at], &name[at + 1..]))
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
    !text.trim_end().ends_with(is_bare) || text.contains(['\\', '^'])
}

/// A text without the marks at its end, which are added from the last to the first.
fn cut<'a>(written: &'a str, marks: &mut Vec<String>) -> &'a str {
    let mut rest = written.trim();
    if !may_be_marked(rest) {
        return rest;
    }
    while let Some(shorter) =
        without_raised(rest, marks).or_else(|| without_sign(rest, marks))
    {
        rest = shorter.trim_end();
        if rest.ends_with([',', '^']) && !rest.ends_with("\\^") {
            rest = rest[..rest.len() - 1].trim_end();
        }
    }
    rest
}

/// Without the sign at the end, which may be repeated.
fn without_sign<'a>(rest: &'a str, marks: &mut Vec<String>) -> Option<&'a str> {
    let known = SPELLINGS.iter().find_map(|(spelling, sign)| {
        Some((rest.strip_suffix(spelling)?, (*sign).to_owned()))
    });
    let (shorter, sign) = known.or_else(|| {
        let last = rest.chars().next_back().filter(|last| is_mark(*last))?;
        let shorter = rest.trim_end_matches(last);
        Some((shorter, rest[shorter.len()..].to_owned()))
    })?;
    // All that is a mark is no name.
    if shorter.trim().is_empty() {
        return None;
    }
    marks.push(sign);
    Some(shorter)
}

/// Without a raised group at the end, or one in braces that holds nothing but marks.
fn without_raised<'a>(rest: &'a str, marks: &mut Vec<String>) -> Option<&'a str> {
    const GROUPS: [(&str, &str); 6] = [
        ("$^{", "}$"),
        ("$^", "$"),
        ("$", "$"),
        ("\\textsuperscript{", "}"),
        ("^{", "}"),
        ("{", "}"),
    ];
    let figure = rest
        .char_indices()
        .rev()
        .take_while(|(_, letter)| "¹²³⁰⁴⁵⁶⁷⁸⁹".contains(*letter))
        .last();
    if let Some((at, _)) = figure.filter(|(at, _)| *at > 0) {
        use unicode_normalization::UnicodeNormalization;
        marks.push(rest[at..].nfkc().collect());
        return Some(&rest[..at]);
    }
    GROUPS.iter().find_map(|(open, close)| {
        let inside = rest.strip_suffix(close)?;
        let (before, inside) = inside.rsplit_once(open)?;
        let is_raised = open.contains(['^', 't']);
        let found = signs_of(inside, is_raised)?;
        if before.trim().is_empty() {
            return None;
        }
        marks.extend(found.into_iter().rev());
        Some(before)
    })
}

/// The signs of a group, if it holds nothing else. Only in a raised one letters and figures
/// are signs.
fn signs_of(group: &str, is_raised: bool) -> Option<Vec<String>> {
    let mut signs: Vec<String> = Vec::new();
    let plain = canonical_sign(group);
    for part in plain.split(|c: char| c.is_whitespace() || "^{},;".contains(c)) {
        let mut last = None;
        for letter in part.chars() {
            let is_word = letter.is_alphanumeric();
            if !(is_mark(letter) || is_word && is_raised) {
                return None;
            }
            match signs.last_mut() {
                Some(sign)
                    if last == Some((is_word, letter))
                        || is_word && last.is_some_and(|(before, _)| before) =>
                {
                    sign.push(letter);
                }
                _ => signs.push(letter.to_string()),
            }
            last = Some((is_word, letter));
        }
    }
    let are_short = signs.iter().all(|sign| sign.chars().count() <= MOST);
    (are_short && !signs.is_empty()).then_some(signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_a_name_are_read_however_they_are_raised() {
        for (written, name, signs) in [
            ("Ada Lovelace", "Ada Lovelace", ""),
            ("Ada Lovelace*", "Ada Lovelace", "*"),
            ("Ada Lovelace **", "Ada Lovelace", "**"),
            ("Ada Lovelace∗†", "Ada Lovelace", "* †"),
            ("Ada Lovelace†,*", "Ada Lovelace", "† *"),
            ("Ada Lovelace$^*$", "Ada Lovelace", "*"),
            ("Ada Lovelace^*", "Ada Lovelace", "*"),
            ("Ada Lovelace$^{*,\\dagger}$", "Ada Lovelace", "* †"),
            ("Ada Lovelace\\textsuperscript{*}", "Ada Lovelace", "*"),
            ("Ada Lovelace⋆ ✉", "Ada Lovelace", "* ✉"),
            ("Ada Lovelace‡§", "Ada Lovelace", "‡ §"),
            ("Lovelace*, Ada", "Lovelace, Ada", "*"),
            ("{Google Research}*", "{Google Research}", "*"),
            ("{Google, Inc.}", "{Google, Inc.}", ""),
            ("Gabriel {García Márquez}", "Gabriel {García Márquez}", ""),
            ("Ada Lovelace\\dagger", "Ada Lovelace", "†"),
            ("Ada Lovelace¹", "Ada Lovelace", "1"),
            ("Ada Lovelace¹,²", "Ada Lovelace", "1 2"),
            ("Ada Lovelace$^{1,a}$", "Ada Lovelace", "1 a"),
            ("Ada Lovelace^{12*}", "Ada Lovelace", "12 *"),
            ("Ada Lovelace+", "Ada Lovelace", "+"),
            ("Lovelace#, Ada", "Lovelace, Ada", "#"),
            ("Lovelace$^{1,2}$, Ada", "Lovelace, Ada", "1 2"),
            ("Ada Lovelace\\#", "Ada Lovelace", "#"),
            ("**Ada Lovelace**", "Ada Lovelace", ""),
            ("*Ada Lovelace*", "Ada Lovelace", ""),
            ("**Ada Lovelace***", "Ada Lovelace", "*"),
            ("***", "***", ""),
            ("Ada O’", "Ada O’", ""),
        ] {
            let (found, marks) = split_marks(written);
            assert_eq!((&*found, &*marks.join(" ")), (name, signs), "{written}");
        }
    }

    #[test]
    fn a_sign_stands_for_what_it_usually_does() {
        assert_eq!(Mark::of("**"), Some(Mark::Equal));
        assert_eq!(Mark::of(&canonical_sign("\\ddagger")), Some(Mark::Corresponding));
        assert_eq!(Mark::of("*†"), None);
        for (text, can_be) in [
            ("+", true),
            ("**", true),
            ("✉", true),
            ("a b", false),
            ("equal", false),
            ("", false),
        ] {
            assert_eq!(is_sign(text), can_be, "{text}");
        }
    }
}
