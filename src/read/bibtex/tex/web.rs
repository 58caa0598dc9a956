//! What programs that export from web pages leave: `&amp;`, `<i>…</i>`, MathML, and the same
//! once more escaped for TeX.

use super::commands::{Command, command};
use super::{Form, TexFault, TexReader};
use crate::text::html::{self, Meaning, Tag, entity};

/// How a `<` is written in TeX, or in a text that was escaped once too often.
const LESS: &[&str] = &[
    "{\\textless}",
    "\\textless{}",
    "{\\textless }",
    "\\textless ",
    "{$<$}",
    "$<$",
    "$\\less$",
    "$\\lt$",
    "&amp;amp;lt;",
    "{\\&}amp;lt;",
    "\\&amp;lt;",
    "&amp;lt;",
    "{\\&}lt;",
    "\\&lt;",
    "&lt;",
];

/// The same of `>`.
const GREATER: &[&str] = &[
    "{\\textgreater}",
    "\\textgreater{}",
    "{\\textgreater }",
    "\\textgreater ",
    "{$>$}",
    "$>$",
    "$\\greater$",
    "$\\gt$",
    "&amp;amp;gt;",
    "{\\&}amp;gt;",
    "\\&amp;gt;",
    "&amp;gt;",
    "{\\&}gt;",
    "\\&gt;",
    "&gt;",
];

/// How many bytes an escaped tag may have, and how far the end of an unknown one is sought.
const MAX_TAG: usize = 1000;

