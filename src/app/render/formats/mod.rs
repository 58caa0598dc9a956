//! What can be made of a CV: a table, with a row for each format. A format is a writer in a
//! file of its own and a row here.

mod data;
mod docx;
mod html;
mod markdown;
mod picture;
mod read_back;
mod tex;
mod text;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValue;

pub use picture::DPI;

use super::RenderOptions;
use super::lacks::Feature;
use crate::diagnostics::Diagnostic;
use crate::document::Document;
use crate::model::Cv;
use crate::write::latex::Latex;

/// Every format, in the order in which they are made.
const FORMATS: &[Row] = &[
    Row {
        name: "pdf",
        ending: "pdf",
        about: "The typeset page",
        lacks: &[],
        writer: Writer::Pages,
    },
    Row {
        name: "tex",
        ending: "tex",
        about: "Its LaTeX source, with the class and style it needs",
        lacks: &[],
        writer: Writer::Files { of: Needs::FittedDocument, write: tex::write },
    },
    Row {
        name: "html",
        ending: "html",
        about: "A web page in one file",
        lacks: &[Feature::PageLimit],
        writer: Writer::Files { of: Needs::Document, write: html::write },
    },
    Row {
        name: "docx",
        ending: "docx",
        about: "A Word file",
        lacks: &[Feature::PageLimit],
        writer: Writer::Files { of: Needs::Document, write: docx::write },
    },
    Row {
        name: "md",
        ending: "md",
        about: "Markdown",
        lacks: &[Feature::PageLimit, Feature::Photo],
        writer: Writer::Files { of: Needs::Document, write: markdown::write },
    },
    Row {
        name: "txt",
        ending: "txt",
        about: "Plain text, for forms",
        lacks: &[Feature::PageLimit, Feature::Photo],
        writer: Writer::Files { of: Needs::Document, write: text::write },
    },
    Row {
        name: "png",
        ending: "png",
        about: "The pages as pictures",
        lacks: &[],
        writer: Writer::Files { of: Needs::Pdf, write: picture::png },
    },
    Row {
        name: "svg",
        ending: "svg",
        about: "The pages as drawings",
        lacks: &[],
        writer: Writer::Files { of: Needs::Pdf, write: picture::svg },
    },
    Row {
        name: "json-resume",
        ending: "json",
        about: "The data as JSON Resume",
        lacks: &[],
        writer: Writer::Files { of: Needs::Cv, write: data::json_resume },
    },
    Row {
        name: "bib",
        ending: "bib",
        about: "The publications as BibTeX",
        lacks: &[],
        writer: Writer::Files { of: Needs::Cv, write: data::bib },
    },
    Row {
        name: "csl-json",
        ending: "csl.json",
        about: "The publications as CSL JSON",
        lacks: &[],
        writer: Writer::Files { of: Needs::Cv, write: data::csl_json },
    },
    Row {
        name: "ris",
        ending: "ris",
        about: "The publications as RIS",
        lacks: &[],
        writer: Writer::Files { of: Needs::Cv, write: data::ris },
    },
];

/// A format.
struct Row {
    /// As the command line and the JSON result have it.
    name: &'static str,
    /// The ending of its files; no two formats have the same.
    ending: &'static str,
    /// What it is, in a line of the help.
    about: &'static str,
    /// What a CV may ask for and it cannot show.
    lacks: &'static [Feature],
    writer: Writer,
}

/// How the files of a format are made, and what makes those on disk fresh.
#[derive(Clone, Copy)]
pub(crate) enum Writer {
    /// TeX sets the pages. The PDF is read back before it is put in place; it is fresh when the
    /// stamp in it is that of the sources.
    Pages,
    /// A function gives the files. They are fresh when they hold the same bytes.
    Files {
        /// What it makes them of.
        of: Needs,
        /// The files; the first is the one that was asked for.
        write: fn(&Material<'_>) -> Result<Vec<OutputFile>, Diagnostic>,
    },
}

/// What a writer makes its files of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The CV as data, in the order of the file. A letter has none.
    Cv,
    /// The document; how many pages it may take does not concern it.
    Document,
    /// The document as it was fitted into its pages.
    FittedDocument,
    /// The finished PDF.
    Pdf,
}

/// What a writer is given.
pub(crate) struct Material<'a> {
    /// Where the first file goes.
    pub path: &'a Path,
    /// What stands on the page.
    pub document: &'a Document,
    /// The same as LaTeX.
    pub latex: &'a Latex,
    /// The data, for a writer that needs it.
    pub cv: Option<&'a Cv>,
    /// The PDF, for a writer that needs it; else empty.
    pub pdf: &'a [u8],
    /// What was asked for.
    pub options: &'a RenderOptions,
}

impl Material<'_> {
    /// The one file that a writer gives.
    fn file(&self, content: Vec<u8>) -> Vec<OutputFile> {
        vec![OutputFile { path: self.path.to_path_buf(), content }]
    }
}

/// A file that a writer gives.
pub(crate) struct OutputFile {
    /// Where it belongs.
    pub path: PathBuf,
    /// What it holds.
    pub content: Vec<u8>,
}

/// One of the formats.
#[derive(Clone, Copy)]
pub struct Format(&'static Row);

impl Format {
    /// The typeset page.
    pub const PDF: Self = Self(&FORMATS[0]);

    /// Its name: `pdf`.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        self.0.ending
    }

    /// How its files are made.
    pub(crate) fn writer(self) -> Writer {
        self.0.writer
    }

    /// Whether it is made of this.
    pub(crate) fn needs(self, what: Needs) -> bool {
        matches!(self.0.writer, Writer::Files { of, .. } if of == what)
    }

    /// Whether it shows the CV and cannot show this.
    pub(crate) fn lacks(self, feature: Feature) -> bool {
        self.0.lacks.contains(&feature)
    }

    /// Whether there is nothing to make of a letter.
    pub(crate) fn is_of_cv_alone(self) -> bool {
        self.needs(Needs::Cv)
    }

    /// The format whose ending a file has.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let has_ending = |format: &Self| {
            let stem = name.strip_suffix(format.ending());
            stem.is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'))
        };
        Self::all().filter(has_ending).max_by_key(|format| format.ending().len())
    }

    /// Every format.
    fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(Self)
    }

    /// These formats in the order in which they are made, each once.
    pub(crate) fn ordered(formats: &[Self]) -> Vec<Self> {
        Self::all().filter(|format| formats.contains(format)).collect()
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Format {}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name)
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Format; FORMATS.len()] = {
            let mut all = [Format::PDF; FORMATS.len()];
            let mut at = 0;
            while at < FORMATS.len() {
                all[at] = Format(&FORMATS[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name).help(self.0.about))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_tell_formats_apart() {
        for (at, row) in FORMATS.iter().enumerate() {
            let path = PathBuf::from(format!("cv.{}", row.ending));
            assert_eq!(Format::of_file(&path), Some(Format(row)), "{}", row.name);
            let others = &FORMATS[at + 1..];
            assert!(others.iter().all(|other| other.name != row.name), "{}", row.name);
        }
        assert_eq!(Format::of_file(Path::new(".pdf")), None);
        assert_eq!(Format::of_file(Path::new("cv")), None);
    }
}
