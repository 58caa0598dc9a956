//! The resolved CV: what stands on the page, in order, with nothing left to decide. Every
//! output is made from it.

use crate::model::date::PartialDate;
use crate::model::design::{
    Alignment, DateColumn, Figures, Header as HeaderLayout, Headings, LinkStyle,
    NameWeights, Paper, PdfStandard, SectionRule,
};
use crate::model::font::Family;
use crate::model::values::Length;
use crate::resources::fonts::InstalledFamily;
use crate::resources::photo::Photo;
use crate::resources::themes::Theme;
use crate::text::Inline;

/// A run of inline text.
pub type Inlines = Vec<Inline>;

/// A CV ready to be typeset.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What a PDF says about itself.
    pub metadata: Metadata,
    /// How the page looks.
    pub look: Look,
    /// The head of the first page.
    pub header: Header,
    /// What stands below it.
    pub body: Body,
}

/// What a document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A CV: its sections and groups, in the order of the page.
    Cv(Vec<Part>),
    /// A letter.
    Letter(Letter),
}

impl Document {
    /// The sections and groups of a CV; a letter has none.
    pub fn parts(&self) -> &[Part] {
        match &self.body {
            Body::Cv(parts) => parts,
            Body::Letter(_) => &[],
        }
    }

    /// The letter, if that is what the document is.
    pub fn letter(&self) -> Option<&Letter> {
        match &self.body {
            Body::Cv(_) => None,
            Body::Letter(letter) => Some(letter),
        }
    }
}

/// What a PDF says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The title of the document.
    pub title: String,
    /// Whose CV it is.
    pub author: String,
    /// The language (BCP 47).
    pub language: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The date of the document in words, for the foot of the page.
    pub date: Option<String>,
    /// The date of the document, for the PDF's metadata.
    pub day: Option<PartialDate>,
    /// The word between the number of a page and their total.
    pub page_of: String,
    /// How a period is read aloud: `{start} to {end}`.
    pub spoken_period: String,
}

/// How the page looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The layout.
    pub theme: Theme,
    /// The family of the text; the theme's when there is none.
    pub font: Option<Family>,
    /// The installed font of the text, before any other.
    pub installed_font: Option<InstalledFamily>,
    /// The paper.
    pub paper: Paper,
    /// The size of the text.
    pub font_size: Option<Length>,
    /// The factor of the distance between lines.
    pub line_spacing: Option<f64>,
    /// The factor of the space between the pieces of the page.
    pub spacing: Option<f64>,
    /// The margins.
    pub margins: Margins,
    /// How much is taken of what margins have beyond 17 mm, from 0 to 1.
    pub margin_shrinking: Option<f64>,
    /// The colour of titles and links: six hexadecimal digits.
    pub accent: Option<String>,
    /// The colour of the text.
    pub text_colour: Option<String>,
    /// The colour of links.
    pub link_colour: Option<String>,
    /// How links are told from other text.
    pub link_style: Option<LinkStyle>,
    /// Where lines end.
    pub alignment: Option<Alignment>,
    /// Whether words may be divided at the end of a line.
    pub hyphenation: bool,
    /// How name and contacts are arranged.
    pub header: Option<HeaderLayout>,
    /// The kinds of sections in the narrow column of a theme with two; the theme's when there is none.
    pub sidebar: Vec<&'static str>,
    /// A picture in the header.
    pub photo: Option<Photo>,
    /// Where dates stand.
    pub date_column: Option<DateColumn>,
    /// The figures of the text.
    pub figures: Option<Figures>,
    /// How the titles of sections are set.
    pub headings: Option<Headings>,
    /// The weights of the person's name.
    pub name: Option<NameWeights>,
    /// The rule at the titles of sections.
    pub section_rule: Option<SectionRule>,
    /// The character before a point.
    pub bullet: Option<String>,
    /// Whether pages show their number.
    pub page_numbers: Option<bool>,
    /// Which standards the PDF follows.
    pub pdf_standard: Option<PdfStandard>,
    /// Whether the pages are to be fitted, so that TeX reports how far each reaches.
    pub is_fitted: bool,
}

