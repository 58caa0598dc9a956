//! The keys of new entries: `lovelace1843notes`, or as the keys of the file are made.

use std::collections::{HashMap, HashSet};

use crate::people::{Name, folded};
use crate::read::bibtex::Glance;

/// Which key a new entry gets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Key {
    /// By its first author, year and title, as the other entries of the file are.
    #[default]
    Normalised,
    /// As it was given.
    Kept,
    /// So.
    Named(String),
}

/// The keys that are taken. Two that differ in capitals only are one to BibTeX.
#[derive(Default)]
pub(super) struct Taken(HashSet<String>);

impl Taken {
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains(&key.to_lowercase())
    }

    pub(super) fn add(&mut self, key: &str) {
        self.0.insert(key.to_lowercase());
    }

    /// The key itself, or the first of `…a`, `…b` that is free; behind `…z` come `…za` and
    /// so on.
    pub(super) fn free(&self, key: &str) -> String {
        if !self.has(key) {
            return key.to_owned();
        }
        let mut stem = key.to_owned();
        loop {
            let mut tried = ('a'..='z').map(|letter| format!("{stem}{letter}"));
            if let Some(free) = tried.find(|tried| !self.has(tried)) {
                return free;
            }
            stem.push('z');
        }
    }
}

/// What keys are made of, in order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pattern(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Piece {
    /// What stands between the part before and this one.
    separator: String,
    part: KeyPiece,
    case: Case,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum KeyPiece {
    /// The family name of the first author.
    Family,
    /// `1843`
    Year,
    /// `43`
    ShortYear,
    /// The first word of the title that says something.
    Word,
    /// Three letters, as services set behind the year.
    Letters,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Case {
    Lower,
    Upper,
    Capital,
}

/// What stands between the parts of keys.
const SEPARATORS: [char; 6] = ['_', '-', ':', '.', '/', '+'];

impl Pattern {
    /// The pattern of most of these keys; cvtex's own where they have none.
    pub(super) fn of<'a>(keys: impl Iterator<Item = (&'a str, Glance)>) -> Self {
        let mut counts = HashMap::new();
        let mut all = 0;
        for (key, glance) in keys {
            all += 1;
            if let Some(pattern) = Self::read(key, &Parts::of(&glance)) {
                *counts.entry(pattern).or_insert(0_usize) += 1;
            }
        }
        let is_clear = |count: usize| count > 1 && count * 2 > all;
        let clear = counts.into_iter().find(|(_, count)| is_clear(*count));
        clear.map_or_else(Self::own, |(pattern, _)| pattern)
    }

    fn own() -> Self {
        let piece = |part| Piece { separator: String::new(), part, case: Case::Lower };
        Self([KeyPiece::Family, KeyPiece::Year, KeyPiece::Word].map(piece).into())
    }

    /// The pattern of a key, if it is made of what the entry says.
    fn read(key: &str, parts: &Parts) -> Option<Self> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rest = key;
        while !rest.is_empty() {
            let is_tail = |length: usize| {
                rest.len() == length && rest.bytes().all(|byte| byte.is_ascii_lowercase())
            };
            let last = pieces.last().map(|piece| piece.part);
            if last.is_some() && is_tail(1) {
                // One of several that would have the same key.
                break;
            }
            let length = if pieces.is_empty() {
                0
            } else {
                rest.len() - rest.trim_start_matches(SEPARATORS).len()
            };
            let (separator, behind) = rest.split_at(length);
            let known =
                [KeyPiece::Family, KeyPiece::Year, KeyPiece::ShortYear, KeyPiece::Word];
            let found = known.into_iter().find_map(|part| {
                let is_new = pieces.iter().all(|piece| piece.part != part);
                let found = parts.texts(part).iter().find_map(|text| {
                    let head = behind.get(..text.len())?;
                    let is_it = match part {
                        KeyPiece::Year => is_near(head, text),
                        _ => head.eq_ignore_ascii_case(text),
                    };
                    is_it.then_some(head)
                });
                found.filter(|_| is_new).map(|head| (part, head))
            });
            let (part, head) = match found {
                Some(found) => found,
                None if last == Some(KeyPiece::Year) && is_tail(3) => {
                    (KeyPiece::Letters, rest)
                }
                None => return None,
            };
            let case = case(head);
            pieces.push(Piece { separator: separator.into(), part, case });
            rest = &behind[head.len()..];
        }
        (pieces.len() > 1).then_some(Self(pieces))
    }

    /// The key of an entry. One that was given stays where the pattern has letters that
    /// nothing says, and it has them too.
    pub(super) fn key(&self, glance: &Glance, given: &str) -> String {
        let parts = Parts::of(glance);
        let has_letters = self.0.iter().any(|piece| piece.part == KeyPiece::Letters);
        if has_letters && Self::read(given, &parts).as_ref() == Some(self) {
            return given.to_owned();
        }
        let mut key = String::new();
        for piece in &self.0 {
            let texts = parts.texts(piece.part);
            let Some(text) = texts.into_iter().find(|text| !text.is_empty()) else {
                continue;
            };
            if !key.is_empty() {
                key.push_str(&piece.separator);
            }
            key.push_str(&piece.case.of(&text));
        }
        if !key.is_empty() {
            key
        } else if is_key(given) {
            given.to_owned()
        } else {
            "publication".to_owned()
        }
    }
}

