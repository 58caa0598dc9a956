//! Takes characters out of the character maps of fonts, of which programs would read others.
//!
//! The PDF writer reads from a font which characters a ligature is made of. Where one of them
//! stands for a glyph that only the font knows, such as a short `f` before a bracket at U+E0E0
//! or the ligature `ff` that `ffi` begins with at U+FB00, a program that reads the PDF finds
//! this character and no `off)` or `office`. Without the entry the writer goes by the glyph's
//! name, `f_f.short` or `f_f_i`, which is its letters. The glyph stays in the font.
//!
//! And where two characters share a glyph, the writer can name only one. The other is set in
//! another font.

use std::ffi::OsStr;
use std::ops::RangeInclusive;
use std::path::Path;

/// The area for private use: an author's text has none of it.
const PRIVATE: RangeInclusive<u32> = 0xE000..=0xF8FF;

/// By how the names of files begin: what else is taken out.
const TAKEN: [(&str, &[RangeInclusive<u32>]); 3] = [
    // The ligature `ff`, with `i` behind it.
    ("texgyre", &[0xFB00..=0xFB00]),
    ("lmroman10", &[0xFB00..=0xFB00]),
    // As iota, Delta, figures in circles, triangles, and since Inter 4.1 quotation marks.
    (
        "Inter",
        &[
            0x0269..=0x0269,
            0x02BC..=0x02BC,
            0x02EE..=0x02EE,
            0x2206..=0x2206,
            0x25BA..=0x25BB,
            0x25C4..=0x25C5,
            0x2780..=0x2788,
        ],
    ),
];

/// The file without those entries, if it is an OpenType font.
pub(crate) fn of_text(name: &str, mut file: Vec<u8>) -> Result<Vec<u8>, String> {
    let kind = Path::new(name).extension().and_then(OsStr::to_str);
    if !matches!(kind, Some("otf" | "ttf")) {
        return Ok(file);
    }
    let of_font = TAKEN.iter().filter(|(start, _)| name.starts_with(start));
    let mut taken = vec![PRIVATE];
    taken.extend(of_font.flat_map(|(_, taken)| taken.iter().cloned()));
    match take_out(&mut file, &taken) {
        Some(()) => Ok(file),
        None => Err(format!("{name}: its map of characters is not understood")),
    }
}

/// Takes characters out of every map of the table `cmap` (OpenType specification, `cmap`).
fn take_out(font: &mut [u8], taken: &[RangeInclusive<u32>]) -> Option<()> {
    let record = record(font, b"cmap")?;
    let cmap = long(font, record + 8)?;
    let mut maps: Vec<usize> = (0..usize::from(word(font, cmap + 2)?))
        .map(|map| long(font, cmap + 4 + 8 * map + 4).map(|offset| cmap + offset))
        .collect::<Option<_>>()?;
    // Several platforms may share one map.
    maps.sort_unstable();
    maps.dedup();
    for map in maps {
        match word(font, map)? {
            4 => take_out_of_segments(font, map, taken)?,
            12 => take_out_of_groups(font, map, taken)?,
            // Of one byte a character, or of variants.
            _ => {}
        }
    }
    let length = long(font, record + 12)?;
    let words = font.get(cmap..cmap + length)?.chunks(4).map(|bytes| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    });
    let sum = words.fold(0, u32::wrapping_add);
    put_long(font, record + 4, sum)
}

/// Where a table of a font starts.
pub(crate) fn table(font: &[u8], name: &[u8]) -> Option<usize> {
    long(font, record(font, name)? + 8)
}

/// Where the list of tables says where a table starts, and how long it is.
fn record(font: &[u8], name: &[u8]) -> Option<usize> {
    let tables = usize::from(word(font, 4)?);
    let mut records = (0..tables).map(|table| 12 + 16 * table);
    records.find(|record| font.get(*record..record + 4) == Some(name))
}

/// A run of characters of a map of the format 4.
struct Segment {
    range: RangeInclusive<u32>,
    delta: u16,
    /// Where in the list of glyphs its first one stands, for one that has a list.
    glyphs: Option<usize>,
}

