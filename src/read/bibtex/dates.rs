//! When: `year` and `month` of BibTeX, `date` of biblatex (ISO 8601-2, levels 0 and 1), and what
//! people write instead.

mod exact;
mod loose;

use crate::model::date::PartialDate;
use crate::model::season::Season;
use crate::read::months::{self, YearPart};

/// When something was.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// A date, or words: `2021-05`, `Spring 2021`, `forthcoming`.
    At(String),
    /// A period; without an end it goes on.
    From(String, Option<String>),
    /// A period of which only the end is known.
    Until(String),
}

/// What is read of a date, and why not all of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// What is read.
    pub when: When,
    /// Why that is not all.
    pub doubt: Option<Doubt>,
}

/// Why a date is not read as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// There is no such day or month.
    Impossible,
    /// Day and month can be told apart in neither order.
    Order,
    /// Something beside the date is not read.
    Rest,
    /// The month is none.
    Month,
    /// The day is none.
    Day,
}

impl Reading {
    fn sure(when: When) -> Self {
        Self { when, doubt: None }
    }

    fn at(date: impl Into<String>) -> Self {
        Self::sure(When::At(date.into()))
    }

    fn doubted(self, doubt: Doubt) -> Self {
        Self { doubt: Some(doubt), ..self }
    }

    /// Whether it is a date, not words.
    pub(super) fn is_date(&self) -> bool {
        match &self.when {
            When::At(text) => is_date(text),
            When::From(..) | When::Until(_) => true,
        }
    }
}

/// biblatex's `date`.
pub(super) fn date(text: &str) -> Reading {
    let text = tidy(text);
    exact::date(&text).or_else(|| loose::date(&text)).unwrap_or_else(|| Reading::at(text))
}

/// BibTeX's `year` with the month and the day, where there are any.
pub(super) fn year(year: &str, month: Option<&str>, day: Option<&str>) -> Reading {
    let text = tidy(year);
    let month = month.map(tidy).filter(|month| !month.is_empty());
    let day = day.map(tidy).filter(|day| !day.is_empty());
    if let Some((year, has_rest)) = loose::year(&text) {
        let reading = match &month {
            Some(month) => of_month(&year, month, day.as_deref()),
            None => Reading::at(year),
        };
        return if has_rest { reading.doubted(Doubt::Rest) } else { reading };
    }
    if let Some((start, end)) = loose::years(&text) {
        return Reading::sure(When::From(start, Some(end)));
    }
    let reading = date(&text);
    if reading.is_date() {
        return reading;
    }
    let words = [day, month, Some(text)].into_iter().flatten();
    Reading::at(words.collect::<Vec<_>>().join(" "))
}

/// On one line, with the spaces that TeX does not break as spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A month of a year: `5`, `May`, `15 May`, `may--june`, `Spring`, and words that are no month.
fn of_month(year: &str, month: &str, day: Option<&str>) -> Reading {
    let Some(Parts { parts, mut days }) = Parts::of(month) else {
        let is_word = month.contains(char::is_alphabetic)
            && !month.contains(|c: char| c.is_ascii_digit() || "/:<>=@\\".contains(c));
        return if is_word {
            Reading::at(format!("{month} {year}"))
        } else {
            Reading::at(year).doubted(Doubt::Month)
        };
    };
    let mut has_day = true;
    if let Some(day) = day {
        let own = numbers(day);
        has_day = !own.is_empty();
        days = if has_day { own } else { days };
    }
    let reading = of_parts(year, &parts, &days);
    if has_day { reading } else { reading.doubted(Doubt::Day) }
}

/// The months and days of a text such as `5`, `May`, `15 May`, `may--june`, `12-14 Oct.`
struct Parts {
    parts: Vec<YearPart>,
    days: Vec<u8>,
}

impl Parts {
    /// None when the text says anything else.
    fn of(text: &str) -> Option<Self> {
        let mut words: Vec<_> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !is_joint(word))
            .collect();
        let (mut parts, mut days) = (Vec::new(), Vec::new());
        let of_number = |word: &&str| {
            word.parse()
                .ok()
                .filter(|month| (1..=12).contains(month))
                .map(YearPart::Month)
        };
        if words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
            // A number is a month, two are a period.
            parts = words.iter().map(of_number).collect::<Option<_>>()?;
            words.clear();
        }
        for word in words {
            let ordinal = word.trim_end_matches(char::is_alphabetic);
            if let Some(part) = months::named(word) {
                parts.push(part);
            } else {
                days.push(ordinal.parse().ok().filter(|day| (1..=31).contains(day))?);
            }
        }
        (!parts.is_empty()).then_some(Self { parts, days })
    }
}

