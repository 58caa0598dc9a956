//! One publication as a citation style writes it, with what the style leaves out behind it.

use super::{authors, details, entry, links, people, venues};
use crate::document::{Author, Block, Inlines, Number, Publication, RowItem, Run};
use crate::model::date::When;
use crate::model::entries::Publication as Source;
use crate::model::publications::Layout;
use crate::model::values::{Arxiv, Count, Doi, Text};
use crate::resolve::{Context, blocks};
use crate::resources::styles::{Piece, Request, Style, WrittenReference};
use crate::text::{self, Inline};

/// A publication in a style; nothing where the style cannot be applied to it.
pub(super) fn publication(
    source: &Source,
    number: Option<Number>,
    style: &Style,
    layout: &Layout,
    context: Context<'_>,
) -> Option<Publication> {
    let words = context.words;
    let source = &details::in_words(source, words);
    let people = authors::everyone(source, layout, context);
    let edition = source.edition.as_ref();
    let edition = edition.map(|edition| text::plain(&details::edition(edition, words)));
    let page_count = details::page_count(source);
    let address = links::address(source);
    let genre = venues::genre(source, words);
    let genre = genre.map(|genre| text::plain(&genre));
    let instead_of_date = instead_of_date(source, context);
    let written = style.write(Request {
        source,
        owner: context.people.owner(),
        own: people.iter().position(|person| person.is_self),
        max_authors: layout.max_authors.map(Count::get),
        address: address.as_deref(),
        genre: genre.as_deref(),
        status: instead_of_date.as_deref(),
        edition: edition.as_deref(),
        page_count: page_count.as_deref(),
    })?;
    let note = note(source, instead_of_date, &written, context);
    let body = body(source, address, &written, layout, context);
    let run = |piece| match piece {
        Piece::Text(text) => Run::Text(text),
        Piece::Name { author, name } => {
            Run::Author(Author { name, ..people[author].clone() })
        }
    };
    let reference = written.pieces.into_iter().map(run).collect();
    let reference = Some(reference);
    Some(Publication { number, reference, note, body, ..Publication::default() })
}

/// What stands where a date would, for a publication without one: `Spring 2023`, or how
/// far it has come.
fn instead_of_date(source: &Source, context: Context<'_>) -> Option<String> {
    let dates = &source.period.date;
    let has_date =
        dates.iter().any(|when| matches!(when, When::On(_) | When::Expected(_)));
    if has_date || source.period.start.is_some() {
        return None;
    }
    let words = dates.iter().find_map(|when| match when {
        When::Words(words) => Some(words.clone()),
        When::On(_) | When::Expected(_) | When::Present => None,
    });
    words.or_else(|| entry::status(source, context).map(str::to_owned))
}

/// The remarks, and what the style has no place for: what was to stand for the date, and
/// what it is in the author's words.
fn note(
    source: &Source,
    instead_of_date: Option<String>,
    written: &WrittenReference,
    context: Context<'_>,
) -> Option<Inlines> {
    let status = entry::status(source, context);
    let date = instead_of_date.filter(|words| Some(words.as_str()) != status);
    let date = date.filter(|words| !written.holds(words));
    let mut rest = source.clone();
    if status.is_some_and(|status| written.holds(status)) {
        rest.status = None;
    }
    let date = date.map(|words| vec![Inline::Text(words)]);
    let collaboration = source.collaboration.as_ref().map(blocks::inline);
    let collaboration = collaboration.filter(|name| !written.holds(&text::plain(name)));
    let own = source.genre.as_ref().and_then(|_| venues::genre(source, context.words));
    let own = own.filter(|genre| !written.holds(&text::plain(genre)));
    let version = details::version(source, context.words);
    let is_version_shown =
        source.version.as_ref().is_some_and(|version| written.holds(version.as_str()));
    let version = version.filter(|_| !is_version_shown);
    let before = date.into_iter().chain(collaboration).chain(own).chain(version);
    blocks::sentences(before.chain(entry::note(&rest, context)))
}

/// What stands below, without what the reference says already.
fn body(
    source: &Source,
    address: Option<String>,
    written: &WrittenReference,
    layout: &Layout,
    context: Context<'_>,
) -> Vec<Block> {
    let are_shown =
        |names: &[&Text]| names.iter().all(|name| written.holds(&family(name)));
    let is_isbn_shown =
        source.isbn.as_ref().is_some_and(|isbn| written.holds(isbn.as_str()));
    let editors: Vec<_> = source.editors.iter().collect();
    let editors =
        entry::editors(source, layout, context).filter(|_| !are_shown(&editors));
    let others = people::others(source, layout, context);
    let others = others.into_iter().filter(|part| !are_shown(&part.names));
    let isbn = entry::isbn(source, context).filter(|_| !is_isbn_shown);
    let links = links::identifiers(source, false, layout, context);
    let facts = editors.into_iter().chain(others.map(|part| part.written)).chain(isbn);
    let mut body = entry::body(source, facts, links, context);
    let mut links = match body.pop() {
        Some(Block::Row(links)) => links,
        other => {
            body.extend(other);
            Vec::new()
        }
    };
    links.retain(|link| !is_shown(link, source, written));
    // A style without titles has none that could lead there.
    if let Some(address) = address.filter(|address| !written.leads_to(address))
        && !links.iter().any(|link| links::leads_to(link, &address))
    {
        let label = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let label = vec![Inline::Text(label.to_owned())];
        links.insert(0, RowItem::Link { url: address, content: label });
    }
    if !links.is_empty() {
        body.push(Block::Row(links));
    }
    body
}

/// Whether a link is an identifier that the reference shows.
fn is_shown(link: &RowItem, source: &Source, written: &WrittenReference) -> bool {
    let doi = source.doi.as_ref().map(Doi::as_str);
    let arxiv = source.arxiv.as_ref().map(Arxiv::as_str);
    let numbers =
        [(links::doi_address(source), doi), (links::arxiv_address(source), arxiv)];
    numbers.into_iter().any(|(address, number)| {
        address.zip(number).is_some_and(|(address, number)| {
            links::leads_to(link, &address) && written.holds(number)
        })
    })
}

/// The last word of the family name.
fn family(name: &Text) -> String {
    let name = text::plain(&blocks::inline(name));
    let family = name.split(',').next().unwrap_or_default().trim();
    family.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned()
}
