//! What programs that export from web pages leave: `&amp;` and `<i>…</i>`.

use super::Reader;
use super::commands::Markup;

/// The tags that are markup, and what they mean.
const TAGS: &[(&str, Markup)] = &[
    ("i", Markup::Emphasis),
    ("em", Markup::Emphasis),
    ("b", Markup::Strong),
    ("strong", Markup::Strong),
    ("sub", Markup::Subscript),
    ("sup", Markup::Superscript),
    ("scp", Markup::Words),
    ("span", Markup::Words),
    ("tt", Markup::Code),
    ("code", Markup::Code),
];

/// How many bytes a tag may have, and how many it may enclose: each is sought from anew.
const MAX_HEAD: usize = 100;
const MAX_TAG: usize = 10_000;

/// The character of an entity that a text starts with behind its `&`, and its length.
pub(crate) fn entity(text: &str) -> Option<(char, usize)> {
    let name = text.get(..text.bytes().take(10).position(|byte| byte == b';')?)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((character, name.len() + 1))
}

impl Reader<'_, '_> {
    /// An `&` that is read.
    pub(super) fn ampersand(&mut self, made: &mut String) {
        match entity(self.rest()) {
            Some(('<', length)) => {
                self.at += length;
                self.angle(made);
            }
            Some((character, length)) => {
                self.at += length;
                self.literal(made, character.encode_utf8(&mut [0; 4]));
            }
            None => self.literal(made, "&"),
        }
    }

    /// A `\&` that is read: what stands behind it may be the rest of an entity.
    pub(super) fn escaped_ampersand(&mut self, made: &mut String) {
        let rest = self.rest();
        if rest.starts_with("amp;") {
            self.at += "amp;".len();
        }
        self.literal(made, "&");
    }

    /// A `<` that is read: a tag and what it holds, or the sign.
    pub(super) fn angle(&mut self, made: &mut String) {
        let rest = self.rest();
        let found = TAGS.iter().find_map(|(tag, markup)| {
            let behind = rest.strip_prefix(tag)?;
            let head = &behind[..behind.floor_char_boundary(MAX_HEAD)];
            let ends = [head.find('>'), head.find("&gt;")];
            let end = ends.into_iter().flatten().min()?;
            let open = behind[end..].starts_with('>');
            let is_tag = end == 0 || behind.starts_with(' ');
            let start = tag.len() + end + if open { 1 } else { "&gt;".len() };
            let close =
                if open { format!("</{tag}>") } else { format!("&lt;/{tag}&gt;") };
            let inner = rest.get(start..)?;
            let end = inner.floor_char_boundary(MAX_TAG);
            let length = inner[..end].find(&close)?;
            is_tag.then_some((*markup, start, length, close.len()))
        });
        let Some((markup, start, length, close)) = found else {
            return self.literal(made, "<");
        };
        let inner = self.at + start..self.at + start + length;
        self.at = inner.end + close;
        self.markup(markup, inner, made);
    }
}
