//! An entry as a publication.

use super::fields::{Fields, made};
use super::{arxiv, faults, kinds, phrases, tex};
use crate::parse::node::{Node, Style};

/// Fields that name where it appeared; the first is the venue.
const VENUES: [&str; 12] = [
    "journal",
    "journaltitle",
    "booktitle",
    "maintitle",
    "eventtitle",
    "conference",
    "venue",
    "_venue",
    "school",
    "institution",
    "organization",
    "howpublished",
];

/// Fields with the venue's short name.
const SHORT_VENUES: [&str; 10] = [
    "shortjournal",
    "shortbooktitle",
    "venue_short",
    "venueshort",
    "venue-short",
    "journal_abbr",
    "journal-abbr",
    "journalabbr",
    "abbr",
    "_venue",
];

/// Fields with remarks.
const NOTES: [&str; 3] = ["note", "addendum", "additional_info"];

/// Makes the fields of a publication.
pub(super) fn read(fields: &mut Fields<'_>) {
    let entry = fields.entry;
    if !entry.key.is_empty() {
        fields.put_of_entry(entry.span, "key", entry.key.clone());
    }
    title(fields);
    fields.authors();
    fields.editors();
    doi(fields);
    fields.url();
    let is_preprint = preprint(fields);
    kind(fields, is_preprint);
    venue(fields);
    fields.text(&["series"], "series");
    fields.text(&["edition"], "edition");
    fields.text(&["volume"], "volume");
    fields.text(&["number", "issue"], "number");
    fields.text(&["issue"], "number");
    pages(fields);
    fields.text(&["publisher"], "publisher");
    fields.text(&["location", "address"], "location");
    fields.when(&["date"]);
    if let Some(at) = fields.take(&["isbn"]) {
        let isbn = tex::verbatim(&fields.field(at).tex);
        fields.put(at, "isbn", isbn);
    }
    status(fields);
    remarks(fields);
    award(fields);
    keywords(fields);
    flags(fields);
    rest_of_venue(fields);
    fields.links();
}

/// The title with the subtitle.
pub(super) fn title(fields: &mut Fields<'_>) {
    let from = ["title", "booktitle", "maintitle", "eventtitle", "event"];
    let Some(at) = fields.take(&from) else { return };
    let mut title = fields.markdown(at);
    if let Some(sub) = fields.take(&["subtitle"]) {
        title = format!("{title}: {}", fields.markdown(sub));
    }
    if let Some(addon) = fields.take(&["titleaddon"]) {
        title = format!("{title}. {}", fields.markdown(addon));
    }
    fields.put(at, "title", title);
}

fn kind(fields: &mut Fields<'_>, is_preprint: bool) {
    let entry = fields.entry;
    let known = kinds::publication(&entry.kind).unwrap_or_else(|| {
        let near = kinds::near(&entry.kind);
        fields.report(faults::unknown_kind(&entry.kind, entry.kind_span, near));
        near.and_then(kinds::publication).unwrap_or("other")
    });
    let is_workshop = ["booktitle", "eventtitle"].into_iter().any(|name| {
        fields.peek(name).is_some_and(|text| is_workshop(&text.to_lowercase()))
    });
    let has_venue = fields.find(&VENUES).is_some();
    let kind = match known {
        "article" | "other" if is_preprint && !has_venue => "preprint",
        "other" if is_preprint => "preprint",
        "conference" if is_workshop => "workshop",
        kind => kind,
    };
    fields.put_of_entry(entry.kind_span, "type", kind.to_owned());
    genre(fields, kind);
}

/// What the type of the entry says more exactly than the type of the publication, and what
/// the entry says in a field: in words, or by one of biblatex's.
fn genre(fields: &mut Fields<'_>, kind: &str) {
    let entry = fields.entry;
    let Some(at) = fields.find(&["type"]) else {
        if let Some(genre) = kinds::genre(&entry.kind) {
            fields.put_of_entry(entry.kind_span, "genre", genre.to_owned());
        }
        return;
    };
    let text = fields.plain(at);
    let word = text.to_lowercase().replace([' ', '.', '-'], "");
    let is_same = match kind {
        "thesis" | "report" => word == kind || word == "techreport",
        "other" => matches!(word.as_str(), "misc" | "article"),
        _ => word.contains(kind),
    };
    match kinds::genre(&word) {
        Some(genre) => fields.put(at, "genre", genre.to_owned()),
        None if is_same => fields.use_up(at),
        None => {
            let genre = fields.markdown(at);
            fields.put(at, "genre", genre);
        }
    }
}

