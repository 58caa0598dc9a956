//! The authors of a publication: who is named, in which form, with which marks.

use crate::document::{Author, Authors, Inlines, Publication};
use crate::model::entries::{Author as Source, Publication as Entry};
use crate::model::publications::Layout;
use crate::model::values::{Count, Orcid, Text, Url};
use crate::people::{Mark, Name, canonical_sign, is_others, split_marks};
use crate::resolve::{Context, blocks};
use crate::text::Inline;

/// The authors as printed.
pub(super) fn of(source: &Entry, layout: &Layout, context: Context<'_>) -> Authors {
    let (sources, has_others) = match source.authors.split_last() {
        Some((last, rest)) if is_others(last.name.as_str()) => (rest, true),
        _ => (&*source.authors, false),
    };
    let people: Vec<_> =
        sources.iter().map(|author| Person::new(author, layout)).collect();
    let own = own(&people, context);
    let max = layout.max_authors.map_or(usize::MAX, Count::get);
    let named = named(people.len(), max, &own);
    let last_named = named.last().map_or(0, |last| last + 1);
    let is_complete = last_named == people.len() && !has_others;
    let mut authors = Authors::default();
    for at in &named {
        let is_last = is_complete && at + 1 == people.len();
        let is_next = authors.named.is_empty() || named.contains(&at.wrapping_sub(1));
        let before = match (is_next, is_last) {
            _ if authors.named.is_empty() => String::new(),
            (true, true) if named.len() == 2 => format!(" {} ", context.words.and),
            (true, true) => format!("{} ", context.words.and_of_many),
            (true, false) => ", ".to_owned(),
            (false, true) => format!(", …{} ", context.words.and_of_many),
            (false, false) => ", …, ".to_owned(),
        };
        let is_own = own.contains(at);
        authors.named.push(people[*at].author(before, is_own, layout, context));
    }
    if !is_complete {
        authors.rest = match authors.named.len() {
            1 => format!(" {}", context.words.et_al),
            _ => context.words.et_al_of_many.clone(),
        };
    }
    authors
}

/// Every author of the source, with nothing before the name.
pub(super) fn everyone(
    source: &Entry,
    layout: &Layout,
    context: Context<'_>,
) -> Vec<Author> {
    let people: Vec<_> =
        source.authors.iter().map(|author| Person::new(author, layout)).collect();
    let own = own(&people, context);
    let people = people.iter().enumerate();
    people
        .map(|(at, person)| {
            person.author(String::new(), own.contains(&at), layout, context)
        })
        .collect()
}

/// The editors, in the form of the names of the list; a text with markup stays as it is.
pub(super) fn editors(
    source: &Entry,
    layout: &Layout,
    context: Context<'_>,
) -> Option<Inlines> {
    names(&source.editors.iter().collect::<Vec<_>>(), layout, context)
}

/// Names of people who are no authors, in the form of the list; the person's own is set apart.
pub(super) fn names(
    people: &[&Text],
    layout: &Layout,
    context: Context<'_>,
) -> Option<Inlines> {
    let owner = context.people.owner();
    // A name does not end a line before it ends; `Lovelace, Ada` says which part is which.
    let form = |editor: &Text| match blocks::inline(editor).as_slice() {
        [Inline::Text(name)] if layout.names.is_some() || is_stated(name) => {
            let name = written(&Name::parse(name), layout, context);
            vec![Inline::Text(name.replace(' ', "\u{a0}"))]
        }
        [Inline::Text(name)] if name.chars().count() < LONG => {
            vec![Inline::Text(name.replace(' ', "\u{a0}"))]
        }
        other => other.to_vec(),
    };
    let one = |editor: &Text| match blocks::plain_name(editor) {
        name if owner.is(&name) => vec![Inline::Own(form(editor))],
        _ => form(editor),
    };
    let (named, has_others) = match people.split_last() {
        Some((last, rest)) if is_others(last.as_str()) => (rest, true),
        _ => (people, false),
    };
    let (last, rest) = named.split_last()?;
    let before = blocks::join(rest.iter().copied().map(one), ", ");
    if has_others {
        let all = before.into_iter().chain([one(last)]);
        let words = context.words;
        let others = match rest {
            [] => format!("\u{a0}{}", words.et_al),
            _ => words.et_al_of_many.clone(),
        };
        let mut all = blocks::join(all, ", ")?;
        all.push(Inline::Text(others));
        return Some(all);
    }
    let and = match rest {
        [] => return Some(one(last)),
        [_] => format!(" {} ", context.words.and),
        _ => format!("{} ", context.words.and_of_many),
    };
    blocks::join(before.into_iter().chain([one(last)]), &and)
}

/// How many characters a name has that may be broken.
const LONG: usize = 40;

