//! How the page looks.

mod choices;
mod margins;
mod photo;
pub(crate) mod themes;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

pub use choices::{
    Alignment, Attachment, Contacts, DateColumn, Dates, Figures, Header, Headings,
    LinkStyle, NameWeights, Paper, PdfStandard, PhotoSide, SectionRule, SidebarKind,
    Updated,
};
pub use margins::Margins;
pub use photo::Photo;

use super::font::Font;
use super::many::Many;
use super::values::{Bullet, Colour, FontSize, LineSpacing, Spacing};

/// How the page looks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "design")]
#[serde(rename_all = "kebab-case")]
pub struct Design {
    /// The theme: one of those built in, or the path of a `.sty` file of your own.
    #[schemars(example = &"classic")]
    pub theme: Option<ThemeName>,
    /// The size of the paper.
    #[serde(default)]
    #[schemars(example = &"a4")]
    pub paper: Paper,
    /// The size of the text, from 9pt to 12pt.
    #[schemars(example = &"10.5pt")]
    pub font_size: Option<FontSize>,
    /// The font of the text: `libertine`, `biolinum`, `pagella`, `termes`, `latin-modern` or
    /// `inter`; or the name of an installed one under `system`.
    #[schemars(example = &"pagella")]
    pub font: Option<Font>,
    /// The distance between the lines of a text, as a factor of the theme's own, from 0.85 to
    /// 1.4.
    #[schemars(example = &1.05)]
    pub line_spacing: Option<LineSpacing>,
    /// The space between entries, sections and other pieces of the page: `compact`, `normal`,
    /// `airy`, or a factor of the theme's own from 0.4 to 2.
    #[schemars(example = &"compact")]
    pub spacing: Option<Spacing>,
    /// The margins: one for every edge of the page, or one for each, from 5mm to 6cm.
    #[schemars(example = &"2cm")]
    pub margin: Option<Margins>,
    /// The colour of section titles and links: six hexadecimal digits behind `#`, in
    /// quotes.
    #[schemars(example = &"#1f3a5f")]
    pub accent: Option<Colour>,
    /// The colour of the text; what the theme sets in grey becomes a tint of it.
    #[schemars(example = &"#222222")]
    pub text_colour: Option<Colour>,
    /// The colour of links, when it is not that of section titles.
    #[schemars(example = &"#0b5394")]
    pub link_colour: Option<Colour>,
    /// How links are told from other text.
    #[schemars(example = &"underline")]
    pub link_style: Option<LinkStyle>,
    /// Where the lines of a text end.
    #[schemars(example = &"justified")]
    pub alignment: Option<Alignment>,
    /// Whether words of a text may be divided at the end of a line. A divided word is not found
    /// by every program that reads the PDF.
    #[schemars(example = &true)]
    pub hyphenation: Option<bool>,
    /// How name and contacts are arranged.
    #[schemars(example = &"centre")]
    pub header: Option<Header>,
    /// How contacts are written: by the addresses of profiles, or by the names there.
    #[schemars(example = &"handles")]
    pub contacts: Option<Contacts>,
    /// In `sidebar`, the kinds of sections that stand in the narrow column; without it
    /// skills, languages, certificates, memberships and referees.
    #[serde(default)]
    #[schemars(example = &["education", "skills", "languages", "awards"])]
    pub sidebar: Many<SidebarKind>,
    /// A picture in the header, a JPEG or PNG file: its path from the folder of the CV.
    #[schemars(example = &"ada.jpg")]
    pub photo: Option<Photo>,
    /// Where the dates of entries stand.
    #[schemars(example = &"right")]
    pub date_column: Option<DateColumn>,
    /// How exact the dates of entries are, and whether months are words or numbers.
    #[schemars(example = &"year")]
    pub dates: Option<Dates>,
    /// The figures of the text: as high as capitals, or with the heights of small letters.
    #[schemars(example = &"lining")]
    pub figures: Option<Figures>,
    /// How the titles of sections are set.
    #[schemars(example = &"small-caps")]
    pub headings: Option<Headings>,
    /// The weights of the person's name.
    #[schemars(example = &"two-weights")]
    pub name: Option<NameWeights>,
    /// The rule at the titles of sections.
    #[schemars(example = &"below")]
    pub section_rule: Option<SectionRule>,
    /// The character before a point.
    #[schemars(example = &"–")]
    pub bullet: Option<Bullet>,
    /// Whether pages show their number, when there are several.
    #[schemars(example = &false)]
    pub page_numbers: Option<bool>,
    /// Whether each entry says how long it took, behind its dates: `3 years 7 months`.
    #[schemars(example = &true)]
    pub duration: Option<bool>,
    /// Where the `date` of the CV stands; without it at the foot of each page.
    #[schemars(example = &"top")]
    pub updated: Option<Updated>,
    /// Which standards for accessible and archived documents the PDF follows; without it PDF/UA-1
    /// and PDF/A-2a.
    #[schemars(example = &"ua-1")]
    pub pdf_standard: Option<PdfStandard>,
    /// Files that the PDF of the CV carries with it, for programs: what the page was made from,
    /// without what it leaves out, or the data in another format.
    #[serde(default)]
    #[schemars(example = &["source", "json-resume"])]
    pub attach: Many<Attachment>,
}

/// The layout of the page: the name of a theme in the program, or the path of a style file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct ThemeName(String);

impl ThemeName {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl JsonSchema for ThemeName {
    fn schema_name() -> Cow<'static, str> {
        "ThemeName".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = themes::NAMES.join("|");
        json_schema!({
            "type": "string",
            "format": "theme",
            "pattern": format!("^({names}|.*\\.sty)$"),
        })
    }
}
