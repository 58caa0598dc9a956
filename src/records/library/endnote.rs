//! `EndNote`'s XML, and its tagged export (Refer).

use roxmltree::{Document, Node};

use super::names::{doi, pages, person};
use super::tagged::{first, lines, values};
use super::{Item, set_date};
use crate::source::{Source, Span};

/// The types of `EndNote` by their first letters, and those of BibTeX.
const KINDS: [(&str, &str); 15] = [
    ("journal article", "article"),
    ("electronic article", "article"),
    ("magazine", "article"),
    ("newspaper", "article"),
    ("conference", "inproceedings"),
    ("book section", "incollection"),
    ("book", "book"),
    ("edited book", "book"),
    ("electronic book", "book"),
    ("thesis", "phdthesis"),
    ("report", "techreport"),
    ("patent", "patent"),
    ("computer program", "software"),
    ("dataset", "dataset"),
    ("web page", "online"),
];

fn kind(name: &str) -> &'static str {
    let lower = name.to_lowercase();
    KINDS
        .iter()
        .find(|(begin, _)| lower.starts_with(begin))
        .map_or("misc", |(_, kind)| kind)
}

/// How many elements and texts a file may have.
const MAX_NODES: u32 = 1_000_000;

/// The publications of a file of XML; none where it is of another kind.
pub(super) fn read_xml(source: &Source) -> Option<Vec<Item>> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..Default::default()
    };
    let text = source.text();
    let bare = text.trim_start_matches('\u{feff}');
    let offset = text.len() - bare.len();
    let document = Document::parse_with_options(bare, options).ok()?;
    let records: Vec<_> =
        document.descendants().filter(|node| node.has_tag_name("record")).collect();
    let is_endnote = records.iter().any(|record| child(*record, "ref-type").is_some());
    let place = |node: Node<'_, '_>| {
        let bytes = node.range();
        source.span(bytes.start + offset..bytes.end + offset)
    };
    is_endnote.then(|| records.into_iter().map(|record| item(record, &place)).collect())
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

/// The element at a path such as `titles/title`.
fn at<'a, 'i>(node: Node<'a, 'i>, path: &str) -> Option<Node<'a, 'i>> {
    path.split('/').try_fold(node, child)
}

/// The text of an element, whose styles divide it.
fn text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|node| node.text());
    texts.collect::<String>().trim().replace(['\n', '\r'], " ")
}

fn item(record: Node<'_, '_>, place: &impl Fn(Node<'_, '_>) -> Span) -> Item {
    let mut item = Item::new(place(record));
    let name = child(record, "ref-type").and_then(|node| node.attribute("name"));
    item.record.kind = kind(name.unwrap_or_default());
    let is_institution = matches!(item.record.kind, "phdthesis" | "techreport");
    let venues: &[&str] = match item.record.kind {
        "phdthesis" | "techreport" => &["publisher"],
        "book" => &["titles/secondary-title"],
        "article" => {
            &["periodical/full-title", "titles/secondary-title", "periodical/abbr-1"]
        }
        _ => &["titles/secondary-title"],
    };
    let said = |paths: &[&str]| {
        let found = paths.iter().find_map(|path| at(record, path))?;
        Some((text(found), place(found))).filter(|(text, _)| !text.is_empty())
    };
    for (field, paths) in [
        ("title", &["titles/title"][..]),
        ("venue", venues),
        ("series", &["titles/tertiary-title"]),
        ("volume", &["volume"]),
        ("number", &["number"]),
        ("edition", &["edition"]),
        ("pages", &["pages"]),
        ("publisher", &["publisher"]),
        ("address", &["pub-location"]),
        ("isbn", &["isbn"]),
        ("doi", &["electronic-resource-num"]),
        ("url", &["urls/web-urls/url", "urls/related-urls/url"]),
    ] {
        let Some((value, place)) = said(paths) else { continue };
        let record = &mut item.record;
        match field {
            "title" => record.title = value,
            "venue" => record.venue = value,
            "series" => record.series = value,
            "volume" => record.volume = value,
            "number" => record.number = value,
            "edition" => record.edition = value,
            "pages" => record.pages = pages(&value),
            "publisher" if !is_institution => record.publisher = value,
            "address" if record.kind != "article" => record.location = value,
            "isbn" if matches!(record.kind, "book" | "incollection") => {
                record.isbn = value;
            }
            "doi" => record.doi = doi(&value).unwrap_or_default(),
            "url" if value.contains("://") => record.url = value,
            _ => continue,
        }
        match field {
            "venue" => [
                "journal",
                "booktitle",
                "school",
                "institution",
                "series",
                "howpublished",
            ]
            .iter()
            .for_each(|name| item.at(*name, place)),
            "title" => item.at("title", place),
            "doi" => item.at("doi", place),
            "url" => item.at("url", place),
            "pages" => item.at("pages", place),
            _ => {}
        }
    }
    if let Some((year, place)) = said(&["dates/year", "dates/pub-dates/date"]) {
        set_date(&mut item, &year, place);
    }
    for (group, is_author) in [("authors", true), ("secondary-authors", false)] {
        let Some(list) = at(record, &format!("contributors/{group}")) else { continue };
        let people = list.children().filter(|node| node.has_tag_name("author"));
        let people: Vec<_> = people.map(|node| person(&text(node))).collect();
        if is_author {
            item.at("author", place(list));
            item.record.authors = people;
        } else if item.record.kind != "article" {
            item.at("editor", place(list));
            item.record.editors = people;
        }
    }
    if let Some(words) = child(record, "keywords") {
        item.keywords = words.children().filter(Node::is_element).map(text).collect();
    }
    item.key = said(&["label"]).map(|(text, _)| text).unwrap_or_default();
    item
}

