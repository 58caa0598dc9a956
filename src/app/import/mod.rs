//! `cvtex import`: a CV of another program becomes one of cvtex, with its publications in a
//! `.bib` file where enough is known of them.

mod publications;

use crate::app::near_miss;
use crate::app::pipeline::{Compilation, Request};
use crate::read::foreign::{self, Format, Imported, Read};
use crate::source::Source;
use crate::tree::{Node, Value};
use crate::write::yaml::file::written_file;

/// What a CV of another program has become.
#[derive(Debug)]
pub struct Conversion {
    /// Of which program it is.
    pub format: Format,
    /// The CV, as YAML.
    pub cv: String,
    /// Its publications, as BibTeX.
    pub bib: Option<String>,
    /// How much it holds.
    pub counts: Counts,
}

/// How much a CV holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sections.
    pub sections: usize,
    /// Entries of sections.
    pub entries: usize,
    /// Values of any kind.
    pub fields: usize,
    /// Values without a place in a CV, which are kept as comments.
    pub left: usize,
}

/// Why there is no conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text cannot be read.
    Unreadable,
    /// It is a CV of cvtex already.
    Own,
}

/// What a site of al-folio keeps beside its CV.
#[derive(Debug, Default)]
pub struct Beside {
    /// Its profiles.
    pub socials: Option<Source>,
    /// Where its publications are, from the CV that is made.
    pub papers: Option<String>,
}

/// Converts a text, and checks the CV that it is; `bib` is what the file of its publications
/// will be called.
///
/// Fails when the text cannot be read, or is a CV of cvtex.
pub fn convert(
    from: Option<Format>,
    bib: Option<&str>,
    compilation: &mut Compilation<'_>,
) -> Result<Conversion, Refusal> {
    convert_beside(from, bib, &Beside::default(), compilation)
}

/// The same with what is kept beside the file.
///
/// Fails as [`convert`] does.
pub fn convert_beside(
    from: Option<Format>,
    bib: Option<&str>,
    beside: &Beside,
    compilation: &mut Compilation<'_>,
) -> Result<Conversion, Refusal> {
    let Compilation { source, report, .. } = &mut *compilation;
    if let Some(fault) = near_miss::at_first_sight(source).filter(|_| from.is_none()) {
        report.add(fault);
        return Err(Refusal::Unreadable);
    }
    let read = match from {
        Some(format) => foreign::read_as(format, source, report).map(Read::Foreign),
        None => foreign::read(source, report),
    };
    let mut imported = match read.ok_or(Refusal::Unreadable)? {
        Read::Foreign(imported) => imported,
        Read::Own(root) => {
            let Some(fault) = near_miss::of_tree(&root, source) else {
                return Err(Refusal::Own);
            };
            report.add(fault);
            return Err(Refusal::Unreadable);
        }
    };
    if let Some(socials) = &beside.socials {
        imported.add_socials(socials);
    }
    let Imported { format, root, left, is_own } = imported;
    let remarks = remarks(source);
    let counts = Counts { left: left.len(), ..counts(&root) };
    // BibTeX has no field for all that a CV of cvtex may say.
    let bib = bib.filter(|_| !is_own);
    let listed = beside.papers.as_ref().map(|papers| publications::listed(&root, papers));
    let whole = listed.as_ref().unwrap_or(&root);
    let moved = bib.and_then(|name| publications::moved(whole, &left, name));
    let (written, bib) = match moved {
        Some((root, bib)) => (written_file(&root, &left, &remarks), Some(bib)),
        None => (written_file(whole, &left, &remarks), None),
    };
    if let Some(mut whole) = compilation.whole_of(root, &[])
        && let Some(made) = compilation.variant(&mut whole, &Request::default())
    {
        compilation.check(&made.root, None);
    }
    Ok(Conversion { format, cv: written, bib, counts })
}

/// How much a tree of a CV holds.
fn counts(root: &Node) -> Counts {
    let list =
        |node: &Node, name: &str| match node.get(name).map(|field| &field.value.value) {
            Some(Value::Sequence(items)) => items.clone(),
            _ => Vec::new(),
        };
    let sections = list(root, "sections");
    let entries = sections.iter().map(|section| {
        let several = list(section, "entries").len() + list(section, "items").len();
        several.max(1)
    });
    Counts {
        sections: sections.len(),
        entries: entries.sum(),
        fields: values(root),
        left: 0,
    }
}

/// How many values a tree has that a person wrote.
fn values(node: &Node) -> usize {
    match &node.value {
        Value::Scalar(_) => 1,
        Value::Sequence(items) => items.iter().map(values).sum(),
        Value::Mapping(fields) => fields
            .iter()
            .filter(|field| field.key != "kind")
            .map(|field| values(&field.value))
            .sum(),
    }
}

/// The comments of a file that have a line of their own, and where each stands.
fn remarks(source: &Source) -> Vec<(usize, String)> {
    let mut at = 0;
    let mut remarks = Vec::new();
    let is_yaml = !source.text().trim_start().starts_with(['{', '<', '[']);
    for line in source.text().split_inclusive('\n') {
        let bare = line.trim();
        if let Some(remark) = bare.strip_prefix('#').filter(|_| is_yaml) {
            let remark = remark.trim_start_matches('#').trim();
            let is_for_editors = remark.starts_with("yaml-language-server");
            if !remark.is_empty() && !is_for_editors {
                remarks.push((at, remark.to_owned()));
            }
        }
        at += line.len();
    }
    remarks
}
