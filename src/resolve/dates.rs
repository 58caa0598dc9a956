//! Dates and periods in words.

use super::words::{DateForms, Words};
use crate::document::Inlines;
use crate::model::date::{End, PartialDate, Period, When};
use crate::text;

/// A date as exactly as it is known, with the month in full.
pub(super) fn in_words(date: PartialDate, words: &Words) -> String {
    filled(&words.dates, date, words)
}

/// When an entry was; nothing when it does not say.
pub(super) fn period(period: &Period, words: &Words) -> Option<Inlines> {
    let short = |date| filled(&words.short_dates, date, words);
    let text = match (period.start, period.end) {
        (Some(start), Some(End::On(end))) if start == end => in_words(start, words),
        (Some(start), Some(End::On(end))) => join(&short(start), &short(end)),
        (Some(start), Some(End::Present)) => join(&short(start), &words.present),
        (Some(start), None) => filled(&words.since, start, words),
        (None, Some(End::On(end))) => filled(&words.until, end, words),
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

/// The form for what is known of the date, with the date in its places.
fn filled(forms: &DateForms, date: PartialDate, words: &Words) -> String {
    let form = match (date.month, date.day) {
        (None, _) => &forms.year,
        (_, None) => &forms.month,
        _ => &forms.day,
    };
    let month = |months: &[String; 12]| {
        let month = date.month.map(|month| usize::from(month) - 1);
        month.map(|month| months[month].clone()).unwrap_or_default()
    };
    let day = date.day.map(|day| match &words.first_day {
        Some(first) if day == 1 => first.clone(),
        _ => day.to_string(),
    });
    form.replace("{year}", &date.year.to_string())
        .replace("{month}", &month(&words.months.full))
        .replace("{short-month}", &month(&words.months.short))
        .replace("{inflected-month}", &month(words.months.inflected()))
        .replace("{day}", &day.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Locale;

    fn of(start: Option<&str>, end: Option<&str>) -> String {
        let date = |text: &str| text.parse().expect("a date");
        let end = end.map(|end| match end {
            "present" => End::Present,
            date_text => End::On(date(date_text)),
        });
        let given = Period { start: start.map(date), end, ..Period::default() };
        text::plain(&period(&given, &Words::of(Locale::En)).unwrap_or_default())
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
