//! Inline Markdown (CommonMark 0.31, sections 6.1 to 6.9, and dollar mathematics) into a
//! tree. Blocks do not exist inside a field: `# 1` and `- x` are text.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Inline, Placed, PlacedKind};

/// A punctuation mark set before the text while it is parsed, so that nothing in it stands
/// at the start of a line, where Markdown's blocks begin.
const GUARD: &str = ".";

/// How deeply markup may be nested; what is deeper is set as the text around it.
const MAX_DEPTH: usize = 12;

/// Splits a text at its blank lines, and joins the lines of each paragraph.
pub fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).map(|lines| lines.join(" "));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// The Markdown that gives this text and nothing else.
pub fn escape(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<&$".contains(character) {
            markdown.push('\\');
        }
        markdown.push(character);
    }
    markdown
}

/// The tree of a text. Line breaks count as spaces.
pub fn parse(text: &str) -> Vec<Inline> {
    if is_plain(text) {
        return vec![Inline::Text(text.to_owned())];
    }
    let line = one_line(text);
    let mut open: Vec<Open<'_>> = vec![Open { tag: None, content: Vec::new() }];
    let mut image_end = 0;
    for (event, range) in events(&line) {
        if range.end <= image_end {
            continue;
        }
        match event {
            Event::Start(Tag::Image { .. }) => {
                image_end = range.end;
                push(&mut open, Inline::Text(line[range].to_owned()));
            }
            Event::Start(tag) => open.push(Open { tag: Some(tag), content: Vec::new() }),
            Event::End(TagEnd::Paragraph) => close_paragraph(&mut open),
            Event::End(_) => close(&mut open),
            other => {
                let inline = leaf(&other, &line, range);
                push(&mut open, inline);
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    let mut content = open.pop().map(|root| root.content).unwrap_or_default();
    remove_guard(&mut content);
    content
}

/// The formulas, addresses and runs of characters of a text, and where they stand in it.
pub fn placed(text: &str) -> Vec<Placed> {
    if is_plain(text) {
        return vec![Placed { kind: PlacedKind::Text, range: 0..text.len() }];
    }
    let line = one_line(text);
    let mut found = Vec::new();
    for (event, range) in events(&line) {
        let in_text = range.start.saturating_sub(GUARD.len())..range.end - GUARD.len();
        let kind = match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                PlacedKind::Address(dest_url.into_string())
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                match leaf(&event, &line, range) {
                    Inline::Math(formula) => PlacedKind::Math(formula),
                    _ => PlacedKind::Text,
                }
            }
            Event::Code(_) => PlacedKind::Code,
            Event::Start(_) | Event::End(_) => continue,
            _ => PlacedKind::Text,
        };
        found.push(Placed { kind, range: in_text });
    }
    found
}

/// Whether a text has no sign that Markdown could read as anything else: most have none, and
/// need no parser.
fn is_plain(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_control() || b"\\`*_[]<>&$!".contains(&byte);
    let is_trimmed = !text.is_empty() && text.trim().len() == text.len();
    is_trimmed && !text.bytes().any(is_sign)
}

struct Open<'a> {
    tag: Option<Tag<'a>>,
    content: Vec<Inline>,
}

/// The same text with a space for every line break, byte for byte, behind the guard.
fn one_line(text: &str) -> String {
    GUARD.to_owned() + &text.replace(['\n', '\r', '\t'], " ")
}

fn events(line: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(line, Options::ENABLE_MATH).into_offset_iter()
}

fn leaf(event: &Event<'_>, line: &str, range: Range<usize>) -> Inline {
    match event {
        Event::Text(text) => Inline::Text(text.to_string()),
        Event::Code(code) => Inline::Code(code.to_string()),
        Event::InlineMath(formula) | Event::DisplayMath(formula)
            if !is_price(formula, &line[range.end..]) =>
        {
            Inline::Math(formula.to_string())
        }
        Event::SoftBreak | Event::HardBreak => Inline::Text(" ".into()),
        _ => Inline::Text(line[range].to_owned()),
    }
}

/// `$5-$6`: between two prices stands no formula.
fn is_price(between: &str, rest: &str) -> bool {
    let is_digit = |first: char| first.is_ascii_digit();
    between.starts_with(is_digit) && rest.starts_with(is_digit)
}

fn close(open: &mut Vec<Open<'_>>) {
    let Some(Open { tag, content }) = open.pop() else { return };
    let inline = match tag.filter(|_| open.len() < MAX_DEPTH) {
        Some(Tag::Strong) => Inline::Strong(content),
        Some(Tag::Emphasis) => Inline::Emphasis(content),
        Some(Tag::Link { dest_url, .. }) => {
            Inline::Link { url: dest_url.into_string(), content }
        }
        _ => {
            for inline in content {
                push(open, inline);
            }
            return;
        }
    };
    push(open, inline);
}

fn close_paragraph(open: &mut Vec<Open<'_>>) {
    while open.len() > 2 {
        close(open);
    }
    close(open);
}

fn push(open: &mut [Open<'_>], inline: Inline) {
    let Some(last) = open.last_mut() else { return };
    match (last.content.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => last.content.push(inline),
    }
}

fn remove_guard(content: &mut Vec<Inline>) {
    if let Some(Inline::Text(first)) = content.first_mut() {
        first.replace_range(..GUARD.len(), "");
        if first.is_empty() {
            content.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn markup_becomes_a_tree() {
        assert_eq!(
            parse("**a** _b_ `c` [d *e*](https://f) $x^2$"),
            [
                Inline::Strong(vec![text("a")]),
                text(" "),
                Inline::Emphasis(vec![text("b")]),
                text(" "),
                Inline::Code("c".into()),
                text(" "),
                Inline::Link {
                    url: "https://f".into(),
                    content: vec![text("d "), Inline::Emphasis(vec![text("e")])],
                },
                text(" "),
                Inline::Math("x^2".into()),
            ]
        );
    }

    #[test]
    fn a_block_is_a_text_inside_a_field() {
        for block in [
            "# 1", "- x", "1. x", "> x", "```", "<b>x</b>", "![x](y)", "    x", "---",
            "[a]: b",
        ] {
            assert_eq!(plain_of(block), block.trim_start(), "{block:?}");
        }
    }

    fn plain_of(text: &str) -> String {
        super::super::plain(&parse(text)).trim_start().to_owned()
    }

    #[test]
    fn prices_are_not_mathematics() {
        assert_eq!(parse("$5 and $6"), [text("$5 and $6")]);
        assert_eq!(parse("$5-$6"), [text("$5-$6")]);
        assert_eq!(parse(r"$\sim$1500"), [Inline::Math(r"\sim".into()), text("1500")]);
    }

    #[test]
    fn a_placed_run_stands_where_it_was_written() {
        let written = "see [d](https://f) and $x$";
        let slices: Vec<_> =
            placed(written).into_iter().map(|run| &written[run.range]).collect();
        assert_eq!(slices, ["see ", "[d](https://f)", "d", " and ", "$x$"]);
    }

    #[test]
    fn an_escaped_text_is_itself() {
        for written in [r"a*b* _c_ `d` [e](f) <g@h.org> &amp; $i$ \ \*", "*", "[x]: y"] {
            assert_eq!(parse(&escape(written)), [text(written)]);
        }
    }
}
