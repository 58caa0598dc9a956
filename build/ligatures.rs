//! Takes ligatures out of fonts whose glyph stands for letters of two scripts.
//!
//! Inter 4.0 sets the pair `її` of Ukrainian and the pair `ïï` as one glyph, with its dots
//! apart. The PDF writer can name one of the two as its text, so programs read Latin letters
//! in the Ukrainian word `її`. Without the ligature both letters have glyphs of their own.

use std::collections::BTreeSet;

use ttf_parser::Face;

use crate::maps::{table, word};

/// By how the names of files begin: the letters of which no two are put together.
const APART: [(&str, &str); 1] = [("Inter", "ïїÏЇ")];

/// A glyph that no font has: a ligature that needs it is never made.
const NO_GLYPH: [u8; 2] = [0xFF, 0xFF];

/// The types of lookups (OpenType specification, `GSUB`).
const LIGATURES: u16 = 4;
const EXTENSION: u16 = 7;

/// The file without those ligatures.
pub(crate) fn apart(name: &str, mut file: Vec<u8>) -> Result<Vec<u8>, String> {
    let Some((_, letters)) = APART.iter().find(|(start, _)| name.starts_with(start))
    else {
        return Ok(file);
    };
    let places = places(&file, letters);
    let places =
        places.ok_or_else(|| format!("{name}: its ligatures are not understood"))?;
    for place in places {
        file[place..place + 2].copy_from_slice(&NO_GLYPH);
    }
    Ok(file)
}

/// Where the second glyphs of ligatures of two of the letters stand in the file.
fn places(font: &[u8], letters: &str) -> Option<Vec<usize>> {
    let face = Face::parse(font, 0).ok()?;
    let glyphs: BTreeSet<u16> =
        letters.chars().filter_map(|letter| Some(face.glyph_index(letter)?.0)).collect();
    let start = table(font, b"GSUB")?;
    let table = font.get(start..)?;
    let lookups = usize::from(word(table, 8)?);
    let mut places = Vec::new();
    for lookup in offsets(table, lookups, 0)? {
        let kind = word(table, lookup)?;
        for mut subtable in offsets(table, lookup, 4)? {
            let mut kind = kind;
            if kind == EXTENSION {
                kind = word(table, subtable + 2)?;
                let high = usize::from(word(table, subtable + 4)?) << 16;
                subtable += high + usize::from(word(table, subtable + 6)?);
            }
            if kind != LIGATURES {
                continue;
            }
            let coverage = subtable + usize::from(word(table, subtable + 2)?);
            let firsts = covered(table, coverage)?;
            for (first, set) in firsts.iter().zip(offsets(table, subtable, 4)?) {
                for ligature in offsets(table, set, 0)? {
                    let (count, second) = (word(table, ligature + 2)?, ligature + 4);
                    if count == 2
                        && glyphs.contains(first)
                        && glyphs.contains(&word(table, second)?)
                    {
                        places.push(start + second);
                    }
                }
            }
        }
    }
    Some(places)
}

/// The places that a list names by their distances from a start: the list stands at `at` behind
/// the start, its length before it.
fn offsets(table: &[u8], start: usize, at: usize) -> Option<Vec<usize>> {
    let count = usize::from(word(table, start + at)?);
    let place =
        |number| Some(start + usize::from(word(table, start + at + 2 + 2 * number)?));
    (0..count).map(place).collect()
}

/// The glyphs of a coverage table, in order.
fn covered(table: &[u8], at: usize) -> Option<Vec<u16>> {
    let count = usize::from(word(table, at + 2)?);
    if word(table, at)? == 1 {
        return (0..count).map(|number| word(table, at + 4 + 2 * number)).collect();
    }
    let mut glyphs = Vec::new();
    for range in (0..count).map(|number| at + 4 + 6 * number) {
        glyphs.extend(word(table, range)?..=word(table, range + 2)?);
    }
    Some(glyphs)
}
