//! Libraries of other programs: RIS, `PubMed`'s format, `EndNote`'s, CSL's and Hayagriva's become
//! BibTeX, each field of which knows its place in the file.

mod csl;
mod endnote;
mod hayagriva;
mod medline;
mod names;
mod rest;
mod ris;
mod tagged;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::bibtex::BibtexRecord;
use super::record::{Date, Record};
use super::tex::Dialect;
use crate::diagnostics::Report;
use crate::read::json;
use crate::read::yaml;
use crate::source::{Source, Span};
use crate::tree::{Node, Value};

/// A format of libraries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Ris,
    Medline,
    EndNoteXml,
    Refer,
    WebOfScience,
    CslJson,
    CslYaml,
    Hayagriva,
}

impl Format {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ris => "RIS",
            Self::Medline => "PubMed’s format",
            Self::EndNoteXml => "EndNote’s XML",
            Self::Refer => "EndNote’s export format",
            Self::WebOfScience => "the format of the Web of Science",
            Self::CslJson => "CSL JSON",
            Self::CslYaml => "CSL YAML",
            Self::Hayagriva => "Hayagriva’s YAML",
        }
    }
}

/// A library as BibTeX.
#[derive(Debug)]
pub(crate) struct Translated {
    /// Of which format it was.
    pub format: Format,
    /// The text.
    pub text: String,
    /// Which parts of it come from where, in order.
    places: Vec<(Range<usize>, Span)>,
}

impl Translated {
    /// The place in the library of a place in the BibTeX.
    pub(crate) fn place(&self, span: Span) -> Option<Span> {
        let behind =
            self.places.partition_point(|(bytes, _)| bytes.start <= span.start());
        let before = self.places[..behind].iter().rev();
        let mut holding = before.filter(|(bytes, _)| span.start() <= bytes.end);
        holding.next().map(|(_, place)| *place)
    }
}

/// A publication of a library.
#[derive(Debug)]
struct Item {
    /// What it says.
    record: Record,
    /// How the library calls it; may be empty.
    key: String,
    /// Where it stands.
    place: Span,
    /// Where each of its fields stands, by the field of BibTeX.
    places: Vec<(Cow<'static, str>, Span)>,
    /// Fields of BibTeX that are no part of a record, with what they say: those that lists do
    /// not show are reported as the unknown fields of a `.bib` file are.
    others: Vec<(String, String)>,
    /// The full day, which a record does not hold.
    date: Option<String>,
    /// An abstract and other words are left out; the keywords are not.
    keywords: Vec<String>,
}

impl Item {
    fn new(place: Span) -> Self {
        Self {
            record: Record::default(),
            key: String::new(),
            place,
            places: Vec::new(),
            others: Vec::new(),
            date: None,
            keywords: Vec::new(),
        }
    }

    /// Notes where a field stands.
    fn at(&mut self, field: impl Into<Cow<'static, str>>, place: Span) {
        self.places.push((field.into(), place));
    }

