//! Texts as they are compared with those of a page: what a page cannot tell apart is the same.

use unicode_normalization::UnicodeNormalization;

use crate::resources::fonts;

/// The characters of a text that are compared. Spaces are gaps on a page, hyphens may be
/// added and dropped where a line ends, a theme may set capitals, and one sign of a font
/// stands for all that Unicode calls compatible with it.
pub(crate) fn letters(text: &str) -> String {
    if text.is_ascii() {
        let compared = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
        return compared
            .filter(|byte| *byte != b'-' && !byte.is_ascii_control())
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    let mut found = String::with_capacity(text.len());
    // Taken apart, since an accent at the start of a text would join the letter before it.
    text.nfkd().for_each(|character| push(character, &mut found));
    found
}

fn push(character: char, found: &mut String) {
    match character {
        '-' | '\u{2010}' | '\u{ad}' => {}
        // Below a mark a font sets a letter without its dot, as it is for `ı`.
        'ȷ' => found.push('j'),
        ascii if ascii.is_ascii_graphic() => found.push(ascii.to_ascii_lowercase()),
        other if is_compared(other) => {
            // Small first: the capital of `ß` is a letter of its own, and so is `SS`.
            let small = other.to_lowercase();
            let capitals = small.flat_map(char::to_uppercase);
            found.extend(capitals.flat_map(char::to_lowercase));
        }
        _ => {}
    }
}

fn is_compared(character: char) -> bool {
    !character.is_whitespace()
        && !character.is_control()
        && !fonts::is_invisible(character)
}

/// Whether a text is written from right to left: on a page, such words run backwards.
pub(super) fn runs_backwards(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(fonts::is_right_to_left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_does_not_tell_apart_is_the_same() {
        assert_eq!(letters("Open-Source\u{a0}work"), letters("OPENSOURCE WORK"));
        assert_eq!(letters("e\u{301}ﬁx"), letters("éfix"));
        assert_eq!(letters("Straße"), letters("STRASSE"));
        assert_eq!(letters("Straße"), letters("STRAẞE"));
        assert_ne!(letters("café"), letters("cafe"));
        assert_ne!(letters("a – b"), letters("ab"));
    }
}
