//! Names as the reader wants them: in full or with initials, either name first.

use super::Name;
use super::fold::Folded;
use super::given::{Word, is_hyphen, words};
use crate::model::publications::NameForm;

impl Name {
    /// The name in a form; without one as its source has it, the family name last. The
    /// name of a body has one form.
    pub fn written(&self, form: Option<NameForm>) -> String {
        if self.is_whole {
            return self.family.clone();
        }
        let family = joined(&[&self.particle, &self.family]);
        match form {
            None | Some(NameForm::Full) => joined(&[&self.given, &family, &self.suffix]),
            Some(NameForm::Initials) => {
                joined(&[&self.initials(), &family, &self.suffix])
            }
            Some(NameForm::FamilyFirst) => self.turned(&family, &self.given),
            Some(NameForm::FamilyInitials) => self.turned(&family, &self.initials()),
        }
    }

    /// The name in a form, as languages have it in which the family name stands before the
    /// given ones: `Kovács János`. A name of which the source does not say which is which
    /// stays as it is written.
    pub fn written_family_before(&self, form: Option<NameForm>) -> String {
        let given = match form {
            None | Some(NameForm::Full) => self.given.clone(),
            Some(NameForm::Initials) => self.initials(),
            Some(NameForm::FamilyFirst | NameForm::FamilyInitials) => {
                return self.written(form);
            }
        };
        if self.is_whole || !self.is_sure {
            return self.written(form);
        }
        let family = joined(&[&self.particle, &self.family]);
        joined(&[&family, &given, &self.suffix])
    }

    /// The given names as initials: `A.\u{a0}K.`, `J.-P.`
    pub fn initials(&self) -> String {
        let mut initials = String::new();
        let mut end = 0;
        for Word { text, .. } in words(&self.given, &self.family) {
            let Some(first) = text.chars().find(|c| c.is_alphanumeric()) else {
                continue;
            };
            let start = text.as_ptr().addr() - self.given.as_ptr().addr();
            if !initials.is_empty() {
                let is_joined = self.given[end..start].contains(is_hyphen);
                initials.push(if is_joined { '-' } else { '\u{a0}' });
            }
            end = start + text.len();
            initials.extend(first.to_uppercase());
            initials.push('.');
        }
        initials
    }

    /// What a list by name is sorted by: letters without accents and case, the family name
    /// first.
    pub fn sort_key(&self) -> String {
        let given = Folded::new(&self.given).plain;
        format!("{} {given}", Folded::new(&self.family).plain)
    }

    fn turned(&self, family: &str, given: &str) -> String {
        if given.is_empty() {
            return joined(&[family, &self.suffix]);
        }
        let parts = [family, given, &self.suffix];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

fn joined(parts: &[&str]) -> String {
    let mut name = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(part);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(written: &str) -> String {
        let name = Name::parse(written);
        let forms = [
            NameForm::Full,
            NameForm::Initials,
            NameForm::FamilyFirst,
            NameForm::FamilyInitials,
        ];
        let forms = forms.map(|form| name.written(Some(form)).replace('\u{a0}', "~"));
        forms.join(" | ")
    }

    #[test]
    fn a_name_has_four_forms() {
        for (written, expected) in [
            (
                "Ada King Lovelace",
                "Ada King Lovelace | A.~K. Lovelace | Lovelace, Ada King | Lovelace, A.~K.",
            ),
            (
                "van der Berg, Jan",
                "Jan van der Berg | J. van der Berg | van der Berg, Jan | van der Berg, J.",
            ),
            (
                "Lovelace, Jr., Ada",
                "Ada Lovelace Jr. | A. Lovelace Jr. | Lovelace, Ada, Jr. | Lovelace, A., Jr.",
            ),
            ("Plato", "Plato | Plato | Plato | Plato"),
            ("王小明", "王小明 | 王小明 | 王小明 | 王小明"),
            (
                "The ATLAS Collaboration",
                "The ATLAS Collaboration | The ATLAS Collaboration | \
                 The ATLAS Collaboration | The ATLAS Collaboration",
            ),
        ] {
            assert_eq!(forms(written), expected, "{written}");
        }
    }

    #[test]
    fn a_family_name_may_stand_before_without_a_comma() {
        for (written, full, initials) in [
            ("Kovács, János", "Kovács János", "Kovács J."),
            ("Kovács János", "Kovács János", "K. János"),
            ("van der Berg, Jan", "van der Berg Jan", "van der Berg J."),
            (
                "The ATLAS Collaboration",
                "The ATLAS Collaboration",
                "The ATLAS Collaboration",
            ),
        ] {
            let name = Name::parse(written);
            assert_eq!(name.written_family_before(None), full);
            assert_eq!(name.written_family_before(Some(NameForm::Initials)), initials);
        }
    }

    #[test]
    fn initials_keep_the_hyphen_and_know_each_other() {
        for (given, expected) in [
            ("Jean-Pierre", "J.-P."),
            ("J.-P.", "J.-P."),
            ("J.P.", "J.~P."),
            ("JP", "J.~P."),
            ("Ya-qin", "Y.-Q."),
            ("Łukasz Émile", "Ł.~É."),
            ("Chr.", "C."),
            ("D’Arcy", "D."),
        ] {
            let name = Name::parse(&format!("Serre, {given}"));
            assert_eq!(name.initials().replace('\u{a0}', "~"), expected, "{given}");
        }
    }
}
