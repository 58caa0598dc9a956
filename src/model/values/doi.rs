//! DOIs: found in every form that people write, and written as the address that leads to
//! them (the DOI Handbook, 2.2 and 3.8).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::Doi;

/// Words and addresses that stand before a DOI.
const BEFORE: [&str; 10] = [
    "https://",
    "http://",
    "dx.doi.org/",
    "www.doi.org/",
    "doi.org/",
    "info:doi/",
    "urn:doi:",
    "doi:",
    "doi/",
    "doi ",
];

/// How long a text is at most that is one DOI.
const LONG: usize = 1000;

/// The end of an address that leads to a form of a work, not to another work.
const FORMS: [&str; 19] = [
    "abs",
    "abstract",
    "cite",
    "citation",
    "epdf",
    "epub",
    "figures",
    "full",
    "full-html",
    "full-text",
    "fulltext",
    "html",
    "meta",
    "pdf",
    "references",
    "suppl_file",
    "summary",
    "tables",
    "metrics",
];

impl Doi {
    /// The DOI that a text is: bare, behind `doi:`, or in the address of a page.
    pub fn parse(text: &str) -> Option<Self> {
        read(text).map(Self)
    }

    /// Every DOI of a text that names one or more and nothing else.
    pub fn all_in(text: &str) -> Vec<Self> {
        all(text).into_iter().map(Self).collect()
    }

    /// The address that leads to it.
    pub fn url(&self) -> String {
        address(&self.0)
    }
}

fn read(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONG {
        return None;
    }
    if text.contains(char::is_whitespace) && !text.to_lowercase().starts_with("doi") {
        return None;
    }
    let (rest, is_named) = without_words(text);
    let decoded = decoded(rest);
    let bare = without_marks(&decoded);
    if let Some(doi) = whole(bare, is_named) {
        return Some(doi);
    }
    let is_address = text.starts_with("http") || text.starts_with("www.");
    if is_address { in_address(&decoded) } else { None }
}

fn all(text: &str) -> Vec<String> {
    if let Some(doi) = read(text).filter(|_| !has_several(text)) {
        return vec![doi];
    }
    let parts: Vec<_> = parts(text).into_iter().map(read).collect();
    match parts.into_iter().collect::<Option<Vec<_>>>() {
        Some(all) => all,
        // One that a line break or a space tears apart.
        None => read(&text.split_whitespace().collect::<String>()).into_iter().collect(),
    }
}

/// What is encoded in the address of a DOI (the DOI Handbook, 2.5.2.4), besides what is not ASCII.
const NOT_IN_ADDRESS: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'%')
    .add(b'#')
    .add(b'?')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

fn address(doi: &str) -> String {
    format!("https://doi.org/{}", utf8_percent_encode(doi, &NOT_IN_ADDRESS))
}

/// A text without what stands before a DOI, and whether anything does.
fn without_words(text: &str) -> (&str, bool) {
    let (mut rest, mut is_named) = (text, false);
    while let Some(word) = BEFORE.iter().find(|word| {
        rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    }) {
        rest = rest[word.len()..].trim_start();
        is_named |= word.contains("doi");
    }
    (rest, is_named)
}

/// A DOI without the punctuation of the sentence around it.
fn without_marks(text: &str) -> &str {
    let mut bare = text.trim_end_matches(['.', ',', ';', ':', '"', '”', '’', '\'']);
    for (open, close) in [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')] {
        let count = |sign: char| bare.matches(sign).count();
        if bare.ends_with(close) && count(close) > count(open) {
            bare = without_marks(&bare[..bare.len() - 1]);
        }
    }
    bare
}

