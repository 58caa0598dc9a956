//! The fields of one entry while it becomes a node: what is read of each, and which are left.

use std::ops::Range;

use super::entries::{Entry, Field};
use super::tex::{self, TexFault, Unread};
use super::{dates, faults, names};
use crate::diagnostics::{Diagnostic, Report};
use crate::source::{Source, Span};
use crate::tree::node::{Field as Made, Node, Scalar, Style};

/// Fields that say nothing a list shows.
const SILENT: &[&str] = &[
    "abstract",
    "adsnote",
    "adsurl",
    "altmetric",
    "annotation",
    "annote",
    "archiveprefix",
    "bibsource",
    "bibtex_show",
    "biburl",
    "citation",
    "comment",
    "copyright",
    "crossref",
    "date-added",
    "date-modified",
    "day",
    "dimensions",
    "eprint",
    "eprintclass",
    "eprinttype",
    "eventdate",
    "file",
    "google_scholar_id",
    "gender",
    "hyphenation",
    "inspirehep_id",
    "issn",
    "issue_date",
    "key",
    "langid",
    "language",
    "mendeley-groups",
    "mendeley-tags",
    "month",
    "numpages",
    "options",
    "origdate",
    "preview",
    "primaryclass",
    "readstatus",
    "shorthand",
    "shorttitle",
    "sortkey",
    "timestamp",
    "urldate",
    "xdata",
    "year",
    "abstractnote",
    "archivelocation",
    "__markedentry",
    "affiliation",
    "da",
    "owner",
    "creationdate",
    "modificationdate",
    "groups",
    "pmid",
    "pmcid",
    "acmid",
    "bdsk-url-1",
    "bdsk-url-2",
    "bdsk-file-1",
    "date",
    "unique-id",
    "researcherid-numbers",
    "orcid-numbers",
    "type-of-work",
    "times-cited",
    "number-of-cited-references",
    "usage-count-last-180-days",
    "usage-count-since-2013",
    "journal-iso",
    "doc-delivery-number",
    "web-of-science-categories",
    "research-areas",
    "source",
    "document_type",
    "ranking",
    "priority",
    "relatedstring",
    "related",
    "relatedtype",
    "ids",
    "entrysubtype",
    "bookpagination",
    "pagination",
    "indextitle",
    "sorttitle",
    "sortname",
    "sortyear",
    "presort",
    "label",
    "nameaddon",
    "authortype",
    "bookpagetotal",
    "entryset",
    "execute",
    "hal_id",
    "hal_local_reference",
    "hal_version",
    "langidopts",
    "nlabel",
    "origlanguage",
    "pagetotal",
    "reprinttitle",
    "shortauthor",
    "shorteditor",
    "shorthandintro",
    "urlraw",
    "volumes",
    "xref",
    "meta",
];

