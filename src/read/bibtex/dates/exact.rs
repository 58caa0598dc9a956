//! Dates of ISO 8601-2 (levels 0 and 1), which biblatex takes, with one-digit months and days.

use super::{Doubt, Reading, When, is_date, season};

/// What is read of one date.
enum One {
    Date(String),
    Span(String, String),
}

/// A date or a period; none of a text that is neither.
pub(super) fn date(text: &str) -> Option<Reading> {
    let Some((start, end)) = text.split_once('/') else { return single(text) };
    let (start, end) = (start.trim(), end.trim());
    let is_open = |end: &str| matches!(end, "" | ".." | "open" | "unknown" | "*");
    match (is_open(start), is_open(end)) {
        (true, true) => None,
        (false, true) => {
            let (start, doubt) = one(start)?;
            Some(Reading { when: When::From(start.first(), None), doubt })
        }
        (true, false) => {
            let (end, doubt) = one(end)?;
            Some(Reading { when: When::Until(end.last()), doubt })
        }
        (false, false) => {
            let (start, doubt) = one(start)?;
            let (end, doubt_of_end) = one(end)?;
            let when = When::From(start.first(), Some(end.last()));
            Some(Reading { when, doubt: doubt.or(doubt_of_end) })
        }
    }
}

fn single(text: &str) -> Option<Reading> {
    let (one, doubt) = one(text)?;
    let when = match one {
        One::Date(date) => When::At(date),
        One::Span(start, end) => When::From(start, Some(end)),
    };
    Some(Reading { when, doubt })
}

impl One {
    fn first(self) -> String {
        match self {
            Self::Date(date) | Self::Span(date, _) => date,
        }
    }

    fn last(self) -> String {
        match self {
            Self::Date(date) | Self::Span(_, date) => date,
        }
    }
}

/// A date without the time and the marks of what is uncertain.
fn one(text: &str) -> Option<(One, Option<Doubt>)> {
    let day = text.split_once(['T', ' ']).filter(|(_, time)| is_time(time));
    let text = day.map_or(text, |(day, _)| day);
    let text = text.replace(['?', '~', '%'], "");
    let mut parts = text.trim().split('-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(month) = month else { return year_alone(year) };
    if !is_number(year, 4..=4) || !is_date(year) {
        return None;
    }
    let sure = |date: String| Some((One::Date(date), None));
    let doubted =
        |date: &str| Some((One::Date(date.to_owned()), Some(Doubt::Impossible)));
    if is_unknown(month) {
        return day.is_none_or(is_unknown).then(|| sure(year.to_owned())).flatten();
    }
    if day.is_none() && is_number(month, 4..=4) {
        // A period with a hyphen.
        return is_date(month)
            .then(|| (One::Span(year.to_owned(), month.to_owned()), None));
    }
    if !is_number(month, 1..=2) {
        return None;
    }
    let number: u8 = month.parse().ok()?;
    let month = format!("{year}-{number:02}");
    if !is_date(&month) {
        return match (season(number), day) {
            (Some(season), None) => sure(format!("{} {year}", season.name())),
            (None, None) if (33..=36).contains(&number) => {
                let first = (number - 33) * 3 + 1;
                let last = format!("{year}-{:02}", first + 2);
                Some((One::Span(format!("{year}-{first:02}"), last), None))
            }
            (None, None) => match following(year, number) {
                Some(end) => Some((One::Span(year.to_owned(), end), None)),
                None => doubted(year),
            },
            _ => doubted(year),
        };
    }
    let Some(day) = day.filter(|day| !is_unknown(day)) else { return sure(month) };
    if !is_number(day, 1..=2) {
        return None;
    }
    let date = format!("{month}-{day:0>2}");
    if is_date(&date) { sure(date) } else { doubted(&month) }
}

/// A year, a decade or century of which digits are unknown, or all digits of a date together.
fn year_alone(text: &str) -> Option<(One, Option<Doubt>)> {
    let is_x = |c: char| matches!(c, 'X' | 'x' | 'u' | 'U');
    let known = text.trim_end_matches(is_x);
    if text.len() == 4 && known.len() < 4 && is_number(known, 1..=3) {
        let (start, end) = (format!("{known:0<4}"), format!("{known:9<4}"));
        return is_date(&start).then_some((One::Span(start, end), None));
    }
    if !is_number(text, 4..=8) || !is_date(&text[..4]) {
        return None;
    }
    let (year, rest) = text.split_at(4);
    match rest.len() {
        0 => Some((One::Date(year.to_owned()), None)),
        2 => one(&format!("{year}-{rest}")).filter(|(_, doubt)| doubt.is_none()),
        4 => one(&format!("{year}-{}-{}", &rest[..2], &rest[2..])),
        _ => None,
    }
}

/// The second year of `2018-19`.
fn following(year: &str, number: u8) -> Option<String> {
    let (century, own) = year.split_at_checked(2)?;
    let end = format!("{century}{number:02}");
    (own.parse::<u8>().ok()? < number && is_date(&end)).then_some(end)
}

fn is_unknown(part: &str) -> bool {
    matches!(part, "XX" | "xx" | "uu" | "UU" | "00")
}

fn is_time(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains(':')
        && text.chars().all(|c| c.is_ascii_digit() || ":.,+-Z ".contains(c))
}

fn is_number(text: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
