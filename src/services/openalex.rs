//! The works of an author at OpenAlex.
//!
//! The form is that of <https://developers.openalex.org>. Pages are asked for by number: by
//! cursor OpenAlex gives them only to those who have a key.

use serde_json::Value;

use super::faults::{self, Service};
use super::http::Answer;
use super::{ListedWork, Listing, Services};
use crate::diagnostics::Diagnostic;
use crate::model::values::Arxiv;
use crate::records::json::{list, text};
use crate::records::people::Person;
use crate::records::record::{Date, Record, bare_arxiv, bare_doi};
use crate::records::tex::Dialect;

/// How many works a page has, and how many pages OpenAlex gives of one list.
const PER_PAGE: usize = 100;
const MAX_PAGES: usize = 100;

/// What is asked about each work.
const FIELDS: &str = "id,doi,display_name,publication_year,publication_date,type,\
                      authorships,primary_location,biblio,ids";

/// All works of an author.
pub(super) fn works(services: &Services, id: &str) -> Result<Listing, Diagnostic> {
    let mut listing = Listing::default();
    for page in 1..=MAX_PAGES {
        let answer = ask(services, id, page)?;
        match answer.status {
            200 => {}
            401 | 403 if services.settings.openalex_key.is_none() => {
                return Err(faults::wants_key());
            }
            404 | 410 => return Err(faults::unknown_account(Service::OpenAlex, id)),
            status => return Err(faults::refused(Service::OpenAlex, status)),
        }
        let answer = faults::json(Service::OpenAlex, &answer.text)?;
        if !answer["results"].is_array() {
            return Err(faults::other_form(Service::OpenAlex, "a list of works"));
        }
        let works = list(&answer, "/results");
        for work in works {
            let id = text(work, "/id").unwrap_or_else(|| "a work".into());
            if let Some(record) = record(work) {
                let key = id.rsplit('/').next().unwrap_or_default();
                let bibtex = record.entry(key, Dialect::Web).written();
                listing.works.push(ListedWork { bibtex, authors_at: None });
            } else {
                listing.missing.push(faults::missing(Service::OpenAlex, &id));
            }
        }
        let count = answer.pointer("/meta/count").and_then(Value::as_u64);
        let given = u64::try_from(page * PER_PAGE).unwrap_or(u64::MAX);
        if works.is_empty() || count.is_none_or(|count| given >= count) {
            break;
        }
    }
    Ok(listing)
}

fn ask(services: &Services, id: &str, page: usize) -> Result<Answer, Diagnostic> {
    let address = format!("{}/works", services.settings.openalex);
    let filter = format!("authorships.author.id:{id}");
    let (per_page, page) = (PER_PAGE.to_string(), page.to_string());
    let mut question = vec![
        ("filter", filter.as_str()),
        ("per_page", &per_page),
        ("page", &page),
        ("sort", "publication_date:desc"),
        ("select", FIELDS),
    ];
    if let Some(key) = &services.settings.openalex_key {
        question.push(("api_key", key));
    }
    services.client.get(Service::OpenAlex, &address, &question, "application/json")
}

/// A work; none when it has no title.
fn record(work: &Value) -> Option<Record> {
    let said = |place: &str| text(work, place).unwrap_or_default();
    let title = text(work, "/display_name").or_else(|| text(work, "/title"))?;
    let source = said("/primary_location/source/display_name");
    let is_repository = said("/primary_location/source/type") == "repository";
    let of_proceedings = said("/primary_location/source/type") == "conference"
        || said("/primary_location/raw_type") == "proceedings-article"
        || said("/type_crossref") == "proceedings-article";
    let doi = said("/doi");
    let doi = if doi.is_empty() { said("/ids/doi") } else { doi };
    let doi = bare_doi(&doi).to_owned();
    let page = said("/primary_location/landing_page_url");
    let arxiv = match Arxiv::in_doi(&doi) {
        Some(number) => number.to_lowercase(),
        None if page.contains("arxiv.org/") => bare_arxiv(&page).to_owned(),
        None => String::new(),
    };
    let kind = match said("/type").as_str() {
        "preprint" if arxiv.is_empty() => "preprint",
        // BibTeX has no type for preprints; that of arXiv's is seen by their number.
        _ if !arxiv.is_empty() || is_repository => "misc",
        _ if of_proceedings => "inproceedings",
        "article" | "review" | "letter" | "editorial" | "erratum" => "article",
        "book" => "book",
        "book-chapter" | "reference-entry" => "incollection",
        "dissertation" => "phdthesis",
        "report" => "techreport",
        "dataset" => "dataset",
        "software" => "software",
        _ => "misc",
    };
    let pages = match (said("/biblio/first_page"), said("/biblio/last_page")) {
        (first, last) if last.is_empty() || first == last => first,
        (first, last) => format!("{first}--{last}"),
    };
    let date = Date::read(&said("/publication_date"));
    let year = said("/publication_year").parse().ok();
    Some(Record {
        kind,
        title,
        authors: authors(work),
        venue: if arxiv.is_empty() { source } else { String::new() },
        volume: said("/biblio/volume"),
        number: said("/biblio/issue"),
        pages,
        // The first of January stands for a year of which no more is known.
        date: match date {
            _ if said("/publication_date").ends_with("-01-01") => Date::of(year, None),
            Date { year: None, .. } => Date::of(year, None),
            date => date,
        },
        doi: if arxiv.is_empty() { doi } else { without_arxiv(doi) },
        arxiv,
        url: page,
        ..Record::default()
    })
}

fn authors(work: &Value) -> Vec<Person> {
    let authors = list(work, "/authorships").iter().filter_map(|authorship| {
        let name = text(authorship, "/author/display_name");
        name.or_else(|| text(authorship, "/raw_author_name"))
    });
    authors.map(|name| Person::spoken(&name)).collect()
}

/// A DOI, unless it only repeats the number at arXiv.
fn without_arxiv(doi: String) -> String {
    if Arxiv::in_doi(&doi).is_some() { String::new() } else { doi }
}
