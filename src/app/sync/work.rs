//! A work that a service lists, read as `cvtex add` reads what it is given.

use serde_json::{Value, json};

use crate::app::add::bibtex_input::BibtexInput;
use crate::app::add::destination::ListKind;
use crate::bibliography::{title, venue, year};
use crate::diagnostics::{Code, Diagnostic, Report, Severity, excerpt};
use crate::model::entries::Publication;
use crate::model::values::{Arxiv, Doi};
use crate::services::{Account, ListedWork, Services};
use crate::source::Source;

/// A work of a listing.
pub(crate) struct Work {
    /// What is said of it.
    pub publication: Publication,
    /// Where it is listed.
    account: String,
    listed: ListedWork,
}

impl Work {
    /// Reads a work; a warning when it cannot be added to any CV.
    pub(crate) fn read(
        account: &Account,
        listed: ListedWork,
    ) -> Result<Self, Diagnostic> {
        let account = account.to_string();
        let mut given = given(&account, &listed.bibtex);
        given.check(ListKind::Publications);
        let first = given.publications.first();
        match first.filter(|_| !given.report.has_errors()) {
            Some((publication, _)) => {
                Ok(Self { publication: publication.clone(), account, listed })
            }
            None => Err(unusable(&given, &listed)),
        }
    }

    /// Its text, with its authors.
    pub(crate) fn complete(self, services: &Services) -> Result<BibtexInput, Diagnostic> {
        match services.complete(&self.listed) {
            Ok(bibtex) => Ok(given(&self.account, &bibtex)),
            Err(fault) => {
                let title = title(&self.publication);
                let message = format!(
                    "`{}` is not added: its authors are not known, and {}",
                    excerpt(&title),
                    fault.message
                );
                let warning = Diagnostic::of_file(Code::ServiceAnswer, message);
                Err(warning.help("add it from BibTeX text").as_warning())
            }
        }
    }

    /// `2024  Title`, and below it the rest.
    pub(crate) fn for_people(&self) -> String {
        let publication = &self.publication;
        let year = year(publication).map_or("    ".into(), |year| year.to_string());
        let mut parts = vec![authors(publication).join(", ")];
        parts.extend(venue(publication));
        parts.extend(publication.doi.iter().map(|doi| format!("doi:{}", doi.as_str())));
        parts.extend(publication.arxiv.iter().map(|it| format!("arXiv:{}", it.as_str())));
        parts.retain(|part| !part.is_empty());
        format!("  {year}  {}\n        {}\n", title(publication), parts.join(" · "))
    }

    /// The same on one line.
    pub(crate) fn line(&self) -> String {
        let publication = &self.publication;
        let year = year(publication).map_or("    ".into(), |year| year.to_string());
        let venue =
            venue(publication).map_or(String::new(), |venue| format!(" · {venue}"));
        format!("{year}  {}{venue}", title(publication))
    }

    /// The same for programs.
    pub(crate) fn for_programs(&self) -> Value {
        let publication = &self.publication;
        json!({
            "title": title(publication),
            "authors": authors(publication),
            "year": year(publication),
            "venue": venue(publication),
            "doi": publication.doi.as_ref().map(Doi::as_str),
            "arxiv": publication.arxiv.as_ref().map(Arxiv::as_str),
        })
    }
}

fn authors(publication: &Publication) -> Vec<String> {
    let names = publication.authors.iter().map(|author| author.name.as_str());
    names.map(|name| name.trim_matches(['{', '}']).to_owned()).collect()
}

fn given(account: &str, bibtex: &str) -> BibtexInput {
    BibtexInput::read(Source::new(account, bibtex), Report::default())
}

/// What is said of a work that no CV can hold.
fn unusable(given: &BibtexInput, listed: &ListedWork) -> Diagnostic {
    let sorted = given.report.sorted();
    let error = sorted.iter().find(|found| found.severity() == Severity::Error);
    let reason = error.map_or("it says too little", |error| error.message.as_str());
    let title =
        listed.bibtex.lines().find_map(|line| line.trim().strip_prefix("title = {"));
    let title = title.map_or("a work", |title| title.trim_end_matches(['}', ',']));
    let message = format!("`{}` cannot be added: {reason}", excerpt(title));
    Diagnostic::of_file(Code::ServiceAnswer, message)
        .help("write it by hand")
        .as_warning()
}
