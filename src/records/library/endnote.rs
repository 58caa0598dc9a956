//! `EndNote`'s XML, and its tagged export (Refer).

use roxmltree::{Document, Node};

use super::names::{doi, month, pages, person};
use super::rest::{self, Fields};
use super::tagged::{self, Line, fields, first, lines, values};
use super::{Item, set_date};
use crate::diagnostics::Report;
use crate::read::xml;
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
pub(super) fn read_xml(source: &Source, report: &mut Report) -> Option<Vec<Item>> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..Default::default()
    };
    let text = source.text();
    let bare = text.trim_start_matches('\u{feff}');
    let offset = text.len() - bare.len();
    let Ok(document) = Document::parse_with_options(bare, options) else {
        // A web page is called so by who finds no entry.
        let is_xml = bare.trim_start().starts_with("<?xml") || bare.contains("<record");
        let mut found = Report::default();
        if is_xml && xml::parse(source, &mut found).is_none() {
            report.extend(found);
        }
        return None;
    };
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
            "isbn"
                if matches!(record.kind, "book" | "incollection" | "inproceedings") =>
            {
                record.isbn = value;
            }
            "doi" => record.doi = doi(&value).unwrap_or_default(),
            "url" if value.contains("://") => record.url = value,
            _ => continue,
        }
        match field {
            "venue" => VENUES.iter().for_each(|name| item.at(*name, place)),
            "title" => item.at("title", place),
            "doi" => item.at("doi", place),
            "url" => item.at("url", place),
            "pages" => item.at("pages", place),
            _ => {}
        }
    }
    if let Some((year, place)) = said(&["dates/year", "dates/pub-dates/date"]) {
        let day = said(&["dates/pub-dates/date"]).map(|(day, _)| day).unwrap_or_default();
        let is_of_month = day.split(' ').next().is_some_and(|it| month(it).is_some());
        let day = if is_of_month { day } else { String::new() };
        set_date(&mut item, format!("{year} {day}").trim(), place);
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
    if item.record.kind != "article"
        && let Some((genre, place)) = said(&["work-type"])
    {
        item.record.genre = genre;
        item.at("type", place);
    }
    let is_article = item.record.kind == "article";
    rest::keep(&mut item, &XML, leaves(record, is_article, place));
    item
}

/// The elements that hold texts alone.
fn leaves<'a>(
    record: Node<'a, 'a>,
    of_journal: bool,
    place: &impl Fn(Node<'_, '_>) -> Span,
) -> impl Iterator<Item = rest::Field<'a>> {
    let leaves = record.descendants().filter(move |node| {
        let is_leaf = |node: &Node<'_, '_>| {
            node.is_element()
                && !node.has_tag_name("style")
                && node.children().all(|it| !it.is_element() || it.has_tag_name("style"))
        };
        let is_of_journal =
            matches!(node.tag_name().name(), "publisher" | "pub-location");
        is_leaf(node) && !(of_journal && is_of_journal)
    });
    leaves.map(move |node| rest::Field {
        // An author is what the group says, and a year or an address what it is in.
        name: match node.parent_element().map(|parent| parent.tag_name().name()) {
            Some(group) if node.has_tag_name("author") => group.to_owned().into(),
            // One field for both.
            _ if of_journal && node.has_tag_name("isbn") => "issn".into(),
            _ => node.tag_name().name().to_owned().into(),
        },
        text: text(node).into(),
        place: place(node),
    })
}

/// What becomes of the elements of the XML.
const XML: Fields = Fields {
    read: &[
        "title",
        "secondary-title",
        "tertiary-title",
        "full-title",
        "volume",
        "number",
        "edition",
        "pages",
        "publisher",
        "pub-location",
        "isbn",
        "electronic-resource-num",
        "url",
        "year",
        "date",
        "authors",
        "secondary-authors",
        "keyword",
        "label",
        "work-type",
    ],
    silent: &[
        ("database", ""),
        ("source-app", ""),
        ("rec-number", ""),
        ("key", ""),
        ("ref-type", ""),
        ("abbr-1", ""),
        ("alt-title", ""),
        ("short-title", "shorttitle"),
        ("issn", "issn"),
        ("abstract", "abstract"),
        ("notes", "annote"),
        ("research-notes", "annote"),
        ("language", "language"),
        ("auth-address", "affiliation"),
        ("accession-num", ""),
        ("call-num", ""),
        ("remote-database-name", ""),
        ("remote-database-provider", ""),
        ("access-date", "urldate"),
        ("modified-date", ""),
        ("added-date", ""),
    ],
};

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
    parts.map(|lines| tagged(lines, source)).collect()
}

