//! Numbers by which libraries and publishers know a work: DOI, ISBN, and what `eprint` holds.

use super::entries::Field;
use super::fields::{Fields, made};
use super::{arxiv, links, tex};
use crate::model::values::{Arxiv, Doi};
use crate::text::escape_markdown;
use crate::tree::node::{Node, Style};

/// Archives that `eprinttype` names: how their numbers are called, and where they lead.
const ARCHIVES: [(&str, &str, &str); 9] = [
    ("jstor", "JSTOR", "https://www.jstor.org/stable/"),
    ("pubmed", "PMID", "https://pubmed.ncbi.nlm.nih.gov/"),
    ("pmid", "PMID", "https://pubmed.ncbi.nlm.nih.gov/"),
    ("pmc", "PMC", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
    ("hal", "HAL", "https://hal.science/"),
    ("hdl", "HDL", "https://hdl.handle.net/"),
    ("googlebooks", "Google Books", "https://books.google.com/books?id="),
    ("ssrn", "SSRN", "https://ssrn.com/abstract="),
    ("iacr", "IACR ePrint", "https://eprint.iacr.org/"),
];

/// Whether the second of two fields of one name says what the first only tries to.
pub(super) fn is_better(second: &Field, first: &Field) -> bool {
    let is_good = |field: &Field| match field.name.as_str() {
        "doi" => !Doi::all_in(&tex::verbatim(&field.tex)).is_empty(),
        "url" => links::address(field).is_some(),
        "isbn" => isbn(&tex::verbatim(&field.tex)).is_some(),
        "year" | "date" => {
            let mut numbers = field.tex.split(|c: char| !c.is_ascii_digit());
            numbers.any(|number| number.len() == 4)
        }
        _ => true,
    };
    is_good(second) && !is_good(first)
}

/// The number of a book without the word before it; none of what is one of a journal.
pub(super) fn isbn(text: &str) -> Option<String> {
    let bare = text.trim();
    let bare = match bare.get(..4) {
        Some(word) if word.eq_ignore_ascii_case("isbn") => {
            bare[4..].trim_start_matches(['-', ':', ' '])
        }
        _ => bare,
    };
    let count = bare.chars().filter(char::is_ascii_alphanumeric).count();
    (count > 8).then(|| bare.to_owned())
}

impl Fields<'_> {
    /// The DOI; that of arXiv is its number there, and others than the first are links.
    pub(super) fn doi(&mut self) {
        let Some(at) = self.take(&["doi"]) else { return };
        let text = tex::verbatim(&self.field(at).tex);
        let mut all = Doi::all_in(&text);
        all.dedup();
        if all.is_empty() {
            return self.put(at, "doi", text);
        }
        let mut more = Vec::new();
        for doi in all {
            let is_of_arxiv = Arxiv::in_doi(doi.as_str()).is_some();
            match arxiv::named(doi.as_str()).filter(|_| is_of_arxiv) {
                Some((number, _)) if !self.has("arxiv") => self.put(at, "arxiv", number),
                None if !self.has("doi") => self.put(at, "doi", doi.as_str().to_owned()),
                _ => more.push(doi),
            }
        }
        for doi in more {
            self.link(at, &format!("doi:{}", doi.as_str()), doi.url());
        }
    }

    /// The address of the DOI, where there is no other.
    pub(super) fn doi_as_url(&mut self) {
        let Some(at) = self.find(&["doi"]) else { return };
        let all = Doi::all_in(&tex::verbatim(&self.field(at).tex));
        let Some(address) = all.first().map(Doi::url) else { return };
        self.use_up(at);
        if self.has("url") {
            self.link(at, "DOI", address);
        } else {
            self.put(at, "url", address);
        }
    }

    /// The ISBN; an ISSN in its place says nothing of the work.
    pub(super) fn isbn(&mut self) {
        let Some(at) = self.take(&["isbn"]) else { return };
        if let Some(isbn) = isbn(&tex::verbatim(&self.field(at).tex)) {
            self.put(at, "isbn", isbn);
        }
    }

    /// The number at another archive than arXiv, as a link there.
    pub(super) fn archive(&mut self) {
        let Some(at) = self.find(&["eprint"]) else { return };
        let Some(scheme) = ["eprinttype", "archiveprefix"]
            .iter()
            .find_map(|name| self.peek(name))
            .filter(|scheme| !scheme.eq_ignore_ascii_case("arxiv"))
        else {
            return;
        };
        self.use_up(at);
        let number = tex::verbatim(&self.field(at).tex);
        let word = scheme.to_lowercase().replace([' ', '-', '_', '.'], "");
        let known = ARCHIVES.iter().find(|(known, ..)| *known == word);
        let label = known.map_or(scheme.as_str(), |(_, label, _)| label);
        if let Some(doi) = Doi::parse(&number) {
            if self.has("doi") {
                return;
            }
            return self.put(at, "doi", doi.as_str().to_owned());
        }
        let address = match known {
            _ if links::is_address(&number) => number.clone(),
            Some((_, _, site)) => format!("{site}{number}"),
            None => {
                let text = escape_markdown(&format!("{label}: {number}"));
                return self.append(at, "note", &text);
            }
        };
        self.link(at, &format!("{label}: {number}"), address);
    }

    /// Adds a link of these words.
    pub(super) fn link(&mut self, at: usize, label: &str, url: String) {
        let span = self.field(at).span;
        let part = |key: &str, text: String| made(key, span, text, Style::Tex);
        let parts = vec![
            part("label", escape_markdown(label)),
            part("url", links::percent_encoded(url)),
        ];
        self.more_links.push((at, Node::mapping(span, parts)));
    }
}
