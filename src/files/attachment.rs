//! XML that a PDF carries (ISO 32000-2, 7.11.4): Europass puts the data of a CV into its PDFs.
//!
//! The streams of the file are looked at one by one, so that nothing of it is unpacked beyond
//! what is asked for.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::source::MAX_BYTES;

/// How much of a stream shows what it is.
const GLANCE: usize = 4096;

/// How many streams are looked at.
const MAX_STREAMS: usize = 20_000;

/// The first text in the streams of a PDF of which the start is wanted; none where there is none
/// or it is larger than any CV.
pub(crate) fn text(pdf: &[u8], is_wanted: fn(&str) -> bool) -> Option<String> {
    streams(pdf).take(MAX_STREAMS).find_map(|stream| {
        let start = content(stream, GLANCE);
        if !is_wanted(&String::from_utf8_lossy(&start)) {
            return None;
        }
        let whole = content(stream, MAX_BYTES + 1);
        String::from_utf8(whole).ok().filter(|text| text.len() <= MAX_BYTES)
    })
}

/// What stands behind each word `stream`, to the end of the file.
fn streams(pdf: &[u8]) -> impl Iterator<Item = &[u8]> {
    const WORD: &[u8] = b"stream";
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = pdf.get(at..)?;
            let found = rest.windows(WORD.len()).position(|word| word == WORD)?;
            let is_end = rest[..found].ends_with(b"end");
            at += found + WORD.len();
            let behind = pdf.get(at..)?;
            let line = if behind.starts_with(b"\r\n") { 2 } else { 1 };
            let is_broken =
                behind.first().is_some_and(|byte| matches!(byte, b'\r' | b'\n'));
            if is_broken && !is_end {
                return behind.get(line..);
            }
        }
    })
}

/// The first bytes of what a stream holds, which is compressed or not.
fn content(stream: &[u8], most: usize) -> Vec<u8> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let mut content = Vec::new();
    // What comes before a fault is enough to see that it is none of ours.
    let _ = ZlibDecoder::new(stream).take(limit).read_to_end(&mut content);
    if content.is_empty() && stream.first() == Some(&b'<') {
        let plain = &stream[..stream.len().min(most)];
        let end = plain.windows(9).position(|word| word == b"endstream");
        content = plain[..end.unwrap_or(plain.len())].to_vec();
    }
    content
}
