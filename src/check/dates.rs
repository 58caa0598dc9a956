//! What the dates of an entry say together.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::date::{EXPECTED, PartialDate};
use crate::tree::{Field, Node, Value};

/// Reports a period that ends before it starts, and one that is given in two ways. With
/// `is_lenient` the first is shown as it is written, with a warning.
pub(super) fn check_order(node: &Node, is_lenient: bool, report: &mut Report) {
    let (start, end) = (node.get("start"), node.get("end"));
    if let (Some(start_field), Some(end_field)) = (start, end)
        && let (Some(start), Some(end)) = (date_of(start_field), date_of(end_field))
        && start.is_after(end)
    {
        let diagnostic = Diagnostic::new(
            Code::DateOrder,
            format!("the period ends in {end}, before it starts in {start}"),
            end_field.value.span,
            "the end",
        )
        .help("exchange the two, or correct one");
        // Both may stand in one field of a `.bib` file.
        let is_apart = end_field.value.span != start_field.value.span;
        let diagnostic = if is_apart {
            diagnostic.other(start_field.value.span, "the start")
        } else {
            diagnostic
        };
        report.add(diagnostic.into_warning_if(is_lenient));
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
