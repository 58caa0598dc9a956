//! Names of people, and whether one is the person whose CV this is.

use crate::model::many::Many;
use crate::model::values::Plain;

/// The person whose CV this is.
pub(super) struct Owner {
    names: Vec<Name>,
}

/// A name in its two parts, in lower case.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    given: Vec<String>,
    family: String,
}

impl Owner {
    /// The person of this name, also known under others.
    pub(super) fn new(name: &Plain, aliases: &Many<Plain>) -> Self {
        let names = std::iter::once(name).chain(aliases);
        Self { names: names.map(|name| Name::parse(name.as_str())).collect() }
    }

    /// Whether an author's name is this person's: the same family name, and given names or
    /// initials that do not contradict.
    pub(super) fn is(&self, author: &str) -> bool {
        let author = Name::parse(author);
        self.names.iter().any(|name| name.agrees(&author))
    }
}

impl Name {
    /// Reads `Ada Lovelace`, `A. Lovelace` and `Lovelace, Ada`.
    fn parse(written: &str) -> Self {
        let (given, family) = match written.split_once(',') {
            Some((family, given)) => (given.trim().to_owned(), family.trim().to_owned()),
            None => match written.trim().rsplit_once(char::is_whitespace) {
                Some((given, family)) => (given.to_owned(), family.to_owned()),
                None => (String::new(), written.trim().to_owned()),
            },
        };
        let given = given
            .split(|c: char| c.is_whitespace() || c == '.' || c == '-')
            .filter(|part| !part.is_empty())
            .map(str::to_lowercase)
            .collect();
        Self { given, family: family.to_lowercase() }
    }

    fn agrees(&self, other: &Self) -> bool {
        let pairs = self.given.iter().zip(&other.given);
        self.family == other.family
            && !other.given.is_empty()
            && pairs.into_iter().all(|(ours, theirs)| {
                ours.starts_with(theirs.as_str()) || theirs.starts_with(ours.as_str())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_each_of_its_forms() {
        let owner = Owner::new(&"Riccardo Grazzi".into(), &Many::default());
        for form in ["Riccardo Grazzi", "R. Grazzi", "Grazzi, R.", "Grazzi, Riccardo M."]
        {
            assert!(owner.is(form), "{form}");
        }
        for other in ["L. Grazzi", "R. Grazzini", "Grazzi"] {
            assert!(!owner.is(other), "{other}");
        }
    }
}
