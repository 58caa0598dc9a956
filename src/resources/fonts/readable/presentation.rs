//! Takes doubles out of a font's maps of characters: a letter that is there a second time as
//! one of the presentation forms of Arabic (U+FB50 to U+FDFF, U+FE70 to U+FEFC).
//!
//! A table keeps its length: what is taken out leads to the glyph 0, which is no character's.

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

use super::{characters, long, word};

/// The letter that a presentation form is the form of, if it is of one letter.
pub(crate) fn letter_of(form: char) -> Option<char> {
    if !matches!(form, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') {
        return None;
    }
    let mut letters = std::iter::once(form).nfkc();
    let first = letters.next().filter(|letter| *letter != form);
    if letters.next().is_none() { first } else { None }
}

/// The font without them, if it has any.
pub(super) fn without_doubles(font: &[u8]) -> Option<Vec<u8>> {
    let face = Face::parse(font, 0).ok()?;
    let lowest = characters(&face);
    let is_double = |code: u32, glyph: u16| {
        let letter = char::from_u32(code).and_then(letter_of);
        letter.is_some() && lowest.get(&usize::from(glyph)).copied() == letter
    };
    let cmap = (0..usize::from(word(font, 4)?))
        .map(|table| 12 + 16 * table)
        .find(|record| font.get(*record..record + 4) == Some(b"cmap"))
        .and_then(|record| offset(font, record + 8))?;
    let mut maps: Vec<_> = (0..usize::from(word(font, cmap + 2)?))
        .map(|map| offset(font, cmap + 4 + 8 * map + 4).map(|offset| cmap + offset))
        .collect::<Option<_>>()?;
    maps.sort_unstable();
    maps.dedup();
    let mut changed = font.to_vec();
    for map in maps {
        match word(font, map)? {
            4 => segments(font, map, &is_double, &mut changed)?,
            12 => groups(font, map, &is_double, &mut changed)?,
            _ => {}
        }
    }
    (changed != font).then_some(changed)
}

/// The segments of a map of the format 4 (OpenType specification, `cmap`): one of a single
/// character, or one with a number for each.
fn segments(
    font: &[u8],
    map: usize,
    is_double: &dyn Fn(u32, u16) -> bool,
    changed: &mut [u8],
) -> Option<()> {
    let all = usize::from(word(font, map + 6)?);
    for at in (0..all).step_by(2) {
        let end = map + 14 + at;
        let (start, delta) = (end + 2 + all, end + 2 + 2 * all);
        let range = delta + all;
        let (last, first) = (word(font, end)?, word(font, start)?);
        let by = word(font, delta)?;
        match word(font, range)? {
            0 if first == last && is_double(first.into(), first.wrapping_add(by)) => {
                put(changed, delta, &first.wrapping_neg().to_be_bytes())?;
            }
            0 | u16::MAX => {}
            // Counted from where it stands.
            far => {
                for code in first..=last {
                    let place = range + usize::from(far) + 2 * usize::from(code - first);
                    let Some(number) = word(font, place) else { break };
                    if number != 0 && is_double(code.into(), number.wrapping_add(by)) {
                        put(changed, place, &[0, 0])?;
                    }
                }
            }
        }
    }
    Some(())
}

/// The groups of a map of the format 12 that hold nothing else.
fn groups(
    font: &[u8],
    map: usize,
    is_double: &dyn Fn(u32, u16) -> bool,
    changed: &mut [u8],
) -> Option<()> {
    let count = offset(font, map + 12)?;
    // A damaged font may name more groups than it has.
    font.get(map + 16..map.checked_add(count.checked_mul(12)?)? + 16)?;
    for group in (0..count).map(|group| map + 16 + 12 * group) {
        let (start, end) = (long(font, group)?, long(font, group + 4)?);
        let first = long(font, group + 8)?;
        // No run of presentation forms is longer.
        let is_short = end.checked_sub(start).is_some_and(|more| more < 0x300);
        let is_double = |code| {
            u16::try_from(first + (code - start))
                .is_ok_and(|glyph| is_double(code, glyph))
        };
        if is_short && first < 0x1_0000 && (start..=end).all(is_double) {
            put(changed, group + 4, &start.to_be_bytes())?;
            put(changed, group + 8, &[0; 4])?;
        }
    }
    Some(())
}

fn offset(font: &[u8], at: usize) -> Option<usize> {
    usize::try_from(long(font, at)?).ok()
}

fn put(font: &mut [u8], at: usize, bytes: &[u8]) -> Option<()> {
    font.get_mut(at..at + bytes.len())?.copy_from_slice(bytes);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_one_letter_is_that_letter() {
        let letters: Vec<_> =
            ['ﺩ', 'ﺃ', 'ﻰ', 'ﻻ', 'ﷲ', '﴾', 'د', 'ﬁ'].map(letter_of).into();
        assert_eq!(
            letters,
            [Some('د'), Some('أ'), Some('ى'), None, None, None, None, None]
        );
    }
}
