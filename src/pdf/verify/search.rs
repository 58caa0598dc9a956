//! Finds the texts of a document in those of its pages.
//!
//! A page may hold more than the document (signs between pieces, labels, heads), a theme
//! arranges the values of an entry and may set a section elsewhere, and where a page ends
//! another column may stand between two pieces, or in one. So each passage is sought near the
//! one before, its longest pieces first; on the next page, if it is not there; and of several
//! ways that in which the least is missing.

use std::cmp::Reverse;
use std::ops::Range;

use super::backwards;
use super::expected::{Passage, Piece, Stretch};
use super::letters::runs_backwards;
use super::places::{cuts, places};
use super::spot::{Found, Spot};

/// A piece that does not stand where it must.
#[derive(Debug)]
pub(super) struct Missing<'d> {
    /// The piece.
    pub piece: &'d Piece,
    /// What it belongs to.
    pub passage: &'d Passage,
    /// Whether it stands somewhere else.
    pub is_elsewhere: bool,
}

/// The characters of all pages as they are compared, and where each page ends.
#[derive(Debug, Default)]
pub(super) struct Pages {
    letters: String,
    ends: Vec<usize>,
}

/// How many letters more than those of a passage may stand where it does, and how many for
/// each of its pieces.
const ROOM: usize = 120;
const ROOM_FOR_A_PIECE: usize = 8;

/// How many places are tried for a section that is not behind the one before.
const MOST_PLACES: usize = 12;

/// For how many pieces of a passage a second place is tried.
const MOST_LATE: usize = 12;

/// A piece of fewer letters does not go on in another column.
const LEAST_SPLIT: usize = 12;

/// Which place a piece takes.
#[derive(Clone, Copy)]
struct Choice {
    /// Whether it may begin on one page and go on on the next.
    may_split: bool,
    /// Whether it takes the second that there is for it.
    is_late: bool,
}

impl Pages {
    /// Takes a page, without letters that pages do not have.
    pub(super) fn add(&mut self, text: &str, lacking: &str) {
        self.letters.push_str(&super::letters(text));
        if !lacking.is_empty() {
            self.letters.retain(|letter| !lacking.contains(letter));
        }
        self.ends.push(self.letters.len());
    }

