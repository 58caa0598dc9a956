//! Values with a format: dates, addresses, identifiers, lengths and colours.

use std::ops::Range;

use crate::diagnostics::Code;
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
        "end-date" => date(text).map(|()| text.to_owned()),
        "when" => when(text),
        "length" => length(text),
        "colour" => colour(text),
        _ => Ok(text.to_owned()),
    }
}

fn email(text: &str) -> Result<String, Fault> {
    let shown = text.strip_prefix("mailto:").unwrap_or(text);
    let refuse = |label: &str, help: &str| {
        let message = format!("`{text}` is not an e-mail address");
        Err(fault(Code::MalformedEmail, message, label, help))
    };
    let example = "write it as `name@example.org`";
    let Some((local, domain)) = shown.rsplit_once('@') else {
        return refuse("no `@`", example);
    };
    if local.is_empty() || domain.is_empty() {
        return refuse("nothing beside the `@`", example);
    }
    let is_local = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    if let Some(wrong) = local.chars().find(|c| !is_local(*c)) {
        return refuse(&format!("`{wrong}` cannot stand before the `@`"), example);
    }
    let is_domain = domain.split('.').all(is_host_label) && domain.contains('.');
    if !is_domain {
        return refuse("what follows `@` is not the name of a server", example);
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return refuse("a full stop in the wrong place", example);
    }
    Ok(shown.to_owned())
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
        let message = format!("`{text}` is not a web address");
        Err(fault(Code::MalformedUrl, message, label, help))
    };
    let Some((scheme, rest)) = text.split_once("://") else {
        let looks_like_host =
            text.split('/').next().is_some_and(|host| host.contains('.'));
        let help = if looks_like_host && !text.contains(char::is_whitespace) {
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
            format!("`{text}` is not a web address"),
            "a space",
            "remove the space, or write it as `%20`",
        );
        refused.range = Some(at..at + 1);
        return Err(refused);
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("");
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
    let label =
        if doi.starts_with("10.") { "a part is missing" } else { "no `10.` in front" };
    Err(fault(
        Code::MalformedDoi,
        format!("`{text}` is not a DOI"),
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
        month.len() == 4 && digits(month) && (4..=5).contains(&rest.len()) && digits(rest)
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
        format!("`{text}` is not an arXiv identifier"),
        "neither `2301.01234` nor `math/0301234`",
        "copy it from the address of the abstract's page, and put it in quotes",
    ))
}

fn orcid(text: &str) -> Result<String, Fault> {
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
            format!("`{text}` is not an ORCID iD"),
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
            let message = format!("`{text}` is not a date");
            let label = "neither year, year-month nor year-month-day";
            Err(fault(Code::MalformedDate, message, label, help))
        }
        DateError::NoSuchMonth(month) => Err(Fault {
            range: Some(month_start..month_start + month.len()),
            ..fault(
                Code::ImpossibleDate,
                format!("the date `{text}` does not exist"),
                format!("there is no month {month}"),
                "write year, month and day in this order: `2021-05-17`",
            )
        }),
        DateError::NoSuchDay { last } => Err(Fault {
            range: Some(text.len() - 2..text.len()),
            ..fault(
                Code::ImpossibleDate,
                format!("the date `{text}` does not exist"),
                format!("the month has {last} days"),
                "correct the day, or leave it out",
            )
        }),
    }
}

/// What a text that is meant as a date would be in the order of ISO 8601.
fn date_help(text: &str) -> String {
    let parts: Vec<_> =
        text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let all_digits = parts.iter().all(|part| digits(part) && part.len() <= 4);
    let guess = match parts.as_slice() {
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
        None => {
            "write `2021`, `2021-05` or `2021-05-17`; for other words use the field `date`".into()
        }
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
            format!("`{text}` is not a length"),
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
        format!("`{text}` is not a colour"),
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
