//! A name in its parts, read from each of the ways in which people write it.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::several::is_degree_of_capitals;
use super::words::{
    is_body, is_capital_particle, is_east_asian, is_particle, is_suffix, joins,
};

/// A name in its parts. Each part is composed (NFC), with single spaces, and may be empty;
/// the family name of a person, or the whole of a name without parts, is not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Name {
    pub(super) given: String,
    pub(super) particle: String,
    pub(super) family: String,
    pub(super) suffix: String,
    /// Whether the source says where the family name begins, or a particle does.
    pub(super) is_sure: bool,
    /// Whether the source says it: with a comma, braces, or initials behind it.
    pub(super) is_stated: bool,
    pub(super) is_whole: bool,
}

impl Name {
    /// Reads a name:
    ///
    /// * given name first: `Ada Lovelace`, `A. Lovelace`, `Jan van der Berg`,
    ///   `Ada Lovelace Jr.`;
    /// * family name first, and a comma: `Lovelace, Ada`, `van der Berg, Jan`,
    ///   `Lovelace, Jr., Ada`;
    /// * family name first, and initials without points: `Lovelace AK`;
    /// * as a whole, which is never cut: `{Google Research}`, `The ATLAS Collaboration`,
    ///   `王小明`.
    ///
    /// Braces keep a family name of several words together: `Gabriel {García Márquez}`.
    /// Where a name without a comma has several words before its last, only the last is
    /// taken as the family name, together with the particles before it.
    pub fn parse(written: &str) -> Self {
        let composed: String;
        let written = if written.is_ascii() || is_nfc(written) {
            written
        } else {
            composed = written.nfc().collect();
            &composed
        };
        let written = written.trim().trim_end_matches([',', ';']);
        if let Some(whole) = in_braces(written) {
            return Self::whole(&tidy(whole));
        }
        let written = without_homonym_number(written);
        if is_in_east_asian(written) {
            let joined: String = written.split([',', '，']).map(str::trim).collect();
            return Self::whole(&tidy(&joined));
        }
        if written.contains(',') {
            return Self::with_commas(written);
        }
        if let Some((given, family)) = with_family_in_braces(written) {
            return Self::family_first(family, given);
        }
        let words: Vec<_> = written.split_whitespace().collect();
        if is_body(&words) {
            return Self::whole(&words.join(" "));
        }
        Self::given_first(&words)
    }

    /// A name that is never cut or turned round.
    fn whole(name: &str) -> Self {
        Self {
            family: name.to_owned(),
            is_whole: true,
            is_sure: true,
            is_stated: true,
            ..Self::default()
        }
    }

    fn with_commas(written: &str) -> Self {
        let parts = written.split(',').map(|part| without_homonym_number(part.trim()));
        let mut parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        let mut suffixes = Vec::new();
        while let [before @ .., last] = parts.as_slice()
            && !before.is_empty()
            && is_suffix_behind(before, last)
        {
            suffixes.push(*last);
            parts.pop();
        }
        if parts.len() > 2 && is_suffix(parts[1]) {
            suffixes.push(parts.remove(1));
        }
        suffixes.reverse();
        let mut name = match parts.as_slice() {
            [] => Self::default(),
            [one] => Self::given_first(&one.split_whitespace().collect::<Vec<_>>()),
            [family, given @ ..] => Self::family_first(family, &given.join(" ")),
        };
        if !suffixes.is_empty() {
            name.suffix = suffixes.join(", ");
        }
        name
    }

    fn family_first(family: &str, given: &str) -> Self {
        let mut given: Vec<_> = given.split_whitespace().collect();
        let mut family: Vec<_> = family.split_whitespace().collect();
        let both: Vec<_> = given.iter().chain(&family).copied().collect();
        if is_body(&both) {
            return Self::whole(&both.join(" "));
        }
        let suffix = take_suffix(&mut family).or_else(|| take_suffix(&mut given));
        let start = leading_particles(&family);
        let mut particle = family[..start].to_vec();
        // `Berg, Jan van der`
        let trailing = given.iter().rev().take_while(|word| is_particle(word)).count();
        if trailing < given.len() {
            particle.splice(0..0, given.split_off(given.len() - trailing));
        }
        Self {
            given: given.join(" "),
            particle: particle.join(" "),
            family: family[start..].join(" "),
            suffix: suffix.unwrap_or_default().to_owned(),
            is_sure: true,
            is_stated: true,
            is_whole: false,
        }
    }

