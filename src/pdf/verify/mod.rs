//! Reads a PDF back before anybody gets it, and holds it against the document: each text is
//! there, in order and on the page; programs can read each glyph; links and fonts are whole;
//! and what TeX said of lines too wide is told of the texts in them.

mod backwards;
mod expected;
mod kind;
mod letters;
mod links;
pub(in crate::pdf) mod pdf;
mod places;
mod runs;
mod search;
mod shown;
mod spot;
mod tags;

use crate::document::Document;
use crate::model::Locale;
use crate::pdf::engine::Pdf;
use crate::pdf::tag::Obstacle;
use crate::write::latex::Latex;
use expected::{Expected, Lane, Passage, Piece};
pub(crate) use letters::letters;
use pdf::Reading;
use search::Pages;
pub use shown::verify_text;
pub use tags::TagFault;

/// What is wrong with a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file cannot be read.
    Broken,
    /// A text is not on the pages.
    Lost(Words),
    /// A text stands behind what follows it, or before what it follows.
    Misplaced(Words),
    /// A text reaches beyond the edge of a page.
    Beyond {
        /// The text, or as much of it as is known.
        text: String,
        /// The page, from 1.
        page: usize,
        /// The same as a text of the document.
        words: Option<Words>,
    },
    /// A font lacks a character.
    MissingGlyph {
        /// The character.
        character: char,
        /// The font, as TeX names it.
        font: String,
        /// A text with it.
        words: Option<Words>,
    },
    /// A glyph stands for no character.
    UnreadableGlyph {
        /// The font, as the PDF names it.
        font: String,
        /// The characters before it.
        after: String,
        /// The page, from 1.
        page: usize,
    },
    /// The PDF does not hold the letters of a font.
    FontElsewhere {
        /// The font, as the PDF names it.
        font: String,
    },
    /// No link leads to an address of the document.
    MissingLink {
        /// The address.
        address: String,
    },
    /// A link does not lead to an address.
    MalformedLink {
        /// Where it leads.
        address: Option<String>,
        /// The page, from 1.
        page: usize,
    },
    /// A text is not in an element of its kind, or not where the document has it.
    Tagged {
        /// The text.
        words: Words,
        /// What the text is, such as `a heading`.
        kind: &'static str,
    },
    /// The tags are not whole.
    Tags(TagFault),
    /// Something for which the PDF does not follow a standard.
    Standard(Obstacle),
    /// A line is too wide, or a page too high.
    Overfull {
        /// By how many points.
        by_points: String,
        /// The text in the line.
        words: Option<Words>,
    },
}

impl Fault {
    /// Whether it is of the tags, so that the file follows no standard.
    pub fn is_of_tags(&self) -> bool {
        matches!(self, Self::Tagged { .. } | Self::Tags(_))
    }
}

/// A text of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub text: String,
    /// Which value of an entry it is, by its name in LaTeX; none for other texts.
    pub value: Option<&'static str>,
    /// The texts of the same entry.
    pub beside: Vec<String>,
}

impl Words {
    fn of(piece: &Piece, passage: &Passage) -> Self {
        let value = match piece.lane {
            Lane::Value(name) => Some(name),
            Lane::Text => None,
        };
        let beside = passage.pieces.iter().map(|piece| piece.text.clone()).collect();
        Self { text: piece.text.clone(), value, beside }
    }
}

/// The number of pages of a PDF; none if it cannot be read.
pub fn pages(pdf: &Pdf) -> Option<usize> {
    pdf::read(pdf.bytes.clone()).map(|reading| reading.pages.len())
}

/// The first text of what is written behind a line of the LaTeX.
pub fn words_after(document: &Document, latex: &Latex, line: usize) -> Option<Words> {
    let next = latex.command_at(line).map_or(0, |command| command + 1);
    expected::of(document).words(|piece| piece.command >= next)
}

/// What is wrong with a PDF that was made of this document.
pub fn verify(pdf: &Pdf, document: &Document, latex: &Latex) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut expected = expected::of(document);
    let reading = pdf::read(pdf.bytes.clone());
    let reading =
        reading.filter(|reading| u32::try_from(reading.pages.len()) == Ok(pdf.pages));
    let Some(reading) = reading else { return vec![Fault::Broken] };
    let lacking = missing_glyphs(pdf, &expected, &mut faults);
    let is_right_to_left =
        Locale::of(&document.metadata.language).is_some_and(Locale::is_right_to_left);
    texts(&reading, &mut expected, is_right_to_left, &lacking, &mut faults);
    glyphs(&reading, &lacking, &mut faults);
    let elsewhere = reading.fonts_elsewhere.iter().cloned();
    faults.extend(elsewhere.map(|font| Fault::FontElsewhere { font }));
    links::check(&reading.pages, &expected.addresses, &mut faults);
    tags::check(&reading, &expected, is_right_to_left, &mut faults);
    edges(&reading.pages, &expected, &mut faults);
    overfull(pdf, &expected, latex, &mut faults);
    faults
}

