//! Identifiers of publications and people: DOI, arXiv, ORCID.

use super::{Fault, fault};
use crate::diagnostics::{Code, excerpt};
use crate::doi;

pub(super) fn doi(text: &str) -> Result<String, Fault> {
    if let Some(doi) = doi::read(text) {
        return Ok(doi);
    }
    let doi = text.trim();
    if is_isbn(doi) {
        return Err(fault(
            Code::MalformedDoi,
            format!("`{}` is an ISBN, not a DOI", excerpt(text)),
            "an ISBN",
            "write it under `isbn`",
        ));
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

/// Whether a text is the number of a book (ISO 2108), its check digit aside.
fn is_isbn(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches("isbn").trim_start_matches([':', ' ']);
    let digits: String = bare.chars().filter(|c| !matches!(c, '-' | ' ' | '–')).collect();
    let is_digit = |c: char| c.is_ascii_digit();
    match digits.len() {
        _ if !digits.is_ascii() => false,
        13 => digits.starts_with("97") && digits.chars().all(is_digit),
        10 => {
            digits[..9].chars().all(is_digit)
                && digits.ends_with(|c| c == 'x' || is_digit(c))
        }
        _ => false,
    }
}

pub(super) fn arxiv(text: &str) -> Result<String, Fault> {
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

pub(super) fn orcid(text: &str) -> Result<String, Fault> {
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
