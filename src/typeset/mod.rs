//! Fourth stage: the document becomes LaTeX. The templates under `templates/` hold the
//! layout of the source; the commands are those of `docs/latex.md`.

mod directions;
pub mod escape;
mod filters;
mod inline;
mod installed;
mod templates;

use askama::Template;

pub use installed::FontFile;
use installed::Installed;

use crate::document::Document;
use crate::model::Locale;

/// A LaTeX document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latex {
    source: String,
    fonts: Vec<FontFile>,
}

impl Latex {
    /// The source.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// The installed fonts that it needs.
    pub fn fonts(&self) -> &[FontFile] {
        &self.fonts
    }
}

/// The LaTeX of a document.
pub fn typeset(document: &Document) -> Latex {
    let write = |installed: &Installed| {
        templates::DocumentTemplate { document, declared: &installed.declared }
            .render()
            .expect("a template that writes to memory does not fail")
    };
    let mut installed = Installed::default();
    if let Some(family) = &document.look.installed_font {
        installed.add_text(family);
    }
    let source = write(&installed);
    // What is written says which scripts there are; few documents need a font for one.
    let count = installed.declared.len();
    let locale = Locale::of(&document.metadata.language).unwrap_or_default();
    installed.add_scripts(&source, locale);
    let source =
        if installed.declared.len() > count { write(&installed) } else { source };
    Latex { source, fonts: installed.files }
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
