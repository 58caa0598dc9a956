//! The style sheet of a page: the colours, fonts and widths that the design says, and what
//! the theme makes of them.

use super::colour::readable;
use crate::document::Look;
use crate::model::design::Alignment;
use crate::model::font::Family;
use crate::model::values::Length;
use crate::write::look::Chosen;

/// What all themes have in common.
const BASE: &str = include_str!("../../../templates/html/base.css");

/// What each theme has of its own.
const THEMES: &[(&str, &str)] = &[
    ("classic", include_str!("../../../templates/html/classic.css")),
    ("modern", include_str!("../../../templates/html/modern.css")),
    ("banking", include_str!("../../../templates/html/banking.css")),
    ("casual", include_str!("../../../templates/html/casual.css")),
    ("sidebar", include_str!("../../../templates/html/sidebar.css")),
    ("compact", include_str!("../../../templates/html/compact.css")),
    ("committee", include_str!("../../../templates/html/committee.css")),
    ("plain", include_str!("../../../templates/html/plain.css")),
];

/// The grounds of the page, by day and by night.
const LIGHT: &str = "ffffff";
const DARK: &str = "16181b";

/// The style sheet of a look.
pub(super) fn of(look: &Look, chosen: &Chosen) -> String {
    let theme = THEMES.iter().find(|(name, _)| *name == chosen.theme);
    let theme = theme.map_or("", |(_, style)| style);
    let own = look.theme.own().and_then(|own| own.sheet.as_deref());
    format!("{}{BASE}{theme}{}", variables(look, chosen), own.unwrap_or_default())
}

fn variables(look: &Look, chosen: &Chosen) -> String {
    let Chosen { accent, links, text, .. } = chosen;
    let light_text = readable(text, LIGHT);
    let night_text = if look.text_colour.is_some() {
        readable(text, DARK)
    } else {
        "#e4e4e2".to_owned()
    };
    let alignment = match look.alignment {
        Some(Alignment::Justified) => "justify",
        _ => "start",
    };
    let leading = 1.45 * look.line_spacing.unwrap_or(1.0);
    let hyphens = if look.hyphenation { "auto" } else { "manual" };
    let installed = chosen.installed.as_deref().map(quoted).unwrap_or_default();
    let photo = look.photo.as_ref().and_then(|photo| photo.width);
    let photo = photo.map_or(1.1, Length::inches);
    let paper = look.paper.word();
    let size = chosen.size;
    let print_paper = if paper == "letter" { "letter" } else { "A4" };
    format!(
        ":root {{\n  --text: {light_text};\n  --ground: #{LIGHT};\n  \
         --accent: {};\n  --link: {};\n  --quiet: #5c5f63;\n  --rule: #b9bcc0;\n  \
         --font: {installed}{};\n  --align: {alignment};\n  --hyphens: {hyphens};\n  \
         --leading: {leading:.2};\n  --bullet: {};\n  --photo: {:.2}in;\n  \
         --print-size: {size:.1}pt;\n}}\n\
         @media screen and (prefers-color-scheme: dark) {{\n  :root {{\n    --text: {night_text};\n    \
         --ground: #{DARK};\n    --accent: {};\n    --link: {};\n    --quiet: #a9adb2;\n    \
         --rule: #4a4e54;\n  }}\n}}\n@page {{ size: {print_paper}; margin: 18mm; }}\n",
        readable(accent, LIGHT),
        readable(links, LIGHT),
        family(chosen.family),
        quoted(&format!("{} ", chosen.bullet)).trim_end_matches(", "),
        photo,
        readable(accent, DARK),
        readable(links, DARK),
    )
}

/// A name as a text of CSS, with a comma behind it.
fn quoted(name: &str) -> String {
    let safe: String =
        name.chars().filter(|c| !c.is_control() && !"\"\\<>".contains(*c)).collect();
    format!("\"{safe}\", ")
}

/// The fonts that come nearest to a family of the program, of those that people have.
fn family(family: Family) -> &'static str {
    match family {
        Family::Libertine => {
            "\"Linux Libertine O\", \"Libertinus Serif\", \"Iowan Old Style\", Charter, \
             \"Palatino Linotype\", Georgia, serif"
        }
        Family::Biolinum => {
            "\"Linux Biolinum O\", \"Libertinus Sans\", Optima, Candara, \"Segoe UI\", \
             \"Noto Sans\", sans-serif"
        }
        Family::Pagella => {
            "\"TeX Gyre Pagella\", Palatino, \"Palatino Linotype\", \"Book Antiqua\", \
             Georgia, serif"
        }
        Family::Termes => {
            "\"TeX Gyre Termes\", \"Times New Roman\", Times, \"Liberation Serif\", serif"
        }
        Family::LatinModern => {
            "\"Latin Modern Roman\", \"CMU Serif\", \"Century Schoolbook\", Georgia, serif"
        }
        Family::Inter => {
            "Inter, system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", \
             Arial, sans-serif"
        }
    }
}
