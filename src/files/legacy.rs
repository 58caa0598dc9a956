//! Texts of the time before UTF-8: old `.bib` files are mostly in Windows-1252, which holds
//! ISO-8859-1.

use std::path::Path;

use super::decode::{decode, kind_of};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::Source;

/// What the bytes from 0x80 to 0x9F stand for in Windows-1252; the others stand for the character
/// of their number.
const SIGNS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}',
    'Ž', '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›',
    'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// How many letters with accents stand behind one another in languages of Europe.
const MANY: usize = 4;

/// Like [`decode`], but a text that is not UTF-8 is read as Windows-1252, with a warning. One
/// that cannot be that either, since it is of another script, is an error.
pub fn decode_old(
    name: &Path,
    bytes: Vec<u8>,
    report: &mut Report,
) -> Result<Source, Box<Source>> {
    let is_utf8 = std::str::from_utf8(&bytes).is_ok();
    if is_utf8 || kind_of(&bytes).is_some() || !is_western(&bytes) {
        return decode(name, bytes, report);
    }
    let source = Source::new(name, of_old(&bytes));
    let first = source.text().find(|c: char| !c.is_ascii()).unwrap_or_default();
    let place = source.span(first..first + 1);
    report.add(
        Diagnostic::new(
            Code::NotUtf8,
            "this file is not UTF-8 text, and is read as Windows-1252",
            place,
            "read so",
        )
        .help("look at its letters with accents, and convert it: `iconv -f WINDOWS-1252 -t UTF-8`")
        .as_warning(),
    );
    Ok(source)
}

/// A text of Windows-1252.
pub(super) fn of_old(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| character(*byte)).collect()
}

fn character(byte: u8) -> char {
    match byte {
        0x80..=0x9f => SIGNS[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

/// Whether a text can be of Windows-1252: each byte has a meaning there, and letters with accents
/// stand among others.
fn is_western(bytes: &[u8]) -> bool {
    let has_meaning = bytes.iter().all(|byte| character(*byte) != '\u{fffd}');
    let runs = bytes.split(u8::is_ascii);
    has_meaning && runs.map(<[u8]>::len).all(|length| length <= MANY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_text_of_europe_is_read_and_others_are_refused() {
        let read = |bytes: &[u8]| {
            let mut report = Report::default();
            let source = decode_old("a.bib".as_ref(), bytes.to_vec(), &mut report);
            (source.ok().map(|source| source.text().to_owned()), report.tally())
        };
        assert_eq!(
            read(b"M\xfcller \x96 Caf\xe9"),
            (Some("Müller – Café".into()), "1 warning".into())
        );
        assert_eq!(read("Müller".as_bytes()), (Some("Müller".into()), String::new()));
        // GBK, and a byte without a meaning.
        assert_eq!(read(b"\xd6\xd0\xb9\xfa\xbf\xc6\xd1\xa7"), (None, "1 error".into()));
        assert_eq!(read(b"a \x81 b"), (None, "1 error".into()));
    }
}
