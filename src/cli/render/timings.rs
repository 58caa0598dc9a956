//! `--timings`: how long each stage took.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::app::Stages;

/// A table, with what else there was: messages.
pub(super) fn for_people(stages: &Stages, all: Duration) -> String {
    let stages: Vec<_> = stages.each().collect();
    let sum: Duration = stages.iter().map(|(_, took)| *took).sum();
    let rows = stages.iter().map(|(stage, took)| (stage.name(), *took));
    let rows = rows.chain([("other", all.saturating_sub(sum)), ("all", all)]);
    rows.map(|(name, took)| format!("{name:<10}{:>9.2} ms\n", milliseconds(took)))
        .collect()
}

/// Milliseconds by the names of the stages.
pub(super) fn for_programs(stages: &Stages) -> Value {
    let rounded = |took| (milliseconds(took) * 1000.0).round() / 1000.0;
    let fields = stages
        .each()
        .map(|(stage, took)| (stage.name().to_owned(), Value::from(rounded(took))));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
