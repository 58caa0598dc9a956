//! Authors who stand in the lists under two forms that look careless side by side.

use std::collections::{HashMap, HashSet};

use super::{Found, Listed, name_of};
use crate::diagnostics::{Code, Diagnostic};
use crate::people::{Known, Name, Spelling};

/// Finds the authors whose name is printed in two forms: with and without accents, hyphens,
/// particles or capitals, or once in full and once with an initial. What the form of names
/// of a list hides is not looked at, and neither are middle names.
///
/// One diagnostic a person, at the form that says less. The time grows with the number of
/// different names.
pub fn author_forms<'a>(entries: impl IntoIterator<Item = Listed<'a>>) -> Vec<Found> {
    let mut places = HashMap::new();
    let mut groups: Vec<Vec<(Name, Listed<'a>)>> = Vec::new();
    let mut seen = HashSet::new();
    for listed in entries {
        for written in listed.written().filter(|name| seen.insert((*name, listed.names)))
        {
            let name = name_of(written);
            if name.is_whole() || name.given().is_empty() {
                continue;
            }
            let next = groups.len();
            let place = *places.entry(name.spelling_group()).or_insert(next);
            if place == next {
                groups.push(Vec::new());
            }
            groups[place].push((name, listed));
        }
    }
    let several = groups.into_iter().filter(|group| group.len() > 1);
    several.flat_map(|names| Group::new(names).found()).collect()
}

type Form<'a> = (Spelling, Listed<'a>);

/// The forms that share a family name and the first letter of the given names.
#[derive(Default)]
struct Group<'a> {
    /// The forms of each first name, in the order in which they came.
    named: Vec<Vec<Form<'a>>>,
    places: HashMap<String, usize>,
    /// Those with an initial.
    initials: Vec<Form<'a>>,
}

impl<'a> Group<'a> {
    fn new(names: Vec<(Name, Listed<'a>)>) -> Self {
        let mut group = Self::default();
        for (name, listed) in names {
            group.add(Spelling::new(name, listed.names), listed);
        }
        group
    }

    fn add(&mut self, spelling: Spelling, listed: Listed<'a>) {
        let Some(first) = spelling.first_name() else {
            self.initials.push((spelling, listed));
            return;
        };
        let next = self.named.len();
        let place = *self.places.entry(first.to_owned()).or_insert(next);
        if place == next {
            self.named.push(Vec::new());
        }
        self.named[place].push((spelling, listed));
    }

    fn found(mut self) -> Vec<Found> {
        // An initial is somebody's only where nobody else shares it.
        if let [only] = self.named.as_mut_slice() {
            only.append(&mut self.initials);
        }
        let all = self.named.iter().chain(std::iter::once(&self.initials));
        all.filter_map(|forms| careless(forms)).collect()
    }
}

/// What is said of the forms of one name, if two of them look careless side by side.
fn careless(forms: &[Form<'_>]) -> Option<Found> {
    if forms.len() < 2 {
        return None;
    }
    let best = forms.iter().rev().max_by_key(|(spelling, _)| spelling.merit())?;
    let is_careless = |spelling: &Spelling| {
        spelling.differs_in_signs(&best.0) || spelling.differs_in_length(&best.0)
    };
    let mut others =
        forms.iter().filter(|(spelling, _)| is_careless(spelling)).peekable();
    others.peek()?;
    let known = Known::new([best.0.name().written(None).as_str()]);
    // Two authors of one publication are two people.
    let is_elsewhere =
        |other: &Listed<'_>| (other.file, other.authors) != (best.1.file, best.1.authors);
    let other =
        others.find(|(spelling, at)| known.is(spelling.name()) && is_elsewhere(at))?;
    Some((other.1.file, diagnostic(other, best)))
}

fn diagnostic((less, here): &Form<'_>, (more, there): &Form<'_>) -> Diagnostic {
    let (less, more) = (less.printed(), more.printed());
    let message = format!("one author is `{less}` here and `{more}` elsewhere");
    let label = format!("`{less}`");
    let found = Diagnostic::new(Code::AuthorForms, message, here.authors, label)
        .help(format!("if it is one person, write `{more}` in both places"));
    if here.file == there.file && here.authors != there.authors {
        found.other(there.authors, format!("`{more}`"))
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entries::Publication;
    use crate::model::publications::NameForm;
    use crate::source::Source;

    /// What is said of lists of authors, one an entry, printed in this form.
    fn said(form: Option<NameForm>, entries: &[&str]) -> Vec<String> {
        let source = Source::new("cv.yaml", "0123456789");
        let publications: Vec<Publication> = entries
            .iter()
            .map(|authors| {
                let authors: Vec<_> = authors
                    .split("; ")
                    .map(|name| serde_json::json!({"name": name}))
                    .collect();
                let value = serde_json::json!({"title": "T", "authors": authors});
                serde_json::from_value(value).expect("a publication")
            })
            .collect();
        let listed = publications.iter().enumerate().map(|(at, publication)| Listed {
            publication,
            authors: source.span(at..at + 1),
            file: None,
            names: form,
        });
        author_forms(listed)
            .into_iter()
            .map(|(_, it)| {
                let place = it.label.as_ref().map(|label| label.span.start());
                format!("{} {}", place.unwrap_or_default(), it.message)
            })
            .collect()
    }

    #[test]
    fn forms_that_differ_in_signs_are_named() {
        for (one, other, expected) in [
            ("Jürgen Müller", "Jurgen Muller", "1 one author is `Jurgen Muller`"),
            ("Jurgen Mueller", "Jürgen Müller", "0 one author is `Jurgen Mueller`"),
            ("Jean Pierre Serre", "Jean-Pierre Serre", "one author is `Jean"),
            ("Jan van der Berg", "Jan Berg", "1 one author is `Jan Berg`"),
            ("ADA LOVELACE", "Ada Lovelace", "0 one author is `ADA LOVELACE`"),
            (
                "John Smith",
                "J. Smith",
                "1 one author is `J. Smith` here and `John Smith`",
            ),
            ("Smith, J.", "John Smith", "0 one author is `J. Smith` here"),
        ] {
            let found = said(None, &[one, other]);
            assert_eq!(found.len(), 1, "{one} {other}");
            assert!(found[0].contains(expected), "{found:?}");
        }
    }

    #[test]
    fn forms_that_are_printed_alike_are_not() {
        for entries in [
            ["Smith, John", "John Smith"],
            ["J.P. Serre", "J. P. Serre"],
            ["Ada Lovelace*", "Ada Lovelace"],
            ["Ada King Lovelace", "Ada Lovelace"],
            ["Wei Wang", "Wenjun Wang"],
            ["Xu Wang", "Xue Wang"],
        ] {
            assert_eq!(said(None, &entries), [""; 0], "{entries:?}");
        }
        let initials = Some(NameForm::Initials);
        assert_eq!(said(initials, &["John Smith", "J. Smith"]), [""; 0]);
        assert_eq!(said(initials, &["Jürgen Kay", "Jurgen Kay"]), [""; 0]);
        assert_eq!(said(initials, &["Jan Müller", "J. Muller"]).len(), 1);
    }

    #[test]
    fn initials_of_several_people_are_nobodys() {
        assert_eq!(said(None, &["John Smith", "James Smith", "J. Smith"]), [""; 0]);
    }

    #[test]
    fn one_person_is_named_once() {
        let found =
            said(None, &["Ana Gómez; B. Orr", "Ana Gomez", "A. Gomez", "A. Gómez"]);
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
