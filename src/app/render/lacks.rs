//! What a CV asks for and a format cannot show: noted once, at the field. Nothing is wrong, so
//! `--deny-warnings` lets it pass.

use super::formats::Format;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::tree::Node;

/// What not every format can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feature {
    /// `pages`.
    PageLimit,
    /// `design.photo`.
    Photo,
}

/// Notes each field that has no effect in a format of these. Whether the theme shows a photo is
/// said by whoever knows themes.
pub(crate) fn tell(
    formats: &[Format],
    root: &Node,
    has_photo: bool,
    report: &mut Report,
) {
    let photo = root.get("design").and_then(|design| design.value.get("photo"));
    let photo = photo.filter(|_| has_photo);
    let fields = [
        ("pages", root.get("pages"), Feature::PageLimit),
        ("photo", photo, Feature::Photo),
    ];
    for (name, field, feature) in fields {
        let lacking = formats.iter().filter(|format| format.lacks(feature));
        let names: Vec<_> =
            lacking.map(|format| format!("`{}`", format.name())).collect();
        let (Some(field), Some((last, others))) = (field, names.split_last()) else {
            continue;
        };
        let names = if others.is_empty() {
            format!("the format {last}")
        } else {
            format!("the formats {} and {last}", others.join(", "))
        };
        let message = format!("`{name}` has no effect in {names}");
        let span = field.value.span;
        let note =
            Diagnostic::new(Code::NoEffect, message, span, "changes nothing there");
        let help = match feature {
            Feature::PageLimit => "every entry is in it; `pages` is for the PDF",
            Feature::Photo => "the format has no pictures; `html` and `docx` show it",
        };
        report.add(note.help(help).as_note());
    }
}
