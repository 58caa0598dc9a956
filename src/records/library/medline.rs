//! `PubMed`'s format (`.nbib`), and that of the Web of Science.

use super::names::{doi, pages, person};
use super::rest::{self, Fields};
use super::tagged::{self, Line, fields, first, lines, values};
use super::{Item, set_date};
use crate::records::people::Person;
use crate::source::Source;

/// The publications of a file of `PubMed`.
pub(super) fn read(source: &Source) -> Vec<Item> {
    let lines = lines(source, divide);
    let begins = |line: &Line<'_>| line.tag == "PMID";
    parts(&lines, begins).map(|lines| item(lines, source)).collect()
}

/// The lines of each entry.
fn parts<'l, 's>(
    lines: &'l [Line<'s>],
    begins: impl Fn(&Line<'s>) -> bool,
) -> impl Iterator<Item = &'l [Line<'s>]> {
    let starts: Vec<_> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| begins(line))
        .map(|(at, _)| at)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(start, end)| &lines[start..end])
}

/// `PMID- 123`, `TI  - A title`.
fn divide(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_once('-')?;
    let name = tag.trim_end();
    let is_tag = tag.len() == 4
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (is_tag && (value.is_empty() || value.starts_with(' '))).then_some((name, value))
}

fn item(lines: &[Line<'_>], source: &Source) -> Item {
    let mut item = Item::new(tagged::span(lines, source));
    let is_of =
        |kind: &str| values(lines, "PT").any(|(text, _)| text.eq_ignore_ascii_case(kind));
    item.record.kind = if is_of("Preprint") {
        "preprint"
    } else if first(lines, &["JT", "TA"]).is_some() {
        "article"
    } else if first(lines, &["BTI"]).is_some() && first(lines, &["TI"]).is_some() {
        "incollection"
    } else {
        "book"
    };
    let said = |tags: &[&str]| {
        first(lines, tags).map(|(text, place)| (text.replace('\n', " "), place))
    };
    if let Some((title, place)) = said(&["TI", "BTI"]) {
        let bare = title.trim_end_matches('.');
        let bare = bare
            .strip_prefix('[')
            .and_then(|bare| bare.strip_suffix(']'))
            .unwrap_or(bare);
        bare.clone_into(&mut item.record.title);
        item.at("title", place);
    }
    if let Some((venue, place)) =
        said(&["JT", "BTI", "TA"]).filter(|_| item.record.kind != "book")
    {
        item.record.venue = venue;
        ["journal", "booktitle", "howpublished"]
            .iter()
            .for_each(|name| item.at(*name, place));
    }
    if let Some((volume, place)) = said(&["VI"]) {
        item.record.volume = volume;
        item.at("volume", place);
    }
    if let Some((number, place)) = said(&["IP"]) {
        item.record.number = number;
        item.at("number", place);
    }
    identifiers(lines, &mut item);
    if let Some((date, place)) = said(&["DP", "DEP"]) {
        set_date(&mut item, &date, place);
    }
    people(lines, &mut item);
    if let Some((publisher, place)) = said(&["PB"]) {
        item.record.publisher = publisher;
        item.at("publisher", place);
    }
    item.keywords = values(lines, "OT")
        .map(|(word, _)| word.trim_start_matches('*').to_owned())
        .collect();
    for (tag, to) in [("CTI", "series"), ("EN", "edition"), ("ISBN", "isbn"), ("PB", "")]
    {
        let Some((text, place)) = said(&[tag]) else { continue };
        match to {
            "series" => item.record.series = text,
            "edition" => item.record.edition = text,
            "isbn" => {
                let bare = text.split([' ', '(']).next().unwrap_or_default();
                bare.clone_into(&mut item.record.isbn);
            }
            _ => continue,
        }
        item.at(to, place);
    }
    let has_full = first(lines, &["FAU"]).is_some();
    let has_date = first(lines, &["DP"]).is_some();
    let rest = fields(lines).filter(|field| match &*field.name {
        "AU" | "ED" => !has_full && first(lines, &["FED"]).is_none(),
        "DEP" => !has_date,
        // Of several months the first is shown.
        "DP" => !field.text.contains('-'),
        // Its end is written in full.
        "PG" => first(lines, &["PG"]).is_none_or(|(_, place)| place != field.place),
        "PT" => field.text.contains("Retract"),
        "LID" | "AID" => field.text.contains("://") || field.text.ends_with("[doi]"),
        _ => true,
    });
    let rest: Vec<_> = rest.collect();
    rest::keep(&mut item, &PUBMED, rest);
    item
}

/// What becomes of the tags of `PubMed`.
const PUBMED: Fields = Fields {
    read: &[
        "TI", "BTI", "CTI", "JT", "VI", "IP", "PG", "DP", "DEP", "FAU", "AU", "CN",
        "FED", "ED", "PB", "EN", "ISBN", "OT", "LID", "AID",
    ],
    silent: &[
        ("PMID", "pmid"),
        ("PMC", "pmcid"),
        ("TA", ""),
        ("IS", "issn"),
        ("AB", "abstract"),
        ("LA", "language"),
        ("AD", "affiliation"),
        ("CI", "copyright"),
        ("OWN", ""),
        ("STAT", ""),
        ("DCOM", ""),
        ("LR", ""),
        ("CRDT", ""),
        ("EDAT", ""),
        ("MHDA", ""),
        ("PHST", ""),
        ("SO", ""),
        ("MH", ""),
        ("OTO", ""),
        ("RN", ""),
        ("SB", ""),
        ("JID", ""),
        ("PL", ""),
        ("AUID", ""),
        ("CDAT", ""),
        ("CTDT", ""),
        ("PMCR", ""),
        ("OCI", ""),
        ("OID", ""),
        ("OAB", ""),
        ("OABL", ""),
    ],
};

/// The DOI and the pages, for which the number of an article may stand.
fn identifiers(lines: &[Line<'_>], item: &mut Item) {
    let of = |kind: &str| {
        let mut all = values(lines, "LID").chain(values(lines, "AID"));
        all.find_map(|(text, place)| {
            Some((text.strip_suffix(kind)?.trim().to_owned(), place))
        })
    };
    if let Some((text, place)) = of("[doi]")
        && let Some(doi) = doi(&text)
    {
        item.record.doi = doi;
        item.at("doi", place);
    }
    let of_pages = first(lines, &["PG"]).map(|(text, place)| (pages(text), place));
    if let Some((pages, place)) =
        of_pages.or_else(|| of("[pii]").filter(|(text, _)| text.len() < 12))
    {
        item.record.pages = pages;
        item.at("pages", place);
    }
}

/// The authors, in full where they are; a body has its place among them.
fn people(lines: &[Line<'_>], item: &mut Item) {
    let has_full = first(lines, &["FAU"]).is_some();
    for line in lines.iter().filter(|line| !line.value.is_empty()) {
        let person = match line.tag {
            "FAU" => full(&line.value),
            "AU" if !has_full => short(&line.value),
            "CN" => Person::Body(line.value.replace('\n', " ")),
            "FED" | "ED" => {
                if line.tag == "FED" || first(lines, &["FED"]).is_none() {
                    item.record.editors.push(person(&line.value));
                }
                continue;
            }
            _ => continue,
        };
        if item.record.authors.is_empty() {
            item.at("author", line.place);
        }
        item.record.authors.push(person);
    }
}

/// `Doe, John 3rd`: what makes a name of a family one of several stands behind the given ones.
fn full(name: &str) -> Person {
    const SUFFIXES: [&str; 9] =
        ["Jr", "Jr.", "Sr", "Sr.", "2nd", "3rd", "4th", "II", "III"];
    match person(name) {
        Person::Parts { given, family, suffix } if suffix.is_empty() => {
            match given.rsplit_once(' ') {
                Some((given, suffix)) if SUFFIXES.contains(&suffix) => Person::Parts {
                    given: given.to_owned(),
                    family,
                    suffix: suffix.to_owned(),
                },
                _ => Person::Parts { given, family, suffix },
            }
        }
        other => other,
    }
}

/// `van Raaij MJ`, `Doe J 3rd`.
fn short(name: &str) -> Person {
    let words: Vec<_> = name.split(' ').collect();
    let is_initials =
        |word: &&str| word.len() <= 4 && word.chars().all(char::is_uppercase);
    match words.iter().rposition(is_initials).filter(|at| *at > 0) {
        Some(at) => Person::Parts {
            given: words[at]
                .chars()
                .map(|c| format!("{c}."))
                .collect::<Vec<_>>()
                .join(" "),
            family: words[..at].join(" "),
            suffix: words[at + 1..].join(" "),
        },
        None => Person::spoken(name),
    }
}

/// The publications of a file of the Web of Science.
pub(super) fn read_web_of_science(source: &Source) -> Vec<Item> {
    let lines = lines(source, divide_web_of_science);
    let begins = |line: &Line<'_>| line.tag == "PT";
    parts(&lines, begins).map(|lines| of_web_of_science(lines, source)).collect()
}

/// `AU Lovelace, A`; further values have three blanks.
fn divide_web_of_science(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2)?;
    let is_tag = tag.starts_with(|c: char| c.is_ascii_uppercase())
        && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let rest = &line[2..];
    (is_tag && (rest.is_empty() || rest.starts_with(' '))).then_some((tag, rest))
}

fn of_web_of_science(lines: &[Line<'_>], source: &Source) -> Item {
    let mut item = Item::new(tagged::span(lines, source));
    let said = |tags: &[&str]| {
        first(lines, tags).map(|(text, place)| (text.replace('\n', " "), place))
    };
    item.record.kind = match lines[0].value.as_str() {
        "B" => "book",
        "P" => "patent",
        "S" => "inproceedings",
        _ if said(&["CT"]).is_some() => "inproceedings",
        _ => "article",
    };
    if let Some((title, place)) = said(&["TI"]) {
        item.record.title = title;
        item.at("title", place);
    }
    if let Some((venue, place)) = said(&["SO"]) {
        item.record.venue = venue;
        ["journal", "booktitle", "series"].iter().for_each(|name| item.at(*name, place));
    }
    let record = &mut item.record;
    record.volume = said(&["VL"]).map(|(text, _)| text).unwrap_or_default();
    record.number = said(&["IS"]).map(|(text, _)| text).unwrap_or_default();
    let ends = (said(&["BP"]), said(&["EP"]));
    record.pages = match ends {
        (Some((start, _)), Some((end, _))) => format!("{start}--{end}"),
        (Some((only, _)), None) => only,
        _ => said(&["AR"]).map(|(text, _)| text).unwrap_or_default(),
    };
    if let Some((doi, place)) = said(&["DI"]) {
        item.record.doi = doi;
        item.at("doi", place);
    }
    if let Some((year, place)) = said(&["PY"]) {
        let month = said(&["PD"]).map(|(text, _)| text).unwrap_or_default();
        set_date(&mut item, &format!("{year} {month}"), place);
    }
    let authors = first(lines, &["AF", "AU"]);
    if let Some((names, place)) = authors {
        item.record.authors = names.lines().map(person).collect();
        item.at("author", place);
    }
    if let Some((names, place)) = first(lines, &["BE", "ED"]) {
        item.record.editors = names.lines().map(person).collect();
        item.at("editor", place);
    }
    if let Some((bodies, _)) = first(lines, &["CA", "GP"]) {
        let bodies = bodies.lines().map(|name| Person::Body(name.trim().to_owned()));
        item.record.authors.extend(bodies);
    }
    if let Some((words, _)) = first(lines, &["DE"]) {
        let words =
            words.split([';', '\n']).map(str::trim).filter(|word| !word.is_empty());
        item.keywords = words.map(ToOwned::to_owned).collect();
    }
    if matches!(item.record.kind, "book" | "inproceedings")
        && let Some((number, place)) = first(lines, &["BN"])
    {
        let first = number.split([';', ' ', '\n']).next().unwrap_or_default();
        first.clone_into(&mut item.record.isbn);
        item.at("isbn", place);
    }
    if let Some((name, place)) = said(&["CT"]) {
        item.at("eventtitle", place);
        item.others.push(("eventtitle".to_owned(), name));
    }
    if let Some((name, place)) = said(&["SE"]) {
        item.record.series = name;
        item.at("series", place);
    }
    let has_full = first(lines, &["AF"]).is_some();
    let rest = fields(lines).filter(|field| match &*field.name {
        "AU" => !has_full,
        _ => true,
    });
    let rest: Vec<_> = rest.collect();
    rest::keep(&mut item, &WEB_OF_SCIENCE, rest);
    item
}

/// What becomes of the tags of the Web of Science.
const WEB_OF_SCIENCE: Fields = Fields {
    read: &[
        "TI", "SO", "VL", "IS", "BP", "EP", "AR", "PY", "PD", "DI", "BE", "ED", "AF",
        "AU", "CA", "GP", "DE", "SE", "CT",
    ],
    silent: &[
        ("PT", ""),
        ("AB", "abstract"),
        ("LA", "language"),
        ("SN", "issn"),
        ("EI", "issn"),
        ("BN", ""),
        ("J9", ""),
        ("JI", ""),
        ("DT", ""),
        ("ID", ""),
        ("C1", "affiliation"),
        ("C3", "affiliation"),
        ("RP", ""),
        ("EM", ""),
        ("RI", ""),
        ("OI", ""),
        ("FU", ""),
        ("FX", ""),
        ("CR", ""),
        ("NR", ""),
        ("TC", ""),
        ("Z9", ""),
        ("U1", ""),
        ("U2", ""),
        ("PU", ""),
        ("PI", ""),
        ("PA", ""),
        ("PG", "numpages"),
        ("WC", ""),
        ("SC", ""),
        ("GA", ""),
        ("UT", "unique-id"),
        ("PM", "pmid"),
        ("OA", ""),
        ("HC", ""),
        ("HP", ""),
        ("DA", ""),
        ("WE", ""),
        ("EA", ""),
        ("EY", ""),
        ("D2", ""),
        ("BA", ""),
        ("ER", ""),
        ("EF", ""),
        ("FN", ""),
        ("VR", ""),
    ],
};
