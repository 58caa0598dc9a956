//! Characters as XML takes them.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Writes texts so that XML reads nothing in them, and drops what is no character of XML.
/// Every value of a template goes through it.
#[derive(Clone, Copy, Debug, Default)]
pub struct XmlEscaper;

impl Escaper for XmlEscaper {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        text.chars().try_for_each(|character| match character {
            '&' => dest.write_str("&amp;"),
            '<' => dest.write_str("&lt;"),
            '>' => dest.write_str("&gt;"),
            '"' => dest.write_str("&quot;"),
            control if control.is_control() => dest.write_char(' '),
            '\u{fffe}' | '\u{ffff}' => Ok(()),
            other => dest.write_char(other),
        })
    }
}

/// A text as XML.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let _ = XmlEscaper.write_escaped_str(&mut escaped, text);
    escaped
}
