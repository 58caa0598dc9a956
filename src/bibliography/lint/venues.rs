//! One venue under two names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::bibliography::work::Work;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};

/// Reports venues that are written in two ways: `NeurIPS` and `Neurips`, `Journal of X` and
/// `The Journal of X`. The form that is written with most care is taken to be right, and of
/// several that are, the one that most publications have.
pub(super) fn forms(works: &[&Work<'_>], report: &mut Report) {
    let mut forms: HashMap<String, BTreeMap<String, Vec<usize>>> = HashMap::new();
    for (at, work) in works.iter().enumerate() {
        let Some(venue) = work.venue() else { continue };
        // A stop at the end is not printed before what follows.
        let venue = venue.trim_end_matches('.').to_owned();
        forms.entry(skeleton(&venue)).or_default().entry(venue).or_default().push(at);
    }
    for forms in forms.into_values().filter(|forms| forms.len() > 1) {
        let usual = forms
            .iter()
            .max_by_key(|(form, at)| (Care::of(form, at.len()), Reverse(at[0])))
            .map(|(form, _)| form.clone());
        let Some(usual) = usual else { continue };
        for (form, at) in forms.iter().filter(|(form, _)| **form != usual) {
            let work = works[at[0]];
            report.add(
                Diagnostic::new(
                    Code::VenueForms,
                    format!(
                        "one venue is written in two ways: `{}` and `{}`",
                        excerpt(&usual),
                        excerpt(form)
                    ),
                    work.span_of("venue"),
                    "the other form",
                )
                .help(format!("write `{}`", excerpt(&usual))),
            );
        }
    }
}

/// With how much care a name is written, the most important first; the more the better.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Care {
    /// Whether it has capitals and small letters. A single word may be an acronym, and needs
    /// no small ones: `ICML`.
    is_cased: bool,
    /// How many of its longer words begin small.
    small: Reverse<usize>,
    /// How many of its words are acronyms: `EJNMMI`, `NeurIPS`.
    acronyms: usize,
    /// How many publications have it.
    count: usize,
    capitals: usize,
    length: usize,
}

/// How many letters an acronym has at most.
const LONGEST_ACRONYM: usize = 8;

impl Care {
    fn of(venue: &str, count: usize) -> Self {
        let has_small = venue.chars().any(char::is_lowercase);
        let capitals = venue.chars().filter(|letter| letter.is_uppercase()).count();
        let words = || venue.split_whitespace();
        let is_small = |word: &&str| {
            word.chars().count() > 3 && word.starts_with(char::is_lowercase)
        };
        let is_acronym = |word: &&str| {
            let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
            capitals > 1 && word.chars().count() <= LONGEST_ACRONYM
        };
        let is_one_word = words().count() == 1;
        Self {
            is_cased: has_small == (capitals > 0) || is_one_word && capitals > 0,
            small: Reverse(words().filter(is_small).count()),
            acronyms: words().filter(is_acronym).count(),
            count,
            capitals,
            length: venue.chars().count(),
        }
    }
}

/// What is left of a venue's name when it is written carelessly.
fn skeleton(venue: &str) -> String {
    let words = venue.split(|c: char| !c.is_alphanumeric() && c != '&');
    words
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && word != "the")
        .map(|word| if word == "&" { "and".to_owned() } else { word })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_that_is_written_with_more_care_is_proposed() {
        let is_better = |one: (&str, usize), two: (&str, usize)| {
            Care::of(one.0, one.1) > Care::of(two.0, two.1)
        };
        for (better, poorer) in [
            (("Journal of Looms", 1), ("JOURNAL OF LOOMS", 9)),
            (("Journal of Looms", 1), ("Journal of looms", 9)),
            (("ICML", 1), ("icml", 9)),
            (("EJNMMI Research", 1), ("Ejnmmi Research", 9)),
            (("NeurIPS", 1), ("Neurips", 9)),
            (("ICML", 2), ("Icml", 1)),
            (("NeurIPS", 1), ("Neurips", 1)),
            (("Looms and Cards", 1), ("Looms & Cards", 1)),
            (("Looms & Cards", 2), ("Looms and Cards", 1)),
            (("学报", 2), ("学 报", 1)),
        ] {
            assert!(is_better(better, poorer), "{better:?} {poorer:?}");
            assert!(!is_better(poorer, better), "{better:?} {poorer:?}");
        }
    }
}
