//! Gives the engine's tables huge pages, and has them ready when they are asked for.
//!
//! XeTeX fills some 160 MB of tables in every run, and in pages of 4 KB the kernel spends longer
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
use std::sync::{Mutex, PoisonError};
use std::{ptr, thread};

/// A huge page on x86-64 and, with 4 KB pages, on AArch64.
const HUGE_PAGE: usize = 2 << 20;

/// Room for either of the engine's two largest tables, which it fills from end to end: the
/// values and the names of its commands.
const LARGEST_TABLE: usize = 74 << 20;

/// An allocation below this is none of the largest tables.
const SMALLEST_LARGEST_TABLE: usize = 70 << 20;

/// How much of the heap is taken in advance.
const HEAP: usize = 24 << 20;

/// Tables made in advance that the engine has not asked for yet.
static READY: Mutex<Vec<Table>> = Mutex::new(Vec::new());

/// Memory that can be given to any thread, once.
#[derive(Clone, Copy)]
struct Table(*mut c_void);

// SAFETY: the memory is no one's until the engine takes it.
unsafe impl Send for Table {}

unsafe extern "C" {
    fn __real_xmalloc(size: usize) -> *mut c_void;
}

/// Readies the process for the engine while it does something else.
///
/// A thread touches the memory of the largest tables, so that the engine finds it there; and
/// the heap is laid out for one engine in one program: a single arena, in huge pages. Meant for
/// the start of a program that sets one document and ends. It is never needed.
pub fn warm_up() {
    let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    if !ready.is_empty() {
        return;
    }
    lay_out_heap();
    ready
        .extend([allocate(LARGEST_TABLE), allocate(LARGEST_TABLE)].into_iter().flatten());
    let tables = ready.clone();
    // Without the thread the tables are touched when they are filled.
    let _ = thread::Builder::new().name("tables".to_owned()).spawn(move || {
        tables.into_iter().for_each(touch);
    });
}

/// Tells the C library to keep one heap, and takes the first part of it in huge pages.
fn lay_out_heap() {
    #[cfg(target_env = "gnu")]
    // SAFETY: sets parameters of the allocator; the advice covers memory just obtained.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
        libc::mallopt(libc::M_MMAP_THRESHOLD, 32 << 20);
        libc::mallopt(libc::M_TRIM_THRESHOLD, i32::MAX);
        let heap = libc::malloc(HEAP);
        if !heap.is_null() {
            let start = heap.cast::<u8>().align_offset(HUGE_PAGE);
            libc::madvise(
                heap.wrapping_byte_add(start),
                HEAP.saturating_sub(start),
                libc::MADV_HUGEPAGE,
            );
            libc::free(heap);
        }
    }
}

/// Has the kernel put memory behind the table. What is in it does not change, so the engine
/// may be at work there already.
fn touch(Table(table): Table) {
    for start in (0..LARGEST_TABLE).step_by(HUGE_PAGE) {
        // SAFETY: the range is within the allocation; should the engine have freed it, the
        // call fails or touches memory that is then someone else's, and changes neither.
        unsafe {
            libc::madvise(
                table.wrapping_byte_add(start),
                HUGE_PAGE,
                libc::MADV_POPULATE_WRITE,
            );
        }
    }
}

fn allocate(size: usize) -> Option<Table> {
    let mut memory = ptr::null_mut();
    // SAFETY: the alignment is a power of two, and `memory` is written on success. The advice
    // covers memory just obtained and does not change what is in it.
    unsafe {
        if libc::posix_memalign(&raw mut memory, HUGE_PAGE, size) != 0 {
            return None;
        }
        libc::madvise(memory, size, libc::MADV_HUGEPAGE);
    }
    Some(Table(memory))
}

/// Allocates for the engine: its `xmalloc`, which never returns null.
///
/// # Safety
///
/// As `malloc`: the memory is not initialised and is given back with `free`.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_xmalloc(size: usize) -> *mut c_void {
    if (SMALLEST_LARGEST_TABLE..=LARGEST_TABLE).contains(&size)
        && let Some(Table(table)) =
            READY.lock().unwrap_or_else(PoisonError::into_inner).pop()
    {
        return table;
    }
    if size >= HUGE_PAGE
        && let Some(Table(table)) = allocate(size)
    {
        return table;
    }
    // SAFETY: the engine's own function, with the engine's own argument.
    unsafe { __real_xmalloc(size) }
}
