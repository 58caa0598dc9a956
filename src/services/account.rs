//! Where a person's works are listed: `orcid:…`, `dblp:…` or `openalex:…`.

use std::fmt;
use std::str::FromStr;

use crate::diagnostics::excerpt;
use crate::model::values::Orcid;

/// An account of a person at a service that lists works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Account {
    /// An ORCID iD: `0000-0002-1825-0097`.
    Orcid(String),
    /// A person of DBLP, by what DBLP calls a PID: `65/9612`.
    Dblp(String),
    /// An author of OpenAlex: `A5023888391`.
    OpenAlex(String),
}

impl FromStr for Account {
    type Err = String;

    /// Reads `orcid:0000-0002-1825-0097`, or the address of the person's page.
    fn from_str(text: &str) -> Result<Self, String> {
        let bare = text.trim().trim_end_matches('/');
        let bare = bare.trim_start_matches("https://").trim_start_matches("http://");
        let starts = [
            ("orcid.org/", "orcid"),
            ("dblp.org/pid/", "dblp"),
            ("dblp.uni-trier.de/pid/", "dblp"),
            ("openalex.org/authors/", "openalex"),
            ("openalex.org/", "openalex"),
            ("api.openalex.org/authors/", "openalex"),
        ];
        let page = starts
            .iter()
            .find_map(|(start, name)| Some((*name, bare.strip_prefix(start)?)));
        let (name, id) = page.or_else(|| bare.split_once(':')).unwrap_or(("", bare));
        match name.to_lowercase().as_str() {
            "orcid" => match Orcid::parse(id) {
                Ok(orcid) => Ok(Self::Orcid(orcid.as_str().to_owned())),
                Err(fault) => Err(fault.of(&excerpt(id))),
            },
            "dblp" => dblp(id).map(Self::Dblp).ok_or_else(|| {
                "a person of DBLP is written as in the address of the page, `dblp:65/9612`"
                    .into()
            }),
            "openalex" => openalex(id).map(Self::OpenAlex).ok_or_else(|| {
                "an author of OpenAlex is an `A` and a number, `openalex:A5023888391`".into()
            }),
            _ => Err("an account starts with `orcid:`, `dblp:` or `openalex:`".into()),
        }
    }
}

/// A PID of DBLP, `65/9612`, `s/ChristianSchulz1` or `l/AdaLovelace-2`.
fn dblp(id: &str) -> Option<String> {
    let id = id.trim_start_matches("pid/");
    let id = id.strip_suffix(".html").or_else(|| id.strip_suffix(".bib")).unwrap_or(id);
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let (first, second) = id.split_once('/')?;
    (is_part(first) && is_part(second)).then(|| id.to_owned())
}

/// An author's number at OpenAlex with its letter in upper case.
fn openalex(id: &str) -> Option<String> {
    let digits = id.strip_prefix(['A', 'a'])?;
    let is_number =
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("A{digits}"))
}

impl fmt::Display for Account {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Orcid(id) => write!(formatter, "orcid:{id}"),
            Self::Dblp(pid) => write!(formatter, "dblp:{pid}"),
            Self::OpenAlex(id) => write!(formatter, "openalex:{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_read_as_people_write_it() {
        for (written, account) in [
            ("orcid:0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
            ("https://orcid.org/0000-0002-1825-0097/", "orcid:0000-0002-1825-0097"),
            ("dblp:65/9612", "dblp:65/9612"),
            ("https://dblp.org/pid/l/AdaLovelace-2.html", "dblp:l/AdaLovelace-2"),
            ("openalex:a5023888391", "openalex:A5023888391"),
            ("https://openalex.org/A5023888391", "openalex:A5023888391"),
            ("OpenAlex:A1", "openalex:A1"),
        ] {
            let read: Result<Account, _> = written.parse();
            assert_eq!(read.map(|read| read.to_string()).as_deref(), Ok(account));
        }
    }

    #[test]
    fn what_is_no_account_says_how_one_is_written() {
        let refused = |text: &str| text.parse::<Account>().expect_err("a refusal");
        assert_eq!(
            refused("0000-0002-1825-0097"),
            "an account starts with `orcid:`, `dblp:` or `openalex:`"
        );
        assert_eq!(
            refused("orcid:0000-0002-1825-0098"),
            "the check digit of the ORCID iD `0000-0002-1825-0098` is wrong"
        );
        for wrong in ["dblp:9612", "dblp:../etc", "dblp:a/b/c", "dblp:a/b?c"] {
            assert!(refused(wrong).starts_with("a person of DBLP"), "{wrong}");
        }
        assert!(refused("openalex:W12").starts_with("an author of OpenAlex"));
    }
}
