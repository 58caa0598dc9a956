//! What the command line names: BibTeX itself, a file of it, or an identifier to look up.

use std::path::{Path, PathBuf};

use super::bibtex_input::BibtexInput;
use crate::app::disk::input;
use crate::diagnostics::{Diagnostic, Report};
use crate::files;
use crate::model::values::{Arxiv, Doi};
use crate::services::Services;
use crate::source::Source;

/// The name under which BibTeX of the command line is shown.
const ARGUMENT: &str = "<argument>";

/// What an argument is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    /// A DOI, in its normal form.
    Doi(String),
    /// An identifier of arXiv, in its normal form.
    Arxiv(String),
    /// BibTeX.
    Text(String),
    /// A file; `-` is standard input.
    File(PathBuf),
}

impl Argument {
    /// What a word of the command line is.
    pub(crate) fn of(word: &str) -> Self {
        let trimmed = word.trim();
        if let Some(doi) = Doi::parse(trimmed) {
            Self::Doi(doi.as_str().to_owned())
        } else if let Some(number) =
            Arxiv::parse(trimmed).filter(|number| number.as_str() != trimmed)
        {
            // A bare `2301.01234` may be a file as well, and says less than it should.
            Self::Arxiv(number.as_str().to_owned())
        } else if is_bibtex(word) || word.contains('\n') {
            Self::Text(word.to_owned())
        } else {
            Self::File(word.into())
        }
    }

    /// Its BibTeX, read; what these services say of an identifier.
    pub(crate) fn read(&self, services: &Services) -> BibtexInput {
        let mut report = Report::default();
        let source = match self {
            Self::Doi(doi) => return looked_up(doi, services.doi(doi)),
            Self::Arxiv(number) => {
                return looked_up(number, services.arxiv(number));
            }
            Self::Text(text) => {
                let bytes = text.as_bytes().to_vec();
                match files::decode(Path::new(ARGUMENT), bytes, &mut report) {
                    Ok(source) => source,
                    Err(source) => *source,
                }
            }
            Self::File(path) => input::read_bibtex(path, &mut report),
        };
        BibtexInput::read(source, report)
    }
}

/// What a service answers to an identifier, read.
fn looked_up(identifier: &str, answer: Result<String, Diagnostic>) -> BibtexInput {
    let mut report = Report::default();
    match answer {
        Ok(text) => BibtexInput::read(Source::new(identifier, text), report),
        Err(fault) => {
            report.add(fault);
            BibtexInput::unread(Source::new(identifier, ""), report)
        }
    }
}

/// Everything that is to be added: what the words of the command line are, or standard input
/// without any.
pub(crate) fn read(words: &[String], services: &Services) -> Vec<BibtexInput> {
    if words.is_empty() {
        return vec![Argument::File("-".into()).read(services)];
    }
    words.iter().map(|word| Argument::of(word).read(services)).collect()
}

/// Whether a text holds the beginning of an entry.
pub(crate) fn is_bibtex(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let rest = &text[at + 1..];
        let is_of_kind = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let behind = rest.trim_start_matches(is_of_kind);
        behind.len() < rest.len() && behind.trim_start().starts_with(['{', '('])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_says_itself_what_it_is() {
        let doi = |text: &str| Argument::Doi(text.into());
        let arxiv = |text: &str| Argument::Arxiv(text.into());
        for (word, expected) in [
            ("10.1000/182", doi("10.1000/182")),
            ("https://doi.org/10.1000/182", doi("10.1000/182")),
            ("doi:10.1000/182", doi("10.1000/182")),
            ("arXiv:2301.01234v2", arxiv("2301.01234v2")),
            ("https://arxiv.org/abs/math/0301234", arxiv("math/0301234")),
            ("2301.01234", Argument::File("2301.01234".into())),
            ("papers.bib", Argument::File("papers.bib".into())),
            ("me@example.bib", Argument::File("me@example.bib".into())),
            ("-", Argument::File("-".into())),
            ("@misc{a}", Argument::Text("@misc{a}".into())),
            ("a\nb", Argument::Text("a\nb".into())),
        ] {
            assert_eq!(Argument::of(word), expected, "{word}");
        }
    }
}