impl Look {
    /// Whether the words of a link lead anywhere; else its address stands behind them.
    pub fn shows_links(&self) -> bool {
        self.theme.has_links() && self.link_style != Some(LinkStyle::None)
    }
}

impl Look {
    /// The files that LaTeX reads besides those of the program, each with its name: the style
    /// of a theme of the author's own, and the photo.
    pub fn files(&self) -> Vec<(&str, &[u8])> {
        let style = self.theme.own().map(|own| (own.file.as_str(), own.style.as_bytes()));
        let photo = self.photo.as_ref().map(|photo| (photo.file, photo.bytes.as_slice()));
        style.into_iter().chain(photo).collect()
    }
}

/// The margins of a page; the theme's own where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Margins {
    /// At every edge that has none of its own.
    pub all: Option<Length>,
    /// At the upper edge.
    pub top: Option<Length>,
    /// At the lower edge.
    pub bottom: Option<Length>,
    /// At the left edge.
    pub left: Option<Length>,
    /// At the right edge.
    pub right: Option<Length>,
}

/// The head of the first page.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The person's name.
    pub name: String,
    /// The given and the family name, where the name is the one before the other.
    pub parts: Option<(String, String)>,
    /// Lines below it.
    pub headlines: Vec<Inlines>,
    /// How to reach the person.
    pub contacts: Vec<Contact>,
    /// When the CV was last changed, in words.
    pub updated: Option<String>,
    /// Paragraphs about the person.
    pub summary: Vec<Inlines>,
}

/// A way to reach the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// What it is: `email`, `phone`, `github`.
    pub kind: &'static str,
    /// What stands on the page.
    pub content: Inlines,
}

/// A letter, below the header.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Where and when it was written.
    pub date: Option<Inlines>,
    /// To whom it goes, line by line.
    pub recipient: Vec<Inlines>,
    /// What it is about.
    pub subject: Option<Inlines>,
    /// The words that greet the recipient.
    pub opening: Option<Inlines>,
    /// Paragraphs and points.
    pub body: Vec<Block>,
    /// The words above the name.
    pub closing: Inlines,
    /// What comes with it, under its label.
    pub enclosures: Option<Enclosures>,
}

/// What comes with a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Enclosures {
    /// The label.
    pub label: String,
    /// Each piece.
    pub pieces: Vec<Inlines>,
}

/// A section, or a heading over some.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A section of its own.
    Section(Section),
    /// A heading over sections.
    Group {
        /// The heading.
        title: Inlines,
        /// Where pages break.
        breaks: Breaks,
        /// The sections below it.
        sections: Vec<Section>,
    },
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The kind that the author stated.
    pub kind: &'static str,
    /// The heading; none for a section without a title.
    pub title: Option<Inlines>,
    /// Where pages break.
    pub breaks: Breaks,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Where pages break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Breaks {
    /// Whether a page starts with it.
    pub is_before: bool,
    /// Whether it stays on one page.
    pub is_kept: bool,
}

/// A piece of a section or of an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// An entry.
    Entry(Entry),
    /// A heading over a part of a section.
    Heading(Inlines),
    /// A list of publications.
    Publications(Vec<Publication>),
    /// A line with its label beside it.
    Line {
        /// The label; may be missing.
        label: Inlines,
        /// The text.
        text: Inlines,
        /// When.
        date: Option<Inlines>,
    },
    /// A paragraph.
    Paragraph(Inlines),
    /// Labels and short texts that share a line.
    Fields(Vec<Field>),
    /// Points.
    Items(Vec<Item>),
    /// Facts and links that share a line.
    Row(Vec<RowItem>),
    /// A remark below a list: each mark with its meaning.
    Legend(Vec<(String, String)>),
}

