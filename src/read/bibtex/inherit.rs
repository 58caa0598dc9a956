//! What entries take from others: by `crossref`, as biblatex's table has it (its manual,
//! appendix B), and by `xdata`, whole or field by field.

use std::collections::{HashMap, HashSet};

use super::entries::{Entry, Field};
use super::{faults, names};
use crate::diagnostics::Report;

/// Fields whose values are keys of other entries.
const PARENTS: [&str; 2] = ["xdata", "crossref"];

/// Fields that no entry gives to another: each has its own, or none.
const OWN: [&str; 27] = [
    "title",
    "subtitle",
    "titleaddon",
    "shorttitle",
    "sorttitle",
    "indextitle",
    "doi",
    "url",
    "note",
    "key",
    "abstract",
    "keywords",
    "crossref",
    "xref",
    "xdata",
    "selected",
    "pages",
    "pagetotal",
    "ids",
    "entryset",
    "entrysubtype",
    "options",
    "related",
    "relatedtype",
    "relatedstring",
    "shorthand",
    "file",
];

/// Gives entries the fields of those that `crossref` and `xdata` name.
pub(super) fn inherit(entries: &mut [Entry], report: &mut Report) {
    let is_child = |entry: &Entry| {
        entry.fields.iter().any(|field| {
            PARENTS.contains(&field.name.as_str()) || granular(&field.tex).is_some()
        })
    };
    let children: Vec<_> =
        (0..entries.len()).filter(|at| is_child(&entries[*at])).collect();
    if children.is_empty() {
        return;
    }
    let keys = keys(entries);
    for child in &children {
        one_by_one(*child, entries, &keys, report);
    }
    // A parent may have a parent of its own.
    for _ in 0..3 {
        for child in &children {
            whole(*child, entries, &keys, report);
        }
    }
}

/// Entries by their keys and by the other names that `ids` gives them.
fn keys(entries: &[Entry]) -> HashMap<String, usize> {
    let mut keys = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let ids = entry.fields.iter().filter(|field| field.name == "ids");
        for id in ids.flat_map(|field| field.tex.split(',')) {
            keys.entry(id.trim().to_lowercase()).or_insert(at);
        }
    }
    // A key of its own is stronger than another's second name.
    let own = entries.iter().enumerate();
    keys.extend(own.map(|(at, entry)| (entry.key.to_lowercase(), at)));
    keys
}

/// Takes all fields of the parents of an entry that it does not have itself.
fn whole(
    child: usize,
    entries: &mut [Entry],
    keys: &HashMap<String, usize>,
    report: &mut Report,
) {
    let mut inherited = Vec::new();
    for field in &entries[child].fields {
        if !PARENTS.contains(&field.name.as_str()) {
            continue;
        }
        for key in field.tex.split(',').map(str::trim) {
            match keys.get(&key.to_lowercase()) {
                Some(parent) if *parent != child => {
                    let (parent, child) = (&entries[*parent], &entries[child]);
                    inherited.extend(passed_on(parent, child, &field.name));
                }
                _ => report.add(faults::no_parent(key, field.span)),
            }
        }
    }
    let own = &mut entries[child].fields;
    let mut known: HashSet<_> = own.iter().map(|field| field.name.clone()).collect();
    // A date is one thing, in one field or in several: a volume of 1989 is not of the years of
    // the whole work.
    for (has, instead) in
        [("year", "date"), ("date", "year"), ("date", "month"), ("date", "day")]
    {
        if own.iter().any(|field| field.name == has) {
            known.insert(instead.to_owned());
        }
    }
    own.extend(inherited.into_iter().filter(|field| known.insert(field.name.clone())));
}

/// Puts in the values of fields such as `location = {xdata=places-location}`.
fn one_by_one(
    child: usize,
    entries: &mut [Entry],
    keys: &HashMap<String, usize>,
    report: &mut Report,
) {
    for at in 0..entries[child].fields.len() {
        let field = &entries[child].fields[at];
        let Some(reference) = granular(&field.tex) else { continue };
        let found = value(reference, entries, keys);
        if found.is_none() {
            report.add(faults::no_parent(reference, field.span));
        }
        let field = &mut entries[child].fields[at];
        field.tex = found.unwrap_or_default();
        field.is_in_place = false;
    }
    entries[child].fields.retain(|field| !field.tex.trim().is_empty());
}

