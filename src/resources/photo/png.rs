//! PNG files: whether every byte is there and as the specification says (PNG, third edition).
//!
//! The engine ends the program at a file that is not, so it must not get one.

use flate2::{Crc, Decompress, FlushDecompress, Status};

/// What a file begins with (5.2).
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The passes of a picture that is shown by and by (8.2): the first column and row of each, and
/// the steps to the next.
const PASSES: [[u32; 4]; 7] = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
];

/// A picture whose chunks are in order and undamaged.
pub(super) struct Png {
    /// In pixels.
    pub(super) width: u32,
    /// In pixels.
    pub(super) height: u32,
    /// The number of bits of a pixel.
    depth: u32,
    /// The number of the kind of its colours (table 12).
    colours: u8,
    is_interlaced: bool,
    /// The rows of pixels, compressed.
    compressed: Vec<u8>,
}

impl Png {
    /// The picture that a file holds; none if a chunk is missing, damaged or at a wrong place
    /// (5.3 and 5.6).
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (kind, header, mut at) = chunk(bytes, SIGNATURE.len())?;
        let mut png = Self::with_header(header).filter(|_| kind == b"IHDR")?;
        let (mut has_palette, mut has_pixels, mut before) = (false, false, kind);
        loop {
            let (kind, content, next) = chunk(bytes, at)?;
            match kind {
                b"PLTE" if !has_palette && !has_pixels && png.takes_palette(content) => {
                    has_palette = true;
                }
                b"IDAT" if !has_pixels || before == b"IDAT" => {
                    has_pixels = true;
                    png.compressed.extend(content);
                }
                b"IEND" => {
                    let is_complete = has_pixels && (has_palette || png.colours != 3);
                    return is_complete.then_some(png);
                }
                // A capital begins what a reader has to understand.
                [first, ..] if first.is_ascii_lowercase() => {}
                _ => return None,
            }
            (at, before) = (next, kind);
        }
    }

    /// A picture without its pixels, from the content of its first chunk (11.2.1).
    fn with_header(header: &[u8]) -> Option<Self> {
        let &[.., depth, colours, 0, 0, interlace @ 0..=1] = header else { return None };
        let (samples, is_known) = match colours {
            0 => (1, matches!(depth, 1 | 2 | 4 | 8 | 16)),
            2 => (3, matches!(depth, 8 | 16)),
            3 => (1, matches!(depth, 1 | 2 | 4 | 8)),
            4 => (2, matches!(depth, 8 | 16)),
            6 => (4, matches!(depth, 8 | 16)),
            _ => return None,
        };
        (is_known && header.len() == 13).then_some(Self {
            width: number(header, 0)?,
            height: number(header, 4)?,
            depth: samples * u32::from(depth),
            colours,
            is_interlaced: interlace == 1,
            compressed: Vec::new(),
        })
    }

    /// Whether a list of colours is one that this picture may have (11.2.2).
    fn takes_palette(&self, palette: &[u8]) -> bool {
        matches!(self.colours, 2 | 3 | 6)
            && matches!(palette.len(), 3..=768)
            && palette.len().is_multiple_of(3)
    }

    /// Whether its pixels are as many as its width and height say, and no more. It holds one row
    /// at a time.
    pub(super) fn has_every_row(&self) -> bool {
        let mut inflate = Decompress::new(true);
        let passes = if self.is_interlaced { &PASSES[..] } else { &[[0, 0, 1, 1]] };
        passes.iter().all(|pass| self.has_rows_of(*pass, &mut inflate).is_some())
            && matches!(
                self.inflate(&mut inflate, &mut [0]),
                Some((0, Status::StreamEnd))
            )
    }

    /// Something if every row of a pass is there: a filter that is known (9.2), and the pixels.
    fn has_rows_of(
        &self,
        [column, row, right, down]: [u32; 4],
        inflate: &mut Decompress,
    ) -> Option<()> {
        let width = self.width.saturating_sub(column).div_ceil(right);
        let height = self.height.saturating_sub(row).div_ceil(down);
        if width == 0 {
            return Some(());
        }
        let length = 1 + (u64::from(width) * u64::from(self.depth)).div_ceil(8);
        let mut pixels = vec![0; usize::try_from(length).ok()?];
        for _ in 0..height {
            let (written, _) = self.inflate(inflate, &mut pixels)?;
            if written != length || pixels[0] > 4 {
                return None;
            }
        }
        Some(())
    }

    /// Fills a row with what comes next; says how much of it there was.
    fn inflate(&self, inflate: &mut Decompress, row: &mut [u8]) -> Option<(u64, Status)> {
        let rest = self.compressed.get(usize::try_from(inflate.total_in()).ok()?..)?;
        let before = inflate.total_out();
        let status = inflate.decompress(rest, row, FlushDecompress::None).ok()?;
        Some((inflate.total_out() - before, status))
    }
}

/// The kind and the content of a chunk that is undamaged, and where the next one begins (5.3).
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], &[u8], usize)> {
    let length = usize::try_from(number(bytes, at)?).ok()?;
    let end = at.checked_add(8)?.checked_add(length)?;
    let checked = bytes.get(at + 4..end)?;
    let (kind, content) = checked.split_first_chunk()?;
    let mut sum = Crc::new();
    sum.update(checked);
    let is_whole = number(bytes, end)? == sum.sum();
    (is_whole && kind.iter().all(u8::is_ascii_alphabetic)).then_some((
        kind,
        content,
        end + 4,
    ))
}

/// Four bytes as a number, the highest first.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}