/// Words between two months, or between a day and its month.
fn is_joint(word: &str) -> bool {
    ["and", "to", "of", "de", "und", "bis", "et", "y", "e"]
        .contains(&word.to_lowercase().as_str())
}

/// Parts of a year with days of the month.
fn of_parts(year: &str, parts: &[YearPart], days: &[u8]) -> Reading {
    match (parts, days) {
        ([part], []) => Reading::at(part_of(year, *part)),
        ([part], [day]) => day_of(year, *part, *day),
        ([part], [start, end]) => {
            let (start, end) = (day_of(year, *part, *start), day_of(year, *part, *end));
            match (start, end) {
                (
                    Reading { when: When::At(start), doubt: None },
                    Reading { when: When::At(end), doubt: None },
                ) => Reading::sure(When::From(start, Some(end))),
                _ => Reading::at(part_of(year, *part)).doubted(Doubt::Impossible),
            }
        }
        ([first, .., last], []) => {
            let (first, last) = (part_of(year, *first), part_of(year, *last));
            Reading::sure(When::From(first, Some(last)))
        }
        ([first, last], [start, end]) => {
            let (start, end) = (day_of(year, *first, *start), day_of(year, *last, *end));
            let doubt = start.doubt.or(end.doubt);
            match (start.when, end.when) {
                (When::At(start), When::At(end)) => {
                    Reading { when: When::From(start, Some(end)), doubt }
                }
                _ => Reading::at(year).doubted(Doubt::Rest),
            }
        }
        ([first, ..], _) => Reading::at(part_of(year, *first)).doubted(Doubt::Rest),
        ([], _) => Reading::at(year),
    }
}

fn part_of(year: &str, part: YearPart) -> String {
    match part {
        YearPart::Month(month) => format!("{year}-{month:02}"),
        YearPart::Season(season) => format!("{} {year}", season.name()),
    }
}

fn day_of(year: &str, part: YearPart, day: u8) -> Reading {
    let date = match part {
        YearPart::Month(month) => format!("{year}-{month:02}-{day:02}"),
        YearPart::Season(_) => {
            return Reading::at(part_of(year, part)).doubted(Doubt::Day);
        }
    };
    if is_date(&date) {
        Reading::at(date)
    } else {
        Reading::at(part_of(year, part)).doubted(Doubt::Impossible)
    }
}

fn is_date(text: &str) -> bool {
    text.parse::<PartialDate>().is_ok()
}

/// The numbers of a text that can be days of a month.
fn numbers(text: &str) -> Vec<u8> {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.filter_map(|number| number.parse().ok()).filter(|day| *day > 0).collect()
}

