//! What the dates of an entry say together.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::date::{EXPECTED, PartialDate};
use crate::parse::{Field, Node, Value};

/// Reports a period that ends before it starts, and one that is given in two ways.
pub(super) fn check_order(node: &Node, report: &mut Report) {
    let (start, end) = (node.get("start"), node.get("end"));
    if let (Some(start_field), Some(end_field)) = (start, end)
        && let (Some(start), Some(end)) = (date_of(start_field), date_of(end_field))
        && start.is_after(end)
    {
        report.add(
            Diagnostic::new(
                Code::DateOrder,
                format!("the period ends in {end}, before it starts in {start}"),
                end_field.value.span,
                "the end",
            )
            .other(start_field.value.span, "the start")
            .help("exchange the two, or correct one"),
        );
    }
    let several = node.get("periods");
    if let (Some(several), Some(one)) = (several, start.or(end).or(node.get("date"))) {
        report.add(
            Diagnostic::new(
                Code::DateTwice,
                format!("the fields `periods` and `{}` both say when", one.key),
                several.key_span,
                "either this",
            )
            .other(one.key_span, "or this")
            .help("put all of them into `periods`"),
        );
        return;
    }
    if let (Some(date), Some(period)) = (node.get("date"), start.or(end)) {
        report.add(
            Diagnostic::new(
                Code::DateTwice,
                format!("the fields `date` and `{}` both say when", period.key),
                date.key_span,
                "either this",
            )
            .other(period.key_span, "or this")
            .help("keep `date` for a single date, or `start` and `end` for a period"),
        );
    }
}

fn date_of(field: &Field) -> Option<PartialDate> {
    match &field.value.value {
        Value::Scalar(scalar) => {
            let text = scalar.text.trim();
            let expected = text.get(..text.len().saturating_sub(EXPECTED.trim().len()));
            let date = text.parse().ok();
            date.or_else(|| expected?.trim_end().parse().ok())
        }
        _ => None,
    }
}
