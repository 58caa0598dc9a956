//! What travels in the program: the format, and the files a document can ask for.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, PoisonError};

use flate2::read::DeflateDecoder;

use super::memory::{Contents, Lender, Shelf};
use super::packed;
use super::ready::Document;

/// The format, packed.
static FORMAT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/format.bin"));

/// Names, whether the contents are packed, and the contents; sorted by name.
static FILES: &[(&str, bool, &[u8])] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The packed ones that were asked for, by their places in the table. They are kept until the program
/// ends, since the engine reads a font many times.
static UNPACKED: Mutex<BTreeMap<usize, &'static [u8]>> = Mutex::new(BTreeMap::new());

/// The licence texts of the embedded fonts.
pub const FONT_LICENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/notices.txt"));

/// An embedded file, such as the class `cvtex.cls`.
fn file(name: &str) -> Option<&'static [u8]> {
    let place = FILES.binary_search_by_key(&name, |(name, ..)| name).ok()?;
    let (_, is_packed, stored) = FILES[place];
    if !is_packed {
        return Some(stored);
    }
    let mut unpacked = UNPACKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = unpacked.get(&place) {
        return Some(bytes);
    }
    let mut bytes = Vec::new();
    DeflateDecoder::new(stored).read_to_end(&mut bytes).ok()?;
    let bytes: &'static [u8] = bytes.leak();
    unpacked.insert(place, bytes);
    Some(bytes)
}

/// The embedded files, behind the document that is waited for and those that come with it.
pub(super) struct Embedded {
    waiting: Receiver<Document>,
    document: Option<Document>,
}

impl Embedded {
    /// The files for the document that will be handed over.
    pub(super) fn new(waiting: Receiver<Document>) -> Self {
        Self { waiting, document: None }
    }

    /// The files for a document.
    pub(super) fn of(document: Document) -> Self {
        Self { waiting: mpsc::channel().1, document: Some(document) }
    }

    /// The document, once TeX has asked for it.
    pub(super) fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }
}

impl Shelf for Embedded {
    /// Waits, in the first pass, until the document is handed over.
    fn document(&mut self) -> Option<Contents> {
        if self.document.is_none() {
            self.document = self.waiting.recv().ok();
        }
        self.document.as_ref().map(|document| document.main.clone())
    }

    fn find(&self, name: &str) -> Option<Contents> {
        let own = self.document.as_ref().and_then(|document| document.file(name));
        own.or_else(|| file(name).map(Contents::Static))
    }

    fn format(&self) -> Option<Box<dyn Read>> {
        Some(Box::new(packed::unpack(FORMAT)))
    }

    #[cfg(target_os = "linux")]
    fn lender(&self) -> Lender {
        super::lent::lend
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_font_is_unpacked_once_and_whole() {
        let packed: Vec<_> = FILES
            .iter()
            .filter_map(|(name, packed, _)| packed.then_some(*name))
            .collect();
        assert!(packed.len() > 10, "{packed:?}");
        for name in packed {
            let font = file(name).expect("a font");
            ttf_parser::Face::parse(font, 0).expect("a whole font");
            assert_eq!(file(name).map(<[u8]>::as_ptr), Some(font.as_ptr()), "{name}");
        }
    }
}
