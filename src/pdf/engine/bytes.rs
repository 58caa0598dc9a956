//! Gives the engine the bytes of a file that it reads one at a time.
//!
//! The PDF writer reads the measures of a font and its lists of glyphs byte by byte, some 400,000
//! in a CV, and each took five calls through the bridge between the engine and its files. The
//! build links the engine with `--wrap` for the bridge's functions that read, which are these:
//! one byte comes from a window of 256, and whatever else is done with the file first gives back
//! what was read ahead. A program that uses this crate without the linker's flags reads as
//! before. This file may go when the bridge reads ahead itself.

#![expect(unsafe_code, reason = "stands in for C functions of the engine's bridge")]

use std::cell::{Cell, RefCell};
use std::slice;

/// A file of the engine: the number of its handle, of which none is 0.
type Handle = usize;

/// What C's `getc` gives at the end of a file.
const END: i32 = -1;

/// A window onto the file that was last read byte by byte.
struct Window {
    handle: Handle,
    bytes: [u8; 256],
    /// The place of the next byte, and the end of those that were read ahead.
    at: usize,
    end: usize,
}

/// Who reads a file.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Reader {
    /// The functions here are not linked, as far as is known.
    Unknown,
    /// The engine's C code.
    C,
    /// Something else, as the engine's C code was here and has read what it asked for.
    Other,
}

thread_local! {
    static READER: Cell<Reader> = const { Cell::new(Reader::Unknown) };
    static WINDOW: RefCell<Window> =
        const { RefCell::new(Window { handle: 0, bytes: [0; 256], at: 0, end: 0 }) };
}

impl Window {
    /// How many bytes were read ahead of the engine.
    fn ahead(&self) -> usize {
        self.end - self.at
    }

    /// The next byte of a file, if it was read ahead.
    #[inline]
    fn next(&mut self, handle: Handle) -> Option<u8> {
        if self.handle != handle || self.at == self.end {
            return None;
        }
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    /// Stops reading ahead; gives how far the file is ahead of the engine.
    fn shut(&mut self) -> usize {
        let ahead = self.ahead();
        (self.handle, self.at, self.end) = (0, 0, 0);
        ahead
    }
}

/// Who reads now.
pub(super) fn reader() -> Reader {
    READER.get()
}

/// Forgets the window of a run before this one.
pub(super) fn forget() {
    WINDOW.with_borrow_mut(Window::shut);
}

unsafe extern "C" {
    fn __real_ttstub_input_getc(handle: Handle) -> i32;
    fn __real_ttstub_input_ungetc(handle: Handle, byte: i32) -> i32;
    fn __real_ttstub_input_read(handle: Handle, data: *mut u8, size: usize) -> isize;
    fn __real_ttstub_input_read_partial(
        handle: Handle,
        data: *mut u8,
        size: usize,
    ) -> isize;
    fn __real_ttstub_input_seek(handle: Handle, offset: isize, whence: i32) -> usize;
    fn __real_ttstub_input_close(handle: Handle) -> i32;
}

/// Reads for C.
fn in_c<T>(read: impl FnOnce() -> T) -> T {
    READER.set(Reader::C);
    let read = read();
    READER.set(Reader::Other);
    read
}

/// Sets a file back to where the engine is in it.
fn give_back(handle: Handle, ahead: usize) {
    if ahead > 0 {
        // SAFETY: the handle is of a file that is open, which has that many bytes behind it.
        unsafe { __real_ttstub_input_seek(handle, -ahead.cast_signed(), libc::SEEK_CUR) };
    }
}

/// The next byte of a file, or −1.
///
/// # Safety
///
/// The handle is of a file that is open; so for all functions here.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_ttstub_input_getc(handle: Handle) -> i32 {
    match WINDOW.with_borrow_mut(|window| window.next(handle)) {
        Some(byte) => byte.into(),
        // SAFETY: as here.
        None => unsafe { next_of_more(handle) },
    }
}

