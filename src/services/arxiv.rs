//! A preprint from arXiv, whose interface answers with an Atom feed.
//!
//! The form is that of <https://info.arxiv.org/help/api/user-manual.html>.

use roxmltree::{Document, Node, ParsingOptions};

use super::Services;
use super::faults::{self, Service};
use crate::diagnostics::Diagnostic;
use crate::records::people::Person;
use crate::records::record::{Date, Record, bare_arxiv, bare_doi, without_version};
use crate::records::tex::Dialect;

/// How many elements and texts an answer about one preprint may have.
const MAX_NODES: u32 = 100_000;

/// The BibTeX text of one entry.
pub(super) fn fetch(services: &Services, number: &str) -> Result<String, Diagnostic> {
    let address = format!("{}/api/query", services.settings.arxiv);
    let question = [("id_list", number), ("max_results", "1")];
    let form = "application/atom+xml";
    let answer = services.client.get(Service::Arxiv, &address, &question, form)?;
    match answer.status {
        // 400: the same feed, about a number that is none.
        200 | 400 => record(&answer.text, number),
        404 => Err(faults::unknown_arxiv(number)),
        status => Err(faults::refused(Service::Arxiv, status)),
    }
}

fn record(text: &str, number: &str) -> Result<String, Diagnostic> {
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let other_form = || faults::other_form(Service::Arxiv, "an Atom feed");
    let document =
        Document::parse_with_options(text, options).map_err(|_| other_form())?;
    let feed = document.root_element();
    if feed.tag_name().name() != "feed" {
        return Err(other_form());
    }
    let entry = children(feed, "entry").next();
    let entry = entry.ok_or_else(|| faults::unknown_arxiv(number))?;
    let said = |name: &str| child(entry, name);
    let (title, id) = (said("title"), said("id"));
    // A fault is an entry of this title; a number that was never given, one without any.
    if title == "Error" || title.is_empty() || id.contains("/api/errors") {
        return Err(faults::unknown_arxiv(number));
    }
    let found = bare_arxiv(&id);
    if !without_version(found).eq_ignore_ascii_case(without_version(number)) {
        return Err(faults::another(Service::Arxiv, number, found));
    }
    let (venue, year) = appeared(&said("journal_ref"));
    let date = match year {
        Some(year) => Date::of(Some(year), None),
        None => Date::read(&said("published")),
    };
    let class = children(entry, "primary_category").next();
    let class = class.and_then(|class| class.attribute("term"));
    let record = Record {
        kind: if venue.is_empty() { "misc" } else { "article" },
        title,
        authors: children(entry, "author")
            .map(|author| Person::spoken(&child(author, "name")))
            .collect(),
        venue,
        date,
        doi: bare_doi(&said("doi")).to_owned(),
        arxiv: number.to_owned(),
        class: class.unwrap_or_default().to_owned(),
        ..Record::default()
    };
    Ok(record.entry(&format!("arxiv:{number}"), Dialect::Tex).written())
}

/// Where it has appeared, and in which year: `Phys. Rev. D 76, 013009 (2007)`.
fn appeared(reference: &str) -> (String, Option<i64>) {
    let bare = reference.trim().trim_end_matches('.');
    let year = bare.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let year = year.and_then(|(venue, year)| {
        let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
        Some((venue.trim_end_matches([' ', ',']).to_owned(), Some(year)))
    });
    year.unwrap_or_else(|| (bare.to_owned(), None))
}

/// The elements of this name in another one, whatever their prefix.
fn children<'n>(node: Node<'n, 'n>, name: &'n str) -> impl Iterator<Item = Node<'n, 'n>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// The words of the first element of this name, on one line.
fn child(node: Node<'_, '_>, name: &str) -> String {
    let text = children(node, name).next().and_then(|child| child.text());
    text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
