//! The engine's whole world: an [`IoProvider`] that serves files from memory and keeps what is
//! written in memory.
//!
//! Takes a [`Shelf`] of files and the document. There is no way from here to the disk: a
//! name that is not on the shelf and was not written by the engine does not exist.
//! The build script uses this file too, to dump the format.

#![allow(dead_code, reason = "the build script dumps formats and the library loads them")]

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::rc::Rc;
use std::sync::Arc;

use tectonic_bridge_core::DriverHooks;
use tectonic_errors::Result;
use tectonic_io_base::{
    InputFeatures, InputHandle, InputOrigin, IoProvider, OpenResult, OutputHandle,
};
use tectonic_status_base::StatusBackend;

/// The name under which the main document runs; outputs are named after it.
pub(crate) const JOB_NAME: &str = "texput";

/// The name under which the engine asks for its format.
pub(crate) const FORMAT_NAME: &str = "cvtex.fmt";

/// The most the engine may write in one run, in bytes.
///
/// A CV needs a hundredth of this; a document that writes without end is stopped here.
const WRITE_LIMIT: usize = 256 << 20;

/// The bytes of one file.
#[derive(Clone)]
pub(crate) enum Contents {
    /// Part of the program, or kept until it ends.
    Static(&'static [u8]),
    /// Shared by the handles that read it.
    Shared(Arc<[u8]>),
}

impl AsRef<[u8]> for Contents {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl From<&[u8]> for Contents {
    fn from(bytes: &[u8]) -> Self {
        Self::Shared(bytes.into())
    }
}

/// Where files are found by name.
pub(crate) trait Shelf {
    /// The document to set, for which the engine asks when it has loaded its format. None
    /// ends the run.
    fn document(&mut self) -> Option<Contents>;

    /// The file of this name, if there is one.
    fn find(&self, name: &str) -> Option<Contents>;

    /// The format to start from.
    fn format(&self) -> Option<Box<dyn Read>>;

    /// What may lend fonts to those who read them whole.
    fn lender(&self) -> Lender {
        |_, _| false
    }
}

/// Lends a font that is part of the program to the reader with this room for it, who then needs
/// no copy in it. Says whether it did.
pub(crate) type Lender = fn(&'static [u8], &[u8]) -> bool;

/// The files of one run: those on the shelf, and those written.
pub(crate) struct Memory<S> {
    shelf: S,
    written: HashMap<String, Buffer>,
    room: Rc<Cell<usize>>,
}

impl<S: Shelf> Memory<S> {
    /// A world of what is on the shelf.
    pub(crate) fn new(shelf: S) -> Self {
        Self { shelf, written: HashMap::new(), room: Rc::new(Cell::new(WRITE_LIMIT)) }
    }

    /// The shelf.
    pub(crate) fn shelf(&self) -> &S {
        &self.shelf
    }

    /// Takes out a file the engine wrote.
    pub(crate) fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        self.written.remove(name).map(|buffer| buffer.bytes.take())
    }

    /// Puts in a file as if the engine had written it.
    pub(crate) fn put(&mut self, name: &str, bytes: Vec<u8>) {
        let buffer = self.create(name);
        buffer.bytes.replace(bytes);
    }

    /// Forgets what was written, so that the next run has all the room again.
    pub(crate) fn clear(&mut self) {
        self.written.clear();
        self.room.set(WRITE_LIMIT);
    }

    fn create(&mut self, name: &str) -> Buffer {
        let buffer = Buffer { bytes: Rc::default(), room: Rc::clone(&self.room) };
        self.written.insert(name.to_owned(), buffer.clone());
        buffer
    }

    fn find(&self, name: &str) -> Option<Contents> {
        match self.written.get(name) {
            Some(buffer) => Some(Contents::from(buffer.bytes.borrow().as_slice())),
            None => self.shelf.find(name),
        }
    }
}

impl<S: Shelf> IoProvider for Memory<S> {
    fn output_open_name(&mut self, name: &str) -> OpenResult<OutputHandle> {
        OpenResult::Ok(OutputHandle::new(name, self.create(name)))
    }

    fn output_open_stdout(&mut self) -> OpenResult<OutputHandle> {
        OpenResult::Ok(OutputHandle::new("", io::sink()))
    }