/// Reads ahead, and gives the next byte of a file, or −1.
///
/// # Safety
///
/// See [`__wrap_ttstub_input_getc`].
#[cold]
unsafe fn next_of_more(handle: Handle) -> i32 {
    WINDOW.with_borrow_mut(|window| {
        let other = window.handle;
        let ahead = window.shut();
        give_back(other, ahead);
        let size = window.bytes.len();
        let bytes = window.bytes.as_mut_ptr();
        // SAFETY: the window has room for as much.
        let read =
            in_c(|| unsafe { __real_ttstub_input_read_partial(handle, bytes, size) });
        match usize::try_from(read) {
            Ok(end) => (window.handle, window.end) = (handle, end.min(size)),
            // SAFETY: the engine's own function, with the engine's own argument.
            Err(_) => return unsafe { __real_ttstub_input_getc(handle) },
        }
        window.next(handle).map_or(END, i32::from)
    })
}

/// Takes back the last byte.
///
/// # Safety
///
/// See [`__wrap_ttstub_input_getc`].
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_ttstub_input_ungetc(handle: Handle, byte: i32) -> i32 {
    WINDOW.with_borrow_mut(|window| {
        match (window.at.checked_sub(1), u8::try_from(byte)) {
            (Some(before), Ok(byte)) if window.handle == handle => {
                window.at = before;
                window.bytes[before] = byte;
                0
            }
            // SAFETY: the engine's own function, with the engine's own arguments.
            _ => unsafe { __real_ttstub_input_ungetc(handle, byte) },
        }
    })
}

/// Reads so many bytes, or fails with −1.
///
/// # Safety
///
/// `data` has room for them.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_ttstub_input_read(
    handle: Handle,
    data: *mut u8,
    size: usize,
) -> isize {
    let taken = WINDOW.with_borrow_mut(|window| {
        if window.handle != handle || window.ahead() == 0 {
            return 0;
        }
        let count = size.min(window.ahead());
        // SAFETY: the engine gives room for `size` bytes, which is initialised by this.
        let room = unsafe { slice::from_raw_parts_mut(data, count) };
        room.copy_from_slice(&window.bytes[window.at..window.at + count]);
        window.at += count;
        count
    });
    if taken == size {
        return taken.cast_signed();
    }
    // SAFETY: the engine's own function, with what is left of its arguments.
    let read = in_c(|| unsafe {
        __real_ttstub_input_read(handle, data.add(taken), size - taken)
    });
    if read < 0 { read } else { read + taken.cast_signed() }
}

/// Reads at most so many bytes.
///
/// # Safety
///
/// `data` has room for them.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_ttstub_input_read_partial(
    handle: Handle,
    data: *mut u8,
    size: usize,
) -> isize {
    let ahead = shut(handle);
    give_back(handle, ahead);
    // SAFETY: the engine's own function, with the engine's own arguments.
    in_c(|| unsafe { __real_ttstub_input_read_partial(handle, data, size) })
}

/// Goes to a place in a file.
///
/// # Safety
///
/// See [`__wrap_ttstub_input_getc`].
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_ttstub_input_seek(
    handle: Handle,
    offset: isize,
    whence: i32,
) -> usize {
    let ahead = shut(handle).cast_signed();
    let offset = if whence == libc::SEEK_CUR { offset - ahead } else { offset };
    // SAFETY: the engine's own function, counted from where the file is.
    unsafe { __real_ttstub_input_seek(handle, offset, whence) }
}

/// Closes a file.
///
/// # Safety
///
/// See [`__wrap_ttstub_input_getc`].
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_ttstub_input_close(handle: Handle) -> i32 {
    shut(handle);
    // SAFETY: the engine's own function, with the engine's own argument.
    unsafe { __real_ttstub_input_close(handle) }
}

/// Stops reading ahead in a file.
fn shut(handle: Handle) -> usize {
    WINDOW
        .with_borrow_mut(|window| if window.handle == handle { window.shut() } else { 0 })
}