/// Reports the characters that TeX found in no font, once each; gives them as letters.
fn missing_glyphs(pdf: &Pdf, expected: &Expected, faults: &mut Vec<Fault>) -> String {
    let mut lacking = String::new();
    for missing in pdf.log.missing_characters() {
        let letter = letters(&missing.character.to_string());
        if letter.is_empty() || lacking.contains(&letter) {
            continue;
        }
        let words = expected.words(|piece| piece.text.contains(missing.character));
        let (character, font) = (missing.character, missing.font);
        faults.push(Fault::MissingGlyph { character, font, words });
        lacking.push_str(&letter);
    }
    lacking
}

/// Reports texts that are missing, those with characters that no font has as if without these.
fn texts(
    reading: &Reading,
    expected: &mut Expected,
    is_right_to_left: bool,
    lacking: &str,
    faults: &mut Vec<Fault>,
) {
    let mut pages = Pages::default();
    for page in &reading.pages {
        pages.add(&page.text, lacking);
    }
    if !lacking.is_empty() {
        for passage in expected.stretches.iter_mut().flat_map(|all| &mut all.passages) {
            for piece in &mut passage.pieces {
                piece.letters.retain(|letter| !lacking.contains(letter));
            }
        }
    }
    let mut moved: Vec<*const Passage> = Vec::new();
    for missing in pages.missing(&expected.stretches, is_right_to_left) {
        // Of an entry that stands elsewhere, one text says it for all.
        let passage = std::ptr::from_ref(missing.passage);
        if missing.is_elsewhere && moved.contains(&passage) {
            continue;
        }
        if missing.is_elsewhere {
            moved.push(passage);
        }
        let words = Words::of(missing.piece, missing.passage);
        faults.push(if missing.is_elsewhere {
            Fault::Misplaced(words)
        } else {
            Fault::Lost(words)
        });
    }
}

/// Reports glyphs without characters, once for each font, unless TeX has told of them.
fn glyphs(reading: &Reading, lacking: &str, faults: &mut Vec<Fault>) {
    let mut fonts: Vec<&str> = Vec::new();
    for (at, page) in reading.pages.iter().enumerate() {
        for glyph in &page.unreadable {
            let is_told = glyph.is_missing && !lacking.is_empty();
            if is_told || fonts.contains(&glyph.font.as_str()) {
                continue;
            }
            fonts.push(&glyph.font);
            let (font, after) = (glyph.font.clone(), glyph.after.clone());
            faults.push(Fault::UnreadableGlyph { font, after, page: at + 1 });
        }
    }
}

/// Reports what stands beyond the edges, once for each text.
fn edges(pages: &[pdf::Page], expected: &Expected, faults: &mut Vec<Fault>) {
    for (at, page) in pages.iter().enumerate() {
        for (_, run) in &page.beyond {
            let beyond = letters(run);
            if beyond.is_empty() {
                continue;
            }
            let words = expected.words(|piece| piece.letters.contains(&beyond));
            let words = words.or_else(|| expected.longest_in(&beyond));
            let text = words.as_ref().map_or(run, |words| &words.text).clone();
            let fault = Fault::Beyond { text, page: at + 1, words };
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
}

/// Reports what TeX says of lines and pages that are too small, at the text that a line
/// belongs to.
fn overfull(pdf: &Pdf, expected: &Expected, latex: &Latex, faults: &mut Vec<Fault>) {
    for overfull in pdf.log.overfull() {
        let line = overfull.lines.and_then(|(_, last)| usize::try_from(last).ok());
        let command = line.and_then(|line| latex.command_at(line));
        let words = command.and_then(|command| {
            let longest = expected.pieces().filter(|(piece, _)| piece.command == command);
            let longest = longest.max_by_key(|(piece, _)| longest_word(&piece.text));
            longest.map(|(piece, passage)| Words::of(piece, passage))
        });
        faults.push(Fault::Overfull { by_points: overfull.by_points, words });
    }
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

impl Expected {
    fn pieces(&self) -> impl Iterator<Item = (&Piece, &Passage)> {
        let passages = self.stretches.iter().flat_map(|stretch| &stretch.passages);
        passages
            .flat_map(|passage| passage.pieces.iter().map(move |piece| (piece, passage)))
    }

    /// The longest of the texts that these letters hold.
    fn longest_in(&self, letters: &str) -> Option<Words> {
        let held = self.pieces().filter(|(piece, _)| letters.contains(&piece.letters));
        let longest = held.max_by_key(|(piece, _)| piece.letters.len());
        longest.map(|(piece, passage)| Words::of(piece, passage))
    }

    /// The first text of this sort.
    fn words(&self, is_meant: impl Fn(&Piece) -> bool) -> Option<Words> {
        let found = self.pieces().find(|(piece, _)| is_meant(piece));
        found.map(|(piece, passage)| Words::of(piece, passage))
    }
}
