//! Texts in scripts that run from right to left: a page holds their letters as they are seen.

use std::collections::HashMap;
use std::ops::Range;

use super::expected::{Passage, Piece};
use super::letters::letters;
use super::search::Missing;

/// Of texts whose words run backwards on the page, those of which letters are missing:
/// the letters that are no other piece's are dealt out, first to pieces of which each
/// word is there.
pub(super) fn lost<'d>(
    letters: &str,
    mut pieces: Vec<(&'d Piece, &'d Passage)>,
    taken: &[Range<usize>],
) -> Vec<Missing<'d>> {
    if pieces.is_empty() {
        return Vec::new();
    }
    let (mut left, mut from) = (String::new(), 0);
    for range in taken {
        left.push_str(letters.get(from..range.start).unwrap_or_default());
        from = from.max(range.end);
    }
    left.push_str(letters.get(from..).unwrap_or_default());
    let mut counts: HashMap<char, usize> = HashMap::new();
    for letter in left.chars() {
        *counts.entry(letter).or_default() += 1;
    }
    pieces.sort_by_key(|(piece, _)| !has_words(&left, &piece.text));
    pieces.retain(|(piece, _)| {
        !piece.letters.chars().all(|letter| {
            let count = counts.entry(letter).or_default();
            let is_there = *count > 0;
            *count = count.saturating_sub(1);
            is_there
        })
    });
    let lost = |(piece, passage)| Missing { piece, passage, is_elsewhere: false };
    pieces.into_iter().map(lost).collect()
}

/// Whether each word of a text is there, as it is or backwards.
fn has_words(left: &str, text: &str) -> bool {
    text.split_whitespace().map(letters).all(|word| {
        let backwards: String = word.chars().rev().collect();
        left.contains(&word) || left.contains(&backwards)
    })
}
