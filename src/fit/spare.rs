//! The entries that may be left out of a CV that is too long, in the order in which they go.

use std::cmp::Reverse;

use crate::model::Cv;
use crate::model::section::Section;
use crate::parse::{Field, Node, Scalar, Style, Value};
use crate::source::Span;
use crate::variants::label;

/// What may be left out of a CV: what has a `priority`, the highest number first, and of one
/// number what stands last.
#[derive(Clone, Debug, Default)]
pub struct Spare(Vec<Entry>);

/// An entry that may be left out.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is, by its first text; none for one that a `.bib` file has.
    pub what: Option<String>,
    /// Where it, or the priority of its section, is written.
    pub span: Span,
    priority: u16,
    /// Which section: its place among the sections, or in a group within a group.
    section: Vec<usize>,
    how: How,
}

/// How an entry is left out.
#[derive(Clone, Debug)]
enum How {
    /// It is an item of the section.
    Item(usize),
    /// It is the last of those that a `.bib` file gives, of which so many stay.
    Last(usize),
    /// It is hidden by what the CV says of it.
    Hidden(String),
}

/// The fields in which a section has its entries.
const LISTS: [&str; 2] = ["entries", "items"];

impl Spare {
    /// What may be left out of the CV of this tree.
    pub fn of(root: &Node, cv: &Cv) -> Self {
        let mut all = Vec::new();
        if let Some(sections) = root.get("sections") {
            find(&sections.value, &cv.sections, &mut Vec::new(), &mut all);
        }
        all.reverse();
        all.sort_by_key(|entry| Reverse(entry.priority));
        Self(all)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The places of all in the CV, in the order in which they go.
    pub fn order(&self) -> Vec<(u16, &[usize], String)> {
        let place = |entry: &'_ Entry| format!("{:?}", entry.how);
        self.0.iter().map(|it| (it.priority, it.section.as_slice(), place(it))).collect()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first so many.
    pub fn first(&self, count: usize) -> &[Entry] {
        &self.0[..count.min(self.0.len())]
    }

    /// The tree without the first so many.
    pub fn without(&self, root: &Node, count: usize) -> Node {
        let mut root = root.clone();
        // Later items first, so that the places of the others stay.
        let mut gone: Vec<_> = self.first(count).iter().collect();
        gone.sort_by_key(|entry| Reverse((&entry.section, entry.item())));
        for entry in gone {
            if let Some(section) = section_at(&mut root, &entry.section) {
                entry.leave_out(section);
            }
        }
        remove_hollow(&mut root);
        root
    }
}

impl Entry {
    fn item(&self) -> Option<usize> {
        match self.how {
            How::Item(at) => Some(at),
            How::Last(_) | How::Hidden(_) => None,
        }
    }

    fn leave_out(&self, section: &mut Node) {
        match &self.how {
            How::Item(at) => {
                for name in LISTS {
                    if let Some(items) = items(section, name) {
                        items.remove(*at);
                    }
                }
            }
            How::Last(kept) => {
                let kept = number(self.span, *kept);
                let is_first = |field: &Field| field.key == "first";
                match fields(section).iter_mut().find(|field| is_first(field)) {
                    Some(field) => {
                        // Several of one section: the fewest that stay.
                        if read(&field.value) > read(&kept) {
                            field.value = kept;
                        }
                    }
                    None => put(section, "first", kept),
                }
            }
            How::Hidden(key) => {
                let mut overrides = fields(section).iter_mut();
                let overrides = overrides.find(|field| field.key == "overrides");
                let said = overrides.and_then(|all| {
                    fields(&mut all.value).iter_mut().find(|field| field.key == *key)
                });
                if let Some(said) = said {
                    put(&mut said.value, "hide", scalar(self.span, "true"));
                }
            }
        }
    }
}

/// Finds what may be left out of sections, in the order of the file.
fn find(
    nodes: &Node,
    sections: &[Section],
    path: &mut Vec<usize>,
    found: &mut Vec<Entry>,
) {
    let Value::Sequence(nodes) = &nodes.value else { return };
    for (at, (node, section)) in nodes.iter().zip(sections).enumerate() {
        path.push(at);
        if let (Section::Group(group), Some(inner)) = (section, node.get("sections")) {
            find(&inner.value, &group.sections, path, found);
        } else {
            find_in(node, section, path, found);
        }
        path.pop();
    }
}

fn find_in(node: &Node, section: &Section, path: &[usize], found: &mut Vec<Entry>) {
    let of_all = node.get("priority");
    let entry = |what, span, priority, how| Entry {
        what,
        span,
        priority,
        section: path.to_vec(),
        how,
    };
    if let Some(overrides) = node.get("overrides")
        && let Value::Mapping(said) = &overrides.value.value
    {
        for field in said {
            let Some(priority) = field.value.get("priority") else { continue };
            let (key, priority) = (field.key.clone(), read(&priority.value));
            let how = How::Hidden(key.clone());
            found.push(entry(Some(key), field.key_span, priority, how));
        }
    }
    if node.get("from").is_some() {
        if let Some(field) = of_all {
            let priority = read(&field.value);
            // In the order of the page; the one that leaves most of the others goes first.
            let each = 0..section.count();
            let span = field.value.span;
            found.extend(each.map(|kept| entry(None, span, priority, How::Last(kept))));
        }
        return;
    }
    let list = LISTS.iter().find_map(|name| node.get(name));
    let Some(Value::Sequence(items)) = list.map(|list| &list.value.value) else { return };
    for (at, item) in items.iter().enumerate() {
        let Some(field) = item.get("priority").or(of_all) else { continue };
        let what = Some(label(item));
        found.push(entry(what, item.span, read(&field.value), How::Item(at)));
    }
}

/// Removes sections without entries, and groups without sections.
fn remove_hollow(node: &mut Node) {
    let Some(sections) = items(node, "sections") else { return };
    sections.iter_mut().for_each(remove_hollow);
    sections.retain(|section| {
        let is_empty = |name: &&str| match section.get(name).map(|it| &it.value.value) {
            Some(Value::Sequence(items)) => items.is_empty(),
            _ => false,
        };
        let shows_none = section.get("first").is_some_and(|it| read(&it.value) == 0);
        !shows_none && !["entries", "items", "sections"].iter().any(is_empty)
    });
}

fn section_at<'n>(root: &'n mut Node, path: &[usize]) -> Option<&'n mut Node> {
    let mut node = root;
    for at in path {
        node = items(node, "sections")?.get_mut(*at)?;
    }
    Some(node)
}

fn items<'n>(node: &'n mut Node, name: &str) -> Option<&'n mut Vec<Node>> {
    let field = fields(node).iter_mut().find(|field| field.key == name)?;
    match &mut field.value.value {
        Value::Sequence(items) => Some(items),
        _ => None,
    }
}

fn fields(node: &mut Node) -> &mut [Field] {
    match &mut node.value {
        Value::Mapping(fields) => fields,
        _ => &mut [],
    }
}

fn put(node: &mut Node, key: &str, value: Node) {
    if let Value::Mapping(fields) = &mut node.value {
        fields.push(Field { key: key.to_owned(), key_span: value.span, value });
    }
}

fn number(span: Span, number: usize) -> Node {
    scalar(span, &number.to_string())
}

fn scalar(span: Span, text: &str) -> Node {
    Node::scalar(span, Scalar { text: text.to_owned(), style: Style::Plain })
}

/// A number that the check has seen.
fn read(node: &Node) -> u16 {
    node.text().and_then(|text| text.parse().ok()).unwrap_or(0)
}