/// The publications of a tagged file: `%0 Journal Article`.
pub(super) fn read_tagged(source: &Source) -> Vec<Item> {
    let all = lines(source, |line| {
        let tag = line.get(..2).filter(|tag| tag.starts_with('%'))?;
        Some((tag, line.get(2..)?)).filter(|(_, value)| value.starts_with(' '))
    });
    let starts: Vec<_> = all
        .iter()
        .enumerate()
        .filter(|(_, line)| line.tag == "%0")
        .map(|(at, _)| at)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([all.len()]).collect::<Vec<_>>();
    let parts = starts.into_iter().zip(ends).map(|(start, end)| &all[start..end]);
    let read = parts.map(|lines| {
        let end = lines
            .iter()
            .rev()
            .find(|line| !line.tag.is_empty())
            .map_or(0, |line| line.place.end());
        let mut item = Item::new(source.span(lines[0].place.start()..end));
        item.record.kind = kind(&lines[0].value);
        let said =
            |tags: &[&str]| first(lines, tags).map(|(text, _)| text.replace('\n', " "));
        let is_institution = matches!(item.record.kind, "phdthesis" | "techreport");
        let record = &mut item.record;
        record.title = said(&["%T"]).unwrap_or_default();
        record.venue = match record.kind {
            "phdthesis" | "techreport" => said(&["%I"]),
            "book" => said(&["%S"]),
            _ => said(&["%J", "%B"]),
        }
        .unwrap_or_default();
        record.volume = said(&["%V"]).unwrap_or_default();
        record.number = said(&["%N"]).unwrap_or_default();
        record.pages = said(&["%P"]).map(|text| pages(&text)).unwrap_or_default();
        record.publisher = said(&["%I"]).filter(|_| !is_institution).unwrap_or_default();
        record.edition = said(&["%7"]).unwrap_or_default();
        record.doi = said(&["%R"]).and_then(|text| doi(&text)).unwrap_or_default();
        record.url =
            said(&["%U"]).filter(|text| text.contains("://")).unwrap_or_default();
        record.authors = values(lines, "%A").map(|(name, _)| person(name)).collect();
        record.editors = values(lines, "%E").map(|(name, _)| person(name)).collect();
        if let Some((date, place)) = first(lines, &["%D"]) {
            set_date(&mut item, date, place);
        }
        item.key = said(&["%F"]).unwrap_or_default();
        item
    });
    read.collect()
}
