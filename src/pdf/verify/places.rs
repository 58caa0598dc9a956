//! Where letters stand in others, and where a text can be cut.

use super::expected::Piece;
use super::letters::letters;

/// Where letters stand in others; one place may begin before the end of another.
pub(super) fn places<'l>(
    letters: &'l str,
    wanted: &'l str,
) -> impl Iterator<Item = usize> + 'l {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + letters.get(from..)?.find(wanted)?;
        from = at + letters[at..].chars().next()?.len_utf8();
        Some(at)
    })
}

/// After which letters of a piece a word ends.
pub(super) fn cuts(piece: &Piece) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut at = 0;
    for word in piece.text.split_whitespace() {
        at += letters(word).len();
        cuts.push(at);
    }
    cuts.retain(|cut| *cut > 0 && *cut < piece.letters.len());
    cuts
}
