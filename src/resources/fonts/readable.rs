//! Installed fonts made such that a PDF says in plain characters what their glyphs stand for.
//!
//! A PDF writer knows the glyph of a character by the font's map of characters. One that no
//! character has, such as the middle form of an Arabic letter, it knows by its name:
//! `uni0628.medi` stands for U+0628. Fonts that are drawn in Glyphs call it `beh-ar.medi`,
//! which says so to nobody. Here such names are written in the first form, from the glyph
//! that has the name without its ending and from that one's character. And a letter that is
//! in the map also as one of Unicode's presentation forms is taken out there under that form,
//! which the writer would prefer, so that a search in the PDF finds it.

pub(crate) mod presentation;

use std::collections::HashMap;
use std::sync::Arc;

use ttf_parser::cmap::Subtable;
use ttf_parser::{Face, GlyphId, Tag};

/// The names that the format 2 of `post` leaves out, since every font has them.
const STANDARD_NAMES: usize = 258;
/// Where the numbers of the names begin in that table (OpenType specification, `post`).
const NUMBERS: usize = 34;

/// The font so made; as it is when there is nothing to change.
pub(crate) fn readable(font: Arc<[u8]>) -> Arc<[u8]> {
    if font.starts_with(b"ttcf") {
        return font;
    }
    let renamed = renamed(&font).map_or(font, Arc::from);
    presentation::without_doubles(&renamed).map_or(renamed, Arc::from)
}

fn renamed(font: &[u8]) -> Option<Vec<u8>> {
    let face = Face::parse(font, 0).ok()?;
    let post = face.raw_face().table(Tag::from_bytes(b"post"))?;
    let names = Names::of(post)?;
    let characters = characters(&face);
    let by_name: HashMap<&[u8], char> = (0..names.numbers.len())
        .filter_map(|glyph| Some((names.of_glyph(glyph)?, *characters.get(&glyph)?)))
        .collect();
    let mut table = post.get(..NUMBERS)?.to_vec();
    let mut strings = Vec::new();
    let (mut count, mut is_changed) = (STANDARD_NAMES, false);
    for (glyph, number) in names.numbers.iter().enumerate() {
        let plain = match names.of_glyph(glyph) {
            Some(name) if !characters.contains_key(&glyph) => plain(name, &by_name),
            _ => None,
        };
        is_changed |= plain.is_some();
        let name = plain.as_deref().or_else(|| names.of_glyph(glyph));
        let number = match name {
            Some(name) => {
                strings.push(u8::try_from(name.len()).ok()?);
                strings.extend(name);
                count += 1;
                count - 1
            }
            None => usize::from(*number),
        };
        table.extend(u16::try_from(number).ok()?.to_be_bytes());
    }
    table.extend(strings);
    if is_changed { with_post(font, table) } else { None }
}

/// The names in a table `post`.
struct Names<'a> {
    numbers: Vec<u16>,
    strings: Vec<&'a [u8]>,
}

impl<'a> Names<'a> {
    fn of(post: &'a [u8]) -> Option<Self> {
        if long(post, 0)? != 0x0002_0000 {
            return None;
        }
        let glyphs = usize::from(word(post, NUMBERS - 2)?);
        let numbers = post.get(NUMBERS..NUMBERS + 2 * glyphs)?.chunks_exact(2);
        let numbers =
            numbers.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        let mut rest = post.get(NUMBERS + 2 * glyphs..)?;
        let mut strings = Vec::new();
        while let [length, after @ ..] = rest {
            let (string, after) = after.split_at_checked(usize::from(*length))?;
            strings.push(string);
            rest = after;
        }
        Some(Self { numbers, strings })
    }

    /// The name of a glyph that is not one of the standard ones.
    fn of_glyph(&self, glyph: usize) -> Option<&'a [u8]> {
        let number = usize::from(*self.numbers.get(glyph)?);
        self.strings.get(number.checked_sub(STANDARD_NAMES)?).copied()
    }
}

/// The character of each glyph that has one; the letter itself before a form of it.
fn characters(face: &Face<'_>) -> HashMap<usize, char> {
    let mut characters = HashMap::new();
    let tables = face.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
    for table in tables.filter(Subtable::is_unicode) {
        table.codepoints(|code| {
            let glyph = table.glyph_index(code).filter(|glyph| *glyph != GlyphId(0));
            if let (Some(glyph), Some(one)) = (glyph, char::from_u32(code)) {
                let known = characters.entry(usize::from(glyph.0)).or_insert(one);
                *known = one.min(*known);
            }
        });
    }
    characters
}

