//! What stands between the entries of a file, where BibTeX reads nothing: an entry without
//! its `@`, or all of a file of another kind.

use super::raw::{Bytes, RawFile};
use super::{faults, kinds};
use crate::diagnostics::{Diagnostic, Report};
use crate::source::Source;

/// Reports what looks like an entry and is none.
pub(super) fn report(file: &RawFile, source: &Source, report: &mut Report) {
    let text = source.text();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(kind) = entry_without_sign(line) {
            let kind = start + kind.start..start + kind.end;
            if !is_read(file, kind.start) {
                report.add(faults::no_sign(&text[kind.clone()], source.span(kind)));
            }
        }
        start += line.len();
    }
}

/// What is wrong with a file that holds no entries: at its first line that says something, and
/// with what the file seems to be.
pub(super) fn without_entries(source: &Source) -> Diagnostic {
    let text = source.text();
    let bare = text.trim_start_matches('\u{feff}');
    let mut start = text.len() - bare.len();
    for line in bare.split_inclusive('\n') {
        let said = line.trim();
        let is_comment = said.starts_with('%') && !said.starts_with("%0 ");
        if !said.is_empty() && !is_comment {
            let at = start + line.len() - line.trim_start().len();
            let span = source.span(at..at + said.len());
            return faults::no_entries(StrayKind::of(bare, said), span);
        }
        start += line.len();
    }
    faults::nothing_in_it()
}

/// What a file without entries is.
#[derive(Clone, Copy)]
pub(super) enum StrayKind {
    Ris,
    EndNote,
    PubMed,
    WebOfScience,
    Html,
    Xml,
    Json,
    Php,
    Yaml,
    Latex,
    Bbl,
    /// BibTeX with nothing to cite: `@string`, `@comment`, `@preamble`, `@xdata`.
    Bibtex,
    Other,
}

impl StrayKind {
    fn of(text: &str, first: &str) -> Self {
        let lower: String = first.chars().take(40).collect::<String>().to_lowercase();
        let is_tagged = |tag: &str| text.lines().any(|line| line.starts_with(tag));
        let starts = |begin: &str| lower.starts_with(begin);
        if is_tagged("TY  -") {
            Self::Ris
        } else if starts("%0 ") || is_tagged("%0 ") {
            Self::EndNote
        } else if is_tagged("PMID- ") {
            Self::PubMed
        } else if is_tagged("FN Clarivate")
            || is_tagged("FN Thomson")
            || is_tagged("PT J")
        {
            Self::WebOfScience
        } else if starts("<?php") {
            Self::Php
        } else if starts("<!doctype html") || starts("<html") || starts("<head") {
            Self::Html
        } else if starts("<") {
            Self::Xml
        } else if starts("{") || starts("[") {
            Self::Json
        } else if text.contains("\\bibitem") || text.contains("\\entry{") {
            Self::Bbl
        } else if text.contains("\\begin{document}") || starts("\\documentclass") {
            Self::Latex
        } else if ["@string", "@comment", "@preamble", "@xdata", "@set", "@control"]
            .iter()
            .any(|kind| starts(kind))
        {
            Self::Bibtex
        } else if starts("---") || starts("references:") || starts("cv:") {
            Self::Yaml
        } else {
            Self::Other
        }
    }

    /// In words.
    pub(super) fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Ris => "RIS",
            Self::EndNote => "EndNote’s export format",
            Self::PubMed => "PubMed’s format",
            Self::WebOfScience => "the format of the Web of Science",
            Self::Html => "a web page",
            Self::Xml => "XML",
            Self::Json => "JSON",
            Self::Php => "PHP",
            Self::Yaml => "YAML",
            Self::Latex => "a LaTeX document",
            Self::Bbl => "what BibTeX or biber made for LaTeX",
            Self::Bibtex | Self::Other => return None,
        })
    }
}

/// Whether a place is inside an entry.
fn is_read(file: &RawFile, place: usize) -> bool {
    let after = file.entries.partition_point(|entry| entry.whole.start <= place);
    after.checked_sub(1).is_some_and(|at| place < file.entries[at].whole.end)
}

/// The type at the start of a line such as `article{key,` or `@ article{key,`.
fn entry_without_sign(line: &str) -> Option<Bytes> {
    let bare = line.trim_start().trim_start_matches('@').trim_start();
    let (kind, rest) = bare.split_once('{')?;
    // Most lines are fields, which are not worth a search.
    let is_entry = kind.bytes().all(|byte| byte.is_ascii_alphabetic())
        && kinds::publication(&kind.to_ascii_lowercase()).is_some()
        && rest.split_once(',').is_some_and(|(key, _)| !key.contains([' ', '=', '}']));
    let start = line.len() - bare.len();
    is_entry.then_some(start..start + kind.len())
}
