//! What the command line names: BibTeX itself, a file of it, or an identifier to look up.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::given::Given;
use crate::check;
use crate::cli::input;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::parse;
use crate::source::Source;

/// The name under which BibTeX of the command line is shown.
const ARGUMENT: &str = "<argument>";

/// What an argument is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A DOI, in its normal form.
    Doi(String),
    /// An identifier of arXiv, in its normal form.
    Arxiv(String),
    /// BibTeX.
    Text(String),
    /// A file; `-` is standard input.
    File(PathBuf),
}

impl What {
    /// What a word of the command line is.
    pub(super) fn of(word: &str) -> Self {
        let trimmed = word.trim();
        if let Some(doi) = check::doi(trimmed) {
            Self::Doi(doi)
        } else if let Some(number) =
            check::arxiv(trimmed).filter(|number| number != trimmed)
        {
            // A bare `2301.01234` may be a file as well, and says less than it should.
            Self::Arxiv(number)
        } else if is_bibtex(word) || word.contains('\n') {
            Self::Text(word.to_owned())
        } else {
            Self::File(word.into())
        }
    }

    /// Its BibTeX, read.
    pub(super) fn read(&self) -> Given {
        let mut report = Report::default();
        let source = match self {
            Self::Doi(id) | Self::Arxiv(id) => match looked_up(id) {
                Ok(text) => Source::new(id, text),
                Err(fault) => {
                    report.add(fault);
                    return Given::unread(Source::new(id, ""), report);
                }
            },
            Self::Text(text) => {
                let bytes = text.as_bytes().to_vec();
                match parse::decode(Path::new(ARGUMENT), bytes, &mut report) {
                    Ok(source) => source,
                    Err(source) => *source,
                }
            }
            Self::File(path) => input::read_bibtex(path, &mut report),
        };
        Given::read(source, report)
    }
}

/// The BibTeX of one entry that a service gives for an identifier.
fn looked_up(identifier: &str) -> Result<String, Diagnostic> {
    let message = format!("`{identifier}` cannot be looked up yet");
    Err(Diagnostic::of_file(Code::NotBibtex, message)
        .help("give the BibTeX of the publication itself"))
}

/// Everything that is to be added: what the words of the command line are, or standard input
/// without any.
pub(super) fn read(words: &[String]) -> Result<Vec<Given>, Diagnostic> {
    if words.is_empty() {
        if std::io::stdin().is_terminal() {
            let message = "nothing is given to add";
            return Err(Diagnostic::of_file(Code::NotBibtex, message).help(
                "name a `.bib` file, give BibTeX in quotes, or pipe it to standard input",
            ));
        }
        return Ok(vec![What::File("-".into()).read()]);
    }
    Ok(words.iter().map(|word| What::of(word).read()).collect())
}

/// Whether a text holds the beginning of an entry.
pub(super) fn is_bibtex(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let rest = &text[at + 1..];
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        behind.len() < rest.len() && behind.trim_start().starts_with(['{', '('])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_says_itself_what_it_is() {
        let doi = |text: &str| What::Doi(text.into());
        let arxiv = |text: &str| What::Arxiv(text.into());
        for (word, expected) in [
            ("10.1000/182", doi("10.1000/182")),
            ("https://doi.org/10.1000/182", doi("10.1000/182")),
            ("doi:10.1000/182", doi("10.1000/182")),
            ("arXiv:2301.01234v2", arxiv("2301.01234v2")),
            ("https://arxiv.org/abs/math/0301234", arxiv("math/0301234")),
            ("2301.01234", What::File("2301.01234".into())),
            ("papers.bib", What::File("papers.bib".into())),
            ("me@example.bib", What::File("me@example.bib".into())),
            ("-", What::File("-".into())),
            ("@misc{a}", What::Text("@misc{a}".into())),
            ("a\nb", What::Text("a\nb".into())),
        ] {
            assert_eq!(What::of(word), expected, "{word}");
        }
    }
}