/// The name that says which characters a glyph of this name stands for: those of the glyphs
/// that have its name without the ending, or, of a ligature, the parts of it. The script,
/// which names that everybody knows do not have, is named once, at the end: `lam_alef-ar`.
fn plain(name: &[u8], by_name: &HashMap<&[u8], char>) -> Option<Vec<u8>> {
    let end = name.iter().position(|byte| *byte == b'.').unwrap_or(name.len());
    let (base, ending) = name.split_at(end);
    let script = &base[base.iter().rposition(|byte| *byte == b'-')?..];
    let letter = |part: &[u8]| {
        by_name.get(part).or_else(|| by_name.get([part, script].concat().as_slice()))
    };
    let letters: Option<Vec<_>> = match by_name.get(base) {
        Some(one) => Some(vec![one]),
        None => base.split(|byte| *byte == b'_').map(letter).collect(),
    };
    let letters: Vec<_> =
        letters?.iter().map(|one| format!("u{:04X}", u32::from(**one))).collect();
    let plain = [letters.join("_").as_bytes(), ending].concat();
    (plain.len() < 64).then_some(plain)
}

/// The font with another table `post`, which is put at its end.
fn with_post(font: &[u8], mut table: Vec<u8>) -> Option<Vec<u8>> {
    let tables = usize::from(word(font, 4)?);
    let record = (0..tables)
        .map(|table| 12 + 16 * table)
        .find(|record| font.get(*record..record + 4) == Some(b"post"))?;
    let length = u32::try_from(table.len()).ok()?;
    table.resize(table.len().next_multiple_of(4), 0);
    let longs =
        table.chunks_exact(4).map(|it| u32::from_be_bytes([it[0], it[1], it[2], it[3]]));
    let sum = longs.fold(0, u32::wrapping_add);
    let mut font = font.to_vec();
    font.resize(font.len().next_multiple_of(4), 0);
    let offset = u32::try_from(font.len()).ok()?;
    let fields = [sum, offset, length].map(u32::to_be_bytes).concat();
    font.get_mut(record + 4..record + 16)?.copy_from_slice(&fields);
    font.extend(table);
    Some(font)
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] =
        ["beh-ar", "lam-ar", "alef-ar", "beh-ar.medi", "lam_alef-ar.fina"];

    /// A font of `.notdef` and five glyphs, of which the first three have a character.
    fn font() -> Vec<u8> {
        let mut cmap =
            [0, 1, 3, 10, 0, 12, 12, 0, 0, 52, 0, 0, 0, 3].map(u16::to_be_bytes).concat();
        for (letter, glyph) in [(0x627_u32, 3), (0x628, 1), (0x644, 2_u32)] {
            cmap.extend([letter, letter, glyph].map(u32::to_be_bytes).concat());
        }
        let mut post = vec![0; NUMBERS];
        post[..4].copy_from_slice(&0x0002_0000_u32.to_be_bytes());
        post[NUMBERS - 2..].copy_from_slice(&6_u16.to_be_bytes());
        post.extend([0, 258, 259, 260, 261, 262].map(u16::to_be_bytes).concat());
        for name in NAMES {
            post.push(u8::try_from(name.len()).expect("a short name"));
            post.extend(name.bytes());
        }
        let mut head = vec![0; 54];
        head[18..20].copy_from_slice(&1000_u16.to_be_bytes());
        let mut hhea = vec![0; 36];
        hhea[35] = 1;
        let maxp = [0, 0x5000, 6].map(u16::to_be_bytes).concat();
        let tables = [
            (b"cmap", cmap),
            (b"head", head),
            (b"hhea", hhea),
            (b"maxp", maxp),
            (b"post", post),
        ];
        let mut font = [0, 1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0].to_vec();
        let mut at = u32::try_from(12 + 16 * tables.len()).expect("a small font");
        for (tag, table) in &tables {
            let length = u32::try_from(table.len()).expect("a small table");
            font.extend(*tag);
            font.extend([0, at, length].map(u32::to_be_bytes).concat());
            at += length.next_multiple_of(4);
        }
        for (_, mut table) in tables {
            table.resize(table.len().next_multiple_of(4), 0);
            font.extend(table);
        }
        font
    }

    #[test]
    fn a_glyph_without_a_character_is_named_by_that_of_its_letter() {
        let font = readable(font().into());
        let face = Face::parse(&font, 0).expect("a font");
        let post = face.raw_face().table(Tag::from_bytes(b"post")).expect("names");
        let names = Names::of(post).expect("names");
        let names: Vec<_> = (1..6).filter_map(|glyph| names.of_glyph(glyph)).collect();
        let names: Vec<_> = names.into_iter().map(String::from_utf8_lossy).collect();
        assert_eq!(
            names,
            ["beh-ar", "lam-ar", "alef-ar", "u0628.medi", "u0644_u0627.fina"]
        );
        assert_eq!(readable(Arc::clone(&font)), font);
    }

    #[test]
    fn a_font_that_is_damaged_stays_as_it_is() {
        let font = font();
        // The last three bytes fill the table up.
        for end in 0..font.len() - 3 {
            let cut: Arc<[u8]> = font[..end].into();
            assert_eq!(readable(Arc::clone(&cut)), cut, "{end}");
        }
    }
}
