//! The bytes of a file become a text, or a diagnostic says why they are none.

use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{MAX_BYTES, Source};

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
        let help = if kind.contains("word processor") {
            "name the file it is made from, or write its text into a CV, which `cvtex new` begins"
        } else {
            "name the file it is made from"
        };
        report.add(Diagnostic::of_file(Code::NotUtf8, message).help(help));
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
pub(super) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
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