/// An entry: its heading in parts that a theme arranges, and what stands below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// When: the pieces between which its lines may best end.
    pub date: Option<Inlines>,
    /// What.
    pub title: Option<Inlines>,
    /// With whom or for whom.
    pub organization: Option<Inlines>,
    /// Where.
    pub location: Option<Inlines>,
    /// A short remark behind the heading.
    pub note: Option<Inlines>,
    /// Where pages break.
    pub breaks: Breaks,
    /// What stands below the heading.
    pub body: Vec<Block>,
}

/// What stands in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowItem {
    /// Words; a link may be among them.
    Words(Inlines),
    /// A link and nothing else.
    Link {
        /// Its address.
        url: String,
        /// Its words.
        content: Inlines,
    },
}

impl RowItem {
    /// The same as inline text.
    pub fn to_inlines(&self) -> Inlines {
        match self {
            Self::Words(words) => words.clone(),
            Self::Link { url, content } => {
                vec![Inline::Link { url: url.clone(), content: content.clone() }]
            }
        }
    }
}

impl From<Inlines> for RowItem {
    fn from(mut inlines: Inlines) -> Self {
        match (inlines.pop(), inlines.is_empty()) {
            (Some(Inline::Link { url, content }), true) => Self::Link { url, content },
            (last, _) => {
                inlines.extend(last);
                Self::Words(inlines)
            }
        }
    }
}

impl Entry {
    /// The fields that may share a line with the head, if the body begins with some, and what
    /// stands below.
    pub fn beside(&self) -> (&[Field], &[Block]) {
        match self.body.split_first() {
            Some((Block::Fields(fields), rest)) => (fields, rest),
            _ => (&[], &self.body),
        }
    }
}

/// A label and a short text.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The label; empty for a text that needs none.
    pub label: String,
    /// The text.
    pub text: Inlines,
}

/// A point, with the points below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Its number, in a list that has some.
    pub number: Option<u32>,
    /// The text.
    pub text: Inlines,
    /// When.
    pub date: Option<Inlines>,
    /// The points below it.
    pub items: Vec<Item>,
}

/// A publication: its parts, which a theme arranges, or a reference as a citation style
/// writes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publication {
    /// What stands beside it; nothing in a list without numbers.
    pub number: Option<Number>,
    /// The reference, instead of authors, title, venue, details and date.
    pub reference: Option<Vec<Run>>,
    /// Who wrote it.
    pub authors: Authors,
    /// The title, with its link.
    pub title: Inlines,
    /// The language of the title (BCP 47), where it is not that of the document.
    pub language: Option<String>,
    /// Whether words behind it lead where the title does.
    pub is_link_repeated: bool,
    /// Where it appeared.
    pub venue: Option<Inlines>,
    /// Volume, number, pages and the like.
    pub details: Option<Inlines>,
    /// When.
    pub date: Option<Inlines>,
    /// A short remark.
    pub note: Option<Inlines>,
    /// What stands below.
    pub body: Vec<Block>,
}

impl Publication {
    /// The authors that are printed.
    pub fn people(&self) -> impl Iterator<Item = &Author> {
        let in_reference = self.reference.iter().flatten().filter_map(|run| match run {
            Run::Author(author) => Some(author),
            Run::Text(_) => None,
        });
        self.authors.named.iter().chain(in_reference)
    }
}

/// A run of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Text, punctuation and spaces included.
    Text(Inlines),
    /// An author, with the name in the form of the style.
    Author(Author),
}

/// What stands beside a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// Its number in the list.
    Plain(usize),
    /// The letter of its type and its number among these: `J3`.
    Typed(String),
}

/// The authors of a publication, as far as they are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authors {
    /// Those who are named, in order.
    pub named: Vec<Author>,
    /// What stands behind the last for those who are not: `, et al.`
    pub rest: String,
}

/// An author as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// What stands between the author before and this one: `, `, or `, …, ` for those who
    /// are left out there.
    pub before: String,
    /// The name.
    pub name: String,
    /// Whether it is the person whose CV this is.
    pub is_self: bool,
    /// The marks behind the name.
    pub marks: String,
    /// The author's page.
    pub url: Option<String>,
}
