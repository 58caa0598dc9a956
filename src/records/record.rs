//! A publication as a service describes it in parts, before it is BibTeX.

use super::bibtex::BibtexRecord;
use super::people::{self, Person};
use super::tex::Dialect;

/// What is said of a publication. What is not said is empty.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// The type in BibTeX: `article`.
    pub kind: &'static str,
    /// What it is more exactly, in words.
    pub genre: String,
    pub title: String,
    pub subtitle: String,
    pub authors: Vec<Person>,
    pub editors: Vec<Person>,
    /// The journal, the proceedings, the book; of a thesis the school.
    pub venue: String,
    pub series: String,
    pub edition: String,
    pub volume: String,
    pub number: String,
    pub pages: String,
    pub publisher: String,
    pub location: String,
    pub date: Date,
    pub doi: String,
    /// The number at arXiv.
    pub arxiv: String,
    /// The class at arXiv: `cs.LG`.
    pub class: String,
    pub isbn: String,
    pub url: String,
    pub note: String,
}

/// When it appeared, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: Option<i64>,
    pub month: Option<i64>,
}

impl Date {
    /// `2023-05-17`, `2023-05` or `2023`.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts = text.split(['-', 'T']).map(|part| part.trim().parse().ok());
        Self::of(parts.next().flatten(), parts.next().flatten())
    }

    /// A year and a month, those that exist.
    pub(crate) fn of(year: Option<i64>, month: Option<i64>) -> Self {
        let year = year.filter(|year| (1000..=2999).contains(year));
        Self { year, month: month.filter(|month| (1..=12).contains(month)) }
    }
}

impl Record {
    /// The entry; what names the work in the service is its key.
    pub(crate) fn entry(&self, key: &str, dialect: Dialect) -> BibtexRecord {
        let venue = match self.kind {
            "article" => "journal",
            "inproceedings" | "incollection" => "booktitle",
            "phdthesis" | "mastersthesis" => "school",
            "techreport" => "institution",
            "book" => "series",
            _ => "howpublished",
        };
        let mut entry = BibtexRecord::new(self.kind, key);
        let title = match self.subtitle.as_str() {
            "" => self.title.clone(),
            subtitle => format!("{}: {subtitle}", self.title),
        };
        entry.text("title", &title, dialect);
        entry.tex("author", people::list(&self.authors));
        entry.tex("editor", people::list(&self.editors));
        entry.text("type", self.genre(), dialect);
        entry.text(venue, &self.venue, dialect);
        entry.text("series", &self.series, dialect);
        entry.text("edition", &self.edition, dialect);
        entry.text("volume", &self.volume, dialect);
        entry.text("number", &self.number, dialect);
        entry.text("pages", &self.pages, Dialect::Tex);
        entry.text("publisher", &self.publisher, dialect);
        entry.text("address", &self.location, dialect);
        entry.date(self.date);
        entry.verbatim("doi", &self.doi);
        if !self.arxiv.is_empty() {
            entry.verbatim("eprint", &self.arxiv);
            entry.verbatim("archiveprefix", "arXiv");
            entry.verbatim("primaryclass", &self.class);
        }
        entry.verbatim("isbn", &self.isbn);
        if self.doi.is_empty() && self.arxiv.is_empty() {
            entry.verbatim("url", &self.url);
        }
        entry.text("note", &self.note, dialect);
        entry
    }

    /// A service does not say of a thesis for which degree it is, and BibTeX has no type for
    /// that, but a field.
    fn genre(&self) -> &str {
        let is_of_some_degree = self.kind == "phdthesis" && self.genre.is_empty();
        if is_of_some_degree { "Thesis" } else { &self.genre }
    }
}

/// A DOI without the address around it.
pub(crate) fn bare_doi(text: &str) -> &str {
    let text = text.trim();
    let at = text.find("10.").filter(|at| {
        let start = text[..*at].to_lowercase();
        start.is_empty() || start.ends_with("doi.org/") || start.ends_with("doi:")
    });
    at.map_or("", |at| text[at..].trim())
}

/// A number at arXiv without what stands around it.
pub(crate) fn bare_arxiv(text: &str) -> &str {
    let lower = text.to_lowercase();
    let starts = ["arxiv.org/abs/", "arxiv.org/pdf/", "arxiv:"];
    let start = starts.iter().find_map(|start| Some(lower.find(start)? + start.len()));
    let number = text.get(start.unwrap_or(0)..).unwrap_or(text).trim();
    number.strip_suffix(".pdf").unwrap_or(number)
}

/// A number at arXiv without its version.
pub(crate) fn without_version(number: &str) -> &str {
    let version = number.rsplit_once('v');
    let is_version =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    version.filter(|(_, version)| is_version(version)).map_or(number, |(bare, _)| bare)
}
