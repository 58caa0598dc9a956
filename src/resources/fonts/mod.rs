//! Which characters can be set, and in which font: tables made by the build from the
//! embedded fonts themselves, and, for scripts that none of them has, the fonts that are
//! installed.

mod installed;
pub(crate) mod readable;
mod scripts;
mod sound;

pub use installed::{
    Face as InstalledFace, Family as InstalledFamily, FontFolders, installed, look_in,
};
pub use scripts::Script;

include!(concat!(env!("OUT_DIR"), "/coverage.rs"));

/// A use of the fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Running text: Linux Libertine.
    Text,
    /// Code: Linux Libertine Mono.
    Code,
}

/// The font that a character is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// The face's own, in each of its styles.
    Own,
    /// The font for characters that the face's own lacks: `DejaVu` Sans.
    Fallback,
    /// An installed font, if there is one.
    Script(&'static Script),
}

/// The font that a character is set in, for this use; none when no font can have it: when it
/// is a control character, or for private use, of which no reader of the PDF can know what
/// it means.
pub fn font_of(character: char, face: Face) -> Option<Font> {
    let own = match face {
        Face::Text => TEXT,
        Face::Code => CODE,
    };
    if character.is_whitespace() || is_invisible(character) {
        Some(Font::Own)
    } else if character.is_control() || is_private(character) {
        None
    } else if is_right_to_left(character) {
        Script::of(character).map(Font::Script)
    } else if holds(own, character) {
        Some(Font::Own)
    } else if holds(FALLBACK, character) {
        Some(Font::Fallback)
    } else {
        Script::of(character).map(Font::Script)
    }
}

/// Whether a character can be set here: an embedded font has it, or an installed one.
pub fn has(character: char, face: Face) -> bool {
    match font_of(character, face) {
        None => false,
        Some(Font::Own | Font::Fallback) => true,
        Some(Font::Script(script)) => installed().has(script, character),
    }
}

/// Whether a character is a mark for programs that no reader sees: joiners, direction marks
/// and selectors of variants.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether a character belongs to a script written from right to left (Unicode's blocks of
/// Hebrew, Arabic and their neighbours).
pub fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a character is in one of Unicode's areas for private use.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

fn holds(ranges: &[(u32, u32)], character: char) -> bool {
    let character = u32::from(character);
    let after = ranges.partition_point(|(first, _)| *first <= character);
    after > 0 && character <= ranges[after - 1].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_of_europe_are_in_the_text_font() {
        for character in "aÅçřőŁșğΩжїấ–“„«€°½†".chars() {
            assert_eq!(font_of(character, Face::Text), Some(Font::Own), "{character}");
        }
    }

    #[test]
    fn signs_that_the_text_font_lacks_come_from_another() {
        assert_eq!(font_of('✓', Face::Text), Some(Font::Fallback));
        assert_eq!(font_of('→', Face::Code), Some(Font::Own));
    }

    #[test]
    fn other_scripts_need_an_installed_font() {
        for character in ['漢', 'ש', 'ع', 'क'] {
            let font = font_of(character, Face::Text);
            assert!(matches!(font, Some(Font::Script(_))), "{character}");
        }
    }

    #[test]
    fn what_no_font_has_is_known() {
        for character in ['\u{7}', '🧑', '\u{e03a}'] {
            assert_eq!(font_of(character, Face::Text), None, "{character}");
        }
    }
}
