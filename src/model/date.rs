//! Dates as exactly as they are known, and the periods made of them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::json;

use super::many::{Many, needs_one_of, shorthand};
use super::translatable::in_languages;

use super::season::Season;

/// A day, a month, a season or a year of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The year, from 1000 to 9999.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1; only with a month.
    pub day: Option<u8>,
    /// The season; only without a month.
    pub season: Option<Season>,
}

/// Why a text is no [`PartialDate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It is not written as `2021`, `2021-05` or `2021-05-17`.
    NotADate,
    /// It is written as a date, but there is no such month.
    NoSuchMonth(String),
    /// It is written as a date, but the month has fewer days: how many it has.
    NoSuchDay {
        /// The last day of the month.
        last: u8,
    },
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        if let Some((season, year)) = text.split_once(' ')
            && let Some(season) = Season::named(season)
        {
            let year = year.parse::<Self>().ok();
            let is_year = |date: &Self| date.month.is_none() && date.season.is_none();
            let date =
                year.filter(is_year).map(|date| Self { season: Some(season), ..date });
            return date.ok_or(DateError::NotADate);
        }
        let mut parts = text.split('-');
        let year = number(parts.next(), 4).ok_or(DateError::NotADate)?;
        if year < 1000 {
            return Err(DateError::NotADate);
        }
        let Some(month_text) = parts.next() else {
            return Ok(Self { year, month: None, day: None, season: None });
        };
        let month = number(Some(month_text), 2).ok_or(DateError::NotADate)?;
        let day_text = parts.next();
        let day = day_text.map(|day| number(Some(day), 2).ok_or(DateError::NotADate));
        let day = day.transpose()?;
        if parts.next().is_some() {
            return Err(DateError::NotADate);
        }
        let month = u8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))
            .ok_or_else(|| DateError::NoSuchMonth(month_text.to_owned()))?;
        let last = last_day(year, month);
        let day = day.map(|day| {
            u8::try_from(day)
                .ok()
                .filter(|day| (1..=last).contains(day))
                .ok_or(DateError::NoSuchDay { last })
        });
        Ok(Self { year, month: Some(month), day: day.transpose()?, season: None })
    }
}

fn number(text: Option<&str>, digits: usize) -> Option<u16> {
    let text = text?;
    let is_number =
        text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn last_day(year: u16, month: u8) -> u8 {
    let is_leap =
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl PartialDate {
    /// The last day of the month, or 31 where no month is said.
    pub fn last_of_month(self) -> u8 {
        self.month.map_or(31, |month| last_day(self.year, month))
    }

    /// What of a date stands in order: a year before its months, and a season before the first
    /// of its months.
    fn order(self) -> (u16, u8, bool, u8, Option<Season>) {
        let first = self.season.map_or(0, Season::first_month);
        let month = self.month.unwrap_or(first);
        (self.year, month, self.month.is_some(), self.day.unwrap_or(0), self.season)
    }

    /// Whether every day of this date lies after every day of `other`.
    pub fn is_after(self, other: Self) -> bool {
        let first = (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        let last = (other.year, other.month.unwrap_or(12), other.day.unwrap_or(31));
        first > last
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(season) = self.season {
            write!(formatter, "{} ", season.name())?;
        }
        write!(formatter, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(formatter, "-{part:02}")?;
        }
        Ok(())
    }
}

/// What stands behind a date that is expected.
pub const EXPECTED: &str = " (expected)";

/// The end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It ended then.
    On(PartialDate),
    /// It is expected to end then: `2027 (expected)`.
    Expected(PartialDate),
    /// It goes on: `present`.
    Present,
}

impl End {
    /// The date, if it has one.
    fn date(self) -> Option<PartialDate> {
        match self {
            Self::On(date) | Self::Expected(date) => Some(date),
            Self::Present => None,
        }
    }
}

/// A date, or any text that says when: `Spring 2023`, `forthcoming`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A date that is known.
    On(PartialDate),
    /// A date that is expected: `2027 (expected)`.
    Expected(PartialDate),
    /// It goes on: `present`.
    Present,
    /// Words.
    Words(String),
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::custom("not a date"))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for End {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match When::deserialize(deserializer)? {
            When::On(date) => Ok(Self::On(date)),
            When::Expected(date) => Ok(Self::Expected(date)),
            When::Present => Ok(Self::Present),
            When::Words(_) => Err(de::Error::custom("not a date")),
        }
    }
}

