//! Authors who stand in the lists under two forms that look careless side by side.

use std::collections::{HashMap, HashSet};

use super::{Listed, name_of};
use crate::diagnostics::{Code, Diagnostic};
use crate::people::{Known, Spelling};

/// Finds the authors whose name is printed in two forms: with and without accents, hyphens,
/// particles or capitals, or once in full and once with an initial. What the form of names
/// of a list hides is not looked at, and neither are middle names.
///
/// One diagnostic a person, at the form that says less. What is said of the people whom the
/// CV names, `named`, is shown by itself, however many others there are. The time grows
/// with the number of different names.
pub fn author_forms<'a>(
    entries: impl IntoIterator<Item = Listed<'a>>,
    named: &[Known],
) -> Vec<Diagnostic> {
    groups(entries).filter_map(|forms| careless(&forms, named)).collect()
}

/// Whether names of these entries stand with initials, as most of them do, and in full,
/// and among them are two forms of one person's.
pub fn mixed_lengths<'a>(entries: impl IntoIterator<Item = Listed<'a>>) -> bool {
    let entries: Vec<_> = entries.into_iter().collect();
    let (mut short, mut long) = (0, 0);
    for (_, written) in entries.iter().flat_map(|listed| listed.single_authors()) {
        let name = name_of(written);
        if !name.is_whole() && !name.given().is_empty() {
            let is_short = Spelling::new(name, None).first_name().is_none();
            *(if is_short { &mut short } else { &mut long }) += 1;
        }
    }
    short >= MOSTLY * long
        && long > 0
        && groups(entries).any(|forms| {
            two_forms(&forms).is_some_and(|(less, more)| is_of_length(less, more))
        })
}

/// How many names with initials there are for each one in full in a list that is written with
/// initials.
const MOSTLY: usize = 2;

/// The forms of each person, of whom there are several.
fn groups<'a>(
    entries: impl IntoIterator<Item = Listed<'a>>,
) -> impl Iterator<Item = Vec<Form<'a>>> {
    let mut places = HashMap::new();
    let mut groups: Vec<Vec<Form<'a>>> = Vec::new();
    let mut seen = HashSet::new();
    for listed in entries {
        for (author, written) in listed.single_authors() {
            let name = name_of(written);
            if !seen.insert((written, listed.names))
                || name.is_whole()
                || name.given().is_empty()
            {
                continue;
            }
            let next = groups.len();
            let place = *places.entry(name.spelling_group()).or_insert(next);
            if place == next {
                groups.push(Vec::new());
            }
            let spelling = Spelling::new(name, listed.names);
            groups[place].push(Form { spelling, listed, author });
        }
    }
    let several = groups.into_iter().filter(|group| group.len() > 1);
    several.flat_map(|forms| Group::new(forms).people())
}

/// A name as a list prints it, and who it is there.
struct Form<'a> {
    spelling: Spelling,
    listed: Listed<'a>,
    /// The number among the authors.
    author: usize,
}

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
    fn new(forms: Vec<Form<'a>>) -> Self {
        let mut group = Self::default();
        for form in forms {
            group.add(form);
        }
        group
    }

    fn add(&mut self, form: Form<'a>) {
        let Some(first) = form.spelling.first_name() else {
            self.initials.push(form);
            return;
        };
        let next = self.named.len();
        let place = *self.places.entry(first.to_owned()).or_insert(next);
        if place == next {
            self.named.push(Vec::new());
        }
        self.named[place].push(form);
    }

    fn people(mut self) -> Vec<Vec<Form<'a>>> {
        // An initial is somebody's only where nobody else shares it.
        if let [only] = self.named.as_mut_slice() {
            only.append(&mut self.initials);
        }
        self.named.push(self.initials);
        self.named
    }
}

/// Two forms of one name that look careless side by side: the one that says less, and the
/// one that says more.
fn two_forms<'f, 'a>(forms: &'f [Form<'a>]) -> Option<(&'f Form<'a>, &'f Form<'a>)> {
    if forms.len() < 2 {
        return None;
    }
    let best = forms.iter().rev().max_by_key(|form| form.spelling.merit())?;
    let is_careless = |form: &&Form<'_>| {
        form.spelling.differs_in_signs(&best.spelling) || is_of_length(form, best)
    };
    let mut others = forms.iter().filter(is_careless).peekable();
    others.peek()?;
    let known = Known::new([best.spelling.name().written(None).as_str()]);
    // Two authors of one publication are two people.
    let is_elsewhere = |other: &Listed<'_>| other.authors != best.listed.authors;
    let other = others
        .find(|form| known.is(form.spelling.name()) && is_elsewhere(&form.listed))?;
    Some((other, best))
}