/// Whether a year of four figures is another or lies near it: services give keys to preprints,
/// which are a year or two older than what comes of them.
fn is_near(head: &str, year: &str) -> bool {
    let number = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 4);
    number(head).zip(number(year)).is_some_and(|(one, other)| one.abs_diff(other) <= 2)
}

/// Whether a text can be a key: what TeX and BibTeX give a meaning is not in it.
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| {
            !c.is_whitespace() && !c.is_control() && !"\"#%'(),={}~\\@".contains(c)
        })
}

/// What an entry gives for the parts of a key, in lower case and ASCII.
struct Parts {
    family: String,
    year: String,
    /// The words of the title that say something.
    words: Vec<String>,
}

/// Words at the beginning of titles that say nothing.
const SILENT: [&str; 44] = [
    "a", "an", "the", "on", "of", "in", "for", "and", "or", "to", "from", "with", "by",
    "at", "as", "is", "are", "do", "does", "can", "how", "what", "when", "why",
    "towards", "toward", "via", "using", "some", "der", "die", "das", "ein", "eine",
    "zur", "le", "la", "les", "un", "une", "des", "el", "los", "il",
];

impl Parts {
    fn of(glance: &Glance) -> Self {
        let family =
            glance.author.as_ref().map(|name| folded(Name::parse(name).family()));
        let title = glance.title.as_deref().unwrap_or("");
        let words = title.split(|c: char| !c.is_alphanumeric()).map(folded);
        let says = |word: &String| word.len() > 1 && !SILENT.contains(&word.as_str());
        Self {
            family: family.unwrap_or_default(),
            year: glance.year.map(|year| year.to_string()).unwrap_or_default(),
            words: words.filter(says).collect(),
        }
    }

    /// What a part may be; first what a new key has.
    fn texts(&self, part: KeyPiece) -> Vec<String> {
        let mut texts = match part {
            KeyPiece::Family => vec![self.family.clone()],
            KeyPiece::Year => vec![self.year.clone()],
            KeyPiece::ShortYear => {
                vec![self.year.get(2..).unwrap_or_default().to_owned()]
            }
            KeyPiece::Word => self.words.clone(),
            KeyPiece::Letters => {
                let letters = self.words.iter().filter_map(|word| word.chars().next());
                vec![letters.chain("xxx".chars()).take(3).collect()]
            }
        };
        texts.retain(|text| !text.is_empty());
        texts
    }
}

fn case(text: &str) -> Case {
    let is_capital = text.starts_with(|first: char| first.is_ascii_uppercase());
    let has_small = text.bytes().any(|byte| byte.is_ascii_lowercase());
    match (is_capital, has_small) {
        (true, false) if text.len() > 1 => Case::Upper,
        (true, _) => Case::Capital,
        _ => Case::Lower,
    }
}

impl Case {
    fn of(self, text: &str) -> String {
        match self {
            Self::Lower => text.to_owned(),
            Self::Upper => text.to_ascii_uppercase(),
            Self::Capital => {
                let (first, rest) = text.split_at(1);
                first.to_ascii_uppercase() + rest
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(author: &str, year: u16, title: &str) -> Glance {
        Glance {
            author: Some(author.into()),
            year: Some(year),
            title: Some(title.into()),
        }
    }

    /// The key of Ada's notes where the keys of two other entries are these.
    fn key_beside(keys: [&str; 2]) -> String {
        let others = [
            notes("Babbage, Charles", 1837, "On the Mathematical Powers"),
            notes("L. F. Menabrea", 1842, "Sketch of the Engine"),
        ];
        let pattern = Pattern::of(keys.into_iter().zip(others));
        pattern.key(&notes("Ada Lovelace", 1843, "The Notes on it"), "x")
    }

    #[test]
    fn a_key_is_made_as_the_others_are() {
        for (keys, expected) in [
            (["x1", "y"], "lovelace1843notes"),
            (["babbage1837mathematical", "menabrea1842sketch"], "lovelace1843notes"),
            (["Babbage1837", "Menabrea1842a"], "Lovelace1843"),
            (
                ["babbage_mathematical_1837", "menabrea_engine_1842"],
                "lovelace_notes_1843",
            ),
            (["Babbage:1836abc", "Menabrea:1842xyz"], "Lovelace:1843nix"),
            (["babbage37", "menabrea42"], "lovelace43"),
            (["BABBAGE-Powers", "MENABREA-Sketch"], "LOVELACE-Notes"),
        ] {
            assert_eq!(key_beside(keys), expected, "{keys:?}");
        }
    }

    #[test]
    fn a_key_is_of_plain_letters() {
        let own = Pattern::own();
        let key = |author, title| own.key(&notes(author, 2021, title), "given");
        assert_eq!(key("Jan van der Bérg", "L’été à l’Œuvre"), "berg2021ete");
        assert_eq!(key("{The ATLAS Collaboration}", "$Z$"), "theatlascollaboration2021");
        assert_eq!(key("王小明", "土"), "2021");
        assert_eq!(own.key(&Glance::default(), "given"), "given");
        assert_eq!(own.key(&Glance::default(), "a b"), "publication");
    }

    #[test]
    fn a_key_that_is_taken_gets_a_letter() {
        let mut taken = Taken::default();
        taken.add("Ada1843");
        assert_eq!(taken.free("ada1843"), "ada1843a");
        ('a'..='z').for_each(|letter| taken.add(&format!("ada1843{letter}")));
        assert_eq!(taken.free("ada1843"), "ada1843za");
        assert_eq!(taken.free("ada"), "ada");
    }
}
