//! Texts that hold the names of several people, where one is meant to stand.

use std::ops::Range;

use super::words::{is_body, is_capital_particle, is_east_asian, is_particle, is_suffix};

/// The names of a text that holds more than one, where that cannot be doubted: `Ada Lovelace
/// and Charles Babbage`, `Lovelace, A., Babbage, C.`. A text in braces is one name.
pub fn several(written: &str) -> Option<Vec<String>> {
    if written.trim_start().starts_with('{') {
        return None;
    }
    let by_sign = split(written, &[" and ", " & ", ";"]);
    let is_list = by_sign.len() > 1;
    let mut names = Vec::new();
    for part in by_sign {
        let texts = split(part, &[","]);
        let are_whole = texts.len() > 1 && texts.iter().all(|text| text.contains(' '));
        match by_commas(&texts) {
            ByCommas::Several { names: found, .. } => {
                names.extend(found.into_iter().map(|name| spoken(&texts[name])));
            }
            ByCommas::Unclear if are_whole => {
                names.extend(texts.iter().map(|text| (*text).to_owned()));
            }
            ByCommas::One | ByCommas::Unclear => names.push(part.to_owned()),
        }
    }
    (is_list || names.len() > 1).then_some(names)
}

fn split<'a>(text: &'a str, separators: &[&str]) -> Vec<&'a str> {
    let mut parts = vec![text];
    for separator in separators {
        parts = parts.iter().flat_map(|part| part.split(separator)).collect();
    }
    let parts = parts.into_iter().map(|part| part.trim().trim_end_matches(',').trim());
    parts.filter(|part| !part.is_empty()).collect()
}

/// A name between commas in the order in which it is spoken.
fn spoken(texts: &[&str]) -> String {
    match texts {
        [family, given] if !is_suffix(given) => format!("{given} {family}"),
        other => other.join(", "),
    }
}

/// What the commas of a text are: some are inside a name, others between names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ByCommas {
    /// The text is one name.
    One,
    /// The text may be one name or two: `Charles Babbage, Ada Lovelace` is also how
    /// `García Márquez, Ana María` is written.
    Unclear,
    /// The text holds several names.
    Several {
        /// Which of the texts make up each name.
        names: Vec<Range<usize>>,
        /// Whether it cannot be read otherwise.
        is_sure: bool,
    },
}

/// What the texts between commas are.
pub(crate) fn by_commas(texts: &[&str]) -> ByCommas {
    let has_small = texts.iter().any(|text| text.chars().any(char::is_lowercase));
    let shapes: Vec<_> = texts.iter().map(|text| Shape::of(text, has_small)).collect();
    let mut units: Vec<Range<usize>> = Vec::new();
    for (at, shape) in shapes.iter().enumerate() {
        match units.last_mut() {
            Some(last) if *shape == Shape::Suffix => last.end = at + 1,
            _ => units.push(at..at + 1),
        }
    }
    let shapes: Vec<_> = units.iter().map(|unit| shapes[unit.start]).collect();
    match shapes.as_slice() {
        [] | [_] => ByCommas::One,
        [one, other] => two(*one, *other, units),
        _ => many(&shapes, units),
    }
}

/// What a text between two commas may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// `Jr.`, `PhD`
    Suffix,
    /// `A. K.`, `AK`
    Initials,
    /// `A. Lovelace`, which may be given names as well: `F. Scott`.
    Led,
    /// `Ada K. Lovelace`, `A. K. Lovelace`
    GivenFirst,
    /// `Lovelace AK`
    FamilyFirst,
    /// `Ada Lovelace`, `García Márquez`
    Words,
    /// `Jan van der Berg`, `Ortega y Gasset`
    Joined,
    /// A word alone, or one behind particles: `Lovelace`, `van der Berg`.
    Word,
    /// `The ATLAS Collaboration`
    Body,
    /// `张三`
    EastAsian,
}

