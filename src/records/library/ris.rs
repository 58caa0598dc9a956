//! RIS, in the dialects of Zotero, Mendeley, `EndNote`, Scopus and publishers.

use super::names::{doi, pages, person};
use super::rest::{self, Fields};
use super::tagged::{self, Line, fields, first, lines, values};
use super::{Item, set_date};
use crate::source::{Source, Span};

/// The types of RIS, and those of BibTeX.
const KINDS: [(&str, &str); 26] = [
    ("JOUR", "article"),
    ("EJOUR", "article"),
    ("JFULL", "article"),
    ("MGZN", "article"),
    ("NEWS", "article"),
    ("ABST", "article"),
    ("INPR", "article"),
    ("CPAPER", "inproceedings"),
    ("CONF", "inproceedings"),
    ("CHAP", "incollection"),
    ("ECHAP", "incollection"),
    ("ENCYC", "incollection"),
    ("BOOK", "book"),
    ("EBOOK", "book"),
    ("EDBOOK", "book"),
    ("THES", "phdthesis"),
    ("RPRT", "techreport"),
    ("GOVDOC", "techreport"),
    ("PAT", "patent"),
    ("COMP", "software"),
    ("DATA", "dataset"),
    ("AGGR", "dataset"),
    ("UNPB", "unpublished"),
    ("ELEC", "online"),
    ("BLOG", "online"),
    ("WEB", "online"),
];

/// Types for which BibTeX has no better one, and what such a work is called.
const GENRES: [(&str, &str); 17] = [
    ("ADVS", "Audiovisual material"),
    ("ART", "Artwork"),
    ("BILL", "Bill"),
    ("CASE", "Case"),
    ("GRANT", "Grant"),
    ("HEAR", "Hearing"),
    ("MANSCPT", "Manuscript"),
    ("MAP", "Map"),
    ("MPCT", "Film"),
    ("MUSIC", "Musical score"),
    ("PAMP", "Pamphlet"),
    ("SLIDE", "Slides"),
    ("SOUND", "Sound recording"),
    ("STAND", "Standard"),
    ("STAT", "Statute"),
    ("VIDEO", "Video recording"),
    ("ICOMM", "Internet communication"),
];

/// The publications of a file.
pub(super) fn read(source: &Source) -> Vec<Item> {
    let lines = lines(source, divide);
    let mut items = Vec::new();
    let mut start = None;
    for (at, line) in lines.iter().enumerate() {
        match line.tag {
            "TY" => {
                // An entry that is not ended ends where the next one begins.
                items.extend(start.map(|start: usize| item(&lines[start..at], source)));
                start = Some(at);
            }
            "ER" => {
                items.extend(start.take().map(|start| item(&lines[start..=at], source)));
            }
            _ => {}
        }
    }
    items.extend(start.map(|start| item(&lines[start..], source)));
    items
}

/// `TY  - JOUR`, with one blank or two on both sides of the hyphen.
fn divide(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2)?;
    let mut letters = tag.chars();
    let is_tag = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let rest = line[2..].trim_start_matches(' ');
    let value = rest.strip_prefix('-')?;
    let is_apart = value.is_empty() || value.starts_with(' ');
    (is_tag && is_apart && rest.len() < line.len() - 2).then_some((tag, value))
}

