//! Dates, and what a date written in another order is meant to be.

use super::{FormatFault, fault};
use crate::diagnostics::{Code, excerpt};
use crate::model::date::{DateError, EXPECTED, PartialDate};
use crate::model::season::Season;

pub(super) fn is_present(text: &str) -> bool {
    let text = text.to_lowercase();
    matches!(text.as_str(), "present" | "now" | "today" | "current" | "ongoing")
}

pub(super) fn date(text: &str) -> Result<(), FormatFault> {
    let Err(error) = text.parse::<PartialDate>() else { return Ok(()) };
    let month_start = text.find('-').map_or(0, |dash| dash + 1);
    match error {
        DateError::NotADate => {
            let help = date_help(text);
            let message = format!("`{}` is not a date", excerpt(text));
            let label = "neither year, year-month nor year-month-day";
            Err(fault(Code::MalformedDate, message, label, help))
        }
        DateError::NoSuchMonth(month) => Err(FormatFault {
            range: Some(month_start..month_start + month.len()),
            ..fault(
                Code::ImpossibleDate,
                format!("the date `{text}` does not exist"),
                format!("there is no month {month}"),
                match exchanged(text) {
                    Some(date) => {
                        format!("write `{date}`: the month stands before the day")
                    }
                    None => match (academic_year(text), season(text, &month)) {
                        (Some(end), season) => {
                            let or = season.map(|it| format!("; for the season, `{it}`"));
                            format!(
                                "for a period write `start: {}` and `end: {end}`{}",
                                &text[..4],
                                or.unwrap_or_default()
                            )
                        }
                        (None, Some(season)) => {
                            format!("for the season write `{season}`")
                        }
                        (None, None) => "correct the month, or leave it out".into(),
                    },
                },
            )
        }),
        DateError::NoSuchDay { last } => Err(FormatFault {
            range: Some(text.len() - 2..text.len()),
            ..fault(
                Code::ImpossibleDate,
                format!("the date `{text}` does not exist"),
                if text.ends_with("-00") {
                    "there is no day 00".into()
                } else {
                    format!("the month has {last} days")
                },
                "correct the day, or leave it out",
            )
        }),
    }
}

/// A date that is known, since only what ends can be expected.
pub(super) fn only_date(text: &str) -> Result<String, FormatFault> {
    match meant_as_expected(text) {
        Some(date) => Err(fault(
            Code::MalformedDate,
            format!("`{}` is not a date", excerpt(text)),
            "neither year, year-month nor year-month-day",
            format!("write `{date}`: an `end` or a `date` can be expected"),
        )),
        None => date(text).map(|()| text.to_owned()),
    }
}

/// The end of a period: a date, `present`, or a date that is expected.
pub(super) fn end(text: &str) -> Result<String, FormatFault> {
    if is_present(text) {
        return Ok("present".into());
    }
    if let Some(expected) = expected(text) {
        return expected;
    }
    if let Some(date) = meant_as_expected(text) {
        return Err(fault(
            Code::MalformedDate,
            format!("`{}` is not a date", excerpt(text)),
            "neither year, year-month nor year-month-day",
            format!("write `{date}{EXPECTED}`"),
        ));
    }
    match date(text) {
        Err(fault) if fault.help == WORDS_HELP => {
            let help = format!("{DATE_HELP}, `present`, or `2027{EXPECTED}`");
            Err(FormatFault { help, ..fault })
        }
        result => result.map(|()| text.to_owned()),
    }
}

/// A date with `(expected)` behind it, in its normal form.
fn expected(text: &str) -> Option<Result<String, FormatFault>> {
    let at = text.len().checked_sub(EXPECTED.trim().len())?;
    let (before, behind) = (text.get(..at)?, text.get(at..)?);
    let is_expected = behind.eq_ignore_ascii_case(EXPECTED.trim());
    let written = before.trim_end();
    is_expected.then(|| match date(written) {
        Ok(()) => Ok(format!("{written}{EXPECTED}")),
        Err(fault) => {
            let help = match guess(written) {
                Some(date) => format!("write `{date}{EXPECTED}`"),
                None => fault.help,
            };
            Err(FormatFault { help, ..fault })
        }
    })
}

/// Words for what is expected, in several languages.
const EXPECTATIONS: [&str; 22] = [
    "expected",
    "exp",
    "expect",
    "anticipated",
    "planned",
    "projected",
    "estimated",
    "est",
    "tentative",
    "likely",
    "scheduled",
    "graduation",
    "graduating",
    "completion",
    "voraussichtlich",
    "vsl",
    "geplant",
    "prévu",
    "prévue",
    "previsto",
    "prevista",
    "verwacht",
];

