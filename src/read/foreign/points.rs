//! Points and lists in the texts of other programs.

use super::nodes::words;
use crate::text::{Point, TextBlock, blocks};
use crate::tree::Node;

/// Signs that begin a point where a text is typed.
const BULLETS: [&str; 6] = ["• ", "· ", "▪ ", "◦ ", "● ", "‣ "];

/// A text in which lines that begin with a bullet are points.
pub(super) fn bullets(text: &str) -> Option<String> {
    let mark = |line: &str| {
        let bare = line.trim_start();
        BULLETS.iter().find_map(|mark| bare.strip_prefix(mark).map(str::to_owned))
    };
    let is_list = text.contains('\n') && text.lines().any(|line| mark(line).is_some());
    let lines = text.lines().map(|line| match mark(line) {
        Some(point) => {
            let indent = &line[..line.len() - line.trim_start().len()];
            format!("{indent}- {}", point.trim_start())
        }
        None => line.to_owned(),
    });
    is_list.then(|| lines.collect::<Vec<_>>().join("\n"))
}

/// A point without the bullet that it was typed with.
fn without_bullet(text: &str) -> &str {
    BULLETS.iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text).trim_start()
}

/// A text of paragraphs with points behind them, as the paragraphs and the points.
pub(super) fn divided(node: &Node) -> Option<(Option<Node>, Vec<Node>)> {
    let mut blocks = blocks(node.text()?);
    let Some(TextBlock::Points(points)) = blocks.pop() else { return None };
    let mut paragraphs = Vec::new();
    for block in blocks {
        match block {
            TextBlock::Paragraph(text) => paragraphs.push(text),
            TextBlock::Points(_) => return None,
        }
    }
    if has_numbers(&points) {
        return None;
    }
    let before = (!paragraphs.is_empty()).then(|| words(node, &paragraphs.join("\n\n")));
    Some((before, points.iter().map(|it| as_node(it, node)).collect()))
}

fn has_numbers(points: &[Point]) -> bool {
    points.iter().any(|point| point.number.is_some() || has_numbers(&point.points))
}

fn as_node(point: &Point, place: &Node) -> Node {
    let text = words(place, &point.text);
    if point.points.is_empty() {
        return text;
    }
    let items = point.points.iter().map(|it| as_node(it, place)).collect();
    let items = Node::sequence(place.span, items);
    super::nodes::group(place.span, [("text", text), ("items", items)])
}

/// Texts in which commas divide a list, as the items of it.
pub(super) fn listed(texts: &[Node]) -> Vec<Node> {
    let [one] = texts else { return texts.to_vec() };
    let text = one.text().unwrap_or_default();
    // What ends as a sentence does, or has one inside, is no list.
    let is_sentence = text.ends_with(['.', '!', '?'])
        || [". ", ": ", "; "].iter().any(|end| text.contains(end));
    let parts = between_commas(text);
    let is_whole = |part: &&str| {
        let count = |sign: char| part.matches(sign).count();
        !part.is_empty()
            && [('(', ')'), ('[', ']'), ('{', '}')]
                .iter()
                .all(|(a, b)| count(*a) == count(*b))
            && ['"', '*', '`', '$'].iter().all(|sign| count(*sign) % 2 == 0)
            && part.matches("**").count().is_multiple_of(2)
    };
    if is_sentence || parts.len() < 2 || !parts.iter().all(is_whole) {
        return texts.to_vec();
    }
    parts.into_iter().map(|part| words(one, part)).collect()
}

/// The parts of a text between commas that stand outside of brackets.
fn between_commas(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && text[at + 1..].starts_with(' ') => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// Points, of which ` - ` begins points below. Two parts are as often a dash between two
/// thoughts, unless the second has a line of its own in the file.
pub(super) fn points(texts: &[Node], is_folded: impl Fn(&Node) -> bool) -> Vec<Node> {
    let point = |text: &Node| {
        let written = without_bullet(text.text().unwrap_or_default());
        let mut parts =
            written.split(" - ").map(str::trim).filter(|part| !part.is_empty());
        let head = parts.next().unwrap_or_default();
        let below: Vec<_> = parts.map(|part| words(text, part)).collect();
        if below.is_empty() || below.len() == 1 && !is_folded(text) {
            return words(text, written);
        }
        let items = Node::sequence(text.span, below);
        super::nodes::group(text.span, [("text", words(text, head)), ("items", items)])
    };
    texts.iter().map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_told_from_paragraphs_whatever_their_bullets() {
        let text = bullets("First:\n• one\n  • below\n• two").expect("points");
        let node = super::super::nodes::scalar(
            crate::source::Source::new("a", "").span(0..0),
            &text,
        );
        let (before, points) = divided(&node).expect("points");
        assert_eq!(before.as_ref().and_then(Node::text), Some("First:"));
        assert_eq!(points.len(), 2);
        assert_eq!(bullets("1 • 2"), None);
    }

    #[test]
    fn commas_divide_a_list_and_no_sentence() {
        for (text, count) in [
            ("C++, .NET, Node.js, Rust (learning, slowly), **Go**", 5),
            ("One, two. Three, four", 1),
            ("I like maps, cards and trains.", 1),
            ("**Go, Rust**", 1),
            ("Levels: high, low", 1),
        ] {
            let node = super::super::nodes::scalar(
                crate::source::Source::new("a", "").span(0..0),
                text,
            );
            assert_eq!(listed(&[node]).len(), count, "{text}");
        }
    }
}
