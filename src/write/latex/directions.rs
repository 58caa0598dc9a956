//! Texts in which some words are read in another direction than the document: the runs of each
//! direction are marked, as Unicode's algorithm finds them (UAX #9).

use std::cell::Cell;

use unicode_bidi::{BidiInfo, Level};

use crate::resources::fonts;
use crate::resources::fonts::Face;

thread_local! {
    /// Whether the document that is being written is read from right to left: a template's
    /// escaper knows nothing of the document.
    static IS_RIGHT_TO_LEFT: Cell<bool> = const { Cell::new(false) };
}

/// What is written of a document that is read from right to left, or from left to right.
pub(super) fn within<T>(is_right_to_left: bool, write: impl FnOnce() -> T) -> T {
    let before = IS_RIGHT_TO_LEFT.replace(is_right_to_left);
    let written = write();
    IS_RIGHT_TO_LEFT.set(before);
    written
}

/// Whether the document that is being written is read from right to left.
pub(super) fn is_right_to_left() -> bool {
    IS_RIGHT_TO_LEFT.get()
}

/// Whether the runs of a text have to be marked.
pub(super) fn matters(text: &str) -> bool {
    is_right_to_left() || text.chars().any(fonts::is_right_to_left)
}

/// A text in a face, within a line that is read in the direction of the document. The run of
/// a direction is written by `run`.
pub(super) fn latex(
    text: &str,
    face: Face,
    run: impl Fn(&str, Face) -> String,
) -> String {
    if IS_RIGHT_TO_LEFT.get() && reads_left_to_right(text) {
        return isolated(text, face, run);
    }
    let base = if IS_RIGHT_TO_LEFT.get() { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(text, Some(base));
    let level_of = |at| level_of(&info, at, base);
    let mut latex = String::with_capacity(2 * text.len());
    let mut depth = base.number();
    let mut start = 0;
    for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
        let level = level_of(at);
        if at > start && level_of(start) == level && at < text.len() {
            continue;
        }
        let piece = &text[start..at];
        if level_of(start) % 2 == 1 {
            latex.push_str(&run(&piece.chars().map(mirrored).collect::<String>(), face));
        } else {
            latex.push_str(&run(piece, face));
        }
        while depth > level {
            latex.push('}');
            depth -= 1;
        }
        while depth < level {
            depth += 1;
            latex.push_str(if depth % 2 == 1 { "\\cvrl{" } else { "\\cvlr{" });
        }
        start = at;
    }
    latex
}

/// Whether a text has words or figures that belong together and none from right to left:
/// `C++`, `+972 54 123`. The two years of a period do not.
fn reads_left_to_right(text: &str) -> bool {
    let is_of_number = |one: char| one.is_ascii_digit() || "+ -().".contains(one);
    !text.chars().any(fonts::is_right_to_left)
        && (text.chars().any(char::is_alphabetic)
            || text.chars().any(|one| one.is_ascii_digit())
                && text.chars().all(is_of_number))
}

/// A text that is read from left to right, without the signs that part it from the next.
fn isolated(text: &str, face: Face, run: impl Fn(&str, Face) -> String) -> String {
    let parts = |one: char| one.is_whitespace() || ",.;:!?،؛؟".contains(one);
    let inner = text.trim_start_matches(parts);
    let (before, inner) =
        (&text[..text.len() - inner.len()], inner.trim_end_matches(parts));
    let after = &text[before.len() + inner.len()..];
    let run = |text: &str| run(text, face);
    format!("{}\\cvlr{{{}}}{}", run(before), run(inner), run(after))
}

/// The level of a byte: even from left to right, odd from right to left; behind the end, the
/// document's.
fn level_of(info: &BidiInfo<'_>, at: usize, base: Level) -> u8 {
    info.levels.get(at).unwrap_or(&base).number()
}

/// The sign that opens where this one closes. TeX puts the words of a run from right to left
/// in their order, and leaves them as they are.
fn mirrored(character: char) -> char {
    const PAIRS: [(char, char); 6] =
        [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    let other = PAIRS.iter().find_map(|&(opens, closes)| match character {
        one if one == opens => Some(closes),
        one if one == closes => Some(opens),
        _ => None,
    });
    other.unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::super::escape::run;
    use super::*;

    #[test]
    fn words_and_the_figures_in_them_have_their_direction() {
        assert_eq!(
            latex("On שלום (12) עולם.", Face::Text, run),
            "On \\cvrl{\\cvscript{hebr}{שלום} )\\cvlr{12}( \\cvscript{hebr}{עולם}}."
        );
        assert_eq!(latex("ab ש", Face::Text, run), "ab \\cvrl{\\cvscript{hebr}{ש}}");
    }
    #[test]
    fn in_a_document_from_right_to_left_the_other_words_are_marked() {
        let written = within(true, || latex("שלום Ada (2020).", Face::Text, run));
        assert_eq!(written, "\\cvscript{hebr}{שלום} \\cvlr{Ada (2020)}.");
        assert!(!matters("Ada"));
    }
}
