//! Which characters the embedded fonts have, for the check that finds those none has.

use std::collections::BTreeSet;
use std::fmt::Write;

use ttf_parser::Face;

use crate::files::File;

/// The fonts of each face of `src/fonts.rs`. Of several, a character must be in each: bold
/// and italic may stand anywhere.
const FACES: [(&str, &[&str]); 3] = [
    (
        "TEXT",
        &[
            "LinLibertine_R.otf",
            "LinLibertine_RI.otf",
            "LinLibertine_RZ.otf",
            "LinLibertine_RZI.otf",
        ],
    ),
    ("CODE", &["LinLibertine_M.otf"]),
    ("FALLBACK", &["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"]),
];

/// Rust source with a table of ranges for each face: first and last character.
pub(crate) fn tables(files: &[File]) -> Result<String, String> {
    let mut source = String::new();
    for (face, fonts) in FACES {
        let mut common: Option<BTreeSet<u32>> = None;
        for font in fonts {
            let file = files
                .iter()
                .find(|file| file.name == *font)
                .ok_or_else(|| format!("{font} is not in data/tex/files.list"))?;
            let characters =
                characters(&file.bytes).map_err(|why| format!("{font}: {why}"))?;
            common = Some(match common {
                Some(before) => before.intersection(&characters).copied().collect(),
                None => characters,
            });
        }
        let _ = writeln!(source, "static {face}: &[(u32, u32)] = &[");
        for (first, last) in ranges(&common.unwrap_or_default()) {
            let _ = writeln!(source, "    ({first:#x}, {last:#x}),");
        }
        source.push_str("];\n");
    }
    Ok(source)
}

fn characters(font: &[u8]) -> Result<BTreeSet<u32>, String> {
    let face = Face::parse(font, 0).map_err(|error| error.to_string())?;
    let mut characters = BTreeSet::new();
    for table in face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
        if table.is_unicode() {
            table.codepoints(|character| {
                if table.glyph_index(character).is_some_and(|glyph| glyph.0 != 0) {
                    characters.insert(character);
                }
            });
        }
    }
    Ok(characters)
}

fn ranges(characters: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &character in characters {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == character => *last = character,
            _ => ranges.push((character, character)),
        }
    }
    ranges
}
