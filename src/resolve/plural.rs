//! Which form of a word goes with a whole number, language by language: CLDR's plural rules
//! (<https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>).

use crate::model::Locale;

/// A category of numbers, which has a form of the word of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Category {
    One,
    Two,
    Few,
    Many,
    Other,
}

/// The category of a number in a language.
pub(super) fn category(count: u32, locale: Locale) -> Category {
    use Category::{Few, Many, One, Other, Two};
    let (ten, hundred) = (count % 10, count % 100);
    let is_few_of_ten = (2..=4).contains(&ten) && !(12..=14).contains(&hundred);
    match locale {
        Locale::Ja | Locale::Ko | Locale::Zh => Other,
        Locale::Ar => match (count, hundred) {
            (1, _) => One,
            (2, _) => Two,
            (_, 3..=10) => Few,
            (_, 11..) => Many,
            _ => Other,
        },
        Locale::He if count == 2 => Two,
        Locale::Cs if (2..=4).contains(&count) => Few,
        Locale::Pl => match count {
            1 => One,
            _ if is_few_of_ten => Few,
            _ => Many,
        },
        Locale::Ru | Locale::Uk => match (ten, hundred) {
            (1, rest) if rest != 11 => One,
            _ if is_few_of_ten => Few,
            _ => Many,
        },
        Locale::Ro if count != 1 && (count == 0 || (1..=19).contains(&hundred)) => Few,
        Locale::Fr | Locale::Pt | Locale::PtBr if count == 0 => One,
        _ if count == 1 => One,
        _ => Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_those_of_a_table_have_their_form() {
        use Category::{Few, Many, One, Other, Two};
        for (locale, count, expected) in [
            (Locale::Ru, 11, Many),
            (Locale::Ru, 21, One),
            (Locale::Ru, 24, Few),
            (Locale::Ru, 112, Many),
            (Locale::Pl, 21, Many),
            (Locale::Pl, 22, Few),
            (Locale::Pl, 12, Many),
            (Locale::Cs, 22, Other),
            (Locale::Ar, 2, Two),
            (Locale::Ar, 100, Other),
            (Locale::Ar, 103, Few),
            (Locale::Ro, 119, Few),
            (Locale::Ro, 20, Other),
            (Locale::Zh, 1, Other),
        ] {
            assert_eq!(category(count, locale), expected, "{locale:?} {count}");
        }
    }
}
