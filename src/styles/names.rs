//! Names of people in the parts that citation styles know.

use hayagriva::citationberg::json::{LiteralName, NameItem, NameValue};

/// What may stand behind a family name.
const SUFFIXES: [&str; 8] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V"];

/// Words that end the names of institutions, not of people.
const INSTITUTIONS: [&str; 14] = [
    "Association",
    "Collaboration",
    "Committee",
    "Community",
    "Consortium",
    "Foundation",
    "Group",
    "Initiative",
    "Institute",
    "Network",
    "Organization",
    "Project",
    "Society",
    "Team",
];

/// Words that begin a family name although they have a capital.
const PARTICLES: [&str; 16] = [
    "De", "Del", "Della", "Den", "Der", "Di", "Da", "Du", "El", "La", "Le", "Mac", "St.",
    "Van", "Von", "Ter",
];

/// The parts of a name written `Ada Lovelace`, `Lovelace, Ada`, `van Gogh, Vincent` or
/// `King, Jr., Martin`; an institution's stays whole.
pub(super) fn name(written: &str) -> NameValue {
    let written = written.trim().trim_end_matches(['*', '†', '‡']).trim_end();
    let parts: Vec<_> = written.split(',').map(str::trim).collect();
    let (given, family, suffix) = match parts.as_slice() {
        [family, suffix, given, ..] => (*given, (*family).to_owned(), Some(*suffix)),
        [name, suffix] if SUFFIXES.contains(suffix) => {
            let (given, family) = split(name);
            (given, family, Some(*suffix))
        }
        [family, given] => (*given, (*family).to_owned(), None),
        _ if is_institution(written) => return whole(written),
        _ => {
            let (name, suffix) = match written.rsplit_once(char::is_whitespace) {
                Some((name, last)) if SUFFIXES.contains(&last) && name.contains(' ') => {
                    (name, Some(last))
                }
                _ => (written, None),
            };
            let (given, family) = split(name);
            (given, family, suffix)
        }
    };
    if given.is_empty() {
        return whole(written);
    }
    // A family name of several words is given in two parts, or the processor would take
    // those in lower case for a part that may be dropped.
    let (particle, family) = match family.split_once(' ') {
        Some((first, rest)) => (Some(first.to_owned()), rest.to_owned()),
        None => (None, family),
    };
    NameValue::Item(NameItem {
        family,
        given: Some(given.to_owned()),
        non_dropping_particle: particle,
        dropping_particle: None,
        suffix: suffix.map(str::to_owned),
        comma_suffix: suffix.map(|suffix| suffix.starts_with(['J', 'S'])),
    })
}

/// The given names, and the family name with the particles before it: the words in lower
/// case, and what follows them.
fn split(name: &str) -> (&str, String) {
    let starts: Vec<_> = name
        .char_indices()
        .filter(|(at, c)| {
            let before = name[..*at].chars().next_back();
            !c.is_whitespace() && before.is_none_or(char::is_whitespace)
        })
        .collect();
    let is_particle = |at: usize, first: char| {
        let word = name[at..].split_whitespace().next().unwrap_or_default();
        first.is_lowercase() || PARTICLES.contains(&word)
    };
    let particle = starts.iter().skip(1).find(|(at, first)| is_particle(*at, *first));
    match particle.or(starts.last()) {
        Some((at, _)) => {
            let family: Vec<_> = name[*at..].split_whitespace().collect();
            (name[..*at].trim_end(), family.join(" "))
        }
        None => ("", name.to_owned()),
    }
}

fn is_institution(name: &str) -> bool {
    let last = name.rsplit(char::is_whitespace).next().unwrap_or_default();
    name.starts_with("The ") || INSTITUTIONS.contains(&last)
}

fn whole(name: &str) -> NameValue {
    NameValue::Literal(LiteralName { literal: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(written: &str) -> String {
        match name(written) {
            NameValue::Literal(name) => name.literal,
            NameValue::Item(name) => {
                let particle = name.non_dropping_particle.map(|word| format!("{word} "));
                let suffix = name.suffix.map(|word| format!(" | {word}"));
                format!(
                    "{} | {}{}{}",
                    name.given.unwrap_or_default(),
                    particle.unwrap_or_default(),
                    name.family,
                    suffix.unwrap_or_default(),
                )
            }
        }
    }

    #[test]
    fn a_name_falls_into_its_parts_however_it_is_written() {
        for (written, expected) in [
            ("Ada Lovelace*", "Ada | Lovelace"),
            ("Lovelace, Ada King", "Ada King | Lovelace"),
            ("Vincent van Gogh", "Vincent | van Gogh"),
            ("Augustus De Morgan", "Augustus | De Morgan"),
            ("van der Berg, Anna", "Anna | van der Berg"),
            ("Ortega y Gasset, José", "José | Ortega y Gasset"),
            ("Martin Luther King Jr.", "Martin Luther | King | Jr."),
            ("King, Jr., Martin", "Martin | King | Jr."),
            ("Martin King, Jr.", "Martin | King | Jr."),
            ("The Engine Group", "The Engine Group"),
            ("Plato", "Plato"),
        ] {
            assert_eq!(parts(written), expected, "{written}");
        }
    }
}
