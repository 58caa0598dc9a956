//! Takes substitutions out of fonts by which programs would read other letters.
//!
//! Inter 4.0 sets the pair `її` of Ukrainian and the pair `ïï` as one glyph, with its dots
//! apart. The PDF writer can name one of the two as its text, so programs read Latin letters
//! in the Ukrainian word `її`. Without the ligature both letters have glyphs of their own.
//!
//! In Libertine and Biolinum `r` and `R` share a small capital, as all letters do. The PDF writer
//! goes by the alternates, which of most letters are the small capital of the small letter; of `R`
//! and `K` it is the second of two. Without second ones it reads small letters alike.

use std::collections::BTreeSet;

use ttf_parser::Face;

use crate::maps::{table, word};

/// By how the names of files begin: the letters of which no two are put together.
const APART: [(&str, &str); 1] = [("Inter", "ïїÏЇ")];

/// A glyph that no font has: a ligature that needs it is never made.
const NO_GLYPH: [u8; 2] = [0xFF, 0xFF];

/// By how the names of files begin: the fonts of which a glyph keeps one alternate. Nothing asks
/// for any.
const ONE_ALTERNATE: [&str; 2] = ["LinLibertine", "LinBiolinum"];

/// The types of lookups (OpenType specification, `GSUB`).
const ALTERNATES: u16 = 3;
const LIGATURES: u16 = 4;
const EXTENSION: u16 = 7;

/// The file without those substitutions.
pub(crate) fn left_out(name: &str, mut file: Vec<u8>) -> Result<Vec<u8>, String> {
    let found = if let Some((_, letters)) =
        APART.iter().find(|(start, _)| name.starts_with(start))
    {
        ligatures(&file, letters).map(|places| (places, NO_GLYPH))
    } else if ONE_ALTERNATE.iter().any(|start| name.starts_with(start)) {
        alternates(&file).map(|places| (places, [0, 1]))
    } else {
        return Ok(file);
    };
    let (places, instead) =
        found.ok_or_else(|| format!("{name}: its substitutions are not understood"))?;
    for place in places {
        file[place..place + 2].copy_from_slice(&instead);
    }
    Ok(file)
}

/// Where the second glyphs of ligatures of two of the letters stand in the file.
fn ligatures(font: &[u8], letters: &str) -> Option<Vec<usize>> {
    let face = Face::parse(font, 0).ok()?;
    let glyphs: BTreeSet<u16> =
        letters.chars().filter_map(|letter| Some(face.glyph_index(letter)?.0)).collect();
    let start = table(font, b"GSUB")?;
    let table = font.get(start..)?;
    let mut places = Vec::new();
    for subtable in subtables(table, LIGATURES)? {
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
    Some(places)
}

/// Where the file says how many alternates a glyph has that has several.
fn alternates(font: &[u8]) -> Option<Vec<usize>> {
    let start = table(font, b"GSUB")?;
    let table = font.get(start..)?;
    let mut places = Vec::new();
    for subtable in subtables(table, ALTERNATES)? {
        for set in offsets(table, subtable, 4)? {
            if word(table, set)? > 1 {
                places.push(start + set);
            }
        }
    }
    Some(places)
}

/// Where the subtables of a type stand in the table of substitutions.
fn subtables(table: &[u8], wanted: u16) -> Option<Vec<usize>> {
    let lookups = usize::from(word(table, 8)?);
    let mut found = Vec::new();
    for lookup in offsets(table, lookups, 0)? {
        for mut subtable in offsets(table, lookup, 4)? {
            let mut kind = word(table, lookup)?;
            if kind == EXTENSION {
                kind = word(table, subtable + 2)?;
                let high = usize::from(word(table, subtable + 4)?) << 16;
                subtable += high + usize::from(word(table, subtable + 6)?);
            }
            if kind == wanted {
                found.push(subtable);
            }
        }
    }
    Some(found)
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
