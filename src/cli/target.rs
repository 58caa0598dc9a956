//! Which files a rendering makes, and which were made.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

/// What can be made of a CV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// The typeset page
    Pdf,
    /// Its LaTeX source, with the class and style it needs
    Tex,
}

/// What keeps a PDF that was read back from being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verification {
    /// It is not read back.
    None,
    /// A fault.
    Errors,
    /// Also what the author should look at.
    Warnings,
}

/// A file that was made, or was found to be as it should be.
pub(super) struct Made {
    /// Where it is; `-` is standard output.
    pub path: PathBuf,
    /// What it is.
    pub format: Format,
    /// Whether it was written.
    pub is_changed: bool,
}

/// What a rendering has done.
#[derive(Default)]
pub(super) struct Rendered {
    /// The files that are now as they should be.
    pub made: Vec<Made>,
    /// The files that are not, when they were only looked at.
    pub stale: Option<Vec<PathBuf>>,
    /// The number of the PDF's pages.
    pub pages: Option<u32>,
    /// Whether the PDF was read back, now or when it was made, and no fault was found.
    pub is_verified: bool,
}

/// Which files to make.
pub(super) struct Target {
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
    /// The files that a command line asks for: its FILE, OUT and FORMATS.
    pub(super) fn of(file: &Path, output: Option<&Path>, formats: &[Format]) -> Self {
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
    pub(super) fn verified(self, verification: Verification) -> Self {
        Self { verification, ..self }
    }
}
