//! Compresses the streams of a PDF at zlib's usual level.
//!
//! The PDF writer asks for the highest, for which zlib searches a font three times as long to
//! make it less than a hundredth smaller. The build links the engine with `--wrap` for its
//! compressing function, which is this. It may go when the writer takes a level.

#![expect(unsafe_code, reason = "stands in for a C function of the engine")]

/// zlib's own default.
const LEVEL: u32 = 6;

/// With this begins what TeX says in a page for the tags (`\cv@point` in the class). Such a page is
/// written anew, so that it is not compressed here.
const POINT: &[u8] = b"/Cv <<";

/// A page begins with its first point within so many bytes.
const FIRST: usize = 1000;

unsafe extern "C" {
    fn __real_tectonic_flate_compress(
        output: *mut u8,
        output_size: *mut u64,
        input: *const u8,
        input_size: u64,
        level: u32,
    ) -> i32;
}

/// Compresses a stream.
///
/// # Safety
///
/// `output` has room for `output_size` bytes, and there are `input_size` at `input`.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_tectonic_flate_compress(
    output: *mut u8,
    output_size: *mut u64,
    input: *const u8,
    input_size: u64,
    level: u32,
) -> i32 {
    let length = usize::try_from(input_size).unwrap_or(0).min(FIRST);
    // SAFETY: there are so many bytes and more.
    let start = unsafe { std::slice::from_raw_parts(input, length) };
    let is_tagged = start.windows(POINT.len()).any(|part| part == POINT);
    let level = if is_tagged { 0 } else { level.min(LEVEL) };
    // SAFETY: the engine's own function, with the engine's own arguments.
    unsafe {
        __real_tectonic_flate_compress(output, output_size, input, input_size, level)
    }
}
