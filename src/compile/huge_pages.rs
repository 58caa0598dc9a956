//! Gives the engine's tables their memory, and has it ready when it is asked for.
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
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use std::{ptr, thread};

/// A huge page on x86-64 and, with 4 KB pages, on AArch64.
const HUGE_PAGE: usize = 2 << 20;

/// The size of the table of what commands mean (`eqtb` in `xetex-ini.c`), filled from end to
/// end.
const MEANINGS: usize = 76_331_680;

/// The size of the table of their names (`yhash`). An engine whose tables have other sizes is
/// served all the same, without what is done here for these two.
const NAMES: usize = 76_327_568;

/// The part of the table of names that has none, because no name can be looked up for it: from
/// behind `UNDEFINED_CONTROL_SEQUENCE` to `EQTB_SIZE` (`xetex_format.h`; the table starts at
/// `HASH_OFFSET`). The engine writes zeros there and never reads them.
const NAMELESS: Range<usize> = (2_254_340 - 514) * 8..(8_941_458 - 514) * 8;

/// How much memory stands for all of the nameless part.
const STAND_IN: usize = 1 << 20;

/// How much of the heap is taken in advance.
const HEAP: usize = 24 << 20;

/// Tables made in advance that the engine has not asked for yet.
static READY: Mutex<Vec<Table>> = Mutex::new(Vec::new());

/// Memory that can be given to any thread, once.
#[derive(Clone, Copy)]
struct Table {
    start: *mut c_void,
    size: usize,
}

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
    ready.extend([NAMES, MEANINGS].into_iter().filter_map(Table::new));
    let tables = ready.clone();
    // Without the thread the tables are touched when they are filled.
    let _ = thread::Builder::new().name("tables".to_owned()).spawn(move || {
        for table in tables {
            table.touch();
        }
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

impl Table {
    fn new(size: usize) -> Option<Self> {
        let mut start = ptr::null_mut();
        // SAFETY: the alignment is a power of two, and `start` is written on success. The advice
        // covers memory just obtained and does not change what is in it.
        unsafe {
            if libc::posix_memalign(&raw mut start, HUGE_PAGE, size) != 0 {
                return None;
            }
            libc::madvise(start, size, libc::MADV_HUGEPAGE);
        }
        let table = Self { start, size };
        if size == NAMES {
            table.share_nameless();
        }
        Some(table)
    }

    /// Puts one piece of memory behind the whole nameless part, again and again.
    ///
    /// All of it reads zero whatever part of it is set to zero, so the engine sees no
    /// difference, and 53 MB need not be fetched and filled. Where the kernel refuses, the part
    /// stays as it was.
    fn share_nameless(self) {
        let whole = NAMELESS.start.next_multiple_of(HUGE_PAGE)
            ..NAMELESS.end / HUGE_PAGE * HUGE_PAGE;
        // SAFETY: the mappings replace pages within the allocation that nothing is kept in yet;
        // they are released with it.
        unsafe {
            let memory = libc::memfd_create(c"tables".as_ptr(), libc::MFD_CLOEXEC);
            if memory < 0 {
                return;
            }
            if libc::ftruncate(memory, STAND_IN.try_into().unwrap_or_default()) == 0 {
                for offset in whole.clone().step_by(STAND_IN) {
                    libc::mmap(
                        self.start.wrapping_byte_add(offset),
                        STAND_IN,
                        libc::PROT_READ | libc::PROT_WRITE,
                        libc::MAP_SHARED | libc::MAP_FIXED,
                        memory,
                        0,
                    );
                }
                libc::memset(self.start.wrapping_byte_add(whole.start), 0, STAND_IN);
                libc::madvise(
                    self.start.wrapping_byte_add(whole.start),
                    whole.len(),
                    libc::MADV_POPULATE_READ,
                );
            }
            libc::close(memory);
        }
    }

    /// Has the kernel put memory behind the part that is filled. What is in it does not change,
    /// so the engine may be at work there already.
    fn touch(self) {
        let filled =
            if self.size == NAMES { NAMELESS.end..self.size } else { 0..self.size };
        for offset in
            (filled.start / HUGE_PAGE * HUGE_PAGE..filled.end).step_by(HUGE_PAGE)
        {
            // SAFETY: the range is within the allocation; should the engine have freed it, the
            // call fails or touches memory that is then someone else's, and changes neither.
            unsafe {
                libc::madvise(
                    self.start.wrapping_byte_add(offset),
                    HUGE_PAGE.min(self.size - offset),
                    libc::MADV_POPULATE_WRITE,
                );
            }
        }
    }
}

/// Allocates for the engine: its `xmalloc`, which never returns null.
///
/// # Safety
///
/// As `malloc`: the memory is not initialised and is given back with `free`.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_xmalloc(size: usize) -> *mut c_void {
    if size >= HUGE_PAGE {
        let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
        let place = ready.iter().position(|table| table.size == size);
        if let Some(table) =
            place.map(|place| ready.swap_remove(place)).or_else(|| Table::new(size))
        {
            return table.start;
        }
    }
    // SAFETY: the engine's own function, with the engine's own argument.
    unsafe { __real_xmalloc(size) }
}
