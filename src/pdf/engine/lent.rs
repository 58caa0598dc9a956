//! Lends `FreeType` the fonts of the program instead of copies.
//!
//! XeTeX loads a font anew for each size and style of it, the whole file each time: 20 MB for a CV
//! of three pages, a fifth of its time and a third of its memory. But those fonts are part of
//! the program, and in memory already. So the file that is read whole leaves the room it is read
//! into as it is, and `FreeType` gets the font where it lies: the build links it with `--wrap` for
//! the function that opens a font in memory, which is this.
//!
//! It may go when the layout crate of the engine keeps the files that it has read.

#![expect(unsafe_code, reason = "stands in for a C function of FreeType")]

use std::cell::RefCell;
use std::ffi::{c_int, c_long, c_void};

use super::bytes;
use super::bytes::Reader;

/// The font of a room: the address of the room, and the font.
type Loan = (usize, &'static [u8]);

thread_local! {
    /// Fonts that FreeType has not opened yet: one at most, unless a font was no font.
    static LOANS: RefCell<Vec<Loan>> = const { RefCell::new(Vec::new()) };
}

/// Lends a font to the reader with this room for it. Only the layout of texts reads for `FreeType`;
/// all else that reads, reads from C.
pub(super) fn lend(font: &'static [u8], room: &[u8]) -> bool {
    let is_for_freetype = bytes::reader() == Reader::Other;
    if is_for_freetype {
        let address = room.as_ptr().addr();
        LOANS.with_borrow_mut(|loans| {
            loans.retain(|(other, _)| *other != address);
            loans.push((address, font));
        });
    }
    is_for_freetype
}

unsafe extern "C" {
    fn __real_FT_New_Memory_Face(
        library: *mut c_void,
        bytes: *const u8,
        size: c_long,
        index: c_long,
        face: *mut *mut c_void,
    ) -> c_int;
}

/// Opens a font in memory.
///
/// # Safety
///
/// As the function of `FreeType`: there are `size` bytes at `bytes` for as long as the face lives.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_FT_New_Memory_Face(
    library: *mut c_void,
    bytes: *const u8,
    size: c_long,
    index: c_long,
    face: *mut *mut c_void,
) -> c_int {
    let lent = LOANS.with_borrow_mut(|loans| {
        let at = loans.iter().position(|(address, _)| *address == bytes.addr())?;
        Some(loans.swap_remove(at).1)
    });
    let bytes = match lent {
        Some(font) if c_long::try_from(font.len()) == Ok(size) => font.as_ptr(),
        _ => bytes,
    };
    // SAFETY: FreeType's own function; a font of the program is as long as the room that was
    // read into, and lives longer.
    unsafe { __real_FT_New_Memory_Face(library, bytes, size, index, face) }
}
