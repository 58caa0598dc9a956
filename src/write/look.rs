//! How a page looks in outputs that are not LaTeX: what the design says, and else what the
//! theme does.

use crate::document::Look;
use crate::model::design::{DateColumn, Header, LinkStyle, SectionRule};
use crate::model::font::Family;

/// The choices of a page, each made.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chosen {
    /// The name of the theme; that of `classic` for a theme of the author's own.
    pub theme: &'static str,
    /// The family of the text.
    pub family: Family,
    /// The name of an installed font, before the family.
    pub installed: Option<String>,
    /// The colour of titles: six hexadecimal digits.
    pub accent: String,
    /// The colour of the text.
    pub text: String,
    /// The colour of links.
    pub links: String,
    /// How links are told from other text.
    pub link_style: LinkStyle,
    /// How name and contacts are arranged.
    pub header: Header,
    /// Where dates stand.
    pub dates: DateColumn,
    /// The rule at the titles of sections.
    pub rule: SectionRule,
    /// The character before a point.
    pub bullet: String,
    /// The size of the text in points.
    pub size: f64,
}

impl Chosen {
    /// The choices of a look.
    pub(super) fn of(look: &Look) -> Self {
        let option = |key: &str| stated(look, key);
        let accent = look.accent.clone().or_else(|| option("accent"));
        let accent = accent.unwrap_or_else(|| "16324F".to_owned());
        let accent = accent.trim_start_matches('#').to_uppercase();
        let text = look.text_colour.as_deref().unwrap_or("1A1A1A");
        let text = text.trim_start_matches('#').to_uppercase();
        let links = look.link_colour.clone().unwrap_or_else(|| {
            if accent == "000000" { "1F3F77".to_owned() } else { accent.clone() }
        });
        let theme = look.theme.base();
        let size = look.font_size.or_else(|| option("font-size")?.parse().ok());
        Self {
            theme,
            family: look.font.unwrap_or(match theme {
                "modern" => Family::Biolinum,
                _ => Family::Libertine,
            }),
            installed: look.installed_font.as_ref().map(|font| font.name.clone()),
            links: links.trim_start_matches('#').to_uppercase(),
            link_style: look.link_style.unwrap_or(if look.theme.has_links() {
                LinkStyle::Colour
            } else {
                LinkStyle::Plain
            }),
            header: look.header.unwrap_or(match option("header").as_deref() {
                Some("centre") => Header::Centre,
                Some("split") => Header::Split,
                _ => Header::Left,
            }),
            dates: look.date_column.unwrap_or(match option("date-column").as_deref() {
                Some("right") => DateColumn::Right,
                Some("none") => DateColumn::None,
                _ => DateColumn::Left,
            }),
            rule: look.section_rule.unwrap_or(match option("section-rule").as_deref() {
                Some("above") => SectionRule::Above,
                Some("below") => SectionRule::Below,
                Some("beside") => SectionRule::Beside,
                _ => SectionRule::None,
            }),
            bullet: look
                .bullet
                .clone()
                .or_else(|| option("bullet"))
                .unwrap_or_else(|| "•".to_owned()),
            size: size.map_or(10.5, |size| size.inches() * 72.0),
            accent,
            text,
        }
    }
}

/// What the style files of a theme set an option to; the last counts.
fn stated(look: &Look, key: &str) -> Option<String> {
    let mut found = None;
    for (_, style) in look.theme.files() {
        for (at, _) in style.match_indices(key) {
            let is_start = style[..at].ends_with([' ', '{', ',', '\n']);
            let value = style[at + key.len()..].trim_start().strip_prefix('=');
            let Some(value) = value.filter(|_| is_start) else { continue };
            let end = value.find([',', '}', '\n']).unwrap_or(value.len());
            found = Some(value[..end].trim().to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Report;
    use crate::source::Source;

    fn chosen(design: &str) -> Chosen {
        let yaml = format!("cv: {{name: Ada}}\ndesign: {design}\n");
        let document = crate::read(&Source::new("cv.yaml", yaml), &mut Report::default());
        Chosen::of(&document.expect("a CV").look)
    }

    #[test]
    fn the_design_wins_over_the_theme() {
        let modern = chosen("{theme: modern}");
        assert_eq!((modern.accent.as_str(), modern.dates), ("1F5A8A", DateColumn::Right));
        assert_eq!(modern.rule, SectionRule::Beside);
        let banking = chosen("{theme: banking, accent: '#00aa00', header: left}");
        assert_eq!((banking.accent.as_str(), banking.header), ("00AA00", Header::Left));
        assert_eq!(chosen("{theme: casual}").bullet, "–");
        assert_eq!(chosen("{theme: classic}").dates, DateColumn::Left);
    }
}
