//! Publications of an imported CV as a `.bib` file.

use crate::edit::{Wishes, apply, bib};
use crate::read::foreign::Left;
use crate::records::people::Person;
use crate::records::record::{Date, Record, bare_doi};
use crate::records::tex::Dialect;
use crate::source::{Source, Span};
use crate::tree::{Field, Node, Scalar, Style, Value};

/// What BibTeX has a field for.
const FIELDS: [&str; 17] = [
    "title",
    "authors",
    "type",
    "venue",
    "series",
    "edition",
    "volume",
    "number",
    "pages",
    "publisher",
    "location",
    "date",
    "doi",
    "arxiv",
    "isbn",
    "url",
    "note",
];

/// The CV with its publications in a file of this name, and what is in the file; none unless
/// enough is known of all that a section lists, and nothing would be lost.
pub(super) fn moved(root: &Node, left: &[Left], name: &str) -> Option<(Node, String)> {
    let mut root = root.clone();
    let mut given = String::new();
    let Value::Mapping(fields) = &mut root.value else { return None };
    let sections = fields.iter_mut().find(|field| field.key == "sections")?;
    let Value::Sequence(sections) = &mut sections.value.value else { return None };
    for section in sections {
        let is_list = section
            .get("kind")
            .is_some_and(|kind| kind.value.text() == Some("publications"));
        let entries = section.get("entries").filter(|_| is_list);
        let Some(entries) = entries.map(|field| field.value.one_or_many()) else {
            continue;
        };
        let has_comment =
            |entry: &Node| left.iter().any(|left| left.owner == Some(entry.span));
        if entries.iter().any(has_comment) || !given.is_empty() {
            continue;
        }
        let Some(text) = entries.iter().map(written).collect::<Option<String>>() else {
            continue;
        };
        given = text;
        name_file(section, name);
    }
    if given.is_empty() {
        return None;
    }
    let (empty, given) = (Source::new(name, ""), Source::new(name, given));
    let insertion = bib::insert(&empty, &[&given], &Wishes::default()).ok()?;
    Some((root, apply(&empty, &[insertion.edit])))
}

/// The CV with a list of what is in a file, where it has no list of publications.
pub(super) fn listed(root: &Node, name: &str) -> Node {
    let (mut root, span) = (root.clone(), root.span);
    let Value::Mapping(fields) = &mut root.value else { return root };
    let at =
        fields.iter().position(|field| field.key == "sections").unwrap_or_else(|| {
            let value = Node::sequence(span, Vec::new());
            let at = fields.len().min(1);
            fields
                .insert(at, Field { key: "sections".to_owned(), key_span: span, value });
            at
        });
    let Value::Sequence(sections) = &mut fields[at].value.value else { return root };
    let is_list = |section: &Node| {
        section.get("kind").is_some_and(|kind| kind.value.text() == Some("publications"))
    };
    if !sections.iter().any(is_list) {
        let made = [("kind", "publications"), ("from", name)].map(|(key, text)| Field {
            key: key.to_owned(),
            key_span: span,
            value: word(span, text),
        });
        sections.push(Node::mapping(span, made.into()));
    }
    root
}

/// Has a section read its entries from a file, in the order that they have there.
fn name_file(section: &mut Node, name: &str) {
    let span = section.span;
    let Value::Mapping(fields) = &mut section.value else { return };
    fields.retain(|field| field.key != "entries");
    for (key, text) in [("from", name), ("sort", "file")] {
        let value = word(span, text);
        fields.push(Field { key: key.to_owned(), key_span: span, value });
    }
}

fn word(span: Span, text: &str) -> Node {
    Node::scalar(span, Scalar { text: text.to_owned(), style: Style::Plain })
}

/// An entry as BibTeX; none when too little is known of it, or BibTeX cannot say all of it.
fn written(entry: &Node) -> Option<String> {
    let Value::Mapping(fields) = &entry.value else { return None };
    let is_plain = |field: &Field| {
        let texts = field.value.one_or_many();
        FIELDS.contains(&field.key.as_str())
            && texts.iter().all(|node| node.text().is_some())
    };
    if !fields.iter().all(is_plain) {
        return None;
    }
    let text = |name: &str| {
        let field = entry.get(name)?;
        field.value.text().map(ToOwned::to_owned)
    };
    let said = |name: &str| text(name).unwrap_or_default();
    let authors = &entry.get("authors")?.value;
    let authors = authors.one_or_many().iter().filter_map(Node::text).map(person);
    let date = Date::read(&text("date")?);
    let is_whole = date.year.is_some() && is_year_or_month(&said("date"));
    let record = Record {
        kind: kind(text("type").as_deref(), text("venue").as_deref()),
        title: text("title")?,
        authors: authors.collect(),
        venue: said("venue"),
        series: said("series"),
        edition: said("edition"),
        volume: said("volume"),
        number: said("number"),
        pages: said("pages"),
        publisher: said("publisher"),
        location: said("location"),
        date,
        doi: bare_doi(&said("doi")).to_owned(),
        arxiv: said("arxiv"),
        isbn: said("isbn"),
        url: said("url"),
        note: said("note"),
        ..Record::default()
    };
    // An address besides a DOI would be lost.
    let is_kept =
        record.doi.is_empty() && record.arxiv.is_empty() || record.url.is_empty();
    let is_marked = record.title.contains(['*', '`', '[', '\\', '$']);
    (is_whole && is_kept && !is_marked)
        .then(|| record.entry("new", Dialect::Web).written())
}

/// Whether a date is no more exact than BibTeX can say.
fn is_year_or_month(date: &str) -> bool {
    let parts: Vec<_> = date.split('-').collect();
    matches!(parts.len(), 1 | 2)
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn person(name: &str) -> Person {
    match name.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
        Some(body) => Person::Body(body.to_owned()),
        None => Person::spoken(name),
    }
}

/// The type in BibTeX.
fn kind(kind: Option<&str>, venue: Option<&str>) -> &'static str {
    match kind {
        Some("conference" | "workshop") => "inproceedings",
        Some("book" | "translation") => "book",
        Some("edited-volume") => "collection",
        Some("review") => "review",
        Some("chapter") => "incollection",
        Some("thesis") => "phdthesis",
        Some("report") => "techreport",
        Some("software") => "software",
        Some("dataset") => "dataset",
        Some("preprint") => "preprint",
        Some("other") => "misc",
        _ if venue.is_none() => "misc",
        _ => "article",
    }
}