/// A text whose escaped tags are tags again, if it has some.
pub(super) fn unescaped(tex: &str) -> Option<String> {
    let hints = ["textless", "lt;", "$<$", "{$<$}", "$\\less$", "$\\lt$"];
    if !hints.iter().any(|hint| tex.contains(hint)) {
        return None;
    }
    let (mut made, mut rest, mut is_changed) = (String::new(), tex, false);
    while let Some(at) = rest.find(['{', '\\', '$', '&']) {
        made.push_str(&rest[..at]);
        rest = &rest[at..];
        let less = LESS.iter().find(|less| rest.starts_with(**less));
        let found = less.and_then(|less| escaped_tag(&rest[less.len()..]));
        if let (Some(less), Some((tag, length))) = (less, found) {
            made.push_str(&tag);
            rest = &rest[less.len() + length..];
            is_changed = true;
        } else {
            // A backslash takes its sign with it.
            let length = less.map_or(1, |less| less.len());
            let sign = rest[1..].chars().next().map_or(0, char::len_utf8);
            let length =
                if length == 1 && rest.starts_with('\\') { 1 + sign } else { length };
            made.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    made.push_str(rest);
    is_changed.then_some(made)
}

/// The tag that a text goes on with behind its `<`, and how many bytes it takes.
fn escaped_tag(text: &str) -> Option<(String, usize)> {
    let window = &text[..text.floor_char_boundary(MAX_TAG)];
    let mut at = 0;
    let (end, greater) = loop {
        let found = at + window[at..].find(['{', '\\', '$', '&', '>', '<'])?;
        let rest = &window[found..];
        if rest.starts_with('>') {
            break (found, 1);
        }
        if let Some(greater) = GREATER.iter().find(|greater| rest.starts_with(**greater))
        {
            break (found, greater.len());
        }
        if rest.starts_with('<') || LESS.iter().any(|less| rest.starts_with(less)) {
            return None;
        }
        at = found + 1;
    };
    let inner = window[..end]
        .replace("{\"}", "\"")
        .replace("{\\textquotedbl}", "\"")
        .replace("''", "\"")
        .replace("&quot;", "\"")
        .replace(['{', '}', '\\'], "");
    let tag = format!("<{inner}>");
    let name = inner.trim_matches('/').split_whitespace().next()?;
    let is_tag = html::read(&tag).is_some() || html::is_element(name);
    is_tag.then_some((tag, end + greater))
}

impl TexReader<'_, '_> {
    /// An `&` that is read.
    pub(super) fn ampersand(&mut self, made: &mut String) {
        let start = self.at - 1;
        // `&amp;amp;` is one sign.
        let mut found = None;
        for _ in 0..3 {
            let Some((character, length)) = escaped_entity(self.rest()) else { break };
            self.at += length;
            found = Some(character);
            if character != '&' {
                break;
            }
        }
        if let Some(character) = found {
            return self.literal(made, character.encode_utf8(&mut [0; 4]));
        }
        let name = self.rest().bytes().take_while(u8::is_ascii_lowercase).count();
        if (3..9).contains(&name) && self.rest()[name..].starts_with(';') {
            let name = format!("&{};", &self.rest()[..name]);
            let place = start..start + name.len();
            self.unread.push((TexFault::Tag(name), place));
        }
        self.literal(made, "&");
    }

    /// A `\&` that is read: what stands behind it may be the rest of an entity.
    pub(super) fn escaped_ampersand(&mut self, made: &mut String) {
        self.literal(made, "&");
        self.rest_of_entity(made);
    }

    /// An entity whose `&` stands in a group or behind a backslash: `{\&}eacute;`.
    pub(super) fn rest_of_entity(&mut self, made: &mut String) {
        if !made.ends_with('&') {
            return;
        }
        while let Some((character, length)) = escaped_entity(self.rest()) {
            self.at += length;
            if character == '&' {
                continue;
            }
            made.pop();
            if made.ends_with('\\') && self.form == Form::Markdown {
                made.pop();
            }
            return self.literal(made, character.encode_utf8(&mut [0; 4]));
        }
    }

    /// A `<` that is read: a tag and what it holds, or the sign.
    pub(super) fn angle(&mut self, made: &mut String) {
        let start = self.at - 1;
        let text = &self.tex[start..];
        if let Some(comment) = text.strip_prefix("<!--")
            && let Some(end) =
                comment[..comment.floor_char_boundary(10 * MAX_TAG)].find("-->")
        {
            self.at = start + "<!--".len() + end + "-->".len();
            return;
        }
        match html::read(text) {
            Some(tag) => self.tag(&tag, start, made),
            None => self.unknown_tag(start, made),
        }
    }

    fn tag(&mut self, tag: &Tag, start: usize, made: &mut String) {
        let end = start + tag.length;
        if tag.meaning == Meaning::Space {
            self.at = end;
            made.push(' ');
            return;
        }
        if tag.is_closing || tag.is_empty {
            self.at = end;
            return;
        }
        let Some(close) = self.closing(&tag.name, end) else {
            // Perhaps a sign that stands between words: `List<i>`.
            if tag.has_attributes {
                self.at = end;
            } else {
                self.literal(made, "<");
            }
            return;
        };
        let inner = end..close;
        let behind =
            self.tex[close..].find('>').map_or(self.tex.len(), |at| close + at + 1);
        match tag.meaning {
            Meaning::Command(name) => {
                self.at = behind;
                match command(name) {
                    Some(Command::Markup(markup)) => self.markup(markup, inner, made),
                    _ => made.push_str(&self.part(inner, self.form, false)),
                }
            }
            Meaning::Link => {
                self.at = behind;
                let words = self.part(inner, self.form, false);
                let url = tag.href.as_deref().unwrap_or_default();
                let url = super::verbatim(url);
                self.link(&url, words.trim(), made);
            }
            Meaning::Formula => {
                self.at = behind;
                self.element(start..behind, made);
            }
            Meaning::Words | Meaning::Space => self.at = end,
        }
    }

    /// An element that is a formula: the formula, or its words.
    fn element(&mut self, bytes: std::ops::Range<usize>, made: &mut String) {
        let element = &self.tex[bytes.clone()];
        match html::formula(element) {
            Some(formula) if self.form == Form::Markdown => self.set(&formula, made),
            _ => {
                self.unread.push((TexFault::Tag("<math>".to_owned()), bytes));
                let words = html::words(element);
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                self.literal(made, &words);
            }
        }
    }

    /// A tag that is not known is one where another closes it; its words stay.
    fn unknown_tag(&mut self, start: usize, made: &mut String) {
        let Some((name, length)) = html::unknown(&self.tex[start..]) else {
            return self.literal(made, "<");
        };
        let end = start + length;
        let window = self.tex.floor_char_boundary((end + MAX_TAG).min(self.tex.len()));
        let is_tag = name.starts_with('/')
            || html::closing(&self.tex[end..window], local(name)).is_some();
        if !is_tag {
            return self.literal(made, "<");
        }
        if !name.starts_with('/') {
            self.unread.push((TexFault::Tag(format!("<{name}>")), start..end));
        }
        self.at = end;
    }

    /// Where the element of this name ends whose content starts here. What was found, or was
    /// not, is kept: no part of a text is searched twice for one name.
    fn closing(&mut self, name: &str, from: usize) -> Option<usize> {
        let known = self.closings.iter().position(|(known, _)| known == name);
        if let Some(at) = known
            && self.closings[at].1.is_none_or(|found| found >= from)
        {
            return self.closings[at].1;
        }
        let found = html::closing(&self.tex[from..], name).map(|at| from + at);
        match known {
            Some(at) => self.closings[at].1 = found,
            None => self.closings.push((name.to_owned(), found)),
        }
        found
    }
}

/// An entity whose `#` may be escaped: `\&\#233;`.
fn escaped_entity(text: &str) -> Option<(char, usize)> {
    match text.strip_prefix('\\').filter(|rest| rest.starts_with('#')) {
        Some(rest) => entity(rest).map(|(character, length)| (character, length + 1)),
        None => entity(text),
    }
}

/// The name of a tag without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