    fn given_first(words: &[&str]) -> Self {
        let mut words = words.to_vec();
        let suffix = if words.len() > 2 { take_suffix(&mut words) } else { None };
        let suffix = suffix.unwrap_or_default().to_owned();
        if let Some(start) = trailing_initials(&words) {
            let particles = leading_particles(&words[..start]);
            return Self {
                given: spaced_initials(&words[start..]),
                particle: words[..particles].join(" "),
                family: words[particles..start].join(" "),
                suffix,
                is_sure: true,
                is_stated: true,
                is_whole: false,
            };
        }
        let start = family_start(&words);
        let family = start + leading_particles(&words[start..]);
        Self {
            given: words[..start].join(" "),
            particle: words[start..family].join(" "),
            family: words[family..].join(" "),
            suffix,
            is_sure: start + 1 < words.len(),
            is_stated: false,
            is_whole: false,
        }
    }

    /// The given names or initials, as written.
    pub fn given(&self) -> &str {
        &self.given
    }

    /// What stands before the family name and is no part of it: `van der`.
    pub fn particle(&self) -> &str {
        &self.particle
    }

    /// The family name; the whole of a name without parts.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// What stands behind the name: `Jr.`
    pub fn suffix(&self) -> &str {
        &self.suffix
    }

    /// Whether the name has no parts: it is that of a body, or of a script in which names
    /// are not cut.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }
}

/// What stands in braces, where a text is one group.
fn in_braces(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    // `{Ada} {Lovelace}` is two groups.
    let is_one = !inner.contains("} {");
    is_one.then_some(inner)
}

/// `Gabriel {García Márquez}`: the given and the family name.
fn with_family_in_braces(text: &str) -> Option<(&str, &str)> {
    let (given, family) = text.strip_suffix('}')?.rsplit_once(" {")?;
    let is_plain = |part: &str| !part.trim().is_empty() && !part.contains(['{', '}']);
    (is_plain(given) && is_plain(family)).then_some((given, family))
}

/// A name without the number by which DBLP tells people of one name apart: `Wei Wang 0015`.
pub(crate) fn without_homonym_number(name: &str) -> &str {
    match name.trim_end().rsplit_once(char::is_whitespace) {
        Some((rest, number))
            if number.len() == 4
                && number.starts_with('0')
                && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            rest.trim_end()
        }
        _ => name,
    }
}

/// Whether a name is written in a script in which the family name comes first and nothing is
/// abbreviated, and in no other.
pub(crate) fn is_in_east_asian(name: &str) -> bool {
    name.chars().any(is_east_asian) && !name.chars().any(has_case)
}

/// Whether a text behind a name and a comma is no part of the name proper; behind a family
/// name `MA` are initials.
fn is_suffix_behind(before: &[&str], text: &str) -> bool {
    is_suffix(text) && !(before.len() == 1 && is_degree_of_capitals(text))
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_case(character: char) -> bool {
    character.is_lowercase() || character.is_uppercase()
}

fn take_suffix<'a>(words: &mut Vec<&'a str>) -> Option<&'a str> {
    let is_there = words.len() > 1 && super::words::is_generation(words[words.len() - 1]);
    if is_there { words.pop() } else { None }
}

/// How many words at the start of a family name are particles.
fn leading_particles(family: &[&str]) -> usize {
    let before_last = family.len().saturating_sub(1);
    family[..before_last].iter().take_while(|word| is_particle(word)).count()
}

/// Where in a name without a comma the family name begins, with its particles.
fn family_start(words: &[&str]) -> usize {
    let last = words.len().saturating_sub(1);
    if leading_particles(words) > 0 && words.len() > 1 {
        return 0;
    }
    let begins = |word: &&str| is_particle(word) || is_capital_particle(word);
    let found = words[..last].iter().skip(1).position(begins).map(|at| at + 1);
    match found {
        // `Ortega y Gasset`
        Some(at) if joins(words[at]) && at > 1 => at - 1,
        Some(at) => at,
        None => last,
    }
}

/// Where the initials begin in a name such as `Lovelace AK` or `Lovelace A.K.`
fn trailing_initials(words: &[&str]) -> Option<usize> {
    let run = words.iter().rev().take_while(|word| is_capitals(word)).count();
    let start = words.len() - run;
    let is_family = |word: &&str| {
        let is_long = word.chars().any(char::is_lowercase) || word.chars().count() > 3;
        !word.contains('.') && (is_long || is_capital_particle(word))
    };
    if run > 0 && start > 0 && words[..start].iter().all(is_family) {
        return Some(start);
    }
    // `LI W`: nobody has a family name of one letter.
    match words {
        [family, initial] if !family.contains('.') && family.chars().count() > 1 => {
            let is_letter = initial.chars().count() == 1;
            (is_capitals(family) && is_letter && is_capitals(initial)).then_some(1)
        }
        _ => None,
    }
}

/// Whether a word is one to three initials, with points or without.
fn is_capitals(word: &str) -> bool {
    let is_border = |letter: &char| matches!(letter, '-' | '.');
    let letters = word.chars().filter(|letter| !is_border(letter)).count();
    (1..=3).contains(&letters)
        && word.chars().all(|letter| letter.is_uppercase() || is_border(&letter))
}

