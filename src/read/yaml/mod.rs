//! First stage: a source text becomes a tree of spanned nodes. Syntax only.
//!
//! The parser itself stops at its first fault. To report them all, [`parse`] notes the
//! fault, mends a copy of the text at that place without moving any byte, and reads again.

mod build;
mod faults;
mod legacy;
mod open;
mod refusals;

use std::path::Path;

pub use crate::tree::node::{Field, Node, Scalar, Style, Value};
pub(crate) use faults::{quoted, write_quoted};
pub use legacy::decode_old;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{MAX_BYTES, Source};

/// How many faults of syntax are reported: behind them the file is not YAML at all.
const MAX_FAULTS: usize = 100;

/// How many bytes are read again to find them, beyond the first twenty.
const MENDED_BYTES: usize = 16 * 1024 * 1024;

/// Turns the bytes of a file into a source, or says why it cannot be one.
pub fn decode(
    name: &Path,
    bytes: Vec<u8>,
    report: &mut Report,
) -> Result<Source, Box<Source>> {
    let size = bytes.len();
    if size > MAX_BYTES {
        report.add(too_large());
        return Err(Box::new(Source::new(name, "")));
    }
    if let Some(kind) = kind_of(&bytes) {
        let message = format!("this is {kind}, not a text");
        report.add(
            Diagnostic::of_file(Code::NotUtf8, message)
                .help("name the file it is made from"),
        );
        return Err(Box::new(Source::new(name, "")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let source = Source::new(name, text);
            report.add(
                Diagnostic::new(
                    Code::NotUtf8,
                    format!("the byte `0x{byte:02X}` is not UTF-8 text"),
                    source.span(at..at + 1),
                    "not a UTF-8 character",
                )
                .help(encoding_help(name, error.as_bytes())),
            );
            Err(Box::new(source))
        }
    }
}

/// What a file is that begins like those of other programs.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 4] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a document of a word processor or an archive"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
    ];
    let found = KINDS.iter().find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, kind)| *kind)
}

/// The diagnostic for a file that is larger than [`MAX_BYTES`].
pub fn too_large() -> Diagnostic {
    let limit = MAX_BYTES / 1024 / 1024;
    Diagnostic::of_file(
        Code::FileTooLarge,
        format!("the file is larger than {limit} MB, which no CV is"),
    )
    .help("check that this is the right file")
}

fn encoding_help(name: &Path, bytes: &[u8]) -> String {
    let kind = name.extension().and_then(|kind| kind.to_str()).unwrap_or("yaml");
    let from = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "UTF-16",
        _ if has_windows_signs(bytes) => "WINDOWS-1252",
        _ => "ISO-8859-1",
    };
    format!(
        "save the file as UTF-8 in your editor, or convert it: \
         `iconv -f {from} -t UTF-8 old.{kind} > new.{kind}`"
    )
}

/// Whether bytes that are not UTF-8 are signs of Windows' encoding, such as its quotation
/// marks and dashes, where ISO 8859-1 has controls.
fn has_windows_signs(bytes: &[u8]) -> bool {
    let wrong = bytes.utf8_chunks().flat_map(|chunk| chunk.invalid());
    let is_sign = |byte: &u8| matches!(byte, 0x80..=0x9F);
    wrong.into_iter().any(is_sign)
}

/// Reads a source. Gives the tree as far as the text makes one; with faults in the
/// report, parts of it may be missing.
pub fn parse(source: &Source, report: &mut Report) -> Option<Node> {
    if source
        .text()
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
        .is_empty()
    {
        report.add(
            Diagnostic::of_file(Code::EmptyFile, "the file is empty")
                .help("run `cvtex new` to see a CV to start from"),
        );
        return None;
    }
    let mut text = source.text().to_owned();
    let limit = (MENDED_BYTES / text.len()).clamp(20, MAX_FAULTS);
    for _ in 0..limit {
        match build::build(&text, source, report) {
            Ok(root) => {
                if root.as_ref().is_none_or(Node::is_null) {
                    let message = if root.is_none() {
                        "the file holds comments only"
                    } else {
                        "the file holds no CV"
                    };
                    report.add(
                        Diagnostic::of_file(Code::EmptyFile, message)
                            .help("run `cvtex new` to see a CV to start from"),
                    );
                    return None;
                }
                return root;
            }
            Err(fault) => {
                let mended = faults::report_and_mend(&fault, &mut text, source, report);
                if !mended {
                    return None;
                }
            }
        }
    }
    None
}
