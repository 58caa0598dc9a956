//! Addresses as PDF, HTML and Markdown take them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What RFC 3986 does not allow in an address, besides what is not ASCII.
const NOT_IN_ADDRESS: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An address: what RFC 3986 does not allow is encoded in hexadecimal.
pub(crate) fn address(url: &str) -> String {
    utf8_percent_encode(url, &NOT_IN_ADDRESS).to_string()
}
