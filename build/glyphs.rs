//! Adapts Adobe's glyph lists, by which the PDF writer says what text a glyph stands for.
//!
//! A list maps the glyph `ff` to U+FB00, a character that no one searches for and few programs
//! take apart. In a CV the text behind a ligature is its letters. The lists are read in every
//! run, so they are also cut to the scripts whose fonts need them: a font of another script
//! says itself which characters its glyphs are.

use std::fmt::Write;
use std::ops::RangeInclusive;

use crate::files::File;
use crate::tree::TexTree;

/// The lists the PDF writer reads, in its order; of two entries for a name the first counts.
const READ: &[&str] = &["texglyphlist.txt", "pdfglyphlist.txt", "glyphlist.txt"];

/// Latin, Greek and Cyrillic; punctuation, letter-like signs, arrows, mathematics, shapes.
const KEPT: &[RangeInclusive<u32>] = &[0x0020..=0x052F, 0x1E00..=0x2BFF];

/// The presentation forms of Latin ligatures (Unicode, FB00–FB06), by their letters.
const LIGATURES: &[(u32, &str)] = &[
    (0xFB00, "0066 0066"),
    (0xFB01, "0066 0069"),
    (0xFB02, "0066 006C"),
    (0xFB03, "0066 0066 0069"),
    (0xFB04, "0066 0066 006C"),
    (0xFB05, "0073 0074"),
    (0xFB06, "0073 0074"),
];

/// Adobe reads these as the increment, the ohm and the micro sign; in mathematics, where only
/// the name of a glyph is known, they are letters.
const LETTERS: &[(&str, &str)] = &[("Delta", "0394"), ("Omega", "03A9"), ("mu", "03BC")];

/// Glyphs of the fonts of mathematics that no list names, by their nearest characters: one
/// without a character would leave its whole font without any. Unicode has pieces of tall
/// brackets of its own (Miscellaneous Technical, 239B–23B7); a brace above or below a formula
/// is made of quarters.
const MATHEMATICS: &str = "\
parenlefttp;239B
parenleftex;239C
parenleftbt;239D
parenrighttp;239E
parenrightex;239F
parenrightbt;23A0
bracketlefttp;23A1
bracketleftex;23A2
bracketleftbt;23A3
bracketrighttp;23A4
bracketrightex;23A5
bracketrightbt;23A6
bracelefttp;23A7
braceleftmid;23A8
braceleftbt;23A9
braceex;23AA
bracerighttp;23AB
bracerightmid;23AC
bracerightbt;23AD
bracehtipdownleft;256D
bracehtipdownright;256E
bracehtipupright;256F
bracehtipupleft;2570
vextendsingle;23D0
vextenddouble;2016
arrowvertex;23D0
arrowvertexdbl;2016
arrowtp;2191
arrowbt;2193
arrowdbltp;21D1
arrowdblbt;21D3
radicalbt;221A
radicalvertex;23D0
radicaltp;250C
contintegraltext;222E
contintegraldisplay;222E
hatwide;02C6
hatwider;02C6
hatwidest;02C6
tildewide;02DC
tildewider;02DC
tildewidest;02DC
mapsto;21A6
arrowhookleft;21AA
arrowhookright;21A9
tie;2040
suppress;0335
squaresmallsolid;25AA
axisshort;2500
arrowaxisright;21E2
arrowaxisleft;21E0
lessornotsimilar;22E6
greaterornotsimilar;22E7
subsetornoteql;228A
supersetornoteql;228B
notshortbar;2224
notshortparallel;2226
barshort;2223
parallelshort;2225
gimel;2137
dnos;0064
dalt;0064
fnos;0066
falt;0066
galt;0067
kalt;006B
talt;0074
ualt;0075
onealt;0031
";

/// The lists, adapted.
pub(crate) fn lists(tree: &TexTree) -> Result<Vec<File>, String> {
    READ.iter()
        .map(|name| {
            let list = match tree.path(name) {
                Some(path) => String::from_utf8_lossy(&crate::read(path)?).into_owned(),
                None => String::new(),
            };
            let mut adapted = adapt(&list);
            if *name == READ[0] {
                adapted.push_str(MATHEMATICS);
            }
            Ok(File { name: (*name).to_owned(), bytes: adapted.into_bytes() })
        })
        .collect()
}

/// The entries that are kept, with what they stand for in a CV.
fn adapt(list: &str) -> String {
    let mut adapted = String::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, codes)) = line.split_once(';')
            && let Some(codes) = meaning(name, codes)
        {
            let _ = writeln!(adapted, "{name};{codes}");
        }
    }
    adapted
}

/// What the glyph stands for: the first of its readings that is kept.
fn meaning<'a>(name: &str, codes: &'a str) -> Option<&'a str> {
    if let Some((_, letter)) = LETTERS.iter().find(|(letter, _)| *letter == name) {
        return Some(letter);
    }
    codes.split(',').map(str::trim).find_map(|codes| {
        let first = codes.split(' ').next()?;
        let first = u32::from_str_radix(first, 16).ok()?;
        if let Some((_, letters)) =
            LIGATURES.iter().find(|(ligature, _)| *ligature == first)
        {
            return Some(*letters);
        }
        KEPT.iter().any(|range| range.contains(&first)).then_some(codes)
    })
}