/// One entry while it becomes a node.
pub(super) struct Fields<'a> {
    /// The entry.
    pub entry: &'a Entry,
    source: &'a Source,
    report: &'a mut Report,
    made: Vec<Made>,
    /// Which of the entry's fields are read.
    used: Vec<bool>,
    unread: Vec<Unread>,
    /// Links that stand beside those of [`super::links`], with the fields they come from.
    pub more_links: Vec<(usize, Node)>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        entry: &'a Entry,
        source: &'a Source,
        report: &'a mut Report,
    ) -> Self {
        let used = vec![false; entry.fields.len()];
        Self {
            entry,
            source,
            report,
            made: Vec::with_capacity(12),
            used,
            unread: Vec::new(),
            more_links: Vec::new(),
        }
    }

    /// The node of what was made.
    pub(super) fn node(self) -> Node {
        Node::mapping(self.entry.span, self.made)
    }

    /// The fields that were not read and say something, and where their names stand.
    pub(super) fn unused(&self) -> impl Iterator<Item = (&'a str, Span)> {
        let left = self.entry.fields.iter().zip(&self.used).filter(|(field, is_used)| {
            !*is_used && !field.is_inherited && !SILENT.contains(&field.name.as_str())
        });
        let names = left.map(|(field, _)| (field.name.as_str(), field.name_span));
        names.collect::<Vec<_>>().into_iter()
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.report.add(diagnostic);
    }

    /// The first of these fields that the entry has and that is not read yet.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let is_it =
                |at: &usize| !self.used[*at] && self.entry.fields[*at].name == *name;
            (0..self.entry.fields.len()).find(is_it)
        })
    }

    /// The first of these fields that the entry has, read or not.
    pub(super) fn position(&self, names: &[&str]) -> Option<usize> {
        let fields = &self.entry.fields;
        names.iter().find_map(|name| fields.iter().position(|field| field.name == *name))
    }

    /// The same, which counts as read from now on.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<usize> {
        let at = self.find(names)?;
        self.used[at] = true;
        Some(at)
    }

    pub(super) fn leave(&mut self, at: usize) {
        self.used[at] = false;
    }

    pub(super) fn use_up(&mut self, at: usize) {
        self.used[at] = true;
    }

    /// Takes those of these fields that say what this text says.
    pub(super) fn take_same(&mut self, names: &[&str], text: &str) {
        while let Some(at) = names
            .iter()
            .find_map(|name| self.find(&[name]).filter(|at| self.markdown(*at) == text))
        {
            self.used[at] = true;
        }
    }

    /// The number of the entry's fields.
    pub(super) fn field(&self, at: usize) -> &'a Field {
        &self.entry.fields[at]
    }

    /// A field without markup.
    pub(super) fn plain(&mut self, at: usize) -> String {
        let text = tex::plain(&self.entry.fields[at].tex, &mut self.unread);
        self.told(at);
        text
    }

    /// The same, of a field that may not be there and is not read by this.
    pub(super) fn peek(&self, name: &str) -> Option<String> {
        let field = self.entry.fields.iter().find(|field| field.name == name)?;
        Some(tex::plain(&field.tex, &mut Vec::new()))
    }

    /// Whether its options leave the entry out of lists, as biblatex has them.
    pub(super) fn is_skipped(&self) -> bool {
        const SKIPPED: [&str; 3] = ["skipbib", "dataonly", "skipbiblist"];
        let options = self.peek("options").unwrap_or_default();
        options.split(',').any(|option| {
            let (name, value) = option.split_once('=').unwrap_or((option, "true"));
            SKIPPED.contains(&name.trim()) && value.trim() != "false"
        })
    }

    /// A field as inline Markdown.
    pub(super) fn markdown(&mut self, at: usize) -> String {
        let text = tex::markdown(&self.entry.fields[at].tex, &mut self.unread);
        self.told(at);
        text
    }

    /// The names of a field.
    pub(super) fn names(&mut self, at: usize) -> Vec<names::Name> {
        let field = &self.entry.fields[at];
        let list = names::read(&field.tex, &mut self.unread);
        self.told(at);
        for (oddity, bytes) in list.oddities {
            let span = self.place(at, bytes);
            self.report.add(faults::name(&oddity, self.source.slice(span), span));
        }
        list.names
    }

    /// Where these bytes of a field's value stand.
    pub(super) fn place(&self, at: usize, bytes: Range<usize>) -> Span {
        let field = &self.entry.fields[at];
        let start = field.span.start();
        if field.is_in_place {
            self.source.span(start + bytes.start..start + bytes.end)
        } else {
            field.span
        }
    }

    /// Reports what could not be read of a field.
    fn told(&mut self, at: usize) {
        let field = &self.entry.fields[at];
        for (fault, bytes) in std::mem::take(&mut self.unread) {
            let span = self.place(at, bytes.clone());
            self.report.add(match fault {
                TexFault::Command(name) => faults::unknown_command(&name, span),
                TexFault::Word(name) => faults::unknown_word_command(&name, span),
                TexFault::Tag(tag) => faults::unknown_tag(&tag, span),
                TexFault::Formula => {
                    let formula = field.tex.get(bytes).unwrap_or_default();
                    faults::unset_formula(formula, span)
                }
            });
        }
    }

    /// Makes a text of the first of these fields that is there.
    pub(super) fn text(&mut self, names: &[&str], to: &str) {
        if let Some(at) = self.take(names) {
            let text = self.markdown(at);
            self.put(at, to, text);
        }
    }

    /// Makes a text of this of the field.
    pub(super) fn put(&mut self, at: usize, to: &str, text: String) {
        let span = self.entry.fields[at].span;
        let mut text = text;
        // A comma at the end separates nothing.
        text.truncate(text.trim_end_matches([',', ' ']).len());
        self.insert(at, to, scalar(span, text));
    }

    /// Makes this of the field; what says nothing is nothing.
    pub(super) fn insert(&mut self, at: usize, to: &str, value: Node) {
        self.used[at] = true;
        if value.text_bytes() == 0 || self.has(to) {
            return;
        }
        let key_span = self.entry.fields[at].name_span;
        self.made.push(Made { key: to.into(), key_span, value });
    }

    /// Makes a field of what the entry itself says.
    pub(super) fn put_of_entry(&mut self, span: Span, to: &str, text: String) {
        let value = scalar(span, text);
        self.made.push(Made { key: to.into(), key_span: span, value });
    }

    /// Takes back a field that is made.
    pub(super) fn remove(&mut self, to: &str) {
        self.made.retain(|made| made.key != to);
    }

    /// The text of a field that is made.
    pub(super) fn made_text(&self, to: &str) -> Option<&str> {
        match &self.made.iter().find(|made| made.key == to)?.value.value {
            crate::tree::Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// Whether this field is made.
    pub(super) fn has(&self, to: &str) -> bool {
        self.made.iter().any(|made| made.key == to)
    }

    /// Adds a text to a field that is made, or makes it.
    pub(super) fn append(&mut self, at: usize, to: &str, text: &str) {
        self.used[at] = true;
        match self.made.iter_mut().find(|made| made.key == to) {
            Some(Made {
                value: Node { value: crate::tree::Value::Scalar(scalar), .. },
                ..
            }) => {
                if !holds_words(&scalar.text, text) {
                    scalar.text = format!("{}, {text}", scalar.text);
                }
            }
            Some(_) => {}
            None => self.put(at, to, text.to_owned()),
        }
    }

    /// When it was, of `date` or of `year` and `month`.
    pub(super) fn when(&mut self, names: &[&str]) {
        let month = self.peek("month");
        let day = self.peek("day");
        let of_date = self.find(names).map(|at| (at, dates::date(&self.plain(at))));
        let of_year = |fields: &mut Self| {
            let at = fields.find(&["year"])?;
            let year = fields.plain(at);
            Some((at, dates::year(&year, month.as_deref(), day.as_deref())))
        };
        // Words in the one may be a date in the other.
        let found = match of_date {
            Some((_, ref reading)) if reading.is_date() => of_date,
            of_date => of_year(self)
                .filter(|(_, of_year)| of_date.is_none() || of_year.is_date())
                .or(of_date),
        };
        let Some((at, reading)) = found else {
            if names != ["eventdate"] {
                self.when(&["eventdate"]);
                return;
            }
            for name in ["month", "day"] {
                let Some(at) = self.position(&[name]) else { continue };
                let Field { tex, span, .. } = &self.entry.fields[at];
                let written = tex::plain(tex, &mut Vec::new());
                self.report.add(faults::without_year(name, &written, *span));
            }
            return;
        };
        if let Some(doubt) = reading.doubt {
            self.doubt(at, doubt, &reading);
        }
        match reading.when {
            dates::When::At(text) => self.put(at, "date", text),
            dates::When::Until(end) => self.put(at, "end", end),
            dates::When::From(start, end) => {
                self.put(at, "start", start);
                self.put(at, "end", end.unwrap_or("present".into()));
            }
        }
    }

    /// Says of a date that not all of it is read, at the field that is at fault.
    fn doubt(&mut self, at: usize, doubt: dates::Doubt, reading: &dates::Reading) {
        let name = match doubt {
            dates::Doubt::Month => "month",
            dates::Doubt::Day => "day",
            dates::Doubt::Impossible if self.entry.fields[at].name == "year" => "day",
            _ => "",
        };
        let fields = &self.entry.fields;
        let own = fields.iter().find(|field| field.name == name);
        let Field { tex, span, .. } = own.unwrap_or(&fields[at]);
        let written = tex::plain(tex, &mut Vec::new());
        self.report.add(faults::doubtful_date(&written, reading, *span));
    }
}

/// Whether a text holds another one, and not only inside a word.
fn holds_words(text: &str, words: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    text.match_indices(words).any(|(at, _)| {
        !text[..at].ends_with(is_letter)
            && !text[at + words.len()..].starts_with(is_letter)
    })
}

/// A field of a group that is made of a value.
pub(super) fn made(key: &str, span: Span, text: String, style: Style) -> Made {
    let value = Node::scalar(span, Scalar { text, style });
    Made { key: key.into(), key_span: span, value }
}

/// A text of the file.
pub(super) fn scalar(span: Span, text: String) -> Node {
    Node::scalar(span, Scalar { text, style: Style::Tex })
}