    /// The pieces that are not where they must be. In a document from right to left none has
    /// a place of its own: a line holds its pieces from the last to the first.
    pub(super) fn missing<'d>(
        &self,
        stretches: &'d [Stretch],
        is_right_to_left: bool,
    ) -> Vec<Missing<'d>> {
        let (mut cursor, mut taken, mut missing) = (0, Vec::new(), Vec::new());
        let mut backwards = Vec::new();
        for stretch in stretches {
            let found = self.stretch(stretch, cursor);
            cursor = found.end;
            for (passage, spots) in stretch.passages.iter().zip(&found.spots) {
                for (piece, spot) in passage.pieces.iter().zip(spots) {
                    match spot {
                        Some(spot) => taken.extend(spot.ranges()),
                        None if is_right_to_left || runs_backwards(&piece.text) => {
                            backwards.push((piece, passage));
                        }
                        None => missing.push((piece, passage)),
                    }
                }
            }
        }
        taken.sort_by_key(|range| range.start);
        let missing = missing.into_iter().map(|(piece, passage)| {
            let is_elsewhere = self.has_besides(&piece.letters, &taken);
            Missing { piece, passage, is_elsewhere }
        });
        missing.chain(backwards::lost(&self.letters, backwards, &taken)).collect()
    }

    /// Whether these letters stand in a place that is not taken.
    fn has_besides(&self, letters: &str, taken: &[Range<usize>]) -> bool {
        self.letters.match_indices(letters).any(|(at, _)| {
            let after = taken.partition_point(|range| range.end <= at);
            taken.get(after).is_none_or(|range| range.start >= at + letters.len())
        })
    }

    /// A stretch, best behind the one before.
    fn stretch(&self, stretch: &Stretch, cursor: usize) -> Found {
        let mut best = self.stretch_from(stretch, cursor);
        if best.lost == 0 {
            return best;
        }
        let first = stretch.passages.iter().find(|passage| !passage.pieces.is_empty());
        let Some(first) = first else { return best };
        let Some(longest) = first.pieces.iter().max_by_key(|piece| piece.letters.len())
        else {
            return best;
        };
        let others = self.letters.match_indices(&longest.letters).map(|(at, _)| at);
        for start in others.take(MOST_PLACES) {
            // Of a passage of several pieces, others may stand before the longest.
            let start = match first.pieces.len() {
                1 => start,
                _ => self.letters.floor_char_boundary(start.saturating_sub(first.room())),
            };
            let found = self.stretch_from(stretch, start);
            if found.lost < best.lost {
                best = found;
            }
        }
        best
    }

    fn stretch_from(&self, stretch: &Stretch, start: usize) -> Found {
        let mut all = Found { spots: Vec::new(), lost: 0, end: start };
        // Texts that run backwards have no place, and take some room.
        let mut unplaced = 0;
        for (at, passage) in stretch.passages.iter().enumerate() {
            let next = stretch.passages.get(at + 1);
            let found = self.passage(passage, next, all.end, unplaced);
            unplaced = if found.end > all.end { 0 } else { unplaced };
            unplaced +=
                passage.backwards().map(|piece| piece.letters.len()).sum::<usize>();
            all.end = all.end.max(found.end);
            all.lost += found.lost;
            all.spots.extend(found.spots);
        }
        all
    }

    /// A passage behind this place: near it, or on the next page.
    fn passage(
        &self,
        passage: &Passage,
        next: Option<&Passage>,
        from: usize,
        unplaced: usize,
    ) -> Found {
        let near = self.ahead(from, passage.room() + unplaced);
        let found = self.within(passage, from..near, false);
        let fence = next.and_then(|next| self.fence(passage, &found, next));
        if found.lost == 0 && fence.is_none_or(|fence| found.end <= fence) {
            return found;
        }
        // What follows tells whether a piece was found in the place of another.
        let cost = |found: &Found| {
            let Some(next) = next else { return found.lost };
            let from = found.end.max(from);
            let near = self.ahead(from, next.room() + unplaced);
            found.lost + self.within(next, from..near, true).lost
        };
        let last = self.page_of(near) + 1;
        let far = self.ends.get(last).or(self.ends.last()).copied().unwrap_or(near);
        let others = [
            fence.map(|fence| self.within(passage, from..fence.max(from), false)),
            Some(self.within(passage, from..far, true)),
        ];
        let mut best = (cost(&found), found);
        for other in others.into_iter().flatten() {
            let cost = cost(&other);
            if cost < best.0 {
                best = (cost, other);
            }
        }
        best.1
    }

    /// Where the passage that follows begins at the latest: its longest piece, behind the
    /// longest of this one.
    fn fence(&self, passage: &Passage, found: &Found, next: &Passage) -> Option<usize> {
        let spots = found.spots.first()?;
        let longest = (0..spots.len()).max_by_key(|at| passage.pieces[*at].letters.len());
        let from = spots[longest?].as_ref()?.end();
        let wanted = next.pieces.iter().max_by_key(|piece| piece.letters.len())?;
        let ahead = self.ahead(from, passage.room() + next.room());
        let at = self.letters.get(from..ahead)?.find(&wanted.letters)?;
        Some(from + at)
    }

    /// The pieces of a passage, each in the first place that leaves one to all others, if
    /// there is one.
    fn within(&self, passage: &Passage, bounds: Range<usize>, may_split: bool) -> Found {
        let mut best = self.placed(passage, bounds.clone(), may_split, None);
        if best.lost == 0 || best.lost == passage.pieces.len() {
            return best;
        }
        // A piece may begin with the end of another, and be found there.
        for late in 0..passage.pieces.len().min(MOST_LATE) {
            let found = self.placed(passage, bounds.clone(), may_split, Some(late));
            if found.lost < best.lost {
                best = found;
            }
        }
        best
    }

    /// The pieces of a passage, the longest first: each has the room that those of its lane
    /// leave it. One of them takes the second place that there is for it.
    fn placed(
        &self,
        passage: &Passage,
        bounds: Range<usize>,
        may_split: bool,
        late: Option<usize>,
    ) -> Found {
        let pieces = &passage.pieces;
        let mut order: Vec<_> = (0..pieces.len()).collect();
        order.sort_by_key(|at| Reverse(pieces[*at].letters.len()));
        let mut spots: Vec<Option<Spot>> = vec![None; pieces.len()];
        let mut lost = 0;
        for at in order {
            let piece = &pieces[at];
            if runs_backwards(&piece.text) {
                continue;
            }
            let of_lane = |other: &usize| pieces[*other].lane == piece.lane;
            let before = (0..at).filter(of_lane).filter_map(|at| spots[at].as_ref());
            let low = before.map(Spot::end).fold(bounds.start, usize::max);
            let after = (at + 1..pieces.len())
                .filter(of_lane)
                .filter_map(|at| spots[at].as_ref());
            let high = after.map(Spot::start).fold(bounds.end, usize::min);
            let choice = Choice { may_split, is_late: late == Some(at) };
            let spot = self.piece(piece, low..high, &spots, choice);
            lost += usize::from(spot.is_none());
            spots[at] = spot;
        }
        let end = spots.iter().flatten().map(Spot::end).max().unwrap_or(bounds.start);
        Found { spots: vec![spots], lost, end }
    }

    /// The first place of a piece that no other has, or the second.
    fn piece(
        &self,
        piece: &Piece,
        bounds: Range<usize>,
        taken: &[Option<Spot>],
        Choice { may_split, is_late }: Choice,
    ) -> Option<Spot> {
        let room = self.letters.get(bounds.clone())?;
        let length = piece.letters.len();
        let is_free =
            |spot: &Spot| !taken.iter().flatten().any(|other| other.meets(spot));
        let spots = places(room, &piece.letters).map(|at| {
            let start = bounds.start + at;
            Spot { first: start..start + length, rest: None }
        });
        let whole = spots.filter(is_free).nth(usize::from(is_late));
        whole.or_else(|| {
            (may_split && length >= LEAST_SPLIT)
                .then(|| self.split(piece, bounds))
                .flatten()
                .filter(is_free)
        })
    }

    /// A piece that begins on one page and goes on, at a word, on the next.
    fn split(&self, piece: &Piece, bounds: Range<usize>) -> Option<Spot> {
        let ends = self.ends.iter().copied();
        for end in ends.filter(|end| bounds.start < *end && *end < bounds.end) {
            let (before, after) = (
                self.letters.get(bounds.start..end)?,
                self.letters.get(end..bounds.end)?,
            );
            for cut in cuts(piece).into_iter().rev() {
                let (start, rest) = piece.letters.split_at_checked(cut)?;
                if let (Some(first), Some(second)) =
                    (before.rfind(start), after.find(rest))
                {
                    let first = bounds.start + first;
                    let second = end + second;
                    return Some(Spot {
                        first: first..first + start.len(),
                        rest: Some(second..second + rest.len()),
                    });
                }
            }
        }
        None
    }

    /// So many letters ahead.
    fn ahead(&self, from: usize, letters: usize) -> usize {
        self.letters.ceil_char_boundary(from.saturating_add(letters))
    }

    /// The page of a letter.
    fn page_of(&self, letter: usize) -> usize {
        self.ends.partition_point(|end| *end <= letter)
    }
}