impl Serialize for End {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::On(date) => date.serialize(serializer),
            Self::Expected(date) => {
                serializer.collect_str(&format_args!("{date}{EXPECTED}"))
            }
            Self::Present => serializer.serialize_str("present"),
        }
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::On(date) => End::On(*date).serialize(serializer),
            Self::Expected(date) => End::Expected(*date).serialize(serializer),
            Self::Present => End::Present.serialize(serializer),
            Self::Words(words) => serializer.serialize_str(words),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let expected = text.strip_suffix(EXPECTED).and_then(|date| date.parse().ok());
        // A season in small letters is what an author wants to read so.
        let is_words = text.starts_with(|c: char| c.is_lowercase());
        Ok(match text.parse() {
            Ok(date) if !is_words => Self::On(date),
            Err(_) if text == "present" => Self::Present,
            _ => expected.map_or_else(|| Self::Words(text), Self::Expected),
        })
    }
}

macro_rules! date_schemas {
    ($($name:ident $format:literal;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": ["string", "integer"], "format": $format })
            }
        }
    )*};
}

date_schemas! {
    PartialDate "partial-date";
    End "end-date";
}

impl JsonSchema for When {
    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        in_languages(json_schema!({ "type": ["string", "integer"], "format": "when" }))
    }
}

/// When something was: a period from `start` to `end`, several of them, or one or more dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Period {
    /// When it began: `2021`, `2021-05` or `2021-05-17`, as exactly as it is known.
    #[schemars(example = &"2021-09")]
    pub start: Option<PartialDate>,
    /// When it ended, `present` if it goes on, or when it will: `2027 (expected)`.
    #[schemars(example = &"present")]
    pub end: Option<End>,
    /// Several periods instead of one; on the page the oldest is the first.
    #[serde(default)]
    #[schemars(example = &json!([{"start": 2015, "end": 2017}, {"start": 2019, "end": "present"}]))]
    pub periods: Many<Stretch>,
    /// When it was, instead of `start` and `end`: a date, several dates, or words such as
    /// `Spring 2023`.
    #[serde(default)]
    #[schemars(example = &"2023-08")]
    pub date: Many<When>,
}

/// One of several periods, or a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "period", transform = stretch)]
pub struct Stretch {
    /// When it began.
    #[schemars(example = &"2021-09")]
    pub start: Option<PartialDate>,
    /// When it ended, `present` if it goes on, or when it will: `2027 (expected)`.
    #[schemars(example = &"present")]
    pub end: Option<End>,
    /// When it was, if not from one day to another.
    #[schemars(example = &"Spring 2023")]
    pub date: Option<When>,
}

fn stretch(schema: &mut Schema) {
    needs_one_of(schema, &["start", "end", "date"]);
    shorthand(schema, "date");
}

impl Stretch {
    /// The same as a period by itself.
    pub fn period(&self) -> Period {
        let mut date = Many::default();
        self.date.iter().for_each(|when| date.push(when.clone()));
        Period { start: self.start, end: self.end, date, periods: Many::default() }
    }
}

impl Period {
    /// The first date that is said.
    pub fn first(&self) -> Option<PartialDate> {
        let date = self.date.iter().find_map(|when| match when {
            When::On(date) | When::Expected(date) => Some(*date),
            When::Present | When::Words(_) => None,
        });
        let of_several = self.periods.iter().filter_map(|one| one.period().first());
        self.start.or(date).or(of_several.min())
    }

    /// The date by which it is put into an order: the one that is said, the start, the end, or
    /// a year among words: `Spring 2023`.
    pub fn sorting(&self) -> Option<PartialDate> {
        let end = self.end.and_then(|end| match end {
            End::On(date) | End::Expected(date) => Some(date),
            End::Present => None,
        });
        let of_several = || self.periods.iter().find_map(|one| one.period().sorting());
        let in_words = || {
            self.date.iter().find_map(|when| match when {
                When::Words(words) => year_in(words),
                When::On(_) | When::Expected(_) | When::Present => None,
            })
        };
        self.first().or(end).or_else(in_words).or_else(of_several)
    }

    /// The last date that is said; [`End::Present`] if it goes on.
    fn last(&self) -> Option<End> {
        let date = self.date.iter().rev().find_map(|when| match when {
            When::On(date) => Some(End::On(*date)),
            When::Expected(date) => Some(End::Expected(*date)),
            When::Present => Some(End::Present),
            When::Words(_) => None,
        });
        let goes_on = |end: &End| (*end == End::Present, end.date());
        let of_several = self.periods.iter().filter_map(|one| one.period().last());
        self.end.or(date).or(of_several.max_by_key(goes_on))
    }

