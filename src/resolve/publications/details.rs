//! What stands between the venue and the date: numbers with the words that tell them apart.

use std::borrow::Cow;

use super::venues;
use crate::document::Inlines;
use crate::model::edition::Edition;
use crate::model::entries::{Publication as Source, PublicationType as Type};
use crate::model::values::Text;
use crate::resolve::blocks;
use crate::resolve::words::Words;
use crate::text::{self, Inline};

/// `arXiv:2301.01234, 35(2), 2nd edition, Lecture Notes 12, 123–145, Springer, Vienna`.
pub(super) fn details(
    source: &Source,
    arxiv: Option<Inlines>,
    translators: Option<Inlines>,
    words: &Words,
) -> Option<Inlines> {
    let series = source.series.as_ref();
    let (of_journal, of_book) = if is_series_of_journal(source) {
        let counted = |series: &Text| numbered(&words.details.series, series);
        let is_key = series.is_some_and(|series| words.term(series.as_str()).is_some());
        let known = series.filter(|_| is_key).map(|series| term(series, words));
        (known.or_else(|| series.map(counted)), None)
    } else {
        (None, series.map(|series| term(series, words)))
    };
    let (volume, of_book) = match of_book {
        Some(series) if is_part(source) => in_series(source, series, words),
        series => (volume(source, words), series),
    };
    let edition = source.edition.as_ref().map(|edition| self::edition(edition, words));
    let volumes =
        source.volumes.as_ref().map(|count| counted(&words.details.volumes, count));
    let chapter =
        source.chapter.as_ref().map(|chapter| numbered(&words.details.chapter, chapter));
    let translated = translators
        .map(|people| blocks::around(&words.details.translated, "{people}", people));
    let parts = [
        translated,
        arxiv,
        of_journal,
        volume,
        edition,
        of_book,
        volumes,
        chapter,
        pages(source, words),
        version(source, words),
        imprint(source, words),
    ];
    blocks::punctuated(parts.into_iter().flatten())
}

/// An edition in the words of the language, or in the author's.
pub(super) fn edition(edition: &Text, words: &Words) -> Inlines {
    let plain = text::plain(&blocks::inline(edition));
    let written = match Edition::read(&plain) {
        Edition::Number(number) => words.editions.of(number),
        Edition::Revised => words.editions.revised.clone(),
        Edition::Other => return blocks::inline(edition),
    };
    vec![Inline::Text(tied(&written))]
}

/// Which version of a software it is.
pub(super) fn version(source: &Source, words: &Words) -> Option<Inlines> {
    source.version.as_ref().map(|version| numbered(&words.details.version, version))
}

/// `Oxford: Clarendon Press`; for a patent, its holder and where it holds.
fn imprint(source: &Source, words: &Words) -> Option<Inlines> {
    let place = source.location.as_ref().map(|place| term(place, words));
    let publisher = source.publisher.as_ref().map(blocks::inline);
    if venues::is_patent(source) {
        return blocks::join(publisher.into_iter().chain(place), ", ");
    }
    blocks::join(place.into_iter().chain(publisher), ": ")
}

/// How many pages it has, or which.
fn pages(source: &Source, words: &Words) -> Option<Inlines> {
    let pages = source.pages.as_ref()?;
    Some(match page_count(source) {
        Some(_) => counted(&words.details.pages, pages),
        // A page alone needs no word for pages.
        None if source.r#type == Some(Type::Chapter) && !is_one_page(pages) => {
            numbered(&words.details.page_range, pages)
        }
        None => blocks::inline(pages),
    })
}

/// Whether it is one number: `223`, but not `223–230`.
fn is_one_page(pages: &Text) -> bool {
    text::plain(&blocks::inline(pages)).chars().all(|c| c.is_ascii_digit())
}

