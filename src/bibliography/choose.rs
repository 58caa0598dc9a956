//! Which publications a section shows.

use super::overrides::{has_key, unknown_key};
use super::work::Work;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::entries::{PublicationType, Status};
use crate::model::many::Many;
use crate::model::publications::{Filter, Publications};
use crate::tree::{Field, Node, Value};

/// Keeps the publications that a section asks for, and gives the others. A key that none has
/// is reported, and so is a section that is left with nothing.
pub(super) fn choose<'n>(
    section: &Publications,
    node: &Node,
    works: &mut Vec<Work<'n>>,
    report: &mut Report,
) -> Vec<Work<'n>> {
    let filters = [("only", &section.only), ("except", &section.except)];
    for (name, filter) in filters {
        let Some((filter, field)) = filter.as_ref().zip(node.get(name)) else { continue };
        for key in missing_keys(filter, field, works) {
            report.add(key);
        }
    }
    if works.is_empty() {
        return Vec::new();
    }
    let is_chosen = |work: &mut Work<'_>| {
        section.only.as_ref().is_none_or(|only| is_all_of(work, only))
            && section.except.as_ref().is_none_or(|except| !is_all_of(work, except))
    };
    let unchosen = works.extract_if(.., |work| !is_chosen(work)).collect();
    let asked = filters.iter().find_map(|(name, filter)| {
        filter.as_ref()?;
        node.get(name)
    });
    if works.is_empty()
        && let Some(field) = asked
    {
        report.add(
            Diagnostic::new(
                Code::NothingChosen,
                "no publication is all of this: the section is left out",
                field.key_span,
                "nothing is left",
            )
            .help("ask for less, or remove the section"),
        );
    }
    unchosen
}

fn missing_keys(filter: &Filter, field: &Field, works: &[Work<'_>]) -> Vec<Diagnostic> {
    let Some(keys) = field.value.get("key") else { return Vec::new() };
    let places: Vec<_> = match &keys.value.value {
        Value::Sequence(items) => items.iter().map(|item| item.span).collect(),
        _ => vec![keys.value.span],
    };
    let missing = filter
        .key
        .iter()
        .zip(places)
        .filter(|(key, _)| !works.iter().any(|work| has_key(work, key.as_str())));
    missing.map(|(key, span)| unknown_key(key.as_str(), span, works)).collect()
}

/// Whether a publication is all that a filter says. One that is on its way and has no date
/// counts as new.
fn is_all_of(work: &Work<'_>, filter: &Filter) -> bool {
    let publication = &work.publication;
    let date = work.date();
    let is_new = date.is_none() && work.is_under_way();
    let is_since = filter
        .since
        .is_none_or(|since| is_new || date.is_some_and(|date| !since.is_after(date)));
    let is_until =
        filter.until.is_none_or(|until| date.is_some_and(|date| !date.is_after(until)));
    let has_keyword = filter.keyword.is_empty()
        || filter.keyword.iter().any(|wanted| {
            let wanted = wanted.as_str().to_lowercase();
            publication.keywords.iter().any(|own| own.as_str().to_lowercase() == wanted)
        });
    is_one_of(&publication.r#type.unwrap_or(PublicationType::Other), &filter.r#type)
        && is_one_of(&publication.status.unwrap_or(Status::Published), &filter.status)
        && filter
            .selected
            .is_none_or(|selected| publication.selected.unwrap_or(false) == selected)
        && (filter.key.is_empty()
            || filter.key.iter().any(|key| has_key(work, key.as_str())))
        && has_keyword
        && is_since
        && is_until
}

fn is_one_of<T: PartialEq>(value: &T, wanted: &Many<T>) -> bool {
    wanted.is_empty() || wanted.contains(value)
}
