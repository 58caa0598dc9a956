//! Adding publications to the entries of a section in a CV: between those that are there, in
//! the form and at the indentation of the list.
//!
//! What an insertion would do to the rest of the file is not guessed: the new text is read,
//! and it must be the tree that was there with the new entries in it.

mod place;
mod tree;

use self::place::{List, ListPlace};
use super::keys::{Key, Pattern, Taken};
use super::{Edit, Inserted, Insertion, Wishes, apply, newline};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::read::bibtex::Glance;
use crate::read::yaml;
use crate::source::Source;
use crate::tree::{Node, Value};
use crate::write::yaml::write::Entry;

/// Puts publications into a section of a CV: before the first entry where the entries run
/// newest first, else behind the last. Every other byte stays.
///
/// Fails when a key that is asked for is taken, or when the entries cannot be put there
/// without changing what the rest of the file says.
pub fn insert(
    cv: &Source,
    root: &Node,
    section: &Node,
    given: &[&Node],
    wishes: &Wishes,
) -> Result<Insertion, Diagnostic> {
    let list = List::of(cv, root, section);
    let entries = entries(list.items, given, wishes)?;
    let path = tree::path(root, section).ok_or_else(|| unsafe_place(cv))?;
    for place in list.places() {
        let insertion = joined(cv, &list, &place, &entries);
        let new =
            Source::new(cv.name(), apply(cv, std::slice::from_ref(&insertion.edit)));
        let after = yaml::parse(&new, &mut Report::default());
        let is_as_meant = after.is_some_and(|after| {
            tree::is_with(&after, root, &path, place.index(list.items.len()), &entries)
        });
        if is_as_meant {
            return Ok(insertion);
        }
    }
    Err(unsafe_place(cv))
}

/// The entries with their keys.
fn entries<'n>(
    items: &[Node],
    given: &[&'n Node],
    wishes: &Wishes,
) -> Result<Vec<Entry<'n>>, Diagnostic> {
    let keyed = items.iter().filter(|item| !text(item, "key").is_empty());
    let pattern = Pattern::of(keyed.map(|item| (text(item, "key"), glance(item))));
    let mut taken = Taken::default();
    for item in items {
        taken.add(text(item, "key"));
    }
    let mut entries = Vec::new();
    for node in given {
        let own = text(node, "key");
        let key = match &wishes.key {
            Key::Named(key) if taken.has(key) => return Err(is_taken(key)),
            Key::Named(key) => key.clone(),
            Key::Kept if taken.has(own) => return Err(is_taken(own)),
            Key::Kept if !own.is_empty() => own.to_owned(),
            _ => taken.free(&pattern.key(&glance(node), own)),
        };
        taken.add(&key);
        entries.push(Entry { node, key, is_selected: wishes.is_selected });
    }
    Ok(entries)
}

/// The new entries with what parts them from what is there, and from each other.
fn joined(
    cv: &Source,
    list: &List<'_>,
    place: &ListPlace,
    entries: &[Entry<'_>],
) -> Insertion {
    let start = place.span.start();
    let mut made = place.before.clone();
    let mut inserted = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if at > 0 {
            made.push_str(&place.between);
        }
        let written = if list.is_flow {
            entry.flow()
        } else {
            entry.block(list.column, newline(cv.text()))
        };
        let from = start + made.len();
        made.push_str(&written);
        inserted
            .push(Inserted { key: entry.key.clone(), bytes: from..start + made.len() });
    }
    made.push_str(&place.behind);
    Insertion { edit: Edit { span: place.span, text: made }, entries: inserted }
}

/// A text among the fields of an entry; an empty one where there is none.
fn text<'n>(entry: &'n Node, field: &str) -> &'n str {
    match entry.get(field).map(|field| &field.value.value) {
        Some(Value::Scalar(scalar)) => &scalar.text,
        _ => "",
    }
}

/// An entry at a glance.
fn glance(entry: &Node) -> Glance {
    let people = ["authors", "editors"].iter().find_map(|name| entry.get(name));
    let first = people.and_then(|field| match &field.value.value {
        Value::Sequence(people) => people.first(),
        _ => Some(&field.value),
    });
    let author = first.and_then(|first| match &first.value {
        Value::Scalar(scalar) => Some(scalar.text.clone()),
        _ => Some(text(first, "name").to_owned()).filter(|name| !name.is_empty()),
    });
    let title = crate::text::plain(&crate::text::parse(text(entry, "title")));
    Glance { author, year: year(entry), title: Some(title) }
}

/// The year of an entry: the first number of four figures in what says when it was.
fn year(entry: &Node) -> Option<u16> {
    let when = ["date", "start"].iter().map(|field| text(entry, field));
    let mut numbers = when.flat_map(|when| when.split(|c: char| !c.is_ascii_digit()));
    numbers.find(|number| number.len() == 4)?.parse().ok()
}

fn is_taken(key: &str) -> Diagnostic {
    let message = format!("the key `{}` is that of another entry", excerpt(key));
    Diagnostic::of_file(Code::DuplicateKey, message)
        .help("give another with `--key`, or leave it to cvtex")
}

fn unsafe_place(cv: &Source) -> Diagnostic {
    let name = cv.name().display();
    let message =
        format!("nothing can be added to `{name}` without changing the rest of it");
    Diagnostic::of_file(Code::YamlSyntax, message)
        .help("write the entry there yourself, or keep publications in a `.bib` file")
}
