//! Inline text as LaTeX.

use super::escape::{text_in, url};
use super::ties;
use crate::resources::fonts::Face;
use crate::text::{Inline, math};

/// A tree as LaTeX.
pub(super) fn latex(inlines: &[Inline]) -> String {
    inlines.iter().map(one).collect()
}

fn one(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text_in(&ties::tied(text), Face::Text),
        Inline::Strong(content) => format!("\\textbf{{{}}}", latex(content)),
        Inline::Emphasis(content) => format!("\\emph{{{}}}", latex(content)),
        Inline::Own(content) => format!("\\cvself{{{}}}", latex(content)),
        Inline::Code(code) => format!("\\cvcode{{{}}}", text_in(code, Face::Code)),
        Inline::Link { url: address, content } => {
            format!("\\cvlink{{{}}}{{{}}}", url(address), latex(content))
        }
        Inline::Math(formula) => match math::verify(formula) {
            Ok(formula) => format!("${}$", formula.trim()),
            Err(_) => text_in(&format!("${formula}$"), Face::Text),
        },
    }
}