/// The format 4: four arrays, one item a segment each, and a list of glyphs behind them.
fn take_out_of_segments(
    font: &mut [u8],
    map: usize,
    taken: &[RangeInclusive<u32>],
) -> Option<()> {
    let count = usize::from(word(font, map + 6)?) / 2;
    let arrays = |count: usize| {
        let array = |number: usize| map + 14 + 2 * count * number;
        // A word without meaning stands behind the first.
        [array(0), array(1) + 2, array(2) + 2, array(3) + 2, array(4) + 2]
    };
    let [ends, starts, deltas, offsets, glyphs] = arrays(count);
    let mut segments = Vec::new();
    for at in 0..count {
        let range = u32::from(word(font, starts + 2 * at)?)
            ..=u32::from(word(font, ends + 2 * at)?);
        let offset = usize::from(word(font, offsets + 2 * at)?);
        let glyphs = (offset != 0).then(|| (offset / 2).checked_sub(count - at));
        let (delta, glyphs) =
            (word(font, deltas + 2 * at)?, glyphs.map_or(Some(None), |at| at.map(Some))?);
        for rest in without(range.clone(), taken) {
            let before = usize::try_from(rest.start() - range.start()).ok()?;
            let glyphs = glyphs.map(|at| at + before);
            segments.push(Segment { range: rest, delta, glyphs });
        }
    }
    if segments.len() > count {
        return None;
    }
    let length = usize::from(word(font, map + 2)?);
    let list = font.get(glyphs..map + length)?.to_vec();
    let count = segments.len();
    let [ends, starts, deltas, offsets, glyphs] = arrays(count);
    put(font, map + 6, u16::try_from(2 * count).ok()?)?;
    let power = count.ilog2();
    put(font, map + 8, 2 << power)?;
    put(font, map + 10, u16::try_from(power).ok()?)?;
    put(font, map + 12, u16::try_from(2 * count).ok()? - (2 << power))?;
    put(font, starts - 2, 0)?;
    for (at, segment) in segments.iter().enumerate() {
        let offset = segment.glyphs.map_or(0, |glyph| 2 * (glyph + count - at));
        put(font, ends + 2 * at, u16::try_from(*segment.range.end()).ok()?)?;
        put(font, starts + 2 * at, u16::try_from(*segment.range.start()).ok()?)?;
        put(font, deltas + 2 * at, segment.delta)?;
        put(font, offsets + 2 * at, u16::try_from(offset).ok()?)?;
    }
    font.get_mut(glyphs..glyphs + list.len())?.copy_from_slice(&list);
    put(font, map + 2, u16::try_from(glyphs + list.len() - map).ok()?)
}

/// The format 12: groups of a first and a last character, and the glyph of the first.
fn take_out_of_groups(
    font: &mut [u8],
    map: usize,
    taken: &[RangeInclusive<u32>],
) -> Option<()> {
    let count = long(font, map + 12)?;
    let mut groups = Vec::new();
    for at in 0..count {
        let group = map + 16 + 12 * at;
        let number = |at: usize| u32::try_from(long(font, group + at)?).ok();
        let (range, glyph) = (number(0)?..=number(4)?, number(8)?);
        let rest = without(range.clone(), taken).into_iter();
        groups.extend(rest.map(|rest| {
            let glyph = glyph + rest.start() - range.start();
            (rest, glyph)
        }));
    }
    if groups.len() > count {
        return None;
    }
    put_long(font, map + 4, u32::try_from(16 + 12 * groups.len()).ok()?)?;
    put_long(font, map + 12, u32::try_from(groups.len()).ok()?)?;
    for (at, (range, glyph)) in groups.iter().enumerate() {
        let group = map + 16 + 12 * at;
        put_long(font, group, *range.start())?;
        put_long(font, group + 4, *range.end())?;
        put_long(font, group + 8, *glyph)?;
    }
    Some(())
}

/// What is left of a range without others, in order.
fn without(
    range: RangeInclusive<u32>,
    taken: &[RangeInclusive<u32>],
) -> Vec<RangeInclusive<u32>> {
    let mut left = vec![range];
    for taken in taken {
        let parts = left.into_iter().flat_map(|range| {
            let (start, end) = (*range.start(), *range.end());
            if end < *taken.start() || *taken.end() < start {
                return [Some(range), None];
            }
            let before = (start < *taken.start()).then(|| start..=taken.start() - 1);
            let after = (*taken.end() < end).then(|| taken.end() + 1..=end);
            [before, after]
        });
        left = parts.flatten().collect();
    }
    left
}

/// A number of two bytes.
pub(crate) fn word(font: &[u8], at: usize) -> Option<u16> {
    font.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn long(font: &[u8], at: usize) -> Option<usize> {
    let bytes = font.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

fn put(font: &mut [u8], at: usize, word: u16) -> Option<()> {
    font.get_mut(at..at + 2)?.copy_from_slice(&word.to_be_bytes());
    Some(())
}

fn put_long(font: &mut [u8], at: usize, long: u32) -> Option<()> {
    font.get_mut(at..at + 4)?.copy_from_slice(&long.to_be_bytes());
    Some(())
}
