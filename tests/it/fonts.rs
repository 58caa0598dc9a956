//! The families in the program: each sets every text that another does, and its PDF is read as
//! it was written.

use crate::common::{folder, job, pdftotext, render_text};
use cvtex::pdf::engine::compile;
use cvtex::resources::fonts;
use cvtex::resources::fonts::Face;

const FAMILIES: [&str; 6] =
    ["libertine", "biolinum", "pagella", "termes", "latin-modern", "inter"];

const TEXTS: [&str; 7] = [
    "Office, fluffy, affine, **fine ffi**, *offline 1234567890*, ***shuffle***",
    "(2x3) -> “a.. b!!” ‘c’ – d — 25 °C",
    "Ελληνικά, άνθρωπος, Ὀδυσσεύς",
    "Русский язык, Українська, їжак, ґрунт",
    "Tiếng Việt được dùng rộng rãi",
    "Zażółć gęślą jaźń, Łódź",
    "İstanbul, ığüşöçĞ, ½ € ₴ № ✓",
];

#[test]
fn every_family_sets_the_scripts_of_europe_and_is_read_as_it_was_written() {
    let folder = folder();
    for family in FAMILIES {
        let points = TEXTS.map(|text| format!("          - '{text}'\n")).concat();
        let yaml = format!(
            "cv: {{name: Ada}}\ndesign: {{font: {family}}}\nsections:\n  \
             - kind: experience\n    entries:\n      - position: Programmer\n        organization: Office\n        \
             highlights:\n{points}"
        );
        let pdf = render_text(&yaml, folder.path());
        let pages = pdftotext(&pdf).concat();
        let page = crate::common::spaced(&pages);
        for text in TEXTS {
            assert!(page.contains(&text.replace('*', "")), "{family}: {text}\n{page}");
        }
    }
}

#[test]
fn every_family_has_or_borrows_what_the_check_lets_pass() {
    let mut all = String::new();
    for character in ('\u{a1}'..='\u{2ffff}').filter(|c| !fonts::is_invisible(*c)) {
        if fonts::font_of(character, Face::Text) == Some(fonts::Font::Own)
            && !character.is_whitespace()
        {
            all.push(character);
            all.push(' ');
        }
    }
    assert!(all.len() > 2000, "{all}");
    for family in FAMILIES {
        let main = format!(
            "\\documentclass{{cvtex}}\\cvsetup{{font = {family}}}\\begin{{document}}\n\
             {all}\\par\\textbf{{{all}}}\\par\\textit{{{all}}}\\end{{document}}"
        );
        let pdf = compile(&job(&main)).expect("a PDF");
        let missing = pdf.log.missing_characters();
        let missing: String = missing.iter().map(|missing| missing.character).collect();
        assert_eq!(missing, "", "{family}");
    }
}

#[test]
fn small_caps_are_read_as_letters() {
    for family in FAMILIES {
        let main = format!(
            "\\documentclass{{cvtex}}\\cvsetup{{font = {family}}}\\begin{{document}}\n\
             \\textsc{{Small Caps 1843}} \\textbf{{\\textsc{{Bold 27}}}}\\end{{document}}"
        );
        let pdf = compile(&job(&main)).expect("a PDF");
        let folder = folder();
        let path = folder.path().join("cv.pdf");
        std::fs::write(&path, &pdf.bytes).expect("a file");
        let page = crate::common::spaced(&pdftotext(&path).concat());
        // Some fonts say of a small capital that it is a capital.
        assert_eq!(page.to_lowercase(), "small caps 1843 bold 27", "{family}");
    }
}
