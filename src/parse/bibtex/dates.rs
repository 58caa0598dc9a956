//! When: `year` and `month` of BibTeX, `date` of biblatex (ISO 8601-2, levels 0 and 1).

/// When something was.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// A date, or words: `2021-05`, `Spring 2021`.
    At(String),
    /// A period; without an end it goes on.
    From(String, Option<String>),
}

/// biblatex's `date`.
pub(super) fn date(text: &str) -> When {
    match text.split_once('/') {
        Some((start, end)) if is_date(start) => {
            let end = Some(end.trim()).filter(|end| !matches!(*end, "" | ".."));
            match end {
                Some(end) if !is_date(end) => When::At(text.to_owned()),
                end => When::From(one(start), end.map(one)),
            }
        }
        _ => When::At(one(text)),
    }
}

fn is_date(text: &str) -> bool {
    let text = one(text);
    let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    parts.next().is_some_and(|year| year.len() == 4 && is_part(year))
        && parts.all(is_part)
}

/// A date without the time and the marks of what is uncertain.
fn one(text: &str) -> String {
    let text = text.trim().trim_end_matches(['?', '~', '%', '\u{a0}']);
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    if day.starts_with(|c: char| c.is_ascii_digit()) {
        day.to_owned()
    } else {
        text.to_owned()
    }
}

/// BibTeX's `year` with the month and the day, where there are any.
pub(super) fn year(year: &str, month: Option<&str>, day: Option<&str>) -> When {
    let years = years(year);
    let (Some(first), last) = (years.first(), years.get(1)) else {
        let words = [day, month, Some(year)].into_iter().flatten();
        return When::At(words.collect::<Vec<_>>().join(" "));
    };
    let Some(month) = month.filter(|_| last.is_none()) else {
        return match last {
            Some(last) => When::From(first.clone(), Some(last.clone())),
            None => When::At(first.clone()),
        };
    };
    let (months, days) = months(month);
    match months.as_slice() {
        [month] => {
            let own = day.and_then(|day| day.trim().parse::<u8>().ok());
            match (own.or(days.first().copied()), days.get(1)) {
                (Some(start), Some(end)) => When::From(
                    format!("{first}-{month:02}-{start:02}"),
                    Some(format!("{first}-{month:02}-{end:02}")),
                ),
                (Some(day), None) => When::At(format!("{first}-{month:02}-{day:02}")),
                (None, _) => When::At(format!("{first}-{month:02}")),
            }
        }
        [start, end] if days.is_empty() && start < end => {
            let month = |month: &u8| format!("{first}-{month:02}");
            When::From(month(start), Some(month(end)))
        }
        _ => When::At(format!("{} {first}", month.trim())),
    }
}

/// The years of a text that says nothing else: `2020`, `2020a`, `2019/2020`, `2019--20`.
fn years(text: &str) -> Vec<String> {
    let parts: Vec<_> = text
        .split(['/', '-', '–', '—'])
        .map(|part| part.trim().trim_matches(['(', ')', '?', '~']))
        .filter(|part| !part.is_empty())
        .collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(first) = parts.first() else { return Vec::new() };
    let bare = first.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(first);
    if bare.len() != 4 || !digits(bare) || bare < "1000" {
        return Vec::new();
    }
    match parts.as_slice() {
        [_] => vec![bare.to_owned()],
        [_, last] if last.len() == 4 && digits(last) => {
            vec![bare.to_owned(), (*last).to_owned()]
        }
        [_, last] if last.len() == 2 && digits(last) && *last > &bare[2..] => {
            vec![bare.to_owned(), format!("{}{last}", &bare[..2])]
        }
        _ => Vec::new(),
    }
}

/// The months and days of a text such as `5`, `May`, `15 May`, `may--june`, `12-14 Oct.`;
/// no months when it says anything else.
fn months(text: &str) -> (Vec<u8>, Vec<u8>) {
    let (mut months, mut days) = (Vec::new(), Vec::new());
    let words: Vec<_> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if let [word] = words.as_slice()
        && let Some(month) = word.parse().ok().filter(|month| (1..=12).contains(month))
    {
        return (vec![month], days);
    }
    for word in words {
        let ordinal = word.trim_end_matches(|c: char| c.is_alphabetic());
        if let Some(month) = named(word) {
            months.push(month);
        } else if let Some(day) =
            ordinal.parse().ok().filter(|day| (1..=31).contains(day))
        {
            days.push(day);
        } else {
            return (Vec::new(), Vec::new());
        }
    }
    (months, days)
}

/// The month of this name in English, of which three letters are enough, or in a language of
/// Europe.
fn named(word: &str) -> Option<u8> {
    const NAMES: [&[&str]; 12] = [
        &["january", "januar", "janvier", "enero", "gennaio", "janeiro"],
        &["february", "februar", "février", "febrero", "febbraio", "fevereiro"],
        &["march", "märz", "mars", "marzo", "março", "maart"],
        &["april", "avril", "abril", "aprile"],
        &["may", "mai", "mayo", "maggio", "maio", "mei", "maj"],
        &["june", "juni", "juin", "junio", "giugno", "junho"],
        &["july", "juli", "juillet", "julio", "luglio", "julho"],
        &["august", "août", "agosto", "augustus"],
        &["september", "septembre", "septiembre", "settembre", "setembro"],
        &["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
        &["november", "novembre", "noviembre", "novembro"],
        &["december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"],
    ];
    let word = word.to_lowercase();
    let word = if word == "sept" { "sep".into() } else { word };
    let is_name = |names: &[&str]| {
        let is_english = word.len() >= 3 && names[0].starts_with(&word);
        is_english || names.contains(&word.as_str())
    };
    let at = NAMES.iter().position(|names| is_name(names))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> When {
        When::At(text.into())
    }

    fn from(start: &str, end: &str) -> When {
        When::From(start.into(), Some(end.into()))
    }

    #[test]
    fn a_year_and_a_month_are_a_date_however_they_are_written() {
        for (month, expected) in [
            ("5", at("2021-05")),
            ("05", at("2021-05")),
            ("may", at("2021-05")),
            ("Sept.", at("2021-09")),
            ("1~ jan", at("2021-01-01")),
            ("15 May", at("2021-05-15")),
            ("May 15th", at("2021-05-15")),
            ("may--june", from("2021-05", "2021-06")),
            ("12--14 oct", from("2021-10-12", "2021-10-14")),
            ("Spring", at("Spring 2021")),
        ] {
            assert_eq!(year("2021", Some(month), None), expected, "{month}");
        }
        assert_eq!(year("2021", Some("may"), Some("3")), at("2021-05-03"));
    }

    #[test]
    fn a_year_may_be_words_or_several() {
        for (text, expected) in [
            ("2020a", at("2020")),
            ("2019/2020", from("2019", "2020")),
            ("2019--20", from("2019", "2020")),
            ("in press", at("in press")),
            ("n.d.", at("n.d.")),
        ] {
            assert_eq!(year(text, None, None), expected, "{text}");
        }
    }

    #[test]
    fn a_date_may_be_a_period_or_uncertain() {
        assert_eq!(date("2020-05-17"), at("2020-05-17"));
        assert_eq!(date("2020~"), at("2020"));
        assert_eq!(date("2020-05-17T10:00:00"), at("2020-05-17"));
        assert_eq!(date("2020-05/2021"), from("2020-05", "2021"));
        assert_eq!(date("2020/"), When::From("2020".into(), None));
    }
}
