//! Lists of names, as BibTeX and biblatex write them, each in the order in which it is
//! spoken: `Ada van der Lovelace Jr.`
//!
//! A name in braces is that of a body and stays whole.

use super::tex::{self, Unread};

/// The names of a list.
#[derive(Debug, PartialEq)]
pub(super) struct Names {
    /// The names, in order; `others` for those not named.
    pub names: Vec<String>,
    /// What stands between them where BibTeX has `and`.
    pub wrong_separator: Option<&'static str>,
}

/// The marks behind names.
const MARKS: [char; 4] = ['*', '†', '‡', '§'];

/// Reads a list of names.
pub(super) fn read(list: &str, unread: &mut Vec<Unread>) -> Names {
    let list = list.trim();
    let mut parts = tex::split(list, |at| and_at(list, at));
    let mut wrong_separator = None;
    if let [whole] = parts.as_slice() {
        let part = &list[whole.clone()];
        if !is_group(part) {
            let semicolons = split_at(part, b';');
            let commas = split_at(part, b',');
            if semicolons.len() > 1 {
                (parts, wrong_separator) = (semicolons, Some(";"));
            } else if is_list(part, &commas) {
                (parts, wrong_separator) = (commas, Some(","));
            }
        }
    }
    let names = parts.into_iter().map(|part| name(&list[part], unread));
    Names { names: names.filter(|name| !name.is_empty()).collect(), wrong_separator }
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

fn split_at(text: &str, separator: u8) -> Vec<std::ops::Range<usize>> {
    tex::split(text, |at| usize::from(text.as_bytes()[at] == separator))
}

/// Whether commas stand between names, not inside one: there are too many, or two between
/// names of several words.
fn is_list(text: &str, parts: &[std::ops::Range<usize>]) -> bool {
    let words = |part: &std::ops::Range<usize>| {
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

fn name(written: &str, unread: &mut Vec<Unread>) -> String {
    let written = written.trim().trim_end_matches(',').trim();
    if is_group(written) {
        return tex::plain(written, unread);
    }
    let parts = split_at(written, b',');
    let mut texts: Vec<_> = parts
        .into_iter()
        .map(|part| tex::plain(&written[part], unread))
        .filter(|part| !part.is_empty())
        .collect();
    if let Some(name) = extended(&texts) {
        return name;
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
    let name = match texts.as_slice() {
        [family, given] => format!("{given} {family}"),
        [family, suffix, given @ ..] => format!("{} {family} {suffix}", given.join(" ")),
        other => other.join(" "),
    };
    name + &marks
}

/// A name in biblatex's extended format: `family=Lovelace, given=Ada, prefix=van der`.
fn extended(parts: &[String]) -> Option<String> {
    let part = |wanted: &str| {
        parts.iter().find_map(|part| {
            let (key, value) = part.split_once('=')?;
            let value = value.trim().trim_matches('"');
            key.trim().eq_ignore_ascii_case(wanted).then(|| value.to_owned())
        })
    };
    part("family")?;
    let order = ["given", "prefix", "family", "suffix"];
    let name: Vec<_> = order.into_iter().filter_map(part).collect();
    Some(name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &str) -> Vec<String> {
        read(list, &mut Vec::new()).names
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
        assert_eq!(semicolons.names, ["Ada Lovelace", "Charles Babbage"]);
        assert_eq!(read("Bell, Jr., A. G.").wrong_separator, None);
    }
}
