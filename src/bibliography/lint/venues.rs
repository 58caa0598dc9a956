//! One venue under two names.

use std::collections::{BTreeMap, HashMap};

use crate::bibliography::work::{Findings, Work};
use crate::diagnostics::{Code, Diagnostic, excerpt};

/// Reports venues that are written in two ways: `NeurIPS` and `Neurips`, `Journal of X` and
/// `The Journal of X`. What most publications have is taken to be right.
pub(super) fn forms(works: &[&Work<'_>], findings: &mut Findings) {
    let mut forms: HashMap<String, BTreeMap<String, Vec<usize>>> = HashMap::new();
    for (at, work) in works.iter().enumerate() {
        let Some(venue) = work.venue() else { continue };
        forms.entry(skeleton(&venue)).or_default().entry(venue).or_default().push(at);
    }
    for forms in forms.into_values().filter(|forms| forms.len() > 1) {
        // The form of most; of two as frequent, the one that stands first.
        let usual = forms
            .iter()
            .max_by_key(|(_, at)| (at.len(), std::cmp::Reverse(at[0])))
            .map(|(form, _)| form.clone());
        let Some(usual) = usual else { continue };
        for (form, at) in forms.iter().filter(|(form, _)| **form != usual) {
            let work = works[at[0]];
            findings.add(
                work.origin,
                Diagnostic::new(
                    Code::VenueForms,
                    format!(
                        "one venue is written in two ways: `{}` and `{}`",
                        excerpt(&usual),
                        excerpt(form)
                    ),
                    work.span_of("venue"),
                    "the rarer one",
                )
                .help(format!("write `{}`", excerpt(&usual))),
            );
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