    /// The time from the beginning of the first of some periods to the end of the last; nothing
    /// unless each says both.
    pub fn around<'a>(periods: impl Iterator<Item = &'a Self>) -> Option<Self> {
        let (mut start, mut end) = (None::<PartialDate>, None::<End>);
        for period in periods {
            let (first, last) = (period.first()?, period.last()?);
            start = Some(start.map_or(first, |known| known.min(first)));
            end = Some(match (end, last) {
                (Some(End::Present), _) | (_, End::Present) => End::Present,
                (Some(known), last) if known.date() > last.date() => known,
                (_, last) => last,
            });
        }
        Some(Self { start: Some(start?), end, ..Self::default() })
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.start.is_none()
            && self.end.is_none()
            && self.date.is_empty()
            && self.periods.is_empty()
    }
}

/// A year among words, with the season that they name.
fn year_in(words: &str) -> Option<PartialDate> {
    let season = words.split(|c: char| !c.is_alphabetic()).find_map(Season::named);
    let parts = words.split(|character: char| !character.is_ascii_digit());
    let years = parts.map(|part| part.get(..4).filter(|_| [4, 8].contains(&part.len())));
    let date: PartialDate = years.flatten().find_map(|year| year.parse().ok())?;
    Some(PartialDate { season, ..date })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_its_place_in_an_order() {
        let sorting = |period: serde_json::Value| {
            let period: Period = serde_json::from_value(period).expect("a period");
            period.sorting().map(|date| date.to_string()).unwrap_or_default()
        };
        for (period, expected) in [
            (json!({"date": ["2021-05"]}), "2021-05"),
            (json!({"start": "2021", "end": "2022"}), "2021"),
            (json!({"end": "2022"}), "2022"),
            (json!({"start": "2021", "end": "present"}), "2021"),
            (json!({"date": ["Spring 2023"]}), "Spring 2023"),
            (json!({"date": ["early spring, 2023"]}), "Spring 2023"),
            (json!({"date": ["2021-5"]}), "2021"),
            (json!({"date": ["20210517"]}), "2021"),
            (json!({"date": ["forthcoming"]}), ""),
        ] {
            assert_eq!(sorting(period.clone()), expected, "{period}");
        }
    }

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"))
    }

    #[test]
    fn a_date_is_read_as_exactly_as_it_is_written() {
        let (month, day, season) = (None, None, None);
        assert_eq!(date("2021"), PartialDate { year: 2021, month, day, season });
        assert_eq!(date("summer 2004").to_string(), "Summer 2004");
        assert_eq!(date("2021-05").to_string(), "2021-05");
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
    }

    #[test]
    fn a_date_that_does_not_exist_is_told_from_a_text() {
        let error = |text: &str| text.parse::<PartialDate>().unwrap_err();
        assert_eq!(error("2021-13"), DateError::NoSuchMonth("13".into()));
        assert_eq!(error("2023-02-29"), DateError::NoSuchDay { last: 28 });
        assert_eq!(error("2021-5"), DateError::NotADate);
        for words in ["Spring", "Spring 21", "Spring 2021-05", "Summer Spring 2021"] {
            assert_eq!(error(words), DateError::NotADate, "{words}");
        }
    }

    #[test]
    fn a_season_stands_before_the_first_of_its_months() {
        let ordered = [
            "2003",
            "2003-12",
            "2004",
            "2004-02-29",
            "Spring 2004",
            "2004-03",
            "2004-05-31",
            "Summer 2004",
            "2004-06",
            "Autumn 2004",
            "Fall 2004",
            "2004-09",
            "2004-11",
            "Winter 2004",
            "2004-12",
            "2005",
        ];
        let mut sorted = ordered.map(date);
        sorted.reverse();
        sorted.sort();
        assert_eq!(sorted.map(|date| date.to_string()), ordered);
        assert!(!date("Spring 2004").is_after(date("2004")));
        assert!(date("Spring 2005").is_after(date("2004-12")));
    }

    #[test]
    fn a_year_contains_its_months() {
        assert!(!date("2021").is_after(date("2021-05")));
        assert!(!date("2021-05").is_after(date("2021")));
        assert!(date("2022").is_after(date("2021-12-31")));
    }
}
