//! Dates and periods in words.

use std::mem;

use super::words::{DateForms, Words};
use super::{Context, lengths};
use crate::document::Inlines;
use crate::model::date::{End, PartialDate, Period, Stretch, When};
use crate::model::design::Dates;
use crate::text::Inline;

/// A date as exactly as it is known, with the month in full.
pub(super) fn in_words(date: PartialDate, words: &Words) -> String {
    filled(&words.dates, date, words)
}

/// When an entry was, with its length where that is to be said; nothing when it does not say.
pub(super) fn of_entry(source: &Period, context: Context<'_>) -> Option<Inlines> {
    let length = lengths::of(source, context).filter(|_| context.shows_lengths);
    with_remark(source, length.as_deref(), context.words)
}

/// When an entry was; nothing when it does not say.
pub(super) fn period(source: &Period, words: &Words) -> Option<Inlines> {
    with_remark(source, None, words)
}

/// When an entry was, in pieces: the periods, and what stands in brackets behind them.
fn with_remark(source: &Period, length: Option<&str>, words: &Words) -> Option<Inlines> {
    let mut all: Vec<_> = source.periods.iter().map(Stretch::period).collect();
    all.sort_by_key(|period| (period.sorting().is_none(), period.sorting()));
    if all.is_empty() {
        all.push(source.clone());
    }
    if let Some(form @ (Dates::Year | Dates::Numeric)) = words.exactness {
        all.iter_mut().for_each(|period| less_exact(period, form));
    }
    let dates: Vec<_> =
        all.iter().filter_map(|one| Some((one, text(one, words)?))).collect();
    let has_commas = dates.iter().any(|(_, text)| text.contains(','));
    let separator = if has_commas { ";" } else { "," };
    let count = dates.len();
    let mut pieces = Inlines::new();
    for (at, (period, date)) in dates.into_iter().enumerate() {
        let is_last = at + 1 == count;
        let expected = is_expected(period).then_some(words.expected.as_str());
        let length = length.filter(|_| is_last);
        let remarks: Vec<_> = expected.into_iter().chain(length).collect();
        let lead = if at > 0 { " " } else { "" };
        let end = if is_last { "" } else { separator };
        if remarks.is_empty() {
            pieces.push(Inline::Text(format!("{lead}{date}{end}")));
        } else {
            pieces.push(Inline::Text(format!("{lead}{date}")));
            pieces.push(Inline::Text(format!(" ({}){end}", remarks.join(", "))));
        }
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// Leaves out the days, and of years the months.
fn less_exact(period: &mut Period, form: Dates) {
    let cut = |date: &mut PartialDate| {
        date.day = None;
        if form == Dates::Year {
            (date.month, date.season) = (None, None);
        }
    };
    period.start.iter_mut().for_each(cut);
    if let Some(End::On(date) | End::Expected(date)) = &mut period.end {
        cut(date);
    }
    for mut when in mem::take(&mut period.date).to_vec() {
        if let When::On(date) | When::Expected(date) = &mut when {
            cut(date);
        }
        if !period.date.contains(&when) {
            period.date.push(when);
        }
    }
}

fn is_expected(period: &Period) -> bool {
    matches!(period.end, Some(End::Expected(_)))
}

/// A period, or dates.
fn text(period: &Period, words: &Words) -> Option<String> {
    let text = match (period.start, period.end) {
        (Some(start), Some(End::On(end) | End::Expected(end))) if start == end => {
            filled(&words.short_dates, start, words)
        }
        (Some(start), Some(End::On(end) | End::Expected(end))) => {
            from_to(start, end, words)
        }
        (Some(start), Some(End::Present)) => {
            let start = filled(&words.short_dates, start, words);
            join("", &start, &words.present, "", words)
        }
        (Some(start), None) => filled(&words.since, start, words),
        (None, Some(End::On(end))) => filled(&words.until, end, words),
        (None, Some(End::Expected(end))) => filled(&words.short_dates, end, words),
        (None, Some(End::Present)) => words.present.clone(),
        (None, None) => {
            let dates: Vec<_> = period.date.iter().map(|when| one(when, words)).collect();
            let has_commas = dates.iter().any(|date| date.contains(','));
            let separator = if has_commas { "; " } else { ", " };
            return (!dates.is_empty()).then(|| dates.join(separator));
        }
    };
    Some(text)
}

/// When a publication appeared: the year, or more if the list says so. Beside volumes and
/// pages a month that is a number would be taken for one of them.
pub(super) fn of_publication(
    when: &Period,
    has_months: bool,
    words: &Words,
) -> Option<Inlines> {
    if !has_months {
        let mut when = when.clone();
        less_exact(&mut when, Dates::Year);
        return period(&when, words);
    }
    let are_numbers = words.short_dates.month.contains('/');
    let mut dates = when.date.iter();
    match (dates.next(), dates.next()) {
        (Some(When::On(date)), None) if are_numbers => {
            Some(vec![Inline::Text(in_words(*date, words))])
        }
        _ => period(when, words),
    }
}

/// A period between two dates. What both share of year and month is written once, where it
/// stands before both or behind both: `Jul 5–9, 2021`.
fn from_to(start: PartialDate, end: PartialDate, words: &Words) -> String {
    let mut from = parts(&words.short_dates, start, words);
    let mut to = parts(&words.short_dates, end, words);
    let shared = shared(start, end);
    let is_own = |part: &DatePart| !shared.contains(&part.unit);
    let first = from.iter().position(is_own).filter(|_| !shared.is_empty());
    let (Some(first), Some(last)) = (first, from.iter().rposition(is_own)) else {
        return join("", &written(&from), &written(&to), "", words);
    };
    let before = written(&from[..first]);
    let behind = mem::take(&mut to[last].gap) + &written(&to[last + 1..]);
    from[last].gap.clear();
    if from[first].unit == Unit::Day && behind.is_empty() {
        // The point behind the second number ends the whole: `2021. júl. 5–9.`
        let number = from[last].text.trim_end_matches('.').len();
        from[last].text.truncate(number);
    }
    let own = |parts: &[DatePart]| written(&parts[first..=last]);
    join(&before, &own(&from), &own(&to), &behind, words)
}

/// What two dates that are equally exact have in common, without which the rest says nothing:
/// a month only of the same year.
fn shared(start: PartialDate, end: PartialDate) -> &'static [Unit] {
    let exactness = |date: PartialDate| {
        (date.month.is_some(), date.day.is_some(), date.season.is_some())
    };
    if exactness(start) != exactness(end) {
        return &[];
    }
    let is_same_part = start.month == end.month && start.season == end.season;
    match (start.year == end.year, is_same_part) {
        (true, true) => &[Unit::Year, Unit::Month],
        (true, false) => &[Unit::Year],
        _ => &[],
    }
}

/// Two ends and a dash, between what stands `before` and `behind` both. A line may end behind
/// the dash only, and not between two numbers or two words.
fn join(before: &str, start: &str, end: &str, behind: &str, words: &Words) -> String {
    let unbroken = |text: &str| text.replace(' ', "\u{a0}");
    let has_parts =
        |end: &str| end.contains(char::is_alphabetic) && end.contains(char::is_numeric);
    let dash = if !is_close(start, end, words) {
        "\u{a0}– "
    } else if has_parts(start) && has_parts(end) {
        "–\u{200b}"
    } else {
        "–"
    };
    format!(
        "{}{dash}{}",
        unbroken(&format!("{before}{start}")),
        unbroken(&format!("{end}{behind}"))
    )
}

/// Whether a dash between two ends has no spaces: no end has one, and none is a fraction
/// where the other is none (`2019 – 5/2020`).
fn is_close(start: &str, end: &str, words: &Words) -> bool {
    let is_apart =
        |one: char| one.is_whitespace() || words.spaced_dash && one.is_alphabetic();
    ![start, end].iter().any(|text| text.contains(is_apart))
        && start.contains('/') == end.contains('/')
}

fn one(when: &When, words: &Words) -> String {
    match when {
        When::On(date) => filled(&words.short_dates, *date, words),
        When::Expected(date) => {
            let date = filled(&words.short_dates, *date, words);
            format!("{date} ({})", words.expected)
        }
        When::Present => words.present.clone(),
        When::Words(text) => text.clone(),
    }
}

/// The form for what is known of the date, with the date in its places.
fn filled(forms: &DateForms, date: PartialDate, words: &Words) -> String {
    written(&parts(forms, date, words))
}

/// What a date is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
}

