//! Inline Markdown (CommonMark 0.31, sections 6.1 to 6.9, and dollar mathematics) into a
//! tree. Blocks do not exist inside a field: `# 1` and `- x` are text.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::{self, Meaning};
use super::{Inline, Placed, PlacedKind, math, polish};

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
        let is_doubled = "-'".contains(character) && markdown.ends_with(character);
        if is_doubled || "\\`*_[]<&$".contains(character) {
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
    let mut open: Vec<Open<'_>> = vec![Open::new(Mark::Root)];
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
            Event::Start(tag) => open.push(Open::new(Mark::Markdown(tag))),
            Event::End(TagEnd::Paragraph) => close_paragraph(&mut open),
            Event::End(_) => {
                close_tags(&mut open);
                close(&mut open);
            }
            Event::InlineHtml(written) => inline_html(&mut open, &written),
            Event::Text(text) if line[range.clone()] == *text => {
                let text = polish::run(&line, range);
                push(&mut open, Inline::Text(text));
            }
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
    let mut tags: Vec<(String, usize)> = Vec::new();
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
            Event::InlineHtml(written) => {
                let before = line[..range.start].chars().next_back();
                match tag_kind(&written, before, found.len(), &mut tags) {
                    Ok(kind) => kind,
                    Err(opened) => {
                        // Its partner was only a tag as long as it had none.
                        let opened: &mut Placed = &mut found[opened];
                        if let PlacedKind::Tag = opened.kind {
                            opened.kind = PlacedKind::Text;
                        }
                        continue;
                    }
                }
            }
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
    is_trimmed && !text.bytes().any(is_sign) && !polish::is_needed(text)
}

/// What a tag of HTML is for the check; the number of its partner's run where it closes one.
fn tag_kind(
    written: &str,
    before: Option<char>,
    number: usize,
    open: &mut Vec<(String, usize)>,
) -> Result<PlacedKind, usize> {
    let Some(tag) = html::read(written).filter(|tag| tag.meaning != Meaning::Formula)
    else {
        // `List<T>` holds no tag.
        let unknown = html::unknown(written);
        let is_tag =
            unknown.is_some_and(|(name, _)| name.contains('/') || written.contains('='));
        return Ok(if is_tag { PlacedKind::Tag } else { PlacedKind::Text });
    };
    if tag.meaning == Meaning::Space || tag.is_empty {
        return Ok(PlacedKind::Text);
    }
    if tag.is_closing {
        return match open.iter().rposition(|(name, _)| *name == tag.name) {
            Some(at) => {
                let (_, opened) = open[at];
                open.truncate(at);
                Err(opened)
            }
            None => Ok(PlacedKind::Tag),
        };
    }
    if open.len() < 2 * MAX_DEPTH {
        open.push((tag.name, number));
    }
    if let Some(href) = tag.href {
        return Ok(PlacedKind::Address(href));
    }
    let is_in_word = before.is_some_and(char::is_alphanumeric);
    Ok(if is_in_word { PlacedKind::Text } else { PlacedKind::Tag })
}

/// What is open, and what it holds so far.
struct Open<'a> {
    mark: Mark<'a>,
    content: Vec<Inline>,
}

/// What opened something.
enum Mark<'a> {
    Root,
    Markdown(Tag<'a>),
    /// A tag of HTML, with the text it is as long as none closes it.
    Html(html::Tag, String),
}

impl<'a> Open<'a> {
    fn new(mark: Mark<'a>) -> Self {
        Self { mark, content: Vec::new() }
    }
}

/// A tag of HTML: opens or closes what it means, and else is a text.
fn inline_html(open: &mut Vec<Open<'_>>, written: &str) {
    let Some(tag) = html::read(written).filter(|tag| tag.meaning != Meaning::Formula)
    else {
        return push(open, Inline::Text(written.to_owned()));
    };
    if tag.meaning == Meaning::Space || tag.is_empty {
        return push(open, Inline::Text(" ".into()));
    }
    if !tag.is_closing {
        if open.len() < 2 * MAX_DEPTH {
            open.push(Open::new(Mark::Html(tag, written.to_owned())));
        } else {
            push(open, Inline::Text(written.to_owned()));
        }
        return;
    }
    // What Markdown opened meanwhile ends by itself.
    let is_html = |one: &&Open<'_>| matches!(one.mark, Mark::Html(..));
    let partner = open.iter().rev().take_while(is_html).position(
        |one| matches!(&one.mark, Mark::Html(opened, _) if opened.name == tag.name),
    );
    let Some(above) = partner else {
        return push(open, Inline::Text(written.to_owned()));
    };
    for _ in 0..above {
        close(open);
    }
    let Some(Open { mark: Mark::Html(opened, _), content }) = open.pop() else { return };
    for inline in element(&opened, open, content) {
        push(open, inline);
    }
}

