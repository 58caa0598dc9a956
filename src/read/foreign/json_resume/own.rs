//! What cvtex itself has written into a resume under `x-cvtex`: how the CV differs from what the
//! other fields say, and which sections it has. What another program has changed, added or taken
//! out since then is seen in the other fields.

use std::collections::{HashMap, HashSet};

use super::super::convert::{Draft, Import, group, scalar};
use super::super::people;
use crate::tree::merge::{put, take};
use crate::tree::{Field, Node, Style, Value};

/// The field.
pub(super) const KEY: &str = "x-cvtex";

/// Whether cvtex has made a file.
pub(in crate::read::foreign) fn is_own(root: &Node) -> bool {
    root.get(KEY).is_some()
}

/// The person and the entries of each list, without what cvtex has added to them.
pub(in crate::read::foreign) fn parts(root: &Node) -> (Node, Vec<(String, Vec<Node>)>) {
    let mut import = Import::default();
    let mut design = Draft::default();
    let person = root.get("basics");
    let person =
        person.map(|field| super::basics(&field.value, &mut import, &mut design));
    let Value::Mapping(fields) = &root.value else { return (root.clone(), Vec::new()) };
    let lists = fields.iter().filter_map(|field| {
        let table = super::table_of(&field.key)?;
        let items = people::items(&field.value).iter();
        let entries = items.map(|item| super::entry(item, table, &mut import)).collect();
        Some((field.key.clone(), entries))
    });
    let lists = lists.collect();
    (person.unwrap_or_default().node(root.span), lists)
}

/// A list of the file.
pub(super) struct List<'n> {
    /// The field that it is.
    pub field: &'n Field,
    /// The kind of section that it becomes.
    pub kind: &'static str,
    /// The title of that, where it has one of its own.
    pub title: Option<&'static str>,
    /// What each item has become; none where it says nothing, or nothing that another does not.
    pub entries: Vec<Option<Node>>,
}

/// An entry as cvtex had it; none where another says all of it.
pub(super) fn patched(entry: Node, item: &Node, import: &mut Import) -> Option<Node> {
    let Some(field) = item.get(KEY) else { return Some(entry) };
    let said = &field.value;
    match &said.value {
        Value::Scalar(scalar)
            if scalar.style == Style::Plain && scalar.text == "false" =>
        {
            import.use_up(said);
            None
        }
        Value::Scalar(scalar) if scalar.style == Style::Quoted => {
            import.use_up(said);
            Some(said.clone())
        }
        Value::Mapping(_) => {
            import.use_up(said);
            Some(changed(entry, said))
        }
        _ => Some(entry),
    }
}

/// A group of fields with others in their places; what is `null` is taken out.
fn changed(mut node: Node, said: &Node) -> Node {
    let Value::Mapping(fields) = &said.value else { return node };
    for field in fields {
        if field.value.is_null() {
            take(&mut node, &field.key);
        } else {
            put(&mut node, field.clone());
        }
    }
    node
}

/// What the file says for cvtex alone.
pub(super) struct Own<'n>(Option<&'n Node>);

impl<'n> Own<'n> {
    /// That of a file.
    pub(super) fn of(root: &'n Node, import: &mut Import) -> Self {
        let said = root.get(KEY).map(|field| &field.value);
        let said = said.filter(|said| matches!(said.value, Value::Mapping(_)));
        said.into_iter().for_each(|said| import.use_up(said));
        Self(said)
    }

    fn get(&self, name: &str) -> Option<&'n Node> {
        self.0?.get(name).map(|field| &field.value)
    }

    /// A group of fields as cvtex had it.
    pub(super) fn patched(&self, name: &str, node: Node) -> Node {
        match self.get(name) {
            Some(said) => changed(node, said),
            None => node,
        }
    }

    /// The file with all fields that it had.
    pub(super) fn complete(&self, mut file: Node) -> Node {
        let fields = match self.0.map(|said| &said.value) {
            Some(Value::Mapping(fields)) => fields.as_slice(),
            _ => &[],
        };
        let others =
            fields.iter().filter(|field| !matches!(&*field.key, "cv" | "sections"));
        others.for_each(|field| put(&mut file, field.clone()));
        file
    }

    /// The sections: those that cvtex had, each with its entries, and behind them one for each
    /// list of which none of them shows anything.
    pub(super) fn sections(&self, lists: Vec<List<'n>>) -> Vec<Node> {
        let said = self.get("sections").map(Node::one_or_many).unwrap_or_default();
        let mut made = Sections { lists, ..Sections::default() };
        made.look(said);
        made.number = 0;
        let mut sections = made.sections(said);
        sections.extend(made.lists.iter().filter_map(|list| made.rest(list)));
        sections
    }
}

