//! Which date a PDF carries.

use std::time::{Duration, SystemTime};

use jiff::Unit;
use jiff::civil::{Date, date};

use crate::model::date::PartialDate;

const EPOCH: Date = date(1970, 1, 1);
const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// The date of a PDF.
pub(crate) struct Moment {
    /// The date.
    pub time: SystemTime,
    /// Whether it is the same on any day: stated by the CV or by `SOURCE_DATE_EPOCH`.
    pub is_fixed: bool,
}

/// The CV's own date; or that of `SOURCE_DATE_EPOCH`, in seconds since 1970
/// (reproducible-builds.org); or now.
pub(super) fn of(day: Option<PartialDate>) -> Moment {
    let fixed = day.and_then(midnight).or_else(epoch);
    let time = fixed.unwrap_or_else(SystemTime::now);
    Moment { time, is_fixed: fixed.is_some() }
}

fn epoch() -> Option<SystemTime> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
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