/// The date in a text that says in other words that it is expected: `exp. 2027`.
fn meant_as_expected(text: &str) -> Option<String> {
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || "()[],:;".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 6 {
        return None;
    }
    let is_expectation = |word: &&str| {
        let word = word.trim_end_matches('.').to_lowercase();
        EXPECTATIONS.contains(&word.as_str())
    };
    let is_filling = |word: &&str| matches!(*word, "in" | "by" | "for" | "date");
    let rest: Vec<_> = words
        .iter()
        .copied()
        .filter(|word| !is_expectation(word) && !is_filling(word))
        .collect();
    let rest = rest.join(" ");
    let is_meant = words.iter().any(is_expectation);
    let is_date = rest.parse::<PartialDate>().is_ok();
    is_meant.then(|| if is_date { Some(rest.clone()) } else { guess(&rest) }).flatten()
}

/// How a date is written.
pub(in crate::check) const DATE_HELP: &str = "write `2021`, `2021-05` or `2021-05-17`";

/// The same where words have a field of their own.
pub(in crate::check) const WORDS_HELP: &str =
    "write `2021`, `2021-05` or `2021-05-17`; for other words use the field `date`";

/// `2021-14-01` as the 14th of January.
pub(super) fn exchanged(text: &str) -> Option<String> {
    let [year, day, month] = text.split('-').collect::<Vec<_>>()[..] else { return None };
    let date = format!("{year}-{month}-{day}");
    date.parse::<PartialDate>().ok().map(|_| date)
}

/// The season that ISO 8601-2 has for a number in the place of the month.
fn season(text: &str, month: &str) -> Option<String> {
    let number = month.parse::<u8>().ok()?.checked_sub(20)?;
    let season = Season::numbered(number)?;
    (text.len() == 7).then(|| format!("{} {}", season.name(), &text[..4]))
}

/// The second year of `2018-19`.
fn academic_year(text: &str) -> Option<u16> {
    let (start, end) = text.split_once('-')?;
    let (start, end): (u16, u16) = (start.parse().ok()?, end.parse().ok()?);
    let end = start / 100 * 100 + end;
    (end > start).then_some(end)
}

/// What a text that is meant as a date would be in the order of ISO 8601.
pub(super) fn date_help(text: &str) -> String {
    if is_present(text) {
        return "write when it began: only the field `end` can be `present`".into();
    }
    if let [start, end] = parts(text).as_slice()
        && is_year(start)
        && is_year(end)
    {
        return format!("write `start: {start}` and `end: {end}`");
    }
    match guess(text) {
        Some(guess) => format!("write `{guess}`"),
        None => WORDS_HELP.into(),
    }
}

fn parts(text: &str) -> Vec<&str> {
    text.split(['/', '.', '-', '–', ' ']).filter(|part| !part.is_empty()).collect()
}

fn digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && digits(text)
}

/// The date that is meant by a text, in the order of ISO 8601.
fn guess(text: &str) -> Option<String> {
    let parts = parts(text);
    let all_digits = parts.iter().all(|part| digits(part) && part.len() <= 4);
    let is_over = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|day| day > most);
    let guess = match parts.as_slice() {
        [day, month, year]
            if is_year(year) && (text.contains('.') || is_over(day, 12)) =>
        {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [month, day, year] if is_year(year) && is_over(day, 12) => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [month, year] if all_digits && year.len() == 4 => {
            Some(format!("{year}-{month:0>2}"))
        }
        [year, month] if all_digits && year.len() == 4 => {
            Some(format!("{year}-{month:0>2}"))
        }
        [year, month, day] if all_digits && year.len() == 4 => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [all] if all.len() == 8 && digits(all) => {
            Some(format!("{}-{}-{}", &all[..4], &all[4..6], &all[6..]))
        }
        [name, year] if digits(year) && year.len() == 4 => {
            month_named(name).map(|month| format!("{year}-{month:02}"))
        }
        _ => None,
    };
    guess.filter(|guess| guess.parse::<PartialDate>().is_ok())
}

pub(super) fn month_named(name: &str) -> Option<usize> {
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec",
    ];
    let name = name.to_lowercase();
    names.iter().position(|month| name.starts_with(month)).map(|at| at + 1)
}

/// A date, or words: only what is shaped like a date can be a wrong one.
pub(super) fn when(text: &str) -> Result<String, FormatFault> {
    if is_present(text) {
        return Ok("present".into());
    }
    if let Some(expected) = expected(text) {
        return expected;
    }
    match text.parse::<PartialDate>() {
        Err(DateError::NoSuchMonth(_) | DateError::NoSuchDay { .. }) => {
            date(text).map(|()| text.to_owned())
        }
        Err(DateError::NotADate) if is_meant_as_date(text) => {
            date(text).map(|()| text.to_owned())
        }
        _ => Ok(text.to_owned()),
    }
}

/// Whether the help says nothing of this date.
fn is_general(help: &str) -> bool {
    help == WORDS_HELP || help.starts_with("write `start:")
}

/// Whether a text is the figures of one date, written in another way: `2021-5`, `20210517`.
fn is_meant_as_date(text: &str) -> bool {
    let are_figures = text.chars().all(|c| c.is_ascii_digit() || "-/.".contains(c));
    are_figures && !is_general(&date_help(text))
}
