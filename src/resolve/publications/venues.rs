//! Where a publication appeared, in full or by its short name.

use crate::document::Inlines;
use crate::model::entries::{Publication as Source, PublicationType as Type};
use crate::model::publications::{Layout, VenueForm};
use crate::resolve::{blocks, words::Words};
use crate::text::{self, Inline};

/// The venue; a preprint, a thesis and the like say what they are. A book has appeared nowhere
/// but at its publisher's.
pub(super) fn venue(source: &Source, layout: &Layout, words: &Words) -> Option<Inlines> {
    let kind = source.r#type.filter(|kind| says_more(*kind));
    let kind = kind.and_then(|kind| words.publication_type(kind.name()));
    let kind = || kind.map(|kind| vec![Inline::Text(kind.to_owned())]);
    let Some(venue) = written(source, layout) else {
        let publisher = || source.publisher.as_ref().map(blocks::inline);
        let is_book = source.r#type == Some(Type::Book);
        return kind().or_else(|| publisher().filter(|_| !is_book));
    };
    match source.r#type {
        Some(Type::Thesis | Type::Report) => {
            blocks::join(kind().into_iter().chain([venue]), ", ")
        }
        _ => Some(venue),
    }
}

/// Whether the type says something that the venue does not.
pub(super) fn says_more(kind: Type) -> bool {
    !matches!(
        kind,
        Type::Article | Type::Conference | Type::Book | Type::Chapter | Type::Other
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
