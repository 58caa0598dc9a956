//! Fourth stage: the document becomes LaTeX. The templates under `templates/` hold the
//! layout of the source; the commands are those of `docs/latex.md`.

mod design;
mod directions;
pub mod escape;
mod figures;
mod filters;
mod inline;
mod installed;
mod kept;
mod lines;
mod templates;
mod ties;

use std::any::Any;

use askama::Template;

pub use installed::FontFile;
use installed::Installed;

use crate::document::Document;
use crate::model::Locale;
use crate::text::hyphenation::Patterns;

/// A LaTeX document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// Which command that holds a text a line belongs to: the first is 0. They are in the
    /// order of the document, one for each text that it has on its own and one for each
    /// heading, also an empty one. None at the end of the document, where TeX sets the feet.
    pub fn command_at(&self, line: usize) -> Option<usize> {
        let mut lines = self.source.lines().take(line).map(str::trim_start);
        let last = lines.clone().last()?;
        let count = lines.by_ref().filter(|line| begins_a_text(line)).count();
        (!last.starts_with("\\end{document}")).then(|| count.checked_sub(1)).flatten()
    }
}

/// Whether a line of a document begins with a command that holds a text.
fn begins_a_text(line: &str) -> bool {
    let commands =
        ["name{", "headline{", "contact{", "updated{", "paragraph{", "subheading["];
    let pieces = ["line{", "item{", "item[", "links{", "legend{"];
    let of_letter = [
        "letterdate{",
        "recipientline{",
        "subject{",
        "opening{",
        "closing{",
        "enclosure{",
    ];
    let begins =
        ["group}", "section}", "entry}", "publication}", "fields}", "enclosures}"];
    let command = line.strip_prefix("\\cv").unwrap_or_default();
    let environment = line.strip_prefix("\\begin{cv").unwrap_or_default();
    let mut commands = commands.iter().chain(&pieces).chain(&of_letter);
    commands.any(|start| command.starts_with(start))
        || begins.iter().any(|start| environment.starts_with(start))
}

/// The LaTeX of a document.
#[expect(
    clippy::expect_used,
    reason = "a `String` takes every character, and no filter fails"
)]
pub fn typeset(document: &Document) -> Latex {
    let locale = Locale::of(&document.metadata.language).unwrap_or_default();
    let patterns = document.look.hyphenation.then(|| Patterns::of(locale)).flatten();
    let values = patterns.as_ref().map(|all| (filters::PATTERNS, all as &dyn Any));
    let write = |installed: &Installed| {
        directions::within(locale.is_right_to_left(), || {
            templates::DocumentTemplate { document, declared: &installed.declared }
                .render_with_values(&values)
                .expect("a template that writes to memory does not fail")
        })
    };
    let mut installed = Installed::default();
    if let Some(family) = &document.look.installed_font {
        installed.add_text(family);
    }
    let source = write(&installed);
    // What is written says which scripts there are; few documents need a font for one.
    let count = installed.declared.len();
    installed.add_scripts(&source, locale);
    let source =
        if installed.declared.len() > count { write(&installed) } else { source };
    Latex { source: lines::broken(source), fonts: installed.files }
}

/// The class: the commands of a document, and what it offers to themes.
pub const CLASS: &str = include_str!("../../../data/latex/cvtex.cls");

/// The fonts of the class.
const FONTS: &str = include_str!("../../../data/latex/cvtex-fonts.sty");

/// Its documents from right to left.
const DIRECTIONS: &str = include_str!("../../../data/latex/cvtex-directions.sty");

/// The class, the styles and the photo that the LaTeX of a document needs to compile
/// elsewhere: names and contents.
pub fn files(document: &Document) -> Vec<(&str, &[u8])> {
    let look = &document.look;
    let class = [
        ("cvtex.cls", CLASS),
        ("cvtex-fonts.sty", FONTS),
        ("cvtex-directions.sty", DIRECTIONS),
    ];
    let styles = class.into_iter().chain(look.theme.files());
    let photo = look.photo.as_ref().map(|photo| (photo.file, photo.bytes.as_slice()));
    styles.map(|(name, style)| (name, style.as_bytes())).chain(photo).collect()
}