/// What follows `xdata=` where a value is nothing else.
fn granular(tex: &str) -> Option<&str> {
    let reference = tex.trim().strip_prefix("xdata=")?.trim();
    (!reference.is_empty()).then_some(reference)
}

/// The value of `key-field`, or of one of a list by `key-field-2`.
fn value(
    reference: &str,
    entries: &[Entry],
    keys: &HashMap<String, usize>,
) -> Option<String> {
    let (rest, item) = match reference.rsplit_once('-') {
        Some((rest, item)) if item.bytes().all(|byte| byte.is_ascii_digit()) => {
            (rest, item.parse::<usize>().ok())
        }
        _ => (reference, None),
    };
    let (key, name) = rest.rsplit_once('-')?;
    let entry = &entries[*keys.get(&key.to_lowercase())?];
    let name = name.to_lowercase();
    let field = entry.fields.iter().find(|field| field.name == name)?;
    match item {
        None => Some(field.tex.clone()),
        Some(item) => {
            field.tex.split(" and ").nth(item.checked_sub(1)?).map(str::to_owned)
        }
    }
}

/// How many fields an entry gives to each other at most: none has more.
const MAX_PASSED: usize = 200;

/// The fields that an entry gives to another.
fn passed_on(parent: &Entry, child: &Entry, by: &str) -> Vec<Field> {
    let passed = parent.fields.iter().take(MAX_PASSED).flat_map(|field| {
        let names = if by == "xdata" {
            vec![field.name.as_str()]
        } else {
            names_in(&field.name, parent, child)
        };
        names.into_iter().map(|name| Field {
            name: name.to_owned(),
            is_inherited: true,
            ..field.clone()
        })
    });
    passed.collect()
}

/// What a field of a parent is called in its child.
fn names_in<'n>(name: &'n str, parent: &Entry, child: &Entry) -> Vec<&'n str> {
    let is_part_of_book =
        matches!(child.kind.as_str(), "inbook" | "bookinbook" | "suppbook");
    let is_part = is_part_of_book
        || matches!(
            child.kind.as_str(),
            "inproceedings"
                | "conference"
                | "incollection"
                | "inreference"
                | "suppcollection"
        );
    let is_article =
        matches!(child.kind.as_str(), "article" | "suppperiodical" | "review");
    let is_whole = parent.kind.starts_with("mv");
    match name {
        "title" if is_whole => vec!["maintitle"],
        "subtitle" if is_whole => vec!["mainsubtitle"],
        "titleaddon" if is_whole => vec!["maintitleaddon"],
        "title" if is_part => vec!["booktitle"],
        "subtitle" if is_part => vec!["booksubtitle"],
        "titleaddon" if is_part => vec!["booktitleaddon"],
        "title" if is_article => vec!["journaltitle"],
        "subtitle" if is_article => vec!["journalsubtitle"],
        "shorttitle" if is_article => vec!["shortjournal"],
        "author" if is_part_of_book => vec!["author", "bookauthor"],
        // Who wrote a volume did not write what others have in it.
        "author" => Vec::new(),
        own if OWN.contains(&own) => Vec::new(),
        other => vec![other],
    }
}

/// Leaves out the volumes that stand in the file only for `crossref`: those without authors,
/// and edited by nobody who wrote what refers to them.
pub(super) fn leave_out_sources(entries: &mut Vec<Entry>) {
    let value = |entry: &Entry, name: &str| {
        let field = entry.fields.iter().find(|field| field.name == name);
        field.map(|field| field.tex.to_lowercase())
    };
    let mut children: HashMap<String, String> = HashMap::new();
    for entry in entries.iter() {
        if let Some(parent) = value(entry, "crossref") {
            let authors = value(entry, "author").unwrap_or_default();
            children.entry(parent.trim().to_owned()).or_default().push_str(&authors);
        }
    }
    entries.retain(|entry| {
        let Some(authors) = children.get(&entry.key.to_lowercase()) else { return true };
        let editors = value(entry, "editor").unwrap_or_default();
        let editors = names::read(&editors, &mut Vec::new()).names;
        entry.fields.iter().any(|field| field.name == "author" && !field.is_inherited)
            || editors.iter().any(|editor| authors.contains(editor.last()))
    });
}
