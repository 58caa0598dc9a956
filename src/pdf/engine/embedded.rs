//! What travels in the program: the format, and the files a document can ask for.

use std::io::Read;
use std::sync::mpsc::{self, Receiver};

use super::memory::{Contents, Lender, Shelf};
use super::packed;
use super::ready::Document;

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