/// A part of a date as it is written.
#[derive(Debug)]
struct DatePart {
    unit: Unit,
    /// With the signs and letters that belong to it: `5.`, `2021年`.
    text: String,
    /// What stands between it and the next part.
    gap: String,
}

fn written(parts: &[DatePart]) -> String {
    parts.iter().flat_map(|part| [part.text.as_str(), &part.gap]).collect()
}

/// The form for what is known of the date, taken apart at its places.
fn parts(forms: &DateForms, date: PartialDate, words: &Words) -> Vec<DatePart> {
    let form = match (date.month, date.day) {
        (None, _) if date.season.is_some() => &forms.season,
        (None, _) => &forms.year,
        (_, None) => &forms.month,
        _ => &forms.day,
    };
    let (mut lead, mut rest) = form.split_once('{').unwrap_or((form, ""));
    let mut parts = Vec::new();
    while let Some((place, behind)) = rest.split_once('}') {
        let (between, next) = behind.split_once('{').unwrap_or((behind, ""));
        let (mark, gap, next_lead) =
            if next.is_empty() { (between, "", "") } else { divided(between) };
        let (unit, value) = value(place, date, words);
        let text = format!("{lead}{value}{mark}");
        parts.push(DatePart { unit, text, gap: gap.to_owned() });
        (lead, rest) = (next_lead, next);
    }
    parts
}

