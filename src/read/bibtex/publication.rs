//! An entry as a publication.

use super::fields::{Fields, made};
use super::preprint::{self, Preprint};
use super::{arxiv, faults, kinds, phrases};
use crate::preprints::{self, Named};
use crate::text::escape_markdown;
use crate::tree::node::{Node, Style};

/// Fields that name where it appeared; the first is the venue.
pub(super) const VENUES: [&str; 12] = [
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

/// Fields that say how it was received, and what each becomes.
const MEASURES: [(&[&str], &str); 4] = [
    (
        &["citations", "citation-count", "citationcount", "cited-by", "citedby", "cites"],
        "citations",
    ),
    (&["quartile", "jcr-quartile", "sjr-quartile"], "quartile"),
    (&["rank", "ranking", "core-rank", "core"], "rank"),
    (&["impactfactor", "impact-factor", "impact_factor"], "impact-factor"),
];

/// Fields that name who presented it.
pub(super) const PRESENTERS: [&str; 5] =
    ["presented-by", "presentedby", "presented_by", "presenter", "speaker"];

/// Makes the fields of a publication.
pub(super) fn read(fields: &mut Fields<'_>) {
    let entry = fields.entry;
    if !entry.key.is_empty() {
        fields.put_of_entry(entry.span, "key", entry.key.clone());
    }
    title(fields);
    fields.authors();
    fields.editors_and_others();
    collaboration(fields);
    fields.doi();
    fields.url();
    let preprint = preprint::read(fields);
    kind(fields, preprint.is_one);
    venue(fields, preprint);
    fields.language();
    fields.details();
    fields.when(&["date"]);
    fields.isbn();
    fields.archive();
    fields.people(&PRESENTERS, "presented-by");
    for (names, field) in MEASURES {
        fields.text(names, field);
    }
    status(fields);
    fields.remarks();
    award(fields);
    keywords(fields);
    flags(fields);
    rest_of_venue(fields);
    fields.links();
}

/// The collaboration, which INSPIRE names by its first word; the authors may name it too.
fn collaboration(fields: &mut Fields<'_>) {
    let Some(at) = fields.take(&["collaboration"]) else { return };
    let name = fields.markdown(at);
    let lower = name.to_lowercase();
    let authors = fields.peek("author").unwrap_or_default().to_lowercase();
    if authors.contains(&lower) && authors.contains("collab") {
        return;
    }
    let kinds =
        ["collab", "consortium", "team", "group", "project", "network", "experiment"];
    let is_whole = kinds.iter().any(|kind| lower.contains(kind));
    let are_several = name.contains(',') || lower.contains(" and ");
    let text = match (is_whole, are_several) {
        (true, _) => name,
        (false, true) => format!("{name} Collaborations"),
        (false, false) => format!("{name} Collaboration"),
    };
    fields.put(at, "collaboration", text);
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
    let has_venue = preprint::has_venue(fields);
    let kind = match known {
        "article" | "other" | "conference" | "report" if is_preprint && !has_venue => {
            "preprint"
        }
        "other" if is_preprint => "preprint",
        "conference" if is_workshop => "workshop",
        "book" if is_edited(fields) => "edited-volume",
        "article" if is_review(fields) => "review",
        "other" => typed(fields).unwrap_or("other"),
        "report" if is_package(fields) => "software",
        kind => kind,
    };
    fields.put_of_entry(entry.kind_span, "type", kind.to_owned());
    fields.genre(kind);
}

/// Whether a book has editors and no authors.
fn is_edited(fields: &Fields<'_>) -> bool {
    fields.peek("author").is_none()
        && fields.peek("editor").is_some()
        && fields.peek("editortype").is_none_or(|role| role == "editor")
}

/// Whether an article reviews a book: its subtype says so, or its title begins with a word for
/// that, and the title of the book is set apart in it.
fn is_review(fields: &mut Fields<'_>) -> bool {
    const WORDS: [&str; 5] =
        ["review of ", "book review", "rezension", "compte rendu", "recensione"];
    const SIGNS: [char; 7] = ['*', '“', '„', '«', '‘', '‚', '"'];
    let is_one = |kind: String| kind.eq_ignore_ascii_case("review");
    if fields.peek("entrysubtype").is_some_and(is_one) {
        let _ = fields.take(&["entrysubtype"]);
        return true;
    }
    let title = fields.made_text("title").unwrap_or_default();
    let lower = title.to_lowercase();
    WORDS.iter().any(|word| lower.starts_with(word)) && title.contains(SIGNS)
}

/// What `@misc` is by its field `type`.
fn typed(fields: &mut Fields<'_>) -> Option<&'static str> {
    let at = fields.find(&["type"])?;
    let text = fields.peek("type")?.to_lowercase();
    let kind = match text.replace([' ', '-', '.', '_'], "").as_str() {
        "software" | "computersoftware" | "computerprogram" | "softwarepackage" => {
            "software"
        }
        "dataset" | "data" => "dataset",
        "preprint" => "preprint",
        _ => return None,
    };
    fields.use_up(at);
    Some(kind)
}

/// Whether a manual is that of a package, which R cites by it.
fn is_package(fields: &Fields<'_>) -> bool {
    let is_it = |name: &str| {
        fields.peek(name).is_some_and(|text| {
            let text = text.to_lowercase();
            text.contains("package version") || text.contains("software version")
        })
    };
    fields.entry.kind == "manual" && ["note", "version", "edition"].into_iter().any(is_it)
}

fn is_workshop(venue: &str) -> bool {
    let both =
        ["conference and workshop", "conferences and workshop", "symposium and workshop"];
    venue.contains("workshop") && !both.iter().any(|both| venue.contains(both))
}

/// Where it appeared: what the first of the fields says, with what belongs to that name.
fn venue(fields: &mut Fields<'_>, preprint: Preprint) {
    if let Some((at, server)) = preprint.server {
        let server = escape_markdown(&server);
        fields.put(at, "venue", server);
    }
    let title = fields.made_text("title").map(same_letters);
    let first = first_venue(&fields.entry.kind);
    let found = loop {
        let Some(at) = fields.take(first).or_else(|| fields.take(&VENUES)) else {
            break None;
        };
        let venue = fields.markdown(at);
        let name = fields.field(at).name.as_str();
        // Some programs repeat the title of a book there.
        let is_title = title.as_deref() == Some(&same_letters(&venue))
            && matches!(name, "booktitle" | "maintitle" | "eventtitle");
        if !is_title && phrases::means_something(&venue) {
            break Some((at, venue));
        }
    };
    let Some((at, mut venue)) = found else { return short_venue(fields) };
    for part in parts_of(&fields.field(at).name) {
        if let Some(sub) = fields.take(&[part]) {
            let sub = fields.markdown(sub);
            let sign = if part.ends_with("addon") { "." } else { ":" };
            venue = format!("{venue}{sign} {sub}");
        }
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
    others_of_venue(fields);
}

/// The field that is the venue of a type where there are several.
fn first_venue(kind: &str) -> &'static [&'static str] {
    match kinds::publication(kinds::meant(kind)) {
        Some("conference" | "chapter") => &["booktitle"],
        Some("thesis") => &["school", "institution"],
        Some("report") => &["institution", "organization"],
        _ => &[],
    }
}

/// A journal that holds the book of a chapter, or a book that is an issue of a journal.
fn others_of_venue(fields: &mut Fields<'_>) {
    let same = |fields: &Fields<'_>, to| fields.made_text(to).map(same_letters);
    while let Some(at) = fields.take(&["journal", "journaltitle", "booktitle"]) {
        let name = fields.markdown(at);
        let letters = Some(same_letters(&name));
        if letters != same(fields, "venue") && letters != same(fields, "title") {
            fields.append(at, "series", &name);
        }
    }
}

/// The fields that go on with a name.
fn parts_of(name: &str) -> &'static [&'static str] {
    match name {
        "journal" | "journaltitle" => &["journalsubtitle", "journaltitleaddon"],
        "booktitle" => &["booksubtitle", "booktitleaddon"],
        "maintitle" => &["mainsubtitle", "maintitleaddon"],
        "eventtitle" => &["eventtitleaddon"],
        _ => &[],
    }
}

/// The letters and figures of a text, in lower case.
pub(super) fn same_letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn short_venue(fields: &mut Fields<'_>) {
    while let Some(at) = fields.take(&SHORT_VENUES) {
        let text = fields.markdown(at);
        // Home pages have such labels for what has no venue.
        let is_of_preprint = arxiv::is_repository(&text)
            || matches!(preprints::named(&text), Some(Named::Unnamed | Named::Server(_)));
        if is_of_preprint || !phrases::means_something(&text) {
            continue;
        }
        let to = if fields.has("venue") { "venue-short" } else { "venue" };
        return fields.put(at, to, text);
    }
}

/// The other fields that name places: they go where there is room.
fn rest_of_venue(fields: &mut Fields<'_>) {
    while let Some(at) =
        fields.take(&["organization", "institution", "school", "holder", "assignee"])
    {
        let text = fields.markdown(at);
        fields.append(at, "publisher", &text);
    }
    if let Some(at) = fields.take(&["maintitle"]) {
        let mut title = fields.markdown(at);
        if let Some(sub) = fields.take(&["mainsubtitle"]) {
            title = format!("{title}: {}", fields.markdown(sub));
        }
        fields.append(at, "series", &title);
    }
    while let Some(at) = fields.take(&["howpublished", "eventtitle", "conference"]) {
        let text = fields.markdown(at);
        fields.append(at, "note", &text);
    }
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
            // A preprint is as public as it can be.
            Some("online-first") if fields.made_text("type") == Some("preprint") => {
                fields.use_up(at);
            }
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
    if fields.is_skipped()
        && let Some(at) = fields.position(&["options"])
    {
        let span = fields.field(at).span;
        let node = made("", span, "true".into(), Style::Plain).value;
        fields.insert(at, "hide", node);
    }
    for name in ["selected", "hide", "keep"] {
        let Some(at) = fields.take(&[name]) else { continue };
        let (text, span) = (fields.plain(at), fields.field(at).span);
        let word = if phrases::is_yes(&text) { "true" } else { "false" };
        fields.insert(at, name, made("", span, word.into(), Style::Plain).value);
    }
}
