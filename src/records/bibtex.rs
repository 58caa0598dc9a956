//! BibTeX: written by cvtex in its own form, and read and written anew where a service gives
//! it.

use std::fmt::Write;

use super::record::{Date, bare_doi};
use super::tex::{Dialect, tex};
use crate::diagnostics::Report;
use crate::read::{bibtex, months};
use crate::source::Source;

/// An entry that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BibtexRecord {
    kind: String,
    key: String,
    /// Names, and values with their braces.
    fields: Vec<(String, String)>,
}

/// Fields that say nothing about the publication, or that the catalogue says for itself.
const LEFT_OUT: [&str; 9] = [
    "abstract",
    "bibsource",
    "biburl",
    "copyright",
    "keywords",
    "language",
    "timestamp",
    "urldate",
    "license",
];

/// Fields whose signs are meant as they are.
const VERBATIM: [&str; 9] = [
    "doi",
    "url",
    "eprint",
    "archiveprefix",
    "eprinttype",
    "primaryclass",
    "eprintclass",
    "isbn",
    "issn",
];

impl BibtexRecord {
    /// An entry without fields.
    pub(super) fn new(kind: &str, key: &str) -> Self {
        let is_part = |c: &char| c.is_ascii_alphanumeric() || "-_:./+".contains(*c);
        let key: String = key.chars().filter(is_part).collect();
        let key = if key.is_empty() { "entry".into() } else { key };
        Self { kind: kind.to_owned(), key, fields: Vec::new() }
    }

    /// Adds a field of words, if they say anything.
    pub(super) fn text(&mut self, name: &str, text: &str, dialect: Dialect) {
        self.tex(name, Some(tex(text, dialect)));
    }

    /// Adds a field of TeX whose braces are balanced.
    pub(crate) fn tex(&mut self, name: &str, tex: Option<String>) {
        if let Some(tex) = tex.filter(|tex| !tex.trim().is_empty()) {
            self.fields.push((name.to_owned(), format!("{{{tex}}}")));
        }
    }

    /// Adds an identifier or an address.
    pub(super) fn verbatim(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len() + 2);
        // Signs that a `.bib` file, and those that an address cannot hold.
        let numbered = if name == "url" { "{}\\\"<>^`|" } else { "{}\\" };
        for sign in text.trim().chars() {
            match sign {
                _ if numbered.contains(sign) => {
                    let _ = write!(value, "%{:02X}", u32::from(sign));
                }
                '$' => value.push_str(r"\$"),
                _ if sign.is_whitespace() || sign.is_control() => {}
                _ => value.push(sign),
            }
        }
        self.tex(name, Some(value));
    }

    /// Adds a year and a month.
    pub(super) fn date(&mut self, date: Date) {
        self.tex("year", date.year.map(|year| year.to_string()));
        let month = date.month.filter(|_| date.year.is_some());
        let month =
            month.and_then(|month| months::SHORT.get(usize::try_from(month - 1).ok()?));
        if let Some(month) = month {
            self.fields.push(("month".into(), (*month).to_owned()));
        }
    }

    /// The value of a field, in TeX.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.fields.iter().find(|(known, _)| known == name)?;
        let inner = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
        Some(inner.unwrap_or(value))
    }

    /// Takes a field out.
    pub(crate) fn remove(&mut self, name: &str) {
        self.fields.retain(|(known, _)| known != name);
    }

    /// Takes these fields of another entry, where this one has none.
    pub(crate) fn take(&mut self, names: &[&str], other: &Self) {
        for name in names {
            let found = other.fields.iter().find(|(known, _)| known == name);
            if let (None, Some(field)) = (self.get(name), found) {
                self.fields.push(field.clone());
            }
        }
    }

    /// The text, as cvtex writes entries.
    pub(crate) fn written(&self) -> String {
        let mut text = format!("@{}{{{},\n", self.kind, self.key);
        for (name, value) in &self.fields {
            let _ = writeln!(text, "  {name} = {value},");
        }
        text.push_str("}\n");
        text
    }

    fn read(written: &bibtex::RawFields<'_>) -> Self {
        let mut entry = Self::new(written.kind, written.key);
        for (name, value) in &written.fields {
            let is_name = |c: char| c.is_ascii_alphanumeric() || "-_+:".contains(c);
            let name = *name;
            if LEFT_OUT.contains(&name) || !name.chars().all(is_name) {
                continue;
            }
            let lower = value.trim().get(..3).unwrap_or_default().to_lowercase();
            if name == "month" && months::SHORT.contains(&lower.as_str()) {
                entry.fields.push((name.to_owned(), lower));
            } else if name == "month" {
                let month = value.trim().parse().ok();
                match Date::of(None, month).month {
                    Some(month) => entry.date_month(month),
                    None => entry.text(name, value, Dialect::Tex),
                }
            } else if VERBATIM.contains(&name) {
                entry.verbatim(name, &value.replace(r"\_", "_").replace(r"\%", "%"));
            } else {
                entry.text(name, value, Dialect::Tex);
            }
        }
        entry.tidy_identifiers();
        entry
    }

    fn date_month(&mut self, month: i64) {
        let month = usize::try_from(month - 1).ok().and_then(|at| months::SHORT.get(at));
        self.fields.extend(month.map(|month| ("month".into(), (*month).to_owned())));
    }

    /// A DOI stands under `doi` without an address around it, and in no other place.
    fn tidy_identifiers(&mut self) {
        let of_url = self.get("url").map(bare_doi).unwrap_or_default().to_owned();
        let of_doi = self.get("doi").map(bare_doi).unwrap_or_default().to_owned();
        if !of_doi.is_empty() {
            self.set_doi(&of_doi);
        } else if !of_url.is_empty() {
            self.set_doi(&of_url);
        }
        if !of_url.is_empty() {
            self.remove("url");
        }
    }

    /// Writes the DOI so.
    pub(crate) fn set_doi(&mut self, doi: &str) {
        let place = self.fields.iter().position(|(name, _)| name == "doi");
        self.verbatim("doi", doi);
        if let Some(place) = place {
            self.fields.swap_remove(place);
        }
    }
}

/// The entries of a text of BibTeX; none when something in it cannot be read.
pub(super) fn read(text: &str) -> Option<Vec<BibtexRecord>> {
    let source = Source::new("answer.bib", text);
    let mut report = Report::default();
    let entries = bibtex::parse(&source, &mut report);
    let is_good = !report.has_errors();
    is_good
        .then(|| entries.written().map(|written| BibtexRecord::read(&written)).collect())
}

/// The only entry of a text that has a title.
pub(crate) fn one(text: &str) -> Option<BibtexRecord> {
    let mut entries = read(text)?;
    let entry = entries.pop()?;
    let has_title = entry.get("title").or_else(|| entry.get("booktitle")).is_some();
    (entries.is_empty() && has_title).then_some(entry)
}

/// An entry with the authors of another one.
pub(crate) fn with_authors(text: &str, found: &str) -> String {
    match (one(text), one(found)) {
        (Some(mut entry), Some(found)) => {
            entry.take(&["author"], &found);
            entry.written()
        }
        _ => text.to_owned(),
    }
}
