//! Which trials are made. Knows nothing of TeX: a trial takes how far the looks are changed and
//! how many entries are left out, and gives the length.

/// How long a document is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    /// The number of its pages.
    pub pages: u32,
    /// How much of the last page is used, from 0 to 1.
    pub last: f64,
}

impl Length {
    /// In pages, with the part of the last.
    pub(super) fn in_pages(self) -> f64 {
        f64::from(self.pages) - 1.0 + self.last
    }
}

/// What a trial has shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// How long it is.
    pub length: Length,
    /// How far the looks can be changed.
    pub tightest: f64,
}

/// A last page of which less is used looks like a mistake: four or five lines.
const NEARLY_EMPTY: f64 = 0.1;
/// How far the looks may change to get rid of such a page that no promise forbids.
const GENTLE: f64 = 2.0;
/// The loosest setting, where pages are to be filled.
const LOOSEST: f64 = -2.0;
/// A last page of which so much is used needs no looser trial.
const FULL: f64 = 0.95;
/// Two trials that are no further apart look the same.
const CLOSE: f64 = 0.08;
/// The most trials of a search; and for one of its questions.
const MOST_TRIALS: usize = 13;
const TRIALS: usize = 4;
const FEWER_TRIALS: usize = 3;
/// How many more there are where only the last resort fits.
const MORE_TRIALS: usize = 2;

/// About how much of the length is left: at 0, 1 and so on.
const MODEL: [f64; 6] = [1.0, 0.96, 0.91, 0.88, 0.76, 0.71];

/// A trial that was made: its number, where it was, and its length.
#[derive(Clone, Copy, Debug)]
struct Point {
    number: usize,
    at: f64,
    length: f64,
    fits: bool,
}

/// Between which trials the loosest setting that fits is searched for.
#[derive(Clone, Copy)]
struct Bracket {
    /// One that is too long.
    over: Point,
    /// One that fits, if one was found.
    fitting: Option<Point>,
}

impl Bracket {
    /// Above a trial that is too long.
    fn above(over: Point) -> Self {
        Self { over, fitting: None }
    }
}

/// A search under way.
pub(super) struct Search<T> {
    max: u32,
    spare: usize,
    trial: T,
    fills: bool,
    count: usize,
    tightest: f64,
}

impl<E, T: FnMut(f64, usize) -> Result<Shown, E>> Search<T> {
    /// Looks for a document of at most so many pages; so many of its entries may be left out.
    pub(super) fn new(max: u32, spare: usize, trial: T) -> Self {
        Self { max, spare, trial, fills: false, count: 0, tightest: 5.0 }
    }

    /// Whether the room that is left on the last page is filled.
    pub(super) fn filling(self, fills: bool) -> Self {
        Self { fills, ..self }
    }

    /// The number of the best trial, from 0; none where all are too long.
    pub(super) fn run(mut self) -> Result<Option<usize>, E> {
        let (natural, length) = self.try_it(0.0, 0)?;
        if natural.fits {
            return Ok(Some(self.fill(natural, length)?));
        }
        let found = self.tighten(Bracket::above(natural), 0, self.tightest, TRIALS)?;
        match found {
            Some(found) => Ok(Some(found.number)),
            None => self.leave_out(natural),
        }
    }

    fn try_it(&mut self, at: f64, left_out: usize) -> Result<(Point, Length), E> {
        let Shown { length, tightest } = (self.trial)(at, left_out)?;
        self.tightest = tightest;
        let fits = length.pages <= self.max;
        let point = Point { number: self.count, at, length: length.in_pages(), fits };
        self.count += 1;
        Ok((point, length))
    }

    /// A document that is short enough: its last page is to hold more than a few lines.
    fn fill(&mut self, natural: Point, length: Length) -> Result<usize, E> {
        if length.pages == 1 || length.last >= NEARLY_EMPTY {
            return self.loosen(natural, length);
        }
        let max = std::mem::replace(&mut self.max, length.pages - 1);
        let over = Point { fits: false, ..natural };
        let pulled_in = self.tighten(Bracket::above(over), 0, GENTLE, FEWER_TRIALS)?;
        self.max = max;
        if let Some(found) = pulled_in {
            return Ok(found.number);
        }
        let (spread, spread_length) = self.try_it(-1.0, 0)?;
        let is_better = spread.fits
            && spread_length.pages == length.pages
            && spread_length.last > length.last;
        Ok(if is_better { spread.number } else { natural.number })
    }

    /// The loosest setting with as many pages, where they are to be filled.
    fn loosen(&mut self, natural: Point, length: Length) -> Result<usize, E> {
        if !self.fills || length.last >= FULL {
            return Ok(natural.number);
        }
        let max = std::mem::replace(&mut self.max, length.pages);
        let (over, _) = self.try_it(LOOSEST, 0)?;
        let found = if over.fits {
            Some(over)
        } else {
            let between = Bracket { over, fitting: Some(natural) };
            self.tighten(between, 0, 0.0, TRIALS)?
        };
        self.max = max;
        Ok(found.map_or(natural.number, |found| found.number))
    }

