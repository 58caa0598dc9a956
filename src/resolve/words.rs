//! The words of a language that cvtex adds to a CV: one file each under `data/locales/`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::plural::{self, Category};
use crate::model::Locale;
use crate::model::design::Dates;
use crate::model::season::Season;

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Words {
    /// The name of the language in itself.
    #[expect(dead_code, reason = "for the reader of the file")]
    pub name: String,
    /// Whether the family name stands before the given ones.
    #[serde(default)]
    pub family_before: bool,
    /// Whether a dash beside a word has spaces: `май – июнь`.
    #[serde(default)]
    pub spaced_dash: bool,
    /// In the title of the PDF.
    pub curriculum_vitae: String,
    /// Between two names.
    pub and: String,
    /// Before the last of three names or more.
    pub and_of_many: String,
    /// In the place of the authors who are not named, behind one name.
    pub et_al: String,
    /// The same behind two names or more, with what separates it from them.
    pub et_al_of_many: String,
    /// Between the number of a page and their total.
    pub page_of: String,
    /// How a period is read aloud: `{start}` and `{end}`.
    pub spoken_period: String,
    /// The end of a period that goes on.
    pub present: String,
    /// Behind a date that is expected.
    pub expected: String,
    /// How long something took.
    pub lengths: Lengths,
    /// The language.
    #[serde(skip)]
    pub locale: Locale,
    /// When the CV was last changed: `{date}`.
    pub updated: String,
    /// A degree and its field: `{degree}` and `{area}`.
    pub degree_in: String,
    /// A chapter's book: `{book}`.
    pub in_book: String,
    /// The first day of a month, if it is not written as a number.
    pub first_day: Option<String>,
    /// How exact the dates of entries are.
    #[serde(skip)]
    pub exactness: Option<Dates>,
    /// What stands between a label and its colon.
    #[serde(default)]
    before_colon: String,
    /// The months.
    pub months: Months,
    /// The seasons.
    seasons: Seasons,
    /// A date.
    pub dates: DateForms,
    /// The same beside an entry, where there is less room.
    pub short_dates: DateForms,
    /// A period without an end, by its start.
    pub since: DateForms,
    /// A period without a start, by its end.
    pub until: DateForms,
    /// What a letter needs.
    pub letter: LetterWords,
    /// Numbers in the details of a publication.
    pub details: DetailForms,
    /// Editions of books.
    pub editions: EditionForms,
    /// Behind the name of an editor in front of a title.
    pub editor_behind: String,
    /// The same behind several.
    pub editors_behind: String,
    terms: BTreeMap<String, String>,
    sections: BTreeMap<String, String>,
    labels: BTreeMap<String, String>,
    labels_of_one: BTreeMap<String, String>,
    labels_of_several: BTreeMap<String, String>,
    marks: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
    genres: BTreeMap<String, String>,
    statuses: BTreeMap<String, String>,
    presentations: BTreeMap<String, String>,
    groups: BTreeMap<String, String>,
    letters: BTreeMap<String, String>,
}

/// The names of the months.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Months {
    /// On their own.
    pub full: [String; 12],
    /// In short.
    pub short: [String; 12],
    inflected: Option<[String; 12]>,
    inflected_short: Option<[String; 12]>,
}

impl Months {
    /// In the case that the language asks for behind a day or a preposition.
    pub(super) fn inflected(&self) -> &[String; 12] {
        self.inflected.as_ref().unwrap_or(&self.full)
    }

    /// The same in short.
    pub(super) fn inflected_short(&self) -> &[String; 12] {
        self.inflected_short.as_ref().unwrap_or(&self.short)
    }
}

/// The names of the seasons, from spring to winter.
#[derive(Debug, Deserialize)]
struct Seasons {
    /// On their own.
    names: [String; 4],
    /// Autumn, where an author calls it fall.
    fall: Option<String>,
    /// As a period begins with them, with what is before the name if it differs.
    since: Option<[String; 4]>,
    /// As a period ends with them.
    until: Option<[String; 4]>,
}

/// How dates are written. Each form has places that the date fills: `{year}`, `{season}`,
/// `{since-season}`, `{until-season}`, `{month}`, `{short-month}`, `{inflected-month}`,
/// `{inflected-short-month}` and `{day}`.
#[derive(Debug, Deserialize)]
pub(super) struct DateForms {
    /// A year.
    pub year: String,
    /// A season of a year.
    pub season: String,
    /// A month of a year.
    pub month: String,
    /// A day.
    pub day: String,
}

/// How long something took.
#[derive(Debug, Deserialize)]
pub(super) struct Lengths {
    /// Years and months: `{years}` and `{months}`.
    pub both: String,
    /// A number of years.
    pub years: Plural,
    /// A number of months.
    pub months: Plural,
}

