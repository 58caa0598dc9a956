//! The pieces that entries are made of.

use super::{Context, dates};
use crate::document::{Block, Breaks, Field, Inlines, Item, RowItem};
use crate::model::entries::{Body, Bullet, Link};
use crate::model::many::Many;
use crate::model::placement::Placement;
use crate::model::values::{Text, Url};
use crate::people::{Name, split_marks};
use crate::resources::fonts::Script;
use crate::text::{self, Inline, Point, TextBlock};

/// A text as a tree.
pub(super) fn inline(source: &Text) -> Inlines {
    text::parse(source.as_str())
}

/// The name that a text holds.
pub(super) fn plain_name(source: &Text) -> Name {
    Name::parse(&split_marks(&text::plain(&inline(source))).0)
}

/// A text as a tree, if there is one.
pub(super) fn optional(source: Option<&Text>) -> Option<Inlines> {
    source.map(inline)
}

/// A text under a link, if there is an address; a link inside the text stays its own.
pub(super) fn linked(source: &Text, url: Option<&Url>) -> Inlines {
    link_to(inline(source), url.map(|url| url.as_str().to_owned()))
}

/// A tree under a link to an address, unless it holds one already.
pub(super) fn link_to(content: Inlines, url: Option<String>) -> Inlines {
    match url {
        Some(url) if !holds_link(&content) => vec![Inline::Link { url, content }],
        _ => content,
    }
}

fn holds_link(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link { .. } => true,
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Own(content) => {
            holds_link(content)
        }
        _ => false,
    })
}

/// What an entry is about and where that was, with a link to the place: what is not said is
/// not missed, since the place then leads the entry.
pub(super) fn what_and_where(
    what: Option<Inlines>,
    department: Option<&Text>,
    place: Option<&Text>,
    url: Option<&Url>,
) -> (Option<Inlines>, Option<Inlines>) {
    let has_place = place.is_some();
    let address = || url.map(|url| url.as_str().to_owned());
    let place = place.map(|place| linked(place, url));
    let department = department.map(inline);
    let whole = join(department.into_iter().chain(place), ", ");
    match (what, whole) {
        (Some(what), whole) if has_place => (Some(what), whole),
        (Some(what), whole) => (Some(link_to(what, address())), whole),
        (None, whole) if has_place => (whole, None),
        (None, whole) => (whole.map(|whole| link_to(whole, address())), None),
    }
}

/// Texts as a list: between commas, or semicolons where one of them has commas of its own.
pub(super) fn listed(sources: &[Text]) -> Option<Inlines> {
    let has_commas = sources.iter().any(|source| source.as_str().contains(','));
    joined(sources, if has_commas { "; " } else { ", " })
}

/// Names as a list, the person's own set apart.
pub(super) fn people(sources: &[Text], context: Context<'_>) -> Option<Inlines> {
    let one = |source: &Text| {
        let is_own = context.people.owner().is(&plain_name(source));
        if is_own { vec![Inline::Own(inline(source))] } else { inline(source) }
    };
    let has_commas = sources.iter().any(|source| source.as_str().contains(','));
    join(sources.iter().map(one), if has_commas { "; " } else { ", " })
}

/// Texts one after another.
pub(super) fn joined(sources: &[Text], separator: &str) -> Option<Inlines> {
    join(sources.iter().map(inline), separator)
}

/// Trees one after another; nothing when there are none.
pub(super) fn join(
    parts: impl IntoIterator<Item = Inlines>,
    separator: &str,
) -> Option<Inlines> {
    let mut all = Inlines::new();
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            all.push(Inline::Text(separator.to_owned()));
        }
        all.extend(part);
    }
    (!all.is_empty()).then_some(all)
}

/// The parts of a reference between commas. A comma or the full stop of a sentence at the end
/// of one gives way to it; the full stop of an abbreviation stays (the rule of biblatex's
/// `\addcomma`).
pub(super) fn punctuated(parts: impl IntoIterator<Item = Inlines>) -> Option<Inlines> {
    let without_end = |mut part: Inlines| {
        text::without_end(&mut part);
        part
    };
    join(parts.into_iter().map(without_end), ", ")
}

