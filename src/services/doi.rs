//! A DOI's publication from doi.org, which leads to the agency where the DOI is registered.
//!
//! The agencies' answers are described at <https://citation.doi.org/docs.html>.

use super::faults::{self, Service};
use super::http::{Answer, path};
use super::{Services, arxiv};
use crate::diagnostics::Diagnostic;
use crate::model::values::Arxiv;
use crate::records::bibtex;
use crate::records::bibtex::BibtexRecord;
use crate::records::csl;

const BIBTEX: &str = "application/x-bibtex";
const CSL: &str = "application/vnd.citationstyles.csl+json";

/// The BibTeX text of one entry.
pub(super) fn fetch(services: &Services, doi: &str) -> Result<String, Diagnostic> {
    if let Some(number) = Arxiv::in_doi(doi) {
        // arXiv says more of them than the agency.
        return arxiv::fetch(services, number);
    }
    let answer = ask(services, doi, BIBTEX)?;
    let entry = match answer.status {
        200 => bibtex::one(&answer.text),
        _ => None,
    };
    // Where the agency has no BibTeX, or none that can be read, it has CSL's JSON.
    let entry = match entry {
        Some(entry) => entry,
        None => of_csl(services, doi)?,
    };
    let found = entry.get("doi").unwrap_or(doi).replace(r"\$", "$");
    if !found.eq_ignore_ascii_case(doi) {
        return Err(faults::another(Service::Doi, doi, &found));
    }
    let mut entry = entry;
    entry.set_doi(doi);
    Ok(entry.written())
}

fn of_csl(services: &Services, doi: &str) -> Result<BibtexRecord, Diagnostic> {
    let answer = ask(services, doi, CSL)?;
    let item = match answer.status {
        200 => faults::json(Service::Doi, &answer.text).ok(),
        _ => None,
    };
    item.and_then(|item| csl::entry(&item)).ok_or_else(|| faults::no_record(doi))
}

fn ask(services: &Services, doi: &str, form: &str) -> Result<Answer, Diagnostic> {
    let address = format!("{}/{}", services.settings.doi, path(doi));
    let answer = services.client.get(Service::Doi, &address, &[], form)?;
    match answer.status {
        // 204: the agency has the DOI, and nothing about it.
        200 | 204 | 406 => Ok(answer),
        404 | 410 => Err(faults::unknown_doi(doi)),
        status => Err(faults::refused(Service::Doi, status)),
    }
}