/// How many pages a whole work has, if that is what is said of its pages: `223`, `xii, 223`.
pub(crate) fn page_count(source: &Source) -> Option<String> {
    let is_whole =
        source.is_book() || matches!(source.r#type, Some(Type::Thesis | Type::Report));
    let pages = text::plain(&blocks::inline(source.pages.as_ref().filter(|_| is_whole)?));
    let mut parts: Vec<_> =
        pages.split([',', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let last = parts.pop()?;
    let is_roman = |part: &&str| part.bytes().all(|byte| b"ivxlcIVXLC".contains(&byte));
    let is_count = last.bytes().all(|byte| byte.is_ascii_digit());
    (is_count && parts.len() <= 1 && parts.iter().all(is_roman)).then_some(pages)
}

/// Volume and number of a journal, or of a work that is a part of no series.
fn volume(source: &Source, words: &Words) -> Option<Inlines> {
    let is_shown = venues::number_of_genre(source).is_some();
    match (&source.volume, &source.number) {
        (Some(volume), Some(number)) if !is_shown => {
            let mut both = blocks::inline(volume);
            both.push(Inline::Text("(".into()));
            both.extend(blocks::inline(number));
            both.push(Inline::Text(")".into()));
            Some(both)
        }
        (Some(volume), _) if is_part(source) => {
            Some(numbered(&words.details.volume, volume))
        }
        (Some(volume), _) => Some(blocks::inline(volume)),
        // The number of a preprint is that of its server.
        (None, Some(number)) if source.r#type == Some(Type::Preprint) => {
            Some(blocks::inline(number))
        }
        (None, Some(number)) if !is_shown => {
            Some(numbered(&words.details.number, number))
        }
        _ => None,
    }
}

/// The volume of a work, and its series with the number that it has there: a volume without
/// a number is that of the series.
fn in_series(
    source: &Source,
    series: Inlines,
    words: &Words,
) -> (Option<Inlines>, Option<Inlines>) {
    let volume = source.volume.as_ref();
    let volume = volume.map(|volume| numbered(&words.details.volume, volume));
    match (&source.number, volume) {
        (Some(number), volume) => {
            let number = blocks::inline(number);
            let starts_with_figure = |inlines: &Inlines| {
                text::plain(inlines).starts_with(|c: char| c.is_ascii_digit())
            };
            let between = if starts_with_figure(&number) { "\u{a0}" } else { ", " };
            (volume, blocks::join([series, number], between))
        }
        (None, Some(volume)) => (None, blocks::join([series, volume], ", ")),
        (None, None) => (None, Some(series)),
    }
}

/// Whether its volume is that of a book or of a series of books.
fn is_part(source: &Source) -> bool {
    let is_in_one =
        matches!(source.r#type, Some(Type::Chapter | Type::Conference | Type::Workshop));
    is_in_one || source.is_book()
}

/// Whether the series is one of a journal, such as the new one, which its volumes count in.
fn is_series_of_journal(source: &Source) -> bool {
    let series = source.series.as_ref().map_or("", Text::as_str);
    let is_counted = series.starts_with(|c: char| c.is_ascii_digit()) && series.len() < 5;
    let is_key = matches!(series, "new-series" | "old-series");
    source.is_article() && (is_counted || is_key)
}

/// A text with words of the schema in the language of the CV: `new-series`.
pub(in crate::resolve) fn term(source: &Text, words: &Words) -> Inlines {
    let parts: Option<Vec<_>> =
        source.as_str().split(", ").map(|part| words.term(part.trim())).collect();
    match parts {
        Some(parts) => vec![Inline::Text(parts.join(", "))],
        None => blocks::inline(source),
    }
}

/// A publication without words of the schema in its series and its place.
pub(super) fn in_words<'a>(source: &'a Source, words: &Words) -> Cow<'a, Source> {
    let in_words = |text: &Option<Text>| {
        let text = text.as_ref()?;
        let is_key = text.as_str().split(", ").all(|part| words.term(part).is_some());
        is_key.then(|| Text::from(text::plain(&term(text, words)).as_str()))
    };
    let (series, location) = (in_words(&source.series), in_words(&source.location));
    if series.is_none() && location.is_none() {
        return Cow::Borrowed(source);
    }
    let mut own = source.clone();
    own.series = series.or(own.series);
    own.location = location.or(own.location);
    Cow::Owned(own)
}

/// A number with its word, unless it is written with one.
fn numbered(pattern: &str, number: &Text) -> Inlines {
    let plain = text::plain(&blocks::inline(number));
    let is_bare = plain.starts_with(|c: char| c.is_ascii_digit())
        || plain.bytes().all(|byte| b"IVXLCM".contains(&byte));
    if !is_bare {
        return blocks::inline(number);
    }
    blocks::filled(&tied(pattern), &[("{number}", number)])
}

/// A count with the word for what is counted, unless it is written with one.
fn counted(pattern: &str, count: &Text) -> Inlines {
    let plain = text::plain(&blocks::inline(count));
    if !plain.ends_with(|c: char| c.is_ascii_digit()) {
        return blocks::inline(count);
    }
    blocks::filled(&tied(pattern), &[("{count}", count)])
}

/// Words that stay on one line.
fn tied(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}
