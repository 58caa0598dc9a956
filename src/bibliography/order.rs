//! The order of a list.

use std::cmp::Reverse;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use super::work::Work;
use crate::model::date::PartialDate;
use crate::model::entries::Publication;
use crate::model::locale::Locale;
use crate::model::publications::{Order, Publications};
use crate::people::{Name, split_marks};
use crate::text;

/// Sorts the publications of a section as it asks; those that are alike keep their order.
pub(super) fn sort(section: &Publications, locale: Locale, works: &mut [Work<'_>]) {
    let default = if section.from.is_empty() { Order::File } else { Order::Newest };
    match section.layout.sort.unwrap_or(default) {
        Order::File => {}
        Order::Newest => works.sort_by_cached_key(|work| Reverse(age(work))),
        Order::Oldest => works.sort_by_cached_key(age),
        Order::Author => {
            let alphabet = Alphabet::of(locale);
            works.sort_by_cached_key(|work| authors(work, &alphabet));
        }
        Order::Title => {
            let alphabet = Alphabet::of(locale);
            works.sort_by_cached_key(|work| alphabet.key(&work.title()));
        }
        Order::Venue => {
            let alphabet = Alphabet::of(locale);
            works.sort_by_cached_key(|work| {
                let venue = work.venue().map(|venue| alphabet.key(&venue));
                (venue.is_none(), venue)
            });
        }
    }
}

/// The order of letters in a language: `Ä` is a kind of `A` in German and the last letter but
/// one in Swedish.
struct Alphabet(Option<CollatorBorrowed<'static>>);

impl Alphabet {
    fn of(locale: Locale) -> Self {
        let tag = locale.tag().parse::<icu_locale_core::Locale>();
        let tag = tag.unwrap_or(icu_locale_core::Locale::UNKNOWN);
        Self(Collator::try_new((&tag).into(), CollatorOptions::default()).ok())
    }

    /// What a text is sorted by, from its first letter or figure on.
    fn key(&self, text: &str) -> Vec<u8> {
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut key = Vec::new();
        let is_made = self
            .0
            .as_ref()
            .is_some_and(|collator| collator.write_sort_key_to(text, &mut key).is_ok());
        if is_made { key } else { text.to_lowercase().into_bytes() }
    }
}

/// How far along it is: what has no date and is on its way is newer than all dates, what
/// has appeared without one older.
fn age(work: &Work<'_>) -> (u8, Option<PartialDate>) {
    match work.date() {
        Some(date) => (1, Some(date)),
        None if work.is_under_way() => (2, None),
        None => (0, None),
    }
}

/// The family names and the given names, without particles.
fn authors(work: &Work<'_>, alphabet: &Alphabet) -> Vec<[Vec<u8>; 2]> {
    let Publication { authors, editors, .. } = &work.publication;
    let authors = authors.iter().map(|author| author.name.as_str().to_owned());
    let editors = editors.iter().map(|name| text::plain(&text::parse(name.as_str())));
    // A volume without authors begins with its editors.
    let mut names: Vec<_> = authors.collect();
    if names.is_empty() {
        names.extend(editors);
    }
    let names = names.iter().map(|name| Name::parse(&split_marks(name).0));
    names
        .map(|name| [name.family(), name.given()].map(|part| alphabet.key(part)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(locale: Locale, words: &[&str]) -> String {
        let alphabet = Alphabet::of(locale);
        let mut words = words.to_vec();
        words.sort_by_cached_key(|word| alphabet.key(word));
        words.join(" ")
    }

    #[test]
    fn letters_are_in_the_order_of_the_language() {
        for (locale, words, expected) in [
            (
                Locale::En,
                ["zebra", "Äpfel", "“apple”", "École"],
                "Äpfel “apple” École zebra",
            ),
            (Locale::De, ["Zeile", "Öl", "Ofen", "ärger"], "ärger Ofen Öl Zeile"),
            (Locale::Sv, ["Ö", "Z", "Ä", "Å"], "Z Å Ä Ö"),
            (Locale::Da, ["Å", "Ø", "Æ", "Z"], "Z Æ Ø Å"),
            (Locale::Es, ["ñ", "o", "nz", "n"], "n nz ñ o"),
            (Locale::Cs, ["i", "ch", "h", "cz"], "cz h ch i"),
            (Locale::Tr, ["i", "ı", "j", "h"], "h ı i j"),
        ] {
            assert_eq!(sorted(locale, &words), expected, "{locale:?}");
        }
    }
}
