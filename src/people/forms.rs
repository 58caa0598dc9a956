//! Names as the reader wants them: in full or with initials, either name first.

use unicode_normalization::char::is_combining_mark;

use super::Name;
use super::given_names::{Word, is_hyphen, words};
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
        let mut initials = self.initials_with(".\u{a0}", true);
        if !initials.is_empty() {
            initials.push('.');
        }
        initials
    }

    /// The given names as initials with this between them, and with the hyphens of the names
    /// or without: `A. K`, `J.-P`, `JP`. Nothing stands behind the last.
    pub fn initials_with(&self, between: &str, keeps_hyphens: bool) -> String {
        let mut initials = String::new();
        let mut end = 0;
        for word in words(&self.given, &self.family) {
            let Some(initial) = initial(word) else { continue };
            let start = word.text.as_ptr().addr() - self.given.as_ptr().addr();
            if !initials.is_empty() {
                let is_joined = self.given[end..start].contains(is_hyphen);
                if is_joined && keeps_hyphens {
                    initials.push_str(between.trim_end());
                    initials.push('-');
                } else {
                    initials.push_str(between);
                }
            }
            end = start + word.text.len();
            initials.push_str(&initial);
        }
        initials
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

/// The initial of a given name: its first letter with the vowels and accents at it, and a sign
/// before it that is a letter of the language, as in `ʻA`. Of `Yu.`, which is cut already, all
/// letters.
fn initial(word: Word<'_>) -> Option<String> {
    let is_letter = |c: char| c.is_alphanumeric() && !is_sound(c);
    let start = word.text.find(is_letter)?;
    let letters = word.text[start..].chars().count();
    let is_short = word.is_cut && (2..=MOST_CUT).contains(&letters);
    let before = word.text[..start].chars().filter(|c| is_sound(*c));
    let mut initial: String = before.collect();
    let mut rest = word.text[start..].chars();
    initial.extend(rest.next()?.to_uppercase());
    initial.extend(rest.by_ref().take_while(|c| is_short || is_combining_mark(*c)));
    // `IJsbrand`: two capitals that are one letter.
    if !is_short && word.text[start..].starts_with("IJ") && letters > 3 {
        initial.push('J');
    }
    Some(initial)
}

/// How many letters a given name has that is cut and stays so: `Chr.`
const MOST_CUT: usize = 3;

/// Whether a character is a consonant that stands like an apostrophe: the Hawaiian ʻokina.
fn is_sound(character: char) -> bool {
    matches!(character, 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ')
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
            ("Chr.", "Chr."),
            ("Yu. E.", "Yu.~E."),
            ("Yuri", "Y."),
            ("Alex.", "A."),
            ("ʻAlohi", "ʻA."),
            ("किरण", "कि."),
            ("IJsbrand", "IJ."),
            ("Min-jung", "M.-J."),
            ("D’Arcy", "D."),
        ] {
            let name = Name::parse(&format!("Serre, {given}"));
            assert_eq!(name.initials().replace('\u{a0}', "~"), expected, "{given}");
        }
    }
}