impl Passage {
    /// How many letters may stand where it does.
    fn room(&self) -> usize {
        let letters: usize = self.pieces.iter().map(|piece| piece.letters.len()).sum();
        letters + self.formulas + ROOM + self.pieces.len() * ROOM_FOR_A_PIECE
    }

    fn backwards(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| runs_backwards(&piece.text))
    }
}

#[cfg(test)]
mod tests {
    use super::super::expected::Lane;
    use super::super::kind::Kind;
    use super::super::letters::letters;
    use super::*;

    /// A section with entries, each given by its values.
    fn section(entries: &[&[&str]]) -> Stretch {
        const NAMES: [&str; 3] = ["title", "organization", "location"];
        let piece = |(at, text): (usize, &&str)| Piece {
            text: (*text).to_owned(),
            letters: letters(text),
            lane: Lane::Value(NAMES[at % 3]),
            kind: Kind::Text,
            command: 0,
        };
        let passage = |texts: &&[&str]| Passage {
            pieces: texts.iter().enumerate().map(piece).collect(),
            formulas: 0,
        };
        Stretch { passages: entries.iter().map(passage).collect() }
    }

    /// What is missing on pages, and whether it is elsewhere.
    fn missing(sections: &[Stretch], texts: &[&str]) -> Vec<(String, bool)> {
        let mut pages = Pages::default();
        for text in texts {
            pages.add(text, "");
        }
        let missing = pages.missing(sections, false);
        missing.iter().map(|one| (one.piece.text.clone(), one.is_elsewhere)).collect()
    }

