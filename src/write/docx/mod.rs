//! A document as a Word file (ECMA-376, transitional). The templates under `templates/docx/`
//! are its parts; nothing in it is a table, and all looks are in styles.

mod escape;
mod filters;
mod inline;
mod math;
mod page;
mod read_back;
mod templates;
mod zip;

use askama::Template;

pub use escape::XmlEscaper;
pub use read_back::read_back;

use crate::document::Document;
use crate::model::Locale;
use crate::model::design::{Alignment, Header, LinkStyle, SectionRule};
use crate::model::font::Family;
use crate::write::look::Chosen;
use page::{Page, Picture, whole};
use templates::{
    CoreTemplate, DocumentTemplate, FontsTemplate, FooterTemplate, NumberingTemplate,
    PackageTemplate, RelationsTemplate, SettingsTemplate, StylesTemplate, ThemeTemplate,
    TypesTemplate,
};

/// The parts that every text refers to.
const PARTS: [(&str, &str); 5] = [
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("theme", "theme/theme1.xml"),
];

/// The Word file of a document: the same bytes for the same document.
pub fn write(document: &Document) -> Vec<u8> {
    let look = &document.look;
    let chosen = &Chosen::of(look);
    let language = document.metadata.language.as_str();
    let locale = Locale::of(language).unwrap_or_default();
    let is_right_to_left = locale.is_right_to_left();
    let page = &Page::of(look);
    let photo = Picture::of(look, &document.header.name, chosen.header, is_right_to_left);
    let photo = photo.as_ref().filter(|_| chosen.theme != "plain");
    let has_footer = look.page_numbers.unwrap_or(chosen.theme != "plain");
    let font = chosen.installed.as_deref().unwrap_or(font(chosen.family));
    let text = DocumentTemplate { document, photo, page, has_footer, is_right_to_left };
    let (text, links) = with_links(&filled(&text));
    let is_name_coloured = matches!(chosen.theme, "modern" | "banking");
    let styles = StylesTemplate {
        chosen,
        page,
        font,
        language,
        size: whole(chosen.size * 2.0),
        leading: whole(264.0 * look.line_spacing.unwrap_or(1.0)),
        head_alignment: alignment(chosen.header == Header::Centre),
        rule: rule(chosen),
        name_colour: if is_name_coloured { &chosen.accent } else { &chosen.text },
        is_name_bold: matches!(
            chosen.theme,
            "modern" | "compact" | "committee" | "plain"
        ),
        is_underlined: chosen.link_style == LinkStyle::Underline,
        is_justified: look.alignment == Some(Alignment::Justified),
        is_right_to_left,
    };
    let relations = RelationsTemplate { parts: &PARTS, photo, links: &links, has_footer };
    let mut files = vec![
        ("[Content_Types].xml", filled(&TypesTemplate { has_footer })),
        ("_rels/.rels", filled(&PackageTemplate)),
        ("docProps/core.xml", filled(&CoreTemplate { document, language })),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", filled(&relations)),
        ("word/styles.xml", filled(&styles)),
        ("word/numbering.xml", filled(&NumberingTemplate { chosen })),
        ("word/settings.xml", filled(&SettingsTemplate { language })),
        ("word/fontTable.xml", filled(&FontsTemplate { font })),
        ("word/theme/theme1.xml", filled(&ThemeTemplate { chosen, font })),
    ];
    if has_footer {
        files.push(("word/footer1.xml", filled(&FooterTemplate { document })));
    }
    let files = files.into_iter().map(|(name, xml)| (name.to_owned(), xml.into_bytes()));
    let picture = look.photo.as_ref().filter(|_| photo.is_some());
    let picture = picture.map(|it| (format!("word/media/{}", it.file), it.bytes.clone()));
    zip::packed(&files.chain(picture).collect::<Vec<_>>())
}

/// A part of a file that [`write`] has made.
#[must_use]
pub fn part(file: &[u8], name: &str) -> Option<Vec<u8>> {
    zip::unpacked(file, name)
}

/// A part from its template.
#[expect(
    clippy::expect_used,
    reason = "a `String` takes every character, and no filter fails"
)]
fn filled(template: &impl Template) -> String {
    template.render().expect("a template that writes to memory does not fail")
}

/// The text with the identifiers of its links, and their addresses in order.
fn with_links(text: &str) -> (String, Vec<String>) {
    const START: &str = "<w:hyperlink r:id=\"@";
    let (mut made, mut links) = (String::with_capacity(text.len()), Vec::new());
    let mut pieces = text.split(START);
    made.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (url, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let known = links.iter().position(|link| link == url);
        let at = known.unwrap_or_else(|| {
            links.push(url.to_owned());
            links.len() - 1
        });
        made.push_str(&format!("<w:hyperlink r:id=\"rIdLink{}\"{rest}", at + 1));
    }
    (made, links)
}

fn alignment(is_centred: bool) -> &'static str {
    if is_centred { "<w:jc w:val=\"center\"/>" } else { "" }
}

/// The rule at the titles of sections.
fn rule(chosen: &Chosen) -> String {
    let side = match chosen.rule {
        SectionRule::Above => "top",
        // A paragraph has no rule behind its words.
        SectionRule::Below | SectionRule::Beside => "bottom",
        SectionRule::None => return String::new(),
    };
    let colour = if chosen.theme == "modern" { chosen.accent.as_str() } else { "A6A6A6" };
    format!(
        "<w:pBdr><w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"{colour}\"/></w:pBdr>"
    )
}

/// The font of Word that comes nearest to a family of the program.
fn font(family: Family) -> &'static str {
    match family {
        Family::Libertine => "Cambria",
        Family::Biolinum => "Candara",
        Family::Pagella => "Palatino Linotype",
        Family::Termes => "Times New Roman",
        Family::LatinModern => "Century Schoolbook",
        Family::Inter => "Segoe UI",
    }
}