/// A number of things, by the categories that CLDR has for numbers in the language. What a
/// language does not have is as `other`.
#[derive(Debug, Deserialize)]
pub(super) struct Plural {
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Plural {
    /// So many of them.
    pub(super) fn of(&self, count: u32, locale: Locale) -> String {
        let form = match plural::category(count, locale) {
            Category::One => &self.one,
            Category::Two => &self.two,
            Category::Few => &self.few,
            Category::Many => &self.many,
            Category::Other => &None,
        };
        form.as_ref().unwrap_or(&self.other).replace("{count}", &count.to_string())
    }
}

/// The words of a letter.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct LetterWords {
    /// In the title of the PDF.
    pub title: String,
    /// Above the name, where the author gives no words.
    pub closing: String,
    /// Before what comes with the letter, if that is one thing.
    enclosure: String,
    /// The same for several.
    enclosures: String,
    /// Where and when it was written: `{place}` and `{date}`.
    place_date: String,
    /// The same with a date that names the day, if that differs.
    place_day: Option<String>,
}

impl LetterWords {
    /// The form of place and date.
    pub(super) fn place_and(&self, is_of_a_day: bool) -> &str {
        let of_a_day = self.place_day.as_ref().filter(|_| is_of_a_day);
        of_a_day.unwrap_or(&self.place_date)
    }
}

/// How numbers in the details of a publication are told apart: `{number}`, or `{count}` of
/// many.
#[derive(Debug, Deserialize)]
pub(super) struct DetailForms {
    /// The volume of a book or of a series.
    pub volume: String,
    /// A number without a volume.
    pub number: String,
    /// The chapter of a book.
    pub chapter: String,
    /// The series of a journal.
    pub series: String,
    /// How many volumes there are.
    pub volumes: String,
    /// How many pages there are.
    pub pages: String,
    /// The version of software.
    pub version: String,
    /// Which pages of a book a chapter has.
    #[serde(rename = "page-range")]
    pub page_range: String,
    /// Who translated it: `{people}`.
    pub translated: String,
}

/// Which edition of a book it is: `{number}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct EditionForms {
    /// One of most numbers.
    other: String,
    /// The first, if it differs.
    first: Option<String>,
    /// By the last figure of the number, except from 11 to 19.
    #[serde(default)]
    endings: BTreeMap<String, String>,
    /// One that was revised.
    pub revised: String,
}

impl EditionForms {
    /// The edition of this number.
    pub(super) fn of(&self, number: u16) -> String {
        let first = self.first.as_ref().filter(|_| number == 1);
        let is_teen = (11..20).contains(&(number % 100));
        let ending = self.endings.get(&(number % 10).to_string()).filter(|_| !is_teen);
        let form = first.or(ending).unwrap_or(&self.other);
        form.replace("{number}", &number.to_string())
    }
}

