//! Dates as people write them: `12.5.1843`, `October 5, 1843`, `[2021] ©2021`.

use super::{Doubt, Parts, Reading, When, is_date, of_parts};

/// A year that is alone, whatever signs are around it: `2020a`, `(2020)`, `[2021] ©2020`; and
/// whether another year beside it is not read.
pub(super) fn year(text: &str) -> Option<(String, bool)> {
    let words = text.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let mut years = Vec::new();
    for word in words {
        let is_sign = |c: char| "()[]{}<>©?~.%".contains(c);
        let word = word.trim_matches(is_sign);
        if word.is_empty() {
            continue;
        }
        let of_copyright = word.strip_prefix(['c', 'C', 'p']);
        let word = of_copyright.unwrap_or(word).trim_matches(is_sign);
        let year = word.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(word);
        match year {
            year if is_year(year) => years.push(year.to_owned()),
            _ => return None,
        }
    }
    let is_of_copyright = text.contains(['©', '[']) || years.len() < 2;
    let first = years.first().filter(|_| is_of_copyright)?.clone();
    let has_rest = years.iter().any(|year| *year != first);
    Some((first, has_rest))
}

/// The years of a text that says nothing else: `2019/2020`, `2019--20`.
pub(super) fn years(text: &str) -> Option<(String, String)> {
    let parts: Vec<_> = text
        .split(['/', '-', '–', '—', ',', ' '])
        .map(|part| part.trim_matches(['(', ')', '?', '~', '[', ']']))
        .filter(|part| !part.is_empty() && !super::is_joint(part))
        .collect();
    let [start, end] = parts.as_slice() else { return None };
    let is_short = end.len() == 2 && end.bytes().all(|byte| byte.is_ascii_digit());
    match (is_year(start), is_year(end)) {
        (true, true) => Some(((*start).to_owned(), (*end).to_owned())),
        (true, false) if is_short && *end > &start[2..] => {
            Some(((*start).to_owned(), format!("{}{end}", &start[..2])))
        }
        _ => None,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_date(text)
}

/// A date in another order, or with the names of months and seasons; none of other words.
pub(super) fn date(text: &str) -> Option<Reading> {
    if let Some((start, end)) = years(text).filter(|(_, end)| text.contains(end.as_str()))
    {
        return Some(Reading::sure(When::From(start, Some(end))));
    }
    let is_sign = |c: char| "./-, ".contains(c);
    if text.chars().all(|c| c.is_ascii_digit() || is_sign(c)) {
        let numbers: Vec<_> =
            text.split(is_sign).filter(|number| !number.is_empty()).collect();
        return of_numbers(&numbers, text.contains('/'));
    }
    let mut years =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_year(word));
    let year = years.next()?;
    if years.next().is_some() {
        return None;
    }
    let rest = text.replacen(year, " ", 1);
    let Parts { parts, days } = Parts::of(&rest)?;
    let reading = of_parts(year, &parts, &days);
    Some(reading)
}

/// A date of two or three numbers. With slashes, Americans put the month first.
fn of_numbers(numbers: &[&str], has_slashes: bool) -> Option<Reading> {
    let of = |year: &str, month: &str, day: &str| {
        let date = format!("{year}-{month:0>2}-{day:0>2}");
        is_date(&date).then(|| Reading::at(date))
    };
    let lost = |year: &str, doubt| Some(Reading::at(year).doubted(doubt));
    match *numbers {
        [year, month] | [month, year] if is_year(year) && month.len() <= 2 => {
            let date = format!("{year}-{month:0>2}");
            if is_date(&date) {
                Some(Reading::at(date))
            } else {
                lost(year, Doubt::Impossible)
            }
        }
        [year, month, day] if is_year(year) && month.len() <= 2 && day.len() <= 2 => {
            of(year, month, day)
                .or_else(|| of(year, day, month))
                .or_else(|| lost(year, Doubt::Impossible))
        }
        [first, second, year]
            if is_year(year) && first.len() <= 2 && second.len() <= 2 =>
        {
            match (of(year, second, first), of(year, first, second)) {
                (Some(european), Some(american))
                    if has_slashes && european != american =>
                {
                    lost(year, Doubt::Order)
                }
                (Some(date), _) | (None, Some(date)) => Some(date),
                (None, None) => lost(year, Doubt::Impossible),
            }
        }
        _ => None,
    }
}
