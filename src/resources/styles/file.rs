//! A `.csl` file: CSL's XML as rules that can be run, or why it is none.

use std::collections::BTreeMap;

use hayagriva::citationberg::taxonomy::Variable;
use hayagriva::citationberg::{
    IndependentStyle, LayoutRenderingElement as Element, NamesChild, Style, TextTarget,
    XmlDeError,
};

use super::builtin;

/// How deeply elements may be nested; styles in use stay below 20.
const MAX_DEPTH: usize = 60;

/// How many macros may be called when each is written out; the longest style of the program
/// calls 140,000.
const MAX_SIZE: usize = 1_000_000;

/// Why a file is not a style for lists: what follows its name, and what to do.
pub(super) struct StyleFault {
    pub message: String,
    pub help: String,
}

fn fault(message: impl Into<String>, help: impl Into<String>) -> StyleFault {
    StyleFault { message: message.into(), help: help.into() }
}

/// The help where only the file itself can be mended.
const ELSEWHERE: &str =
    "take the style anew from where it came from, or name one that is built in";

/// The rules of a file.
pub(super) fn style(bytes: &[u8]) -> Result<IndependentStyle, StyleFault> {
    let Ok(text) = str::from_utf8(bytes) else {
        return Err(fault("is not UTF-8 text", ELSEWHERE));
    };
    let text = text.trim_start_matches('\u{feff}');
    if depth(text) > MAX_DEPTH {
        return Err(fault("is nested more deeply than any style", ELSEWHERE));
    }
    let style = match Style::from_xml(text) {
        Ok(Style::Independent(style)) => style,
        Ok(Style::Dependent(style)) => return Err(dependent(&style.parent_link.href)),
        Err(error) => return Err(fault(reason(text, &error), ELSEWHERE)),
    };
    if style.bibliography.is_none() {
        return Err(fault(
            "has no `bibliography`: it writes footnotes only",
            "name a style that writes lists",
        ));
    }
    if let Some(name) = circle(&style) {
        return Err(fault(format!("has a macro `{name}` that calls itself"), ELSEWHERE));
    }
    if size(&style) > MAX_SIZE {
        return Err(fault("calls its macros more often than any style", ELSEWHERE));
    }
    Ok(style)
}

/// A style that only gives another one a new name.
fn dependent(parent: &str) -> StyleFault {
    let help = match builtin::name_of(parent) {
        Some(name) => format!("write `style: {name}`"),
        None => format!("name the file of that style: it is at `{parent}`"),
    };
    fault("holds no rules, only the address of another style", help)
}

/// What keeps a text from being CSL, with the line where XML itself ends.
fn reason(text: &str, error: &XmlDeError) -> String {
    let said = error.source.to_string();
    let quoted = |lead: &str| {
        let (_, rest) = said.split_once(lead)?;
        rest.split(['`', '\'']).next().map(str::to_owned)
    };
    if !text.contains("<style") {
        return "is not CSL: it has no `style` element".into();
    }
    if let Some((name, line)) = unclosed(text) {
        return format!("is not CSL: the element `{name}` of line {line} is not closed");
    }
    if let Some(name) = quoted("missing field `") {
        let name = name.trim_start_matches(['@', '$']).to_owned();
        return format!("is not CSL: `{name}` is missing{}", within(error));
    }
    if let Some((word, line)) = unknown(text) {
        return format!("is not CSL: the variable `{word}` of line {line} is not known");
    }
    for (lead, what) in [
        ("missing child", "a link to its parent style is missing"),
        ("cs:citation", "its `citation` is missing"),
        ("independent-parent", "its `citation` is missing"),
        ("class", "the `class` of its `style` is missing"),
    ] {
        if said.contains(lead) {
            return format!("is not CSL: {what}");
        }
    }
    format!("is not CSL{}", within(error))
}

