//! Names of people as a list of BibTeX holds them.

use super::tex::{Dialect, tex};
use crate::people::ends_body;

/// A name as a service gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Person {
    /// In its parts.
    Parts {
        /// The given names; may be empty.
        given: String,
        /// The family's name with its particle.
        family: String,
        /// `Jr.`; may be empty.
        suffix: String,
    },
    /// As it is spoken, or `Lovelace, Ada`.
    Spoken(String),
    /// That of a body.
    Body(String),
}

impl Person {
    /// A name as it is spoken; that of a body is known by its last word.
    pub(crate) fn spoken(name: &str) -> Self {
        if name.split_whitespace().last().is_some_and(ends_body) {
            Self::Body(name.to_owned())
        } else {
            Self::Spoken(name.to_owned())
        }
    }

    /// As BibTeX has it; none where it says nothing.
    fn bibtex(&self) -> Option<String> {
        let name = match self {
            Self::Parts { given, family, suffix } => {
                let parts = [family, suffix, given].map(|part| whole(&words(part)));
                match parts.each_ref().map(String::as_str) {
                    ["", _, given] => group(given),
                    [family, "", ""] => group(family),
                    [family, "", given] => format!("{family}, {given}"),
                    [family, suffix, given] => format!("{family}, {suffix}, {given}"),
                }
            }
            Self::Spoken(name) => {
                let name = words(name);
                if has_and(&name) || name == "others" { group(&name) } else { name }
            }
            Self::Body(name) => group(&words(name)),
        };
        Some(name).filter(|name| !matches!(name.as_str(), "" | "{}"))
    }
}

/// A list of names; none where there is no name.
pub(crate) fn list(people: &[Person]) -> Option<String> {
    let names: Vec<_> = people.iter().filter_map(Person::bibtex).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

fn words(name: &str) -> String {
    tex(name, Dialect::Web)
}

/// A part of a name in which nothing stands that would divide it.
fn whole(part: &str) -> String {
    if part.contains(',') || has_and(part) { group(part) } else { part.to_owned() }
}

/// A name in braces, which is that of a body or of somebody with one name.
fn group(name: &str) -> String {
    let is_one_word = !name.contains([' ', ',']);
    if is_one_word || name.starts_with('{') && name.ends_with('}') {
        name.to_owned()
    } else {
        format!("{{{name}}}")
    }
}

fn has_and(text: &str) -> bool {
    text.split(' ').any(|word| word.eq_ignore_ascii_case("and"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_parts() {
        let parts = |family: &str, suffix: &str, given: &str| Person::Parts {
            given: given.into(),
            family: family.into(),
            suffix: suffix.into(),
        };
        let people = [
            parts("van der Waals", "Jr.", "J. D."),
            parts("Barnes and Noble, Inc.", "", ""),
            parts("", "", "Madonna"),
            parts("", "", ""),
            Person::spoken("Ada Lovelace"),
            Person::spoken("ATLAS Collaboration"),
            Person::spoken("Ada Lovelace Research Center"),
            Person::spoken("Barnes & Noble and Sons"),
        ];
        assert_eq!(
            list(&people).as_deref(),
            Some(
                r"van der Waals, Jr., J. D. and {Barnes and Noble, Inc.} and Madonna and Ada Lovelace and {ATLAS Collaboration} and {Ada Lovelace Research Center} and {Barnes \& Noble and Sons}"
            )
        );
        assert_eq!(list(&[]), None);
    }
}
