//! What to make of a CV, and how: options of every command that renders whenever it is asked to.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::request;
use crate::app::render::{DPI, Format, RenderOptions, pattern};

/// The options.
#[derive(Args, Clone, Debug)]
pub(super) struct Options {
    /// The file, folder or pattern such as `out/{name}.{ext}` to write; `-` is standard output. Without it,
    /// FILE with the ending `.pdf`
    #[arg(
        short,
        long,
        value_name = "OUT",
        value_parser = PathBufValueParser::new().try_map(pattern::parse),
    )]
    pub output: Option<PathBuf>,
    /// What to make
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    pub format: Vec<Format>,
    #[command(flatten)]
    pub request: request::Options,
    /// Make only the letter that the file holds
    #[arg(long)]
    pub letter: bool,
    /// Do not read the PDF back before it is put in its place
    #[arg(long)]
    no_verify: bool,
    /// The width of plain text in columns; 0 is no limit
    #[arg(long, value_name = "COLUMNS", default_value_t = 80)]
    width: usize,
    /// How many pixels to the inch a picture has
    #[arg(
        long,
        default_value_t = DPI,
        value_parser = clap::value_parser!(u16).range(10..=600),
    )]
    dpi: u16,
    /// Make a picture of one page alone
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    page: Option<u32>,
    /// Make one small picture of so many pixels across, of the first page unless `--page` says another
    #[arg(
        long,
        value_name = "WIDTH",
        conflicts_with = "dpi",
        value_parser = clap::value_parser!(u16).range(16..=4096),
    )]
    thumbnail: Option<u16>,
    /// Make a web page a piece for a page of a site: no head, no style
    #[arg(long)]
    fragment: bool,
    /// The style sheet of a web page, instead of that of the theme
    #[arg(long, value_name = "CSS", conflicts_with = "fragment")]
    stylesheet: Option<PathBuf>,
}

impl Options {
    /// What they ask for of a CV.
    pub(super) fn of(&self, file: &Path) -> RenderOptions {
        RenderOptions {
            file: file.to_owned(),
            output: self.output.clone(),
            formats: self.format.clone(),
            request: self.request.request(),
            letter: self.letter,
            no_verify: self.no_verify,
            width: Some(self.width),
            dpi: Some(self.dpi),
            page: self.page,
            thumbnail: self.thumbnail,
            fragment: self.fragment,
            stylesheet: self.stylesheet.clone(),
            ..RenderOptions::default()
        }
    }

    /// Whether each of several CVs or variants has a file of its own.
    pub(super) fn is_for_many(&self) -> bool {
        self.output.as_deref().is_none_or(pattern::is_for_many)
    }

    /// The options that ask another run of the program for the same.
    pub(super) fn arguments(&self) -> Vec<OsString> {
        let formats = self.format.iter().filter_map(ValueEnum::to_possible_value);
        let formats = formats.map(|format| format!("--format={}", format.get_name()));
        let flags = [
            (self.letter, "--letter"),
            (self.no_verify, "--no-verify"),
            (self.fragment, "--fragment"),
        ];
        let flags = flags.into_iter().filter(|(is, _)| *is);
        let flags = flags.map(|(_, flag)| flag.to_owned());
        // The resolution has a default, beside which a width would be refused.
        let size = match self.thumbnail {
            Some(width) => format!("--thumbnail={width}"),
            None => format!("--dpi={}", self.dpi),
        };
        let page = self.page.map(|page| format!("--page={page}"));
        let width = format!("--width={}", self.width);
        let all = formats.chain(flags).chain(page).chain([size, width]);
        let mut all: Vec<_> = all.map(OsString::from).collect();
        let paths = [("--output=", &self.output), ("--stylesheet=", &self.stylesheet)];
        for (option, path) in paths {
            all.extend(path.iter().map(|path| {
                let mut argument = OsString::from(option);
                argument.push(path);
                argument
            }));
        }
        all.extend(self.request.arguments());
        all
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Asked {
        #[command(flatten)]
        options: Options,
    }

    /// Each option of the struct reaches another run.
    #[test]
    fn what_is_asked_for_is_asked_of_another_run() {
        for asked in [
            &["-o", "out/", "--format", "pdf,txt", "--letter", "--no-verify"][..],
            &["--width", "0", "--dpi", "90", "--page", "2", "--fragment"],
            &["--thumbnail", "90", "--stylesheet", "my page.css"],
            &["--locale", "de", "--variant", "short", "--set", "design.theme=plain"],
        ] {
            let parse = |arguments: Vec<OsString>| {
                let program = std::iter::once(OsString::from("cvtex"));
                let asked = Asked::try_parse_from(program.chain(arguments));
                format!("{:?}", asked.expect("options").options)
            };
            let first = asked.iter().map(OsString::from).collect();
            let program = std::iter::once(OsString::from("cvtex"));
            let again =
                Asked::parse_from(program.chain(asked.iter().map(OsString::from)));
            assert_eq!(parse(again.options.arguments()), parse(first), "{asked:?}");
            assert_ne!(parse(again.options.arguments()), parse(Vec::new()), "{asked:?}");
        }
    }
}
