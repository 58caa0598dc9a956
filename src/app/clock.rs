//! The clock, handed in by whoever calls: nothing below `cli` reads one by itself.

use std::time::{Duration, Instant, SystemTime};

use jiff::Unit;
use jiff::civil::{Date, date};

use crate::model::date::PartialDate;
use crate::pdf::stamp::Moment;

/// Which date a PDF carries, and how long something took.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Reads the time of day.
    pub time: fn() -> SystemTime,
    /// Reads a clock that never goes back.
    pub instant: fn() -> Instant,
    /// The date of every PDF whose CV states none, instead of today:
    /// `SOURCE_DATE_EPOCH` (reproducible-builds.org).
    pub fixed: Option<SystemTime>,
}

const EPOCH: Date = date(1970, 1, 1);
const SECONDS_A_DAY: u64 = 24 * 60 * 60;

impl Clock {
    /// The CV's own date; or the fixed one; or now.
    pub(crate) fn moment(&self, day: Option<PartialDate>) -> Moment {
        let fixed = day.and_then(midnight).or(self.fixed);
        Moment { time: fixed.unwrap_or_else(self.time), is_fixed: fixed.is_some() }
    }

    /// How long it is since then.
    pub(crate) fn since(&self, start: Instant) -> Duration {
        (self.instant)().saturating_duration_since(start)
    }
}

/// The first moment of a date in universal time; none before 1970, which a PDF cannot say.
fn midnight(date: PartialDate) -> Option<SystemTime> {
    let year = i16::try_from(date.year).ok()?;
    let month = i8::try_from(date.month.unwrap_or(1)).ok()?;
    let day = i8::try_from(date.day.unwrap_or(1)).ok()?;
    let date = Date::new(year, month, day).ok()?;
    let days = date.since((Unit::Day, EPOCH)).ok()?.get_days();
    let seconds = u64::try_from(days).ok()? * SECONDS_A_DAY;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}
