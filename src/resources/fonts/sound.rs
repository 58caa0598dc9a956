//! Whether the file of an installed font is whole. The engine reads fonts as they come, and a
//! damaged one can end the program; so it gets none whose tables are not what their sums say
//! (OpenType specification, "Calculating checksums").

use ttf_parser::Face;

/// The tables that say which glyphs there are, how they look, and which stand for others.
const READ: [&[u8; 4]; 7] =
    [b"cmap", b"glyf", b"loca", b"CFF ", b"GSUB", b"hmtx", b"maxp"];

/// Whether a font of a file can be given to the engine.
pub(super) fn is_sound(file: &[u8], index: u32) -> bool {
    Face::parse(file, index).is_ok()
        && tables(file, index).is_some_and(|tables| tables.iter().all(Table::is_whole))
}

/// A table of a font.
struct Table<'f> {
    tag: &'f [u8],
    sum: u32,
    content: &'f [u8],
}

impl Table<'_> {
    fn is_whole(&self) -> bool {
        !READ.iter().any(|read| *read == self.tag) || sum(self.content) == self.sum
    }
}

/// The tables of a font; none if one lies beyond the end of the file.
fn tables(file: &[u8], index: u32) -> Option<Vec<Table<'_>>> {
    let start = match file.get(..4)? {
        // A collection of fonts.
        b"ttcf" => number(file, 12 + 4 * usize::try_from(index).ok()?)?,
        _ => 0,
    };
    let count = file.get(start.checked_add(4)?..start.checked_add(6)?)?;
    let count = usize::from(u16::from_be_bytes(count.try_into().ok()?));
    (0..count)
        .map(|at| {
            let record = start + 12 + 16 * at;
            let (offset, length) =
                (number(file, record + 8)?, number(file, record + 12)?);
            Some(Table {
                tag: file.get(record..record + 4)?,
                sum: u32::try_from(number(file, record + 4)?).ok()?,
                content: file.get(offset..offset.checked_add(length)?)?,
            })
        })
        .collect()
}

/// The sum of a table, in numbers of four bytes; what the last one lacks is zero.
fn sum(content: &[u8]) -> u32 {
    let words = content.chunks(4).map(|bytes| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

fn number(file: &[u8], at: usize) -> Option<usize> {
    let four = file.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_be_bytes(four.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font of the program.
    fn font() -> Vec<u8> {
        include_bytes!(concat!(env!("OUT_DIR"), "/files/lmroman10-regular.otf")).to_vec()
    }

    #[test]
    fn a_whole_font_is_sound() {
        assert!(is_sound(&font(), 0));
        assert!(!is_sound(&font(), 1));
    }

    #[test]
    fn a_font_that_is_cut_or_spoilt_is_not() {
        let whole = font();
        assert!(!is_sound(b"", 0));
        for part in 1..20 {
            let at = whole.len() * part / 20;
            assert!(!is_sound(&whole[..at], 0), "cut at {at}");
        }
        let tables = tables(&whole, 0).expect("tables");
        let letters = tables.iter().find(|table| table.tag == b"CFF ").expect("letters");
        let start = letters.content.as_ptr().addr() - whole.as_ptr().addr();
        for at in (start..start + letters.content.len()).step_by(5003) {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 0x55;
            assert!(!is_sound(&spoilt, 0), "spoilt at {at}");
        }
    }
}
