//! One publication: which field stands where.

use super::{authors, links};
use crate::document::{Block, Field, Inlines, Publication};
use crate::model::entries::{Publication as Source, PublicationType as Type, Status};
use crate::resolve::{Context, blocks, dates};
use crate::text::Inline;

/// A publication as it stands in a list.
pub(super) fn publication(source: &Source, context: Context<'_>) -> Publication {
    let words = context.words;
    let fields = [editors(source, context), isbn(source, context)];
    Publication {
        authors: source
            .authors
            .iter()
            .map(|author| authors::person(author, context))
            .collect(),
        and: authors::conjunction(source.authors.len(), context),
        title: blocks::link_to(blocks::inline(&source.title), links::address(source)),
        venue: venue(source, context),
        details: details(source),
        date: dates::period(&source.period, words),
        note: note(source, context),
        body: body(source, fields),
        reference: None,
    }
}

/// The editors, with their label.
pub(super) fn editors(source: &Source, context: Context<'_>) -> Option<Field> {
    let names = blocks::joined(&source.editors, ", ");
    blocks::field(context.words.label("editors"), names)
}

/// The ISBN, with its label.
pub(super) fn isbn(source: &Source, context: Context<'_>) -> Option<Field> {
    let number = source.isbn.as_ref();
    let number = number.map(|number| vec![Inline::Text(number.as_str().to_owned())]);
    blocks::field(context.words.label("isbn"), number)
}

/// The venue; a preprint or a thesis without one says what it is.
fn venue(source: &Source, context: Context<'_>) -> Option<Inlines> {
    let kind = source.r#type.and_then(type_name);
    let kind = kind.and_then(|kind| context.words.publication_type(kind));
    let kind = || kind.map(|kind| vec![Inline::Text(kind.to_owned())]);
    let publisher = || source.publisher.as_ref().map(blocks::inline);
    source.venue.as_ref().map(blocks::inline).or_else(publisher).or_else(kind)
}

pub(super) fn type_name(kind: Type) -> Option<&'static str> {
    match kind {
        Type::Preprint => Some("preprint"),
        Type::Workshop => Some("workshop"),
        Type::Thesis => Some("thesis"),
        Type::Report => Some("report"),
        Type::Software => Some("software"),
        Type::Dataset => Some("dataset"),
        Type::Article | Type::Conference | Type::Book | Type::Chapter | Type::Other => {
            None
        }
    }
}

/// `35(2), 123–145, Springer, Vienna`.
fn details(source: &Source) -> Option<Inlines> {
    let volume = match (&source.volume, &source.number) {
        (Some(volume), Some(number)) => {
            let mut both = blocks::inline(volume);
            both.push(Inline::Text("(".into()));
            both.extend(blocks::inline(number));
            both.push(Inline::Text(")".into()));
            Some(both)
        }
        (one, other) => one.as_ref().or(other.as_ref()).map(blocks::inline),
    };
    let publisher = source.venue.as_ref().and(source.publisher.as_ref());
    let rest = source.pages.iter().chain(publisher).chain(&source.location);
    blocks::join(volume.into_iter().chain(rest.map(blocks::inline)), ", ")
}

pub(super) fn note(source: &Source, context: Context<'_>) -> Option<Inlines> {
    let status = source.status.and_then(|status| self::status(status, context));
    let status = status.map(|words| vec![Inline::Text(words.to_owned())]);
    let remarks = source.note.iter().chain(&source.award).map(blocks::inline);
    blocks::join(status.into_iter().chain(remarks), ", ")
}

/// How far it has come, in words; nothing of what has appeared.
pub(super) fn status(status: Status, context: Context<'_>) -> Option<&str> {
    let name = match status {
        Status::Published => return None,
        Status::InPress => "in-press",
        Status::Accepted => "accepted",
        Status::UnderReview => "under-review",
        Status::Submitted => "submitted",
        Status::InPreparation => "in-preparation",
    };
    context.words.status(name)
}

/// What stands below: the links, behind the rest.
pub(super) fn body(source: &Source, fields: [Option<Field>; 2]) -> Vec<Block> {
    let mut links = links::identifiers(source);
    let mut rest = blocks::body(&source.body);
    if let Some(Block::Links(own)) = rest.last_mut() {
        links.append(own);
        rest.pop();
    }
    let mut all: Vec<_> = blocks::fields(fields).chain(rest).collect();
    if !links.is_empty() {
        all.push(Block::Links(links));
    }
    all
}