/// What stands between two places of a form: what belongs to the first of them, what separates
/// them, and what belongs to the second.
fn divided(between: &str) -> (&str, &str, &str) {
    let is_separator = |one: char| one.is_whitespace() || matches!(one, ',' | '/');
    let Some(start) = between.find(is_separator) else { return (between, "", "") };
    let lead = between.rsplit(is_separator).next().unwrap_or_default();
    let end = between.len() - lead.len();
    (&between[..start], &between[start..end], lead)
}

/// What fills a place of a form.
fn value(place: &str, date: PartialDate, words: &Words) -> (Unit, String) {
    let months = &words.months;
    let month = |names: &[String; 12]| {
        let name = date.month.map(|month| names[usize::from(month) - 1].clone());
        (Unit::Month, name.unwrap_or_default())
    };
    match place {
        "month" => month(&months.full),
        "short-month" => month(&months.short),
        "inflected-month" => month(months.inflected()),
        "inflected-short-month" => month(months.inflected_short()),
        "season" | "since-season" | "until-season" => {
            let name = date.season.map(|season| words.season(season, place));
            (Unit::Month, name.unwrap_or_default().to_owned())
        }
        "number" => {
            let month = date.month.map(|month| format!("{month:02}"));
            (Unit::Month, month.unwrap_or_default())
        }
        "day" => {
            let day = date.day.map(|day| match &words.first_day {
                Some(first) if day == 1 => first.clone(),
                _ => day.to_string(),
            });
            (Unit::Day, day.unwrap_or_default())
        }
        _ => (Unit::Year, date.year.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Locale;
    use crate::text;

    fn of(start: Option<&str>, end: Option<&str>) -> String {
        in_language(Locale::En, start, end)
    }

    fn in_language(locale: Locale, start: Option<&str>, end: Option<&str>) -> String {
        let date = |text: &str| text.parse().expect("a date");
        let end = end.map(|end| match end {
            "present" => End::Present,
            date_text => End::On(date(date_text)),
        });
        let given = Period { start: start.map(date), end, ..Period::default() };
        text::plain(&period(&given, &Words::of(locale)).unwrap_or_default())
    }

    /// What a reader sees, whatever says where a line may end.
    fn seen(written: &str) -> String {
        written.replace('\u{a0}', " ").replace('\u{200b}', "")
    }

    /// Days of a month, days of two months, and months of a year.
    #[test]
    fn what_both_ends_share_is_written_once() {
        for (locale, expected) in [
            (Locale::En, "Jul 5–9, 2021 | Jul 28 – Aug 2, 2021 | May–Jun 2018"),
            (Locale::EnGb, "5–9 Jul 2021 | 28 Jul – 2 Aug 2021 | May–Jun 2018"),
            (Locale::Ar, "5–9 يوليو 2021 | 28 يوليو – 2 أغسطس 2021 | مايو – يونيو 2018"),
            (Locale::Cs, "5.–9. 7. 2021 | 28. 7. – 2. 8. 2021 | 5–6/2018"),
            (Locale::Da, "5.–9. juli 2021 | 28. juli – 2. aug. 2021 | maj–juni 2018"),
            (Locale::De, "5.–9. Juli 2021 | 28. Juli – 2. Aug. 2021 | Mai–Juni 2018"),
            (Locale::El, "5–9 Ιουλ. 2021 | 28 Ιουλ. – 2 Αυγ. 2021 | Μάι.–Ιούν. 2018"),
            (Locale::Es, "5–9 jul. 2021 | 28 jul. – 2 ago. 2021 | may.–jun. 2018"),
            (Locale::Fi, "5.–9.7.2021 | 28.7.–2.8.2021 | 5–6/2018"),
            (Locale::Fr, "5–9 juill. 2021 | 28 juill. – 2 août 2021 | mai–juin 2018"),
            (Locale::He, "5–9 ביולי 2021 | 28 ביולי – 2 באוג׳ 2021 | מאי–יוני 2018"),
            (Locale::Hu, "2021. júl. 5–9. | 2021. júl. 28. – aug. 2. | 2018. máj.–jún."),
            (Locale::It, "5–9 lug. 2021 | 28 lug. – 2 ago. 2021 | mag.–giu. 2018"),
            (Locale::Ja, "2021年7月5日–9日 | 2021年7月28日–8月2日 | 2018年5月–6月"),
            (
                Locale::Ko,
                "2021년 7월 5일–9일 | 2021년 7월 28일 – 8월 2일 | 2018년 5월–6월",
            ),
            (Locale::Nb, "5.–9. juli 2021 | 28. juli – 2. aug. 2021 | mai–juni 2018"),
            (Locale::Nl, "5–9 juli 2021 | 28 juli – 2 aug. 2021 | mei–juni 2018"),
            (Locale::Pl, "5–9 lip 2021 | 28 lip – 2 sie 2021 | maj–cze 2018"),
            (Locale::Pt, "5–9 jul. 2021 | 28 jul. – 2 ago. 2021 | maio–jun. 2018"),
            (Locale::PtBr, "5–9 jul. 2021 | 28 jul. – 2 ago. 2021 | maio–jun. 2018"),
            (Locale::Ro, "5–9 iul. 2021 | 28 iul. – 2 aug. 2021 | mai–iun. 2018"),
            (Locale::Ru, "5–9 июля 2021 | 28 июля – 2 авг. 2021 | май – июнь 2018"),
            (Locale::Sv, "5–9 juli 2021 | 28 juli – 2 aug. 2021 | maj–juni 2018"),
            (Locale::Tr, "5–9 Tem. 2021 | 28 Tem. – 2 Ağu. 2021 | May.–Haz. 2018"),
            (Locale::Uk, "5–9 лип. 2021 | 28 лип. – 2 серп. 2021 | трав. – черв. 2018"),
            (Locale::Zh, "2021年7月5日–9日 | 2021年7月28日–8月2日 | 2018年5月–6月"),
        ] {
            let periods = [
                ("2021-07-05", "2021-07-09"),
                ("2021-07-28", "2021-08-02"),
                ("2018-05", "2018-06"),
            ];
            let of = |(start, end)| in_language(locale, Some(start), Some(end));
            assert_eq!(seen(&periods.map(of).join(" | ")), expected);
        }
        assert_eq!(Locale::ALL.len(), 26, "each language has its line above");
    }

    /// Years, a year and the present, a month and the present, months of two years.
    #[test]
    fn a_dash_has_spaces_where_an_end_has_one() {
        for (locale, expected) in [
            (
                Locale::En,
                "2008–2012 | 2008–present | Sep 2019 – present | Sep 2019 – May 2020",
            ),
            (
                Locale::De,
                "2008–2012 | 2008–heute | Sept. 2019 – heute | Sept. 2019 – Mai 2020",
            ),
            (
                Locale::Fi,
                "2008–2012 | 2008–nykyhetki | 9/2019 – nykyhetki | 9/2019–5/2020",
            ),
            (
                Locale::Ru,
                "2008–2012 | 2008 – наст. вр. | сент. 2019 – наст. вр. | сент. 2019 – май 2020",
            ),
            (
                Locale::Uk,
                "2008–2012 | 2008 – дотепер | верес. 2019 – дотепер | верес. 2019 – трав. 2020",
            ),
            (
                Locale::Ar,
                "2008–2012 | 2008 – حتى الآن | سبتمبر 2019 – حتى الآن | سبتمبر 2019 – مايو 2020",
            ),
            (
                Locale::Ja,
                "2008年–2012年 | 2008年–現在 | 2019年9月–現在 | 2019年9月–2020年5月",
            ),
        ] {
            let periods = [
                ("2008", "2012"),
                ("2008", "present"),
                ("2019-09", "present"),
                ("2019-09", "2020-05"),
            ];
            let of = |(start, end)| in_language(locale, Some(start), Some(end));
            assert_eq!(seen(&periods.map(of).join(" | ")), expected);
        }
        assert_eq!(
            in_language(Locale::Cs, Some("2019"), Some("2020-05")),
            "2019\u{a0}– 5/2020"
        );
    }

    /// A season, two of a year and of two years, a season without an end, and one without a
    /// start.
    const SEASONS: [(Locale, &str); 26] = [
        (
            Locale::Ar,
            "صيف 2004 | ربيع – صيف 2001 | خريف 2001 – شتاء 2002 | منذ شتاء 2004 | حتى صيف 2004",
        ),
        (
            Locale::Cs,
            "léto 2004 | jaro–léto 2001 | podzim 2001 – zima 2002 | od zimy 2004 | do léta 2004",
        ),
        (
            Locale::Da,
            "sommer 2004 | forår–sommer 2001 | efterår 2001 – vinter 2002 | siden vinteren 2004 | til sommeren 2004",
        ),
        (
            Locale::De,
            "Sommer 2004 | Frühjahr–Sommer 2001 | Herbst 2001 – Winter 2002 | seit Winter 2004 | bis Sommer 2004",
        ),
        (
            Locale::El,
            "καλοκαίρι 2004 | άνοιξη–καλοκαίρι 2001 | φθινόπωρο 2001 – χειμώνας 2002 | από χειμώνα 2004 | έως καλοκαίρι 2004",
        ),
        (
            Locale::En,
            "Summer 2004 | Spring–Summer 2001 | Autumn 2001 – Winter 2002 | since Winter 2004 | until Summer 2004",
        ),
        (
            Locale::EnGb,
            "Summer 2004 | Spring–Summer 2001 | Autumn 2001 – Winter 2002 | since Winter 2004 | until Summer 2004",
        ),
        (
            Locale::Es,
            "verano de 2004 | primavera–verano de 2001 | otoño de 2001 – invierno de 2002 | desde invierno de 2004 | hasta verano de 2004",
        ),
        (
            Locale::Fi,
            "kesä 2004 | kevät–kesä 2001 | syksy 2001 – talvi 2002 | talvesta 2004 alkaen | kesään 2004 asti",
        ),
        (
            Locale::Fr,
            "été 2004 | printemps–été 2001 | automne 2001 – hiver 2002 | depuis l’hiver 2004 | jusqu’à l’été 2004",
        ),
        (
            Locale::He,
            "קיץ 2004 | אביב–קיץ 2001 | סתיו 2001 – חורף 2002 | מאז חורף 2004 | עד קיץ 2004",
        ),
        (
            Locale::Hu,
            "2004 nyara | 2001 tavasza–nyara | 2001 ősze – 2002 tele | 2004 tele óta | 2004 nyaráig",
        ),
        (
            Locale::It,
            "estate 2004 | primavera–estate 2001 | autunno 2001 – inverno 2002 | dall’inverno 2004 | fino all’estate 2004",
        ),
        (
            Locale::Ja,
            "2004年夏 | 2001年春–夏 | 2001年秋–2002年冬 | 2004年冬から | 2004年夏まで",
        ),
        (
            Locale::Ko,
            "2004년 여름 | 2001년 봄–여름 | 2001년 가을 – 2002년 겨울 | 2004년 겨울부터 | 2004년 여름까지",
        ),
        (
            Locale::Nb,
            "sommer 2004 | vår–sommer 2001 | høst 2001 – vinter 2002 | siden vinteren 2004 | til sommeren 2004",
        ),
        (
            Locale::Nl,
            "zomer 2004 | voorjaar–zomer 2001 | najaar 2001 – winter 2002 | sinds de winter van 2004 | tot de zomer van 2004",
        ),
        (
            Locale::Pl,
            "lato 2004 | wiosna–lato 2001 | jesień 2001 – zima 2002 | od zimy 2004 | do lata 2004",
        ),
        (
            Locale::Pt,
            "verão de 2004 | primavera–verão de 2001 | outono de 2001 – inverno de 2002 | desde o inverno de 2004 | até ao verão de 2004",
        ),
        (
            Locale::PtBr,
            "verão de 2004 | primavera–verão de 2001 | outono de 2001 – inverno de 2002 | desde o inverno de 2004 | até o verão de 2004",
        ),
        (
            Locale::Ro,
            "vara 2004 | primăvara–vara 2001 | toamna 2001 – iarna 2002 | din iarna 2004 | până în vara 2004",
        ),
        (
            Locale::Ru,
            "лето 2004 | весна – лето 2001 | осень 2001 – зима 2002 | с зимы 2004 | до лета 2004",
        ),
        (
            Locale::Sv,
            "sommaren 2004 | våren–sommaren 2001 | hösten 2001 – vintern 2002 | sedan vintern 2004 | till sommaren 2004",
        ),
        (
            Locale::Tr,
            "Yaz 2004 | İlkbahar–Yaz 2001 | Sonbahar 2001 – Kış 2002 | 2004 kışından beri | 2004 yazına kadar",
        ),
        (
            Locale::Uk,
            "літо 2004 | весна – літо 2001 | осінь 2001 – зима 2002 | з зими 2004 | до літа 2004",
        ),
        (
            Locale::Zh,
            "2004年夏季 | 2001年春季–夏季 | 2001年秋季–2002年冬季 | 2004年冬季起 | 至2004年夏季",
        ),
    ];

    #[test]
    fn a_season_is_worded_in_every_language() {
        for (locale, expected) in SEASONS {
            let periods = [
                (Some("Summer 2004"), Some("Summer 2004")),
                (Some("Spring 2001"), Some("Summer 2001")),
                (Some("Autumn 2001"), Some("Winter 2002")),
                (Some("Winter 2004"), None),
                (None, Some("Summer 2004")),
            ];
            let of = |(start, end)| in_language(locale, start, end);
            assert_eq!(seen(&periods.map(of).join(" | ")), expected);
        }
        assert_eq!(of(Some("Fall 2004"), Some("Fall 2004")), "Fall 2004");
        let german = in_language(Locale::De, Some("Fall 2004"), Some("Fall 2004"));
        assert_eq!(german, "Herbst 2004");
    }

    #[test]
    fn what_is_the_same_by_chance_is_written_twice() {
        let of = |start, end| seen(&of(Some(start), Some(end)));
        assert_eq!(of("2019-09", "2020-09"), "Sep 2019 – Sep 2020");
        assert_eq!(of("2021-07-05", "2021-08-05"), "Jul 5 – Aug 5, 2021");
        assert_eq!(of("2020-07-05", "2021-07-09"), "Jul 5, 2020 – Jul 9, 2021");
        assert_eq!(of("2021", "2021-05"), "2021 – May 2021");
        assert_eq!(of("2021-05", "2021-07-03"), "May 2021 – Jul 3, 2021");
    }

    #[test]
    fn a_line_of_a_period_ends_behind_its_dash_only() {
        assert_eq!(
            of(Some("2021-07-28"), Some("2021-08-02")),
            "Jul\u{a0}28\u{a0}– Aug\u{a0}2,\u{a0}2021"
        );
        assert_eq!(of(Some("2018-05"), Some("2018-06")), "May–Jun\u{a0}2018");
        let days = in_language(Locale::Zh, Some("2021-09-28"), Some("2022-12-31"));
        assert_eq!(days, "2021年9月28日–\u{200b}2022年12月31日");
    }

    #[test]
    fn the_first_day_of_a_month_is_written_as_the_language_does() {
        let of = |locale| in_language(locale, Some("2021-07-01"), Some("2021-07-03"));
        assert_eq!(of(Locale::Fr), "1er–3\u{a0}juill.\u{a0}2021");
        assert_eq!(of(Locale::It), "1º–3\u{a0}lug.\u{a0}2021");
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
