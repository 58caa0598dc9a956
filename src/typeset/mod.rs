//! Fourth stage: the document becomes LaTeX. The templates under `templates/` hold the
//! layout of the source; the commands are those of `docs/latex.md`.

pub mod escape;
mod filters;
mod inline;
mod templates;

use askama::Template;

use crate::document::Document;

/// A LaTeX document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latex(String);

impl Latex {
    /// The source.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The LaTeX of a document.
pub fn typeset(document: &Document) -> Latex {
    let template = templates::DocumentTemplate { document };
    Latex(template.render().expect("a template that writes to memory does not fail"))
}

/// The class and the style that the LaTeX needs to compile elsewhere: names and contents.
pub const STYLE_FILES: [(&str, &str); 2] = [
    ("cvtex.cls", include_str!("../../data/latex/cvtex.cls")),
    ("cvtex-classic.sty", include_str!("../../data/latex/cvtex-classic.sty")),
];
