//! The order in which a line from right to left is read. Its pieces stand in a page as they are
//! seen, from left to right; words of other scripts, which run from left to right in it, keep
//! that order among themselves (Unicode's bidirectional algorithm, turned round).

/// Which way the letters of a piece run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Direction {
    /// From left to right: Latin letters, figures.
    Forwards,
    /// From right to left.
    Backwards,
    /// Signs go with what is around them.
    #[default]
    Either,
}

impl Direction {
    /// That of a text as a page holds it.
    pub(super) fn of(text: &str) -> Self {
        if text.chars().any(crate::resources::fonts::is_right_to_left) {
            Self::Backwards
        } else if text.chars().any(char::is_alphanumeric) {
            Self::Forwards
        } else {
            Self::Either
        }
    }
}

/// Where a piece stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    /// The page, from 0.
    pub page: usize,
    /// The baseline.
    pub baseline: f64,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// The size of its text.
    pub size: f64,
    /// Which way it runs.
    pub direction: Direction,
}

impl Spot {
    /// Whether another begins where this one ends, or nearly.
    fn touches(&self, next: &Self) -> bool {
        next.left - self.right < 0.1 * self.size.max(next.size)
    }

    /// Whether another is a space away at most.
    fn is_beside(&self, next: &Self) -> bool {
        next.left - self.right < 0.55 * self.size.max(next.size)
    }

    /// Whether there is a space between this piece and the one that is read before it.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        let gap = (self.left - other.right).max(other.left - self.right);
        !self.is_in_line_of(other) || gap > 0.1 * self.size.max(other.size)
    }

    fn is_in_line_of(&self, other: &Self) -> bool {
        let distance = (self.baseline - other.baseline).abs();
        self.page == other.page && distance < 0.5 * self.size.max(other.size)
    }

    /// With another piece that belongs to the same element, if it is in the same line.
    pub(super) fn and(self, other: &Self) -> Self {
        if !other.is_in_line_of(&self) {
            return self;
        }
        let direction = match (self.direction, other.direction) {
            (Direction::Backwards, _) | (_, Direction::Backwards) => Direction::Backwards,
            (Direction::Either, other) => other,
            (own, _) => own,
        };
        let (left, right) = (self.left.min(other.left), self.right.max(other.right));
        Self { left, right, direction, ..self }
    }
}

/// The places of pieces in the order in which they are read; they are given in the order of the
/// page.
pub(super) fn read(spots: &[Spot]) -> Vec<usize> {
    let mut order = Vec::with_capacity(spots.len());
    let mut start = 0;
    while start < spots.len() {
        let rest = &spots[start..];
        let length = rest.iter().position(|spot| !spot.is_in_line_of(&rest[0]));
        let end = length.map_or(spots.len(), |length| start + length);
        let mut line: Vec<_> = (start..end).collect();
        line.sort_by(|a, b| spots[*b].left.total_cmp(&spots[*a].left));
        turn(&line, spots, &mut order);
        start = end;
    }
    order
}

/// Adds a line that is in order from right to left, with its runs from left to right turned.
fn turn(line: &[usize], spots: &[Spot], order: &mut Vec<usize>) {
    let spot = |at: usize| &spots[line[at]];
    let is_forwards = |at: usize| spot(at).direction == Direction::Forwards;
    // A sign at the end of a word from left to right stands right of it.
    let is_inside = |at: usize| {
        spot(at).direction == Direction::Either
            && at + 1 < line.len()
            && spot(at + 1).touches(spot(at))
            && !spot(at).touches(spot(at - 1))
            && spot(at).is_beside(spot(at - 1))
    };
    let mut at = 0;
    while at < line.len() {
        let mut end = at + 1;
        while is_forwards(at) && end < line.len() {
            let next = if is_inside(end) { end + 1 } else { end };
            let goes_on = next < line.len()
                && is_forwards(next)
                && spot(next).is_beside(spot(next - 1));
            if !goes_on {
                break;
            }
            end = next + 1;
        }
        order.extend(line[at..end].iter().rev());
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a line as it is seen, `_` for a gap, in the order in which they are read.
    fn order(seen: &str) -> String {
        let (mut words, mut spots, mut x) = (Vec::new(), Vec::new(), 0.0);
        for word in seen.split(' ') {
            if word == "_" {
                x += 3.0;
                continue;
            }
            let right = x + 5.0;
            let direction = Direction::of(word);
            spots.push(Spot { left: x, right, size: 10.0, direction, ..Spot::default() });
            words.push(word);
            x = right;
        }
        read(&spots).iter().map(|at| words[*at]).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_line_is_read_from_right_to_left() {
        assert_eq!(order("ןמגרב _ העונ"), "העונ ןמגרב");
        assert_eq!(order("םישנא _ 12 _ לש"), "לש 12 םישנא");
    }

    #[test]
    fn words_from_left_to_right_keep_their_order() {
        assert_eq!(order("+972 _ 50 _ 123 _ ןופלט"), "ןופלט +972 50 123");
        let seen = "1843 , _ Memoirs . _ Notes _ on";
        assert_eq!(order(seen), "1843 , Memoirs . Notes on");
        let seen = "1843 _ , Memoirs _ . Notes _ on _ . Noa";
        assert_eq!(order(seen), "Noa . Notes on . Memoirs , 1843");
        assert_eq!(order("2023 – 2018"), "2018 – 2023");
    }

    #[test]
    fn lines_follow_one_another() {
        let one = Spot { size: 10.0, direction: Direction::Backwards, ..Spot::default() };
        let spots = [
            Spot { left: 0.0, right: 9.0, ..one },
            Spot { left: 10.0, right: 20.0, ..one },
            Spot { baseline: -12.0, left: 10.0, right: 20.0, ..one },
        ];
        assert_eq!(read(&spots), [1, 0, 2]);
    }
}
