//! Characters beyond the Basic Multilingual Plane. The engine keeps codes for those of that plane
//! alone; all others are set like any, and what no font has is named.

use std::fs;
use std::path::Path;

use crate::common::{cvtex, folder, pdftotext, run, stderr};

/// Of the planes 1 to 3: a letter that a font in the program has, and two ideographs.
const SET: [char; 3] = ['\u{1d538}', '\u{20bb7}', '\u{30000}'];

/// What no font that cvtex looks for has: a letter of Deseret, characters for private use, and
/// what selects the form of an ideograph.
const LACKED: [char; 4] = ['\u{10400}', '\u{e0100}', '\u{f0000}', '\u{10fffd}'];

fn cv(text: &str) -> String {
    format!(
        "date: 2026-01-01\ncv: {{name: Ada}}\nsections:\n  - {{kind: text, text: '{text}'}}\n"
    )
}

/// Puts the program's own font with glyphs for more characters into a folder: it shows `A` for
/// the first of them, `B` for the next and so on.
fn write_font(folder: &Path, characters: &[char]) {
    let files = Path::new(env!("OUT_DIR")).join("files");
    let mut font = fs::read(files.join("lmroman10-regular.otf")).expect("a font");
    let face = ttf_parser::Face::parse(&font, 0).expect("a font");
    let own = (' '..'\u{250}').filter_map(|it| Some((it, face.glyph_index(it)?.0)));
    let more = characters.iter().zip('A'..);
    let more = more.filter_map(|(it, shown)| Some((*it, face.glyph_index(shown)?.0)));
    let mut groups: Vec<_> = own.chain(more).collect();
    groups.sort_unstable();
    let map = map_of(&groups);
    let places =
        |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().expect("four"));
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let mut records = (0..tables).map(|table| 12 + 16 * table);
    let record = records.find(|at| &font[*at..at + 4] == b"cmap").expect("a map");
    assert_eq!(places(record + 8) % 4, 0);
    font.resize(font.len().next_multiple_of(4), 0);
    let words = map.chunks(4).map(|word| {
        let mut bytes = [0; 4];
        bytes[..word.len()].copy_from_slice(word);
        u32::from_be_bytes(bytes)
    });
    let sum = words.fold(0, u32::wrapping_add);
    let at = u32::try_from(font.len()).expect("a place");
    let length = u32::try_from(map.len()).expect("a length");
    for (word, value) in [sum, at, length].into_iter().enumerate() {
        let place = record + 4 + 4 * word;
        font[place..place + 4].copy_from_slice(&value.to_be_bytes());
    }
    font.extend(map);
    fs::write(folder.join("more.otf"), font).expect("a file");
}

/// A table of characters and glyphs of the format 12 (OpenType specification, `cmap`).
fn map_of(groups: &[(char, u16)]) -> Vec<u8> {
    let count = u32::try_from(groups.len()).expect("a count");
    let mut map: Vec<u8> =
        [0_u16, 1, 3, 10].iter().flat_map(|it| it.to_be_bytes()).collect();
    map.extend(12_u32.to_be_bytes());
    map.extend([12_u16, 0].iter().flat_map(|it| it.to_be_bytes()));
    map.extend([16 + 12 * count, 0, count].iter().flat_map(|it| it.to_be_bytes()));
    for (character, glyph) in groups {
        let code = u32::from(*character);
        map.extend(
            [code, code, u32::from(*glyph)].iter().flat_map(|it| it.to_be_bytes()),
        );
    }
    map
}

#[test]
fn characters_beyond_the_first_plane_are_set_and_read_back() {
    let folder = folder();
    let path = folder.path();
    write_font(path, &SET[1..]);
    let words = SET.map(|it| format!("a{it}b")).join(" ");
    fs::write(path.join("cv.yaml"), cv(&words)).expect("a file");
    let mut command = cvtex();
    command.current_dir(path).env("CVTEX_FONTS", path);
    let output = run(command.args(["render", "--deny-warnings", "cv.yaml"]));
    assert!(output.status.success(), "{}", stderr(&output));
    let text = pdftotext(&path.join("cv.pdf")).concat();
    assert!(text.contains(&words), "{text}");
}

#[test]
fn what_no_font_has_is_named_in_every_plane() {
    let folder = folder();
    let path = folder.path();
    for character in SET[1..].iter().chain(&LACKED) {
        fs::write(path.join("cv.yaml"), cv(&format!("a{character}b"))).expect("a file");
        let mut command = cvtex();
        command.current_dir(path).env("CVTEX_FONTS", "");
        let output = run(command.args(["render", "cv.yaml"]));
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        let number = u32::from(*character);
        let named = format!("has the character `{character}` (U+{number:04X})");
        assert!(said.contains(&named), "{said}");
    }
}
