//! Inline text as HTML.

use super::escape::{address, text};
use super::math::mathml;
use crate::text::{Inline, math};

/// A tree as HTML.
pub(super) fn html(inlines: &[Inline]) -> String {
    inlines.iter().map(one).collect()
}

fn one(inline: &Inline) -> String {
    match inline {
        Inline::Text(words) => text(words),
        Inline::Strong(content) => format!("<strong>{}</strong>", html(content)),
        Inline::Emphasis(content) => format!("<em>{}</em>", html(content)),
        Inline::Own(content) => {
            format!("<strong class=\"own\">{}</strong>", html(content))
        }
        Inline::Code(code) => format!("<code>{}</code>", text(code)),
        Inline::Link { url, content } => link(url, &html(content)),
        Inline::Math(formula) => match math::tree(formula) {
            Some(parts) => mathml(&parts),
            None => text(&format!("${formula}$")),
        },
    }
}

/// Words, already HTML, that lead to an address.
pub(super) fn link(url: &str, words: &str) -> String {
    match address(url) {
        Some(url) => format!("<a href=\"{url}\">{words}</a>"),
        None => words.to_owned(),
    }
}
