//! What may be left out of a CV that is too long, in the order in which it goes.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::model::Cv;
use crate::model::section::Section;
use crate::prepare::variants::{PrunedPart, put};
use crate::source::Span;
use crate::tree::label::label;
use crate::tree::prune::prune;
use crate::tree::{Field, Node, Scalar, Style, Value};

/// What may be left out of a CV: what has a `priority`, the highest number first, and of one
/// number what stands last.
#[derive(Clone, Debug, Default)]
pub struct Spare(Vec<Entry>);

/// An entry, or a point of one, that may be left out.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is, by its first text; none for one that a `.bib` file gives.
    pub what: Option<String>,
    /// Where it, its key or the priority of its section is written.
    pub span: Span,
    priority: u16,
    /// Its number among all that could have a priority.
    number: usize,
    how: How,
}

/// How an entry is left out.
#[derive(Clone, Copy, Debug)]
enum How {
    /// The node of this place goes.
    Node(Span),
    /// Of those that a `.bib` file gives to the section of this place, only so many stay.
    Kept(Span, usize),
}

impl Spare {
    /// What may be left out of the CV of this tree.
    pub fn of(root: &Node, cv: &Cv) -> Self {
        let mut search = Search::default();
        if let Some(sections) = root.get("sections") {
            search.sections(&sections.value, &cv.sections);
        }
        let mut found = search.found;
        found.reverse();
        found.sort_by_key(|entry| Reverse(entry.priority));
        Self(found)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first so many.
    pub fn first(&self, count: usize) -> &[Entry] {
        &self.0[..count.min(self.0.len())]
    }

    /// The order, by number: the same as long as nothing changes but the places in the file.
    pub fn order(&self) -> Vec<usize> {
        self.0.iter().map(|entry| entry.number).collect()
    }

    /// The tree without the first so many.
    pub fn without(&self, root: &Node, count: usize) -> Node {
        let mut gone = HashSet::new();
        let mut kept: HashMap<Span, (usize, Span)> = HashMap::new();
        for entry in self.first(count) {
            match entry.how {
                How::Node(place) => {
                    gone.insert(place);
                }
                // The one that leaves fewer comes later.
                How::Kept(section, count) => {
                    kept.insert(section, (count, entry.span));
                }
            }
        }
        let mut root = root.clone();
        prune(&mut root, &mut |PrunedPart { node, .. }| {
            let shows_none = kept.get(&node.span).is_some_and(|(count, _)| *count == 0);
            gone.contains(&node.span) || shows_none
        });
        limit(&mut root, &kept);
        root
    }
}

/// Has sections show only so many of their entries.
fn limit(node: &mut Node, kept: &HashMap<Span, (usize, Span)>) {
    if let Some((count, place)) = kept.get(&node.span) {
        let count = Scalar { text: count.to_string(), style: Style::Plain };
        let value = Node::scalar(*place, count);
        put(node, Field { key: "first".to_owned(), key_span: *place, value });
    }
    let Value::Mapping(fields) = &mut node.value else { return };
    for field in fields.iter_mut().filter(|field| field.key == "sections") {
        if let Value::Sequence(sections) = &mut field.value.value {
            for section in sections {
                limit(section, kept);
            }
        }
    }
}

/// A search for what has a priority, in the order of the file.
#[derive(Default)]
struct Search {
    found: Vec<Entry>,
    /// How many were met that could have one.
    count: usize,
}

impl Search {
    fn sections(&mut self, nodes: &Node, sections: &[Section]) {
        let Value::Sequence(nodes) = &nodes.value else { return };
        for (node, section) in nodes.iter().zip(sections) {
            match (section, node.get("sections")) {
                (Section::Group(group), Some(inner)) => {
                    self.sections(&inner.value, &group.sections);
                }
                _ => self.section(node, section),
            }
        }
    }

    fn section(&mut self, node: &Node, section: &Section) {
        let of_all = node.get("priority").map(|field| &field.value);
        if let Some(Value::Mapping(said)) =
            node.get("overrides").map(|field| &field.value.value)
        {
            for Field { key, key_span, value } in said {
                self.meet(value, None, Some(key.clone()), *key_span);
            }
        }
        if node.get("from").is_some() {
            for count in 0..section.count() {
                self.add(of_all, None, How::Kept(node.span, count), None);
            }
        }
        // Entries beside those of a file go with them, unless they say it themselves.
        let of_all = of_all.filter(|_| node.get("from").is_none());
        for name in ["entries", "items"] {
            let list = node.get(name).map(|list| list.value.one_or_many());
            for item in list.unwrap_or_default() {
                self.meet(item, of_all, Some(label(item)), item.span);
                self.points(item);
            }
        }
    }

    /// The points of an entry, and those below them.
    fn points(&mut self, entry: &Node) {
        for name in ["highlights", "items"] {
            let list = entry.get(name).map(|list| list.value.one_or_many());
            for point in list.unwrap_or_default() {
                self.meet(point, None, Some(label(point)), point.span);
                self.points(point);
            }
        }
    }

    fn meet(
        &mut self,
        node: &Node,
        of_all: Option<&Node>,
        what: Option<String>,
        span: Span,
    ) {
        let own = node.get("priority").map(|field| &field.value);
        self.add(own.or(of_all), what, How::Node(node.span), Some(span));
    }

    fn add(
        &mut self,
        priority: Option<&Node>,
        what: Option<String>,
        how: How,
        span: Option<Span>,
    ) {
        let number = self.count;
        self.count += 1;
        let Some(priority) = priority else { return };
        let span = span.unwrap_or(priority.span);
        // The check has seen that it is a number.
        let priority = priority.text().and_then(|text| text.parse().ok()).unwrap_or(0);
        self.found.push(Entry { what, span, priority, number, how });
    }
}