    /// The loosest setting that fits, from one that does not up to a bound.
    fn tighten(
        &mut self,
        Bracket { mut over, mut fitting }: Bracket,
        left_out: usize,
        bound: f64,
        trials: usize,
    ) -> Result<Option<Point>, E> {
        let max = f64::from(self.max);
        // What is far too long is tried at the bound alone.
        let reach = over.length / model(over.at) * model(bound);
        let mut left = trials;
        while left > 0 {
            left -= 1;
            let at = match fitting {
                Some(fitting) => between(over, fitting, max),
                None if reach > 1.1 * max || left == 0 => bound,
                None => ahead(over, max).max(over.at + CLOSE).min(bound),
            };
            let (point, _) = self.try_it(at, left_out)?;
            if point.fits {
                fitting = Some(point);
                if max - point.length < 1.0 - FULL {
                    break;
                }
                // The bound, which was the last resort, may be far more than is needed.
                if left == 0 && at >= bound {
                    left = MORE_TRIALS;
                }
            } else if at >= bound {
                break;
            } else {
                over = point;
            }
            if fitting.is_some_and(|fitting| fitting.at - over.at < CLOSE) {
                break;
            }
        }
        Ok(fitting)
    }

    /// At the tightest, without the fewest entries that are enough.
    fn leave_out(&mut self, natural: Point) -> Result<Option<usize>, E> {
        if self.spare == 0 {
            return Ok(None);
        }
        let (tightest, max) = (self.tightest, f64::from(self.max));
        let (mut many, _) = self.try_it(tightest, self.spare)?;
        if !many.fits {
            return Ok(None);
        }
        let part = model(tightest);
        let mut few = Point { at: tightest, length: natural.length * part, ..natural };
        let (mut fewest, mut most) = (0, self.spare);
        while most - fewest > 1 && self.count < MOST_TRIALS - FEWER_TRIALS + 1 {
            // Entries are of all lengths, so the lengths tell little: each second trial halves.
            let share = (few.length - max) / (few.length - many.length);
            let is_told = share.is_finite() && self.count.is_multiple_of(2);
            let share = if is_told { share.clamp(0.05, 0.95) } else { 0.5 };
            let guess =
                (fewest + part_of(most - fewest, share)).clamp(fewest + 1, most - 1);
            let (point, _) = self.try_it(tightest, guess)?;
            if point.fits {
                (most, many) = (guess, point);
            } else {
                (fewest, few) = (guess, point);
            }
        }
        if max - many.length < 1.0 - FULL {
            return Ok(Some(many.number));
        }
        // What they leave free goes back to size, lines and spaces.
        let loose = Point { at: 0.0, length: many.length / part, ..natural };
        let between = Bracket { over: loose, fitting: Some(many) };
        let trials = MOST_TRIALS.saturating_sub(self.count);
        let found = self.tighten(between, most, tightest, trials)?;
        Ok(found.map(|found| found.number))
    }
}

/// Where a document that is too long is likely to fit.
fn ahead(over: Point, max: f64) -> f64 {
    inverse(model(over.at) * (max - 0.02) / over.length)
}

/// Where between two trials the document is likely to fill its pages.
fn between(over: Point, fitting: Point, max: f64) -> f64 {
    let share = (over.length - (max - 0.02)) / (over.length - fitting.length);
    // Pages end where blocks do, so lengths jump: at least a fifth of the way is gone.
    let share = share.clamp(0.2, 0.8);
    let (from, to) = (model(over.at), model(fitting.at));
    inverse(from + share * (to - from))
}

/// A share of a number of things, rounded up.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a CV has thousands of entries, not billions, and a share is of them"
)]
fn part_of(count: usize, share: f64) -> usize {
    (count as f64 * share).ceil() as usize
}

/// About which part of its length a document has.
fn model(at: f64) -> f64 {
    let mut from = 0.0;
    for pair in MODEL.windows(2) {
        if at <= from + 1.0 {
            return pair[0] + (at - from) * (pair[1] - pair[0]);
        }
        from += 1.0;
    }
    MODEL[MODEL.len() - 1]
}

/// Where a document has about this part of its length.
fn inverse(part: f64) -> f64 {
    let mut from = 0.0;
    for pair in MODEL.windows(2) {
        if part >= pair[1] {
            return from + (pair[0] - part) / (pair[0] - pair[1]);
        }
        from += 1.0;
    }
    3.0
}

#[cfg(test)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the lengths are those of CVs"
)]
mod tests {
    use super::*;

