//! A letter: where and when it was written, to whom, and its text in blocks.

use super::blocks;
use super::dates;
use super::words::Words;
use crate::document::{Block, Enclosures, Inlines, Item, Letter};
use crate::model::date::PartialDate;
use crate::model::letter::Letter as Source;
use crate::model::many::Many;
use crate::model::values::Text;
use crate::text::{self, Inline, Point, TextBlock};

/// What stands on the page of a letter of this day.
pub(super) fn resolve(
    source: &Source,
    day: Option<PartialDate>,
    words: &Words,
) -> Letter {
    Letter {
        date: written(source.place.as_ref(), day, words),
        recipient: source.recipient.iter().flat_map(lines).collect(),
        subject: blocks::optional(source.subject.as_ref()),
        opening: blocks::optional(source.opening.as_ref()),
        body: source.body.iter().flat_map(body).collect(),
        closing: blocks::optional(source.closing.as_ref())
            .unwrap_or_else(|| vec![Inline::Text(words.letter.closing.clone())]),
        enclosures: enclosures(&source.enclosures, words),
    }
}

/// Where and when: either may be missing.
fn written(
    place: Option<&Text>,
    day: Option<PartialDate>,
    words: &Words,
) -> Option<Inlines> {
    let Some(day) = day else { return blocks::optional(place) };
    let date = dates::in_words(day, words);
    let Some(place) = place else { return Some(vec![Inline::Text(date)]) };
    let form = words.letter.place_and(day.day.is_some()).replace("{date}", &date);
    Some(blocks::filled(&form, &[("{place}", place)]))
}

/// A text of several lines, each on its own.
fn lines(source: &Text) -> impl Iterator<Item = Inlines> {
    let lines = source.as_str().lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(text::parse)
}

fn body(source: &Text) -> impl Iterator<Item = Block> {
    text::blocks(source.as_str()).into_iter().map(|block| match block {
        TextBlock::Paragraph(text) => Block::Paragraph(text::parse(&text)),
        TextBlock::Points(points) => Block::Items(items(&points)),
    })
}

fn items(points: &[Point]) -> Vec<Item> {
    let item = |point: &Point| Item {
        number: point.number,
        text: text::parse(&point.text),
        date: None,
        items: items(&point.points),
    };
    points.iter().map(item).collect()
}

fn enclosures(sources: &Many<Text>, words: &Words) -> Option<Enclosures> {
    let pieces: Vec<_> = sources.iter().flat_map(lines).collect();
    let label = words.enclosures(pieces.len());
    (!pieces.is_empty()).then_some(Enclosures { label, pieces })
}
