//! Whether the person of the CV is among the authors of a list, once in each entry.

use std::collections::HashMap;

use super::{Listed, name_of};
use crate::diagnostics::{Code, Diagnostic};
use crate::people::{Known, Name};
use crate::source::Span;

/// Looks for the person among the authors of one section. `section` is the place where the
/// section names its entries.
///
/// A section in which no entry has the person is one diagnostic; each entry that has the
/// person twice is another. Entries without authors say nothing.
pub fn own_name<'a>(
    owner: &Known,
    entries: impl IntoIterator<Item = Listed<'a>>,
    section: Span,
) -> Vec<Diagnostic> {
    let entries = entries
        .into_iter()
        .map(|entry| entry.authors().map(|(at, name)| (name, entry.place(at))).collect());
    among(owner, &entries.collect::<Vec<_>>(), "author", section)
}

/// The same among people of any entries, each a name with its place, who are called so:
/// `inventor`.
pub fn among(
    owner: &Known,
    entries: &[Vec<(&str, Span)>],
    called: &str,
    section: Span,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut is_there = false;
    let mut others: HashMap<&str, usize> = HashMap::new();
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut count = 0;
    for entry in entries {
        let mut own: Vec<(&str, Span)> = Vec::new();
        let mut has_authors = false;
        for (written, place) in entry.iter().copied() {
            has_authors = true;
            if *known.entry(written).or_insert_with(|| owner.is(&name_of(written))) {
                own.push((written, place));
            } else if !is_there {
                *others.entry(written).or_default() += 1;
            }
        }
        count += usize::from(has_authors);
        is_there |= !own.is_empty();
        if let [first, second, ..] = own.as_slice() {
            found.push(twice(owner, [*first, *second], called));
        }
    }
    if count > 0 && !is_there {
        found.push(missing(owner, &others, count, called, section));
    }
    found
}

fn missing(
    owner: &Known,
    others: &HashMap<&str, usize>,
    count: usize,
    called: &str,
    section: Span,
) -> Diagnostic {
    let sought = owner.names().iter().map(|name| format!("`{}`", name.written(None)));
    let sought = sought.collect::<Vec<_>>().join(" or ");
    let label = match count {
        1 => format!("not among the {called}s of its entry"),
        many => format!("not among the {called}s of its {many} entries"),
    };
    let help = match likely(owner, others, count) {
        Some(name) => format!("if `{name}` is the same person, add it to `aliases`"),
        None => "add the form of the name that stands there to `aliases`".to_owned(),
    };
    let message = format!("no {called} of this list is {sought}");
    Diagnostic::new(Code::OwnNameMissing, message, section, label).help(help).by_itself()
}

/// The author who is most likely the person under another name: who is written most like
/// it, or else the one who is in every entry.
fn likely(owner: &Known, others: &HashMap<&str, usize>, count: usize) -> Option<String> {
    let mut names: Vec<_> =
        others.iter().map(|(written, times)| (name_of(written), *times)).collect();
    names.sort_by_cached_key(|(name, times)| (usize::MAX - times, name.written(None)));
    let likeness = |name: &Name| {
        owner.names().iter().map(|own| own.likeness(name)).fold(0.0, f64::max)
    };
    let mut best: Option<(f64, &Name)> = None;
    for (name, _) in &names {
        let likeness = likeness(name);
        if likeness >= LIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, name));
        }
    }
    let in_all = || {
        let mut in_all = names.iter().filter(|(_, times)| *times == count && count > 1);
        let first = in_all.next()?;
        in_all.next().is_none().then_some(&first.0)
    };
    best.map(|(_, name)| name).or_else(in_all).map(|name| name.written(None))
}

/// From which likeness on, of 1, an author is named as perhaps the person.
const LIKE: f64 = 0.8;