fn is_workshop(venue: &str) -> bool {
    let both =
        ["conference and workshop", "conferences and workshop", "symposium and workshop"];
    venue.contains("workshop") && !both.iter().any(|both| venue.contains(both))
}

fn doi(fields: &mut Fields<'_>) {
    let Some(at) = fields.take(&["doi"]) else { return };
    let doi = tex::verbatim(&fields.field(at).tex);
    let doi =
        doi.trim_end_matches(['.', ',', ';']).replace("%2F", "/").replace("%2f", "/");
    let is_of_arxiv = doi.to_lowercase().contains("10.48550/arxiv.");
    match arxiv::named(&doi).filter(|_| is_of_arxiv) {
        Some((number, _)) => fields.put(at, "arxiv", number),
        None => fields.put(at, "doi", decoded(&doi)),
    }
}

/// A DOI without the numbers that addresses have for its signs.
fn decoded(doi: &str) -> String {
    let signs = [
        ("%28", "("),
        ("%29", ")"),
        ("%3A", ":"),
        ("%3a", ":"),
        ("%3B", ";"),
        ("%3C", "<"),
        ("%3E", ">"),
        ("%5B", "["),
        ("%5D", "]"),
        ("%23", "#"),
        ("%25", "%"),
    ];
    let mut decoded = doi.to_owned();
    for (number, sign) in signs.iter().filter(|(number, _)| doi.contains(number)) {
        decoded = decoded.replace(number, sign);
    }
    decoded
}

/// The number at arXiv, wherever it stands; whether there is one. Fields that say nothing
/// else are used up by it.
fn preprint(fields: &mut Fields<'_>) -> bool {
    let scheme =
        ["archiveprefix", "eprinttype"].iter().find_map(|name| fields.peek(name));
    let is_arxiv =
        scheme.as_ref().is_none_or(|scheme| scheme.eq_ignore_ascii_case("arxiv"));
    let own = ["arxiv", "arxivid", "arxiv_id", "arxiv-id", "eprint"];
    for name in own.iter().filter(|name| is_arxiv || **name != "eprint") {
        let Some(at) = fields.find(&[name]) else { continue };
        let text = tex::verbatim(&fields.field(at).tex);
        match arxiv::number(&text) {
            Some(found) => fields.put(at, "arxiv", text[found].to_owned()),
            // In a field of this name it is meant as one.
            None if *name != "eprint" => fields.put(at, "arxiv", text),
            None => {}
        }
    }
    let others = [
        "journal",
        "journaltitle",
        "booktitle",
        "howpublished",
        "volume",
        "number",
        "pages",
        "eid",
        "publisher",
        "note",
        "organization",
        "institution",
    ];
    for name in others {
        let Some(at) = fields.find(&[name]) else { continue };
        let text = tex::verbatim(&fields.field(at).tex);
        match arxiv::named(&text) {
            Some((number, true)) => fields.put(at, "arxiv", number),
            Some((number, false)) => {
                fields.put(at, "arxiv", number);
                fields.leave(at);
            }
            None if arxiv::is_repository(&text) => fields.use_up(at),
            None => {}
        }
    }
    if let Some(url) = fields.peek("url").filter(|_| !fields.has("arxiv"))
        && let Some((number, true)) = arxiv::named(&url)
        && let Some(at) = fields.entry.fields.iter().position(|field| field.name == "url")
    {
        fields.put(at, "arxiv", number);
    }
    fields.has("arxiv")
        || scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("arxiv"))
}

fn venue(fields: &mut Fields<'_>) {
    let Some(at) = fields.take(&VENUES) else { return short_venue(fields) };
    let mut venue = fields.markdown(at);
    let parts = ["booksubtitle", "journalsubtitle", "booktitleaddon", "eventtitleaddon"];
    if let Some(sub) = fields.take(&parts) {
        venue = format!("{venue}: {}", fields.markdown(sub));
    }
    fields.take_same(&VENUES, &venue);
    match phrases::status_of_venue(&venue) {
        Some((status, rest)) => {
            let rest = rest.to_owned();
            fields.put(at, "status", status.to_owned());
            fields.put(at, "venue", rest);
        }
        None => match phrases::status(&venue) {
            Some(status) => fields.put(at, "status", status.to_owned()),
            None => fields.put(at, "venue", venue),
        },
    }
    short_venue(fields);
}

fn short_venue(fields: &mut Fields<'_>) {
    let Some(at) = fields.take(&SHORT_VENUES) else { return };
    let text = fields.markdown(at);
    let to = if fields.has("venue") { "venue-short" } else { "venue" };
    fields.put(at, to, text);
}