/// Sections that are being made of lists.
#[derive(Default)]
struct Sections<'n> {
    lists: Vec<List<'n>>,
    /// The entries that a section names.
    named: HashSet<(String, usize)>,
    /// The last section that names something of a list: it takes what none names.
    last: HashMap<String, usize>,
    /// The section that is at work.
    number: usize,
}

impl Sections<'_> {
    /// Looks at what each section names.
    fn look(&mut self, sections: &[Node]) {
        for section in sections {
            self.number += 1;
            if let Some(inner) = section.get("sections") {
                self.look(inner.value.one_or_many());
                continue;
            }
            for (list, at) in places(section) {
                self.last.insert(list.to_owned(), self.number);
                self.named.extend(at.map(|at| (list.to_owned(), at)));
            }
        }
    }

    /// The sections with their entries.
    fn sections(&mut self, said: &[Node]) -> Vec<Node> {
        let mut made = Vec::new();
        for section in said {
            self.number += 1;
            let found = self.entries(section);
            let mut section = section.clone();
            if let Some(mut inner) = take(&mut section, "sections") {
                let sections = self.sections(inner.value.one_or_many());
                inner.value = Node::sequence(inner.value.span, sections);
                put(&mut section, inner);
            } else if let Some(mut entries) = take(&mut section, "entries") {
                if found.is_empty() {
                    continue;
                }
                entries.value = Node::sequence(entries.value.span, found);
                put(&mut section, entries);
            }
            made.push(section);
        }
        made
    }

    /// The entries of a section: those that it says or names, and those that no section does.
    fn entries(&self, section: &Node) -> Vec<Node> {
        let mut made = Vec::new();
        for node in said(section) {
            match place(node, section) {
                None => made.push(node.clone()),
                Some((list, Some(at))) => {
                    let list = self.list(list);
                    made.extend(list.and_then(|list| list.entries.get(at)?.clone()));
                }
                Some((_, None)) => {}
            }
        }
        let mut lists: Vec<_> = places(section).map(|(list, _)| list).collect();
        lists.sort_unstable();
        lists.dedup();
        lists.retain(|list| self.last.get(*list) == Some(&self.number));
        let lists = lists.into_iter().filter_map(|list| self.list(list));
        made.extend(lists.flat_map(|list| self.unnamed(list)));
        made
    }

    fn list(&self, name: &str) -> Option<&List<'_>> {
        self.lists.iter().find(|list| list.field.key == name)
    }

    /// The entries of a list that no section names.
    fn unnamed(&self, list: &List<'_>) -> Vec<Node> {
        let is_named = |at| self.named.contains(&(list.field.key.clone(), at));
        let entries = list.entries.iter().enumerate().filter(|(at, _)| !is_named(*at));
        entries.filter_map(|(_, entry)| entry.clone()).collect()
    }

    /// The section that a list becomes of which no section names anything.
    fn rest(&self, list: &List<'_>) -> Option<Node> {
        let entries = self.unnamed(list);
        if self.last.contains_key(&list.field.key) || entries.is_empty() {
            return None;
        }
        let (span, key_span) = (list.field.value.span, list.field.key_span);
        let mut section = vec![("kind", scalar(key_span, list.kind))];
        section.extend(list.title.map(|title| ("title", scalar(key_span, title))));
        section.push(("entries", Node::sequence(span, entries)));
        Some(group(span, section))
    }
}

/// What a section says of its entries.
fn said(section: &Node) -> &[Node] {
    let entries = section.get("entries");
    entries.map(|field| field.value.one_or_many()).unwrap_or_default()
}

/// The places that a section names: a list, and which of its items if not all.
fn places(section: &Node) -> impl Iterator<Item = (&str, Option<usize>)> {
    said(section).iter().filter_map(|node| place(node, section))
}

/// The place that a text names, `/work/0` or `/work`, of a list that becomes such a section.
fn place<'n>(node: &'n Node, section: &Node) -> Option<(&'n str, Option<usize>)> {
    let place = node.text()?.strip_prefix('/')?;
    let (list, at) = match place.split_once('/') {
        Some((list, at)) => (list, Some(at.parse().ok()?)),
        None => (place, None),
    };
    let kind = section.get("kind")?.value.text()?;
    // Lines of a label and a text stand in no list that cvtex writes.
    let is_its = kind != "lines" && super::table_of(list)?.becomes == kind;
    is_its.then_some((list, at))
}
