//! Identifiers of arXiv: those of today, `2301.01234`, and those before April 2007,
//! `math/0301234`, each perhaps with a version (<https://info.arxiv.org/help/arxiv_identifier.html>).

use super::Arxiv;

/// What stands before an identifier in addresses and references.
const BEFORE: [&str; 6] = [
    "https://arxiv.org/abs/",
    "http://arxiv.org/abs/",
    "https://arxiv.org/pdf/",
    "http://arxiv.org/pdf/",
    "arxiv.org/abs/",
    "arxiv:",
];

/// The beginning of the DOIs of arXiv's preprints, in front of their number.
const DOI: &str = "10.48550/arxiv.";

impl Arxiv {
    /// The identifier that a text is: bare, behind `arXiv:`, or in the address of a page.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let start = BEFORE.iter().find(|start| lower.starts_with(**start));
        let number = text[start.map_or(0, |start| start.len())..].trim();
        let number = number.strip_suffix(".pdf").unwrap_or(number);
        let bare = match number.rsplit_once('v') {
            Some((bare, version)) if is_digits(version) => bare,
            _ => number,
        };
        (is_new(bare) || is_old(bare)).then(|| Self(number.to_owned()))
    }

    /// The number in a DOI that arXiv has given to a preprint.
    pub fn in_doi(doi: &str) -> Option<&str> {
        let start = doi.get(..DOI.len())?;
        start.eq_ignore_ascii_case(DOI).then(|| &doi[DOI.len()..])
    }

    /// The address of its abstract.
    pub fn url(&self) -> String {
        format!("https://arxiv.org/abs/{}", self.0)
    }
}

fn is_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

fn is_new(bare: &str) -> bool {
    let Some((month, rest)) = bare.split_once('.') else { return false };
    // Four digits followed until the end of 2014, five do since.
    let length = if month < "1501" { 4 } else { 5 };
    let is_month = (1..=12).contains(&month.get(2..).unwrap_or("").parse().unwrap_or(0));
    month.len() == 4
        && is_digits(month)
        && is_month
        && rest.len() == length
        && is_digits(rest)
}

fn is_old(bare: &str) -> bool {
    let Some((archive, rest)) = bare.split_once('/') else { return false };
    archive.chars().all(|c| c.is_ascii_alphabetic() || c == '-' || c == '.')
        && !archive.is_empty()
        && rest.len() == 7
        && is_digits(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_leads_to_its_abstract() {
        let url = |text: &str| Arxiv::parse(text).map(|number| number.url());
        let expected = Some("https://arxiv.org/abs/2301.01234v2".to_owned());
        assert_eq!(url("arXiv:2301.01234v2"), expected);
        assert_eq!(url("https://arxiv.org/pdf/2301.01234v2.pdf"), expected);
        assert_eq!(url("2313.01234"), None);
        assert_eq!(Arxiv::in_doi("10.48550/arXiv.2301.01234"), Some("2301.01234"));
        assert_eq!(Arxiv::in_doi("10.5555/arXiv.2301.01234"), None);
    }
}
