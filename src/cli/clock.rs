//! The clock of the system, and the date that the environment fixes.

use std::time::{Duration, Instant, SystemTime};

use crate::app::Clock;

/// The clock of this process.
pub(super) fn clock() -> Clock {
    Clock { time: SystemTime::now, instant: Instant::now, fixed: epoch() }
}

/// The date of `SOURCE_DATE_EPOCH`, in seconds since 1970.
fn epoch() -> Option<SystemTime> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}