/// A season by its number in ISO 8601-2, wherever on the globe it is.
fn season(number: u8) -> Option<Season> {
    match number {
        21..=32 => Season::numbered((number - 21) % 4 + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Reading {
        Reading::at(text)
    }

    fn from(start: &str, end: &str) -> Reading {
        Reading::sure(When::From(start.into(), Some(end.into())))
    }

    #[test]
    fn a_year_and_a_month_are_a_date_however_they_are_written() {
        for (month, expected) in [
            ("5", at("2021-05")),
            ("05", at("2021-05")),
            ("may", at("2021-05")),
            ("Sept.", at("2021-09")),
            ("1\u{a0}jan", at("2021-01-01")),
            ("15 May", at("2021-05-15")),
            ("May 15th", at("2021-05-15")),
            ("may--june", from("2021-05", "2021-06")),
            ("jan/feb", from("2021-01", "2021-02")),
            ("1/2", from("2021-01", "2021-02")),
            ("12--14 oct", from("2021-10-12", "2021-10-14")),
            ("30 May -- 2 June", from("2021-05-30", "2021-06-02")),
            ("October and November", from("2021-10", "2021-11")),
            ("Spring", at("Spring 2021")),
            ("Fall", at("Fall 2021")),
            ("Herbst", at("Autumn 2021")),
            ("spring/summer", from("Spring 2021", "Summer 2021")),
            ("Michaelmas", at("Michaelmas 2021")),
            ("13", at("2021").doubted(Doubt::Month)),
            ("0", at("2021").doubted(Doubt::Month)),
            ("https://example.org/5", at("2021").doubted(Doubt::Month)),
            ("Feb 30", at("2021-02").doubted(Doubt::Impossible)),
        ] {
            assert_eq!(year("2021", Some(month), None), expected, "{month}");
        }
        assert_eq!(year("2021", Some("may"), Some("3")), at("2021-05-03"));
        assert_eq!(
            year("2021", Some("may"), Some("3--5")),
            from("2021-05-03", "2021-05-05")
        );
        let no_day = at("2021-02").doubted(Doubt::Impossible);
        assert_eq!(year("2021", Some("feb"), Some("30")), no_day);
        assert_eq!(
            year("2021", Some("feb"), Some("?")),
            at("2021-02").doubted(Doubt::Day)
        );
    }

    #[test]
    fn a_year_may_be_words_or_several_or_a_date() {
        for (text, expected) in [
            ("2020a", at("2020")),
            ("2019/2020", from("2019", "2020")),
            ("2019--20", from("2019", "2020")),
            ("in press", at("in press")),
            ("n.d.", at("n.d.")),
            ("forthcoming", at("forthcoming")),
            ("[2021]", at("2021")),
            ("[2021] ©2021", at("2021")),
            ("c2021", at("2021")),
            ("(2021)", at("2021")),
            ("2021.", at("2021")),
            ("[1842] ©1841", at("1842").doubted(Doubt::Rest)),
            ("12/1840", at("1840-12")),
            ("May 2021", at("2021-05")),
            ("2021-05-17", at("2021-05-17")),
            ("ca. 1843", at("ca. 1843")),
            ("circa 1843", at("circa 1843")),
            ("2021 (to appear)", at("2021 (to appear)")),
            ("44 BC", at("44 BC")),
        ] {
            assert_eq!(year(text, None, None), expected, "{text}");
        }
    }

    #[test]
    fn a_date_may_be_a_period_or_uncertain() {
        for (text, expected) in [
            ("2020-05-17", at("2020-05-17")),
            ("2020~", at("2020")),
            ("2020?", at("2020")),
            ("2020%", at("2020")),
            ("2004-06~-11", at("2004-06-11")),
            ("2020-05-17T10:00:00", at("2020-05-17")),
            ("2004-04-25T14:34:00Z", at("2004-04-25")),
            ("2004-04-25 14:34", at("2004-04-25")),
            ("2020-05/2021", from("2020-05", "2021")),
            ("2004-10-XX", at("2004-10")),
            ("2004-XX-XX", at("2004")),
            ("199X", from("1990", "1999")),
            ("19XX", from("1900", "1999")),
            ("1993-00-00", at("1993")),
            ("1993-05-00", at("1993-05")),
            ("2004-22", at("Summer 2004")),
            ("2001-21/2001-22", from("Spring 2001", "Summer 2001")),
            ("2001-24/2002-03-01", from("Winter 2001", "2002-03-01")),
            ("2004-33", from("2004-01", "2004-03")),
            ("2018-19", from("2018", "2019")),
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
        for open in ["2004/", "2004/..", "2004/open"] {
            assert_eq!(
                date(open),
                Reading::sure(When::From("2004".into(), None)),
                "{open}"
            );
        }
        for open in ["/2004", "../2004"] {
            assert_eq!(date(open), Reading::sure(When::Until("2004".into())), "{open}");
        }
    }

    #[test]
    fn a_date_in_another_order_is_read() {
        for (text, expected) in [
            ("2014-6-12", at("2014-06-12")),
            ("2014/06/12", at("2014-06-12")),
            ("2014.6.12", at("2014-06-12")),
            ("2014/06", at("2014-06")),
            ("20140612", at("2014-06-12")),
            ("201406", at("2014-06")),
            ("12.5.1843", at("1843-05-12")),
            ("12-5-1843", at("1843-05-12")),
            ("13/5/1843", at("1843-05-13")),
            ("5/13/1843", at("1843-05-13")),
            ("5/5/1843", at("1843-05-05")),
            ("5/6/1843", at("1843").doubted(Doubt::Order)),
            ("5.1843", at("1843-05")),
            ("October 5, 1843", at("1843-10-05")),
            ("5 Oct. 1843", at("1843-10-05")),
            ("5. Oktober 1843", at("1843-10-05")),
            ("5 de octubre de 1843", at("1843-10-05")),
            ("October 1843", at("1843-10")),
            ("Summer 2004", at("Summer 2004")),
            ("Herbst 2004", at("Autumn 2004")),
            ("May--June 2018", from("2018-05", "2018-06")),
            ("1843–1845", from("1843", "1845")),
            ("2020-02-30", at("2020-02").doubted(Doubt::Impossible)),
            ("2020-13", at("2020").doubted(Doubt::Impossible)),
            ("20201399", at("2020").doubted(Doubt::Impossible)),
            ("99.99.2020", at("2020").doubted(Doubt::Impossible)),
            ("soon", at("soon")),
            ("-0044", at("-0044")),
            ("0044", at("0044")),
            ("", at("")),
            ("/", at("/")),
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
    }
}
