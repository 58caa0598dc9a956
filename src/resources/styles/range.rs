//! A reference whose date is a period. The CSL processor writes one date, so the reference is
//! written once with each end, and where the two differ both ends stand.

use super::written::{Piece, WrittenReference};
use crate::text::Inline;

/// A reference with both ends of its period; as it begins where the two differ in more than
/// one place.
pub(super) fn joined(
    start: WrittenReference,
    end: &WrittenReference,
) -> WrittenReference {
    let mut pieces = start.pieces.clone();
    let is_joined = pieces.len() == end.pieces.len() && {
        let both = pieces.iter_mut().zip(&end.pieces);
        let mut differing = both.filter(|(one, other)| *one != *other);
        match (differing.next(), differing.next()) {
            (Some((Piece::Text(one), Piece::Text(other))), None) => join_all(one, other),
            _ => false,
        }
    };
    if is_joined { WrittenReference::new(pieces) } else { start }
}

fn join_all(one: &mut [Inline], other: &[Inline]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut differing = one.iter_mut().zip(other).filter(|(one, other)| *one != *other);
    let (Some((one, other)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    match (one, other) {
        (Inline::Text(one), Inline::Text(other)) => {
            *one = join(one, other);
            true
        }
        (Inline::Strong(one), Inline::Strong(other))
        | (Inline::Emphasis(one), Inline::Emphasis(other)) => join_all(one, other),
        _ => false,
    }
}

/// Two texts with what differs once each: `(2001–2003)`, `5–7 May 2003`.
fn join(one: &str, other: &str) -> String {
    let is_part = |c: &char| c.is_alphanumeric();
    let same = |a: &(char, char)| a.0 == a.1;
    let before: String =
        one.chars().zip(other.chars()).take_while(same).map(|(a, _)| a).collect();
    // What differs begins and ends with whole words.
    let word =
        before.chars().rev().take_while(is_part).map(char::len_utf8).sum::<usize>();
    let start = before.len() - word;
    let rest = [&one[start..], &other[start..]];
    let behind: String = rest[0]
        .chars()
        .rev()
        .zip(rest[1].chars().rev())
        .take_while(same)
        .map(|(a, _)| a)
        .collect();
    let behind: String = behind.chars().rev().collect();
    let word = behind.chars().take_while(is_part).map(char::len_utf8).sum::<usize>();
    let length = behind.len() - word;
    let [from, to] = rest.map(|rest| &rest[..rest.len() - length]);
    let dash = if from.contains(' ') || to.contains(' ') { " – " } else { "–" };
    format!("{}{from}{dash}{to}{}", &one[..start], &rest[0][rest[0].len() - length..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_stands_with_both_ends() {
        for (one, other, expected) in [
            ("(2001). On", "(2003). On", "(2001–2003). On"),
            ("5 May 2003, 3", "7 May 2003, 3", "5–7 May 2003, 3"),
            ("May 2001", "June 2003", "May 2001 – June 2003"),
            ("2001 May", "2001 June", "2001 May–June"),
        ] {
            assert_eq!(join(one, other), expected);
        }
    }
}
