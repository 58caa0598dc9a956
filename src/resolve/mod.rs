//! Third stage: the model becomes the document. Dates turn into words, names are found and
//! marked, Markdown becomes a tree; after this nothing is left to decide.

mod blocks;
mod contacts;
mod dates;
mod entries;
mod lengths;
mod letter;
mod look;
mod plural;
mod publications;
mod words;

use crate::document::{Body, Document, Header, Look, Metadata, Part, Section};
use crate::model::cv::{Cv, Person};
use crate::model::date::PartialDate;
use crate::model::design::{Contacts, Updated};
use crate::model::section::Section as Source;
use crate::people::{Name, People};
use crate::resources::Resources;
use crate::resources::styles::Styles;
use crate::text::Inline;
use words::Words;

/// What the document says of a CV, with what was found for it.
pub fn resolve(cv: &Cv, named: &Resources) -> Document {
    let words = Words::of(cv.locale).with_dates(cv.design.dates);
    let people = People::of(cv);
    let look = look::of(&cv.design, named);
    let shows_links = look.shows_links();
    let context = Context {
        words: &words,
        people: &people,
        styles: &named.styles,
        shows_lengths: cv.design.duration == Some(true),
        day: cv.date,
        shows_links,
    };
    let name = cv.cv.name.as_str();
    let date = cv.date.map(|date| dates::in_words(date, &words));
    let updated = cv.design.updated.unwrap_or(Updated::Foot);
    let note = date.as_ref().filter(|_| updated == Updated::Top);
    Document {
        metadata: Metadata {
            title: format!("{name} – {}", words.curriculum_vitae),
            author: name.to_owned(),
            language: cv.locale.tag().to_owned(),
            keywords: cv.keywords.iter().map(|word| word.as_str().to_owned()).collect(),
            date: date.clone().filter(|_| updated == Updated::Foot),
            day: cv.date,
            page_of: words.page_of.clone(),
            spoken_period: words.spoken_period.clone(),
        },
        look: Look { is_fitted: cv.pages.is_some(), ..look },
        header: Header {
            updated: note.map(|date| words.updated.replace("{date}", date)),
            ..header(&cv.cv, cv.design.contacts.unwrap_or(Contacts::Addresses), &words)
        },
        body: Body::Cv(
            cv.sections.iter().flat_map(|section| part(section, context)).collect(),
        ),
    }
}

/// The letter of a CV, if it has one: a document of its own, under the same header.
pub fn letter(cv: &Cv, named: &Resources) -> Option<Document> {
    let source = cv.letter.as_ref()?;
    let words = Words::of(cv.locale);
    let day = source.date.or(cv.date);
    let name = cv.cv.name.as_str();
    Some(Document {
        metadata: Metadata {
            title: format!("{name} – {}", words.letter.title),
            author: name.to_owned(),
            language: cv.locale.tag().to_owned(),
            keywords: Vec::new(),
            date: None,
            day,
            page_of: words.page_of.clone(),
            spoken_period: words.spoken_period.clone(),
        },
        look: look::of(&cv.design, named),
        header: Header {
            contacts: contacts::of_letter(&cv.cv),
            summary: Vec::new(),
            ..header(&cv.cv, cv.design.contacts.unwrap_or(Contacts::Addresses), &words)
        },
        body: Body::Letter(letter::resolve(source, day, &words)),
    })
}

fn header(person: &Person, form: Contacts, words: &Words) -> Header {
    let lines = person.headline.iter().chain(&person.affiliation);
    Header {
        name: person.name.as_str().to_owned(),
        parts: parts_of(person.name.as_str()),
        headlines: lines.map(blocks::inline).collect(),
        contacts: contacts::of(person, form, words),
        updated: None,
        summary: blocks::paragraphs(&person.summary),
    }
}

/// The given and the family name, where the one stands before the other and nothing else does.
fn parts_of(name: &str) -> Option<(String, String)> {
    let parsed = Name::parse(name);
    let family = match parsed.particle() {
        "" => parsed.family().to_owned(),
        particle => format!("{particle} {}", parsed.family()),
    };
    let given = name.strip_suffix(family.as_str())?.trim_end();
    (!given.is_empty() && !family.is_empty()).then(|| (given.to_owned(), family))
}

/// What the sections are resolved with.
#[derive(Clone, Copy)]
struct Context<'a> {
    words: &'a Words,
    people: &'a People<'a>,
    styles: &'a Styles,
    /// Whether an entry says how long it took.
    shows_lengths: bool,
    /// The day up to which what goes on is measured.
    day: Option<PartialDate>,
    /// Whether a link leads anywhere; else its address is written out.
    shows_links: bool,
}

fn part(source: &Source, context: Context<'_>) -> Vec<Part> {
    if is_empty(source) {
        return Vec::new();
    }
    let Source::Group(group) = source else {
        return vec![Part::Section(section(source, context))];
    };
    let title = group.title.as_ref().map(blocks::inline).unwrap_or_default();
    let sections = flatten(&group.sections, context);
    let breaks = blocks::breaks(group.placement);
    vec![Part::Group { title, breaks, sections }]
}

/// The sections of a group; a group inside it becomes its heading and its sections.
fn flatten(sources: &[Source], context: Context<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    for source in sources.iter().filter(|source| !is_empty(source)) {
        sections.push(section(source, context));
        if let Source::Group(group) = source {
            sections.extend(flatten(&group.sections, context));
        }
    }
    sections
}

/// Whether a section has nothing to show: no publication is what it asks for.
fn is_empty(source: &Source) -> bool {
    matches!(source, Source::Publications(section) if section.entries.is_empty())
}

fn section(source: &Source, context: Context<'_>) -> Section {
    let kind = source.kind();
    let shows_lengths = source.duration().unwrap_or(context.shows_lengths);
    let context = Context { shows_lengths, ..context };
    let title = match source.title() {
        Some(title) => Some(blocks::inline(title)),
        None => {
            context.words.section(kind).map(|title| vec![Inline::Text(title.to_owned())])
        }
    };
    let breaks = blocks::breaks(source.placement());
    Section { kind, title, breaks, blocks: entries::blocks(source, context) }
}
