//! Hayagriva's YAML: a group of entries by their keys, of which the journal, the volume and the
//! issue lie in a `parent`.

use super::names::{doi, pages, person};
use super::rest::{self, Fields};
use super::{Item, all, set_date, text_of};
use crate::records::people::Person;
use crate::tree::{Field, Node, Value};

/// The types of Hayagriva, and those of BibTeX.
const KINDS: [(&str, &str); 16] = [
    ("article", "article"),
    ("chapter", "incollection"),
    ("entry", "incollection"),
    ("anthos", "incollection"),
    ("report", "techreport"),
    ("thesis", "phdthesis"),
    ("web", "online"),
    ("blog", "online"),
    ("post", "online"),
    ("patent", "patent"),
    ("manuscript", "unpublished"),
    ("book", "book"),
    ("proceedings", "proceedings"),
    ("anthology", "book"),
    ("repository", "software"),
    ("reference", "book"),
];

/// The publications of a tree; none where it is of another kind.
pub(super) fn read(root: &Node) -> Option<Vec<Item>> {
    let Value::Mapping(fields) = &root.value else { return None };
    let is_entry = |field: &&Field| {
        let kind = field.value.get("type").and_then(|field| text_of(&field.value));
        kind.is_some()
            && ["title", "parent", "author", "date"]
                .iter()
                .any(|name| field.value.get(name).is_some())
    };
    // One that lacks its type is still an entry beside others.
    let known = fields.iter().filter(is_entry).count();
    let is_library = known > 0 && known * 2 > fields.len() && root.get("cv").is_none();
    is_library.then(|| fields.iter().map(item).collect())
}

fn item(field: &Field) -> Item {
    let node = &field.value;
    let mut item = Item::new(field.key_span);
    item.key.clone_from(&field.key);
    let said = |node: &Node, name: &str| node.get(name).map(|field| field.value.clone());
    let written = text(said(node, "type")).to_lowercase();
    let parents: Vec<Node> =
        said(node, "parent").map(|node| all(&node).to_vec()).unwrap_or_default();
    let is_of = |kinds: &[&str]| {
        parents.iter().any(|parent| {
            kinds.contains(&text(said(parent, "type")).to_lowercase().as_str())
        })
    };
    let known = KINDS.iter().find(|(kind, _)| *kind == written);
    item.record.kind = match known.map(|(_, kind)| *kind) {
        Some("article") if is_of(&["proceedings", "conference"]) => "inproceedings",
        Some("article") if is_of(&["repository"]) => "preprint",
        Some("article") if parents.is_empty() => "misc",
        Some(kind) => kind,
        None => "misc",
    };
    let is_institution = matches!(item.record.kind, "phdthesis" | "techreport");
    let parent = parents.first();
    // What an entry does not say its parent may.
    let any = |name: &str| {
        said(node, name).or_else(|| parents.iter().find_map(|it| said(it, name)))
    };
    let record = &mut item.record;
    record.title = text(said(node, "title"));
    record.authors = people(said(node, "author"));
    record.editors = people(any("editor"));
    record.venue = if is_institution {
        let organization = text(any("organization"));
        if organization.is_empty() { text(any("publisher")) } else { organization }
    } else {
        text(parent.and_then(|parent| said(parent, "title")))
    };
    record.volume = text(any("volume"));
    record.number = text(any("issue"));
    record.edition = text(any("edition"));
    record.pages = pages(&text(said(node, "page-range")));
    if !is_institution && record.kind != "article" {
        record.publisher = text(any("publisher"));
    }
    record.location = text(said(node, "location"));
    record.url = text(any("url"));
    record.genre = text(said(node, "genre"));
    record.note = text(said(node, "note"));
    if let Some(numbers) = any("serial-number") {
        record.doi = doi(&text(said(&numbers, "doi"))).unwrap_or_default();
        record.isbn = text(said(&numbers, "isbn"));
        record.arxiv = text(said(&numbers, "arxiv"));
    }
    if let Some(date) = any("date") {
        set_date(&mut item, &text(Some(date.clone())), date.span);
    }
    if let Value::Mapping(fields) = &node.value {
        for field in fields {
            let names: &[&'static str] = match field.key.as_str() {
                "title" => &["title"],
                "author" => &["author"],
                "url" => &["url"],
                "page-range" => &["pages"],
                "serial-number" => &["doi", "isbn", "eprint"],
                "parent" => &["journal", "booktitle", "volume", "number"],
                _ => &[],
            };
            names.iter().for_each(|name| item.at(*name, field.key_span));
        }
    }
    for name in ["chapter", "organization"] {
        if let Some(text) = said(node, name).map(|node| text(Some(node))) {
            let is_said = is_institution && name == "organization";
            item.others.extend((!is_said).then(|| (name.to_owned(), text)));
        }
    }
    let mut leaves = Vec::new();
    let parts = std::iter::once(node).chain(&parents);
    for (at, part) in parts.enumerate() {
        let Value::Mapping(fields) = &part.value else { continue };
        for field in fields {
            let is_known = match field.key.as_str() {
                "parent" => at == 0,
                "type" => at > 0 || known.is_some(),
                "publisher" | "location" => item.record.kind == "article",
                "organization" => at == 0,
                _ => false,
            };
            let is_visited = field.key == "url" && field.value.get("value").is_some();
            if !is_known && !is_visited {
                rest::leaves(&field.key, field.key_span, &field.value, &mut leaves);
            }
        }
    }
    rest::keep(&mut item, &FIELDS, leaves);
    item
}

/// What becomes of the fields of an entry.
const FIELDS: Fields = Fields {
    read: &[
        "title",
        "author",
        "editor",
        "organization",
        "publisher",
        "location",
        "volume",
        "issue",
        "edition",
        "page-range",
        "url",
        "genre",
        "note",
        "serial-number",
        "date",
        "parent",
    ],
    silent: &[
        ("chapter", ""),
        ("abstract", "abstract"),
        ("language", "language"),
        ("call-number", ""),
        ("archive", ""),
        ("archive-location", ""),
        ("page-total", "numpages"),
        ("volume-total", ""),
        ("runtime", ""),
        ("time-range", ""),
    ],
};

/// The text of a value, which may be a group with a `value` or a `name`.
fn text(node: Option<Node>) -> String {
    let Some(node) = node else { return String::new() };
    if let Some(text) = text_of(&node) {
        return text.replace(['{', '}'], "");
    }
    let inner = ["value", "name", "verbatim"].iter().find_map(|name| node.get(name));
    inner.and_then(|field| text_of(&field.value)).unwrap_or_default().to_owned()
}

fn people(node: Option<Node>) -> Vec<Person> {
    let Some(node) = node else { return Vec::new() };
    let one = |node: &Node| {
        if let Some(name) = text_of(node) {
            return Some(person(name));
        }
        let part = |name: &str| {
            node.get(name).and_then(|field| text_of(&field.value)).unwrap_or_default()
        };
        let family = [part("prefix"), part("name")].join(" ").trim().to_owned();
        (!family.is_empty()).then(|| Person::Parts {
            given: part("given-name").to_owned(),
            family,
            suffix: part("suffix").to_owned(),
        })
    };
    all(&node).iter().filter_map(one).collect()
}
