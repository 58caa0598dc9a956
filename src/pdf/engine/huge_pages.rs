//! Gives the engine's tables huge pages.
//!
//! XeTeX fills some 25 MB of tables in every run, and in pages of 4 KB the kernel spends longer
//! handing them over than TeX spends setting a CV. The build links the engine with
//! `--wrap=xmalloc`, so that its allocations come through here; large ones are aligned to
//! 2 MB and the kernel is told that huge pages are welcome (`madvise(2)`). Where it has none the
//! advice changes nothing. A program that uses this crate without the linker's flag runs the
//! same, only slower.

#![expect(
    unsafe_code,
    reason = "stands in for a C function of the engine, and asks the kernel"
)]

use std::ffi::c_void;
use std::ptr;

/// A huge page on x86-64 and, with 4 KB pages, on AArch64.
const HUGE_PAGE: usize = 2 << 20;

/// How much of the heap is taken in advance.
const HEAP: usize = 12 << 20;

/// Blocks from this size on are mapped by themselves. Two kinds are never touched as a whole, and
/// cost nothing so: the table of names, and the room for a font that is lent (see `lent.rs`).
const MAPPED: i32 = 256 << 10;

/// Lays out the C library's heap for one engine in one program: a single arena, in huge pages.
///
/// Meant for the start of a program that sets one document and ends; it is never needed.
pub fn lay_out_heap() {
    #[cfg(target_env = "gnu")]
    // SAFETY: sets parameters of the allocator; the advice covers memory just obtained.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
        libc::mallopt(libc::M_MMAP_THRESHOLD, MAPPED);
        libc::mallopt(libc::M_TRIM_THRESHOLD, i32::MAX);
        let heap = libc::malloc(HEAP);
        if !heap.is_null() {
            let start = heap.cast::<u8>().align_offset(HUGE_PAGE);
            let rest = HEAP.saturating_sub(start);
            libc::madvise(heap.wrapping_byte_add(start), rest, libc::MADV_HUGEPAGE);
            libc::free(heap);
        }
    }
}

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
        let mut start = ptr::null_mut();
        // SAFETY: the alignment is a power of two, and `start` is written on success. The
        // advice covers memory just obtained and does not change what is in it.
        unsafe {
            if libc::posix_memalign(&raw mut start, HUGE_PAGE, size) == 0 {
                libc::madvise(start, size, libc::MADV_HUGEPAGE);
                return start;
            }
        }
    }
    // SAFETY: the engine's own function, with the engine's own argument.
    unsafe { __real_xmalloc(size) }
}
