//! What the parts of a resume have in common: fields in order, dates and texts.

use serde_json::{Map, Value};

use crate::model::date::{End, PartialDate, Period, When};
use crate::model::entries::{Body, Bullet};
use crate::model::many::Many;
use crate::model::values::Text;
use crate::write::works;

/// Fields in order; what says nothing is left out.
#[derive(Default)]
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    pub(super) fn value(&mut self, name: &str, value: Value) {
        let is_empty = match &value {
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(name.to_owned(), value);
        }
    }

    pub(super) fn text(&mut self, name: &str, text: String) {
        self.value(name, text.into());
    }

    pub(super) fn said(&mut self, name: &str, text: Option<&Text>) {
        self.text(name, text.map(works::plain).unwrap_or_default());
    }

    pub(super) fn list(&mut self, name: &str, texts: &[Text]) {
        let texts: Vec<_> = texts.iter().map(works::plain).collect();
        self.value(name, texts.into());
    }

    /// Start and end; what has no end of its own goes on.
    pub(super) fn period(&mut self, period: &Period) {
        let date = period.date.iter().find_map(|when| match when {
            When::On(date) | When::Expected(date) => Some(*date),
            When::Present | When::Words(_) => None,
        });
        let several = period.periods.iter();
        let first = several.clone().filter_map(|one| one.start).min();
        let last = several.filter_map(|one| one.end).next_back();
        let end = match period.end.or(last) {
            Some(End::On(date) | End::Expected(date)) => Some(date),
            Some(End::Present) | None => None,
        };
        self.text(
            "startDate",
            period.start.or(first).or(date).map(day).unwrap_or_default(),
        );
        self.text("endDate", end.or(date).map(day).unwrap_or_default());
    }

    pub(super) fn body(&mut self, body: &Body) {
        self.text("summary", joined(&body.summary));
        self.value("highlights", highlights(&body.highlights).into());
    }
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Self {
        fields.0.into()
    }
}

/// A date as the schema has it; of a season only its year.
pub(super) fn day(date: PartialDate) -> String {
    PartialDate { season: None, ..date }.to_string()
}

pub(super) fn joined(texts: &[Text]) -> String {
    texts.iter().map(works::plain).collect::<Vec<_>>().join("\n\n")
}

pub(super) fn listed(texts: &[Text]) -> String {
    texts.iter().map(works::plain).collect::<Vec<_>>().join(", ")
}

/// Points in one list, those below a point behind it.
pub(super) fn highlights(points: &Many<Bullet>) -> Vec<String> {
    let mut all = Vec::new();
    for point in points {
        all.push(works::plain(&point.text));
        all.extend(highlights(&point.items));
    }
    all
}
