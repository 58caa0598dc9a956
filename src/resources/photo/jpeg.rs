//! JPEG files: what stands before the pixels, which go into a PDF as they are (ITU T.81).

mod exif;

/// What a file begins with, and the first byte of what follows.
pub(super) const SIGNATURE: &[u8] = &[0xff, 0xd8, 0xff];

/// A picture without what says nothing of its colours: when and where it was taken is nobody's
/// business, and is not always well formed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Jpeg {
    /// In pixels.
    pub(super) width: u32,
    /// In pixels.
    pub(super) height: u32,
    /// By how many degrees it is to be turned anticlockwise to stand upright.
    pub(super) turn: u16,
    /// The file.
    pub(super) bytes: Vec<u8>,
}

impl Jpeg {
    /// The picture that a file holds. None of a file without an end, nor of one whose colours are
    /// not grey, three or four, which a PDF cannot show.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let ending = bytes.len().saturating_sub(64);
        bytes[ending..].windows(2).rposition(|pair| pair == [0xff, 0xd9])?;
        let (mut size, mut turn) = (None, 0);
        let mut kept = bytes[..2].to_vec();
        let mut at = 2;
        loop {
            let [0xff, marker, upper, lower] = *bytes.get(at..at + 4)? else {
                return None;
            };
            let length = usize::from(u16::from_be_bytes([upper, lower]));
            let content = bytes.get(at + 4..at + 2 + length)?;
            match marker {
                // The pixels begin (B.2.3).
                0xda => break,
                0xc4 | 0xc8 | 0xcc => {}
                0xc0..=0xcf if size.is_none() => size = Some(frame(content)?),
                0xe1 => turn = exif::turn(content).unwrap_or(turn),
                // Tables, the rest of applications, comments (table B.1).
                0xdb..=0xdd | 0xe0..=0xef | 0xfe => {}
                _ => return None,
            }
            if is_kept(marker, content) {
                kept.extend(&bytes[at..at + 2 + length]);
            }
            at += 2 + length;
        }
        kept.extend(&bytes[at..]);
        let (width, height) = size?;
        Some(Self { width, height, turn, bytes: kept })
    }
}

/// Whether a segment says how the picture looks: tables and frames do, and of those of
/// applications (B.2.4.6) JFIF's without a small picture, the profile of colours (ICC.1, B.4)
/// and Adobe's. One of another length than it must have is left out: the engine reads it
/// without a look at its end.
fn is_kept(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xe0 => {
            content.starts_with(b"JFIF\0")
                && content.len() == 14
                && content[12..] == [0, 0]
        }
        0xe2 => content.starts_with(b"ICC_PROFILE\0") && content.len() > 14,
        0xee => content.starts_with(b"Adobe") && content.len() == 12,
        0xe1 | 0xe3..=0xef | 0xfe => false,
        _ => true,
    }
}

/// Width and height, from the segment that begins the frame (B.2.2).
fn frame(content: &[u8]) -> Option<(u32, u32)> {
    let &[_, top, bottom, left, right, colours, ref of_each @ ..] = content else {
        return None;
    };
    let is_known =
        matches!(colours, 1 | 3 | 4) && of_each.len() == 3 * usize::from(colours);
    let [height, width] = [[top, bottom], [left, right]].map(u16::from_be_bytes);
    is_known.then_some((width.into(), height.into()))
}