impl Words {
    /// The words of a language.
    #[expect(
        clippy::expect_used,
        reason = "the files are of this program, and a test reads each"
    )]
    pub(super) fn of(locale: Locale) -> Self {
        let words = toml::from_str(locale.words());
        let words: Self = words.expect("the words of every language are read by a test");
        Self { locale, ..words }
    }

    /// The same words, with the dates of entries in a form that the design chooses.
    pub(super) fn with_dates(mut self, form: Option<Dates>) -> Self {
        self.exactness = form;
        if form == Some(Dates::Numeric) {
            let is_year_first = self.short_dates.month.starts_with("{year}");
            let month = if is_year_first { "{year}/{number}" } else { "{number}/{year}" };
            for forms in [&mut self.short_dates, &mut self.since, &mut self.until] {
                forms.month = forms.year.replace("{year}", month);
            }
            month.clone_into(&mut self.short_dates.month);
        }
        self
    }

    /// What a season is called at a place of this name.
    pub(super) fn season(&self, season: Season, place: &str) -> &str {
        let seasons = &self.seasons;
        let names = match place {
            "since-season" => seasons.since.as_ref(),
            "until-season" => seasons.until.as_ref(),
            _ => None,
        };
        match (season, &seasons.fall) {
            (Season::Fall, Some(fall)) => fall,
            _ => &names.unwrap_or(&seasons.names)[usize::from(season.number()) - 1],
        }
    }

    /// The title of a section of this kind, if the kind has one of its own.
    pub(super) fn section(&self, kind: &str) -> Option<&str> {
        self.sections.get(kind).map(String::as_str)
    }

    /// The label of a field, to stand before a colon.
    pub(super) fn label(&self, name: &str) -> String {
        self.pattern(name) + &self.before_colon
    }

    /// The label of a field that names so many people, to stand before a colon.
    pub(super) fn label_of(&self, name: &str, count: usize) -> String {
        let labels =
            if count == 1 { &self.labels_of_one } else { &self.labels_of_several };
        match labels.get(name) {
            Some(label) => label.clone() + &self.before_colon,
            None => self.label(name),
        }
    }

    /// The label of a field, with a place for the field in it.
    pub(super) fn pattern(&self, name: &str) -> String {
        self.labels.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// The label of so many enclosures, to stand before a colon.
    pub(super) fn enclosures(&self, count: usize) -> String {
        let LetterWords { enclosure, enclosures, .. } = &self.letter;
        let label = if count == 1 { enclosure } else { enclosures };
        format!("{label}{}", self.before_colon)
    }

    /// What a mark at a name means.
    pub(super) fn mark(&self, name: &str) -> String {
        self.marks.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// A type of publication, where it says more than its venue.
    pub(super) fn publication_type(&self, name: &str) -> Option<&str> {
        self.types.get(name).map(String::as_str)
    }

    /// A genre that is named by a word of the schema: `phd-thesis`.
    pub(super) fn genre(&self, name: &str) -> Option<&str> {
        self.genres.get(name).map(String::as_str)
    }

    /// What stands behind so many editors in front of a title: `eds.`
    pub(super) fn editors_behind(&self, count: usize) -> &str {
        if count == 1 { &self.editor_behind } else { &self.editors_behind }
    }

    /// A place or a series that is named by a word of the schema: `new-series`.
    pub(super) fn term(&self, name: &str) -> Option<&str> {
        self.terms.get(name).map(String::as_str)
    }

    /// How a publication was presented.
    pub(super) fn presentation(&self, name: &str) -> Option<&str> {
        self.presentations.get(name).map(String::as_str)
    }

    /// The heading of a part of a list.
    pub(super) fn group(&self, name: &str) -> String {
        self.groups.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// The letter before the numbers of a type of publication.
    pub(super) fn letter(&self, name: &str) -> &str {
        self.letters.get(name).map_or("", String::as_str)
    }

    /// How far a publication has come.
    pub(super) fn status(&self, name: &str) -> Option<&str> {
        self.statuses.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use toml::{Table, Value};

    use super::*;

    /// What some languages need and others do not.
    const OPTIONAL: [&str; 15] = [
        "editions.first",
        "first-day",
        "before-colon",
        "months.inflected",
        "months.inflected-short",
        "letter.place-day",
        "lengths.years.two",
        "lengths.years.few",
        "lengths.years.many",
        "lengths.months.two",
        "lengths.months.few",
        "lengths.months.many",
        "seasons.fall",
        "seasons.since",
        "seasons.until",
    ];

    /// Every text of a language under its name: `sections.talks`.
    fn texts(locale: Locale) -> BTreeMap<String, String> {
        let table: Table = locale.words().parse().expect("TOML");
        let mut found = BTreeMap::new();
        for (name, value) in &table {
            collect(name, value, &mut found);
        }
        found
    }

    fn collect(name: &str, value: &Value, found: &mut BTreeMap<String, String>) {
        match value {
            Value::Table(table) => {
                for (key, value) in table {
                    collect(&format!("{name}.{key}"), value, found);
                }
            }
            Value::String(text) => {
                found.insert(name.to_owned(), text.clone());
            }
            Value::Array(texts) => {
                found.insert(name.to_owned(), texts.len().to_string());
            }
            // What a language does otherwise is no word.
            Value::Boolean(_) => {}
            _ => panic!("{name} is no text"),
        }
    }

    /// The places of a text, in the order of the alphabet; a month is a month in each form.
    fn places(text: &str) -> Vec<String> {
        let inside = text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let mut found: Vec<_> = inside
            .map(|name| name.rsplit('-').next().unwrap_or(name).to_owned())
            .collect();
        found.sort();
        found
    }

    #[test]
    fn the_words_of_every_language_are_complete() {
        let english = texts(Locale::En);
        for locale in Locale::ALL {
            let texts = texts(*locale);
            let is_missing = |name: &&String| {
                !texts.contains_key(*name)
                    && !name.starts_with("editions.endings")
                    && !OPTIONAL.contains(&&***name)
            };
            let missing: Vec<_> = english.keys().filter(is_missing).collect();
            assert_eq!(missing, [""; 0], "{}", locale.tag());
            for (name, text) in &texts {
                let Some(model) = english.get(name) else {
                    let is_optional = OPTIONAL.contains(&&**name)
                        || name.starts_with("editions.endings");
                    assert!(is_optional, "{}: {name}", locale.tag());
                    continue;
                };
                assert!(!text.trim().is_empty(), "{}: {name}", locale.tag());
                // `سنة واحدة`: the number is in the word.
                let is_one = name.starts_with("lengths.")
                    && name.split('.').next_back() == Some("one");
                if !(is_one && places(text).is_empty()) {
                    assert_eq!(places(text), places(model), "{}: {name}", locale.tag());
                }
            }
        }
    }

    #[test]
    fn a_number_says_which_type_it_counts() {
        for locale in Locale::ALL {
            let words = Words::of(*locale);
            let mut letters: Vec<_> = words.letters.values().collect();
            letters.sort();
            let count = letters.len();
            letters.dedup();
            assert_eq!(letters.len(), count, "{}", locale.tag());
        }
    }
}