/// Whether one form is in full and the other has initials.
fn is_of_length(less: &Form<'_>, more: &Form<'_>) -> bool {
    less.spelling.differs_in_length(&more.spelling)
}

/// What is said of the forms of one name.
fn careless(forms: &[Form<'_>], named: &[Known]) -> Option<Diagnostic> {
    let (less, more) = two_forms(forms)?;
    let is_named = named.iter().any(|known| known.is(more.spelling.name()));
    let found = diagnostic(less, more);
    let found = match is_of_length(less, more) {
        _ if is_named => found.by_itself(),
        true => {
            let list = less.listed.list;
            found.in_short(
                "an author stands here with initials and elsewhere in full",
                SAME_LENGTH,
                list,
            )
        }
        false => found,
    };
    Some(found)
}

/// What mends a list in which names stand in full and with initials.
const SAME_LENGTH: &str =
    "write `names: initials` in the section, so that all names of the list are alike";

fn diagnostic(less: &Form<'_>, more: &Form<'_>) -> Diagnostic {
    let (here, there) = (less.listed, more.listed);
    let (short, long) = (less.spelling.printed(), more.spelling.printed());
    let message = format!("one author is `{short}` here and `{long}` elsewhere");
    let help = if is_of_length(less, more) {
        format!("{SAME_LENGTH}, or write `{long}` in both places")
    } else {
        format!("if it is one person, write `{long}` in both places")
    };
    let place = here.place(less.author);
    let found = Diagnostic::new(Code::AuthorForms, message, place, "one form").help(help);
    if here.authors == there.authors {
        found
    } else {
        found.other(there.place(more.author), "the other")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entries::Publication;
    use crate::model::publications::NameForm;
    use crate::source::Source;

    fn publications(entries: &[&str]) -> Vec<Publication> {
        let publication = |authors: &&str| {
            let authors = authors.split("; ");
            let authors: Vec<_> =
                authors.map(|name| serde_json::json!({"name": name})).collect();
            let value = serde_json::json!({"title": "T", "authors": authors});
            serde_json::from_value(value).expect("a publication")
        };
        entries.iter().map(publication).collect()
    }

    fn listed<'a>(
        publications: &'a [Publication],
        source: &'a Source,
        names: Option<NameForm>,
    ) -> impl Iterator<Item = Listed<'a>> {
        publications.iter().enumerate().map(move |(at, publication)| Listed {
            publication,
            authors: source.span(at..at + 1),
            nodes: &[],
            list: 0,
            is_bibtex: false,
            names,
        })
    }

    /// What is said of lists of authors, one an entry, printed in this form.
    fn said(form: Option<NameForm>, entries: &[&str]) -> Vec<String> {
        let source = Source::new("cv.yaml", "0123456789");
        let publications = publications(entries);
        author_forms(listed(&publications, &source, form), &[])
            .into_iter()
            .map(|it| {
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
    fn a_list_is_of_two_lengths_where_most_have_initials_and_one_person_both() {
        let mixed = |entries: &[&str]| {
            let publications = publications(entries);
            let source = Source::new("cv.yaml", "0123456789");
            mixed_lengths(listed(&publications, &source, None))
        };
        assert!(mixed(&["R. Orr; J. Kay; A. Bell; S. Hill", "Jill Kay; Rose Orr"]));
        assert!(!mixed(&["R. Orr; J. Kay; A. Bell; S. Hill", "Ann Poe; Tom Moor"]));
        assert!(!mixed(&["R. Orr; J. Kay; A. Bell", "Jill Kay; Rose Orr"]));
        assert!(!mixed(&["Rose Orr; Jill Kay; Ann Bell", "J. Kay; R. Orr"]));
        assert!(!mixed(&["R. Orr; J. Kay", "R. Orr; {Orr and Kay}"]));
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
