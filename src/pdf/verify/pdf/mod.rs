//! Reads a PDF back: its pages with their characters and links, and its fonts.

pub(in crate::pdf) mod cmap;
pub(in crate::pdf) mod content;
pub(in crate::pdf) mod font;
pub(super) mod structure;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, String as PdfString};
use hayro_syntax::page::{Page as Source, Resources};

use font::Font;
use structure::Structure;

/// What a program reads in a PDF.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The fonts of which the file does not hold the letters, by name.
    pub fonts_elsewhere: Vec<String>,
    /// What the file says of the meaning of its pieces; none without tags.
    pub structure: Option<Structure>,
}

/// What a program reads on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its characters in the order in which it shows them, without those of forms: heads and
    /// feet.
    pub text: String,
    /// Those that stand beyond its edge, in runs with the height of each.
    pub beyond: Vec<(f64, String)>,
    /// Glyphs that stand for no character.
    pub unreadable: Vec<Unreadable>,
    /// The addresses of its links; none of a link without one.
    pub links: Vec<Option<String>>,
    /// Which mark the characters belong to, from this byte of the text on.
    pub marks: Vec<(usize, Mark)>,
    /// Whether something is drawn outside of all marks.
    pub has_unmarked_drawing: bool,
    /// Its width and height, in points.
    pub size: (f64, f64),
}

/// What a piece of a page is marked as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    #[default]
    None,
    /// Decoration.
    Artifact,
    /// The piece of an element, by its number on the page.
    Piece(usize),
}

/// A glyph that stands for no character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// The font it is of.
    pub font: String,
    /// Whether it is the sign for what the font does not have.
    pub is_missing: bool,
    /// The characters before it.
    pub after: String,
}

/// How far a glyph may stand beyond the edge, in points: its sides are empty.
const TOLERANCE: f64 = 1.0;

impl Page {
    /// Takes down characters beyond the edge, at a height.
    fn add_beyond(&mut self, characters: &str, height: f64, goes_on: bool) {
        match self.beyond.last_mut() {
            Some((last, run)) if goes_on && (*last - height).abs() < TOLERANCE => {
                run.push_str(characters);
            }
            _ => self.beyond.push((height, characters.to_owned())),
        }
    }

    /// The characters with what they are marked as.
    pub(super) fn marked(&self) -> impl Iterator<Item = (Mark, &str)> {
        let ends = self.marks.iter().skip(1).map(|(start, _)| *start);
        let ends = ends.chain(std::iter::once(self.text.len()));
        let first = self.marks.first().map_or(self.text.len(), |(start, _)| *start);
        let before = std::iter::once((Mark::None, 0..first));
        let marks = self.marks.iter().zip(ends);
        let marks = marks.map(|((start, mark), end)| (*mark, *start..end));
        before
            .chain(marks)
            .map(|(mark, range)| (mark, self.text.get(range).unwrap_or_default()))
    }

    /// Whether a point is on the page.
    fn holds(&self, (x, y): (f64, f64)) -> bool {
        let is_within =
            |at: f64, size: f64| (-TOLERANCE..=size + TOLERANCE).contains(&at);
        is_within(x, self.size.0) && is_within(y, self.size.1)
    }
}

/// Reads a PDF; none if it is not one.
pub(super) fn read(bytes: Vec<u8>) -> Option<Reading> {
    let pdf = Pdf::new(bytes).ok()?;
    let mut fonts = Fonts::default();
    let pages = pdf.pages().iter().map(|page| read_page(page, &mut fonts)).collect();
    let elsewhere = fonts.all.into_iter().filter(|font| !font.is_embedded);
    let fonts_elsewhere = elsewhere.map(|font| font.name).collect();
    Some(Reading { pages, fonts_elsewhere, structure: Structure::read(&pdf) })
}

fn read_page(source: &Source<'_>, fonts: &mut Fonts) -> Page {
    let paper = source.media_box();
    let mut page = Page {
        size: (paper.x1 - paper.x0, paper.y1 - paper.y0),
        links: links(source),
        ..Page::default()
    };
    let content = source.page_stream().unwrap_or_default();
    content::follow(content, source.resources(), fonts, &mut page);
    page
}

fn links(page: &Source<'_>) -> Vec<Option<String>> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else {
        return Vec::new();
    };
    let is_link = |annotation: &Dict<'_>| {
        let kind = annotation.get::<Name<'_>>("Subtype");
        kind.is_some_and(|kind| kind.as_str() == "Link")
            && !annotation.contains_key("Dest")
    };
    annotations.iter::<Dict<'_>>().filter(is_link).map(|link| address(&link)).collect()
}

/// Where a link leads, if it leads to an address.
fn address(link: &Dict<'_>) -> Option<String> {
    let action = link.get::<Dict<'_>>("A")?;
    let address = action.get::<PdfString<'_>>("URI")?;
    Some(text(&address))
}

/// A text of a PDF: UTF-16 behind its mark, else bytes.
pub(in crate::pdf) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, units @ ..] => cmap::characters(units),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}

/// The fonts that were met.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Fonts {
    pub all: Vec<Font>,
    /// Which object of the file each is.
    known: Vec<(ObjectIdentifier, usize)>,
}

impl Fonts {
    /// The place of a font that resources name; none if they do not.
    pub(in crate::pdf) fn named(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
    ) -> Option<usize> {
        let id = resources.fonts.get_ref(name).map(ObjectIdentifier::from);
        let known = self.known.iter().find(|(known, _)| Some(*known) == id);
        if let Some((_, at)) = known {
            return Some(*at);
        }
        self.all.push(Font::read(&resources.get_font(name)?));
        let at = self.all.len() - 1;
        self.known.extend(id.map(|id| (id, at)));
        Some(at)
    }
}
