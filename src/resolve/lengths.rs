//! How long an entry took, in words: from the first month to the last, both counted.

use super::Context;
use super::words::{Plural, Words};
use crate::model::date::{End, PartialDate, Period, Stretch};

/// How long an entry took. Nothing where that is not known, or is less than a month: what
/// goes on is measured up to the date of the CV.
pub(super) fn of(source: &Period, context: Context<'_>) -> Option<String> {
    let mut months = 0;
    if source.periods.is_empty() {
        months += months_of(source, context.day)?;
    }
    for period in source.periods.iter().map(Stretch::period) {
        months += months_of(&period, context.day)?;
    }
    (months > 0).then(|| in_words(months, context.words))
}

/// The months of a period, whole years where no more is known of one of its ends.
fn months_of(period: &Period, day: Option<PartialDate>) -> Option<u32> {
    let start = period.start?;
    let (end, is_day_known) = match period.end {
        Some(End::On(end) | End::Expected(end)) => (end, true),
        Some(End::Present) | None => (day?, false),
    };
    let years = u32::from(end.year.checked_sub(start.year)?);
    let (Some(first), Some(last)) = (start.month, end.month) else {
        return Some(years * 12);
    };
    let months = (years * 12 + u32::from(last)).checked_sub(u32::from(first))?;
    match (start.day, end.day) {
        (Some(first), Some(last)) if is_day_known => {
            // A month is over on the day before that on which it began.
            let is_whole = last + 1 >= first;
            let is_more = first == 1 && last == end.last_of_month();
            Some((months + u32::from(is_more)).saturating_sub(u32::from(!is_whole)))
        }
        _ => Some(months + 1),
    }
}

