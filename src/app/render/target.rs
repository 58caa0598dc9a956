//! Which files a rendering makes, and which were made.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::formats::Format;
use super::pattern;
use crate::pdf::fit::Setting;

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

impl Made {
    /// A file that was found to be as it should be.
    pub(crate) fn unchanged(path: PathBuf, format: Format) -> Self {
        Self {
            path,
            format,
            is_changed: false,
            pages: None,
            is_verified: false,
            setting: None,
            took: None,
        }
    }
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
            self.made.iter().filter(|made| made.format == Format::PDF).peekable();
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
#[derive(Clone)]
pub(crate) struct Target {
    /// What to make.
    pub formats: Vec<Format>,
    /// The file that is named, with the place of its ending if it is a pattern; `-` is standard
    /// output.
    output: PathBuf,
    /// The format of that file; the others have their own endings.
    named: Format,
    /// How the PDF is verified.
    pub verification: Verification,
}

impl Target {
    /// The file that is made when the command line names `named` and the variant `of_variant`.
    pub(crate) fn output(
        file: &Path,
        named: Option<&Path>,
        of_variant: Option<PathBuf>,
    ) -> Option<PathBuf> {
        let Some(named) = named else { return of_variant };
        let is_standard = file == Path::new("-");
        let own = if is_standard {
            file.to_owned()
        } else {
            file.with_extension(Format::PDF.ending())
        };
        Some(pattern::file(named, &of_variant.unwrap_or(own)))
    }

    /// The files that a command line asks for: its FILE, OUT and FORMATS.
    pub(crate) fn of(file: &Path, output: Option<&Path>, formats: &[Format]) -> Self {
        let is_standard = file == Path::new("-");
        let output = match output {
            Some(output) => output.to_owned(),
            None if is_standard => "-".into(),
            None => file.with_extension(Format::PDF.ending()),
        };
        let named = Format::of_file(&output).unwrap_or(Format::PDF);
        let formats = if formats.is_empty() { &[named] } else { formats };
        let formats = Format::ordered(formats);
        Self { formats, output, named, verification: Verification::Errors }
    }

    /// The same, with the PDF verified so.
    pub(crate) fn verified(self, verification: Verification) -> Self {
        Self { verification, ..self }
    }

    /// The file of a format.
    pub(crate) fn path(&self, format: Format) -> PathBuf {
        let text = self.output.to_str().filter(|text| text.contains(pattern::ENDING));
        if let Some(text) = text {
            return text.replace(pattern::ENDING, format.ending()).into();
        }
        if self.is_standard_output() || format == self.named {
            return self.output.clone();
        }
        let name = self.output.file_name().unwrap_or_default().to_string_lossy();
        let ending = format!(".{}", self.named.ending());
        match name.strip_suffix(&ending) {
            Some(stem) => {
                self.output.with_file_name(format!("{stem}.{}", format.ending()))
            }
            None => self.output.with_extension(format.ending()),
        }
    }

    /// The files by their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.formats.iter().map(|format| self.path(*format))
    }

    /// The first of the files.
    pub(crate) fn first(&self) -> PathBuf {
        self.path(self.formats.first().copied().unwrap_or(self.named))
    }

    /// Whether all goes to standard output.
    pub(crate) fn is_standard_output(&self) -> bool {
        self.output == Path::new("-")
    }

    /// The files of the letter, beside those of the CV: `cv-letter.pdf`. None where all goes to
    /// standard output, which takes one document, or where no format is one of a letter.
    pub(crate) fn of_letter(&self) -> Option<Self> {
        let formats: Vec<_> =
            self.formats.iter().copied().filter(|it| !it.is_of_cv_alone()).collect();
        if self.is_standard_output() || formats.is_empty() {
            return None;
        }
        let mut name = self.output.file_stem()?.to_owned();
        name.push("-letter");
        if let Some(ending) = self.output.extension() {
            name.push(".");
            name.push(ending);
        }
        Some(Self { formats, output: self.output.with_file_name(name), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    fn files(file: &str, output: Option<&str>, formats: &[&str]) -> Vec<String> {
        let formats: Vec<_> = formats
            .iter()
            .map(|name| Format::from_str(name, false).expect("a format"))
            .collect();
        let target = Target::of(Path::new(file), output.map(Path::new), &formats);
        target.files().map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn each_format_has_its_file() {
        assert_eq!(files("a/cv.yaml", None, &[]), ["a/cv.pdf"]);
        assert_eq!(files("cv.yaml", None, &["tex", "pdf"]), ["cv.pdf", "cv.tex"]);
        assert_eq!(files("cv.yaml", Some("x.tex"), &[]), ["x.tex"]);
        assert_eq!(files("cv.yaml", Some("x.tex"), &["pdf", "tex"]), ["x.pdf", "x.tex"]);
        assert_eq!(files("cv.yaml", Some("x.out"), &["pdf", "tex"]), ["x.out", "x.tex"]);
        assert_eq!(files("-", None, &["tex"]), ["-"]);
        let pattern = files("cv.yaml", Some("{ext}/x.{ext}"), &["tex", "bib"]);
        assert_eq!(pattern, ["tex/x.tex", "bib/x.bib"]);
    }
}
