//! What is said when the engine's C code crashes: it reads fonts and pictures as they come, and
//! a signal would end the program without a word.

#![expect(
    unsafe_code,
    reason = "signals are the system's, and their handlers C functions"
)]

use std::sync::atomic::{AtomicPtr, Ordering};

/// The signals by which a program ends that does what it must not.
const SIGNALS: [libc::c_int; 5] =
    [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGABRT];

/// What is written where, and how the program then ends.
struct LastWords {
    text: Vec<u8>,
    descriptor: libc::c_int,
    code: libc::c_int,
}

static LAST_WORDS: AtomicPtr<LastWords> = AtomicPtr::new(std::ptr::null_mut());

/// From now on, a program that crashes writes this to standard output, or else to standard
/// error, and ends with this code.
pub fn on_crash(text: String, is_for_output: bool, code: u8) {
    let descriptor =
        if is_for_output { libc::STDOUT_FILENO } else { libc::STDERR_FILENO };
    let words = LastWords { text: text.into_bytes(), descriptor, code: code.into() };
    // Never freed: a crash can come at any time.
    LAST_WORDS.store(Box::into_raw(Box::new(words)), Ordering::Release);
    for signal in SIGNALS {
        // SAFETY: an action of zeros is a valid one, and the handler calls nothing but what a
        // handler may call.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = end as *const () as usize;
            action.sa_flags = libc::SA_ONSTACK | libc::SA_RESETHAND;
            libc::sigaction(signal, &raw const action, std::ptr::null_mut());
        }
    }
}

extern "C" fn end(_signal: libc::c_int) {
    // SAFETY: what the pointer leads to is never freed; `write` and `_exit` may be called here.
    unsafe {
        if let Some(words) = LAST_WORDS.load(Ordering::Acquire).as_ref() {
            libc::write(words.descriptor, words.text.as_ptr().cast(), words.text.len());
            libc::_exit(words.code);
        }
    }
}