impl Shape {
    fn of(text: &str, has_small: bool) -> Self {
        let words: Vec<_> = text.split_whitespace().collect();
        let is_initial = |word: &&str| is_initial(word, has_small);
        let count = words.iter().filter(|word| is_initial(word)).count();
        let is_led = words
            .first()
            .is_some_and(|word| is_particle(word) || is_capital_particle(word));
        match (words.as_slice(), count) {
            _ if text.chars().any(is_east_asian) => Self::EastAsian,
            _ if is_suffix(text) && !is_degree_of_capitals(text) => Self::Suffix,
            (words, count) if count == words.len() => Self::Initials,
            (words, _) if is_body(words) => Self::Body,
            ([_], _) => Self::Word,
            ([.., last], 1..) if is_initial(last) => Self::FamilyFirst,
            ([.., last], _) if is_led || is_particle(last) => Self::Word,
            (words, 0) => {
                let inner = words.get(1..words.len() - 1).unwrap_or_default();
                let is_joined = inner.iter().any(|word| is_particle(word));
                if is_joined { Self::Joined } else { Self::Words }
            }
            ([_, _], _) => Self::Led,
            _ => Self::GivenFirst,
        }
    }

    /// Whether it is a name by itself, given and family name in one.
    fn is_whole(self) -> bool {
        !matches!(self, Self::Suffix | Self::Initials | Self::Word)
    }

    /// Whether only a whole name is written so.
    fn is_surely_whole(self) -> bool {
        matches!(self, Self::Led | Self::GivenFirst | Self::FamilyFirst)
    }
}

/// `MA` or `M.A.`, which is a degree and also the initials of two given names.
pub(crate) fn is_degree_of_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| *letter != '.');
    letters.by_ref().take(2).filter(char::is_ascii_uppercase).count() == 2
        && letters.next().is_none()
}

fn is_initial(word: &str, has_small: bool) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_cut = word.ends_with('.') && letters < 4 && !is_suffix(word);
    let are_capitals = word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'));
    let longest = if has_small { 3 } else { 1 };
    !is_capital_particle(word)
        && letters > 0
        && (is_cut || are_capitals && (letters <= longest || word.contains('.')))
}

fn two(one: Shape, other: Shape, units: Vec<Range<usize>>) -> ByCommas {
    use Shape::{Body, FamilyFirst, GivenFirst, Joined, Led, Words};
    let several = |is_sure| ByCommas::Several { names: units, is_sure };
    match (one, other) {
        (Led | GivenFirst, Led | GivenFirst | Words | Joined)
        | (FamilyFirst, FamilyFirst) => several(true),
        (Led | GivenFirst, FamilyFirst)
        | (FamilyFirst, Led | GivenFirst | Words | Joined)
        | (Words | Joined, GivenFirst | Joined)
        | (Words | Joined | Led | GivenFirst, Body) => several(false),
        (Words | Joined, Words | Led) => ByCommas::Unclear,
        _ => ByCommas::One,
    }
}

