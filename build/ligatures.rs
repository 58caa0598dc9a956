//! Takes the ligature `ff` out of the character maps of fonts that build `ffi` from it.
//!
//! The PDF writer reads from such a font that `ffi` is the character U+FB00 and an `i`, and a
//! program that reads the PDF finds no `office`. Without the entry for U+FB00 it goes by the
//! glyph's name, `f_f_i`, which is its letters. The character stays in the font as a glyph.

/// The ligature `ff` in Unicode's presentation forms.
const FF: u16 = 0xFB00;

/// How the names of the files begin whose `ffi` is made of `ff` and `i`.
const FAMILIES: [&str; 2] = ["texgyre", "lmroman10"];

/// The font without its entry for U+FB00, if it is one of those.
pub(crate) fn without_ff(name: &str, font: Vec<u8>) -> Result<Vec<u8>, String> {
    if !FAMILIES.iter().any(|family| name.starts_with(family)) {
        return Ok(font);
    }
    remove(font).ok_or_else(|| format!("{name}: no map of characters with U+FB00"))
}

/// Every map of the format 4 in the table `cmap` (OpenType specification, `cmap`) begins the
/// segment of ligatures one character later.
fn remove(mut font: Vec<u8>) -> Option<Vec<u8>> {
    let tables = usize::from(word(&font, 4)?);
    let record = (0..tables)
        .map(|table| 12 + 16 * table)
        .find(|record| font.get(*record..record + 4) == Some(b"cmap"))?;
    let cmap = long(&font, record + 8)?;
    let mut maps: Vec<usize> = (0..usize::from(word(&font, cmap + 2)?))
        .map(|map| long(&font, cmap + 4 + 8 * map + 4).map(|offset| cmap + offset))
        .collect::<Option<_>>()?;
    // Several platforms may share one map.
    maps.sort_unstable();
    maps.dedup();
    maps.retain(|map| word(&font, *map) == Some(4));
    if maps.is_empty() {
        return None;
    }
    for map in maps {
        let segments = usize::from(word(&font, map + 6)?);
        let starts = map + 16 + segments;
        let start = (starts..starts + segments)
            .step_by(2)
            .find(|start| word(&font, *start) == Some(FF))?;
        let range_offset = start + 2 * segments;
        put(&mut font, start, FF + 1)?;
        // An offset leads to the glyph of the first character of the segment.
        match word(&font, range_offset)? {
            0 => {}
            offset => put(&mut font, range_offset, offset + 2)?,
        }
    }
    Some(font)
}

fn word(font: &[u8], at: usize) -> Option<u16> {
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