/// Whether a name is written with its family name before a comma.
fn is_stated(name: &str) -> bool {
    let is_short = name.chars().count() < LONG;
    let parts = name.split_once(", ").filter(|_| name.matches(',').count() == 1);
    let are_parts = parts.is_some_and(|(family, given)| {
        family.starts_with(char::is_alphabetic) && given.starts_with(char::is_alphabetic)
    });
    is_short && are_parts
}

/// A name as the list writes it.
fn written(name: &Name, layout: &Layout, context: Context<'_>) -> String {
    if context.words.family_before {
        name.written_family_before(layout.names)
    } else {
        name.written(layout.names)
    }
}

/// The meaning of each mark that is drawn at the names of these publications.
pub(super) fn legend<'a>(
    publications: &(impl Iterator<Item = &'a Publication> + Clone),
    context: Context<'_>,
) -> Vec<(String, String)> {
    let is_drawn = |mark: &Mark| {
        let mut authors = publications.clone().flat_map(Publication::people);
        authors.any(|author| author.marks.contains(mark.sign()))
    };
    Mark::ALL
        .into_iter()
        .filter(is_drawn)
        .map(|mark| (mark.sign().to_string(), context.words.mark(mark.name())))
        .collect()
}

/// An author as the source has it, the name read.
struct Person<'a> {
    source: &'a Source,
    name: Name,
    marks: Vec<Mark>,
    /// Signs behind the name that nothing is said of.
    signs: String,
}

impl<'a> Person<'a> {
    fn new(source: &'a Source, layout: &Layout) -> Self {
        let (name, written) = split_marks(source.name.as_str());
        let mut person = Self {
            source,
            name: Name::parse(&name),
            marks: Vec::new(),
            signs: String::new(),
        };
        for sign in &written {
            match meaning(sign, layout) {
                Some(mark) => person.marks.push(mark),
                // Figures and letters lead to addresses, which a list does not have.
                None if sign.starts_with(char::is_alphanumeric) => {}
                None => person.signs.push_str(sign),
            }
        }
        person
    }

    fn author(
        &self,
        before: String,
        is_self: bool,
        layout: &Layout,
        context: Context<'_>,
    ) -> Author {
        let known = if is_self { None } else { context.people.coauthor(&self.name) };
        let is = |mark: &Mark| {
            let (stated, known) = match mark {
                Mark::Equal => (self.source.equal, None),
                Mark::Corresponding => (self.source.corresponding, None),
                Mark::Deceased => {
                    (self.source.deceased, known.and_then(|it| it.deceased))
                }
                Mark::Student => (self.source.student, known.and_then(|it| it.student)),
            };
            stated.unwrap_or_else(|| self.marks.contains(mark) || known == Some(true))
        };
        let marks = Mark::ALL.iter().filter(|mark| is(mark));
        let known_page = || known.and_then(|it| page(it.url.as_ref(), it.orcid.as_ref()));
        Author {
            before,
            name: written(&self.name, layout, context),
            is_self,
            marks: marks.map(|mark| mark.sign()).chain(self.signs.chars()).collect(),
            url: page(self.source.url.as_ref(), self.source.orcid.as_ref())
                .or_else(known_page),
        }
    }
}

/// What a sign means: what the list says of it, else what it usually does.
fn meaning(sign: &str, layout: &Layout) -> Option<Mark> {
    let said = layout.marks.iter().find(|(known, _)| canonical_sign(known) == sign);
    said.map(|(_, meaning)| Mark::from(*meaning)).or_else(|| Mark::of(sign))
}

