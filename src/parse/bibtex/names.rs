//! Lists of names, as BibTeX and biblatex write them, each in the order in which it is
//! spoken: `Ada van der Lovelace Jr.`
//!
//! A name in braces is that of a body and stays whole.

use std::ops::Range;

use super::tex::{self, Unread};

/// The names of a list.
#[derive(Debug, PartialEq)]
pub(super) struct Names {
    /// The names, in order; `others` for those not named.
    pub names: Vec<Name>,
    /// What stands between them where BibTeX has `and`.
    pub wrong_separator: Option<&'static str>,
}

/// A name in its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    given: String,
    /// With its particle.
    family: String,
    suffix: String,
    /// Whether it stands in braces.
    is_group: bool,
    marks: String,
    /// The bytes of the list that it takes.
    pub place: Range<usize>,
}

impl Name {
    /// Whether it says nothing.
    fn is_empty(&self) -> bool {
        let parts = [&self.given, &self.family, &self.suffix, &self.marks];
        parts.into_iter().all(String::is_empty)
    }

    /// In the order in which it is spoken.
    pub(super) fn spoken(&self) -> String {
        let parts = [&self.given, &self.family, &self.suffix];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let spoken: Vec<_> = parts.into_iter().map(String::as_str).collect();
        spoken.join(" ") + &self.marks
    }

    /// `Ó Maolchallain, Fiachra`, where the family name has several words, or as it is spoken.
    pub(super) fn in_parts(&self) -> String {
        let Self { given, family, suffix, .. } = self;
        let is_unclear = family.contains(' ') && !given.is_empty() && suffix.is_empty();
        if is_unclear { self.stated() } else { self.spoken() }
    }

    /// The last word of the family name.
    pub(super) fn last(&self) -> &str {
        self.family.rsplit(' ').next().unwrap_or_default()
    }

    /// So that [`crate::people::Name`] finds the parts that the file states: `{Barnes and
    /// Noble}`, `Lovelace, Jr., Ada`, `García Márquez, Gabriel`, but `Ada Lovelace` where
    /// nothing can be mistaken.
    pub(super) fn stated(&self) -> String {
        let Self { given, family, suffix, marks, .. } = self;
        let is_short = family.len() <= 3 && family.chars().all(char::is_uppercase);
        if self.is_group && family.contains(' ') {
            format!("{{{family}}}{marks}")
        } else if !suffix.is_empty() {
            format!("{family}, {suffix}, {given}{marks}")
        } else if !given.is_empty() && (is_short || family.contains(' ')) {
            format!("{family}, {given}{marks}")
        } else {
            self.spoken()
        }
    }
}

/// The marks behind names.
const MARKS: [char; 7] = ['*', '∗', '⋆', '†', '‡', '§', '✉'];

/// Reads a list of names.
pub(super) fn read(list: &str, unread: &mut Vec<Unread>) -> Names {
    let whole = list;
    let (list, has_others) = without_others(list.trim());
    let start = whole.len() - whole.trim_start().len();
    let mut parts = tex::split(list, |at| and_at(list, at));
    let mut wrong_separator = None;
    if let [whole] = parts.as_slice() {
        let part = &list[whole.clone()];
        if !is_group(part) {
            let semicolons = split_at(part, b';');
            let commas = split_at(part, b',');
            let ampersands = tex::split(part, |at| ampersand_at(part, at));
            if semicolons.len() > 1 {
                (parts, wrong_separator) = (semicolons, Some(";"));
            } else if ampersands.len() > 1 {
                (parts, wrong_separator) = (ampersands, Some("&"));
            } else if is_list(part, &commas) {
                (parts, wrong_separator) = (commas, Some(","));
            }
        }
    }
    let names = parts
        .into_iter()
        .map(|part| name(whole, start + part.start..start + part.end, unread));
    let end = start + list.len();
    let place = end..whole.trim_end().len().max(end);
    let others = Name { family: "others".to_owned(), place, ..Name::default() };
    let names = names.chain(has_others.then_some(others));
    Names { names: names.filter(|name| !name.is_empty()).collect(), wrong_separator }
}