/// Trees as sentences, without the last full stop; one that begins with a small letter goes
/// on with the one before.
pub(super) fn sentences(parts: impl IntoIterator<Item = Inlines>) -> Option<Inlines> {
    let mut all = Inlines::new();
    for part in parts {
        if !all.is_empty() {
            let goes_on = text::plain(&part).starts_with(char::is_lowercase);
            let is_ended = text::plain(&all).ends_with(['.', '!', '?', '…']);
            let between = match (goes_on, is_ended) {
                (_, true) => " ",
                (true, false) => ", ",
                (false, false) => ". ",
            };
            all.push(Inline::Text(between.to_owned()));
        }
        all.extend(part);
    }
    (!all.is_empty()).then_some(all)
}

/// Words of the language with texts in the places that it names. Each text is read on its
/// own: its markup ends where it ends, and a name of a place in it is a text. Where two texts
/// meet, as in Chinese, words of other scripts stand apart: `物理学博士`, `物理学 PhD`.
pub(super) fn filled(pattern: &str, texts: &[(&str, &Text)]) -> Inlines {
    let (mut all, mut rest) = (Inlines::new(), pattern);
    let next = |rest: &str| {
        let places = texts.iter().filter_map(|(place, text)| {
            rest.find(place).map(|at| (at, at + place.len(), *text))
        });
        places.min_by_key(|(at, ..)| *at)
    };
    while let Some((start, end, text)) = next(rest) {
        let content = inline(text);
        let meets = start == 0 && stand_apart(&all, &content);
        let between = if meets { " " } else { &rest[..start] };
        all.push(Inline::Text(between.to_owned()));
        all.extend(content);
        rest = &rest[end..];
    }
    all.push(Inline::Text(rest.to_owned()));
    all.retain(|inline| *inline != Inline::Text(String::new()));
    all
}

/// Words of the language with a tree in the place that they name; no line ends before it.
pub(super) fn around(pattern: &str, place: &str, content: Inlines) -> Inlines {
    let (before, behind) = pattern.split_once(place).unwrap_or((pattern, ""));
    let before = match before.strip_suffix(' ') {
        Some(words) => &format!("{words}\u{a0}"),
        None => before,
    };
    let words = |words: &str| {
        (!words.is_empty()).then(|| Inline::Text(words.to_owned())).into_iter()
    };
    words(before).chain(content).chain(words(behind)).collect()
}

/// Whether a space belongs between two trees: where a word meets another, unless both are of
/// a script without spaces.
fn stand_apart(before: &[Inline], behind: &[Inline]) -> bool {
    let (before, behind) = (text::plain(before), text::plain(behind));
    let (Some(last), Some(first)) = (before.chars().last(), behind.chars().next()) else {
        return false;
    };
    let has_spaces =
        |one: char| Script::of(one).is_none_or(|script| script.tag != "hani");
    match (has_spaces(last), has_spaces(first)) {
        (true, true) => !last.is_whitespace() && !first.is_whitespace(),
        (true, false) => !last.is_whitespace() && first.is_alphanumeric(),
        (false, true) => !first.is_whitespace() && last.is_alphanumeric(),
        (false, false) => false,
    }
}

/// A text with another in parentheses behind it; one alone has none.
pub(super) fn qualified(first: Option<&Text>, second: Option<&Text>) -> Option<Inlines> {
    match (first, second) {
        (Some(first), Some(second)) => {
            join([Some(inline(first)), remark([second])].into_iter().flatten(), " ")
        }
        (one, other) => one.or(other).map(inline),
    }
}

/// Texts in parentheses behind a heading; nothing when there are none.
pub(super) fn remark<'a>(sources: impl IntoIterator<Item = &'a Text>) -> Option<Inlines> {
    let content = join(sources.into_iter().map(inline), ", ")?;
    let (open, close) = (Inline::Text("(".into()), Inline::Text(")".into()));
    Some(std::iter::once(open).chain(content).chain([close]).collect())
}