/// A text that is a DOI; behind `doi.org/` also a short one, `abc123` of `10/abc123`.
fn whole(text: &str, is_named: bool) -> Option<String> {
    let is_short = |name: &str| {
        (3..=12).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    match text.split_once('/') {
        Some(("10", name)) => is_short(name).then(|| text.to_owned()),
        Some((prefix, suffix)) => {
            let is_doi = is_registrant(prefix)
                && !suffix.is_empty()
                && !suffix.contains(char::is_whitespace);
            is_doi.then(|| text.to_owned())
        }
        None => {
            (is_named && is_short(text) && text.contains(|c: char| c.is_ascii_digit()))
                .then(|| format!("10/{text}"))
        }
    }
}

fn is_registrant(prefix: &str) -> bool {
    let number = prefix.strip_prefix("10.").unwrap_or_default();
    number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The DOI in the path of a publisher's page.
fn in_address(address: &str) -> Option<String> {
    let start = address.match_indices("10.").map(|(at, _)| at).find(|at| {
        let is_start = address[..*at].ends_with(['/', '=', ':']);
        is_start
            && address[*at..].split_once('/').is_some_and(|(it, _)| is_registrant(it))
    })?;
    let is_query = address[..start].contains('?');
    let end = if is_query { ['&', '#'] } else { ['?', '#'] };
    let mut doi = address[start..].split(end).next().unwrap_or_default();
    loop {
        let shorter = FORMS.iter().find_map(|form| {
            let rest = doi.strip_suffix(form)?.strip_suffix(['/', '.'])?;
            rest.contains('/').then_some(rest)
        });
        match shorter {
            Some(shorter) => doi = shorter,
            None => break,
        }
    }
    let doi = doi.trim_end_matches('/');
    let doi = if doi.starts_with("10.1101/") { without_version(doi) } else { doi };
    whole(without_marks(doi), false)
}

/// A number of bioRxiv without the version that its pages have: `10.1101/2020.01.01v2`.
fn without_version(doi: &str) -> &str {
    match doi.rsplit_once('v') {
        Some((bare, version))
            if bare.ends_with(|c: char| c.is_ascii_digit())
                && !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            bare
        }
        _ => doi,
    }
}

/// Where another DOI starts behind a comma, a semicolon, `and` or a space.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let behind = &text[at + character.len_utf8()..];
        let is_gap = character.is_whitespace()
            || matches!(character, ',' | ';') && starts_doi(behind.trim_start());
        if is_gap {
            parts.push(&text[start..at]);
            start = at + character.len_utf8();
        }
    }
    parts.push(&text[start..]);
    let is_word = |part: &&str| {
        !matches!(part.trim_matches([',', ';']), "" | "and" | "&" | "doi:" | "DOI:")
    };
    parts.into_iter().filter(is_word).collect()
}

fn has_several(text: &str) -> bool {
    parts(text).len() > 1
}

fn starts_doi(text: &str) -> bool {
    let (rest, is_named) = without_words(text);
    is_named || rest.starts_with("10.")
}

/// A text without the numbers that addresses have for its signs; as it is where they are no
/// text.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let (bytes, mut decoded, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let number = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        match number.and_then(|number| u8::from_str_radix(number, 16).ok()) {
            Some(sign) if sign > b' ' => {
                decoded.push(sign);
                at += 3;
            }
            _ => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_is_found_in_every_form() {
        for (text, expected) in [
            ("10.5555/182", "10.5555/182"),
            ("dx.doi.org/10.5555/182", "10.5555/182"),
            ("HTTPS://DOI.org/10.5555/182.", "10.5555/182"),
            ("doi:10.5555/182,", "10.5555/182"),
            ("DOI: https://doi.org/10.5555/182", "10.5555/182"),
            ("info:doi/10.5555/182", "10.5555/182"),
            ("10.5555%2F182", "10.5555/182"),
            ("(10.5555/182)", ""),
            ("10.5555/182)", "10.5555/182"),
            ("10.5555/S01(05)2", "10.5555/S01(05)2"),
            ("10.5555/a<1::AID>3.0.CO;2-2", "10.5555/a<1::AID>3.0.CO;2-2"),
            ("10/abc123", "10/abc123"),
            ("https://doi.org/abc123", "10/abc123"),
            ("http://doi.acm.org/10.5555/2", "10.5555/2"),
            ("https://pub.example/doi/full/10.5555/a.b?x=1#top", "10.5555/a.b"),
            ("https://pub.example/article/10.5555/ab-1/pdf", "10.5555/ab-1"),
            ("https://pub.example/10.5555/ab-1.full.pdf", "10.5555/ab-1"),
            ("https://pub.example/article?id=10.5555/j.1&type=x", "10.5555/j.1"),
            (
                "https://www.biorxiv.org/content/10.1101/2020.01.01.000001v2.full",
                "10.1101/2020.01.01.000001",
            ),
            ("https://example.org/10", ""),
            ("doi:", ""),
            ("10.55/1", ""),
            ("see 10.5555/182", ""),
        ] {
            assert_eq!(read(text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn several_are_told_apart_and_one_that_is_torn_is_joined() {
        for text in [
            "10.5555/1, 10.5555/2",
            "10.5555/1;10.5555/2",
            "https://doi.org/10.5555/1 and doi:10.5555/2",
            "10.5555/1 10.5555/2",
        ] {
            assert_eq!(all(text), ["10.5555/1", "10.5555/2"], "{text}");
        }
        assert_eq!(all("10.5555/ab c"), ["10.5555/abc"]);
        assert_eq!(all("10.5555/a;b"), ["10.5555/a;b"]);
        assert_eq!(all("n/a"), [""; 0]);
    }

    #[test]
    fn what_an_address_may_not_hold_is_written_as_a_number() {
        assert_eq!(
            address("10.5555/a<1>#b%c(d)"),
            "https://doi.org/10.5555/a%3C1%3E%23b%25c(d)"
        );
    }
}
