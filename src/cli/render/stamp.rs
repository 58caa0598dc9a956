//! A line in the PDF that tells whether it is what the sources give.
//!
//! It is a comment before `startxref`, where no offset of the file changes:
//!
//! ```text
//! %cvtex 2 verified pages from ⟨fingerprint of the LaTeX and the program⟩ sum ⟨sum of the rest⟩
//! ```
//!
//! Without `verified` it was not read back, or there is something to say of it again.
//! The sum shows that the file is whole and nobody's hand has changed it.

use std::fmt::Write;
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::date::Moment;
use crate::compile;
use crate::themes::Own;

/// What a PDF says of its making.
pub(super) struct Stamp {
    /// The fingerprint of what it was made from.
    pub fingerprint: String,
    /// The number of its pages.
    pub pages: u32,
    /// Whether it was read back and nothing was found.
    pub is_verified: bool,
}

const MARK: &[u8] = b"%cvtex ";
const BEFORE: &[u8] = b"startxref";

/// The largest file that is looked at; a CV has some 100 kB.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The fingerprint of everything that a PDF depends on: the LaTeX, and the style if the theme
/// is the author's own. A date that is only the day of the run is not among it.
pub(super) fn fingerprint(latex: &str, style: Option<&Own>, moment: &Moment) -> String {
    let since = moment.time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let date = if moment.is_fixed { since.as_secs().to_string() } else { "any".into() };
    let mut hash = Sha256::new();
    let style = style.map(|own| own.style.as_str());
    let parts = [env!("CARGO_PKG_VERSION"), compile::IDENTITY, &date, latex];
    for part in parts.into_iter().chain(style) {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex(hash)
}

/// The bytes of a PDF with the line in it.
pub(super) fn write(mut pdf: Vec<u8>, stamp: &Stamp) -> Vec<u8> {
    let Stamp { fingerprint, pages, is_verified } = stamp;
    let verified = if *is_verified { "verified " } else { "" };
    let Some(at) = find_last(&pdf, BEFORE) else { return pdf };
    let sum = sum(&[&pdf[..at], &pdf[at..]]);
    let line = format!("%cvtex {pages} {verified}pages from {fingerprint} sum {sum}\n");
    pdf.splice(at..at, line.into_bytes());
    pdf
}

/// The stamp of a file, if it is a whole PDF with one.
pub(super) fn read(path: &Path) -> Option<Stamp> {
    let size = std::fs::metadata(path).ok()?.len();
    let pdf = (size < MAX_BYTES).then(|| std::fs::read(path).ok()).flatten()?;
    let start = find_last(&pdf, MARK)?;
    let end = start + pdf[start..].iter().position(|byte| *byte == b'\n')? + 1;
    let line = std::str::from_utf8(&pdf[start..end]).ok()?;
    let words: Vec<_> = line.split_whitespace().collect();
    let (pages, is_verified, fingerprint, written) = match words[..] {
        ["%cvtex", pages, "pages", "from", fingerprint, "sum", written] => {
            (pages, false, fingerprint, written)
        }
        ["%cvtex", pages, "verified", "pages", "from", fingerprint, "sum", written] => {
            (pages, true, fingerprint, written)
        }
        _ => return None,
    };
    let is_whole = sum(&[&pdf[..start], &pdf[end..]]) == written;
    let pages = pages.parse().ok()?;
    is_whole.then(|| Stamp { fingerprint: fingerprint.to_owned(), pages, is_verified })
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
