//! What travels in the program: the format, and the files a document can ask for.

use std::io::Read;

use super::memory::{Contents, Shelf};
use super::packed;

/// The format, packed.
static FORMAT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/format.bin"));

/// Names and contents, sorted by name.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The licence texts of the embedded fonts.
pub const FONT_LICENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/notices.txt"));

/// An embedded file, such as the class `cvtex.cls`.
fn file(name: &str) -> Option<&'static [u8]> {
    let place = FILES.binary_search_by_key(&name, |(name, _)| name).ok()?;
    Some(FILES[place].1)
}

/// The embedded files and those that came with the document, which go first.
pub(super) struct Embedded(pub(super) Vec<(String, Contents)>);

impl Shelf for Embedded {
    fn find(&self, name: &str) -> Option<Contents> {
        match self.0.iter().find(|(own, _)| own == name) {
            Some((_, contents)) => Some(contents.clone()),
            None => file(name).map(Contents::Static),
        }
    }

    fn format(&self) -> Option<Box<dyn Read>> {
        Some(Box::new(packed::unpack(FORMAT)))
    }
}
