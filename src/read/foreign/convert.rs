//! The work that all converters have in common: a node of the file is taken by the rows of a
//! table, and what no row takes is left over.

use std::collections::{HashMap, HashSet};

use super::dates::{self, When};
use super::mapping::{How, Open, Row, Table};
use super::{looks, texts};
use crate::source::Span;
use crate::tree::{Field, Node, Scalar, Style, Value};

/// What has no place in a CV of cvtex.
#[derive(Clone, Debug)]
pub struct Left {
    /// The entry to which it belongs.
    pub owner: Option<Span>,
    /// The name of the field.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Node,
    /// Whether it says how a page looks or how a program works, and nothing of the person.
    pub is_setting: bool,
}

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
}

impl Import {
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
                items.iter().for_each(|item| self.ignore(item, names))
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
        let mut text = texts::html(text).unwrap_or_else(|| text.to_owned());
        if self.has_dollars {
            text = texts::dollars(&text);
        }
        for word in &self.bold {
            text = texts::bold(&text, word);
        }
        Some(words(node, &text))
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
                draft.add(field, to, text);
            }
            How::Many => draft.add_all(field, to, self.texts(value)),
            How::Listed => draft.add_all(field, to, texts::listed(&self.texts(value))),
            How::Points => draft.add_all(field, to, texts::points(&self.texts(value))),
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
                let Some(written) = value.text() else { return false };
                match row.how {
                    How::Link(label) => {
                        let label = scalar(field.key_span, label);
                        let url = words(value, &address(written));
                        let link = [("label", label), ("url", url)];
                        draft.append(field, "links", group(value.span, link));
                    }
                    How::Doi => draft.add(field, to, words(value, written)),
                    How::Work if is_doi(written) && !draft.has("doi") => {
                        draft.add(field, "doi", words(value, written));
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
                let written = value.text().unwrap_or_default();
                let made = match row.how {
                    How::Length => looks::length(written),
                    How::Colour => looks::colour(written),
                    how => looks::flag(written, how == How::NotFlag),
                };
                let Some(made) = made.filter(|_| !draft.has(to)) else { return false };
                draft.add(field, to, scalar(value.span, &made));
            }
            How::Start => return draft.set_start(field),
            How::End => return draft.set_end(field),
            How::Date => return draft.set_date(field),
            How::Place => {
                let Some(place) = texts::place(value) else { return false };
                draft.add(field, to, words(value, &place));
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

    /// What no converter has taken of a file.
    pub(super) fn left(&self, root: &Node) -> Vec<Left> {
        let mut left = Vec::new();
        self.look(root, None, false, &mut left);
        left
    }

    fn look(
        &self,
        node: &Node,
        owner: Option<Span>,
        is_setting: bool,
        left: &mut Vec<Left>,
    ) {
        let place = std::ptr::from_ref(node);
        let owner = self.owners.get(&place).copied().or(owner);
        let is_setting = is_setting || self.settings.contains(&place);
        let mut visit = |name: &str, name_span: Span, value: &Node| {
            if is_blank(value) || self.used.contains(&std::ptr::from_ref(value)) {
                return;
            }
            if self.is_touched(value) {
                self.look(value, owner, is_setting, left);
            } else {
                left.push(Left {
                    owner,
                    name: name.to_owned(),
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

/// The fields of an entry of cvtex that is being made.
#[derive(Debug, Default)]
pub(super) struct Draft {
    fields: Vec<Field>,
    start: Option<(String, Span)>,
    end: Option<(String, Span)>,
    date: Option<(When, Span)>,
    /// Whether the date is the start of a period, in words.
    begins_in_words: bool,
}

impl Draft {
    /// Whether it has a field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.key == name)
    }

    /// Adds a field; to a field that is there already, one more value.
    pub(super) fn add(&mut self, from: &Field, name: &str, value: Node) {
        self.append_at(from.key_span, name, value);
    }

    /// Puts a field before the others.
    pub(super) fn begin(&mut self, key_span: Span, name: &str, value: Node) {
        self.fields.insert(0, Field { key: name.to_owned(), key_span, value });
    }

    /// Adds a value to a field that may have several.
    pub(super) fn append(&mut self, from: &Field, name: &str, value: Node) {
        self.append_at(from.key_span, name, value);
    }

    fn add_all(&mut self, from: &Field, name: &str, values: Vec<Node>) {
        for value in values {
            self.append_at(from.key_span, name, value);
        }
    }

    /// The same, with the place of the name.
    pub(super) fn append_at(&mut self, key_span: Span, name: &str, value: Node) {
        match self.fields.iter_mut().find(|field| field.key == name) {
            None => self.fields.push(Field { key: name.to_owned(), key_span, value }),
            Some(field) => {
                let span = field.value.span;
                let mut items = match &field.value.value {
                    Value::Sequence(items) => items.clone(),
                    _ => vec![field.value.clone()],
                };
                items.push(value);
                field.value = Node::sequence(span, items);
            }
        }
    }

    /// Gives a field another name.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        for field in self.fields.iter_mut().filter(|field| field.key == from) {
            to.clone_into(&mut field.key);
        }
    }

    /// The value of a field, if it is the only one.
    pub(super) fn only(&self, name: &str) -> Option<Node> {
        match self.fields.as_slice() {
            [field] if field.key == name && self.is_dateless() => {
                Some(field.value.clone())
            }
            _ => None,
        }
    }

    /// Whether it has no field.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Its fields.
    pub(super) fn into_fields(self) -> Vec<Field> {
        self.fields
    }

    /// The values of its fields.
    pub(super) fn values(&self) -> Vec<Node> {
        self.fields.iter().map(|field| field.value.clone()).collect()
    }

    /// The values of a field.
    pub(super) fn values_of(&self, name: &str) -> &[Node] {
        let field = self.fields.iter().find(|field| field.key == name);
        field.map_or(&[], |field| field.value.one_or_many())
    }

    /// The text of a field.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let field = self.fields.iter().find(|field| field.key == name)?;
        field.value.text().map(ToOwned::to_owned)
    }

    fn is_dateless(&self) -> bool {
        self.date.is_none() && self.start.is_none() && self.end.is_none()
    }

    /// Takes a field out.
    pub(super) fn remove(&mut self, name: &str) -> Option<Field> {
        let at = self.fields.iter().position(|field| field.key == name)?;
        Some(self.fields.remove(at))
    }

    fn set_start(&mut self, field: &Field) -> bool {
        let Some(text) = field.value.text() else { return false };
        let span = field.value.span;
        if self.date.is_some() || self.start.is_some() || self.end.is_some() {
            return false;
        }
        match dates::when(text) {
            When::Date(date) => self.start = Some((date, span)),
            When::Period(start, end) => {
                self.start = Some((start, span));
                self.end = Some((end, span));
            }
            // What is no date may still be words.
            words @ When::Words(_) => {
                self.date = Some((words, span));
                self.begins_in_words = true;
            }
        }
        true
    }

    fn set_end(&mut self, field: &Field) -> bool {
        let Some(text) = field.value.text() else { return false };
        if let Some((When::Words(start), _)) = &mut self.date
            && std::mem::take(&mut self.begins_in_words)
        {
            start.push_str(" – ");
            start.push_str(text);
            return true;
        }
        if self.date.is_some() || self.end.is_some() {
            return false;
        }
        let date = match dates::date(text) {
            None if dates::is_present(text) => "present".into(),
            // What the check can say more of stays as it is.
            date => date.unwrap_or_else(|| text.to_owned()),
        };
        self.end = Some((date, field.value.span));
        true
    }

    fn set_date(&mut self, field: &Field) -> bool {
        let Some(text) = field.value.text() else { return false };
        if self.date.is_some() || self.start.is_some() || self.end.is_some() {
            return false;
        }
        self.date = Some((dates::when(text), field.value.span));
        true
    }

    /// Puts the dates in order: one date, or a start and an end.
    pub(super) fn finish(&mut self, open: Open) {
        let mut put = |name: &str, text: &str, span: Span| {
            let value = Node::scalar(span, plain(text));
            self.fields.push(Field { key: name.to_owned(), key_span: span, value });
        };
        match (&self.date, &self.start, &self.end) {
            (Some((When::Period(start, end), span)), ..) => {
                put("start", start, *span);
                put("end", end, *span);
            }
            (Some((When::Date(text) | When::Words(text), span)), ..) => {
                put("date", text, *span);
            }
            (_, Some((start, span)), Some((end, end_span))) => {
                put("start", start, *span);
                put("end", end, *end_span);
            }
            (_, Some((start, span)), None) => {
                put("start", start, *span);
                if open == Open::Present {
                    put("end", "present", *span);
                }
            }
            (_, None, Some((end, span))) => {
                put(if end == "present" { "end" } else { "date" }, end, *span);
            }
            _ => {}
        }
    }

    /// The entry, with the body behind the dates.
    pub(super) fn node(mut self, span: Span) -> Node {
        const BODY: [&str; 4] = ["summary", "highlights", "links", "abstract"];
        self.fields.sort_by_key(|field| BODY.contains(&field.key.as_str()));
        Node::mapping(span, self.fields)
    }
}

/// Whether nothing is said: nothing, a blank text, an empty list or group.
pub(super) fn is_blank(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.trim().is_empty() || node.is_null(),
        Value::Sequence(items) => items.iter().all(is_blank),
        Value::Mapping(fields) => fields.iter().all(|field| is_blank(&field.value)),
    }
}

/// A text that stands where a value of the file does.
pub(super) fn words(node: &Node, text: &str) -> Node {
    let style = match &node.value {
        Value::Scalar(scalar) => scalar.style,
        _ => Style::Quoted,
    };
    Node::scalar(node.span, Scalar { text: text.to_owned(), style })
}

/// A word of cvtex's own.
pub(super) fn scalar(span: Span, text: &str) -> Node {
    Node::scalar(span, plain(text))
}

fn plain(text: &str) -> Scalar {
    Scalar { text: text.to_owned(), style: Style::Plain }
}

/// A group of fields that stands at one place.
pub(super) fn group<'a>(
    span: Span,
    fields: impl IntoIterator<Item = (&'a str, Node)>,
) -> Node {
    let fields = fields.into_iter().map(|(key, value)| Field {
        key: key.to_owned(),
        key_span: value.span,
        value,
    });
    Node::mapping(span, fields.collect())
}

/// Several texts as one.
fn joined(node: &Node, texts: &[Node]) -> Option<Node> {
    match texts {
        [] => None,
        [one] => Some(one.clone()),
        several => {
            let texts: Vec<_> = several.iter().filter_map(Node::text).collect();
            Some(words(node, &texts.join(", ")))
        }
    }
}

/// Whether an address is that of a DOI.
fn is_doi(written: &str) -> bool {
    written.contains("doi.org/10.")
}

/// An address with its `https://`.
pub(super) fn address(written: &str) -> String {
    let has_scheme = written.contains("://") || written.starts_with("mailto:");
    let is_domain = !written.contains(' ') && written.contains('.');
    if has_scheme || !is_domain {
        written.to_owned()
    } else {
        format!("https://{written}")
    }
}
