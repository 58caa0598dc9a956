//! Characters of a plain text: those that are seen.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Writes texts without what a form would show as a box. Every value of a template goes
/// through it.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextEscaper;

impl Escaper for TextEscaper {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        text.chars().try_for_each(|character| match character {
            '\n' => dest.write_char('\n'),
            '\t' => dest.write_char(' '),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Ok(()),
            control if control.is_control() => Ok(()),
            other => dest.write_char(other),
        })
    }
}

/// A text of characters that are seen.
pub(super) fn text(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let _ = TextEscaper.write_escaped_str(&mut made, text);
    made
}
