//! The picture in the header: a file that the CV names, looked at before the PDF is made of it.

mod jpeg;
mod png;

use std::path::Path;

use self::jpeg::Jpeg;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::files::{Files, unreadable};
use crate::model::Cv;
use crate::model::design::PhotoSide;
use crate::model::values::{Length, PhotoWidth};
use crate::source::Span;
use crate::tree::Node;

/// The largest file that goes into a PDF, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// The most pixels: a file of few bytes can stand for more than there is room for.
const MOST_PIXELS: u64 = 50_000_000;

/// What to do about a picture of too many bytes or pixels.
const SMALLER: &str = "make it smaller: 600 pixels in width are enough";

/// How much longer one edge may be than the other.
const MOST_UNEVEN: u32 = 3;

/// A picture as the CV gives it.
#[derive(Clone, PartialEq)]
pub struct Photo {
    /// The name under which LaTeX reads it.
    pub file: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// By how many degrees it is turned anticlockwise: 0, 90, 180 or 270.
    pub turn: u16,
    /// The width on the page.
    pub width: Option<Length>,
    /// The side of the header on which it stands.
    pub side: Option<PhotoSide>,
    /// What it shows, if the CV says so.
    pub alt: Option<String>,
}

impl std::fmt::Debug for Photo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {} bytes", self.file, self.bytes.len())
    }
}

/// Why a file cannot be used: about the file, and what to do.
type Fault = (String, &'static str);

impl Photo {
    /// How many pixels it has across and down, before it is turned.
    pub(crate) fn pixels(&self) -> Option<(u32, u32)> {
        let size = if self.bytes.starts_with(png::SIGNATURE) {
            png::size(&self.bytes)
        } else {
            Jpeg::read(&self.bytes).map(|picture| (picture.width, picture.height))
        };
        size.filter(|(width, height)| *width > 0 && *height > 0)
    }

    /// The photo that a CV names. A file that cannot be used is reported at its name.
    pub fn load(
        cv: &Cv,
        root: &Node,
        files: &Files<'_>,
        report: &mut Report,
    ) -> Option<Self> {
        let photo = cv.design.photo.as_ref()?;
        let name = photo.path.as_str();
        let bytes = match files.bytes(Path::new(name)) {
            Ok(bytes) => bytes,
            Err(error) => {
                let span = place(root)?;
                report.add(unreadable(name, span, &error, ".jpg"));
                return None;
            }
        };
        match read(&bytes) {
            Ok(found) => Some(Self {
                width: photo.width.map(PhotoWidth::get),
                side: photo.side,
                alt: photo.alt.as_ref().map(|alt| alt.as_str().to_owned()),
                ..found
            }),
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

/// The picture that can be made of a file.
fn read(bytes: &[u8]) -> Result<Photo, Fault> {
    if bytes.len() > MOST_BYTES {
        let fault = format!("has more than {} MB", MOST_BYTES >> 20);
        return Err((fault, SMALLER));
    }
    if bytes.starts_with(png::SIGNATURE) {
        let (width, height) = png::size(bytes).ok_or_else(not_whole)?;
        portrait(width, height)?;
        Ok(Photo {
            file: "cvtex-photo.png",
            bytes: png::rewritten(bytes).ok_or_else(not_whole)?,
            turn: 0,
            width: None,
            side: None,
            alt: None,
        })
    } else if bytes.starts_with(jpeg::SIGNATURE) {
        let Jpeg { width, height, turn, bytes } =
            Jpeg::read(bytes).ok_or_else(not_whole)?;
        portrait(width, height)?;
        Ok(Photo {
            file: "cvtex-photo.jpg",
            bytes,
            turn,
            width: None,
            side: None,
            alt: None,
        })
    } else {
        Err(("is not a JPEG or PNG picture".to_owned(), "save the picture as JPEG"))
    }
}

/// What is said of a file in which something is missing or wrong.
fn not_whole() -> Fault {
    ("is not a whole picture".to_owned(), "save the picture again")
}

/// Whether a picture of that size can stand in a header.
fn portrait(width: u32, height: u32) -> Result<(), Fault> {
    if width == 0 || height == 0 {
        return Err(not_whole());
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let fault = format!("is {width} by {height} pixels, which is too large");
        return Err((fault, SMALLER));
    }
    if width.max(height) / width.min(height) >= MOST_UNEVEN {
        let fault = format!("is {width} by {height} pixels, which is no portrait");
        return Err((fault, "cut it to about three by four"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_jpeg() -> Vec<u8> {
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0];
        jpeg.extend([0xff, 0xc0, 0, 11, 8, 0, 40, 0, 30, 1, 1, 0x11, 0]);
        jpeg.extend([0xff, 0xda, 0, 2, 0xff, 0xd9]);
        jpeg
    }

    #[test]
    fn the_size_of_a_picture_stands_in_its_frame() {
        let Jpeg { width, height, .. } = Jpeg::read(&a_jpeg()).expect("a picture");
        assert_eq!((width, height), (30, 40));
        assert_eq!(read(&a_jpeg()).map(|photo| photo.file), Ok("cvtex-photo.jpg"));
    }

    #[test]
    fn a_segment_that_does_not_keep_its_form_goes_no_further() {
        let segment = |marker: u8, content: &[u8]| {
            let length = u16::try_from(content.len() + 2).expect("a short segment");
            [&[0xff, marker], &length.to_be_bytes()[..], content].concat()
        };
        let with = |segments: &[u8]| [&[0xff, 0xd8], segments, &a_jpeg()[8..]].concat();
        let bare = with(&[]);
        for damaged in [
            segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\xff\xff"),
            segment(0xe0, b"JFIF\0\x01"),
            segment(0xe1, b"Exif\0\0MM\0*\xff\xff\xff\xff"),
            segment(0xe2, b"ICC_PROFILE\0\x01"),
            segment(0xee, b"Adobe\0"),
            segment(0xfe, b"a comment"),
        ] {
            let picture = Jpeg::read(&with(&damaged)).expect("a picture");
            assert_eq!(picture.bytes, bare);
        }
        let whole = with(&segment(0xee, b"Adobe\0d\0\0\0\0\x01"));
        assert_eq!(Jpeg::read(&whole).expect("a picture").bytes, whole);
    }

    #[test]
    fn a_picture_cut_short_is_not_whole() {
        let whole = a_jpeg();
        for length in 3..whole.len() - 1 {
            let fault = read(&whole[..length]).expect_err("a fault").0;
            assert_eq!(fault, "is not a whole picture", "{length}");
        }
    }

    #[test]
    fn a_banner_is_no_portrait() {
        let mut banner = a_jpeg();
        banner[16] = 200;
        let fault = read(&banner).expect_err("a fault").0;
        assert_eq!(fault, "is 200 by 40 pixels, which is no portrait");
    }
}
