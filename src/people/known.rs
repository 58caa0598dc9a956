//! A person who is known under one or more names, and which authors are that person.

use super::Name;
use super::fold::{Folded, Start};
use super::given_names::is_hyphen;
use super::name::is_in_east_asian;
use super::reading::Reading;
use super::several::is_degree_of_capitals;
use super::words::{is_suffix, is_title};

/// A person known under one or more names: the one whose CV it is, or a co-author.
#[derive(Clone, Debug)]
pub struct Known {
    names: Vec<Name>,
    readings: Vec<Reading>,
    /// The names without borders between their words.
    wholes: Vec<Folded>,
    /// How each word begins. A name whose family name begins with none of them is somebody
    /// else's, which spares the comparison.
    starts: Vec<Start>,
}

/// How surely a name is a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Nothing contradicts, but there are initials: `A. Lovelace` may be `Anna` or `Ada`.
    Partial,
    /// The family name and the first of the given names are the same, in full.
    Full,
}

impl Known {
    /// A person of these names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().flat_map(|name| forms(without_titles(name)));
        let names = names.map(|name| Name::parse(&name));
        let names: Vec<_> = names.filter(|name| !name.family.is_empty()).collect();
        let starts = names.iter().flat_map(starts).filter(|start| !start.is_empty());
        let starts = starts.collect();
        Self {
            readings: names.iter().flat_map(Reading::all).collect(),
            wholes: names.iter().map(|name| Folded::new(&name.written(None))).collect(),
            starts,
            names,
        }
    }

    /// The names, the first of them the person's own.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Whether a name can be this person's: the family name is the same and no given name
    /// or initial contradicts.
    pub fn is(&self, name: &Name) -> bool {
        self.agreement(name).is_some()
    }

    /// How surely a name is this person's; none if it is not. Whole names are compared
    /// first, so that it does not matter where a source has the family name begin.
    ///
    /// Case, accents, hyphens and apostrophes make no difference. Middle names, particles
    /// and a second family name may be missing on either side. A family name alone agrees
    /// with nobody who has given names.
    pub fn agreement(&self, name: &Name) -> Option<Agreement> {
        if !self.may_be(name) {
            return None;
        }
        let whole = Folded::new(&name.written(None));
        if self.wholes.iter().any(|own| own.is(&whole)) {
            return Some(Agreement::Full);
        }
        if name.is_whole {
            // A person in braces, `{Ada King Lovelace}`, unless it is a body.
            let person = Name::parse(&name.family);
            return self.of_readings(&person).filter(|found| *found == Agreement::Full);
        }
        self.of_readings(name)
            .or_else(|| self.is_turned(name).then_some(Agreement::Partial))
    }

    /// `Nguyen, Van An` for `Nguyễn Văn An`: the family name first on both sides, and only
    /// one of them says so.
    fn is_turned(&self, name: &Name) -> bool {
        let Name { given, particle, family, .. } = name;
        let is_full = !given.is_empty() && !given.contains('.');
        let whole = Folded::new(&format!("{particle} {family} {given}"));
        let mut own = self.names.iter().zip(&self.wholes);
        name.is_stated && is_full && own.any(|(own, it)| !own.is_stated && it.is(&whole))
    }

    fn of_readings(&self, name: &Name) -> Option<Agreement> {
        if name.is_whole {
            return None;
        }
        let theirs = Reading::all(name);
        let pairs =
            self.readings.iter().flat_map(|own| theirs.iter().map(move |it| (own, it)));
        pairs.filter_map(|(own, it)| own.agreement(it)).max()
    }

    /// Whether the name's family name, with its particles or without, or what may be the
    /// first of two, begins as a word of ours.
    fn may_be(&self, name: &Name) -> bool {
        let begins =
            |text: &str| Start::all(text).any(|start| self.starts.contains(&start));
        begins(&name.family)
            || name.family.split_once(is_border).is_some_and(|(first, _)| begins(first))
            || !name.particle.is_empty() && begins(&with_particle(name))
            || !name.is_stated && name.given.split(is_border).any(begins)
    }
}

/// The names of a person who gives another one in parentheses: `San Zhang (张三)` has both,
/// `William (Bill) Gates` both given names.
fn forms(name: &str) -> Vec<String> {
    let parts = name
        .split_once(['(', '（'])
        .and_then(|(before, rest)| Some((before, rest.split_once([')', '）'])?)));
    let Some((before, (inner, behind))) = parts else { return vec![name.to_owned()] };
    let inner = inner.trim().trim_matches(['"', '“', '”', '\'']);
    let without = format!("{} {}", before.trim(), behind.trim());
    let other = if inner.contains(' ') || is_in_east_asian(inner) {
        inner.to_owned()
    } else {
        let family = if behind.trim().is_empty() {
            before.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
        } else {
            behind.trim().to_owned()
        };
        format!("{inner} {family}")
    };
    vec![without, other]
}

