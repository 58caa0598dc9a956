//! Keeps a panic of the CSL processor from ending the program: styles and publications are other
//! people's, and the processor is not written for all of them.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread is expected, and not to be printed.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What this gives, or nothing if it panics.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_GUARDED.get() {
                print(info);
            }
        }));
    });
    let before = IS_GUARDED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(before);
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_is_nothing() {
        assert_eq!(guarded(|| 5), Some(5));
        let empty: &[u8] = &[];
        assert_eq!(guarded(|| empty[usize::from(empty.is_empty())]), None);
    }
}