/// What a tag makes of what it holds.
fn element(tag: &html::Tag, open: &[Open<'_>], content: Vec<Inline>) -> Vec<Inline> {
    if open.len() > MAX_DEPTH {
        return content;
    }
    let words = super::plain(&content);
    let script = |mark| {
        math::script(mark, words.trim()).map(|formula| vec![Inline::Math(formula)])
    };
    match tag.meaning {
        Meaning::Command("emph") => vec![Inline::Emphasis(content)],
        Meaning::Command("textbf") => vec![Inline::Strong(content)],
        Meaning::Command("texttt") => vec![Inline::Code(words)],
        Meaning::Command("textsubscript") => script('_').unwrap_or(content),
        Meaning::Command("textsuperscript") => script('^').unwrap_or(content),
        Meaning::Command("enquote") => {
            let mark = |mark: &str| vec![Inline::Text(mark.to_owned())];
            [mark("“"), content, mark("”")].concat()
        }
        Meaning::Link => match &tag.href {
            Some(url) if !words.trim().is_empty() => {
                vec![Inline::Link { url: url.clone(), content }]
            }
            _ => content,
        },
        _ => content,
    }
}

/// Tags of HTML that nothing closed before the Markdown around them ends.
fn close_tags(open: &mut Vec<Open<'_>>) {
    while matches!(open.last(), Some(Open { mark: Mark::Html(..), .. })) {
        close(open);
    }
}

/// The same text with a space for every line break, byte for byte, behind the guard.
fn one_line(text: &str) -> String {
    polish::with_marks(GUARD.to_owned() + &text.replace(['\n', '\r', '\t'], " "))
}

fn events(line: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(line, Options::ENABLE_MATH).into_offset_iter()
}

fn leaf(event: &Event<'_>, line: &str, range: Range<usize>) -> Inline {
    match event {
        Event::Text(text) => Inline::Text(text.to_string()),
        Event::Code(code) => Inline::Code(polish::without_marks(code)),
        Event::InlineMath(formula) | Event::DisplayMath(formula)
            if !is_price(formula, &line[range.end..]) =>
        {
            Inline::Math(polish::without_marks(formula))
        }
        Event::SoftBreak | Event::HardBreak => Inline::Text(" ".into()),
        _ => Inline::Text(line[range].to_owned()),
    }
}

/// `$5-$6`: between two prices stands no formula.
fn is_price(between: &str, rest: &str) -> bool {
    let is_digit = |first: char| first.is_ascii_digit();
    // `$5M (US$ 6M)`: the name of a currency ends no formula.
    let last = between.rsplit(|c: char| !c.is_ascii_alphabetic()).next();
    let is_currency = last.is_some_and(|last| {
        matches!(last, "US" | "CA" | "AU" | "NZ" | "HK" | "SG" | "R" | "A" | "C")
            && between.contains(' ')
    });
    between.starts_with(is_digit) && (rest.starts_with(is_digit) || is_currency)
}

fn close(open: &mut Vec<Open<'_>>) {
    let Some(Open { mark, content }) = open.pop() else { return };
    let mark = match mark {
        Mark::Markdown(tag) if open.len() < MAX_DEPTH => Some(tag),
        Mark::Html(_, written) => {
            push(open, Inline::Text(written));
            None
        }
        Mark::Root | Mark::Markdown(_) => None,
    };
    let inline = match mark {
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
            "# 1", "- x", "1. x", "> x", "```", "<b>x", "![x](y)", "    x", "---",
            "[a]: b", "List<T>",
        ] {
            assert_eq!(plain_of(block), block.trim_start(), "{block:?}");
        }
    }

    fn plain_of(text: &str) -> String {
        super::super::plain(&parse(text)).trim_start().to_owned()
    }

    #[test]
    fn tags_of_html_are_the_markup_that_they_mean() {
        assert_eq!(
            parse("<b>a</b> <i>b</i> H<sub>2</sub>O<br/><a href=\"https://c\">d</a>"),
            [
                Inline::Strong(vec![text("a")]),
                text(" "),
                Inline::Emphasis(vec![text("b")]),
                text(" H"),
                Inline::Math("_{2}".into()),
                text("O "),
                Inline::Link { url: "https://c".into(), content: vec![text("d")] },
            ]
        );
        for (written, shown) in [
            ("a <b>c", "a <b>c"),
            ("a</b> c", "a</b> c"),
            ("*a <b>c* d</b>", "a <b>c d</b>"),
            ("a<b and c>d, List<T>", "a<b and c>d, List<T>"),
            ("<span class=\"x\">a</span> <u>b</u>", "a b"),
        ] {
            assert_eq!(plain_of(written), shown, "{written}");
        }
        let tags = |written: &str| {
            let placed = placed(written).into_iter();
            placed.filter(|run| run.kind == PlacedKind::Tag).count()
        };
        assert_eq!(tags("<b>a</b> <i>c <x>d</x> List<i>"), 2);
    }

    #[test]
    fn prices_are_not_mathematics() {
        assert_eq!(parse("$5 and $6"), [text("$5 and $6")]);
        assert_eq!(parse("$5-$6"), [text("$5-$6")]);
        assert_eq!(parse("$5M (US$ 6M)"), [text("$5M (US$ 6M)")]);
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
        for written in [
            r"1--2 a -- ''b'' \TeX",
            r"a*b* _c_ `d` [e](f) <g@h.org> &amp; $i$ \ \*",
            "*",
            "[x]: y",
        ] {
            assert_eq!(parse(&escape(written)), [text(written)]);
        }
    }
}
