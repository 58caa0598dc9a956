//! Keeps one document's glyphs from the next.
//!
//! XeTeX remembers how high and deep each glyph is, by the number of its font, and never
//! forgets. The next document of a process counts its fonts anew, and would get the heights of
//! other fonts: the same document would have other pages behind another than alone. The build
//! links the engine with `--wrap` for the two functions of that memory, which are these, and
//! the memory ends with the run. A program that uses this crate without the linker's flags has
//! the engine's.

#![expect(unsafe_code, reason = "stands in for C functions of the engine")]

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The edges of a glyph from its origin, in points: left, lower, right, upper.
type GlyphBox = [f32; 4];

/// The boxes of the run, by the number of the font and of the glyph.
static BOXES: Mutex<BTreeMap<(u16, u16), GlyphBox>> = Mutex::new(BTreeMap::new());

/// Forgets the glyphs of the run before.
pub(super) fn forget() {
    boxes().clear();
}

fn boxes() -> MutexGuard<'static, BTreeMap<(u16, u16), GlyphBox>> {
    BOXES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the box of a glyph; 0 if it is not known.
///
/// # Safety
///
/// `place` is where a box can be written.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_getCachedGlyphBBox(
    font: u16,
    glyph: u16,
    place: *mut GlyphBox,
) -> i32 {
    let Some(known) = boxes().get(&(font, glyph)).copied() else { return 0 };
    // SAFETY: the engine gives the address of a box of its own.
    unsafe { place.write(known) };
    1
}

/// Remembers the box of a glyph.
///
/// # Safety
///
/// `place` is that of a box.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_cacheGlyphBBox(
    font: u16,
    glyph: u16,
    place: *const GlyphBox,
) {
    // SAFETY: the engine gives the address of a box that it has filled.
    let known = unsafe { place.read() };
    boxes().insert((font, glyph), known);
}
