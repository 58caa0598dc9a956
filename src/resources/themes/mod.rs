//! The themes. A theme is a LaTeX style file that says how the commands of a document look:
//! one that is in the program, or the author's own.

mod builtin;
mod left_out;
mod starter;

use std::path::Path;

pub use builtin::{ALL, BuiltIn, named, names};
pub use left_out::LeftOut;
pub(crate) use left_out::{KNOWN, declared};
pub use starter::starter;

use crate::diagnostics::{Report, excerpt};
use crate::files::{Files, unreadable};
use crate::model::Cv;
use crate::source::Source;
use crate::tree::Node;

/// The theme of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Theme {
    /// One that is in the program.
    BuiltIn(&'static BuiltIn),
    /// The author's own.
    Own(Own),
}

/// A theme from a style file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The path that the CV names.
    pub path: String,
    /// The name of the file, as LaTeX asks for it.
    pub file: String,
    /// What is in it.
    pub style: String,
    /// What it changes in a web page: the style sheet of the same name beside it.
    pub sheet: Option<String>,
}

/// Whether a text is the path of a style file rather than a name.
pub fn is_path(text: &str) -> bool {
    Path::new(text).extension().is_some_and(|ending| ending == "sty")
}

/// What is wrong with the name of a style file, and what to do: LaTeX cannot read it, or
/// takes it for a file of cvtex's own.
pub fn fault_of_name(path: &str) -> Option<(String, &'static str)> {
    let stem = Path::new(path).file_stem().unwrap_or_default().to_string_lossy();
    let is_readable = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !stem.chars().all(is_readable) {
        let message = format!("LaTeX cannot read a file named `{}`", excerpt(path));
        return Some((message, "name it with letters, digits and hyphens alone"));
    }
    stem.starts_with("cvtex").then(|| {
        let message =
            format!("`{}` has the name of a file of cvtex's own", excerpt(path));
        (message, "give it a name that does not start with `cvtex`")
    })
}

impl Default for Theme {
    fn default() -> Self {
        Self::BuiltIn(&ALL[0])
    }
}

impl Theme {
    /// What changes nothing in it: what its style file declares, and those it builds on.
    pub fn left_out(&self) -> impl Iterator<Item = LeftOut<'_>> {
        self.files().into_iter().flat_map(|(_, style)| declared(style))
    }

    /// Whether the words of its pages can be links.
    pub fn has_links(&self) -> bool {
        !self.left_out().any(|left_out| left_out.name == "links")
    }

    /// The theme that a CV names. A file that cannot be read is reported at its name.
    pub fn load(
        cv: &Cv,
        root: &Node,
        files: &mut Files<'_>,
        source: &mut Source,
        report: &mut Report,
    ) -> Self {
        let Some(theme) = &cv.design.theme else { return Self::default() };
        let name = theme.as_str();
        if let Some(theme) = named(name) {
            return Self::BuiltIn(theme);
        }
        match files.text(Path::new(name), source, report) {
            Ok(start) => Self::Own(Own {
                path: name.to_owned(),
                file: Path::new(name)
                    .file_name()
                    .map_or_else(String::new, |file| file.to_string_lossy().into_owned()),
                style: source.starting_at(start).text().to_owned(),
                sheet: files.text_if_there(&Path::new(name).with_extension("css")),
            }),
            Err(error) => {
                let design = root.get("design").map(|field| &field.value);
                if let Some(field) = design.and_then(|design| design.get("theme")) {
                    let span = field.value.span;
                    report.add(unreadable(name, span, &error, ".sty"));
                }
                Self::default()
            }
        }
    }

    /// The name that LaTeX knows it by: that of the file, without its ending.
    pub fn name(&self) -> &str {
        match self {
            Self::BuiltIn(theme) => theme.name,
            Self::Own(own) => own.file.trim_end_matches(".sty"),
        }
    }

    /// The theme in the program that it is, or that its style builds on.
    pub fn base(&self) -> &'static str {
        let style = match self {
            Self::BuiltIn(theme) => return theme.name,
            Self::Own(own) => &own.style,
        };
        let names = required_by(style);
        let named = names.iter().rev().find_map(|(file, _)| {
            ALL.iter().find(|theme| theme.file == *file).map(|theme| theme.name)
        });
        named.unwrap_or(ALL[0].name)
    }

    /// The author's own style file.
    pub fn own(&self) -> Option<&Own> {
        match self {
            Self::BuiltIn(_) => None,
            Self::Own(own) => Some(own),
        }
    }

    /// The style files that LaTeX reads for it, each with its name; first the one that all
    /// build on.
    pub fn files(&self) -> Vec<(&str, &str)> {
        let mut files = vec![("cvtex-classic.sty", ALL[0].style)];
        let mut wanted = match self {
            Self::BuiltIn(theme) => {
                let mut files = required_by(theme.style);
                files.push((theme.file, theme.style));
                files
            }
            Self::Own(own) => {
                let mut files = required_by(&own.style);
                files.push((&own.file, &own.style));
                files
            }
        };
        wanted.retain(|(name, _)| *name != files[0].0);
        files.append(&mut wanted);
        files
    }
}

/// The files of cvtex that a style asks for, and those they ask for before them.
fn required_by(style: &str) -> Vec<(&'static str, &'static str)> {
    let mut files = Vec::new();
    for asked in style.split(r"\RequirePackage{").skip(1) {
        let names = asked.split('}').next().unwrap_or_default();
        for name in names.split(',') {
            if let Some((file, style)) = builtin::file(&format!("{}.sty", name.trim())) {
                for one in required_by(style).into_iter().chain([(file, style)]) {
                    if !files.contains(&one) {
                        files.push(one);
                    }
                }
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(theme: &Theme) -> Vec<&str> {
        theme.files().into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_theme_brings_what_it_builds_on() {
        assert_eq!(files(&Theme::default()), ["cvtex-classic.sty"]);
        let modern = Theme::BuiltIn(named("modern").expect("a theme"));
        assert_eq!(
            files(&modern),
            ["cvtex-classic.sty", "cvtex-wide.sty", "cvtex-modern.sty"]
        );
    }

    #[test]
    fn a_style_of_ones_own_brings_the_theme_that_it_changes() {
        let own = Theme::Own(Own {
            path: "./mine.sty".into(),
            file: "mine.sty".into(),
            style: r"\RequirePackage{xcolor, cvtex-banking}".into(),
            sheet: None,
        });
        assert_eq!(own.name(), "mine");
        assert_eq!(
            files(&own),
            ["cvtex-classic.sty", "cvtex-wide.sty", "cvtex-banking.sty", "mine.sty"]
        );
    }
}
