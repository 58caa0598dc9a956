//! The parts of one name, and what tells a person in braces from a body.

use super::Name;
use crate::people::{
    canonical_sign, is_body, is_degree_of_capitals, is_suffix, split_marks,
};

/// The parts of a name with commas.
pub(super) fn in_parts(texts: &[String]) -> Option<Name> {
    let is_suffix = |text: &String| is_suffix(text);
    let (given, suffix) = match texts {
        [_, suffix] if is_suffix(suffix) && !is_degree_of_capitals(suffix) => {
            (String::new(), suffix.clone())
        }
        [_, suffix, given] if is_suffix(suffix) => (given.clone(), suffix.clone()),
        [_, given, suffix @ ..] if suffix.iter().all(is_suffix) => {
            (given.clone(), suffix.join(", "))
        }
        [_, given @ ..] if !given.is_empty() => (given.join(" "), String::new()),
        _ => return None,
    };
    let family = texts.first().cloned().unwrap_or_default();
    Some(Name { given, family, suffix, ..Name::default() })
}

/// A text without signs at its ends, and the signs.
pub(super) fn marked(text: &str) -> (String, Vec<String>) {
    let (name, mut signs) = split_marks(text);
    let bare = name.trim_start_matches(['*', '∗', '†', '‡', '§', '+', '#']);
    let before: String = name[..name.len() - bare.len()].chars().collect();
    if !before.is_empty() {
        signs.push(canonical_sign(&before));
    }
    (bare.trim().to_owned(), signs)
}

/// Whether a text is one group in braces.
pub(super) fn is_group(text: &str) -> bool {
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

/// What stands behind the comma of a company's name.
pub(super) fn is_company(text: &str) -> bool {
    const FORMS: [&str; 12] = [
        "inc", "ltd", "llc", "gmbh", "corp", "co", "ag", "sa", "plc", "bv", "llp", "spa",
    ];
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    FORMS.contains(&letters.to_lowercase().as_str())
}

/// Whether a text may name a person, not a body.
pub(super) fn may_be_person(text: &str) -> bool {
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = |word: &&str| word.chars().any(|c| c.is_alphabetic() || c == '\\');
    !is_body(&words) && words.iter().all(is_name)
}

/// A name in biblatex's extended format: `family=Lovelace, given=Ada, prefix=van der`.
pub(super) fn extended(parts: &[String]) -> Option<Name> {
    let part = |wanted: &str| {
        parts.iter().find_map(|part| {
            let (key, value) = part.split_once('=')?;
            let value = value.trim().trim_matches(['"', '”', '“']);
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