/// A list without `et al.` at its end, and whether it has that.
fn without_others(list: &str) -> (&str, bool) {
    let found =
        [" et al.", " et al", " et\u{a0}al.", "~et~al."].into_iter().find_map(|end| {
            let start = list.len().checked_sub(end.len())?;
            let is_end =
                list.get(start..).is_some_and(|rest| rest.eq_ignore_ascii_case(end));
            is_end.then_some(start)
        });
    match found {
        Some(start) => (list[..start].trim_end_matches([',', ' ']), true),
        None => (list, false),
    }
}

/// How many bytes ` and ` takes here.
fn and_at(list: &str, at: usize) -> usize {
    let bytes = &list.as_bytes()[at..];
    let is_space = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    let is_and = is_space(bytes.first())
        && bytes.get(1..4).is_some_and(|word| word.eq_ignore_ascii_case(b"and"))
        && (is_space(bytes.get(4)) || bytes.len() == 4);
    if is_and { 4 } else { 0 }
}

/// How many bytes ` & `, ` \& ` or ` und ` takes here.
fn ampersand_at(list: &str, at: usize) -> usize {
    let signs = [" & ", " \\& ", " und "];
    let found =
        signs.iter().find(|sign| list.as_bytes()[at..].starts_with(sign.as_bytes()));
    found.map_or(0, |sign| sign.len())
}

fn split_at(text: &str, separator: u8) -> Vec<Range<usize>> {
    tex::split(text, |at| usize::from(text.as_bytes()[at] == separator))
}

/// Whether commas stand between names, not inside one: there are too many, or two between
/// names of several words.
fn is_list(text: &str, parts: &[Range<usize>]) -> bool {
    let words = |part: &Range<usize>| {
        text[part.clone()]
            .trim()
            .split([' ', '~'])
            .filter(|word| !word.is_empty())
            .count()
    };
    let is_extended = text.contains('=');
    match parts.len() {
        3 => !is_extended && parts.iter().all(|part| words(part) > 1),
        more => more > 3 && !is_extended,
    }
}

/// Whether a text is one group in braces.
fn is_group(text: &str) -> bool {
    let text = text.trim();
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    // Braces that are left when the groups at the top are cut out stand inside one group.
    inner.is_some_and(|_| {
        let mut depth = 0_i32;
        let last = text.len() - 1;
        text.bytes().enumerate().all(|(at, byte)| {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            depth > 0 || at == last
        })
    })
}

/// The name in these bytes of a list.
fn name(list: &str, bytes: Range<usize>, unread: &mut Vec<Unread>) -> Name {
    let start = bytes.end - list[bytes.clone()].trim_start().len();
    let written = list[bytes].trim().trim_end_matches(',').trim();
    let place = start..start + written.len();
    let mut spelled = |part: Range<usize>| {
        let before = unread.len();
        let text = tex::name(&written[part.clone()], unread);
        for (_, bytes) in &mut unread[before..] {
            let by = start + part.start;
            *bytes = bytes.start + by..bytes.end + by;
        }
        text
    };
    if is_group(written) {
        let family = spelled(0..written.len());
        return Name { family, is_group: true, place, ..Name::default() };
    }
    let parts = split_at(written, b',');
    let mut texts: Vec<_> =
        parts.into_iter().map(spelled).filter(|part| !part.is_empty()).collect();
    if let Some(name) = extended(&texts) {
        return Name { place, ..name };
    }
    let marks: String = texts
        .iter()
        .flat_map(|text| text.chars())
        .filter(|c| MARKS.contains(c))
        .collect();
    for text in &mut texts {
        if text.contains(MARKS) {
            text.replace(MARKS, "").trim().clone_into(text);
        }
    }
    texts.retain(|text| !text.is_empty());
    let (given, family, suffix) = match texts.as_slice() {
        [family, given] => (given.clone(), family.clone(), String::new()),
        [family, suffix, given @ ..] => (given.join(" "), family.clone(), suffix.clone()),
        // Without a comma the order is that of speech, and the parts are not stated.
        other => (String::new(), other.join(" "), String::new()),
    };
    Name { given, family, suffix, is_group: false, marks, place }
}

