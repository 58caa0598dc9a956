//! Files of which a part is a CV: archives, PDFs that carry one, and XML that is not UTF-8.

use std::path::Path;

use super::decode::decode;
use super::{archive, attachment, legacy};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::source::Source;

/// What of such files holds a CV.
pub(crate) struct Parts {
    /// Whether a file of an archive belongs to one, by its name.
    pub of_archive: fn(&str) -> bool,
    /// Whether a text in a PDF is one, by its start.
    pub of_pdf: fn(&str) -> bool,
}

/// Turns the bytes of a file into a source, or says why it cannot be one. What an archive or a
/// PDF holds becomes a part of the source.
pub(crate) fn decode_cv(
    name: &Path,
    bytes: Vec<u8>,
    parts: &Parts,
    report: &mut Report,
) -> Result<Source, Box<Source>> {
    if bytes.starts_with(b"PK\x03\x04")
        && let Some(read) = archive::source(name, &bytes, parts.of_archive)
    {
        return match read {
            Ok((source, others)) => {
                if let Some((first, rest)) = others.split_first() {
                    report.add(unread(first, rest.len()));
                }
                Ok(source)
            }
            Err(fault) => {
                report.add(fault);
                Err(Box::new(Source::new(name, "")))
            }
        };
    }
    if bytes.starts_with(b"%PDF-")
        && let Some(text) = attachment::text(&bytes, parts.of_pdf)
    {
        let mut source = Source::new(name, "");
        source.add(Source::new(name.join("attachment.xml"), text));
        return Ok(source);
    }
    if says_latin(&bytes) {
        return Ok(Source::new(name, legacy::of_old(&bytes)));
    }
    decode(name, bytes, report)
}

/// Whether a text of XML says that it is ISO-8859-1, or what Windows makes of it.
fn says_latin(bytes: &[u8]) -> bool {
    let head = bytes.get(..200).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let Some((declaration, _)) = head.split_once("?>") else { return false };
    let is_latin = ["iso-8859-1", "iso-8859-15", "latin1", "windows-1252"]
        .iter()
        .any(|name| declaration.contains(name));
    declaration.trim_start().starts_with("<?xml")
        && is_latin
        && std::str::from_utf8(bytes).is_err()
}

/// A note on the files of an archive that concern no CV.
fn unread(first: &str, others: usize) -> Diagnostic {
    let first = excerpt(first);
    let message = match others {
        0 => format!("`{first}` of the archive is not read"),
        1 => format!("`{first}` and another file of the archive are not read"),
        more => format!("`{first}` and {more} other files of the archive are not read"),
    };
    let found = Diagnostic::of_file(Code::NotImported, message).as_note();
    found.help("such files hold nothing that a CV shows")
}