    /// Searches a document of so many pages at its natural looks, of which each spare entry is
    /// so long; gives the length of the best trial, where it was, and how many trials there were.
    fn search(
        natural: f64,
        max: u32,
        spare: usize,
        entry: f64,
    ) -> (Option<(f64, f64, usize)>, usize) {
        let mut made = Vec::new();
        let trial = |at: f64, left_out: usize| {
            // Not what the search expects: spaces do less, and pages end where entries do.
            let part = if at < 0.0 { 1.0 - 0.12 * at } else { model(at).powf(0.8) };
            let length = (natural - entry * left_out as f64) * part;
            let length = (length * 40.0).ceil() / 40.0;
            made.push((length, at, left_out));
            let pages = length.ceil().max(1.0);
            let last = length - pages + 1.0;
            Ok::<_, ()>(Shown {
                length: Length { pages: pages as u32, last },
                tightest: 5.0,
            })
        };
        let found = Search::new(max, spare, trial).run().expect("no trial fails");
        (found.map(|number| made[number]), made.len())
    }

    #[test]
    fn a_promise_is_kept_wherever_the_bound_allows_it() {
        for tenths in 5..120 {
            let natural = f64::from(tenths) / 10.0;
            for max in 1..=6 {
                let (found, trials) = search(natural, max, 0, 0.0);
                let can = (natural * model(5.0).powf(0.8) * 40.0).ceil() / 40.0
                    <= f64::from(max);
                assert_eq!(found.is_some(), can, "{natural} pages in {max}");
                assert!(trials <= 5, "{natural} pages in {max}: {trials} trials");
                if let Some((length, at, _)) = found {
                    assert!(length <= f64::from(max));
                    assert!(natural <= f64::from(max) || at > 0.0);
                }
            }
        }
    }

    #[test]
    fn what_fits_by_itself_is_left_alone() {
        assert_eq!(search(1.6, 2, 5, 0.1), (Some((1.6, 0.0, 0)), 1));
        assert_eq!(search(0.3, 1, 0, 0.1).1, 1);
    }

    #[test]
    fn pages_are_filled_after_fitting() {
        for hundredths in 205..245 {
            let natural = f64::from(hundredths) / 100.0;
            let (found, _) = search(natural, 2, 0, 0.0);
            let (length, ..) = found.expect("within the bounds");
            assert!(length > 1.85, "{natural} pages became {length}");
        }
    }

    #[test]
    fn a_page_with_room_is_filled_where_that_is_asked_for() {
        for hundredths in 50..100 {
            let natural = f64::from(hundredths) / 100.0;
            let mut made = Vec::new();
            let trial = |at: f64, _: usize| {
                let last = natural * (1.0 - 0.12 * at);
                made.push((last, at));
                let pages = last.ceil();
                let length = Length { pages: pages as u32, last: last - pages + 1.0 };
                Ok::<_, ()>(Shown { length, tightest: 5.0 })
            };
            let found = Search::new(2, 0, trial).filling(true).run();
            let (length, at) = made[found.expect("no trial fails").expect("it fits")];
            assert!(length <= 1.0, "{natural} pages became {length}");
            assert!(length > 0.9 || at <= LOOSEST, "{natural} pages became {length}");
            assert!(made.len() <= TRIALS + 2, "{} trials", made.len());
        }
    }

    #[test]
    fn a_last_page_of_a_few_lines_is_pulled_in_or_filled() {
        let (found, _) = search(2.05, 4, 0, 0.0);
        assert!(found.expect("fits").0 <= 2.0, "not pulled in");
        // Too much for two pages within gentle bounds, too little for a third.
        let (found, _) = search(5.08, 6, 0, 0.0);
        assert!(found.expect("fits").0 <= 5.0 || found.expect("fits").0 > 5.2);
    }

    #[test]
    fn entries_are_left_out_only_where_nothing_else_helps_and_not_too_many() {
        for tenths in 28..60 {
            let natural = f64::from(tenths) / 10.0;
            let (found, trials) = search(natural, 2, 40, 0.1);
            let (length, _, left_out) = found.expect("without all it is short");
            assert!(length <= 2.0 && trials <= MOST_TRIALS);
            let needed = ((natural - 2.0 / model(5.0).powf(0.8)) / 0.1).max(0.0);
            let more = left_out as f64 - needed;
            assert!(more < 4.0, "{natural} pages: {left_out} instead of {needed}");
        }
    }

    #[test]
    fn of_small_and_large_entries_no_more_go_than_must() {
        // Sixty prizes go first, then four posts of half a page.
        let mut made = Vec::new();
        let trial = |at: f64, left_out: usize| {
            let posts = 4 - left_out.saturating_sub(60).min(4);
            let prizes = 60 - left_out.min(60);
            let length = model(at) * (0.1 + 0.02 * prizes as f64 + 0.5 * posts as f64);
            made.push((length, left_out));
            let pages = length.ceil();
            let length = Length { pages: pages as u32, last: length - pages + 1.0 };
            Ok::<_, ()>(Shown { length, tightest: 5.0 })
        };
        let found = Search::new(1, 64, trial).run().expect("no trial fails");
        let (length, left_out) = made[found.expect("it fits")];
        assert!(length > 0.4 && left_out < 64, "{left_out} are left out, {length} stays");
        assert!(made.len() <= MOST_TRIALS, "{} trials", made.len());
    }
}
