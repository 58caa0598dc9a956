//! The options of `\\cvsetup` that a design gives, in the words of `docs/latex.md`. What the design
//! leaves to the theme is no option.

use std::borrow::Cow;

use crate::document::Look;
use crate::model::design::Paper;

/// The options, each with its value; the sign before points, which is a text, is not among them.
pub(super) fn options(look: &Look) -> Vec<(&'static str, Cow<'_, str>)> {
    let margins = &look.margins;
    let photo = look.photo.as_ref();
    let given = [
        ("paper", Some(Paper::word(look.paper).into())),
        ("font-size", look.font_size.map(printed)),
        ("line-spacing", look.line_spacing.map(printed)),
        ("spacing", look.spacing.map(printed)),
        ("margin", margins.all.map(printed)),
        ("margin-top", margins.top.map(printed)),
        ("margin-bottom", margins.bottom.map(printed)),
        ("margin-left", margins.left.map(printed)),
        ("margin-right", margins.right.map(printed)),
        ("accent", look.accent.as_deref().map(Cow::from)),
        ("text-colour", look.text_colour.as_deref().map(Cow::from)),
        ("link-colour", look.link_colour.as_deref().map(Cow::from)),
        ("link-style", look.link_style.map(|style| style.word().into())),
        ("alignment", look.alignment.map(|alignment| alignment.word().into())),
        ("header", look.header.map(|header| header.word().into())),
        ("photo", photo.map(|photo| photo.file.into())),
        ("photo-width", photo.and_then(|photo| photo.width.map(printed))),
        ("photo-side", photo.and_then(|it| it.side).map(|side| side.word().into())),
        ("photo-turn", photo.filter(|it| it.turn > 0).map(|it| printed(it.turn))),
        ("date-column", look.date_column.map(|column| column.word().into())),
        ("sidebar", sidebar(look)),
        ("figures", look.figures.map(|figures| figures.word().into())),
        ("headings", look.headings.map(|headings| headings.word().into())),
        ("name", look.name.map(|name| name.word().into())),
        ("margin-shrinking", look.margin_shrinking.map(|share| share.to_string().into())),
        ("section-rule", look.section_rule.map(|rule| rule.word().into())),
        ("page-numbers", look.page_numbers.map(printed)),
        ("pdf-standard", look.pdf_standard.map(|standard| standard.word().into())),
        ("report", look.is_fitted.then(|| printed(true))),
    ];
    given.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// A value as LaTeX reads it.
#[expect(clippy::needless_pass_by_value, reason = "it is given a value just made")]
fn printed<'a>(value: impl ToString) -> Cow<'a, str> {
    value.to_string().into()
}

/// The kinds of the narrow column, where the theme has one and the author chooses.
fn sidebar(look: &Look) -> Option<Cow<'_, str>> {
    let has_column = look.theme.name() == "sidebar" && !look.sidebar.is_empty();
    has_column.then(|| format!("{{{}}}", look.sidebar.join(",")).into())
}