#[expect(clippy::too_many_lines, reason = "a table of the fields of the format")]
fn item(lines: &[Line<'_>], source: &Source) -> Item {
    let mut item = Item::new(tagged::span(lines, source));
    let written = lines[0].value.to_uppercase();
    let has = |tags: &[&str]| first(lines, tags).is_some();
    let has_journal = has(&["JO", "JF", "JA", "T2"]);
    let known = KINDS.iter().find(|(kind, _)| *kind == written).map(|(_, kind)| *kind);
    item.record.kind = match (known, written.as_str()) {
        (Some(kind), _) => kind,
        // Scopus calls its articles so.
        (None, "SER") if has_journal => "article",
        (None, "GEN") if has_journal => "article",
        _ => "misc",
    };
    let is_book = matches!(item.record.kind, "book" | "phdthesis" | "techreport");
    let genre = GENRES.iter().find(|(kind, _)| *kind == written).map(|(_, genre)| *genre);
    if let Some(genre) = genre {
        genre.clone_into(&mut item.record.genre);
    } else if item.record.kind != "article"
        && let Some((genre, place)) =
            first(lines, &["M3"]).filter(|(it, _)| doi(it).is_none())
    {
        genre.clone_into(&mut item.record.genre);
        item.at("type", place);
    }
    for (field, tags) in [
        ("title", &["TI", "T1", "CT"][..]),
        (
            "venue",
            match item.record.kind {
                "phdthesis" | "techreport" => &["PB"][..],
                "book" => &["T2", "T3"],
                "inproceedings" => &["C3", "T2", "BT", "JF", "JO"],
                "incollection" => &["T2", "BT", "JF", "JO"],
                _ => &["JF", "T2", "JO", "JA", "J2"],
            },
        ),
        ("series", &["T3"]),
        ("edition", &["ET"]),
        ("volume", &["VL", "VO"]),
        ("number", &["IS", "CP"]),
        ("publisher", &["PB"]),
        ("address", &["CY", "C1"]),
        ("url", &["UR", "LK", "L2"]),
    ] {
        let Some((value, place)) = first(lines, tags) else { continue };
        let record = &mut item.record;
        let value = value.replace('\n', " ");
        match field {
            "title" => record.title = value,
            "venue" => record.venue = value,
            "series" if record.kind != "book" => record.series = value,
            "edition" => record.edition = value,
            "volume" => record.volume = value,
            "number" => record.number = value,
            "publisher"
                if !matches!(record.kind, "phdthesis" | "techreport" | "article") =>
            {
                record.publisher = value;
            }
            "address"
                if record.kind != "article"
                    && (has(&["CY"]) || record.kind == "inproceedings") =>
            {
                record.location = value;
            }
            "url" if value.contains("://") => {
                value
                    .split([';', ' '])
                    .next()
                    .unwrap_or_default()
                    .clone_into(&mut record.url);
            }
            _ => continue,
        }
        let names: &[&'static str] = match field {
            "venue" => &[
                "journal",
                "booktitle",
                "school",
                "institution",
                "howpublished",
                "series",
            ],
            "title" => &["title"],
            "series" => &["series"],
            "edition" => &["edition"],
            "volume" => &["volume"],
            "number" => &["number"],
            "publisher" => &["publisher"],
            "address" => &["address"],
            _ => &["url"],
        };
        names.iter().for_each(|name| item.at(*name, place));
    }
    let numbered = number(lines, &mut item);
    meeting(lines, &mut item);
    people(lines, &mut item);
    set_pages(lines, &mut item, is_book);
    if let Some((date, place)) = first(lines, &["DA", "PY", "Y1"]) {
        set_date(&mut item, date, place);
    }
    if item.record.date.year.is_none()
        && let Some((date, place)) = first(lines, &["PY", "Y1"])
    {
        set_date(&mut item, date, place);
    }
    for tag in ["DO", "L3", "M3", "N1", "UR"] {
        let found = values(lines, tag).find_map(|(text, place)| {
            let is_doi = tag == "DO"
                || text.to_lowercase().contains("doi")
                || text.starts_with("10.");
            Some((doi(text).filter(|_| is_doi)?, place))
        });
        if let Some((doi, place)) = found {
            item.record.doi = doi;
            item.at("doi", place);
            break;
        }
    }
    if let Some((number, place)) = first(lines, &["SN"])
        && matches!(item.record.kind, "book" | "incollection" | "inproceedings")
    {
        let bare = number.split(['(', ';', '\n']).next().unwrap_or_default().trim();
        let digits = bare.chars().filter(|c| c.is_ascii_digit() || *c == 'X').count();
        if matches!(digits, 10 | 13) {
            bare.clone_into(&mut item.record.isbn);
            item.at("isbn", place);
        }
    }
    for (words, _) in values(lines, "KW") {
        let words =
            words.split(['\n', ';']).map(str::trim).filter(|word| !word.is_empty());
        item.keywords.extend(words.map(ToOwned::to_owned));
    }
    if let Some((key, _)) = first(lines, &["ID"]) {
        key.clone_into(&mut item.key);
    }
    // Where a journal is published belongs to no reference to an article.
    let of_journal = item.record.kind == "article";
    let rest = fields(lines).filter(|field| {
        let is_known_kind = field.name == "TY"
            && (known.or(genre).is_some() || has_journal || written == "GEN");
        !(is_known_kind
            || of_journal && matches!(&*field.name, "PB" | "CY" | "M3")
            || numbered == Some(field.place))
    });
    rest::keep(&mut item, &FIELDS, rest);
    item
}

/// What becomes of the tags of the format.
const FIELDS: Fields = Fields {
    read: &[
        "TI", "T1", "CT", "T2", "T3", "BT", "JF", "ET", "VL", "VO", "IS", "CP", "PB",
        "CY", "UR", "LK", "DA", "PY", "Y1", "DO", "L3", "KW", "ID", "AU", "A1", "A2",
        "A3", "ED", "SP", "EP", "C7", "AR", "M3", "C1", "C3", "M1",
    ],
    silent: &[
        ("ER", ""),
        ("JO", ""),
        ("JA", ""),
        ("J1", ""),
        ("J2", ""),
        ("SN", "issn"),
        ("AB", "abstract"),
        ("N2", "abstract"),
        ("N1", "annote"),
        ("RN", "annote"),
        ("ST", "shorttitle"),
        ("LA", "language"),
        ("AD", "affiliation"),
        ("L1", "file"),
        ("L2", ""),
        ("L4", "file"),
        ("Y2", "urldate"),
        ("AN", ""),
        ("CN", ""),
        ("DB", ""),
        ("DP", ""),
        ("LB", ""),
        ("RP", ""),
    ],
};

/// The number of a patent or a report, which stands where others have their ISSN; its place.
fn number(lines: &[Line<'_>], item: &mut Item) -> Option<Span> {
    let is_free = item.record.number.is_empty()
        && matches!(item.record.kind, "patent" | "techreport");
    let (number, place) = first(lines, &["SN", "M1"]).filter(|_| is_free)?;
    number.clone_into(&mut item.record.number);
    item.at("number", place);
    Some(place)
}

/// The name of a meeting beside that of its proceedings.
fn meeting(lines: &[Line<'_>], item: &mut Item) {
    if item.record.kind == "inproceedings"
        && first(lines, &["C3"]).is_some()
        && let Some((name, place)) = first(lines, &["T2"])
        && name != item.record.venue
    {
        item.at("eventtitle", place);
        item.others.push(("eventtitle".to_owned(), name.to_owned()));
    }
}

fn people(lines: &[Line<'_>], item: &mut Item) {
    let mut authors = Vec::new();
    let mut editors = Vec::new();
    for line in lines.iter().filter(|line| !line.value.is_empty()) {
        let is_edited = lines[0].value == "EDBOOK";
        match (line.tag, item.record.kind) {
            ("AU" | "A1", "book") if is_edited => editors.push(line),
            ("AU" | "A1", _) => authors.push(line),
            ("ED", _) | ("A2", "incollection" | "inproceedings") => editors.push(line),
            ("A3", "incollection" | "inproceedings" | "book") => editors.push(line),
            _ => {}
        }
    }
    if let Some(first) = authors.first() {
        item.at("author", first.place);
    }
    if let Some(first) = editors.first() {
        item.at("editor", first.place);
    }
    item.record.authors = authors.iter().map(|line| person(&line.value)).collect();
    item.record.editors = editors.iter().map(|line| person(&line.value)).collect();
}

fn set_pages(lines: &[Line<'_>], item: &mut Item, is_book: bool) {
    let start = first(lines, &["SP"]);
    let end = first(lines, &["EP"]);
    let number = first(lines, &["C7", "AR"]);
    let (text, place) = match (start, end, number) {
        (Some((start, place)), Some((end, _)), _)
            if start != end && !start.contains('-') =>
        {
            (format!("{start}-{end}"), place)
        }
        (Some((start, place)), ..) => (start.to_owned(), place),
        (None, _, Some((number, place))) if !is_book => (number.to_owned(), place),
        _ => return,
    };
    item.record.pages = pages(&text);
    item.at("pages", place);
}