    fn written(&self, key: &str) -> String {
        let mut entry: BibtexRecord = self.record.entry(key, Dialect::Web);
        if let Some(date) = self.date.as_ref().filter(|date| date.len() == 10) {
            entry.remove("year");
            entry.remove("month");
            entry.tex("date", Some(date.clone()));
        }
        // A service leaves the address of a work out that has a DOI; here it is the author's.
        if entry.get("url").is_none() && !self.record.url.contains("doi.org/10.") {
            entry.verbatim("url", &self.record.url);
        }
        entry.text("keywords", &self.keywords.join(", "), Dialect::Web);
        for (name, text) in &self.others {
            entry.text(name, text, Dialect::Web);
        }
        entry.written()
    }
}

/// The date that a text says: `2020`, `2020/05/17/Spring`, `2020-05`, `1996 Jul 9`.
fn set_date(item: &mut Item, text: &str, place: Span) {
    // A time may follow the day.
    let is_time =
        |(_, after): &(&str, &str)| after.starts_with(|c: char| c.is_ascii_digit());
    let text = text.split_once('T').filter(is_time).map_or(text, |(day, _)| day);
    let parts: Vec<&str> = text.split(['/', '-', ' ']).collect();
    let number = |part: &&&str| part.trim().parse::<i64>().ok();
    let year = parts.first().as_ref().and_then(number);
    let month =
        parts.get(1).and_then(|part| part.parse().ok().or_else(|| names::month(part)));
    let date = Date::of(year, month);
    if date.year.is_none() {
        return;
    }
    let day =
        parts.get(2).and_then(|part| part.parse::<u8>().ok()).filter(|day| *day > 0);
    if let (Some(year), Some(month), Some(day)) = (date.year, date.month, day) {
        item.date = Some(format!("{year}-{month:02}-{day:02}"));
    }
    item.record.date = date;
    for field in ["year", "month", "date"] {
        item.at(field, place);
    }
}

/// The format of a library whose first line shows it.
pub(crate) fn at_first_sight(source: &Source) -> Option<Format> {
    let text = source.text().trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if tagged::is_ris(first) {
        Some(Format::Ris)
    } else if first.starts_with("PMID-") {
        Some(Format::Medline)
    } else if first.starts_with("%0 ") {
        Some(Format::Refer)
    } else if first.starts_with("FN ") {
        Some(Format::WebOfScience)
    } else {
        None
    }
}

/// The library that a text is, as BibTeX; none where it is none of another program. What is
/// wrong with its syntax is reported.
pub(crate) fn translate(source: &Source, report: &mut Report) -> Option<Translated> {
    let text = source.text().trim_start_matches('\u{feff}');
    let first = text.lines().map(str::trim_end).find(|line| !line.trim().is_empty())?;
    let (format, items) =
        if tagged::is_ris(first) || text.lines().take(40).any(tagged::is_ris) {
            (Format::Ris, ris::read(source))
        } else if first.starts_with("PMID-") || first.starts_with("PMID -") {
            (Format::Medline, medline::read(source))
        } else if first.starts_with("%0 ") {
            (Format::Refer, endnote::read_tagged(source))
        } else if first.starts_with("FN ") || first.starts_with("PT J") {
            (Format::WebOfScience, medline::read_web_of_science(source))
        } else if first.trim_start().starts_with('<') {
            (Format::EndNoteXml, endnote::read_xml(source, report)?)
        } else if first.trim_start().starts_with(['[', '{']) {
            let root = json::parse(source, report)?;
            (Format::CslJson, csl::read(csl::items(&root)?))
        } else if first.contains('@') {
            return None;
        } else {
            of_yaml(source, report)?
        };
    (!items.is_empty()).then(|| joined(format, items))
}

/// A library in YAML.
fn of_yaml(source: &Source, report: &mut Report) -> Option<(Format, Vec<Item>)> {
    // Most files that are none of this are BibTeX behind remarks.
    if source.text().lines().any(|line| line.trim_start().starts_with('@')) {
        return None;
    }
    let mut found = Report::default();
    let root = yaml::parse(source, &mut found)?;
    let read = csl::items(&root)
        .map(|items| (Format::CslYaml, csl::read(items)))
        .or_else(|| Some((Format::Hayagriva, hayagriva::read(&root)?)))?;
    report.extend(found);
    Some(read)
}

/// All items as one text, no two with the same key.
fn joined(format: Format, items: Vec<Item>) -> Translated {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut taken = HashSet::new();
    for item in items {
        let key = free(&names::key(&item), &mut taken);
        let start = text.len();
        let written = item.written(&key);
        text.push_str(&written);
        text.push('\n');
        places.push((start..text.len(), item.place));
        let mut at = start;
        for line in written.split_inclusive('\n') {
            let name = line.trim_start().split(' ').next().unwrap_or_default();
            let known = item.places.iter().find(|(field, _)| *field == name);
            if let Some((_, place)) = known.filter(|_| line.starts_with("  ")) {
                places.push((at..at + line.len() - 1, *place));
            }
            at += line.len();
        }
    }
    Translated { format, text, places }
}

fn free(key: &str, taken: &mut HashSet<String>) -> String {
    let mut found = key.to_owned();
    let mut count = 1;
    while !taken.insert(found.to_lowercase()) {
        count += 1;
        found = format!("{key}-{count}");
    }
    found
}

/// The text of a node without markup, if it is one.
fn text_of(node: &Node) -> Option<&str> {
    node.text().filter(|text| !text.is_empty())
}

/// The items of a list, or the node itself.
fn all(node: &Node) -> &[Node] {
    match &node.value {
        Value::Sequence(items) => items,
        _ => std::slice::from_ref(node),
    }
}