/// The element in which reading stopped.
fn within(error: &XmlDeError) -> String {
    let path = error.path.as_ref().map(ToString::to_string).unwrap_or_default();
    let named = path
        .split(['.', '[', ']'])
        .find(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    named.map(|name| format!(" in `{name}`")).unwrap_or_default()
}

/// The first variable that CSL does not have, and its line.
fn unknown(text: &str) -> Option<(&str, usize)> {
    let values = text.match_indices(" variable=\"").map(|(at, lead)| at + lead.len());
    values.into_iter().find_map(|start| {
        let (value, _) = text[start..].split_once('"')?;
        let is_known =
            |word: &&str| serde_json::from_value::<Variable>((*word).into()).is_ok();
        let word = value.split_whitespace().find(|word| !is_known(word))?;
        Some((word, line_of(text, start)))
    })
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The tags of a text: each name, and whether it opens, closes or stands alone.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str, Tag)> {
    let opens = text.match_indices('<');
    opens.filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        if rest.starts_with(['!', '?']) {
            return None;
        }
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let bare = tag.trim_start_matches('/');
        let end =
            bare.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(bare.len());
        let kind = match tag {
            _ if tag.starts_with('/') => Tag::End,
            _ if tag.ends_with('/') => Tag::Alone,
            _ => Tag::Start,
        };
        Some((at, &bare[..end], kind))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Start,
    End,
    Alone,
}

fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (_, _, tag) in tags(text) {
        match tag {
            Tag::Start => depth += 1,
            Tag::End => depth = depth.saturating_sub(1),
            Tag::Alone => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The first element whose end is missing, and its line.
fn unclosed(text: &str) -> Option<(&str, usize)> {
    let mut open = Vec::new();
    for (at, name, tag) in tags(text) {
        match tag {
            Tag::Start => open.push((name, at)),
            Tag::End if open.last().is_some_and(|(last, _)| *last == name) => {
                open.pop();
            }
            Tag::End => break,
            Tag::Alone => {}
        }
    }
    let (name, at) = open.pop()?;
    Some((name, line_of(text, at)))
}

/// A macro that, by way of others, calls itself.
fn circle(style: &IndependentStyle) -> Option<&str> {
    style.macros.iter().map(|rule| rule.name.as_str()).find(|name| {
        let mut seen: Vec<&str> = Vec::new();
        let mut next = vec![*name];
        while let Some(caller) = next.pop() {
            let rules = style.macros.iter().filter(|rule| rule.name == caller);
            let mut called = Vec::new();
            rules.for_each(|rule| calls(&rule.children, &mut called));
            if called.contains(name) {
                return true;
            }
            called.retain(|name| !seen.contains(name));
            seen.extend(&called);
            next.extend(called);
        }
        false
    })
}

/// The macros that elements call.
fn calls<'a>(elements: &'a [Element], called: &mut Vec<&'a str>) {
    for element in elements {
        match element {
            Element::Text(text) => {
                if let TextTarget::Macro { name } = &text.target {
                    called.push(name);
                }
            }
            Element::Group(group) => calls(&group.children, called),
            Element::Choose(choose) => {
                choose.branches().for_each(|branch| calls(&branch.children, called));
                let rest = choose.otherwise.iter();
                rest.for_each(|rest| calls(&rest.children, called));
            }
            Element::Names(names) => {
                for child in &names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        calls(&substitute.children, called);
                    }
                }
            }
            _ => {}
        }
    }
}

/// How many macros a style calls, each written out; none may call itself.
fn size(style: &IndependentStyle) -> usize {
    let mut sizes = BTreeMap::new();
    let list = style.bibliography.iter().map(|list| {
        let mut called = Vec::new();
        calls(&list.layout.elements, &mut called);
        called.into_iter().map(|name| size_of(name, style, &mut sizes)).fold(0, sum)
    });
    list.fold(0, sum)
}

fn size_of<'a>(
    name: &'a str,
    style: &'a IndependentStyle,
    sizes: &mut BTreeMap<&'a str, usize>,
) -> usize {
    if let Some(size) = sizes.get(name) {
        return *size;
    }
    let mut called = Vec::new();
    for rule in style.macros.iter().filter(|rule| rule.name == name) {
        calls(&rule.children, &mut called);
    }
    let size = called.into_iter().map(|name| size_of(name, style, sizes)).fold(1, sum);
    sizes.insert(name, size);
    size
}

fn sum(one: usize, other: usize) -> usize {
    one.saturating_add(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_styles_of_the_program_are_below_the_limits() {
        for name in builtin::names() {
            let style = builtin::style(name).unwrap_or_else(|| panic!("{name}"));
            assert!(circle(&style).is_none(), "{name}");
            assert!(size(&style) < MAX_SIZE / 5, "{name}: {}", size(&style));
        }
    }
}
