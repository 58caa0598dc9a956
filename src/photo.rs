//! The picture in the header: a file that the CV names, looked at before the PDF is made of it.

use std::path::Path;

use crate::bibliography::{self, Library};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::Cv;
use crate::parse::Node;
use crate::source::Span;

/// The largest file that goes into a PDF, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// How much longer one edge may be than the other.
const MOST_UNEVEN: u32 = 3;

/// A picture as the CV gives it.
#[derive(Clone, PartialEq, Eq)]
pub struct Photo {
    /// The name under which LaTeX reads it.
    pub file: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// The width on the page, with its unit.
    pub width: Option<String>,
}

impl std::fmt::Debug for Photo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {} bytes", self.file, self.bytes.len())
    }
}

/// Why a file cannot be used: about the file, and what to do.
type Fault = (String, &'static str);

impl Photo {
    /// The photo that a CV names. A file that cannot be used is reported at its name.
    pub fn load(
        cv: &Cv,
        root: &Node,
        library: &Library<'_>,
        report: &mut Report,
    ) -> Option<Self> {
        let photo = cv.design.photo.as_ref()?;
        let name = photo.path.as_str();
        let bytes = match library.bytes(Path::new(name)) {
            Ok(bytes) => bytes,
            Err(error) => {
                let span = place(root)?;
                report.add(bibliography::unreadable(name, span, &error, ".jpg"));
                return None;
            }
        };
        match kind(&bytes) {
            Ok(file) => {
                let width = photo.width.as_ref().map(|width| width.as_str().to_owned());
                Some(Self { file, bytes, width })
            }
            Err((fault, help)) => {
                let message = format!("`{name}` {fault}");
                let diagnostic = Diagnostic::new(
                    Code::UnusablePhoto,
                    message,
                    place(root)?,
                    "named here",
                );
                report.add(diagnostic.help(help));
                None
            }
        }
    }
}

/// Where the CV names the file.
fn place(root: &Node) -> Option<Span> {
    let photo = &root.get("design")?.value.get("photo")?.value;
    Some(photo.get("path").map_or(photo.span, |field| field.value.span))
}

/// The name for a picture that can be used.
fn kind(bytes: &[u8]) -> Result<&'static str, Fault> {
    if bytes.len() > MOST_BYTES {
        let fault = format!("has more than {} MB", MOST_BYTES >> 20);
        return Err((fault, "make it smaller: 600 pixels in width are enough"));
    }
    let (file, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        ("cvtex-photo.png", png(bytes))
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        ("cvtex-photo.jpg", jpeg(bytes))
    } else {
        let fault = "is not a JPEG or PNG picture".to_owned();
        return Err((fault, "save the picture as JPEG"));
    };
    let Some((width, height)) = size.filter(|(width, height)| *width > 0 && *height > 0)
    else {
        return Err(("is not a whole picture".to_owned(), "save the picture again"));
    };
    if width.max(height) / width.min(height) >= MOST_UNEVEN {
        let fault = format!("is {width} by {height} pixels, which is no portrait");
        return Err((fault, "cut it to about three by four"));
    }
    Ok(file)
}

/// Width and height of a PNG file whose chunks are all there and undamaged (PNG specification,
/// 5.3). The engine ends the program at one that is damaged, so it must not get it.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(16..29)?;
    let is_header = bytes.get(12..16)? == b"IHDR" && has_known_colours(header);
    let size = is_header.then_some((number(bytes, 16)?, number(bytes, 20)?));
    let (mut at, mut has_pixels) = (8, false);
    loop {
        let length = usize::try_from(number(bytes, at)?).ok()?;
        let end = at.checked_add(8)?.checked_add(length)?;
        let checked = bytes.get(at + 4..end)?;
        if number(bytes, end)? != checksum(checked) {
            return None;
        }
        match &checked[..4] {
            b"IEND" => return size.filter(|_| has_pixels),
            b"IDAT" => has_pixels |= length > 0,
            b"IHDR" | b"PLTE" => {}
            // A capital begins what a reader has to understand.
            kind if kind[0].is_ascii_uppercase() => return None,
            _ => {}
        }
        at = end + 4;
    }
}

