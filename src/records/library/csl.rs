//! CSL's items, in JSON and in YAML.

use super::names::{doi, pages};
use super::{Item, all, set_date, text_of};
use crate::records::people::Person;
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
    (!items.is_empty() && items.iter().all(is_item)).then_some(items)
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
    item
}

/// What Zotero writes into the note: lines such as `DOI: 10.1000/182` at its head.
fn notes(item: &mut Item, text: &str, place: crate::source::Span) {
    for line in text.lines() {
        let Some((name, value)) = line.split_once(':') else { return };
        match name.trim().to_lowercase().as_str() {
            "doi" if item.record.doi.is_empty() => {
                item.record.doi = doi(value).unwrap_or_default();
                item.at("doi", place);
            }
            "genre" if item.record.kind == "phdthesis" => {
                value.trim().clone_into(&mut item.record.genre);
            }
            "arxiv" => value.trim().clone_into(&mut item.record.arxiv),
            _ => {}
        }
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
