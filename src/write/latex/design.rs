//! The options of `\\cvsetup` that a design gives, in the words of `docs/latex.md`. What the design
//! leaves to the theme is no option.

use crate::document::Look;
use crate::model::design::{
    Alignment, DateColumn, Header, LinkStyle, Paper, SectionRule,
};

/// The options, each with its value; the sign before points, which is a text, is not among them.
pub(super) fn options(look: &Look) -> Vec<(&'static str, &str)> {
    let margins = &look.margins;
    let photo = look.photo.as_ref();
    let given = [
        ("paper", Some(Paper::word(look.paper))),
        ("font-size", look.font_size.as_deref()),
        ("line-spacing", look.line_spacing.as_deref()),
        ("spacing", look.spacing.as_deref()),
        ("margin", margins.all.as_deref()),
        ("margin-top", margins.top.as_deref()),
        ("margin-bottom", margins.bottom.as_deref()),
        ("margin-left", margins.left.as_deref()),
        ("margin-right", margins.right.as_deref()),
        ("accent", look.accent.as_deref()),
        ("text-colour", look.text_colour.as_deref()),
        ("link-colour", look.link_colour.as_deref()),
        ("link-style", look.link_style.map(LinkStyle::word)),
        ("alignment", look.alignment.map(Alignment::word)),
        ("header", look.header.map(Header::word)),
        ("photo", photo.map(|photo| photo.file)),
        ("photo-width", photo.and_then(|photo| photo.width.as_deref())),
        ("photo-turn", photo.and_then(|photo| turn(photo.turn))),
        ("date-column", look.date_column.map(DateColumn::word)),
        ("section-rule", look.section_rule.map(SectionRule::word)),
        (
            "page-numbers",
            look.page_numbers.map(|shown| if shown { "true" } else { "false" }),
        ),
        ("report", look.is_fitted.then_some("true")),
    ];
    given.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// By how many degrees a picture is turned, if it is.
fn turn(degrees: u16) -> Option<&'static str> {
    match degrees {
        90 => Some("90"),
        180 => Some("180"),
        270 => Some("270"),
        _ => None,
    }
}
