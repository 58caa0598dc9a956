//! Ligatures, and forms of letters for a place: whatever glyph a font sets for a pair or three
//! of letters and signs, a program reads the letters and signs that the author wrote.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::common::{folder, pdftotext, substitutions};
use cvtex::Compilation;
use cvtex::diagnostics::short;
use cvtex::files::Files;
use cvtex::pdf::engine::{Job, compile};
use cvtex::pdf::verify::{Fault, verify};
use cvtex::resources::fonts;
use cvtex::resources::fonts::Face;
use cvtex::source::Source;
use cvtex::write::latex::typeset;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A series, a shape and the file of a font.
type Style = (&'static str, &'static str, &'static str);

/// The families of text in the program, and the file of each style: series, shape, file.
const FAMILIES: [(&str, &[Style]); 9] = [
    (
        "libertine",
        &[
            ("m", "n", "LinLibertine_R.otf"),
            ("m", "it", "LinLibertine_RI.otf"),
            ("m", "sc", "LinLibertine_R.otf"),
            ("b", "n", "LinLibertine_RZ.otf"),
            ("b", "it", "LinLibertine_RZI.otf"),
            ("b", "sc", "LinLibertine_RZ.otf"),
        ],
    ),
    (
        "libertinelf",
        &[("m", "n", "LinLibertine_R.otf"), ("b", "it", "LinLibertine_RZI.otf")],
    ),
    ("libertinedisplay", &[("m", "n", "LinLibertine_DR.otf")]),
    ("libertinemono", &[("m", "n", "LinLibertine_M.otf")]),
    (
        "biolinum",
        &[
            ("m", "n", "LinBiolinum_R.otf"),
            ("m", "it", "LinBiolinum_RI.otf"),
            ("m", "sc", "LinBiolinum_R.otf"),
            ("b", "n", "LinBiolinum_RB.otf"),
            ("b", "it", "LinBiolinum_RB.otf"),
            ("b", "sc", "LinBiolinum_RB.otf"),
        ],
    ),
    (
        "pagella",
        &[
            ("m", "n", "texgyrepagella-regular.otf"),
            ("m", "it", "texgyrepagella-italic.otf"),
            ("m", "sc", "texgyrepagella-regular.otf"),
            ("b", "n", "texgyrepagella-bold.otf"),
            ("b", "it", "texgyrepagella-bolditalic.otf"),
            ("b", "sc", "texgyrepagella-bold.otf"),
        ],
    ),
    (
        "termes",
        &[
            ("m", "n", "texgyretermes-regular.otf"),
            ("m", "it", "texgyretermes-italic.otf"),
            ("m", "sc", "texgyretermes-regular.otf"),
            ("b", "n", "texgyretermes-bold.otf"),
            ("b", "it", "texgyretermes-bolditalic.otf"),
            ("b", "sc", "texgyretermes-bold.otf"),
        ],
    ),
    (
        "latin-modern",
        &[
            ("m", "n", "lmroman10-regular.otf"),
            ("m", "it", "lmroman10-italic.otf"),
            ("m", "sc", "lmromancaps10-regular.otf"),
            ("b", "n", "lmroman10-bold.otf"),
            ("b", "it", "lmroman10-bolditalic.otf"),
        ],
    ),
    (
        "inter",
        &[
            ("m", "n", "Inter-Regular.otf"),
            ("m", "it", "Inter-Italic.otf"),
            ("b", "n", "Inter-SemiBold.otf"),
            ("b", "it", "Inter-SemiBoldItalic.otf"),
        ],
    ),
];

/// What stands beside letters: other letters and signs of each sort.
const SIGNS: &str = "!?.,;:'\"()[]{}-/&*%’‘“”„«»–—…·°¡¿éßafijlkhtTQ019";

/// Rules for longer texts are of features that are not used, or ask for more of the same.
const MOST_LETTERS: usize = 3;

/// How many texts stand in one list.
const IN_A_LIST: usize = 4000;

fn every_style_of(families: &[&str]) {
    for (family, styles) in FAMILIES.iter().filter(|one| families.contains(&one.0)) {
        for (series, shape, file) in *styles {
            let texts = texts(file, *shape == "sc");
            assert!(texts.len() > 200, "{file}: {}", texts.len());
            for some in texts.chunks(IN_A_LIST) {
                is_read_back(some, &format!("{{{family}}}{{{series}}}{{{shape}}}"));
            }
        }
    }
}

/// What a font has substitutions for, by itself and beside letters and signs, and each of its
/// characters; without what is set in another font.
fn texts(file: &str, is_small_capitals: bool) -> Vec<String> {
    let path = Path::new(env!("OUT_DIR")).join("files").join(file);
    let font = fs::read(path).expect("a font of the program");
    let is_settable = |text: &String| {
        text.chars().all(|one| {
            fonts::font_of(one, Face::Text) == Some(fonts::Font::Own)
                && !one.is_whitespace()
                && !fonts::is_invisible(one)
        })
    };
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut substituted = substitutions::texts(&font);
    substituted.retain(|text| text.chars().count() <= MOST_LETTERS);
    let signs = || SIGNS.chars();
    for text in substituted.into_iter().filter(is_settable) {
        // Hyphens are not compared, so what has some would be the same text as what has none.
        let is_plain = text.chars().all(|one| one.is_ascii() || SIGNS.contains(one));
        if is_plain && !text.contains('-') {
            found.extend(signs().map(|sign| format!("{text}{sign}")));
            found.extend(signs().map(|sign| format!("{sign}{text}")));
        }
        found.insert(text);
    }
    // Small capitals, which no theme of the program has, share glyphs beyond Latin 1: those of
    // `ș` and `ş`, of `i` and `ı`.
    let is_clear = |text: &String| !is_small_capitals || text.as_str() <= "ÿ";
    found.extend(substitutions::characters(&font).filter(is_settable).filter(is_clear));
    // Inter puts letters with marks together in ways of its own.
    let has_own_marks = file.starts_with("Inter");
    found.retain(|text| has_usual_marks(text) && !(has_own_marks && has_mark(text)));
    let mut found: Vec<_> = found.into_iter().collect();
    // Case is not compared: what differs in it alone does not stand near one another.
    let has_capital = |text: &str| text.chars().any(char::is_uppercase);
    found.sort_by_key(|text| (has_mark(text), has_capital(text)));
    found
}

/// Whether marks above and below stand on letters of English, one on each, as languages have
/// them: of others each font has an order and letters of its own.
fn has_usual_marks(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters.iter().enumerate().all(|(at, one)| {
        let is_usual =
            matches!(one, '\u{300}'..='\u{30c}' | '\u{323}' | '\u{327}' | '\u{328}');
        let is_on_letter = at > 0 && characters[at - 1].is_ascii_alphabetic();
        !is_combining_mark(*one) || is_usual && is_on_letter
    })
}

/// Sets the texts in a style, and reads them as the program does and as Poppler does.
fn is_read_back(texts: &[String], style: &str) {
    let line = |some: &[String]| {
        // By itself, and in a word: XeTeX takes the rules of the script for a word with letters.
        some.iter().map(|text| format!("{text} x{text}x")).collect::<Vec<_>>().join(" ")
    };
    let mut yaml = String::from(
        "cv: {name: Ada}\ndesign: {theme: ./mine.sty, page-numbers: false}\nsections:\n  - kind: bullets\n    items:\n",
    );
    // The number is found once: texts as alike as these are looked for in a few places only.
    for (number, some) in texts.chunks(40).enumerate() {
        let text = format!("w{number:04} {}", cvtex::text::escape_markdown(&line(some)));
        let _ = writeln!(yaml, "      - {}", serde_json::json!(text));
    }
    let classic = cvtex::resources::themes::named("classic").expect("a theme");
    let theme = cvtex::resources::themes::starter("mine", classic)
        + &format!(
            "\n\\renewcommand\\cvformatitem[1]{{\\usefont{{TU}}{style}\\cvborrow{{\\csname f@family\\endcsname}}#1}}\n"
        );
    let source = Source::new("cv.yaml", yaml);
    let files = Files::new(|_: &Path| Ok(theme.clone().into_bytes()));
    let request = cvtex::Request::default();
    let mut compilation = Compilation::new(source, files);
    let tree = compilation.tree(&request);
    let checked = tree.as_ref().and_then(|tree| compilation.check(tree, None));
    let Compilation { source, report, .. } = &compilation;
    let Some(checked) = checked else { panic!("{}", short::render(report, source)) };
    let document = checked.document();
    let latex = typeset(&document);
    let files = document.look.theme.files();
    let files: Vec<_> =
        files.into_iter().map(|(name, style)| (name, style.as_bytes())).collect();
    let pdf = compile(&Job { files: &files, ..crate::common::job(latex.as_str()) });
    let pdf = pdf.unwrap_or_else(|failure| panic!("{style}: {failure}"));
    let faults = verify(&pdf, &document, &latex);
    let faults = faults.iter().filter_map(|fault| match fault {
        Fault::Overfull { .. } => None,
        Fault::Lost(words) | Fault::Misplaced(words) => {
            Some(format!("lost: {}…", words.text.chars().take(60).collect::<String>()))
        }
        other => Some(format!("{other:?}")),
    });
    let mut faults: Vec<_> = faults.collect();

    let folder = folder();
    let path = folder.path().join("cv.pdf");
    fs::write(&path, &pdf.bytes).expect("a file");
    let read = letters(&pdftotext(&path).join(" "));
    let is_compared = |text: &&String| text.chars().nth(1).is_some() && !has_mark(text);
    for text in texts.iter().filter(is_compared) {
        let wanted = letters(&format!("{text}x{text}x"));
        if !read.contains(&wanted) {
            faults.push(format!("Poppler reads no {wanted}"));
        }
    }
    faults.reverse();
    faults.truncate(20);
    assert!(faults.is_empty(), "{style}: {faults:#?}");
}

/// Whether a text has marks above or below letters. Poppler puts these in another order, and
/// makes letters with marks of letters beside signs like a cedilla.
fn has_mark(text: &str) -> bool {
    text.chars().any(|one| {
        is_combining_mark(one)
            || ('\u{2b0}'..='\u{2ff}').contains(&one)
            || one.nfkd().any(char::is_whitespace)
    })
}

/// A text as Poppler's is compared: without spaces and hyphens, of which it drops those at
/// the ends of lines, and in forms that mean the same.
fn letters(text: &str) -> String {
    let compared = text.nfkd().filter(|one| !one.is_whitespace() && *one != '-');
    compared.flat_map(char::to_lowercase).collect()
}

#[test]
fn ligatures_of_libertine_are_their_letters() {
    every_style_of(&["libertine", "libertinelf", "libertinedisplay", "libertinemono"]);
}

#[test]
fn ligatures_of_biolinum_and_inter_are_their_letters() {
    every_style_of(&["biolinum", "inter"]);
}

#[test]
fn ligatures_of_pagella_termes_and_latin_modern_are_their_letters() {
    every_style_of(&["pagella", "termes", "latin-modern"]);
}