/// Whether the depth and the kind of the colours go together (PNG specification, table 11.1).
fn has_known_colours(header: &[u8]) -> bool {
    let is_known = match header[9] {
        0 => matches!(header[8], 1 | 2 | 4 | 8 | 16),
        3 => matches!(header[8], 1 | 2 | 4 | 8),
        2 | 4 | 6 => matches!(header[8], 8 | 16),
        _ => false,
    };
    is_known && header[10] == 0 && header[11] == 0 && header[12] <= 1
}

/// The sum by which a chunk shows damage: CRC-32 (PNG specification, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    })
}

/// Width and height of a JPEG file, from the segment that begins its frame (ITU T.81, B.2.2);
/// none of a file without an end.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let ending = bytes.len().saturating_sub(64);
    bytes[ending..].windows(2).rposition(|pair| pair == [0xff, 0xd9])?;
    let mut at = 2;
    loop {
        let [0xff, marker, upper, lower] = *bytes.get(at..at + 4)? else { return None };
        let is_frame =
            matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            let height = number(bytes, at + 3)? & 0xffff;
            let width = number(bytes, at + 5)? & 0xffff;
            return Some((width, height));
        }
        at += 2 + usize::from(u16::from_be_bytes([upper, lower]));
    }
}

/// Four bytes as a number, the highest first.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portrait() -> Vec<u8> {
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0];
        jpeg.extend([0xff, 0xc0, 0, 11, 8, 0, 40, 0, 30, 1, 1, 0x11, 0, 0xff, 0xd9]);
        jpeg
    }

    #[test]
    fn the_size_of_a_picture_stands_in_its_frame() {
        assert_eq!(jpeg(&portrait()), Some((30, 40)));
        assert_eq!(kind(&portrait()), Ok("cvtex-photo.jpg"));
    }

    #[test]
    fn a_picture_cut_short_is_not_whole() {
        let whole = portrait();
        for length in 3..whole.len() - 1 {
            let fault = kind(&whole[..length]).expect_err("a fault").0;
            assert_eq!(fault, "is not a whole picture", "{length}");
        }
    }

    /// A PNG file of a header and two chunks.
    fn png_of(depth: u8, kind: [u8; 4]) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let header = [0, 0, 0, 3, 0, 0, 0, 4, depth, 0, 0, 0, 0];
        let chunks: [(&[u8; 4], &[u8]); 3] =
            [(b"IHDR", &header), (&kind, b"pixels"), (b"IEND", b"")];
        for (kind, content) in chunks {
            let checked = [kind.as_slice(), content].concat();
            file.extend(u32::try_from(content.len()).expect("a length").to_be_bytes());
            file.extend(&checked);
            file.extend(checksum(&checked).to_be_bytes());
        }
        file
    }

    #[test]
    fn a_damaged_picture_is_not_whole() {
        assert_eq!(checksum(b"IEND"), 0xae42_6082);
        let whole = png_of(8, *b"IDAT");
        assert_eq!(kind(&whole), Ok("cvtex-photo.png"));
        for at in 8..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 4;
            assert!(kind(&damaged).is_err(), "{at}");
            assert!(kind(&whole[..at]).is_err(), "{at}");
        }
        for unlike in [png_of(7, *b"IDAT"), png_of(8, *b"IDAX"), png_of(8, *b"tEXt")] {
            assert!(kind(&unlike).is_err());
        }
    }

    #[test]
    fn a_banner_is_no_portrait() {
        let mut banner = portrait();
        banner[16] = 200;
        let fault = kind(&banner).expect_err("a fault").0;
        assert_eq!(fault, "is 200 by 40 pixels, which is no portrait");
    }
}
