//! Identifiers of publications and people: DOI, arXiv, ORCID.

use super::{FormatFault, fault};
use crate::diagnostics::{Code, excerpt};
use crate::model::values::{Arxiv, Doi, Orcid, OrcidFault};

pub(super) fn doi(text: &str) -> Result<String, FormatFault> {
    if let Some(doi) = Doi::parse(text) {
        return Ok(doi.as_str().to_owned());
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

pub(super) fn arxiv(text: &str) -> Result<String, FormatFault> {
    Arxiv::parse(text).map(|number| number.as_str().to_owned()).ok_or_else(|| {
        fault(
            Code::MalformedArxiv,
            format!("`{}` is not an arXiv identifier", excerpt(text)),
            "neither `2301.01234` nor `math/0301234`",
            "copy it from the address of the abstract's page, and put it in quotes",
        )
    })
}

pub(super) fn orcid(text: &str) -> Result<String, FormatFault> {
    let text = text.trim_end_matches('/');
    Orcid::parse(text).map(|orcid| orcid.as_str().to_owned()).map_err(|wrong| {
        let message = wrong.of(&excerpt(text));
        let (label, help, range) = match wrong {
            OrcidFault::NotSixteenDigits => (
                "not sixteen digits".to_owned(),
                "write it as `0000-0002-1825-0097`",
                None,
            ),
            OrcidFault::CheckDigit { expected } => (
                format!("with these digits it would be `{expected}`"),
                "compare it with your page on orcid.org: a digit is mistyped",
                Some(text.len() - 1..text.len()),
            ),
        };
        FormatFault { range, ..fault(Code::MalformedOrcid, message, label, help) }
    })
}
