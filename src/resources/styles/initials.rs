//! Given names on their way through the CSL processor, which makes initials of them in a way of
//! its own: a sign goes in their place, and what becomes of it says whether the style wants
//! initials, and what between them. The initials are then cvtex's.

use crate::people::Name;

/// The first of the characters by which a sign is known. They change the look of a character
/// and no more, so that the processor takes each with the letter before it for one letter.
const FIRST: u32 = 0xE_0100;

/// How many of them there are.
const COUNT: u32 = 240;

/// The names whose given parts are hidden.
#[derive(Debug, Default)]
pub(super) struct GivenNames(Vec<Name>);

impl GivenNames {
    /// What stands for the given names of a name: two words of one sign, whose second letter
    /// is lost where the style wants initials.
    pub(super) fn hide(&mut self, name: Name) -> String {
        let Some(number) =
            u32::try_from(self.0.len()).ok().filter(|at| *at < COUNT * COUNT)
        else {
            return name.given().to_owned();
        };
        self.0.push(name);
        let sign =
            |number: u32| char::from_u32(FIRST + number % COUNT).unwrap_or('\u{fe00}');
        let word = format!("Q{}{}q", sign(number / COUNT), sign(number));
        format!("{word} {word}")
    }

    /// A text with the given names in place of their signs, in the form that the style wants.
    pub(super) fn reveal(&self, text: &str, keeps_hyphens: bool) -> String {
        let mut revealed = String::new();
        let mut rest = text;
        while let Some((before, name, behind)) = self.next(rest) {
            revealed.push_str(before.strip_suffix(['Q', 'q']).unwrap_or(before));
            // Initials without anything between them are followed by the next sign.
            let mut next = behind.chars();
            let letter = next.next().filter(|letter| matches!(letter, 'q' | 'Q'));
            let letter = letter.filter(|_| next.next().and_then(number).is_none());
            let second = self.next(behind);
            let (between, behind) = match second {
                Some((between, _, behind)) => (between, behind),
                None => ("", behind),
            };
            if let Some(letter) = letter {
                let given = name.given();
                let is_upper = letter == 'Q';
                revealed +=
                    &if is_upper { given.to_uppercase() } else { given.to_owned() };
                rest = behind.strip_prefix(['q', 'Q']).unwrap_or(behind);
            } else {
                let between = between.strip_suffix(['Q', 'q']).unwrap_or(between);
                revealed += &name.initials_with(between, keeps_hyphens);
                rest = behind;
            }
        }
        revealed.push_str(rest);
        revealed
    }

    /// The name whose sign stands in a text.
    pub(super) fn name_in(&self, text: &str) -> Option<&Name> {
        self.next(text).map(|(_, name, _)| name)
    }

    /// The text before the next sign, its name, and the text behind it.
    fn next<'t>(&self, text: &'t str) -> Option<(&'t str, &Name, &'t str)> {
        let (at, first) =
            text.char_indices().find(|(_, sign)| number(*sign).is_some())?;
        let behind = &text[at + first.len_utf8()..];
        let second = behind.chars().next()?;
        let place = number(first)? * COUNT + number(second)?;
        let name = self.0.get(usize::try_from(place).ok()?)?;
        Some((&text[..at], name, &behind[second.len_utf8()..]))
    }
}

fn number(sign: char) -> Option<u32> {
    u32::from(sign).checked_sub(FIRST).filter(|number| *number < COUNT)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a processor that makes initials leaves of a sign.
    fn initials(sign: &str, between: &str) -> String {
        let mut words = sign.split(' ').map(|word| word.trim_end_matches('q').to_owned());
        let first = words.next().unwrap_or_default();
        let second = words.next().unwrap_or_default();
        first + between + &second + between.trim_end()
    }

    #[test]
    fn initials_are_those_of_the_name_in_the_form_of_the_style() {
        for (written, between, expected) in [
            ("Tolkien, J.R.R.", ". ", "J. R. R."),
            ("Tolkien, J.R.R.", ".", "J.R.R."),
            ("Tolkien, J.R.R.", "", "JRR"),
            ("Kim, Min-jung", ". ", "M.-J."),
            ("Kim, Min-jung", "", "M-J"),
            ("Bell, Yu. E.", ". ", "Yu. E."),
            ("Bell, Ada King", " ", "A K"),
        ] {
            let mut names = GivenNames::default();
            let sign = names.hide(Name::parse(written));
            let text = format!("X, {}, Y", initials(&sign, between));
            let expected = format!("X, {expected}, Y");
            assert_eq!(names.reveal(&text, true), expected, "{written}");
        }
    }

    #[test]
    fn names_in_full_come_back_as_they_are() {
        let mut names = GivenNames::default();
        let first = names.hide(Name::parse("Lovelace, Ada K."));
        let second = names.hide(Name::parse("Babbage, Charles"));
        assert_eq!(
            names.reveal(&format!("{first} X and {second} Y"), true),
            "Ada K. X and Charles Y"
        );
        assert_eq!(names.reveal(&first.to_uppercase(), true), "ADA K.");
    }

    #[test]
    fn a_sign_without_a_name_stays_text() {
        assert_eq!(GivenNames::default().reveal("a\u{e0100}b", true), "a\u{e0100}b");
    }
}
