//! Dates and periods as other programs write them, in cvtex's form.

use crate::read::months::{self, YearPart};

/// Words for what goes on.
const PRESENT: [&str; 12] = [
    "present",
    "now",
    "today",
    "current",
    "ongoing",
    "currently",
    "to date",
    "current position",
    "till now",
    "9999",
    "9999-12",
    "9999-12-31",
];

/// When something was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day, a month or a year.
    Date(String),
    /// From one to another.
    Period(String, String),
    /// Words that say it.
    Words(String),
}

/// `present`, if a text says that something goes on.
pub(super) fn is_present(text: &str) -> bool {
    // A word without a figure is of some language.
    PRESENT.contains(&text.trim().to_lowercase().as_str())
        || !text.contains(|c: char| c.is_ascii_digit()) && months::is_present(text)
}

/// A date in cvtex's form: `2021`, `2021-05` or `2021-05-17`.
pub(super) fn date(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ',']);
    numbers(text).or_else(|| words(text))
}

/// What a text says of when something was.
pub(super) fn when(text: &str) -> When {
    if let Some(date) = date(text) {
        return When::Date(date);
    }
    for between in [" – ", " — ", " - ", " to ", "--", "–", "—", "-"] {
        let mut parts = text.split(between).map(|part| part.trim_matches(['-', ' ']));
        if let (Some(start), Some(end), None) = (parts.next(), parts.next(), parts.next())
        {
            let end = if is_present(end) { Some("present".into()) } else { date(end) };
            if let (Some(start), Some(end)) = (date(start), end) {
                return When::Period(start, end);
            }
        }
    }
    When::Words(text.trim().to_owned())
}

/// `2021-5-17`, `2021/05`, `20210517`, `05/2021`, and time stamps.
fn numbers(text: &str) -> Option<String> {
    let day =
        text.split(['T', ' ']).next().filter(|_| text.contains(':')).unwrap_or(text);
    let parts: Vec<_> =
        day.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.is_empty() || !parts.iter().all(is_number) {
        return None;
    }
    let is_year =
        |part: &str| part.len() == 4 && (part.starts_with('1') || part.starts_with('2'));
    let (year, month, day) = match parts.as_slice() {
        [whole] if whole.len() == 8 && is_year(&whole[..4]) => {
            (&whole[..4], Some(&whole[4..6]), Some(&whole[6..]))
        }
        [year] if is_year(year) => (*year, None, None),
        [year, month] if is_year(year) && month.len() <= 2 => (*year, Some(*month), None),
        [month, year] if is_year(year) && month.len() <= 2 => (*year, Some(*month), None),
        [year, month, day] if is_year(year) && month.len() <= 2 && day.len() <= 2 => {
            (*year, Some(*month), Some(*day))
        }
        _ => return None,
    };
    joined(year, month, day)
}

/// `Jan 2020`, `May 17, 2023`, `17 May 2023`.
fn words(text: &str) -> Option<String> {
    let parts: Vec<_> = text
        .split([' ', ','])
        .filter(|part| !part.is_empty() && !["de", "of"].contains(part))
        .collect();
    let month_of = |word: &str| match months::named(word)? {
        YearPart::Month(month) => Some(month.to_string()),
        YearPart::Season(_) => None,
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |text: &str| text.len() == 4 && is_number(text);
    match parts.as_slice() {
        [month, year] if is_year(year) => joined(year, Some(&month_of(month)?), None),
        [month, day, year] if is_year(year) && is_number(day) => {
            joined(year, Some(&month_of(month)?), Some(day))
        }
        [day, month, year] if is_year(year) && is_number(day) => {
            joined(year, Some(&month_of(month)?), Some(day))
        }
        _ => None,
    }
}

/// The parts as one date; a month or a day of nought says nothing.
fn joined(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
    let number = |part: Option<&str>| match part.map(str::parse::<u8>) {
        Some(Ok(0)) | None => Some(None),
        Some(Ok(number)) => Some(Some(number)),
        Some(Err(_)) => None,
    };
    match (number(month)?, number(day)?) {
        (None, _) => Some(year.to_owned()),
        (Some(month), _) if month > 12 => None,
        (_, Some(day)) if day > 31 => None,
        (Some(month), None) => Some(format!("{year}-{month:02}")),
        (Some(month), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_of_other_programs() {
        for (text, expected) in [
            ("2021", Some("2021")),
            ("2021-5", Some("2021-05")),
            ("2021-05-17", Some("2021-05-17")),
            ("2021-05-17T10:00:00Z", Some("2021-05-17")),
            ("2021/05", Some("2021-05")),
            ("20210517", Some("2021-05-17")),
            ("05/2021", Some("2021-05")),
            ("2021-00-00", Some("2021")),
            ("2021-13", None),
            ("Jan 2020", Some("2020-01")),
            ("Sept. 2020", Some("2020-09")),
            ("May 17, 2023", Some("2023-05-17")),
            ("17 May 2023", Some("2023-05-17")),
            ("mayo de 2023", Some("2023-05")),
            ("Mai 2023", Some("2023-05")),
            ("Dez. 2023", Some("2023-12")),
            ("17 octobre 2023", Some("2023-10-17")),
            ("Summer 2020", None),
            ("Marvel 2020", None),
            ("", None),
        ] {
            assert_eq!(date(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn periods_are_read_and_words_stay() {
        let period = |start: &str, end: &str| When::Period(start.into(), end.into());
        for (text, expected) in [
            ("2014--2019", period("2014", "2019")),
            ("1933 - 1955", period("1933", "1955")),
            ("2015 – heute", period("2015", "present")),
            ("2015-now", period("2015", "present")),
            ("Aug 2021 to May 2023", period("2021-08", "2023-05")),
            ("2021-05", When::Date("2021-05".into())),
            ("Summer 2020", When::Words("Summer 2020".into())),
        ] {
            assert_eq!(when(text), expected, "{text}");
        }
    }
}
