//! Inline text as LaTeX.

use super::escape::{self, text_in};
use super::ties;
use crate::resources::fonts::Face;
use crate::text::{Inline, math};

/// A tree as LaTeX.
pub(super) fn latex(inlines: &[Inline]) -> String {
    inlines.iter().map(one).collect()
}

/// A link.
pub(super) fn link(url: &str, content: &[Inline]) -> String {
    format!("\\cvlink{{{}}}{{{}}}", escape::url(url), latex(content))
}

fn one(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text_in(&ties::tied(text), Face::Text),
        Inline::Strong(content) => format!("\\textbf{{{}}}", latex(content)),
        Inline::Emphasis(content) => format!("\\emph{{{}}}", latex(content)),
        Inline::Own(content) => format!("\\cvself{{{}}}", latex(content)),
        Inline::Code(code) => format!("\\cvcode{{{}}}", text_in(code, Face::Code)),
        Inline::Link { url, content } => link(url, content),
        Inline::Math(formula) => match math::verify(formula) {
            Ok(formula) => format!("${}$", formula.trim()),
            Err(_) => text_in(&format!("${formula}$"), Face::Text),
        },
    }
}
