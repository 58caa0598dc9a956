//! Adapts Adobe's glyph list, by which the PDF writer says what text a glyph stands for.
//!
//! The list maps the glyph `ff` to U+FB00, a character that no one searches for and few
//! programs take apart. In a CV the text behind a ligature is its letters.

use std::fmt::Write;

use crate::files::File;
use crate::tree::TexTree;

/// The lists the PDF writer reads. TeX's own goes first; Adobe's does not overrule it.
const READ: &[&str] = &["texglyphlist.txt", "pdfglyphlist.txt", "glyphlist.txt"];

/// The presentation forms of Latin ligatures (Unicode, FB00–FB06) and their letters.
const LIGATURES: &[(u32, &str)] = &[
    (0xFB00, "ff"),
    (0xFB01, "fi"),
    (0xFB02, "fl"),
    (0xFB03, "ffi"),
    (0xFB04, "ffl"),
    (0xFB05, "st"),
    (0xFB06, "st"),
];

/// The adapted lists.
pub(crate) fn lists(tree: &TexTree) -> Result<Vec<File>, String> {
    READ.iter()
        .map(|name| {
            let bytes = match tree.path(name) {
                Some(path) => {
                    adapt(&String::from_utf8_lossy(&crate::read(path)?)).into_bytes()
                }
                None => Vec::new(),
            };
            Ok(File { name: (*name).to_owned(), bytes })
        })
        .collect()
}

/// The list without its comments, a ligature's letters in place of the ligature.
fn adapt(list: &str) -> String {
    let mut adapted = String::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, codes)) = line.split_once(';') else { continue };
        // A glyph with alternatives (`0394,2206`) is the first of them.
        let code = codes.split(',').next().unwrap_or(codes).trim();
        let ligature = u32::from_str_radix(code, 16)
            .ok()
            .and_then(|code| LIGATURES.iter().find(|(ligature, _)| *ligature == code));
        let _ = match ligature {
            Some((_, letters)) => writeln!(adapted, "{name};{}", codes_of(letters)),
            None => writeln!(adapted, "{name};{code}"),
        };
    }
    adapted
}

fn codes_of(letters: &str) -> String {
    let codes: Vec<String> =
        letters.chars().map(|letter| format!("{:04X}", u32::from(letter))).collect();
    codes.join(" ")
}