/// What is said of two people of an entry, each with its place.
fn twice(owner: &Known, people: [(&str, Span); 2], called: &str) -> Diagnostic {
    let own = owner.names().first().map(|name| name.written(None)).unwrap_or_default();
    let [first, second] = people.map(|(name, _)| name_of(name).written(None));
    let [first_place, place] = people.map(|(_, place)| place);
    let (message, help) = if first == second {
        (
            format!("`{first}` is twice among the {called}s"),
            format!(
                "name each {called} once, or write out the given name of the other one"
            ),
        )
    } else {
        (
            format!("`{first}` and `{second}` are both read as `{own}`"),
            "write out the given name of the one who is somebody else".to_owned(),
        )
    };
    let found = Diagnostic::new(Code::OwnNameTwice, message, place, "the same person")
        .help(help)
        .by_itself();
    if first_place == place { found } else { found.other(first_place, "as here") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entries::Publication;
    use crate::source::Source;

    fn publication(authors: &[&str]) -> Publication {
        let authors: Vec<_> =
            authors.iter().map(|name| serde_json::json!({"name": name})).collect();
        serde_json::from_value(serde_json::json!({"title": "T", "authors": authors}))
            .expect("a publication")
    }

    /// What is said of these entries: place, code, message and help.
    fn said(own: &[&str], entries: &[&[&str]]) -> Vec<String> {
        let source = Source::new("cv.yaml", "0123456789");
        let publications: Vec<_> =
            entries.iter().map(|authors| publication(authors)).collect();
        let listed = publications.iter().enumerate().map(|(at, publication)| Listed {
            publication,
            authors: source.span(at..at + 1),
            nodes: &[],
            list: 0,
            is_bibtex: true,
            names: None,
        });
        let owner = Known::new(own.iter().copied());
        own_name(&owner, listed, source.span(9..10))
            .into_iter()
            .map(|it| {
                let place = it.label.as_ref().map(|label| label.span.start());
                let help = it.help.unwrap_or_default();
                let place = place.unwrap_or_default();
                format!("{place} {}: {}; {help}", it.code.name(), it.message)
            })
            .collect()
    }

    #[test]
    fn a_list_with_the_person_in_one_entry_is_sound() {
        let own = ["Riccardo Grazzi"];
        assert!(said(&own, &[&["A. Bell"], &["A. Bell", "Grazzi, R.*"]]).is_empty());
        assert!(said(&own, &[]).is_empty());
        assert!(said(&own, &[&[]]).is_empty());
    }

    #[test]
    fn a_list_without_the_person_names_who_may_be_it() {
        let own = ["Riccardo Grazzi"];
        assert_eq!(
            said(&own, &[&["A. Bell", "R. Graci"], &["C. Dorn"]]),
            ["9 own-name-missing: no author of this list is `Riccardo Grazzi`; \
              if `R. Graci` is the same person, add it to `aliases`"]
        );
        assert_eq!(
            said(
                &["Ada Lovelace", "A. King"],
                &[&["Ada Byron"], &["Ada Byron", "X. Orr"]]
            ),
            [
                "9 own-name-missing: no author of this list is `Ada Lovelace` or `A. King`; \
              if `Ada Byron` is the same person, add it to `aliases`"
            ]
        );
        assert_eq!(
            said(&own, &[&["A. Bell", "others"]]),
            ["9 own-name-missing: no author of this list is `Riccardo Grazzi`; \
              add the form of the name that stands there to `aliases`"]
        );
    }

    #[test]
    fn an_entry_with_two_who_may_be_the_person_is_named() {
        let own = ["Wei Wang"];
        assert_eq!(
            said(
                &own,
                &[&["W. Wang"], &["Wei Wang", "W. Wang*"], &["W. Wang", "W. Wang"]]
            ),
            [
                "1 own-name-twice: `Wei Wang` and `W. Wang` are both read as `Wei Wang`; \
                 write out the given name of the one who is somebody else",
                "2 own-name-twice: `W. Wang` is twice among the authors; \
                 name each author once, or write out the given name of the other one",
            ]
        );
        assert!(said(&own, &[&["Wei Wang", "Wenjun Wang"]]).is_empty());
    }
}
