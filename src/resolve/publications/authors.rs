//! The authors of a publication, with their marks.

use crate::document::Author;
use crate::model::entries::{Author as Source, Publication};
use crate::resolve::Context;

/// The marks behind an author's name, in the order of the legend.
const MARKS: [(&str, &str, Claim); 3] = [
    ("*", "equal", |author| author.equal == Some(true)),
    ("†", "corresponding", |author| author.corresponding == Some(true)),
    ("‡", "student", |author| author.student == Some(true)),
];

type Claim = fn(&Source) -> bool;

/// An author as printed.
pub(super) fn person(source: &Source, context: Context<'_>) -> Author {
    let name = name(source);
    let marks = MARKS.iter().filter(|(_, _, claim)| has(source, *claim));
    Author {
        is_self: context.owner.is(&name),
        marks: marks.map(|(mark, ..)| *mark).collect(),
        url: page(source),
        name,
    }
}

/// The author's page: the one given, or that of the ORCID iD.
fn page(source: &Source) -> Option<String> {
    let own = source.url.as_ref().map(|url| url.as_str().to_owned());
    let orcid = source.orcid.as_ref();
    own.or_else(|| orcid.map(|orcid| format!("https://orcid.org/{}", orcid.as_str())))
}

/// The name without the star of equal contribution.
fn name(source: &Source) -> String {
    source.name.as_str().trim().trim_end_matches('*').trim_end().to_owned()
}

/// What stands before the last of so many authors.
pub(super) fn conjunction(authors: usize, context: Context<'_>) -> String {
    match authors {
        0 | 1 => String::new(),
        2 => format!(" {} ", context.words.and),
        _ => format!("{} ", context.words.and_of_many),
    }
}

/// The meaning of each mark that the authors of these publications bear.
pub(super) fn legend(
    sources: &[Publication],
    context: Context<'_>,
) -> Vec<(String, String)> {
    let is_used = |claim: Claim| {
        sources.iter().flat_map(|source| &source.authors).any(|author| has(author, claim))
    };
    MARKS
        .iter()
        .filter(|(_, _, claim)| is_used(*claim))
        .map(|(mark, name, _)| ((*mark).to_owned(), context.words.mark(name)))
        .collect()
}

fn has(author: &Source, claim: Claim) -> bool {
    let is_starred = author.name.as_str().trim_end().ends_with('*');
    claim(author) || is_starred && claim(&Source { equal: Some(true), ..author.clone() })
}