fn starts(name: &Name) -> Vec<Start> {
    let parts = [&name.given, &name.particle, &name.family];
    let words = parts.into_iter().flat_map(|part| part.split(is_border));
    let whole = with_particle(name);
    words.chain([whole.as_str(), &name.family]).flat_map(Start::all).collect()
}

fn with_particle(name: &Name) -> String {
    format!("{}{}", name.particle, name.family)
}

fn is_border(character: char) -> bool {
    character.is_whitespace() || is_hyphen(character)
}

/// A name as at the head of a CV, without `Prof. Dr.` and `M.D.`
fn without_titles(name: &str) -> &str {
    let mut rest = name.trim();
    while let Some((name, degree)) = rest.rsplit_once(',')
        && name.trim().contains(' ')
        && is_degree_of_capitals(degree.trim())
        && is_suffix(degree.trim())
    {
        rest = name.trim_end();
    }
    while let Some((title, name)) = rest.split_once(' ')
        && is_title(title)
    {
        rest = name.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::publications::NameForm;

    fn is(own: &str, author: &str) -> bool {
        Known::new([own]).is(&Name::parse(author))
    }

    #[test]
    fn a_person_is_found_in_each_form_of_the_name() {
        for (own, forms) in [
            (
                "Riccardo Grazzi",
                vec![
                    "Grazzi, R.",
                    "R. Grazzi",
                    "Riccardo Grazzi",
                    "Grazzi, Riccardo M.",
                    "Grazzi R",
                    "GRAZZI, RICCARDO",
                    "R Grazzi",
                    "Grazzi Riccardo",
                ],
            ),
            (
                "Jan van der Berg",
                vec![
                    "van der Berg, J.",
                    "J. van der Berg",
                    "Berg, Jan van der",
                    "J. Berg",
                    "Van der Berg, Jan",
                    "Jan Vanderberg",
                    "van der Berg J",
                ],
            ),
            (
                "Ana García Márquez",
                vec![
                    "Ana García",
                    "Garcia Marquez, A.",
                    "A. García Márquez",
                    "Ana G. Márquez",
                    "García-Márquez, Ana",
                    "Márquez, Ana",
                ],
            ),
            ("García Márquez, Ana", vec!["A. García", "Ana García Márquez", "A. Garcia"]),
            ("Jürgen Müller", vec!["J. Mueller", "Juergen Mueller", "Jurgen Muller"]),
            ("Jean-Pierre O’Brien", vec!["J.-P. O'Brien", "JP OBrien", "O'Brien JP"]),
            ("Martin Luther King Jr.", vec!["M. L. King", "King, Jr., Martin L."]),
            ("Prof. Dr. Ada Lovelace, PhD", vec!["A. Lovelace", "Ada K. Lovelace"]),
            ("Xiaoming Wang", vec!["X.-M. Wang", "Xiao Ming Wang", "Wang Xiaoming"]),
            ("王小明", vec!["王小明", "王 小明", "王, 小明", "王，小明"]),
            ("山田 太郎", vec!["山田太郎", "山田, 太郎", "山田　太郎"]),
            ("San Zhang (张三)", vec!["张三", "Zhang, San", "S. Zhang", "张, 三"]),
            ("William (Bill) Gates", vec!["W. Gates", "Gates, Bill", "William Gates"]),
            (
                "Hugo Dantas do Vale",
                vec![
                    "Dantas do Vale, Hugo",
                    "Dantas do Vale, H.",
                    "do Vale, Hugo Dantas",
                    "Vale, H. D. do",
                    "H. Dantas do Vale",
                    "{Hugo Dantas do Vale}",
                    "Dantas-do-Vale, Hugo",
                    "Vale, Hugo",
                ],
            ),
            ("Dantas do Vale, Hugo", vec!["Hugo Dantas do Vale", "H. Dantas do Vale"]),
            (
                "Ana Maria Gómez Núñez Ortiz",
                vec![
                    "Gómez Núñez Ortiz, Ana Maria",
                    "Núñez Ortiz, A. M. G.",
                    "Gómez Núñez Ortiz, A.",
                ],
            ),
            (
                "Fiachra Ó Maolchallain",
                vec!["Ó Maolchallain, F.", "F. Ó Maolchallain", "Fiachra O Maolchallain"],
            ),
            (
                "Ahmad bin Saleh",
                vec!["bin Saleh, Ahmad", "A. bin Saleh", "Ahmad Bin Saleh"],
            ),
            (
                "Omar al-Farouk",
                vec!["al-Farouk, O.", "Al-Farouk, Omar", "Omar Al Farouk"],
            ),
            ("Plato", vec!["Plato"]),
            ("Wei Wang", vec!["W. Wang"]),
        ] {
            for form in forms {
                assert!(is(own, form), "{own}: {form}");
            }
        }
    }

    #[test]
    fn somebody_else_of_a_similar_name_is_not_the_person() {
        for (own, others) in [
            ("Riccardo Grazzi", vec!["L. Grazzi", "R. Grazzini", "Grazzi", "R. Graci"]),
            ("Wei Wang", vec!["Wenjun Wang", "Weijia Wang", "W. Wong", "Wang, Y."]),
            ("Jan van der Berg", vec!["J. van den Berg", "P. van der Berg"]),
            ("James Thomas Anderson", vec!["J. Thomas", "J. L. Anderson"]),
            ("Martin Luther King Jr.", vec!["Martin Luther King Sr."]),
            (
                "Ada Lovelace",
                vec![
                    "The Lovelace Group",
                    "{Ada, Lovelace and others}",
                    "{A. Lovelace Labs}",
                ],
            ),
            ("Hugo Dantas do Vale", vec!["do Vale, Pedro", "Dantas, P."]),
        ] {
            for other in others {
                assert!(!is(own, other), "{own}: {other}");
            }
        }
    }

    #[test]
    fn an_initial_agrees_less_than_a_name() {
        let known = Known::new(["Wei Wang"]);
        let agreement = |name| known.agreement(&Name::parse(name));
        assert!(agreement("Wei Wang") > agreement("W. Wang"));
        assert_eq!(agreement("W. Wang"), Some(Agreement::Partial));
    }

    prop_compose! {
        /// A name as its source may have it, the family name first.
        fn a_name()(
            given in prop::collection::vec(
                prop_oneof!["[A-ZÉÖŁ][a-zéüø]{4,7}", "[A-Z]\\.", "[A-Z][a-z]{4}-[A-Z][a-z]{4}"],
                1..4,
            ),
            particle in prop_oneof![Just(""), Just("van der "), Just("de ")],
            family in "[A-ZÉÖŁ][a-zéüø]{4,7}([ -][A-Z][a-zñ]{4,7})?",
            suffix in prop_oneof![Just(""), Just(", Jr."), Just(", III")],
        ) -> String {
            format!("{particle}{family}{suffix}, {}", given.join(" "))
        }
    }

    proptest! {
        #[test]
        fn a_person_is_found_in_each_form_that_we_write(written in a_name()) {
            let name = Name::parse(&written);
            let full = name.written(None);
            for known in [Known::new([written.as_str()]), Known::new([full.as_str()])] {
                for form in [
                    NameForm::Full,
                    NameForm::Initials,
                    NameForm::FamilyFirst,
                    NameForm::FamilyInitials,
                ] {
                    let form = name.written(Some(form));
                    prop_assert!(known.is(&Name::parse(&form)), "{} {}", written, form);
                }
            }
        }

        #[test]
        fn agreement_goes_both_ways(one in a_name(), other in a_name()) {
            prop_assert_eq!(is(&one, &other), is(&other, &one));
        }

        #[test]
        fn another_family_name_is_another_person(
            given in "[A-Z][a-z]{4,7}",
            one in "[A-M][a-z]{4,7}",
            other in "[N-Z][a-z]{4,7}",
        ) {
            let one = format!("{given} {one}");
            let other = format!("{given} {other}");
            prop_assert!(!is(&one, &other));
        }

        #[test]
        fn another_given_name_is_another_person(
            one in "[A-M][a-z]{4,7}",
            other in "[N-Z][a-z]{4,7}",
            family in "[A-Z][a-z]{4,7}",
        ) {
            for own in [&one, &one[..1]] {
                for theirs in [&other, &other[..1]] {
                    let author = format!("{family}, {theirs}.");
                    let own = format!("{family}, {own}");
                    prop_assert!(!is(&own, &author));
                }
            }
        }

        #[test]
        fn no_text_is_too_odd_to_be_a_name(written in "\\PC{0,40}") {
            let name = Name::parse(&written);
            let known = Known::new([written.as_str()]);
            let _ = (known.is(&name), name.written(Some(NameForm::FamilyInitials)));
            let _ = super::super::split_marks(&written);
        }
    }
}
