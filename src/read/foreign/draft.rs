//! An entry of cvtex that is being made of one of another program.

use super::convert::scalar;
use super::dates::{self, When};
use super::mapping::Open;
use super::points;
use crate::source::Span;
use crate::tree::{Field, Node, Value};

/// The fields of an entry of cvtex that is being made.
#[derive(Debug, Default)]
pub(super) struct Draft {
    fields: Vec<Field>,
    start: Option<(String, Span)>,
    end: Option<(String, Span)>,
    date: Option<(When, Span)>,
    /// Whether the date is the start of a period, in words.
    begins_in_words: bool,
    /// Whether it has points that the file lists.
    pub has_points: bool,
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

    /// Adds several values.
    pub(super) fn add_all(&mut self, from: &Field, name: &str, values: Vec<Node>) {
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

    /// Whether nothing is known of when it was.
    pub(super) fn is_dateless(&self) -> bool {
        self.date.is_none() && self.start.is_none() && self.end.is_none()
    }

    /// Takes a field out.
    pub(super) fn remove(&mut self, name: &str) -> Option<Field> {
        let at = self.fields.iter().position(|field| field.key == name)?;
        Some(self.fields.remove(at))
    }

    /// Takes when something began; false where there is no room for it.
    pub(super) fn set_start(&mut self, field: &Field) -> bool {
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

    /// Takes when something ended; false where there is no room for it.
    pub(super) fn set_end(&mut self, field: &Field) -> bool {
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

    /// Takes when something was; false where there is no room for it.
    pub(super) fn set_date(&mut self, field: &Field) -> bool {
        let Some(text) = field.value.text() else { return false };
        if self.date.is_some() || self.start.is_some() || self.end.is_some() {
            return false;
        }
        self.date = Some((dates::when(text), field.value.span));
        true
    }

    /// Makes highlights of the points in a summary, where there are no others.
    fn divide_summary(&mut self) {
        let has_others = self.has_points;
        let Some(at) = self.fields.iter().position(|field| field.key == "summary") else {
            return;
        };
        let divided = points::divided(&self.fields[at].value).filter(|_| !has_others);
        let Some((before, mut points)) = divided else { return };
        let Field { key_span, .. } = self.fields[at];
        match before {
            Some(before) => self.fields[at].value = before,
            None => drop(self.fields.remove(at)),
        }
        if let Some(labelled) = self.remove("highlights") {
            points.extend(labelled.value.one_or_many().iter().cloned());
        }
        points.into_iter().for_each(|it| self.append_at(key_span, "highlights", it));
    }

    /// Puts the dates in order: one date, or a start and an end.
    pub(super) fn finish(&mut self, open: Open) {
        self.divide_summary();
        let mut put = |name: &str, text: &str, span: Span| {
            let value = scalar(span, text);
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

    /// Puts these fields before the others.
    pub(super) fn lead(&mut self, names: &[&str]) {
        let place = |field: &Field| names.iter().position(|name| *name == field.key);
        self.fields.sort_by_key(|field| place(field).unwrap_or(names.len()));
    }

    /// The entry, with the body behind the dates.
    pub(super) fn node(mut self, span: Span) -> Node {
        const BODY: [&str; 4] = ["summary", "highlights", "links", "abstract"];
        self.fields.sort_by_key(|field| BODY.contains(&field.key.as_str()));
        Node::mapping(span, self.fields)
    }
}
