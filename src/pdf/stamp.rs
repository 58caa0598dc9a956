//! A line in the PDF that tells whether it is what the sources give.
//!
//! It is a comment before `startxref`, where no offset of the file changes:
//!
//! ```text
//! %cvtex 2 verified pages from ⟨fingerprint of the LaTeX and the program⟩ sum ⟨sum of the rest⟩
//! ```
//!
//! Without `verified` it was not read back, or there is something to say of it again.
//! Where entries were left out for want of room, `pages without 3` says how many.
//! The sum shows that the file is whole and nobody's hand has changed it.

use std::fmt::Write;
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::pdf::engine;
use crate::write::latex::Latex;

/// The date of a PDF.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    /// The date.
    pub time: SystemTime,
    /// Whether it is the same on any day: stated by the CV or by `SOURCE_DATE_EPOCH`.
    pub is_fixed: bool,
}

/// What a PDF says of its making.
pub(crate) struct Stamp {
    /// The fingerprint of what it was made from.
    pub fingerprint: String,
    /// The number of its pages.
    pub pages: u32,
    /// Whether it was read back and nothing was found.
    pub is_verified: bool,
    /// How many entries were left out for want of room.
    pub left_out: usize,
}

const MARK: &[u8] = b"%cvtex ";
const BEFORE: &[u8] = b"startxref";

/// The largest file that is looked at; a CV has some 100 kB.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The fingerprint of everything that a PDF depends on: the LaTeX, and the files that it reads
/// besides those of the program. A date that is only the day of the run is not among it.
pub(crate) fn fingerprint(
    latex: &Latex,
    files: &[(&str, &[u8])],
    moment: &Moment,
) -> String {
    let since = moment.time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let date = if moment.is_fixed { since.as_secs().to_string() } else { "any".into() };
    let mut hash = Sha256::new();
    let parts = [env!("CARGO_PKG_VERSION"), engine::IDENTITY, &date, latex.as_str()];
    let files = files.iter().map(|(_, bytes)| *bytes);
    for part in parts.map(str::as_bytes).into_iter().chain(files) {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex(hash)
}

/// The bytes of a PDF with the line in it.
pub(crate) fn write(mut pdf: Vec<u8>, stamp: &Stamp) -> Vec<u8> {
    let Stamp { fingerprint, pages, is_verified, left_out } = stamp;
    let verified = if *is_verified { "verified " } else { "" };
    let Some(at) = find_last(&pdf, BEFORE) else { return pdf };
    let sum = sum(&[&pdf[..at], &pdf[at..]]);
    let without = match left_out {
        0 => String::new(),
        count => format!("without {count} "),
    };
    let line =
        format!("%cvtex {pages} {verified}pages {without}from {fingerprint} sum {sum}\n");
    pdf.splice(at..at, line.into_bytes());
    pdf
}

/// The stamp of a file, if it is a whole PDF with one.
pub(crate) fn read(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok()?;
    let is_small = metadata.is_file() && metadata.len() < MAX_BYTES;
    let pdf = is_small.then(|| std::fs::read(path).ok()).flatten()?;
    let start = find_last(&pdf, MARK)?;
    let end = start + pdf[start..].iter().position(|byte| *byte == b'\n')? + 1;
    let line = std::str::from_utf8(&pdf[start..end]).ok()?;
    let words: Vec<_> = line.split_whitespace().collect();
    let (pages, rest) = match words.split_first()? {
        (&"%cvtex", [pages, rest @ ..]) => (pages.parse().ok()?, rest),
        _ => return None,
    };
    let (is_verified, rest) = match rest {
        ["verified", rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (left_out, rest) = match rest {
        ["pages", "without", count, rest @ ..] => (count.parse().ok()?, rest),
        ["pages", rest @ ..] => (0, rest),
        _ => return None,
    };
    let ["from", fingerprint, "sum", written] = *rest else { return None };
    let is_whole = sum(&[&pdf[..start], &pdf[end..]]) == written;
    let fingerprint = fingerprint.to_owned();
    is_whole.then_some(Stamp { fingerprint, pages, is_verified, left_out })
}

fn sum(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hex(hash)
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
