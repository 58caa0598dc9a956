//! Where a publication appeared, in full or by its short name.

use super::{authors, people};
use crate::document::Inlines;
use crate::model::entries::{Publication as Source, PublicationType as Type};
use crate::model::publications::{Layout, VenueForm};
use crate::model::values::Text;
use crate::preprints;
use crate::resolve::{Context, blocks, words::Words};
use crate::text::{self, Inline};

/// What it is, if that says more than the venue, and where it appeared. The name of what it
/// appeared in is emphasised; that of a school or an institute is not. A book has appeared
/// nowhere but at its publisher's, which stands among the details.
pub(super) fn venue(
    source: &Source,
    layout: &Layout,
    context: Context<'_>,
) -> Option<Inlines> {
    let words = context.words;
    let is_of_school = matches!(source.r#type, Some(Type::Thesis | Type::Report));
    // A server has published nothing; it keeps a manuscript.
    let is_server = source.r#type == Some(Type::Preprint)
        && source
            .venue
            .as_ref()
            .is_some_and(|venue| preprints::is_server(venue.as_str()));
    let without_end = |mut venue: Inlines| {
        text::without_end(&mut venue);
        venue
    };
    let venue =
        written(source, layout).map(without_end).map(|venue| match source.r#type {
            _ if is_of_school || is_server => venue,
            Some(Type::Chapter) => {
                let mut book = editors_of_book(source, layout, context);
                book.push(Inline::Emphasis(venue));
                blocks::around(&words.in_book, "{book}", book)
            }
            _ => vec![Inline::Emphasis(venue)],
        });
    let has_own = source.genre.is_some() || is_of_school || is_server;
    let genre = genre(source, words).filter(|_| has_own || venue.is_none());
    let number = number_of_genre(source).map(blocks::inline);
    let genre = blocks::join(genre.into_iter().chain(number), " ");
    blocks::join(genre.into_iter().chain(venue), ", ")
}

/// `A. Lovelace and C. Babbage (eds.), `: the editors of the book that a chapter is in.
fn editors_of_book(source: &Source, layout: &Layout, context: Context<'_>) -> Inlines {
    if !people::are_before_book(source) {
        return Inlines::new();
    }
    let mut names = authors::editors(source, layout, context).unwrap_or_default();
    let label = context.words.editors_behind(source.editors.len()).replace(' ', "\u{a0}");
    names.push(Inline::Text(format!(" ({label}), ")));
    names
}

/// The number of a report or a patent, which stands behind what it is: `Technical report 12`.
pub(super) fn number_of_genre(source: &Source) -> Option<&Text> {
    let is_report = source.r#type == Some(Type::Report) && source.volume.is_none();
    source.number.as_ref().filter(|_| is_report || is_patent(source))
}

/// Whether it is a patent or the application for one.
pub(super) fn is_patent(source: &Source) -> bool {
    let genre = source.genre.as_ref().map(Text::as_str);
    matches!(genre, Some("patent" | "patent-application"))
}

/// What it is: in the author's words, or by its type where that says something.
pub(super) fn genre(source: &Source, words: &Words) -> Option<Inlines> {
    let own = source.genre.as_ref().map(|genre| match words.genre(genre.as_str()) {
        Some(genre) => vec![Inline::Text(genre.replace(' ', "\u{a0}"))],
        None => blocks::inline(genre),
    });
    let of_type = || {
        let kind = source.r#type.filter(|kind| says_more(*kind))?;
        let kind = words.publication_type(kind.name())?;
        Some(vec![Inline::Text(kind.replace(' ', "\u{a0}"))])
    };
    own.or_else(of_type)
}

/// Whether the type says something that the venue does not.
fn says_more(kind: Type) -> bool {
    !matches!(
        kind,
        Type::Article
            | Type::Conference
            | Type::Book
            | Type::EditedVolume
            | Type::Chapter
            | Type::Translation
            | Type::Review
            | Type::Other
    )
}

fn written(source: &Source, layout: &Layout) -> Option<Inlines> {
    let venue = source.venue.as_ref().or(source.venue_short.as_ref())?;
    let full = blocks::inline(venue);
    let name = folded(&text::plain(&full));
    let known = layout.abbreviations.iter().find(|(short, names)| {
        folded(short) == name || names.iter().any(|full| folded(full.as_str()) == name)
    });
    let short = match (&source.venue_short, known) {
        (Some(short), _) => Some(blocks::inline(short)),
        (None, Some((short, _))) => Some(vec![Inline::Text(short.clone())]),
        (None, None) => None,
    };
    let Some(short) = short else { return Some(full) };
    // A venue that the source gives by its short name is written in full where it can be.
    let stands_for = known.and_then(|(_, names)| names.first());
    let is_short = folded(&text::plain(&short)) == name;
    let full = match stands_for.filter(|_| is_short) {
        Some(name) => vec![Inline::Text(name.as_str().to_owned())],
        None => full,
    };
    Some(match layout.venues.unwrap_or(VenueForm::Full) {
        VenueForm::Short => short,
        VenueForm::Both if full != short => {
            let mut both = full;
            both.push(Inline::Text(" (".into()));
            both.extend(short);
            both.push(Inline::Text(")".into()));
            both
        }
        VenueForm::Full | VenueForm::Both => full,
    })
}

/// A name without what makes no difference: capitals, and how an apostrophe is typed.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('’', "'")
}