/// A name in biblatex's extended format: `family=Lovelace, given=Ada, prefix=van der`.
fn extended(parts: &[String]) -> Option<Name> {
    let part = |wanted: &str| {
        parts.iter().find_map(|part| {
            let (key, value) = part.split_once('=')?;
            let value = value.trim().trim_matches('"');
            key.trim().eq_ignore_ascii_case(wanted).then(|| value.to_owned())
        })
    };
    let family = part("family")?;
    let family =
        part("prefix").map_or(family.clone(), |prefix| format!("{prefix} {family}"));
    let (given, suffix) = (part("given"), part("suffix"));
    Some(Name {
        given: given.unwrap_or_default(),
        family,
        suffix: suffix.unwrap_or_default(),
        ..Name::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(names: &[Name]) -> Vec<String> {
        names.iter().map(Name::spoken).collect()
    }

    fn names(list: &str) -> Vec<String> {
        spoken(&read(list, &mut Vec::new()).names)
    }

    #[test]
    fn a_name_is_written_in_the_order_of_speech() {
        assert_eq!(
            names(
                "Lovelace, Ada AND van der Waals, Jr., J. D. and Charles~Babbage\n and \
                 {Barnes and Noble, Inc.} and family=Bell, given=A. G. and others"
            ),
            [
                "Ada Lovelace",
                "J. D. van der Waals Jr.",
                "Charles\u{a0}Babbage",
                "Barnes and Noble, Inc.",
                "A. G. Bell",
                "others"
            ]
        );
        assert_eq!(
            names("{\\'E}. {Anders and} Band and and B and "),
            ["É. Anders and Band", "B"]
        );
    }

    #[test]
    fn the_parts_that_a_file_states_are_kept() {
        let stated = |name| read(name, &mut Vec::new()).names[0].stated();
        assert_eq!(stated("{Barnes and Noble, Inc.}"), "{Barnes and Noble, Inc.}");
        assert_eq!(stated("van der Waals, Jr., J. D."), "van der Waals, Jr., J. D.");
        assert_eq!(stated("van der Waals, J. D."), "van der Waals, J. D.");
        assert_eq!(stated("LI, Wei"), "LI, Wei");
        assert_eq!(stated("Lovelace*, Ada"), "Ada Lovelace*");
    }

    #[test]
    fn the_place_of_each_name_and_of_what_is_not_read_in_it_is_known() {
        let list =
            " Ada Lovelace and\n \\foo{Babbage}, Charles\\bar{} and {Looms} et al.";
        let mut unread = Vec::new();
        let names = read(list, &mut unread).names;
        let places: Vec<_> = names.iter().map(|it| &list[it.place.clone()]).collect();
        let expected =
            ["Ada Lovelace", "\\foo{Babbage}, Charles\\bar{}", "{Looms}", " et al."];
        assert_eq!(places, expected);
        let commands: Vec<_> = unread.iter().map(|(_, at)| &list[at.clone()]).collect();
        assert_eq!(commands, ["\\foo", "\\bar"]);
    }

    #[test]
    fn marks_stand_at_the_end() {
        assert_eq!(
            names(
                r"Lovelace*, Ada and King$^{\dagger}$, W. and A. B.\textsuperscript{*}"
            ),
            ["Ada Lovelace*", "W. King†", "A. B.*"]
        );
    }

    #[test]
    fn other_separators_are_seen() {
        let read = |list| read(list, &mut Vec::new());
        let commas = read("Ada Lovelace, Charles Babbage, L. F. Menabrea");
        assert_eq!(commas.wrong_separator, Some(","));
        assert_eq!(commas.names.len(), 3);
        let semicolons = read("Lovelace, Ada; Babbage, Charles");
        assert_eq!(semicolons.wrong_separator, Some(";"));
        assert_eq!(spoken(&semicolons.names), ["Ada Lovelace", "Charles Babbage"]);
        assert_eq!(read("Bell, Jr., A. G.").wrong_separator, None);
        let ampersands = read(r"Ada Lovelace \& Charles Babbage");
        assert_eq!(ampersands.wrong_separator, Some("&"));
        assert_eq!(spoken(&ampersands.names), ["Ada Lovelace", "Charles Babbage"]);
        assert_eq!(
            spoken(&read("Lovelace, Ada et al.").names),
            ["Ada Lovelace", "others"]
        );
        assert_eq!(read("{Looms & Sons}").names.len(), 1);
    }
}
