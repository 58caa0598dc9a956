//! One reading of a name, folded for comparison: which words are given names, and which
//! the family's.

use super::Name;
use super::fold::Folded;
use super::given_names::{GivenNames, is_hyphen, words};
use super::known::Agreement;
use super::words::is_generation;

/// A name, folded, with its family name beginning at one certain word.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    given: GivenNames,
    /// The family name, with its particles.
    family: Folded,
    /// The family name without them, where it has some.
    bare_family: Option<Folded>,
    /// The first of several words of the family name.
    first_family: Option<Folded>,
    /// Whether the source says where the family name begins, or a particle does.
    is_sure: bool,
    generation: Option<Folded>,
}

impl Reading {
    /// The ways to read a name: one, or more where the words before the last may be middle
    /// names or belong to the family name (`Gabriel García Márquez`, `Hugo Dantas do Vale`).
    pub(super) fn all(name: &Name) -> Vec<Self> {
        let mut readings = vec![Self::new(name, &name.given, &name.family, name.is_sure)];
        if name.is_stated {
            return readings;
        }
        let words: Vec<_> = name.given.split_whitespace().collect();
        let particle = &name.particle;
        let bare = Name { particle: String::new(), ..name.clone() };
        for at in (1..words.len()).rev().take(MOST_FAMILIES) {
            if !is_in_full(words[at]) {
                break;
            }
            let family = [&words[at..], &[particle, &name.family]].concat();
            let family: Vec<_> =
                family.into_iter().filter(|word| !word.is_empty()).collect();
            let family = family.join(" ");
            let given = words[..at].join(" ");
            readings.push(Self::new(&bare, &given, &family, false));
        }
        readings
    }

    fn new(name: &Name, given: &str, family: &str, is_sure: bool) -> Self {
        let is_border = |c: char| c.is_whitespace() || is_hyphen(c);
        let bare = Folded::new(family);
        let has_particle = !name.particle.is_empty();
        Self {
            given: GivenNames::new(words(given, family)),
            first_family: family
                .split_once(is_border)
                .map(|(first, _)| Folded::new(first)),
            family: if has_particle {
                Folded::new(&format!("{}{family}", name.particle))
            } else {
                bare.clone()
            },
            bare_family: has_particle.then_some(bare),
            is_sure,
            generation: is_generation(&name.suffix).then(|| Folded::new(&name.suffix)),
        }
    }

    /// How surely two readings are of one person.
    pub(super) fn agreement(&self, other: &Self) -> Option<Agreement> {
        let contradicts = match (&self.generation, &other.generation) {
            (Some(one), Some(other)) => !one.is(other),
            _ => false,
        };
        if contradicts {
            return None;
        }
        if self.is_family_of(other) && self.given.agrees(&other.given) {
            return Some(if self.given.is_full_match(&other.given) {
                Agreement::Full
            } else {
                Agreement::Partial
            });
        }
        self.is_turned(other).then_some(Agreement::Partial)
    }

    fn is_family_of(&self, other: &Self) -> bool {
        let is_without_particle = || match (&self.bare_family, &other.bare_family) {
            (Some(bare), None) => bare.is(&other.family),
            (None, Some(bare)) => bare.is(&self.family),
            _ => false,
        };
        self.family.is(&other.family)
            || is_without_particle()
            || self.lacks_second_family(other)
            || other.lacks_second_family(self)
    }

    /// `Ana García` for `Ana García Márquez`. Where the longer name may also be two given
    /// names and one family name, an initial is not enough.
    fn lacks_second_family(&self, long: &Self) -> bool {
        let (None, Some(first)) = (&self.first_family, &long.first_family) else {
            return false;
        };
        self.bare_family.as_ref().unwrap_or(&self.family).is(first)
            && (long.is_sure
                || self.given.begins_in_full() && long.given.begins_in_full())
    }

    /// `Wang Xiaoming` for `Xiaoming Wang`: both in full, where no comma says which is which.
    fn is_turned(&self, other: &Self) -> bool {
        !(self.is_sure && other.is_sure)
            && self.bare_family.is_none()
            && other.bare_family.is_none()
            && self.given.is_family(&other.family)
            && other.given.is_family(&self.family)
            && self.given.is_full()
            && other.given.is_full()
    }
}

/// How many words before the last are tried as part of the family name.
const MOST_FAMILIES: usize = 4;

/// Whether a given name may be a family name: it is no initial.
fn is_in_full(word: &str) -> bool {
    word.chars().nth(1).is_some() && !word.ends_with('.')
}
