//! Texts in which some words are read from right to left: the runs of each direction are
//! marked, as Unicode's algorithm finds them (UAX #9).

use unicode_bidi::{BidiInfo, Level};

use super::escape::run;
use crate::fonts::Face;

/// A text in a face, within a line that is read from left to right.
pub(super) fn latex(text: &str, face: Face) -> String {
    let info = BidiInfo::new(text, Some(Level::ltr()));
    let mut latex = String::with_capacity(2 * text.len());
    let mut depth = 0;
    let mut start = 0;
    for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
        let level = level_of(&info, at);
        if at > start && level_of(&info, start) == level && at < text.len() {
            continue;
        }
        let piece = &text[start..at];
        if level_of(&info, start) % 2 == 1 {
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

/// The level of a byte: even from left to right, odd from right to left; 0 behind the end.
fn level_of(info: &BidiInfo<'_>, at: usize) -> u8 {
    info.levels.get(at).map_or(0, Level::number)
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
    use super::*;

    #[test]
    fn words_and_the_figures_in_them_have_their_direction() {
        assert_eq!(
            latex("On שלום (12) עולם.", Face::Text),
            "On \\cvrl{\\cvscript{hebr}{שלום} )\\cvlr{12}( \\cvscript{hebr}{עולם}}."
        );
        assert_eq!(latex("ab ש", Face::Text), "ab \\cvrl{\\cvscript{hebr}{ש}}");
    }
}
