//! The works of a person's ORCID record.
//!
//! The form is that of the public interface 3.0, <https://info.orcid.org/documentation>. The
//! record lists groups of what different sources say about one work; the version that the
//! person prefers has the highest display index. It holds no authors, so the works are then
//! asked for themselves, a hundred at a time.

use std::collections::HashMap;

use serde_json::Value;

use super::faults::{self, Service};
use super::http::path;
use super::{ListedWork, Listing, Services};
use crate::diagnostics::Diagnostic;
use crate::records::bibtex;
use crate::records::bibtex::BibtexRecord;
use crate::records::json::{list, text};
use crate::records::people::Person;
use crate::records::record::{Date, Record, bare_arxiv, bare_doi};
use crate::records::tex::Dialect;

/// How many works ORCID gives at once.
const AT_ONCE: usize = 100;

/// The types of works that ORCID knows, and those of BibTeX.
const KINDS: [(&str, &str); 18] = [
    ("journal-article", "article"),
    ("magazine-article", "article"),
    ("newspaper-article", "article"),
    ("review", "article"),
    ("book-review", "article"),
    ("conference-paper", "inproceedings"),
    ("conference-abstract", "inproceedings"),
    ("conference-poster", "inproceedings"),
    ("book", "book"),
    ("edited-book", "book"),
    ("book-chapter", "incollection"),
    ("encyclopedia-entry", "incollection"),
    ("dissertation", "phdthesis"),
    ("dissertation-thesis", "phdthesis"),
    ("report", "techreport"),
    ("preprint", "preprint"),
    ("data-set", "dataset"),
    ("software", "software"),
];

/// What only the BibTeX of a work says, where the person has given any.
const OF_CITATION: [&str; 6] =
    ["volume", "number", "pages", "publisher", "editor", "series"];

/// All works of a record.
pub(super) fn works(services: &Services, id: &str) -> Result<Listing, Diagnostic> {
    let address = format!("{}/v3.0/{}/works", services.settings.orcid, path(id));
    let record = ask(services, id, &address)?;
    if !record["group"].is_array() {
        return Err(faults::other_form(Service::Orcid, "a list of works"));
    }
    let preferred: Vec<_> =
        list(&record, "/group").iter().filter_map(preferred).collect();
    let mut listing = Listing::default();
    for summaries in preferred.chunks(AT_ONCE) {
        let codes: Vec<_> = summaries.iter().filter_map(|work| code(work)).collect();
        let address = format!("{address}/{}", codes.join(","));
        let answer = ask(services, id, &address).unwrap_or_default();
        let given = list(&answer, "/bulk").iter().filter_map(|item| item.get("work"));
        let given: HashMap<_, _> =
            given.filter_map(|work| Some((code(work)?, work))).collect();
        for summary in summaries {
            let work = code(summary).and_then(|code| given.get(&code));
            if let Some(work) = work.and_then(|work| listed(work)) {
                listing.works.push(work);
            } else {
                let title = text(summary, "/title/title/value");
                let title = title.unwrap_or_else(|| "a work".into());
                listing.missing.push(faults::missing(Service::Orcid, &title));
            }
        }
    }
    Ok(listing)
}

/// The whole record of a person, as JSON in which each work names its authors.
pub(super) fn person(
    services: &Services,
    id: &str,
) -> Result<(String, Vec<Diagnostic>), Diagnostic> {
    let address = format!("{}/v3.0/{}/record", services.settings.orcid, path(id));
    let mut record = ask(services, id, &address)?;
    if !record["person"].is_object() {
        return Err(faults::other_form(Service::Orcid, "a record"));
    }
    let groups = list(&record, "/activities-summary/works/group");
    let preferred: Vec<_> = groups.iter().filter_map(preferred).collect();
    let mut contributors = HashMap::new();
    let mut missing = Vec::new();
    for summaries in preferred.chunks(AT_ONCE) {
        let codes: Vec<_> = summaries.iter().filter_map(|work| code(work)).collect();
        if codes.is_empty() {
            continue;
        }
        let works = format!("{}/v3.0/{}/works", services.settings.orcid, path(id));
        // Without its authors a work is still one of the person.
        match ask(services, id, &format!("{works}/{}", codes.join(","))) {
            Ok(answer) => {
                let given = list(&answer, "/bulk").iter().filter_map(|it| it.get("work"));
                contributors.extend(given.filter_map(|work| {
                    Some((code(work)?, work["contributors"].clone()))
                }));
            }
            Err(fault) => missing.push(fault.into_warning_if(true)),
        }
    }
    let groups = record.pointer_mut("/activities-summary/works/group");
    let groups = groups.and_then(Value::as_array_mut).into_iter().flatten();
    for group in groups {
        let works = group.get_mut("work-summary").and_then(Value::as_array_mut);
        for work in works.into_iter().flatten() {
            let named = code(work).and_then(|code| contributors.get(&code).cloned());
            if let (Some(named), Some(work)) = (named, work.as_object_mut()) {
                work.insert("contributors".into(), named);
            }
        }
    }
    Ok((format!("{record:#}\n"), missing))
}

