//! When to render: as soon as a save is over, which is seen by a short silence.

use std::time::{Duration, Instant};

use super::events::Change;

/// How long it is silent after a file that is whole: closed, or moved into place.
const AFTER_WHOLE: Duration = Duration::from_millis(3);

/// How long it is silent after a file that may be half written or about to be replaced.
/// Programs end a save within this; for one that does not the next event makes good.
const AFTER_PARTIAL: Duration = Duration::from_millis(30);

/// How long it is silent after a flood: changes that come soon after a rendering began.
const AFTER_FLOOD: Duration = Duration::from_millis(100);

/// How soon a change comes that makes a flood of single saves.
const SOON: Duration = Duration::from_millis(300);

/// The longest that a flood puts a rendering off.
const LONGEST: Duration = Duration::from_millis(500);

/// The rendering that is awaited, if one is, and the last one that was.
#[derive(Default)]
pub(crate) struct Pace {
    awaited: Option<Due>,
    last: Option<Instant>,
}

struct Due {
    at: Instant,
    at_the_latest: Instant,
    is_flood: bool,
}

impl Pace {
    /// A rendering is due at once.
    pub(crate) fn hurry(&mut self, now: Instant) {
        self.awaited = Some(Due { at: now, at_the_latest: now, is_flood: false });
    }

    /// A rendering is due when the silence after this change is long enough.
    pub(crate) fn touched(&mut self, now: Instant, change: Change) {
        let before = self.awaited.as_ref();
        let is_flood = before.is_some_and(|due| due.is_flood)
            || self.last.is_some_and(|last| now < last + SOON);
        let silence = match change {
            _ if is_flood => AFTER_FLOOD,
            Change::Whole => AFTER_WHOLE,
            Change::Partial | Change::Folders => AFTER_PARTIAL,
        };
        let at_the_latest = before.map_or(now + LONGEST, |due| due.at_the_latest);
        let at = at_the_latest.min(now + silence);
        self.awaited = Some(Due { at, at_the_latest, is_flood });
    }

    /// Whether a rendering is awaited, due or not.
    pub(crate) fn is_awaiting(&self) -> bool {
        self.awaited.is_some()
    }

    /// How long it is until a rendering is due.
    pub(crate) fn rest(&self, now: Instant) -> Option<Duration> {
        let due = self.awaited.as_ref()?;
        Some(due.at.saturating_duration_since(now))
    }

    /// Whether a rendering is due; it is no longer awaited then.
    pub(crate) fn take_due(&mut self, now: Instant) -> bool {
        let is_due = self.awaited.take_if(|due| due.at <= now).is_some();
        if is_due {
            self.last = Some(now);
        }
        is_due
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test begins at any instant")]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_rendered_sooner_than_one_that_may_be_half_written() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        pace.touched(start, Change::Partial);
        assert!(!pace.take_due(start + AFTER_WHOLE));
        pace.touched(start, Change::Whole);
        assert!(pace.take_due(start + AFTER_WHOLE));
        assert!(!pace.is_awaiting());
    }

    #[test]
    fn a_flood_is_rendered_at_its_start_and_then_seldom() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        let mut renderings = Vec::new();
        for millisecond in 0..1500 {
            let now = start + Duration::from_millis(millisecond);
            if millisecond % 10 == 0 {
                pace.touched(now, Change::Whole);
            }
            if pace.take_due(now) {
                renderings.push(millisecond);
            }
        }
        assert_eq!(renderings, [3, 510, 1020]);
    }

    #[test]
    fn a_save_after_a_while_is_no_flood() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        for second in 0..3 {
            let now = start + Duration::from_secs(second);
            pace.touched(now, Change::Whole);
            assert!(pace.take_due(now + AFTER_WHOLE));
        }
    }
}
