//! Values with a format: dates, addresses, identifiers, lengths and colours.

use std::ops::Range;

use crate::diagnostics::{Code, excerpt};
use crate::model::date::{DateError, PartialDate};

/// What is wrong with a value.
pub(super) struct Fault {
    /// Which kind of fault.
    pub code: Code,
    /// About the value as it is written.
    pub message: String,
    /// A few words to stand beside the caret.
    pub label: String,
    /// What to do.
    pub help: String,
    /// The bytes of the value to change; all of it when there are none.
    pub range: Option<Range<usize>>,
}

fn fault(
    code: Code,
    message: impl Into<String>,
    label: impl Into<String>,
    help: impl Into<String>,
) -> Fault {
    let (message, label, help) = (message.into(), label.into(), help.into());
    Fault { code, message, label, help, range: None }
}

/// Holds a value against a format of the schema, and gives it in the form the model takes.
pub(super) fn verify(format: &str, text: &str) -> Result<String, Fault> {
    let text = text.trim();
    match format {
        "email" => email(text),
        "uri" => url(text),
        "doi" => doi(text),
        "arxiv" => arxiv(text),
        "orcid" => orcid(text),
        "partial-date" => date(text).map(|()| text.to_owned()),
        "end-date" if is_present(text) => Ok("present".into()),
        "end-date" => match date(text) {
            Err(fault) if fault.help == WORDS_HELP => {
                Err(Fault { help: format!("{DATE_HELP}, or `present`"), ..fault })
            }
            result => result.map(|()| text.to_owned()),
        },
        "when" => when(text),
        "length" => length(text),
        "colour" => colour(text),
        _ => Ok(text.to_owned()),
    }
}

fn email(text: &str) -> Result<String, Fault> {
    let shown = text.strip_prefix("mailto:").unwrap_or(text);
    let lead = text.len() - shown.len();
    let refuse = |range: Option<Range<usize>>, label: &str| {
        let message = format!("`{}` is not an e-mail address", excerpt(text));
        let help = email_help(text);
        Err(Fault { range, ..fault(Code::MalformedEmail, message, label, help) })
    };
    let Some(at) = shown.rfind('@') else {
        return refuse(None, "no `@`");
    };
    let (local, domain) = (&shown[..at], &shown[at + 1..]);
    let is_local = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let wrong = |text: &str, start: usize, is_right: &dyn Fn(char) -> bool| {
        let (at, wrong) = text.char_indices().find(|(_, c)| !is_right(*c))?;
        let start = lead + start + at;
        let label = match wrong {
            space if space.is_whitespace() => "a space".to_owned(),
            _ => format!("`{}` cannot stand here", excerpt(&wrong.to_string())),
        };
        Some((start..start + wrong.len_utf8(), label))
    };
    let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let found = wrong(local, 0, &is_local).or(wrong(domain, at + 1, &is_domain));
    if let Some((range, label)) = found {
        return refuse(Some(range), &label);
    }
    if local.is_empty() || domain.is_empty() {
        let label =
            if local.is_empty() { "nothing before it" } else { "nothing behind it" };
        return refuse(Some(lead + at..lead + at + 1), label);
    }
    if !domain.contains('.') || !domain.split('.').all(is_host_label) {
        let range = lead + at + 1..text.len();
        return refuse(Some(range), "not the name of a server");
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return refuse(Some(lead..lead + at), "a full stop in the wrong place");
    }
    Ok(shown.to_owned())
}

