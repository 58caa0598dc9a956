//! How the same name is spelt in two places: what two spellings share, and what tells them
//! apart on the page.

use super::Name;
use super::fold::{Folded, first_letter};
use super::given_names::is_hyphen;
use crate::model::publications::NameForm;

/// A name as one list prints it.
#[derive(Clone, Debug)]
pub struct Spelling {
    name: Name,
    form: Option<NameForm>,
    given: Folded,
    /// The family name with its particles and without.
    families: [Folded; 2],
    /// The first of the given names, folded; none where it is an initial.
    first: Option<String>,
    /// What stands on the page, less points, spaces and what is behind the name.
    signs: String,
}

impl Spelling {
    /// A name in the form of a list.
    pub fn new(name: Name, form: Option<NameForm>) -> Self {
        let given = if hides_given(form) { name.initials() } else { name.given.clone() };
        let whole = format!("{given} {} {}", name.particle, name.family);
        let family = format!("{} {}", name.particle, name.family);
        let first = name.given.split(|c: char| c == ' ' || is_hyphen(c)).next();
        let first = first.and_then(|first| first_in_full(first, &name.family));
        let is_sign = |c: &char| !c.is_whitespace() && *c != '.';
        Self {
            first: first.map(collapsed),
            given: Folded::new(&given),
            families: [Folded::new(&family), Folded::new(&name.family)],
            signs: whole.chars().filter(is_sign).collect(),
            name,
            form,
        }
    }

    /// The name.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// What stands on the page.
    pub fn printed(&self) -> String {
        self.name.written(self.form)
    }

    /// The first of the given names, folded; none where it is an initial.
    pub fn first_name(&self) -> Option<&str> {
        self.first.as_deref()
    }

    /// Whether two spellings are of the same letters and differ on the page in accents,
    /// hyphens, particles or capitals.
    pub fn differs_in_signs(&self, other: &Self) -> bool {
        let is_family = |one: &Folded| other.families.iter().any(|two| one.is(two));
        let has_same_letters =
            self.given.is(&other.given) && self.families.iter().any(is_family);
        self.form == other.form && has_same_letters && self.signs != other.signs
    }

    /// Whether one shows a first name where the other shows an initial.
    pub fn differs_in_length(&self, other: &Self) -> bool {
        self.form == other.form
            && !hides_given(self.form)
            && self.first.is_some() != other.first.is_some()
    }

    /// What tells of several spellings the better one: the first name in full, accents,
    /// particles, and not all in capitals.
    pub fn merit(&self) -> (bool, usize, usize, usize) {
        let count = |is: fn(&char) -> bool| self.signs.chars().filter(is).count();
        (
            self.first.is_some(),
            count(|sign| sign.is_alphabetic() && !sign.is_ascii()),
            self.name.particle.len(),
            count(|sign| sign.is_lowercase()),
        )
    }
}

impl Name {
    /// What all spellings of one name share, and few other names: the last word of the
    /// family name and the first letter of the given ones.
    pub fn spelling_group(&self) -> (String, Option<char>) {
        let family = self.family.rsplit(|c: char| c == ' ' || is_hyphen(c)).next();
        (collapsed(family.unwrap_or_default()), first_letter(&self.given))
    }

    /// How alike two names are, from 0 to 1: the family name counts most.
    pub fn likeness(&self, other: &Self) -> f64 {
        let family = |name: &Self| Folded::new(&name.family).plain;
        let family = strsim::jaro_winkler(&family(self), &family(other));
        let is_first_same = first_letter(&self.given) == first_letter(&other.given);
        0.75 * family + if is_first_same { 0.25 } else { 0.0 }
    }
}

/// Whether a form shows no given name.
fn hides_given(form: Option<NameForm>) -> bool {
    matches!(form, Some(NameForm::Initials | NameForm::FamilyInitials))
}

fn first_in_full<'a>(first: &'a str, family: &str) -> Option<&'a str> {
    super::given_names::words(first, family)
        .next()
        .filter(|word| !word.is_cut)
        .map(|word| word.text)
}

/// Folded, with umlauts and their digraphs alike.
fn collapsed(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for letter in Folded::new(text).plain.chars() {
        let is_second = match letter {
            'e' => letters.ends_with(['a', 'o', 'u']),
            'a' => letters.ends_with('a'),
            _ => false,
        };
        if !is_second {
            letters.push(letter);
        }
    }
    letters
}