fn in_words(months: u32, words: &Words) -> String {
    let unbroken = |text: String| text.replace(' ', "\u{a0}");
    let said = |plural: &Plural, count| unbroken(plural.of(count, words.locale));
    let (years, months) = (months / 12, months % 12);
    let lengths = &words.lengths;
    match (years, months) {
        (0, months) => said(&lengths.months, months),
        (years, 0) => said(&lengths.years, years),
        (years, months) => lengths
            .both
            .replace("{years}", &said(&lengths.years, years))
            .replace("{months}", &said(&lengths.months, months)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Locale;

    fn months(start: &str, end: &str) -> Option<u32> {
        let date = |text: &str| text.parse().expect("a date");
        let end = match end {
            "present" => End::Present,
            end => End::On(date(end)),
        };
        let period =
            Period { start: Some(date(start)), end: Some(end), ..Period::default() };
        months_of(&period, Some(date("2026-03-15")))
    }

    #[test]
    fn both_months_count_and_years_alone_do_not() {
        assert_eq!(months("2019-09", "2020-05"), Some(9));
        assert_eq!(months("2020-05", "2020-05"), Some(1));
        assert_eq!(months("2018", "2023"), Some(60));
        assert_eq!(months("2018", "2018"), Some(0));
        assert_eq!(months("2018", "2020-05"), Some(24));
        assert_eq!(months("2022-09", "present"), Some(43));
        assert_eq!(months("2022", "present"), Some(48));
        assert_eq!(months("2027", "present"), None);
        assert_eq!(months("2020-01-15", "2020-03-14"), Some(2));
        assert_eq!(months("2020-01-15", "2020-03-13"), Some(1));
        assert_eq!(months("2020-01-01", "2020-12-31"), Some(12));
        assert_eq!(months("2020-07-05", "2020-07-09"), Some(0));
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn a_length_agrees_with_its_number_in_every_language() {
        let of = |locale: Locale| {
            let words = Words::of(locale);
            let all = [13, 26, 39, 67, 132, 21 * 12 + 11]
                .map(|months| in_words(months, &words));
            all.join(" | ").replace('\u{a0}', " ")
        };
        for (locale, expected) in [
            (
                Locale::En,
                "1 year 1 month | 2 years 2 months | 3 years 3 months | 5 years 7 months | 11 years | 21 years 11 months",
            ),
            (
                Locale::Ar,
                "سنة واحدة وشهر واحد | سنتان وشهران | 3 سنوات و3 أشهر | 5 سنوات و7 أشهر | 11 سنة | 21 سنة و11 شهرًا",
            ),
            (
                Locale::Cs,
                "1 rok 1 měsíc | 2 roky 2 měsíce | 3 roky 3 měsíce | 5 let 7 měsíců | 11 let | 21 let 11 měsíců",
            ),
            (
                Locale::Da,
                "1 år 1 måned | 2 år 2 måneder | 3 år 3 måneder | 5 år 7 måneder | 11 år | 21 år 11 måneder",
            ),
            (
                Locale::De,
                "1 Jahr 1 Monat | 2 Jahre 2 Monate | 3 Jahre 3 Monate | 5 Jahre 7 Monate | 11 Jahre | 21 Jahre 11 Monate",
            ),
            (
                Locale::El,
                "1 έτος 1 μήνας | 2 έτη 2 μήνες | 3 έτη 3 μήνες | 5 έτη 7 μήνες | 11 έτη | 21 έτη 11 μήνες",
            ),
            (
                Locale::Es,
                "1 año 1 mes | 2 años 2 meses | 3 años 3 meses | 5 años 7 meses | 11 años | 21 años 11 meses",
            ),
            (
                Locale::Fi,
                "1 vuosi 1 kuukausi | 2 vuotta 2 kuukautta | 3 vuotta 3 kuukautta | 5 vuotta 7 kuukautta | 11 vuotta | 21 vuotta 11 kuukautta",
            ),
            (
                Locale::Fr,
                "1 an 1 mois | 2 ans 2 mois | 3 ans 3 mois | 5 ans 7 mois | 11 ans | 21 ans 11 mois",
            ),
            (
                Locale::He,
                "שנה אחת, חודש אחד | שנתיים, חודשיים | 3 שנים, 3 חודשים | 5 שנים, 7 חודשים | 11 שנים | 21 שנים, 11 חודשים",
            ),
            (
                Locale::Hu,
                "1 év 1 hónap | 2 év 2 hónap | 3 év 3 hónap | 5 év 7 hónap | 11 év | 21 év 11 hónap",
            ),
            (
                Locale::It,
                "1 anno 1 mese | 2 anni 2 mesi | 3 anni 3 mesi | 5 anni 7 mesi | 11 anni | 21 anni 11 mesi",
            ),
            (Locale::Ja, "1年1か月 | 2年2か月 | 3年3か月 | 5年7か月 | 11年 | 21年11か月"),
            (
                Locale::Ko,
                "1년 1개월 | 2년 2개월 | 3년 3개월 | 5년 7개월 | 11년 | 21년 11개월",
            ),
            (
                Locale::Nb,
                "1 år 1 måned | 2 år 2 måneder | 3 år 3 måneder | 5 år 7 måneder | 11 år | 21 år 11 måneder",
            ),
            (
                Locale::Nl,
                "1 jaar 1 maand | 2 jaar 2 maanden | 3 jaar 3 maanden | 5 jaar 7 maanden | 11 jaar | 21 jaar 11 maanden",
            ),
            (
                Locale::Pl,
                "1 rok 1 miesiąc | 2 lata 2 miesiące | 3 lata 3 miesiące | 5 lat 7 miesięcy | 11 lat | 21 lat 11 miesięcy",
            ),
            (
                Locale::Pt,
                "1 ano 1 mês | 2 anos 2 meses | 3 anos 3 meses | 5 anos 7 meses | 11 anos | 21 anos 11 meses",
            ),
            (
                Locale::Ro,
                "1 an 1 lună | 2 ani 2 luni | 3 ani 3 luni | 5 ani 7 luni | 11 ani | 21 de ani 11 luni",
            ),
            (
                Locale::Ru,
                "1 год 1 месяц | 2 года 2 месяца | 3 года 3 месяца | 5 лет 7 месяцев | 11 лет | 21 год 11 месяцев",
            ),
            (
                Locale::Sv,
                "1 år 1 månad | 2 år 2 månader | 3 år 3 månader | 5 år 7 månader | 11 år | 21 år 11 månader",
            ),
            (
                Locale::Tr,
                "1 yıl 1 ay | 2 yıl 2 ay | 3 yıl 3 ay | 5 yıl 7 ay | 11 yıl | 21 yıl 11 ay",
            ),
            (
                Locale::Uk,
                "1 рік 1 місяць | 2 роки 2 місяці | 3 роки 3 місяці | 5 років 7 місяців | 11 років | 21 рік 11 місяців",
            ),
            (Locale::Zh, "1年1个月 | 2年2个月 | 3年3个月 | 5年7个月 | 11年 | 21年11个月"),
        ] {
            assert_eq!(of(locale), expected);
        }
        assert_eq!(of(Locale::EnGb), of(Locale::En));
        assert_eq!(of(Locale::PtBr), of(Locale::Pt));
        assert_eq!(Locale::ALL.len(), 26, "each language has its line above");
    }
}
