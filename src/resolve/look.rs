//! How the page looks: the design, with the theme and the photo that were found for it.

use crate::document::{Look, Margins};
use crate::model::design::Design;
use crate::model::design::Margins as Source;
use crate::model::values::{FontSize, LineSpacing, Margin, Spacing};
use crate::resources::Resources;

/// The look that a design asks for, with what was found for it.
pub(super) fn of(design: &Design, named: &Resources) -> Look {
    let colour = |colour: Option<&crate::model::values::Colour>| {
        colour.map(|colour| colour.as_str().to_owned())
    };
    Look {
        theme: named.theme.clone(),
        paper: design.paper,
        font_size: design.font_size.map(FontSize::get),
        line_spacing: design.line_spacing.map(LineSpacing::get),
        spacing: design.spacing.map(Spacing::get),
        margins: design.margin.as_ref().map(margins).unwrap_or_default(),
        accent: colour(design.accent.as_ref()),
        text_colour: colour(design.text_colour.as_ref()),
        link_colour: colour(design.link_colour.as_ref()),
        link_style: design.link_style,
        alignment: design.alignment,
        hyphenation: design.hyphenation.unwrap_or_default(),
        header: design.header,
        photo: named.photo.clone(),
        date_column: design.date_column,
        sidebar: design.sidebar.iter().map(|kind| kind.word()).collect(),
        figures: design.figures,
        headings: design.headings,
        name: design.name,
        margin_shrinking: None,
        section_rule: design.section_rule,
        bullet: design.bullet.as_ref().map(|bullet| bullet.as_str().to_owned()),
        page_numbers: design.page_numbers,
        font: design.font.as_ref().and_then(|font| font.family),
        installed_font: named.installed_font.clone(),
        pdf_standard: design.pdf_standard,
        is_fitted: false,
    }
}

fn margins(source: &Source) -> Margins {
    let [all, top, bottom, left, right] =
        [source.all, source.top, source.bottom, source.left, source.right]
            .map(|margin| margin.map(Margin::get));
    Margins { all, top, bottom, left, right }
}