/// `AK` as `A. K.`, `J-P` as `J.-P.`
fn spaced_initials(words: &[&str]) -> String {
    let mut initials = String::new();
    for letter in words.iter().flat_map(|word| word.chars()) {
        match letter {
            '-' => initials.push('-'),
            '.' => {}
            letter => {
                if !initials.is_empty() && !initials.ends_with('-') {
                    initials.push(' ');
                }
                initials.push(letter);
                initials.push('.');
            }
        }
    }
    initials
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a name: `given|particle|family|suffix`.
    fn parts(written: &str) -> String {
        let name = Name::parse(written);
        [name.given(), name.particle(), name.family(), name.suffix()].join("|")
    }

    #[test]
    fn a_name_is_read_in_each_of_its_orders() {
        for (written, expected) in [
            ("Ada Lovelace", "Ada||Lovelace|"),
            ("A. Lovelace", "A.||Lovelace|"),
            ("Lovelace, Ada", "Ada||Lovelace|"),
            ("Lovelace,A.K.", "A.K.||Lovelace|"),
            ("Lovelace AK", "A. K.||Lovelace|"),
            ("Lovelace A K", "A. K.||Lovelace|"),
            ("Serre J-P", "J.-P.||Serre|"),
            ("J.-P. Serre", "J.-P.||Serre|"),
            ("J K ROWLING", "J K||ROWLING|"),
            ("Lovelace A.A.", "A. A.||Lovelace|"),
            ("Lovelace A. A.", "A. A.||Lovelace|"),
            ("Lovelace, MA", "MA||Lovelace|"),
            ("García Márquez, M.A.", "M.A.||García Márquez|"),
            ("Lovelace, Ada, M.D.", "Ada||Lovelace|M.D."),
            ("Ó Maolchallain F", "F.||Ó Maolchallain|"),
            ("LI W", "W.||LI|"),
            ("Gabriel {García Márquez}", "Gabriel||García Márquez|"),
            ("Wei Wang 0015", "Wei||Wang|"),
            ("Wang 0015, Wei", "Wei||Wang|"),
            ("Fiachra Ó Maolchallain", "Fiachra||Ó Maolchallain|"),
            ("Plato", "||Plato|"),
            ("Wang Xiaoming", "Wang||Xiaoming|"),
            ("Jose\u{301} O’Brien", "José||O’Brien|"),
        ] {
            assert_eq!(parts(written), expected, "{written}");
        }
    }

    #[test]
    fn particles_belong_to_the_family_name() {
        for (written, expected) in [
            ("van der Berg, Jan", "Jan|van der|Berg|"),
            ("Berg, Jan van der", "Jan|van der|Berg|"),
            ("Jan van der Berg", "Jan|van der|Berg|"),
            ("van der Berg J", "J.|van der|Berg|"),
            ("Ludwig van Beethoven", "Ludwig|van|Beethoven|"),
            ("von Neumann", "|von|Neumann|"),
            ("Peter in 't Veld", "Peter|in 't|Veld|"),
            ("Luc De Raedt", "Luc||De Raedt|"),
            ("María de la Cruz Ruiz", "María|de la|Cruz Ruiz|"),
            ("José Ortega y Gasset", "José||Ortega y Gasset|"),
            ("García Márquez, Gabriel", "Gabriel||García Márquez|"),
            ("Gabriel García Márquez", "Gabriel García||Márquez|"),
        ] {
            assert_eq!(parts(written), expected, "{written}");
        }
    }

    #[test]
    fn what_stands_behind_a_name_is_no_part_of_it() {
        for (written, expected) in [
            ("Lovelace, Jr., Ada", "Ada||Lovelace|Jr."),
            ("Lovelace, Ada, Jr.", "Ada||Lovelace|Jr."),
            ("Lovelace Jr., Ada", "Ada||Lovelace|Jr."),
            ("Ada Lovelace Jr.", "Ada||Lovelace|Jr."),
            ("Ada Lovelace, Jr.", "Ada||Lovelace|Jr."),
            ("Ada Lovelace III", "Ada||Lovelace|III"),
            ("Ada Lovelace, PhD", "Ada||Lovelace|PhD"),
        ] {
            assert_eq!(parts(written), expected, "{written}");
        }
    }

    #[test]
    fn a_body_or_a_name_of_east_asian_signs_is_one_piece() {
        for (written, expected) in [
            ("{Google Research}", "Google Research"),
            ("{Google, Inc.}", "Google, Inc."),
            ("The ATLAS Collaboration", "The ATLAS Collaboration"),
            ("Collaboration, The ATLAS", "The ATLAS Collaboration"),
            ("University of London", "University of London"),
            ("王小明", "王小明"),
            ("王, 小明", "王小明"),
            ("山田，太郎", "山田太郎"),
            ("김, 철수", "김철수"),
        ] {
            let name = Name::parse(written);
            assert_eq!((name.family(), name.is_whole()), (expected, true), "{written}");
        }
    }
}