/// Which of the authors are the person of the CV: who agrees best.
fn own(people: &[Person<'_>], context: Context<'_>) -> Vec<usize> {
    let owner = context.people.owner();
    let agreements: Vec<_> = people
        .iter()
        .enumerate()
        .filter_map(|(at, person)| Some((at, owner.agreement(&person.name)?)))
        .collect();
    let best = agreements.iter().map(|(_, agreement)| *agreement).max();
    let best = agreements.iter().filter(|(_, agreement)| Some(*agreement) == best);
    best.map(|(at, _)| *at).collect()
}

/// Which of so many authors are named: the first ones, and always the person. A single
/// author is not left out: `et al.` would take as much space.
fn named(count: usize, max: usize, own: &[usize]) -> Vec<usize> {
    let named: Vec<_> = (0..count).filter(|at| *at < max || own.contains(at)).collect();
    if named.len() + 1 < count { named } else { (0..count).collect() }
}

/// The author's page: the one given, or that of the ORCID iD.
fn page(url: Option<&Url>, orcid: Option<&Orcid>) -> Option<String> {
    let own = url.map(|url| url.as_str().to_owned());
    own.or_else(|| orcid.map(Orcid::url))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::document::{Block, Part};
    use crate::model::Cv;
    use crate::resolve::resolve;

    /// The list of authors on one line, `!` before the person, and the legend.
    fn line(authors: &Value, layout: &Value) -> (String, String) {
        let authors =
            authors.as_array().expect("a list").iter().map(|author| match author {
                Value::String(name) => json!({"name": name}),
                other => other.clone(),
            });
        let authors: Vec<_> = authors.collect();
        let mut section = json!({
            "kind": "publications", "entries": [{"title": "T", "authors": authors}],
        });
        let fields = section.as_object_mut().expect("an object");
        fields.extend(layout.as_object().cloned().expect("an object"));
        let cv: Cv = serde_json::from_value(json!({
            "cv": {"name": "Riccardo Grazzi"},
            "people": [{"name": "Mary King", "student": true, "url": "https://mary.org"}],
            "sections": [section],
        }))
        .expect("a CV");
        let document = resolve(&cv, &crate::resources::Resources::default());
        let Part::Section(section) = &document.parts()[0] else { panic!("no section") };
        let Block::Publications(list) = &section.blocks[0] else { panic!("no list") };
        let mut line = String::new();
        for author in &list[0].authors.named {
            let own = if author.is_self { "!" } else { "" };
            let pieces = [&*author.before, own, &*author.name, &*author.marks];
            line.extend(pieces);
        }
        let legend = section.blocks.iter().find_map(|block| match block {
            Block::Legend(marks) => Some(marks),
            _ => None,
        });
        let legend: Vec<_> = legend
            .into_iter()
            .flatten()
            .map(|(mark, meaning)| format!("{mark} {meaning}"))
            .collect();
        let line = (line + &list[0].authors.rest).replace('\u{a0}', " ");
        (line, legend.join(", "))
    }

    fn cut(authors: &str, max: usize) -> String {
        let authors: Vec<_> = authors.split(' ').map(str::to_owned).collect();
        let authors: Vec<_> = authors
            .iter()
            .map(|name| if name == "R" { "R. Grazzi" } else { name.as_str() })
            .collect();
        line(&json!(authors), &json!({"max-authors": max.to_string()})).0
    }

    #[test]
    fn a_long_list_is_cut_but_never_the_person() {
        assert_eq!(cut("A B C D E", 3), "A, B, C, et al.");
        assert_eq!(cut("A R C D E", 3), "A, !R. Grazzi, C, et al.");
        assert_eq!(cut("A B C R E F", 3), "A, B, C, !R. Grazzi, et al.");
        assert_eq!(cut("A B C D R E F", 3), "A, B, C, …, !R. Grazzi, et al.");
        assert_eq!(cut("A B C D E F R", 3), "A, B, C, …, and !R. Grazzi");
        assert_eq!(cut("A B C", 1), "A et al.");
    }

    #[test]
    fn one_author_is_never_left_out() {
        assert_eq!(cut("A B C D", 3), "A, B, C, and D");
        assert_eq!(cut("A B C D R", 3), "A, B, C, D, and !R. Grazzi");
        assert_eq!(cut("A R", 1), "A and !R. Grazzi");
    }

    #[test]
    fn others_in_the_source_are_the_rest() {
        for others in ["others", "and others", "et al."] {
            let (line, _) = line(&json!(["A", "R. Grazzi", others]), &json!({}));
            assert_eq!(line, "A, !R. Grazzi, et al.");
        }
    }

    #[test]
    fn names_are_written_as_the_reader_wants() {
        let authors = json!(["King, Mary Anne", "Riccardo Grazzi", "{Google Research}"]);
        for (form, expected) in [
            ("full", "Mary Anne King§, !Riccardo Grazzi, and Google Research"),
            ("initials", "M. A. King§, !R. Grazzi, and Google Research"),
            ("family-first", "King, Mary Anne§, !Grazzi, Riccardo, and Google Research"),
            ("family-initials", "King, M. A.§, !Grazzi, R., and Google Research"),
        ] {
            assert_eq!(line(&authors, &json!({"names": form})).0, expected);
        }
    }

    #[test]
    fn the_legend_explains_the_marks_that_are_drawn() {
        let authors = json!([
            "A*", "R. Grazzi†", {"name": "B*", "corresponding": true, "equal": false}, "M. King", "C", "D*",
        ]);
        assert_eq!(
            line(&authors, &json!({})),
            (
                "A*, !R. Grazzi†, B‡, M. King§, C, and D*".into(),
                "* equal contribution, † deceased, ‡ corresponding author, \
                 § supervised student"
                    .into()
            )
        );
        let marks =
            json!({"marks": {"+": "corresponding", "**": "student", "1": "equal"}});
        assert_eq!(
            line(&json!(["A+", "B**", "C*", "D$^{1,2}$", "E#", "F¹"]), &marks),
            (
                "A‡, B§, C*, D*, E#, and F*".into(),
                "* equal contribution, ‡ corresponding author, § supervised student"
                    .into()
            )
        );
        assert_eq!(
            line(&json!(["R. Grazzi†", "B*", "C"]), &json!({"max-authors": "1"})),
            ("!R. Grazzi† et al.".into(), "† deceased".into())
        );
    }
}