/// The other fields that name places: they go where there is room.
fn rest_of_venue(fields: &mut Fields<'_>) {
    while let Some(at) = fields.take(&["organization", "institution", "school"]) {
        let text = fields.markdown(at);
        fields.append(at, "publisher", &text);
    }
    while let Some(at) =
        fields.take(&["howpublished", "eventtitle", "conference", "maintitle"])
    {
        let text = fields.markdown(at);
        let url = super::links::address(fields.field(at));
        match url.filter(|_| !fields.has("url")) {
            Some(url) => fields.put(at, "url", url),
            None => fields.append(at, "note", &text),
        }
    }
}

fn pages(fields: &mut Fields<'_>) {
    let names = ["pages", "eid", "elocation-id", "articleno", "article-number"];
    let Some(at) = fields.take(&names) else { return };
    let text = fields.markdown(at);
    fields.take_same(&names, &text);
    let bare = ["pp.", "pp ", "p.", "pages ", "page "].iter().find_map(|start| {
        let head = text.get(..start.len())?;
        head.eq_ignore_ascii_case(start).then(|| text[start.len()..].trim_start())
    });
    fields.put(at, "pages", range(bare.unwrap_or(&text)));
}

/// A range of pages with the dash of ranges: `1-10`, `1 -- 10`.
fn range(pages: &str) -> String {
    let tidy = pages.replace(" – ", "–").replace('—', "–").replace("\u{2212}", "–");
    let is_number = |text: &str| {
        !text.is_empty() && text.trim().bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<_> = tidy.split(", ").collect();
    let ranges = parts.iter().map(|part| match part.split_once('-') {
        Some((start, end)) if is_number(start) && is_number(end) => {
            format!("{}–{}", start.trim(), end.trim())
        }
        _ => (*part).to_owned(),
    });
    ranges.collect::<Vec<_>>().join(", ")
}

fn status(fields: &mut Fields<'_>) {
    for name in ["pubstate", "status", "note", "year", "date"] {
        let Some(at) = fields.entry.fields.iter().position(|field| field.name == name)
        else {
            continue;
        };
        let is_own = matches!(name, "pubstate" | "status");
        let text = fields.plain(at);
        match phrases::status(&text) {
            Some(status) => {
                fields.put(at, "status", status.to_owned());
                if matches!(name, "year" | "date") {
                    fields.remove("date");
                }
            }
            None if is_own => fields.append(at, "note", &text),
            None => {}
        }
    }
}

fn remarks(fields: &mut Fields<'_>) {
    if let Some(at) = fields.find(&["presentation", "presentation_type"]) {
        let text = fields.plain(at);
        match phrases::presentation(&text) {
            Some(presentation) => fields.put(at, "presentation", presentation.to_owned()),
            None => fields.append(at, "note", &text),
        }
    }
    while let Some(at) = fields.take(&NOTES) {
        let plain = fields.plain(at);
        if let Some(presentation) = phrases::presentation(&plain) {
            fields.put(at, "presentation", presentation.to_owned());
        } else {
            let text = fields.markdown(at);
            fields.append(at, "note", &text);
        }
    }
}

fn award(fields: &mut Fields<'_>) {
    while let Some(at) = fields.take(&["award_name", "award", "awards", "honor", "prize"])
    {
        let text = fields.markdown(at);
        if phrases::is_yes(&text) {
            fields.put(at, "award", "Award".into());
        } else {
            fields.append(at, "award", &text);
        }
    }
}

fn keywords(fields: &mut Fields<'_>) {
    let Some(at) = fields.take(&["keywords", "keyword", "tags", "author_keywords"])
    else {
        return;
    };
    let span = fields.field(at).span;
    let text = fields.plain(at);
    let words = text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
    let words: Vec<_> = words
        .filter(|word| match phrases::presentation(word) {
            Some(presentation) if !fields.has("presentation") => {
                fields.put(at, "presentation", presentation.to_owned());
                true
            }
            _ => true,
        })
        .map(|word| made("", span, word.to_owned(), Style::Tex).value)
        .collect();
    fields.insert(at, "keywords", Node::sequence(span, words));
}

fn flags(fields: &mut Fields<'_>) {
    for name in ["selected", "hide", "keep"] {
        let Some(at) = fields.take(&[name]) else { continue };
        let (text, span) = (fields.plain(at), fields.field(at).span);
        let word = if phrases::is_yes(&text) { "true" } else { "false" };
        fields.insert(at, name, made("", span, word.into(), Style::Plain).value);
    }
}
