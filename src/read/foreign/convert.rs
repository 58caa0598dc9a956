//! The work that all converters have in common: a node of the file is taken by the rows of a
//! table, and what no row takes is left over.

use std::collections::{HashMap, HashSet};

pub(super) use super::draft::Draft;
use super::mapping::{How, Row, Table};
pub(super) use super::nodes::{address, group, is_blank, scalar, words};
use super::nodes::{bare_doi, is_doi, joined, some};
use super::{looks, points, texts};
use crate::source::Span;
use crate::tree::Left;
use crate::tree::{Field, Node, Value};

/// A conversion under way. Nodes are known by where they lie in memory.
#[derive(Default)]
pub(super) struct Import {
    used: HashSet<*const Node>,
    owners: HashMap<*const Node, Span>,
    /// Fields that concern programs alone.
    settings: Vec<*const Node>,
    /// Words that are set bold wherever they are.
    pub bold: Vec<String>,
    /// Whether `$` begins no formula.
    pub has_dollars: bool,
    /// Whether texts are TeX.
    pub is_tex: bool,
    /// The file as it is written.
    file: String,
}

impl Import {
    /// The conversion of a file with this text.
    pub(super) fn of(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// The value at a path, unless it is blank: `a.b`, or the first that is there of `a|b`.
    pub(super) fn peek<'n>(&self, node: &'n Node, paths: &str) -> Option<&'n Node> {
        self.field(node, paths).map(|field| &field.value)
    }

    /// The same with its name.
    fn field<'n>(&self, node: &'n Node, paths: &str) -> Option<&'n Field> {
        paths.split('|').find_map(|path| {
            let mut steps = path.split('.');
            let first = node.get(steps.next()?)?;
            let found = steps.try_fold(first, |field, step| field.value.get(step))?;
            let is_free = !self.used.contains(&std::ptr::from_ref(&found.value));
            (is_free && !is_blank(&found.value)).then_some(found)
        })
    }

    /// Takes the value at a path: it is not left over.
    pub(super) fn take<'n>(&mut self, node: &'n Node, paths: &str) -> Option<&'n Node> {
        let found = self.peek(node, paths)?;
        self.use_up(found);
        Some(found)
    }

    /// Takes a value that was found otherwise.
    pub(super) fn use_up(&mut self, node: &Node) {
        self.used.insert(std::ptr::from_ref(node));
    }

    /// Takes the fields of these names wherever they are below a node: they say how its program
    /// keeps it.
    pub(super) fn ignore(&mut self, node: &Node, names: &[&str]) {
        match &node.value {
            Value::Scalar(_) => {}
            Value::Sequence(items) => {
                items.iter().for_each(|item| self.ignore(item, names));
            }
            Value::Mapping(fields) => {
                for field in fields {
                    if names.contains(&field.key.as_str()) {
                        self.use_up(&field.value);
                    } else {
                        self.ignore(&field.value, names);
                    }
                }
            }
        }
    }

    /// What is left of a node belongs to the entry that stands at this place.
    pub(super) fn own(&mut self, node: &Node, owner: Span) {
        self.owners.insert(std::ptr::from_ref(node), owner);
    }

    /// What is left of a node concerns programs alone.
    pub(super) fn set(&mut self, node: &Node) {
        self.settings.push(std::ptr::from_ref(node));
    }

    /// The text of a scalar in cvtex's Markdown.
    pub(super) fn text(&self, node: &Node) -> Option<Node> {
        let text = node.text().filter(|text| !text.is_empty())?;
        if self.is_tex {
            return Some(words(node, &texts::tex(text)));
        }
        let mut text = texts::html(text).unwrap_or_else(|| text.to_owned());
        if let Some(points) = points::bullets(&text) {
            text = points;
        }
        if self.has_dollars {
            text = texts::dollars(&text);
        }
        for word in &self.bold {
            text = texts::bold(&text, word);
        }
        Some(words(node, &text))
    }

    /// Points, with those below them.
    pub(super) fn points(&self, texts: &[Node]) -> Vec<Node> {
        let is_folded = |node: &Node| {
            let raw = self.file.get(node.span.start()..node.span.end());
            raw.is_some_and(|raw| {
                raw.lines().skip(1).any(|line| line.trim_start().starts_with("- "))
            })
        };
        points::points(texts, is_folded)
    }

    /// All texts of a value: its own, those of its items, and those of its fields.
    pub(super) fn texts(&self, node: &Node) -> Vec<Node> {
        match &node.value {
            Value::Scalar(_) => self.text(node).into_iter().collect(),
            Value::Sequence(items) => {
                items.iter().flat_map(|item| self.texts(item)).collect()
            }
            Value::Mapping(fields) => {
                fields.iter().flat_map(|field| self.texts(&field.value)).collect()
            }
        }
    }

    /// The fields of an entry, before its dates are put in order.
    pub(super) fn draft(&mut self, node: &Node, table: &Table) -> Draft {
        self.own(node, node.span);
        let mut draft = Draft::default();
        for row in table.rows {
            self.apply(node, row, &mut draft);
        }
        draft
    }

    fn apply(&mut self, node: &Node, row: &Row, draft: &mut Draft) {
        for path in row.from.split('|') {
            let Some(field) = self.field(node, path) else { continue };
            // A part of it was taken by a name before this one.
            if self.is_touched(&field.value) {
                continue;
            }
            let is_taken = self.put(field, row, draft);
            if is_taken {
                self.use_up(&field.value);
            }
        }
    }

    /// Puts a value into a draft; false where it has no place there.
    fn put(&self, field: &Field, row: &Row, draft: &mut Draft) -> bool {
        let (value, to) = (&field.value, row.to);
        match row.how {
            How::Known => return true,
            How::Text => {
                if draft.has(to) && to != "summary" && to != "description" {
                    return false;
                }
                let texts = self.texts(value);
                let Some(text) = joined(value, &texts) else { return false };
                let said = text.text().filter(|_| to == "level").and_then(texts::spoken);
                draft.add(field, to, said.map_or(text, |said| words(value, &said)));
            }
            How::Many => draft.add_all(field, to, self.texts(value)),
            How::Listed => draft.add_all(field, to, points::listed(&self.texts(value))),
            How::Points => {
                draft.has_points = true;
                draft.add_all(field, to, self.points(&self.texts(value)));
            }
            How::Labelled(label) => {
                let Some(text) = joined(value, &self.texts(value)) else { return false };
                let said = format!("{label}: {}", text.text().unwrap_or_default());
                draft.add(field, to, words(value, &said));
            }
            How::Phone => {
                for text in self.texts(value) {
                    let written = text.text().unwrap_or_default();
                    let bare = written.strip_prefix("tel:").unwrap_or(written);
                    draft.append(field, to, words(&text, bare));
                }
            }
            How::Url if value.text().is_none() => {
                for text in self.texts(value) {
                    let address = address(text.text().unwrap_or_default());
                    draft.append(field, to, words(&text, &address));
                }
            }
            How::Url | How::Work | How::Link(_) | How::Doi => {
                let value = match &value.value {
                    Value::Sequence(items) if items.len() == 1 => &items[0],
                    _ => value,
                };
                let Some(written) = value.text() else { return false };
                match row.how {
                    How::Link(label) => {
                        let label = scalar(field.key_span, label);
                        let url = words(value, &address(written));
                        let link = [("label", label), ("url", url)];
                        draft.append(field, "links", group(value.span, link));
                    }
                    How::Doi => draft.add(field, to, words(value, bare_doi(written))),
                    How::Work if is_doi(written) && !draft.has("doi") => {
                        draft.add(field, "doi", words(value, bare_doi(written)));
                    }
                    _ if draft.has(to) => return false,
                    _ => draft.add(field, to, words(value, &address(written))),
                }
            }
            How::Choice(words) => {
                let written = value.text().unwrap_or_default().to_lowercase();
                let found = words.iter().find(|(word, _)| *word == written);
                let Some((_, word)) = found.filter(|_| !draft.has(to)) else {
                    return false;
                };
                draft.add(field, to, scalar(value.span, word));
            }
            How::Length | How::Colour | How::Flag | How::NotFlag => {
                let made = look(value, row.how).filter(|_| !draft.has(to));
                let Some(made) = made else { return false };
                draft.add(field, to, scalar(value.span, &made));
            }
            How::Start => return draft.set_start(field),
            How::End => return draft.set_end(field),
            How::Date => return draft.set_date(field),
            How::Place => {
                let Some(place) = texts::place(value) else { return false };
                draft.add(field, to, words(value, &place));
            }
            How::Languages | How::Names => {
                let made = match row.how {
                    How::Names => some(value, texts::authors(value)),
                    _ => self.in_languages(value),
                };
                let Some(made) = made.filter(|_| !draft.has(to)) else { return false };
                draft.add(field, to, made);
            }
            How::Authors => draft.add_all(field, to, texts::authors(value)),
            How::Grade => {
                let Some(text) = self.text(value) else { return false };
                let is_average = text.text().is_some_and(texts::is_average);
                draft.add(field, if is_average { "gpa" } else { "grade" }, text);
            }
        }
        true
    }

    /// A text in one language, or in several.
    fn in_languages(&self, node: &Node) -> Option<Node> {
        let Value::Mapping(fields) = &node.value else {
            return joined(node, &self.texts(node));
        };
        if !fields.iter().all(|field| field.key.len() == 2) {
            return None;
        }
        let made = fields.iter().filter_map(|field| {
            let value = joined(&field.value, &self.texts(&field.value))?;
            Some(Field { value, ..field.clone() })
        });
        let mut made: Vec<_> = made.collect();
        match made.len() {
            0 => None,
            1 => made.pop().map(|only| only.value),
            _ => Some(Node::mapping(node.span, made)),
        }
    }

    /// What no converter has taken of a file.
    pub(super) fn left(&self, root: &Node) -> Vec<Left> {
        let mut left = Vec::new();
        self.look(root, "", (None, false), &mut left);
        left
    }

    /// `outer` is what a value is called whose own name says nothing.
    fn look(
        &self,
        node: &Node,
        outer: &str,
        (owner, is_setting): (Option<Span>, bool),
        left: &mut Vec<Left>,
    ) {
        let place = std::ptr::from_ref(node);
        let owner = self.owners.get(&place).copied().or(owner);
        let is_setting = is_setting || self.settings.contains(&place);
        let mut visit = |name: &str, name_span: Span, value: &Node| {
            if is_blank(value) || self.used.contains(&std::ptr::from_ref(value)) {
                return;
            }
            // What an element of XML says has the name of the element.
            let is_bare = matches!(name, "text" | "value" | "") && !outer.is_empty();
            let called = if is_bare { outer } else { name };
            if self.is_touched(value) {
                self.look(value, called, (owner, is_setting), left);
            } else {
                left.push(Left {
                    owner,
                    name: if name.is_empty() { name } else { called }.to_owned(),
                    name_span,
                    value: value.clone(),
                    is_setting: is_setting
                        || self.settings.contains(&std::ptr::from_ref(value)),
                });
            }
        };
        match &node.value {
            Value::Scalar(_) => {}
            Value::Sequence(items) => {
                for item in items {
                    visit("", item.span, item);
                }
            }
            Value::Mapping(fields) => {
                for field in fields {
                    visit(&field.key, field.key_span, &field.value);
                }
            }
        }
    }

    /// Whether something of a value has been taken.
    fn is_touched(&self, node: &Node) -> bool {
        let place = std::ptr::from_ref(node);
        if self.used.contains(&place) {
            return true;
        }
        match &node.value {
            Value::Scalar(_) => false,
            _ if self.owners.contains_key(&place) => true,
            Value::Sequence(items) => items.iter().any(|item| self.is_touched(item)),
            Value::Mapping(fields) => {
                fields.iter().any(|field| self.is_touched(&field.value))
            }
        }
    }
}

/// What a value says of the look of a page.
fn look(value: &Node, how: How) -> Option<String> {
    let written = value.text().unwrap_or_default();
    match how {
        How::Length => looks::length(written),
        How::Colour => looks::colour(written),
        how => looks::flag(written, how == How::NotFlag),
    }
}