/// The address in a text that holds more or hides it, or the shape of one.
fn email_help(text: &str) -> String {
    let is_address = |word: &&str| word.contains('@') && email(word).is_ok();
    let trimmed = text
        .split([',', ';', ' ', '<', '>', '(', ')'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| word.len() < text.len())
        .filter(is_address)
        .collect::<Vec<_>>();
    match trimmed.as_slice() {
        [one] if text.contains(['<', '(']) || text.ends_with('.') => {
            format!("write `{one}`")
        }
        [_, _, ..] => format!("write a list: `[{}]`", trimmed.join(", ")),
        _ => "write it as `name@example.org`".into(),
    }
}

fn is_host_label(label: &str) -> bool {
    !label.is_empty()
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// A web address; see [`link`] for those inside prose.
fn url(text: &str) -> Result<String, Fault> {
    let refuse = |label: &str, help: String| {
        let message = format!("`{}` is not a web address", excerpt(text));
        Err(fault(Code::MalformedUrl, message, label, help))
    };
    if text.contains('@') && !text.contains(['/', ':']) {
        let help = "put an e-mail address under `email`, or write a web address";
        return refuse("an e-mail address", help.into());
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        let looks_like_host =
            text.split('/').next().is_some_and(|host| host.contains('.'));
        let typo = text.split_once(":/").map(|(_, rest)| rest);
        let help = if let Some(rest) = typo.filter(|rest| rest.contains('.')) {
            format!("write `https://{}`", rest.trim_start_matches('/'))
        } else if looks_like_host && !text.contains(char::is_whitespace) {
            format!("write `https://{text}`")
        } else {
            "write a whole address such as `https://example.org`, or remove the field"
                .into()
        };
        return refuse("no `https://`", help);
    };
    if !matches!(scheme.to_lowercase().as_str(), "http" | "https") {
        return refuse(
            "neither `https://` nor `http://`",
            format!("write `https://{rest}`"),
        );
    }
    if let Some(at) = text.find(|c: char| c.is_whitespace() || c.is_control()) {
        let mut refused = fault(
            Code::MalformedUrl,
            format!("`{}` is not a web address", excerpt(text)),
            "a space",
            "remove the space, or write it as `%20`",
        );
        refused.range = Some(at..at + 1);
        return Err(refused);
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("");
    if rest.contains("://") {
        return refuse("two addresses in one", format!("write `{rest}`"));
    }
    let (host, port) = host.split_once(':').unwrap_or((host, "80"));
    if !host.split('.').all(is_host_label) || port.parse::<u16>().is_err() {
        return refuse(
            "no server's name",
            "write it as `https://example.org/page`".into(),
        );
    }
    if let Some(at) = text.find(['<', '>', '"', '\\', '^', '`', '{', '|', '}']) {
        let wrong = text[at..].chars().next().unwrap_or(' ');
        let mut refused = fault(
            Code::MalformedUrl,
            format!("`{wrong}` cannot stand in a web address"),
            "to be encoded",
            format!("write it as `%{:02X}`", u32::from(wrong)),
        );
        refused.range = Some(at..at + 1);
        return Err(refused);
    }
    Ok(text.to_owned())
}

/// An address in prose: of the web, of a person (`mailto:`) or of a telephone (`tel:`).
pub(super) fn link(text: &str) -> Result<(), Fault> {
    if let Some(address) = text.strip_prefix("mailto:") {
        return email(address).map(|_| ());
    }
    if text.starts_with("tel:") {
        return Ok(());
    }
    if matches!(text, "" | "#") {
        return Err(fault(
            Code::MalformedUrl,
            "the link leads nowhere",
            "no address",
            "write the address between the parentheses, or keep the words alone",
        ));
    }
    url(text).map(|_| ())
}

fn doi(text: &str) -> Result<String, Fault> {
    let lower = text.to_lowercase();
    let starts = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "https://www.doi.org/",
        "doi.org/",
        "doi:",
    ];
    let start =
        starts.iter().find(|start| lower.starts_with(**start)).map_or(0, |s| s.len());
    let doi = text[start..].trim_start();
    let is_registrant = |prefix: &str| {
        let number = prefix.strip_prefix("10.").unwrap_or("");
        number.len() >= 4 && number.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let is_doi = doi.split_once('/').is_some_and(|(prefix, suffix)| {
        is_registrant(prefix)
            && !suffix.is_empty()
            && !suffix.contains(char::is_whitespace)
    });
    if is_doi {
        return Ok(doi.to_owned());
    }
    let label = match (doi.starts_with("10."), doi.contains(char::is_whitespace)) {
        (true, true) => "a space in it",
        (true, false) => "a part is missing",
        (false, _) => "no `10.` in front",
    };
    Err(fault(
        Code::MalformedDoi,
        format!("`{}` is not a DOI", excerpt(text)),
        label,
        "write it as `10.1000/182`, or put a web address under `url`",
    ))
}

fn arxiv(text: &str) -> Result<String, Fault> {
    let lower = text.to_lowercase();
    let starts = [
        "https://arxiv.org/abs/",
        "http://arxiv.org/abs/",
        "https://arxiv.org/pdf/",
        "http://arxiv.org/pdf/",
        "arxiv.org/abs/",
        "arxiv:",
    ];
    let start =
        starts.iter().find(|start| lower.starts_with(**start)).map_or(0, |s| s.len());
    let number = text[start..].trim();
    let number = number.strip_suffix(".pdf").unwrap_or(number);
    let bare = match number.rsplit_once('v') {
        Some((bare, version)) if version.chars().all(|c| c.is_ascii_digit()) => bare,
        _ => number,
    };
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let is_new = bare.split_once('.').is_some_and(|(month, rest)| {
        // Four digits followed until the end of 2014, five do since.
        let length = if month < "1501" { 4 } else { 5 };
        let is_month =
            (1..=12).contains(&month.get(2..).unwrap_or("").parse().unwrap_or(0));
        month.len() == 4
            && digits(month)
            && is_month
            && rest.len() == length
            && digits(rest)
    });
    let is_old = bare.split_once('/').is_some_and(|(archive, rest)| {
        archive.chars().all(|c| c.is_ascii_alphabetic() || c == '-' || c == '.')
            && !archive.is_empty()
            && rest.len() == 7
            && digits(rest)
    });
    if is_new || is_old {
        return Ok(number.to_owned());
    }
    Err(fault(
        Code::MalformedArxiv,
        format!("`{}` is not an arXiv identifier", excerpt(text)),
        "neither `2301.01234` nor `math/0301234`",
        "copy it from the address of the abstract's page, and put it in quotes",
    ))
}

fn orcid(text: &str) -> Result<String, Fault> {
    let text = text.trim_end_matches('/');
    let start = text.rfind('/').map_or(0, |slash| slash + 1);
    let compact: String =
        text[start..].chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let digits = compact.as_bytes();
    let is_shaped = digits.len() == 16
        && digits[..15].iter().all(u8::is_ascii_digit)
        && (digits[15].is_ascii_digit() || matches!(digits[15], b'X' | b'x'));
    if !is_shaped {
        return Err(fault(
            Code::MalformedOrcid,
            format!("`{}` is not an ORCID iD", excerpt(text)),
            "not sixteen digits",
            "write it as `0000-0002-1825-0097`",
        ));
    }
    let total =
        digits[..15].iter().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2);
    let expected = match (12 - total % 11) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    let written = compact.to_uppercase().chars().next_back().unwrap_or(' ');
    if written != expected {
        let mut refused = fault(
            Code::MalformedOrcid,
            format!("the check digit of the ORCID iD `{text}` is wrong"),
            format!("with these digits it would be `{expected}`"),
            "compare it with your page on orcid.org: a digit is mistyped",
        );
        refused.range = Some(text.len() - 1..text.len());
        return Err(refused);
    }
    let upper = compact.to_uppercase();
    let groups = [&upper[0..4], &upper[4..8], &upper[8..12], &upper[12..16]];
    Ok(groups.join("-"))
}

fn is_present(text: &str) -> bool {
    let text = text.to_lowercase();
    matches!(text.as_str(), "present" | "now" | "today" | "current" | "ongoing")
}

fn date(text: &str) -> Result<(), Fault> {
    let Err(error) = text.parse::<PartialDate>() else { return Ok(()) };
    let month_start = text.find('-').map_or(0, |dash| dash + 1);
    match error {
        DateError::NotADate => {
            let help = date_help(text);
            let message = format!("`{}` is not a date", excerpt(text));
            let label = "neither year, year-month nor year-month-day";
            Err(fault(Code::MalformedDate, message, label, help))
        }
        DateError::NoSuchMonth(month) => Err(Fault {
            range: Some(month_start..month_start + month.len()),
            ..fault(
                Code::ImpossibleDate,
                format!("the date `{text}` does not exist"),
                format!("there is no month {month}"),
                match exchanged(text) {
                    Some(date) => {
                        format!("write `{date}`: the month stands before the day")
                    }
                    None => "correct the month, or leave it out".into(),
                },
            )
        }),
        DateError::NoSuchDay { last } => Err(Fault {
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

/// How a date is written.
pub(super) const DATE_HELP: &str = "write `2021`, `2021-05` or `2021-05-17`";

/// The same where words have a field of their own.
const WORDS_HELP: &str =
    "write `2021`, `2021-05` or `2021-05-17`; for other words use the field `date`";

/// `2021-14-01` as the 14th of January.
fn exchanged(text: &str) -> Option<String> {
    let [year, day, month] = text.split('-').collect::<Vec<_>>()[..] else { return None };
    let date = format!("{year}-{month}-{day}");
    date.parse::<PartialDate>().ok().map(|_| date)
}

/// What a text that is meant as a date would be in the order of ISO 8601.
fn date_help(text: &str) -> String {
    if is_present(text) {
        return "write when it began: only the field `end` can be `present`".into();
    }
    let parts: Vec<_> =
        text.split(['/', '.', '-', '–', ' ']).filter(|part| !part.is_empty()).collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let all_digits = parts.iter().all(|part| digits(part) && part.len() <= 4);
    let is_year = |text: &str| text.len() == 4 && digits(text);
    if let [start, end] = parts.as_slice()
        && is_year(start)
        && is_year(end)
    {
        return format!("write `start: {start}` and `end: {end}`");
    }
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
        [name, year] if digits(year) && year.len() == 4 => {
            month_named(name).map(|month| format!("{year}-{month:02}"))
        }
        _ => None,
    };
    match guess.filter(|guess| guess.parse::<PartialDate>().is_ok()) {
        Some(guess) => format!("write `{guess}`"),
        None => WORDS_HELP.into(),
    }
}

fn month_named(name: &str) -> Option<usize> {
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec",
    ];
    let name = name.to_lowercase();
    names.iter().position(|month| name.starts_with(month)).map(|at| at + 1)
}

/// A date, or words: only what is shaped like a date can be a wrong one.
fn when(text: &str) -> Result<String, Fault> {
    if is_present(text) {
        return Ok("present".into());
    }
    match text.parse::<PartialDate>() {
        Err(DateError::NoSuchMonth(_) | DateError::NoSuchDay { .. }) => {
            date(text).map(|()| text.to_owned())
        }
        _ => Ok(text.to_owned()),
    }
}

fn length(text: &str) -> Result<String, Fault> {
    let unit = ["pt", "mm", "cm", "in"].into_iter().find(|unit| text.ends_with(unit));
    let number = unit.map(|unit| text[..text.len() - unit.len()].trim());
    let is_number = number.is_some_and(|number| {
        !number.is_empty()
            && number.len() <= 8
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
            && number.parse::<f32>().is_ok()
    });
    match (number, unit) {
        (Some(number), Some(unit)) if is_number => Ok(format!("{number}{unit}")),
        _ => Err(fault(
            Code::MalformedLength,
            format!("`{}` is not a length", excerpt(text)),
            "not a number with a unit",
            "write a number with `pt`, `mm`, `cm` or `in`: `10.5pt`",
        )),
    }
}

fn colour(text: &str) -> Result<String, Fault> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(digits.to_uppercase());
    }
    Err(fault(
        Code::MalformedColour,
        format!("`{}` is not a colour", excerpt(text)),
        "not six hexadecimal digits",
        "write it as `\"#1f3a5f\"`, in quotes because of the `#`",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(format: &str, text: &str) -> String {
        verify(format, text).unwrap_or_else(|fault| panic!("{text}: {}", fault.message))
    }

    fn bad(format: &str, text: &str) -> Code {
        verify(format, text).err().unwrap_or_else(|| panic!("{text} passed")).code
    }

    #[test]
    fn a_doi_is_normalised() {
        for written in
            ["10.1000/a(b)c", "https://doi.org/10.1000/a(b)c", "doi: 10.1000/a(b)c"]
        {
            assert_eq!(good("doi", written), "10.1000/a(b)c");
        }
        for wrong in
            ["10.1000", "abc", "https://example.org/10", "10.10/x y", "11.1000/1"]
        {
            assert_eq!(bad("doi", wrong), Code::MalformedDoi);
        }
    }

    #[test]
    fn an_orcid_has_a_check_digit() {
        assert_eq!(
            good("orcid", "https://orcid.org/0000-0002-1694-233X"),
            "0000-0002-1694-233X"
        );
        assert_eq!(good("orcid", "0000000218250097"), "0000-0002-1825-0097");
        assert_eq!(bad("orcid", "0000-0002-1825-0098"), Code::MalformedOrcid);
        assert_eq!(bad("orcid", "0000-0002-1825"), Code::MalformedOrcid);
    }

    #[test]
    fn an_arxiv_identifier_is_old_or_new() {
        assert_eq!(good("arxiv", "arXiv:2301.01234v2"), "2301.01234v2");
        assert_eq!(good("arxiv", "https://arxiv.org/abs/math/0301234"), "math/0301234");
        assert_eq!(bad("arxiv", "2301"), Code::MalformedArxiv);
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        assert_eq!(good("email", "a.b+c@ex-ample.org"), "a.b+c@ex-ample.org");
        for wrong in ["a", "a@b", "a b@c.org", "@c.org", "a@c..org", "a.@c.org"] {
            assert_eq!(bad("email", wrong), Code::MalformedEmail, "{wrong}");
        }
        assert_eq!(
            good("uri", "http://localhost:8080/x?y#z"),
            "http://localhost:8080/x?y#z"
        );
        for wrong in [
            "example.org",
            "ftp://a.org",
            "https://",
            "https://a b.org",
            "https://a.org/{",
        ] {
            assert_eq!(bad("uri", wrong), Code::MalformedUrl, "{wrong}");
        }
    }

    #[test]
    fn a_date_written_in_another_order_is_understood() {
        let help =
            |text: &str| verify("partial-date", text).err().map(|fault| fault.help);
        assert_eq!(help("05/2021").as_deref(), Some("write `2021-05`"));
        assert_eq!(help("March 2021").as_deref(), Some("write `2021-03`"));
        assert_eq!(help("2021/5/7").as_deref(), Some("write `2021-05-07`"));
        assert_eq!(good("when", "Spring 2021"), "Spring 2021");
        assert_eq!(bad("when", "2021-02-30"), Code::ImpossibleDate);
    }
}
