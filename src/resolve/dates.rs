//! Dates and periods in words.

use super::words::Words;
use crate::document::Inlines;
use crate::model::date::{End, PartialDate, Period, When};
use crate::text;

/// A date as exactly as it is known, with the month in full.
pub(super) fn in_words(date: PartialDate, words: &Words) -> String {
    written(date, &words.dates.months, words)
}

/// When an entry was; nothing when it does not say.
pub(super) fn period(period: &Period, words: &Words) -> Option<Inlines> {
    let short = |date| written(date, &words.dates.short_months, words);
    let text = match (period.start, period.end) {
        (Some(start), Some(End::On(end))) if start == end => in_words(start, words),
        (Some(start), Some(End::On(end))) => join(&short(start), &short(end)),
        (Some(start), Some(End::Present)) => join(&short(start), &words.present),
        (Some(start), None) => words.since.replace("{date}", &in_words(start, words)),
        (None, Some(End::On(end))) => {
            words.until.replace("{date}", &in_words(end, words))
        }
        (None, Some(End::Present)) => words.present.clone(),
        (None, None) => {
            let dates: Vec<_> = period.date.iter().map(|when| one(when, words)).collect();
            let has_commas = dates.iter().any(|date| date.contains(','));
            let separator = if has_commas { "; " } else { ", " };
            let all = || vec![text::Inline::Text(dates.join(separator))];
            return (!dates.is_empty()).then(all);
        }
    };
    Some(vec![text::Inline::Text(text)])
}

/// Two dates and a dash, where a line may end behind the dash only.
fn join(start: &str, end: &str) -> String {
    let unbroken = |date: &str| date.replace(' ', "\u{a0}");
    format!("{}\u{a0}– {}", unbroken(start), unbroken(end))
}

fn one(when: &When, words: &Words) -> String {
    match when {
        When::On(date) => in_words(*date, words),
        When::Present => words.present.clone(),
        When::Words(text) => text.clone(),
    }
}

fn written(date: PartialDate, months: &[String; 12], words: &Words) -> String {
    let Some(month) = date.month else { return date.year.to_string() };
    let pattern = if date.day.is_some() { &words.dates.day } else { &words.dates.month };
    pattern
        .replace("{month}", &months[usize::from(month) - 1])
        .replace("{year}", &date.year.to_string())
        .replace("{day}", &date.day.unwrap_or_default().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: Option<&str>, end: Option<&str>) -> String {
        let date = |text: &str| text.parse().expect("a date");
        let end = end.map(|end| match end {
            "present" => End::Present,
            date_text => End::On(date(date_text)),
        });
        let given = Period { start: start.map(date), end, ..Period::default() };
        text::plain(&period(&given, &Words::of("en")).unwrap_or_default())
    }

    #[test]
    fn a_period_is_as_exact_as_its_ends() {
        assert_eq!(of(Some("2021"), Some("2023-05")), "2021\u{a0}– May\u{a0}2023");
        assert_eq!(of(Some("2021-09"), Some("present")), "Sep\u{a0}2021\u{a0}– present");
        assert_eq!(of(Some("2021"), Some("2021")), "2021");
        assert_eq!(of(Some("2021-09-03"), None), "since September 3, 2021");
        assert_eq!(of(None, Some("2021")), "until 2021");
    }
}
