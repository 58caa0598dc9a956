//! CSL's items, in JSON and in YAML.

use super::names::{doi, pages};
use super::rest::{self, Fields};
use super::{Item, all, set_date, text_of};
use crate::records::people::Person;
use crate::source::Span;
use crate::tree::{Field, Node, Value};

/// The types of CSL, and those of BibTeX.
const KINDS: [(&str, &str); 20] = [
    ("article-journal", "article"),
    ("article-magazine", "article"),
    ("article-newspaper", "article"),
    ("article", "preprint"),
    ("paper-conference", "inproceedings"),
    ("book", "book"),
    ("chapter", "incollection"),
    ("entry-encyclopedia", "incollection"),
    ("entry-dictionary", "incollection"),
    ("thesis", "phdthesis"),
    ("report", "techreport"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("patent", "patent"),
    ("manuscript", "unpublished"),
    ("webpage", "online"),
    ("post-weblog", "online"),
    ("speech", "misc"),
    ("document", "misc"),
    ("standard", "techreport"),
];

/// The items of a file, if it holds some: a list, or one under `references`.
pub(super) fn items(root: &Node) -> Option<&[Node]> {
    let list = root.get("references").or_else(|| root.get("items"));
    let list = list.map_or(root, |field| &field.value);
    let Value::Sequence(items) = &list.value else { return None };
    let is_item = |item: &Node| {
        item.get("type").is_some()
            && ["id", "title", "author", "issued"]
                .iter()
                .any(|name| item.get(name).is_some())
    };
    // One that lacks its type is still an item beside others.
    let known = items.iter().filter(|item| is_item(item)).count();
    (known > 0 && known * 2 > items.len()).then_some(items)
}

/// The publications that they are.
pub(super) fn read(items: &[Node]) -> Vec<Item> {
    items.iter().map(item).collect()
}

#[expect(clippy::too_many_lines, reason = "a table of the fields of the format")]
fn item(node: &Node) -> Item {
    let mut item = Item::new(node.span);
    let written =
        node.get("type").and_then(|field| text_of(&field.value)).unwrap_or_default();
    let known = KINDS.iter().find(|(kind, _)| *kind == written);
    item.record.kind = known.map_or("misc", |(_, kind)| kind);
    let is_institution = matches!(item.record.kind, "phdthesis" | "techreport");
    let Value::Mapping(fields) = &node.value else { return item };
    for field in fields {
        let Field { key, key_span, value } = field;
        let place = *key_span;
        let text = text_of(value).unwrap_or_default().to_owned();
        let record = &mut item.record;
        let names: &[&'static str] = match key.as_str() {
            "title" => {
                record.title = text;
                &["title"]
            }
            "container-title" if !is_institution => {
                record.venue = text;
                &["journal", "booktitle", "howpublished"]
            }
            "event-title" | "event" if record.venue.is_empty() && !is_institution => {
                record.venue = text;
                &["booktitle", "howpublished"]
            }
            "publisher" if is_institution => {
                record.venue = text;
                &["school", "institution"]
            }
            "publisher" if record.kind != "article" => {
                record.publisher = text;
                &["publisher"]
            }
            "genre" if record.kind == "phdthesis" => {
                record.genre = text;
                &["type"]
            }
            "collection-title" => {
                record.series = text;
                &["series"]
            }
            "edition" => {
                record.edition = text;
                &["edition"]
            }
            "volume" => {
                record.volume = text;
                &["volume"]
            }
            "issue" | "number" => {
                record.number = text;
                &["number"]
            }
            "page" | "article-number" if record.pages.is_empty() => {
                record.pages = pages(&text);
                &["pages"]
            }
            "publisher-place" | "event-place" if record.kind != "article" => {
                record.location = text;
                &["address"]
            }
            "DOI" | "doi" => {
                record.doi = doi(&text).unwrap_or_default();
                &["doi"]
            }
            "ISBN" => {
                record.isbn = text;
                &["isbn"]
            }
            "URL" | "url" => {
                record.url = text;
                &["url"]
            }
            "author" => {
                record.authors = people(value);
                &["author"]
            }
            "editor" => {
                record.editors = people(value);
                &["editor"]
            }
            "issued" => {
                let date = date(value);
                set_date(&mut item, &date, place);
                continue;
            }
            "version" => {
                item.others.push(("version".to_owned(), text));
                item.at("version", place);
                continue;
            }
            "note" => {
                notes(&mut item, &text, place);
                continue;
            }
            "keyword" => {
                item.keywords =
                    text.split([',', ';']).map(|word| word.trim().to_owned()).collect();
                continue;
            }
            "id" => {
                item.key = text;
                continue;
            }
            _ => continue,
        };
        names.iter().for_each(|name| item.at(*name, place));
    }
    if let Some((title, place)) =
        said(node, "event-title").or_else(|| said(node, "event"))
        && title != item.record.venue
    {
        item.at("eventtitle", place);
        item.others.push(("eventtitle".to_owned(), title));
    }
    if let Some(field) = node.get("translator") {
        let names = crate::records::people::list(&people(&field.value));
        item.at("translator", field.key_span);
        item.others.extend(names.map(|names| ("translator".to_owned(), names)));
    }
    let of_journal = item.record.kind == "article";
    let mut leaves = Vec::new();
    for field in fields {
        let is_of_journal = matches!(field.key.as_str(), "publisher" | "publisher-place");
        if field.key == "type" && known.is_some() || of_journal && is_of_journal {
            continue;
        }
        rest::leaves(&field.key, field.key_span, &field.value, &mut leaves);
    }
    rest::keep(&mut item, &FIELDS, leaves);
    item
}

/// The text of a field, and where it stands.
fn said(node: &Node, name: &str) -> Option<(String, Span)> {
    let field = node.get(name)?;
    Some((text_of(&field.value)?.to_owned(), field.key_span))
}

/// What becomes of the fields of an item.
const FIELDS: Fields = Fields {
    read: &[
        "title",
        "container-title",
        "publisher",
        "publisher-place",
        "event",
        "event-title",
        "event-place",
        "genre",
        "collection-title",
        "edition",
        "version",
        "volume",
        "issue",
        "number",
        "page",
        "article-number",
        "DOI",
        "doi",
        "ISBN",
        "URL",
        "url",
        "author",
        "editor",
        "translator",
        "issued",
        "keyword",
        "id",
    ],
    silent: &[
        ("abstract", "abstract"),
        ("accessed", "urldate"),
        ("annote", "annote"),
        ("archive", ""),
        ("archive-place", ""),
        ("archive_location", ""),
        ("call-number", ""),
        ("citation-key", ""),
        ("citation-label", ""),
        ("container-title-short", ""),
        ("journalAbbreviation", ""),
        ("ISSN", "issn"),
        ("note", ""),
        ("language", "language"),
        ("number-of-pages", "numpages"),
        ("page-first", ""),
        ("PMID", "pmid"),
        ("PMCID", "pmcid"),
        ("shortTitle", "shorttitle"),
        ("title-short", "shorttitle"),
        ("source", ""),
        ("submitted", ""),
        ("categories", ""),
        ("custom", ""),
    ],
};

/// What Zotero writes into the note: lines such as `DOI: 10.1000/182` at its head.
fn notes(item: &mut Item, text: &str, place: Span) {
    let mut unread = Vec::new();
    let mut lines = text.lines();
    let mut rest = None;
    for line in lines.by_ref() {
        let is_field = |(name, _): &(&str, &str)| {
            !name.contains("http") && name.split(' ').count() <= 3
        };
        let Some((name, value)) = line.split_once(':').filter(is_field) else {
            rest = Some(line);
            break;
        };
        match name.trim().to_lowercase().as_str() {
            "doi" if item.record.doi.is_empty() => {
                item.record.doi = doi(value).unwrap_or_default();
                item.at("doi", place);
            }
            "genre" if item.record.kind == "phdthesis" => {
                value.trim().clone_into(&mut item.record.genre);
            }
            "arxiv" => {
                let mut parts = value.split_whitespace();
                parts.next().unwrap_or_default().clone_into(&mut item.record.arxiv);
                let class = parts.next().unwrap_or_default();
                class.trim_matches(['[', ']']).clone_into(&mut item.record.class);
                item.at("eprint", place);
            }
            "pmid" | "pmcid" | "issn" | "isbn" | "citation key" => {}
            _ => unread.push(line),
        }
    }
    let rest: Vec<_> = rest.into_iter().chain(lines).collect();
    // Such fields alone are taken apart by who reads the note.
    let (note, extra) =
        if rest.is_empty() { (unread, Vec::new()) } else { (rest, unread) };
    item.record.note = note.join(" ");
    item.at("note", place);
    if !extra.is_empty() {
        item.at("extra", place);
        item.others.push(("extra".to_owned(), extra.join("; ")));
    }
}

fn people(node: &Node) -> Vec<Person> {
    let one = |person: &Node| {
        let part = |name: &str| {
            person
                .get(name)
                .and_then(|field| text_of(&field.value))
                .unwrap_or_default()
                .to_owned()
        };
        if let Some(name) = text_of(person) {
            return Some(super::names::person(name));
        }
        if let Some(name) =
            [part("literal"), part("name")].into_iter().find(|name| !name.is_empty())
        {
            return Some(Person::Body(name));
        }
        let family =
            [part("dropping-particle"), part("non-dropping-particle"), part("family")];
        let family: Vec<_> = family.into_iter().filter(|word| !word.is_empty()).collect();
        let (family, given) = (family.join(" "), part("given"));
        let is_named = !family.is_empty() || !given.is_empty();
        is_named.then(|| Person::Parts { given, family, suffix: part("suffix") })
    };
    all(node).iter().filter_map(one).collect()
}

/// CSL's date in each of its forms, as `2020-05-17`.
fn date(node: &Node) -> String {
    let said = |name: &str| node.get(name).map(|field| &field.value);
    if let Some(text) = text_of(node) {
        return text
            .split('/')
            .next()
            .unwrap_or(text)
            .trim_end_matches(['~', '?'])
            .to_owned();
    }
    if let Value::Sequence(items) = &node.value {
        return items.first().map(date).unwrap_or_default();
    }
    if let Some(parts) = said("date-parts") {
        let mut first = parts.one_or_many();
        if let Some(Value::Sequence(inner)) = first.first().map(|node| &node.value) {
            first = inner;
        }
        return first.iter().filter_map(text_of).collect::<Vec<_>>().join("-");
    }
    if let Some(year) = said("year").and_then(text_of) {
        let rest =
            ["month", "day"].iter().filter_map(|name| said(name).and_then(text_of));
        return std::iter::once(year).chain(rest).collect::<Vec<_>>().join("-");
    }
    said("raw")
        .or_else(|| said("literal"))
        .and_then(text_of)
        .unwrap_or_default()
        .to_owned()
}