/// The paragraphs and points of texts.
pub(super) fn texts(sources: &Many<Text>) -> impl Iterator<Item = Block> {
    sources.iter().flat_map(written)
}

/// A text that stands by itself: its paragraphs and points.
pub(super) fn written(text: &Text) -> Vec<Block> {
    let blocks = text::blocks(text.as_str()).into_iter();
    let block = blocks.map(|block| match block {
        TextBlock::Paragraph(text) => Block::Paragraph(text::parse(&text)),
        TextBlock::Points(found) => Block::Items(points(&found)),
    });
    block.collect()
}

fn points(found: &[Point]) -> Vec<Item> {
    let item = |point: &Point| Item {
        number: point.number,
        text: text::parse(&point.text),
        date: None,
        items: points(&point.points),
    };
    found.iter().map(item).collect()
}

/// The paragraphs of texts: each text is one or, with blank lines in it, more.
pub(super) fn paragraphs(sources: &Many<Text>) -> Vec<Inlines> {
    let split = sources.iter().flat_map(|source| text::paragraphs(source.as_str()));
    split.map(|paragraph| text::parse(&paragraph)).collect()
}

/// A label and a text, if there is one.
pub(super) fn field(label: String, text: Option<Inlines>) -> Option<Field> {
    text.map(|text| Field { label, text })
}

/// Labels and texts on one line; nothing when there are none.
pub(super) fn fields(
    found: impl IntoIterator<Item = Option<Field>>,
) -> impl Iterator<Item = Block> {
    let found: Vec<_> = found.into_iter().flatten().collect();
    (!found.is_empty()).then_some(Block::Fields(found)).into_iter()
}

/// What every entry may hold: its paragraphs, points and links.
pub(super) fn body(source: &Body, context: Context<'_>) -> Vec<Block> {
    let mut blocks: Vec<_> = texts(&source.summary).collect();
    if !source.highlights.is_empty() {
        blocks.push(Block::Items(items(&source.highlights, context)));
    }
    if !source.links.is_empty() {
        blocks
            .push(Block::Row(source.links.iter().map(link).map(RowItem::from).collect()));
    }
    blocks
}

/// Where pages break.
pub(super) fn breaks(placement: Placement) -> Breaks {
    Breaks {
        is_before: placement.break_before == Some(true),
        is_kept: placement.keep == Some(true),
    }
}

/// Points and the points below them, with the numbers that they are written with.
pub(super) fn items(source: &Many<Bullet>, context: Context<'_>) -> Vec<Item> {
    let written = text::all_numbered(source.iter().map(|point| point.text.as_str()));
    let item = |(at, bullet): (usize, &Bullet)| {
        let own = written.as_ref().map(|all| all[at]);
        let text = own.map_or(bullet.text.as_str(), |(_, rest)| rest);
        let (text, mut below) = with_points(text);
        below.extend(items(&bullet.items, context));
        Item {
            number: own.map(|(number, _)| number),
            text,
            date: dates::of_entry(&bullet.period, context),
            items: below,
        }
    };
    source.iter().enumerate().map(item).collect()
}

/// The text of a point, and the points below it, which are its lines that begin with `- `.
fn with_points(text: &str) -> (Inlines, Vec<Item>) {
    if text.contains('\n')
        && let [TextBlock::Paragraph(text), TextBlock::Points(found)] =
            text::blocks(text).as_slice()
    {
        return (text::parse(text), points(found));
    }
    (text::parse(text), Vec::new())
}

/// Points that have numbers, whether they are written with them or not.
pub(super) fn numbered(source: &Many<Bullet>, context: Context<'_>) -> Vec<Item> {
    let mut items = items(source, context);
    for (number, item) in (1..).zip(&mut items) {
        item.number.get_or_insert(number);
    }
    items
}

/// A link: its words, under the address if there is one.
pub(super) fn link(source: &Link) -> Inlines {
    linked(&source.label, source.url.as_ref())
}
