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

/// The class: the commands of a document, and what it offers to themes.
pub const CLASS: &str = include_str!("../../data/latex/cvtex.cls");

/// The fonts of the class.
const FONTS: &str = include_str!("../../data/latex/cvtex-fonts.sty");

/// The class and the styles that the LaTeX of a document needs to compile elsewhere: names
/// and contents.
pub fn style_files(document: &Document) -> Vec<(&str, &str)> {
    let class = [("cvtex.cls", CLASS), ("cvtex-fonts.sty", FONTS)];
    class.into_iter().chain(document.look.theme.files()).collect()
}
