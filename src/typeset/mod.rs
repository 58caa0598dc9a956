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

    /// Which command that holds a text a line belongs to: the first is 0. They are in the
    /// order of the document, one for each text that it has on its own and one for each
    /// heading, also an empty one. None at the end of the document, where TeX sets the feet.
    pub fn command_at(&self, line: usize) -> Option<usize> {
        let mut lines = self.0.lines().take(line).map(str::trim_start);
        let last = lines.clone().last()?;
        let count = lines.by_ref().filter(|line| begins_a_text(line)).count();
        (!last.starts_with("\\end{document}")).then(|| count.checked_sub(1)).flatten()
    }
}

/// Whether a line of a document begins with a command that holds a text.
fn begins_a_text(line: &str) -> bool {
    let commands = ["name{", "headline{", "contact{", "paragraph{", "subheading["];
    let pieces = ["line{", "item{", "links{", "legend{"];
    let begins = ["group}", "section}", "entry}", "publication}", "fields}"];
    let command = line.strip_prefix("\\cv").unwrap_or_default();
    let environment = line.strip_prefix("\\begin{cv").unwrap_or_default();
    commands.iter().chain(&pieces).any(|start| command.starts_with(start))
        || begins.iter().any(|start| environment.starts_with(start))
}

/// The LaTeX of a document.
pub fn typeset(document: &Document) -> Latex {
    let template = templates::DocumentTemplate { document };
    Latex(template.render().expect("a template that writes to memory does not fail"))
}

/// The class: the commands of a document, and what it offers to themes.
pub const CLASS: &str = include_str!("../../data/latex/cvtex.cls");

/// The class and the styles that the LaTeX of a document needs to compile elsewhere: names
/// and contents.
pub fn style_files(document: &Document) -> Vec<(&str, &str)> {
    std::iter::once(("cvtex.cls", CLASS)).chain(document.look.theme.files()).collect()
}