fn ask(services: &Services, id: &str, address: &str) -> Result<Value, Diagnostic> {
    let answer = services.client.get(Service::Orcid, address, &[], "application/json")?;
    match answer.status {
        200 => faults::json(Service::Orcid, &answer.text),
        404 | 410 => Err(faults::unknown_account(Service::Orcid, id)),
        status => Err(faults::refused(Service::Orcid, status)),
    }
}

/// What the person prefers of the versions of one work.
fn preferred(group: &Value) -> Option<&Value> {
    let index = |work: &&Value| {
        let index = text(work, "/display-index");
        index.and_then(|index| index.parse::<i64>().ok()).unwrap_or(0)
    };
    // Of equals the first.
    list(group, "/work-summary").iter().rev().max_by_key(index)
}

fn code(work: &Value) -> Option<String> {
    text(work, "/put-code").filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A work as it is given; none when it has no title.
fn listed(work: &Value) -> Option<ListedWork> {
    let record = record(work)?;
    let mut entry = record.entry(&key(work, &record), Dialect::Web);
    if let Some(citation) = citation(work, &entry) {
        entry.take(&OF_CITATION, &citation);
        entry.take(&["author"], &citation);
    }
    let authors_at = Some(record.doi).filter(|doi| {
        let is_lacking = entry.get("author").is_none() && entry.get("editor").is_none();
        is_lacking && !doi.is_empty()
    });
    Some(ListedWork { bibtex: entry.written(), authors_at })
}

fn key(work: &Value, record: &Record) -> String {
    match record.doi.as_str() {
        "" => format!("orcid:{}", code(work).unwrap_or_default()),
        doi => doi.to_owned(),
    }
}

fn record(work: &Value) -> Option<Record> {
    let said = |place: &str| text(work, place).unwrap_or_default();
    let title = text(work, "/title/title/value")?;
    let kind = said("/type");
    let known = KINDS.iter().find(|(known, _)| *known == kind);
    let kind = known.map_or("misc", |(_, kind)| *kind);
    let number = |place: &str| said(place).parse().ok();
    let arxiv = bare_arxiv(&identifier(work, "arxiv")).to_owned();
    Some(Record {
        kind: if kind == "preprint" && !arxiv.is_empty() { "misc" } else { kind },
        title,
        subtitle: said("/title/subtitle/value"),
        authors: people(work, |role| role != "editor"),
        editors: people(work, |role| role == "editor"),
        venue: said("/journal-title/value"),
        date: Date::of(
            number("/publication-date/year/value"),
            number("/publication-date/month/value"),
        ),
        doi: bare_doi(&identifier(work, "doi")).to_owned(),
        arxiv,
        isbn: identifier(work, "isbn"),
        url: said("/url/value"),
        ..Record::default()
    })
}

/// An identifier of the work itself, not of what it is part of.
fn identifier(work: &Value, kind: &str) -> String {
    let found = list(work, "/external-ids/external-id").iter().find(|id| {
        let relation = text(id, "/external-id-relationship").unwrap_or_default();
        text(id, "/external-id-type").is_some_and(|found| found == kind)
            && matches!(relation.as_str(), "self" | "")
    });
    let value = found.and_then(|id| {
        text(id, "/external-id-normalized/value")
            .or_else(|| text(id, "/external-id-value"))
    });
    value.unwrap_or_default()
}

/// The contributors of whose role this holds; without a role one is an author.
fn people(work: &Value, is_meant: impl Fn(&str) -> bool) -> Vec<Person> {
    let people = list(work, "/contributors/contributor").iter().filter_map(|person| {
        let role = text(person, "/contributor-attributes/contributor-role");
        let name = text(person, "/credit-name/value")?;
        is_meant(&role.unwrap_or_default()).then(|| Person::spoken(&name))
    });
    people.collect()
}

/// The entry that the person has given with a work, if it is about it.
fn citation(work: &Value, entry: &BibtexRecord) -> Option<BibtexRecord> {
    let kind = text(work, "/citation/citation-type")?;
    let citation = text(work, "/citation/citation-value").filter(|_| kind == "bibtex")?;
    let citation = bibtex::one(&citation)?;
    let letters = |entry: &BibtexRecord| -> String {
        let title = entry.get("title").unwrap_or_default().to_lowercase();
        title.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    (letters(&citation) == letters(entry)).then_some(citation)
}
