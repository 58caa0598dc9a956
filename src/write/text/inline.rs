//! Inline text as characters, with the addresses of its links.

use super::escape::text;
use crate::text::Inline;
use crate::text::math;

/// A tree as characters.
pub(super) fn characters(inlines: &[Inline]) -> String {
    inlines.iter().map(one).collect()
}

fn one(inline: &Inline) -> String {
    match inline {
        Inline::Text(words) | Inline::Code(words) => text(words),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Own(content) => {
            characters(content)
        }
        Inline::Link { url, content } => linked(url, &characters(content)),
        Inline::Math(formula) => match math::tree(formula) {
            Some(parts) => math::plain(&parts).trim().to_owned(),
            None => text(formula),
        },
    }
}

/// The same without addresses.
pub(super) fn unlinked(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Link { content, .. }
        | Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Own(content) => unlinked(content),
        other => one(other),
    };
    inlines.iter().map(one).collect()
}

/// Words with the address that they lead to, unless they are that.
pub(super) fn linked(url: &str, words: &str) -> String {
    let is_said = |address: &str| {
        let address = address.strip_suffix('/').unwrap_or(address);
        let bare = address.strip_prefix("www.").unwrap_or(address);
        words.contains(address) || words.contains(bare)
    };
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let is_person = url.starts_with("mailto:") || url.starts_with("tel:");
    if is_person || words.is_empty() || is_said(bare) {
        return words.to_owned();
    }
    format!("{words} ({})", text(url))
}
