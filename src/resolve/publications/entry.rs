//! One publication: which field stands where.

use super::{authors, details, links, people, venues};
use crate::document::{Block, Inlines, Number, Publication, RowItem};
use crate::model::entries::{Publication as Source, Status};
use crate::model::publications::Layout;
use crate::resolve::words::Words;
use crate::resolve::{Context, blocks, dates};
use crate::resources::styles::language;
use crate::text::{self, Inline};

/// A publication as it stands in a list.
pub(super) fn publication(
    source: &Source,
    number: Option<Number>,
    layout: &Layout,
    context: Context<'_>,
) -> Publication {
    let words = context.words;
    let others = people::others(source, layout, context).into_iter();
    // Translators stand behind the title, and the editors of a book before its.
    let others = others.filter(|part| part.role != people::TRANSLATOR);
    let facts = editors(source, layout, context)
        .filter(|_| !people::are_before_book(source))
        .into_iter()
        .chain(others.map(|part| part.written))
        .chain(isbn(source, context));
    let venue = venues::venue(source, layout, context);
    // A preprint has appeared at arXiv and nowhere else.
    let arxiv = links::arxiv_number(source).filter(|_| source.venue.is_none());
    let links = links::identifiers(source, arxiv.is_some(), layout, context);
    let address = links::address(source);
    let number_at_arxiv = arxiv.clone().map(RowItem::from);
    let is_repeated = address.as_ref().is_some_and(|address| {
        let mut numbers = links.iter().chain(&number_at_arxiv);
        numbers.any(|link| links::leads_to(link, address))
    });
    let translators = people::translators(source, layout, context);
    let details = details::details(source, arxiv, translators, words);
    Publication {
        number,
        authors: people::in_front(source, layout, context),
        title: blocks::link_to(title(source), address),
        language: language(source, words),
        is_link_repeated: is_repeated,
        venue,
        details,
        date: dates::of_publication(&source.period, layout.months == Some(true), words),
        note: note(source, context),
        body: body(source, facts, links, context),
        reference: None,
    }
}

/// The language of the title, where it is another than that of the CV.
fn language(source: &Source, words: &Words) -> Option<String> {
    let tag = language::tag(source.language.as_ref()?.as_str())?;
    let first = |tag: &str| tag.split('-').next().map(str::to_lowercase);
    (first(&tag) != first(words.locale.tag())).then_some(tag)
}

/// The title; that of a book is emphasised, as a journal is where an article has appeared.
fn title(source: &Source) -> Inlines {
    let title = blocks::inline(&source.title);
    if source.is_book() { vec![Inline::Emphasis(title)] } else { title }
}

/// The editors with their label, unless they stand in front.
pub(super) fn editors(
    source: &Source,
    layout: &Layout,
    context: Context<'_>,
) -> Option<Inlines> {
    if people::is_edited(source) {
        return None;
    }
    let label = context.words.label_of("editors", source.editors.len());
    labelled(&label, authors::editors(source, layout, context)?)
}

/// The ISBN, with its label.
pub(super) fn isbn(source: &Source, context: Context<'_>) -> Option<Inlines> {
    let number = source.isbn.as_ref()?.as_str().to_owned();
    labelled(&context.words.label("isbn"), vec![Inline::Text(number)])
}

/// A text behind its label.
pub(super) fn labelled(label: &str, text: Inlines) -> Option<Inlines> {
    blocks::join([vec![Inline::Text(label.to_owned())], text], ":\u{a0}")
}

/// How far it has come, in words. What has appeared says nothing, and what is in
/// preparation stands under a heading that says so.
pub(super) fn status<'a>(source: &Source, context: Context<'a>) -> Option<&'a str> {
    let is_said =
        |status: &Status| matches!(status, Status::Published | Status::InPreparation);
    let status = source.status.filter(|status| !is_said(status))?;
    context.words.status(status.name())
}

/// How far it has come, how it was presented, and the remarks; nothing twice.
pub(super) fn note(source: &Source, context: Context<'_>) -> Option<Inlines> {
    let words = context.words;
    let status = status(source, context);
    let presentation = source.presentation.and_then(|how| words.presentation(how.name()));
    let own: Vec<_> = status.into_iter().chain(presentation).collect();
    let remarks = source.note.iter().chain(&source.award).map(blocks::inline);
    let remarks = remarks.filter(|remark| {
        let remark = text::plain(remark).to_lowercase();
        !own.iter().any(|word| word.to_lowercase() == remark)
    });
    let own = own.iter().map(|word| vec![Inline::Text((*word).to_owned())]);
    blocks::sentences(own.chain(remarks))
}

/// Who presented it and how it was received, each with its label.
fn received(source: &Source, context: Context<'_>) -> impl Iterator<Item = Inlines> {
    let said = [
        ("presented-by", blocks::people(&source.presented_by, context)),
        ("rank", blocks::optional(source.rank.as_ref())),
        ("quartile", blocks::optional(source.quartile.as_ref())),
        ("impact-factor", blocks::optional(source.impact_factor.as_ref())),
        ("citations", blocks::optional(source.citations.as_ref())),
    ];
    let facts = said.into_iter();
    facts.filter_map(move |(name, text)| labelled(&context.words.label(name), text?))
}

/// What stands below, and the row that ends it: facts, then links. Facts stand before a text.
pub(super) fn body(
    source: &Source,
    facts: impl IntoIterator<Item = Inlines>,
    links: Vec<RowItem>,
    context: Context<'_>,
) -> Vec<Block> {
    let mut all = blocks::body(&source.body, context);
    let own = match all.pop() {
        Some(Block::Row(own)) => own,
        other => {
            all.extend(other);
            Vec::new()
        }
    };
    let facts = facts.into_iter().chain(received(source, context));
    let mut row: Vec<_> = facts.map(RowItem::from).collect();
    if !row.is_empty() && !all.is_empty() {
        all.insert(0, Block::Row(std::mem::take(&mut row)));
    }
    row.extend(links.into_iter().chain(own));
    if !row.is_empty() {
        all.push(Block::Row(row));
    }
    all
}