fn tagged(lines: &[Line<'_>], source: &Source) -> Item {
    let mut item = Item::new(tagged::span(lines, source));
    item.record.kind = kind(&lines[0].value);
    let said = |tags: &[&str]| {
        first(lines, tags).map(|(text, place)| (text.replace('\n', " "), place))
    };
    let is_institution = matches!(item.record.kind, "phdthesis" | "techreport");
    let venue: &[&str] = match item.record.kind {
        "phdthesis" | "techreport" => &["%I"],
        "book" => &["%S", "%B"],
        _ => &["%J", "%B"],
    };
    let is_article = item.record.kind == "article";
    for (field, tags) in [
        ("title", &["%T"][..]),
        ("venue", venue),
        ("series", &["%S"]),
        ("volume", &["%V"]),
        ("number", &["%N"]),
        ("pages", &["%P"]),
        ("publisher", &["%I"]),
        ("address", &["%C"]),
        ("edition", &["%7"]),
        ("type", &["%9"]),
        ("doi", &["%R"]),
        ("isbn", &["%@"]),
        ("url", &["%U"]),
    ] {
        let Some((value, place)) = said(tags) else { continue };
        let record = &mut item.record;
        match field {
            "title" => record.title = value,
            "venue" => record.venue = value,
            "series" if record.kind != "book" => record.series = value,
            "volume" => record.volume = value,
            "number" => record.number = value,
            "pages" => record.pages = pages(&value),
            "publisher" if !is_institution && !is_article => record.publisher = value,
            "address" if !is_article => record.location = value,
            "edition" => record.edition = value,
            "type" if !is_article => record.genre = value,
            "doi" => record.doi = doi(&value).unwrap_or_default(),
            "isbn" if !is_article && !is_institution => record.isbn = value,
            "url" if value.contains("://") => record.url = value,
            _ => continue,
        }
        if field == "venue" {
            VENUES.iter().for_each(|name| item.at(*name, place));
        } else {
            item.at(field, place);
        }
    }
    for (name, place) in values(lines, "%A") {
        item.at("author", place);
        item.record.authors.push(person(name));
    }
    for (name, _) in values(lines, "%Q") {
        item.record.authors.push(crate::records::people::Person::Body(name.to_owned()));
    }
    for (name, place) in values(lines, "%E") {
        item.at("editor", place);
        item.record.editors.push(person(name));
    }
    if let Some((date, place)) = first(lines, &["%D", "%8"]) {
        let day = first(lines, &["%8"]).map(|(day, _)| day).unwrap_or_default();
        let is_of_month = day.split(' ').next().is_some_and(|it| month(it).is_some());
        let day = if is_of_month { day } else { "" };
        set_date(&mut item, format!("{date} {day}").trim(), place);
    }
    for (words, _) in values(lines, "%K") {
        let words =
            words.split(['\n', ';']).map(str::trim).filter(|word| !word.is_empty());
        item.keywords.extend(words.map(ToOwned::to_owned));
    }
    item.key = said(&["%F"]).map(|(text, _)| text).unwrap_or_default();
    let rest = fields(lines)
        .filter(|field| !(is_article && matches!(&*field.name, "%I" | "%C")));
    rest::keep(&mut item, &TAGGED, rest);
    item
}

/// The fields of BibTeX that say where a work appeared.
const VENUES: [&str; 6] =
    ["journal", "booktitle", "school", "institution", "series", "howpublished"];

/// What becomes of the tags of the tagged export.
const TAGGED: Fields = Fields {
    read: &[
        "%T", "%J", "%B", "%S", "%V", "%N", "%P", "%I", "%C", "%7", "%R", "%U", "%A",
        "%Q", "%E", "%D", "%8", "%K", "%F",
    ],
    silent: &[
        ("%0", ""),
        ("%X", "abstract"),
        ("%Z", "annote"),
        ("%@", "issn"),
        ("%9", ""),
        ("%G", "language"),
        ("%M", ""),
        ("%L", ""),
        ("%W", ""),
        ("%~", ""),
        ("%>", "file"),
        ("%+", "affiliation"),
        ("%[", "urldate"),
        ("%!", "shorttitle"),
    ],
};
