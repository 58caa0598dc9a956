//! Which files a rendering makes, and which were made.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;

use crate::pdf::fit::Setting;

/// What can be made of a CV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The typeset page
    Pdf,
    /// Its LaTeX source, with the class and style it needs
    Tex,
}

/// What keeps a PDF that was read back from being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verification {
    /// It is not read back.
    None,
    /// A fault.
    Errors,
    /// Also what the author should look at.
    Warnings,
}

/// A file that was made, or was found to be as it should be.
#[derive(Clone, Debug)]
pub struct Made {
    /// Where it is; `-` is standard output.
    pub path: PathBuf,
    /// What it is.
    pub format: Format,
    /// Whether it was written.
    pub is_changed: bool,
    /// The number of its pages, of a PDF.
    pub pages: Option<u32>,
    /// Whether it is a PDF that was read back, now or when it was made, without a fault.
    pub is_verified: bool,
    /// How its looks were changed to fit it into its pages, when it was made.
    pub setting: Option<Setting>,
    /// How long it took, when it was not the first.
    pub took: Option<Duration>,
}

/// What a rendering has done.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The files that are now as they should be.
    pub made: Vec<Made>,
    /// The files that are not, when they were only looked at.
    pub stale: Option<Vec<PathBuf>>,
    /// The number of the PDF's pages; of the CV's where there is a letter too.
    pub pages: Option<u32>,
    /// Which variant it is of.
    pub variant: Option<String>,
    /// What has been done for each of several variants.
    pub of_variants: Vec<Rendered>,
    /// How long it took, when it was one of several.
    pub took: Option<Duration>,
    /// What is to go to standard output.
    pub printed: Vec<u8>,
}

impl Rendered {
    /// What has been done for several variants.
    pub(crate) fn of_all(of_variants: Vec<Self>) -> Self {
        let stale = of_variants.iter().filter_map(|one| one.stale.clone());
        Self {
            made: of_variants.iter().flat_map(|one| one.made.clone()).collect(),
            stale: stale.reduce(|mut all, more| {
                all.extend(more);
                all
            }),
            of_variants,
            ..Self::default()
        }
    }

    /// Whether there are PDFs, and each was read back without a fault.
    pub fn is_verified(&self) -> bool {
        let mut pdfs =
            self.made.iter().filter(|made| made.format == Format::Pdf).peekable();
        pdfs.peek().is_some() && pdfs.all(|made| made.is_verified)
    }

    /// Takes note of a file. The class and the style belong to the CV and to the letter, and
    /// are noted once.
    pub(crate) fn add(&mut self, made: Made) {
        if self.made.iter().all(|other| other.path != made.path) {
            self.pages = self.pages.or(made.pages);
            self.made.push(made);
        }
    }
}

/// Which files to make.
pub(crate) struct Target {
    /// What to make.
    pub formats: Vec<Format>,
    /// The PDF.
    pub pdf: PathBuf,
    /// The LaTeX.
    pub tex: PathBuf,
    /// How the PDF is verified.
    pub verification: Verification,
}

impl Target {
    /// The files by their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.formats.iter().map(|format| match format {
            Format::Pdf => self.pdf.as_path(),
            Format::Tex => self.tex.as_path(),
        })
    }

    /// The files of the letter, beside those of the CV: `cv-letter.pdf`. None where all goes to
    /// standard output, which takes one document.
    pub(crate) fn of_letter(&self) -> Option<Self> {
        let beside = |path: &Path| {
            let mut name = path.file_stem()?.to_owned();
            name.push("-letter");
            if let Some(ending) = path.extension() {
                name.push(".");
                name.push(ending);
            }
            Some(path.with_file_name(name))
        };
        if self.pdf == Path::new("-") {
            return None;
        }
        let formats = self.formats.clone();
        let (pdf, tex) = (beside(&self.pdf)?, beside(&self.tex)?);
        Some(Self { formats, pdf, tex, verification: self.verification })
    }

    /// The files that a command line asks for: its FILE, OUT and FORMATS.
    pub(crate) fn of(file: &Path, output: Option<&Path>, formats: &[Format]) -> Self {
        let is_standard = file == Path::new("-");
        let output = match output {
            Some(output) => output.to_owned(),
            None if is_standard => "-".into(),
            None => file.with_extension("pdf"),
        };
        let is_tex = output.extension().is_some_and(|ending| ending == "tex");
        let formats = match formats {
            [] if is_tex => vec![Format::Tex],
            [] => vec![Format::Pdf],
            formats => formats.to_vec(),
        };
        let to = |ending| {
            if output == Path::new("-") {
                output.clone()
            } else {
                output.with_extension(ending)
            }
        };
        let pdf = if is_tex { to("pdf") } else { output.clone() };
        Self { formats, pdf, tex: to("tex"), verification: Verification::Errors }
    }

    /// The same, with the PDF verified so.
    pub(crate) fn verified(self, verification: Verification) -> Self {
        Self { verification, ..self }
    }
}
