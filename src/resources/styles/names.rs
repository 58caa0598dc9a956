//! Names of people in the parts that citation styles know.

use hayagriva::citationberg::json::{LiteralName, NameItem, NameValue};

use super::initials::GivenNames;
use crate::people::{Name, split_marks};

/// The parts of a name as a source has it; that of a body stays whole. Its given names are
/// hidden, so that initials are ours.
pub(super) fn name(written: &str, given: &mut GivenNames) -> NameValue {
    let name = Name::parse(&split_marks(written).0);
    if name.is_whole() || name.given().is_empty() {
        return NameValue::Literal(LiteralName { literal: name.written(None) });
    }
    // A family name of several words is given in two parts, or the processor would take
    // those in lower case for a part that may be dropped.
    let family = format!("{} {}", name.particle(), name.family());
    let (particle, family) = match family.trim().split_once(' ') {
        Some((first, rest)) => (Some(first.to_owned()), rest.to_owned()),
        None => (None, family.trim().to_owned()),
    };
    let suffix = name.suffix();
    NameValue::Item(NameItem {
        family,
        non_dropping_particle: particle,
        dropping_particle: None,
        suffix: (!suffix.is_empty()).then(|| suffix.to_owned()),
        comma_suffix: (!suffix.is_empty()).then(|| suffix.starts_with(['J', 'S'])),
        given: Some(given.hide(name)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(written: &str) -> String {
        let mut hidden = GivenNames::default();
        match name(written, &mut hidden) {
            NameValue::Literal(name) => name.literal,
            NameValue::Item(name) => {
                let particle = name.non_dropping_particle.map(|word| format!("{word} "));
                let suffix = name.suffix.map(|word| format!(" | {word}"));
                format!(
                    "{} | {}{}{}",
                    hidden.reveal(&name.given.unwrap_or_default(), true),
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
            ("van der Berg, Anna", "Anna | van der Berg"),
            ("Ortega y Gasset, José", "José | Ortega y Gasset"),
            ("King, Jr., Martin", "Martin | King | Jr."),
            ("{The Engine Group}", "The Engine Group"),
            ("张, 三", "张三"),
            ("Plato", "Plato"),
        ] {
            assert_eq!(parts(written), expected, "{written}");
        }
    }
}
