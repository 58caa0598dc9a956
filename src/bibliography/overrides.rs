//! What a CV says of an entry by its key wins over what stands in the file.

use super::work::Work;
use crate::check::suggestions;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::entries::Publication;
use crate::model::publications::{Override, Publications};
use crate::model::values::Plain;
use crate::source::Span;
use crate::tree::Node;

/// Applies the overrides of a section. A key that no entry has is reported.
pub(super) fn apply(
    section: &Publications,
    node: &Node,
    works: &mut [Work<'_>],
    report: &mut Report,
) {
    let Some(field) = node.get("overrides") else { return };
    for (key, given) in &section.overrides {
        let mut is_found = false;
        for work in works.iter_mut().filter(|work| has_key(work, key)) {
            is_found = true;
            put(&mut work.publication, given);
        }
        if !is_found && let Some(field) = field.value.get(key) {
            report.add(unknown_key(key, field.key_span, works));
        }
    }
}

/// Whether a publication has this key.
pub(super) fn has_key(work: &Work<'_>, key: &str) -> bool {
    work.publication.key.as_ref().is_some_and(|own| own.as_str() == key)
}

/// A key that no publication of a section has.
pub(super) fn unknown_key(key: &str, span: Span, works: &[Work<'_>]) -> Diagnostic {
    let keys = works.iter().filter_map(|work| work.publication.key.as_ref());
    let keys: Vec<_> = keys.map(Plain::as_str).collect();
    let help = match suggestions::word(key, &keys) {
        Some(near) => format!("did you mean `{near}`?"),
        None if keys.is_empty() => "give the entry a `key`".to_owned(),
        None => "write the key of an entry of this section".to_owned(),
    };
    Diagnostic::new(
        Code::UnknownKey,
        format!("no publication of this section has the key `{}`", excerpt(key)),
        span,
        "not a known key",
    )
    .help(help)
}

fn put(publication: &mut Publication, given: &Override) {
    let Override {
        r#type,
        status,
        presentation,
        presented_by,
        citations,
        quartile,
        rank,
        impact_factor,
        note,
        award,
        keywords,
        selected,
        hide,
        keep,
        url,
        links,
    } = given;
    replace(&mut publication.r#type, r#type.as_ref());
    replace(&mut publication.status, status.as_ref());
    replace(&mut publication.presentation, presentation.as_ref());
    replace(&mut publication.citations, citations.as_ref());
    replace(&mut publication.quartile, quartile.as_ref());
    replace(&mut publication.rank, rank.as_ref());
    replace(&mut publication.impact_factor, impact_factor.as_ref());
    replace(&mut publication.note, note.as_ref());
    replace(&mut publication.award, award.as_ref());
    replace(&mut publication.selected, selected.as_ref());
    replace(&mut publication.hide, hide.as_ref());
    replace(&mut publication.keep, keep.as_ref());
    replace(&mut publication.url, url.as_ref());
    if !presented_by.is_empty() {
        publication.presented_by = presented_by.clone();
    }
    if !keywords.is_empty() {
        publication.keywords = keywords.clone();
    }
    for link in links {
        publication.body.links.push(link.clone());
    }
}

fn replace<T: Clone>(field: &mut Option<T>, given: Option<&T>) {
    if let Some(given) = given {
        *field = Some(given.clone());
    }
}
