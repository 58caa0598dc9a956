//! doi.org, arXiv, ORCID, DBLP and OpenAlex, played by a server on loopback that answers in the
//! forms they document, slowly, brokenly and with malice.

#![expect(clippy::disallowed_methods, reason = "a test of times reads the clock")]

mod arxiv;
mod connections;
mod doi;
mod every_text;
mod lists;

use std::time::{Duration, Instant};

use crate::common::server::{Question, Reply, Server, good};
use cvtex::diagnostics::{Code, Diagnostic, Report, human};
use cvtex::model::entries::Publication;
use cvtex::services::{Account, Limits, Listing, Proxy, Services, Settings};
use cvtex::source::Source;
use cvtex::tree;
use cvtex::{check, text};
use proptest::prelude::*;

fn services(server: &Server) -> Services {
    Services::new(settings(server))
}

/// All services at one address, within limits that a test can wait for.
fn settings(server: &Server) -> Settings {
    let address = server.address();
    Settings {
        doi: address.clone(),
        arxiv: address.clone(),
        orcid: address.clone(),
        dblp: address.clone(),
        openalex: address,
        limits: Limits {
            connect: Duration::from_millis(500),
            total: Duration::from_millis(700),
            bytes: 300 * 1024,
            redirects: 3,
            retries: 2,
            patience: Duration::from_secs(1),
        },
        ..Settings::default()
    }
}

/// What `cvtex add` would make of a text: its publications, as the check lets them pass.
fn publications(bibtex: &str) -> Vec<Publication> {
    let source = Source::new("answer.bib", bibtex);
    let mut report = Report::default();
    let entries = cvtex::read::bibtex::parse(&source, &mut report);
    let nodes = entries.publications(&source, &mut report);
    let read = check::entries(&nodes, "Publication", &source, &mut report);
    assert!(
        report.is_empty(),
        "{bibtex}\n{}",
        human::render(&report, &source, false, 100)
    );
    read.into_iter().map(|(_, publication)| publication).collect()
}

/// A text's only publication on one line: what a person would compare.
fn shown(bibtex: &str) -> String {
    let all = publications(bibtex);
    let [publication] = all.as_slice() else { panic!("{} entries: {bibtex}", all.len()) };
    line(publication)
}

fn line(publication: &Publication) -> String {
    let plain = |markdown: &str| text::plain(&text::parse(markdown));
    let authors: Vec<_> = publication
        .authors
        .iter()
        .map(|author| author.name.as_str().to_owned())
        .collect();
    let mut parts = vec![
        publication
            .r#type
            .map_or("", cvtex::model::entries::PublicationType::name)
            .to_owned(),
        plain(publication.title.as_str()),
        authors.join(", "),
    ];
    parts.extend(publication.genre.as_ref().map(|genre| plain(genre.as_str())));
    parts.extend(publication.venue.as_ref().map(|venue| plain(venue.as_str())));
    let numbers = [&publication.volume, &publication.number, &publication.pages];
    parts.extend(numbers.into_iter().flatten().map(|text| plain(text.as_str())));
    parts.extend(publication.period.date.iter().map(|date| match date {
        cvtex::model::date::When::On(date) => date.to_string(),
        other => format!("{other:?}"),
    }));
    parts.extend(publication.doi.iter().map(|doi| format!("doi:{}", doi.as_str())));
    parts.extend(
        publication.arxiv.iter().map(|number| format!("arXiv:{}", number.as_str())),
    );
    parts.extend(publication.url.iter().map(|url| url.as_str().to_owned()));
    parts.join(" | ")
}

/// A fault as its code and what is said.
fn said(fault: &Diagnostic) -> String {
    let help = fault.help.as_deref().unwrap_or_default();
    format!("{}: {}; {help}", fault.code.name(), fault.message)
}

const CROSSREF: &str = " @article{Lovelace_2024, title={Notes on the <i>Analytical</i> Engine &amp; \
    more}, volume={3}, ISSN={1234-5678}, url={http://dx.doi.org/10.5555/12345678}, \
    DOI={10.5555/12345678}, number={2}, journal={Journal of Engines &amp; Looms}, \
    publisher={Looms_and_Sons}, author={Lovelace, Ada and Babbage, Charles}, year={2024}, \
    month=may, pages={666–731} }\n";
