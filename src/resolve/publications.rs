//! The list of publications.

use super::{Context, blocks, dates};
use crate::document::{Author, Block, Field, Inlines, Publication};
use crate::model::entries::{
    Author as AuthorSource, Publication as Source, PublicationType as Type, Status,
};
use crate::text::Inline;

/// The marks behind an author's name, in the order of the legend.
const MARKS: [(&str, &str, Claim); 3] = [
    ("*", "equal", |author| author.equal == Some(true)),
    ("†", "corresponding", |author| author.corresponding == Some(true)),
    ("‡", "student", |author| author.student == Some(true)),
];

type Claim = fn(&AuthorSource) -> bool;

/// The list, and below it the meaning of the marks that it uses.
pub(super) fn list(sources: &[Source], context: Context<'_>) -> Vec<Block> {
    let publications =
        sources.iter().map(|source| publication(source, context)).collect();
    let is_used = |claim: Claim| {
        sources.iter().flat_map(|source| &source.authors).any(|author| has(author, claim))
    };
    let legend: Vec<_> = MARKS
        .iter()
        .filter(|(_, _, claim)| is_used(*claim))
        .map(|(mark, name, _)| ((*mark).to_owned(), context.words.mark(name)))
        .collect();
    let mut blocks = vec![Block::Publications(publications)];
    if !legend.is_empty() {
        blocks.push(Block::Legend(legend));
    }
    blocks
}

fn has(author: &AuthorSource, claim: Claim) -> bool {
    let is_starred = author.name.as_str().trim_end().ends_with('*');
    claim(author)
        || is_starred && claim(&AuthorSource { equal: Some(true), ..author.clone() })
}

fn publication(source: &Source, context: Context<'_>) -> Publication {
    let words = context.words;
    let fields = [
        blocks::field(words.label("editors"), blocks::joined(&source.editors, ", ")),
        blocks::field(
            words.label("isbn"),
            source.isbn.as_ref().map(|isbn| vec![Inline::Text(isbn.as_str().to_owned())]),
        ),
    ];
    Publication {
        authors: source.authors.iter().map(|author| person(author, context)).collect(),
        and: conjunction(source.authors.len(), context),
        title: blocks::link_to(blocks::inline(&source.title), address(source)),
        venue: venue(source, context),
        details: details(source),
        date: dates::period(&source.period, words),
        note: note(source, context),
        body: body(source, fields),
    }
}

fn person(source: &AuthorSource, context: Context<'_>) -> Author {
    let name = name(source);
    let marks = MARKS.iter().filter(|(_, _, claim)| has(source, *claim));
    Author {
        is_self: context.owner.is(&name),
        marks: marks.map(|(mark, ..)| *mark).collect(),
        url: page(source),
        name,
    }
}

/// The author's page: the one given, or that of the ORCID iD.
fn page(source: &AuthorSource) -> Option<String> {
    let own = source.url.as_ref().map(|url| url.as_str().to_owned());
    let orcid = source.orcid.as_ref();
    own.or_else(|| orcid.map(|orcid| format!("https://orcid.org/{}", orcid.as_str())))
}

/// The name without the star of equal contribution.
fn name(source: &AuthorSource) -> String {
    source.name.as_str().trim().trim_end_matches('*').trim_end().to_owned()
}

fn conjunction(authors: usize, context: Context<'_>) -> String {
    match authors {
        0 | 1 => String::new(),
        2 => format!(" {} ", context.words.and),
        _ => format!("{} ", context.words.and_of_many),
    }
}

/// Where the title leads: to the address given, or the DOI, or arXiv.
fn address(source: &Source) -> Option<String> {
    let url = source.url.as_ref().map(|url| url.as_str().to_owned());
    url.or_else(|| doi_address(source)).or_else(|| arxiv_address(source))
}

fn doi_address(source: &Source) -> Option<String> {
    source.doi.as_ref().map(|doi| format!("https://doi.org/{}", doi.as_str()))
}

fn arxiv_address(source: &Source) -> Option<String> {
    source
        .arxiv
        .as_ref()
        .map(|number| format!("https://arxiv.org/abs/{}", number.as_str()))
}

/// The venue; a preprint or a thesis without one says what it is.
fn venue(source: &Source, context: Context<'_>) -> Option<Inlines> {
    let kind = source.r#type.and_then(type_name);
    let kind = kind.and_then(|kind| context.words.publication_type(kind));
    let kind = || kind.map(|kind| vec![Inline::Text(kind.to_owned())]);
    let publisher = || source.publisher.as_ref().map(blocks::inline);
    source.venue.as_ref().map(blocks::inline).or_else(publisher).or_else(kind)
}

fn type_name(kind: Type) -> Option<&'static str> {
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

fn note(source: &Source, context: Context<'_>) -> Option<Inlines> {
    let status = source.status.and_then(|status| {
        let name = match status {
            Status::Published => return None,
            Status::InPress => "in-press",
            Status::Accepted => "accepted",
            Status::UnderReview => "under-review",
            Status::Submitted => "submitted",
            Status::InPreparation => "in-preparation",
        };
        context.words.status(name).map(|words| vec![Inline::Text(words.to_owned())])
    });
    let remarks = source.note.iter().chain(&source.award).map(blocks::inline);
    blocks::join(status.into_iter().chain(remarks), ", ")
}

/// What stands below: the DOI and arXiv's number among the links, then the rest.
fn body(source: &Source, fields: [Option<Field>; 2]) -> Vec<Block> {
    let numbers = [
        (
            source.doi.as_ref().map(|doi| format!("doi:{}", doi.as_str())),
            doi_address(source),
        ),
        (
            source.arxiv.as_ref().map(|number| format!("arXiv:{}", number.as_str())),
            arxiv_address(source),
        ),
    ];
    let numbers = numbers.into_iter().filter_map(|(label, url)| {
        label.map(|label| blocks::link_to(vec![Inline::Text(label)], url))
    });
    let mut links: Vec<_> = numbers.collect();
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
