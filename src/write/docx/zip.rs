//! Files packed into one (PKWARE's APPNOTE 6.3.10): compressed, with one date for all, so that
//! the same files give the same bytes.

use std::io::Write;

use flate2::Crc;
use flate2::write::DeflateEncoder;

/// The first of January 1980 as the format has it.
const DATE: u16 = 0x21;

/// The version of the format that is needed to read it: 2.0.
const VERSION: u16 = 20;

/// A file of Unix (version 2.0) that all can read and its owner can write.
const MADE_BY: u16 = 3 << 8 | VERSION;
const MODE: u32 = 0o100_644 << 16;

/// An archive of these files, each with its name.
pub(super) fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut sum = Crc::new();
        sum.update(content);
        let compressed = deflated(content);
        let mut about = Vec::new();
        put(&mut about, &[VERSION, 0x800, 8, 0, DATE]);
        about.extend(sum.sum().to_le_bytes());
        about.extend(size(&compressed).to_le_bytes());
        about.extend(size(content).to_le_bytes());
        put(&mut about, &[u16::try_from(name.len()).unwrap_or(u16::MAX), 0]);
        let start = size(&archive);
        archive.extend(b"PK\x03\x04");
        archive.extend(&about);
        archive.extend(name.as_bytes());
        archive.extend(&compressed);
        directory.extend(b"PK\x01\x02");
        put(&mut directory, &[MADE_BY]);
        directory.extend(&about);
        put(&mut directory, &[0, 0, 0]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX);
    let (start, length) = (size(&archive), size(&directory));
    archive.extend(directory);
    archive.extend(b"PK\x05\x06");
    put(&mut archive, &[0, 0, count, count]);
    archive.extend(length.to_le_bytes());
    archive.extend(start.to_le_bytes());
    put(&mut archive, &[0]);
    archive
}

fn put(to: &mut Vec<u8>, numbers: &[u16]) {
    to.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn size(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    // Memory takes every byte.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// The content of a file of an archive that [`packed`] has made.
pub(super) fn unpacked(archive: &[u8], wanted: &str) -> Option<Vec<u8>> {
    let number = |at: usize, bytes: usize| -> Option<usize> {
        let part = archive.get(at..at + bytes)?;
        Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let mut at = 0;
    while archive.get(at..at + 4)? == b"PK\x03\x04" {
        let (length, name) = (number(at + 18, 4)?, number(at + 26, 2)?);
        let (start, sum) = (at + 30 + name, number(at + 14, 4)?);
        let content = archive.get(start..start + length)?;
        if archive.get(at + 30..start)? == wanted.as_bytes() {
            let mut decoder = flate2::write::DeflateDecoder::new(Vec::new());
            decoder.write_all(content).ok()?;
            let content = decoder.finish().ok()?;
            let mut found = Crc::new();
            found.update(&content);
            return (usize::try_from(found.sum()).ok() == Some(sum)).then_some(content);
        }
        at = start + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_found_again() {
        let files =
            [("a.xml".to_owned(), b"<a/>".to_vec()), ("b/c".to_owned(), vec![7; 900])];
        let archive = packed(&files);
        assert_eq!(archive, packed(&files));
        for (name, content) in &files {
            assert_eq!(unpacked(&archive, name).as_ref(), Some(content));
        }
        assert_eq!(unpacked(&archive, "d"), None);
        assert!(archive.len() < 400);
    }
}