    const WORK: [&[&str]; 2] =
        [&["Translator", "Taylor", "Paris"], &["Adviser", "Babbage", "Paris"]];

    #[test]
    fn the_values_of_an_entry_may_have_any_order() {
        let page = "Taylor: Paris, Translator. Paris, Babbage: Adviser";
        assert_eq!(missing(&[section(&WORK)], &[page]), []);
    }

    #[test]
    fn a_value_is_not_found_in_the_next_entry() {
        let page = "Translator, Taylor. Adviser, Babbage, Paris";
        assert_eq!(missing(&[section(&WORK)], &[page]), [("Paris".to_owned(), false)]);
    }

    #[test]
    fn a_value_that_begins_as_the_one_before_ends_is_found_behind_it() {
        let entry: &[&str] = &["Report, Kiel Institute", "Kiel Institute, Kiel", "2004"];
        let page = "Report, Kiel Institute, Kiel Institute, Kiel, 2004";
        assert_eq!(missing(&[section(&[entry])], &[page]), []);
        let page = "Report, Kiel Institute, Kiel, 2004";
        assert_eq!(missing(&[section(&[entry])], &[page]).len(), 1);
    }

    #[test]
    fn entries_out_of_order_are_elsewhere() {
        let page = "Adviser, Babbage, Paris. Translator, Taylor, Paris";
        let found = missing(&[section(&WORK)], &[page]);
        assert!(!found.is_empty() && found.iter().all(|(_, is_elsewhere)| *is_elsewhere));
    }

    #[test]
    fn a_section_may_stand_elsewhere() {
        let sections = [section(&WORK), section(&[&["Skills"], &["Poetry"]])];
        let page = "Skills Poetry Translator, Taylor, Paris. Adviser, Babbage, Paris";
        assert_eq!(missing(&sections, &[page]), []);
    }

    #[test]
    fn a_text_goes_on_behind_another_column_of_the_next_page() {
        let text = "Wrote notes on an engine that was never built";
        let sections = [section(&[&["Work"], &[text], &["Went to Paris"]])];
        let column = "a long column ".repeat(40);
        let pages = [
            "Work Wrote notes on an",
            &format!("{column} engine that was never built Went to Paris"),
        ];
        assert_eq!(missing(&sections, &pages), []);
        let broken =
            ["Work Wrote notes on an", &format!("{column} engine Went to Paris")];
        assert_eq!(missing(&sections, &broken), [(text.to_owned(), false)]);
    }

    #[test]
    fn words_from_right_to_left_are_compared_by_their_letters() {
        let sections = [section(&[&["ABC"], &["שלום עולם"], &["DEF"]])];
        assert_eq!(missing(&sections, &["ABC םלוע םולש DEF"]), []);
        let found = missing(&sections, &["ABC םלוע DEF"]);
        assert_eq!(found, [("שלום עולם".to_owned(), false)]);
    }
}