fn many(shapes: &[Shape], units: Vec<Range<usize>>) -> ByCommas {
    use Shape::{EastAsian, Initials, Word, Words};
    let is_even = shapes.len().is_multiple_of(2);
    if shapes.iter().all(|shape| shape.is_whole()) {
        let are_pairs = is_even && !shapes.iter().any(|shape| shape.is_surely_whole());
        let is_sure = !are_pairs && shapes[0] != EastAsian;
        return ByCommas::Several { names: units, is_sure };
    }
    let pair = |pair: &[Range<usize>]| pair[0].start..pair[1].end;
    let are_turns = |given: fn(&Shape) -> bool| {
        is_even
            && shapes.chunks(2).all(|turn| {
                let is_family = matches!(turn[0], Word | Words | Shape::Joined);
                // `O Sullivan`
                (is_family || turn[0] == Shape::Led && turn[1] == Initials)
                    && given(&turn[1])
            })
    };
    if are_turns(|given| *given == Initials) {
        let names = units.chunks(2).map(pair).collect();
        return ByCommas::Several { names, is_sure: true };
    }
    if are_turns(|given| *given != Shape::Body) {
        let names = units.chunks(2).map(pair).collect();
        return ByCommas::Several { names, is_sure: false };
    }
    // `Lovelace, Ada, Augusta`
    if shapes.len() == 3
        && shapes[0] == Word
        && !shapes[1..].iter().any(|it| it.is_whole())
    {
        return ByCommas::Unclear;
    }
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let next = shapes.get(at + 1);
        let is_pair = matches!(
            (shapes[at], next),
            (Word | Words | Shape::Joined, Some(Initials)) | (Word, Some(Word))
        );
        let end = if is_pair { &units[at + 1] } else { unit };
        names.push(unit.start..end.end);
        at += if is_pair { 2 } else { 1 };
    }
    ByCommas::Several { names, is_sure: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a text with commas, between bars; `?` where it may be one, `~` where it
    /// is a guess.
    fn read(text: &str) -> String {
        let texts: Vec<_> = text.split(", ").collect();
        match by_commas(&texts) {
            ByCommas::One => "one".to_owned(),
            ByCommas::Unclear => "?".to_owned(),
            ByCommas::Several { names, is_sure } => {
                let names: Vec<_> =
                    names.into_iter().map(|name| texts[name].join(", ")).collect();
                names.join(" | ") + if is_sure { "" } else { " ~" }
            }
        }
    }

    #[test]
    fn commas_are_inside_names_or_between_them() {
        for (text, expected) in [
            ("Lovelace, Ada", "one"),
            ("Lovelace, A. K.", "one"),
            ("Lovelace, MA", "one"),
            ("Lovelace, Jr., Ada", "one"),
            ("Fitzgerald, F. Scott", "one"),
            ("van der Berg, Jan Willem", "one"),
            ("St. John, Ada Mary", "one"),
            ("Ada Lovelace, PhD", "one"),
            ("García Márquez, Ana", "one"),
            ("张, 三", "one"),
            ("García Márquez, Ana María", "?"),
            ("Dantas do Vale, Hugo José", "?"),
            ("Cruz Ruiz, María de la", "one"),
            ("García Márquez, M.A.", "one"),
            ("C. Babbage, van der Berg J", "C. Babbage | van der Berg J ~"),
            ("O Connor, F., Babbage, C.", "O Connor, F. | Babbage, C."),
            ("Charles Babbage, Jan van der Berg", "Charles Babbage | Jan van der Berg ~"),
            ("Lovelace, Ada, Augusta", "?"),
            ("A. Lovelace, C. Babbage", "A. Lovelace | C. Babbage"),
            (
                "Charles D. Babbage, Ada M. Lovelace",
                "Charles D. Babbage | Ada M. Lovelace",
            ),
            ("Charles D. Babbage, Ada Lovelace", "Charles D. Babbage | Ada Lovelace"),
            ("Charles Babbage, Ada M. Lovelace", "Charles Babbage | Ada M. Lovelace ~"),
            ("Lovelace AA, Babbage C", "Lovelace AA | Babbage C"),
            ("Lovelace, A., Babbage, C.", "Lovelace, A. | Babbage, C."),
            ("Lovelace, Ada, Babbage, Charles", "Lovelace, Ada | Babbage, Charles ~"),
            ("LOVELACE, ADA, BABBAGE, CHARLES", "LOVELACE, ADA | BABBAGE, CHARLES ~"),
            (
                "Ada Lovelace, Charles Babbage, Mary Somerville",
                "Ada Lovelace | Charles Babbage | Mary Somerville",
            ),
            ("A. Bell, Jr., C. Babbage", "A. Bell, Jr. | C. Babbage"),
            ("张三, 李四, 王五", "张三 | 李四 | 王五 ~"),
            (
                "Lovelace, A., C. Babbage, M. Somerville",
                "Lovelace, A. | C. Babbage | M. Somerville ~",
            ),
            (
                "Ada Lovelace, University of London",
                "Ada Lovelace | University of London ~",
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn names_of_several_people_in_one_text_are_told_apart() {
        for (text, expected) in [
            ("Ada Lovelace", None),
            ("Lovelace, Ada", None),
            ("{Barnes and Noble}", None),
            ("Ada Lovelace and Charles Babbage", Some("Ada Lovelace|Charles Babbage")),
            ("Lovelace, A., Babbage, C.", Some("A. Lovelace|C. Babbage")),
            ("Charles Babbage, Ada Lovelace", Some("Charles Babbage|Ada Lovelace")),
            (
                "A. Lovelace, C. Babbage, and M. Somerville",
                Some("A. Lovelace|C. Babbage|M. Somerville"),
            ),
        ] {
            let found = several(text).map(|names| names.join("|"));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