    fn input_open_name(
        &mut self,
        name: &str,
        _status: &mut dyn StatusBackend,
    ) -> OpenResult<InputHandle> {
        match self.find(name) {
            Some(contents) => {
                OpenResult::Ok(reading(name, contents, self.shelf.lender()))
            }
            None => OpenResult::NotAvailable,
        }
    }

    fn input_open_primary(
        &mut self,
        _status: &mut dyn StatusBackend,
    ) -> OpenResult<InputHandle> {
        match self.shelf.document() {
            Some(document) => {
                OpenResult::Ok(reading(JOB_NAME, document, self.shelf.lender()))
            }
            None => OpenResult::NotAvailable,
        }
    }

    fn input_open_format(
        &mut self,
        name: &str,
        _status: &mut dyn StatusBackend,
    ) -> OpenResult<InputHandle> {
        match self.shelf.format() {
            Some(format) => OpenResult::Ok(InputHandle::new_read_only(
                name,
                Stream(format),
                InputOrigin::Other,
            )),
            None => OpenResult::NotAvailable,
        }
    }
}

impl<S: Shelf> DriverHooks for Memory<S> {
    fn io(&mut self) -> &mut dyn IoProvider {
        self
    }
}

/// A handle on contents; "read only" spares the engine a checksum of what it reads.
fn reading(name: &str, contents: Contents, lender: Lender) -> InputHandle {
    let is_font = FONTS.iter().any(|end| name.ends_with(end));
    let contents =
        Seekable { contents: Cursor::new(contents), is_font, was_asked: false, lender };
    InputHandle::new_read_only(name, contents, InputOrigin::Other)
}

/// How the names of font files end.
const FONTS: &[&str] = &[".otf", ".ttf", ".ttc", ".otc", ".pfb"];

/// The piece in which a closed file is read to its end.
const CLOSING_PIECE: usize = 1024;

struct Seekable {
    contents: Cursor<Contents>,
    is_font: bool,
    was_asked: bool,
    lender: Lender,
}

impl Read for Seekable {
    /// Reads; of a font, no more than the engine wants.
    ///
    /// When a file is closed its handle reads what is left, for a checksum that is then thrown
    /// away. The fonts of a CV are opened so often that this would take a tenth of the run. It
    /// asks for piece after piece of the same size. A reader that wants one such piece is
    /// content with a byte and asks for the rest; one that repeats itself is told that the file
    /// is at its end.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_font && buffer.len() == CLOSING_PIECE {
            if std::mem::replace(&mut self.was_asked, true) {
                return Ok(0);
            }
            return self.contents.read(&mut buffer[..1]);
        }
        self.was_asked = false;
        if self.is_font
            && self.contents.position() == 0
            && let Contents::Static(bytes) = *self.contents.get_ref()
            && bytes.len() == buffer.len()
            && (self.lender)(bytes, buffer)
        {
            self.contents.set_position(bytes.len() as u64);
            return Ok(bytes.len());
        }
        self.contents.read(buffer)
    }
}

impl InputFeatures for Seekable {
    fn get_size(&mut self) -> Result<usize> {
        Ok(self.contents.get_ref().as_ref().len())
    }

    fn try_seek(&mut self, position: SeekFrom) -> Result<u64> {
        self.was_asked = false;
        Ok(self.contents.seek(position)?)
    }
}

/// A format, which is read from its first byte to its last.
struct Stream(Box<dyn Read>);

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl InputFeatures for Stream {
    fn get_size(&mut self) -> Result<usize> {
        Err(tectonic_io_base::TectonicIoError::NotSizeable.into())
    }

    fn try_seek(&mut self, _position: SeekFrom) -> Result<u64> {
        Err(tectonic_io_base::TectonicIoError::NotSeekable.into())
    }
}

/// A file being written, within the room left for all of them.
#[derive(Clone)]
struct Buffer {
    bytes: Rc<RefCell<Vec<u8>>>,
    room: Rc<Cell<usize>>,
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.room.get().checked_sub(bytes.len()) {
            Some(left) => self.room.set(left),
            None => return Err(io::Error::other("the document writes without end")),
        }
        self.bytes.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
