//! What a text is that is given as a CV and is none: a library, a document, a web page. Each is
//! called by its name, with what to do.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::records::library;
use crate::source::Source;
use crate::tree::Node;

/// What is said of a text that its first lines show to be no CV.
pub(super) fn at_first_sight(source: &Source) -> Option<Diagnostic> {
    if let Some(format) = library::at_first_sight(source) {
        return Some(is_library(format.name(), source));
    }
    let text = source.text().trim_start_matches('\u{feff}');
    let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    if is_bibtex(first) {
        return Some(is_library("BibTeX", source));
    }
    let lower: String = first.chars().take(16).collect::<String>().to_lowercase();
    let is_tex =
        ["\\documentclass", "\\documentstyle", "\\begin{", "\\input{", "\\usepac"];
    let kind = if is_tex.iter().any(|begin| lower.starts_with(begin))
        || first.starts_with('%') && text.contains("\\documentclass")
    {
        "LaTeX"
    } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        "a web page"
    } else if lower.starts_with("{\\rtf") {
        "a document of a word processor"
    } else if is_markdown(source, text, first) {
        "Markdown"
    } else {
        return None;
    };
    let message = format!(
        "this is {kind}, in which nothing says what is a position and what a place"
    );
    let found = Diagnostic::of_file(Code::ForeignFormat, message).as_error();
    Some(found.help(
        "write its text into a CV, which `cvtex new` begins; `cvtex import` reads RenderCV, JSON \
         Resume, YAMLResume, Europass, ORCID and others",
    ))
}

/// What is said of a tree that is no CV, but a library in JSON, YAML or XML.
pub(super) fn of_tree(root: &Node, source: &Source) -> Option<Diagnostic> {
    let is_meant = ["cv", "sections", "include", "letter", "variants", "design"];
    if is_meant.iter().any(|name| root.get(name).is_some()) {
        return None;
    }
    let library = library::translate(source, &mut Report::default())?;
    Some(is_library(library.format.name(), source))
}

/// What is said of a library that is given as a CV.
fn is_library(format: &str, source: &Source) -> Diagnostic {
    let message = format!("this is a library of publications in {format}, not a CV");
    let name = source.name().display();
    Diagnostic::of_file(Code::ForeignFormat, message).as_error().help(format!(
        "name it in a CV, under `from: {name}` of a section of publications"
    ))
}

/// Whether a line begins an entry of BibTeX.
fn is_bibtex(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('@') else { return false };
    let kind = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    kind.len() < rest.len() && kind.trim_start().starts_with(['{', '('])
}

/// Whether a text is Markdown: headings of it, and no field of YAML.
fn is_markdown(source: &Source, text: &str, first: &str) -> bool {
    let is_called_so = source.name().extension().is_some_and(|kind| {
        ["md", "markdown", "qmd", "rmd"].iter().any(|it| kind.eq_ignore_ascii_case(it))
    });
    if is_called_so {
        return !text.lines().any(|line| line.starts_with("cv:"));
    }
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        rest.len() < line.len() && rest.starts_with(' ')
    };
    let is_field = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        let is_name = !name.is_empty()
            && name.len() < line.len()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        is_name && !line.starts_with("http")
    };
    // A comment of YAML looks like a heading.
    let is_text = |line: &str| !line.trim().is_empty() && !line.starts_with('#');
    is_heading(first)
        && !text.lines().any(is_field)
        && text.lines().any(is_text)
        && text.lines().filter(|line| is_heading(line)).nth(1).is_some()
}
