//! Gives the engine's tables huge pages.
//!
//! XeTeX touches some 160 MB of tables in every run, and in pages of 4 KB the kernel spends as
//! long handing them over as TeX spends setting a CV. The build links the engine with
//! `--wrap=xmalloc`, so that its allocations come through here; large ones are aligned to
//! 2 MB and the kernel is told that huge pages are welcome (`madvise(2)`). Where it has none the
//! advice changes nothing. A program that uses this crate without the linker's flag runs the
//! same, only slower.

#![expect(unsafe_code, reason = "stands in for a C function of the engine")]

use std::ffi::c_void;

/// A huge page on x86-64 and, with 4 KB pages, on AArch64.
const HUGE_PAGE: usize = 2 << 20;

unsafe extern "C" {
    fn __real_xmalloc(size: usize) -> *mut c_void;
}

/// Allocates for the engine: its `xmalloc`, which never returns null.
///
/// # Safety
///
/// As `malloc`: the memory is not initialised and is given back with `free`.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_xmalloc(size: usize) -> *mut c_void {
    if size >= HUGE_PAGE {
        let mut memory = std::ptr::null_mut();
        // SAFETY: the alignment is a power of two, and `memory` is written on success. The
        // advice covers memory just obtained and does not change what is in it.
        unsafe {
            if libc::posix_memalign(&raw mut memory, HUGE_PAGE, size) == 0 {
                libc::madvise(memory, size, libc::MADV_HUGEPAGE);
                return memory;
            }
        }
    }
    // SAFETY: the engine's own function, with the engine's own argument.
    unsafe { __real_xmalloc(size) }
}
