//! Which files a rendering makes, and which were made.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;

/// What can be made of a CV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// The typeset page
    Pdf,
    /// Its LaTeX source, with the class and style it needs
    Tex,
}

/// A file that was made, or was found to be as it should be.
#[derive(Clone)]
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
    /// Which variant it is of.
    pub variant: Option<String>,
    /// What has been done for each of several variants.
    pub of_variants: Vec<Rendered>,
    /// How long it took, when it was one of several.
    pub took: Option<Duration>,
}

impl Rendered {
    /// What has been done for several variants.
    pub(super) fn of_all(of_variants: Vec<Self>) -> Self {
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
}

/// Which files to make.
pub(super) struct Target {
    /// What to make.
    pub formats: Vec<Format>,
    /// The PDF.
    pub pdf: PathBuf,
    /// The LaTeX.
    pub tex: PathBuf,
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
        Self { formats, pdf, tex: to("tex") }
    }
}
