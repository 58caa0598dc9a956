//! Installed fonts: for scripts that no font in the program has, and by name for the text.
//!
//! They need the fonts that `make test` installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::{cvtex, folder, pdftotext, run, spaced, stderr, stdout};

const FONTS: &str = "/usr/share/fonts/truetype/wqy:/usr/share/fonts/opentype/fonts-hosny-amiri\
                     :/usr/share/fonts/truetype/culmus:/usr/share/fonts/truetype/lohit-devanagari";

fn render_with(fonts: &str, yaml: &str, folder: &Path, more: &[&str]) -> Output {
    fs::write(folder.join("cv.yaml"), yaml).expect("a file");
    let mut cvtex = cvtex();
    cvtex.current_dir(folder).env("CVTEX_FONTS", fonts);
    run(cvtex.args(["render", "--deny-warnings", "cv.yaml"]).args(more))
}

fn render(yaml: &str, folder: &Path) -> PathBuf {
    let output = render_with(FONTS, yaml, folder, &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    folder.join("cv.pdf")
}

/// A CV with a paragraph.
fn cv(paragraph: &str) -> String {
    format!(
        "date: 2026-01-01\ncv: {{name: Ada}}\nsections:\n  - kind: text\n    text: '{paragraph}'\n"
    )
}

/// The text of a PDF, without the marks of direction that its reader adds.
fn text_of(pdf: &Path) -> String {
    let marks = |character: char| ('\u{202a}'..='\u{202e}').contains(&character);
    spaced(&pdftotext(pdf).concat().replace(marks, " "))
}

/// What `pdftotext` says with an option.
fn read_by_line(option: &str, pdf: &Path) -> String {
    stdout(&run(Command::new("pdftotext").arg(option).arg(pdf).arg("-")))
}

#[test]
fn each_script_is_read_back_as_it_was_written() {
    for paragraph in [
        "At 清华大学 since 2019",
        "At 東京大学 with ロボット and ひらがな",
        "At 서울대학교 컴퓨터공학부 now",
        "At दिल्ली विश्वविद्यालय में प्राध्यापक, क्षत्रिय",
        "A lecture course held at האוניברסיטה העברית for two years",
        "A translation of السيرة الذاتية للدكتور أحمد into English",
    ] {
        let folder = folder();
        let text = text_of(&render(&cv(paragraph), folder.path()));
        assert!(text.contains(paragraph), "{paragraph}\n{text}");
    }
}

#[test]
fn a_chinese_name_has_no_space_in_a_citation_style() {
    let folder = folder();
    let yaml = "cv: {name: Ada Lovelace}\nsections:\n  - kind: publications\n    style: apa\n    entries:\n      \
                - {title: Cards, authors: [\"张, 三\", Ada Lovelace], type: article, venue: Notes, date: 1843}\n";
    let text = text_of(&render(yaml, folder.path()));
    assert!(text.contains("张三, & Lovelace"), "{text}");
}

#[test]
fn lines_of_chinese_end_within_the_page_and_never_begin_with_a_full_stop() {
    let sentence = "我在清华大学计算机系工作，研究机器学习、自然语言处理与计算机视觉。";
    let folder = folder();
    let pdf = render(&cv(&sentence.repeat(9)), folder.path());
    let text = read_by_line("-layout", &pdf);
    let lines: Vec<_> =
        text.lines().map(str::trim).filter(|line| line.contains('学')).collect();
    assert!(lines.len() > 6, "{text}");
    for line in lines {
        assert!(line.chars().count() < 50, "{line}");
        assert!(!line.starts_with(['，', '。', '、']), "{line}");
    }
}

#[test]
fn words_from_right_to_left_stand_in_that_order() {
    let folder = folder();
    let pdf = render(&cv("Ab שלום (12) עולם cd"), folder.path());
    let boxes = read_by_line("-bbox", &pdf);
    let left_of = |word: &str| {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}<")));
        let line = line.unwrap_or_else(|| panic!("{word}\n{boxes}"));
        let (_, from) = line.split_once("xMin=\"").expect("a place");
        from.split('"').next().and_then(|place| place.parse().ok()).expect("a number")
    };
    // The letters too are named from the left.
    let places: [f64; 4] = ["Ab", "םלוע", "םולש", "cd"].map(left_of);
    assert!(places.is_sorted(), "{places:?}");
    assert!(boxes.contains(">(12)<"), "{boxes}");
}

#[test]
fn what_no_font_has_is_named_with_a_package_to_install() {
    let folder = folder();
    let output = render_with("", &cv("Hi 漢字 and ש"), folder.path(), &[]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for expected in [
        "error[missing-glyph]: no font on this machine has the characters `漢字`",
        "help: install a font for Chinese and Japanese, such as the package `fonts-noto-cjk`",
        "no font on this machine has the character `ש` (U+05E9)",
        "such as the package `culmus`",
    ] {
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn installed_fonts_change_nothing_for_a_cv_that_needs_none() {
    let folder = folder();
    let yaml = cv("Plain words, Ελληνικά, Русский, ✓");
    let with = fs::read(render(&yaml, folder.path())).expect("the PDF");
    let again = render_with("", &yaml, folder.path(), &[]);
    assert!(stdout(&again).contains("unchanged"), "{}", stdout(&again));
    assert!(with == fs::read(folder.path().join("cv.pdf")).expect("the PDF"));
}

#[test]
fn a_font_for_the_text_is_found_by_its_name_and_followed() {
    let folder = folder();
    let path = folder.path();
    let font = path.join("Amiri-Regular.ttf");
    let amiri = "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf";
    fs::copy(amiri, &font).expect("a font");
    let yaml = cv("Office, offline, 1843, Русский") + "design: {font: {system: amiri}}\n";
    let fonts = path.to_string_lossy();
    let output = render_with(&fonts, &yaml, path, &["--depfile", "cv.d"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let pdf = path.join("cv.pdf");
    assert!(crate::common::ask("pdffonts", &[], &pdf).contains("Amiri-Regular"));
    let text = text_of(&pdf);
    assert!(text.contains("Office, offline, 1843, Русский"), "{text}");
    let rule = fs::read_to_string(path.join("cv.d")).expect("the rule");
    assert!(rule.contains("Amiri-Regular.ttf:"), "{rule}");

    let check = |expected| {
        let output = render_with(&fonts, &yaml, path, &["--check"]);
        assert_eq!(output.status.code(), Some(expected), "{}", stderr(&output));
    };
    check(0);
    // Another release of the font is another page.
    let mut bytes = fs::read(&font).expect("a font");
    bytes.push(0);
    fs::write(&font, bytes).expect("a font");
    check(1);
}

#[test]
fn a_font_that_is_not_installed_is_named_with_one_that_is() {
    let folder = folder();
    let yaml = cv("Hi") + "design: {font: {system: Amirri}}\n";
    let said = stderr(&render_with(FONTS, &yaml, folder.path(), &[]));
    assert!(
        said.contains("error[unknown-font]: no font `Amirri` is installed"),
        "{said}"
    );
    assert!(said.contains("help: did you mean `Amiri`?"), "{said}");
}

/// A folder with the program's own font under another name, and what was done to its bytes.
fn font_named(folder: &Path, name: &str, change: impl Fn(&mut Vec<u8>)) -> PathBuf {
    let files = Path::new(env!("OUT_DIR")).join("files");
    let mut font = fs::read(files.join("lmroman10-regular.otf")).expect("a font");
    change(&mut font);
    let fonts = folder.join("fonts");
    fs::create_dir_all(&fonts).expect("a folder");
    fs::write(fonts.join(name), font).expect("a file");
    fonts
}

const IN_LATIN_MODERN: &str = "cv: {name: Ada}\ndesign: {font: {system: Latin Modern Roman}}\n\
     sections:\n  - {kind: text, text: An office in Orléans}\n";

#[test]
fn a_font_is_read_whatever_its_file_is_called() {
    for name in ["a.otf", "ab.otf", "abc.otf", "a b.otf", "é.otf", "LM.OTF"] {
        let folder = folder();
        let fonts = font_named(folder.path(), name, |_| {});
        let fonts = fonts.to_str().expect("UTF-8");
        let output = render_with(fonts, IN_LATIN_MODERN, folder.path(), &[]);
        assert!(output.status.success(), "{name}: {}", stderr(&output));
        let text = text_of(&folder.path().join("cv.pdf"));
        assert!(text.contains("An office in Orléans"), "{name}: {text}");
    }
}

#[test]
fn a_damaged_font_is_named_and_never_given_to_the_engine() {
    let mut refused = 0;
    for part in 1..6 {
        for is_cut in [false, true] {
            let folder = folder();
            let fonts = font_named(folder.path(), "lm.otf", |font| {
                let at = font.len() * part / 6;
                if is_cut {
                    font.truncate(at);
                } else {
                    font[at..at + 400].fill(0xff);
                }
            });
            let fonts = fonts.to_str().expect("UTF-8");
            let output = render_with(fonts, IN_LATIN_MODERN, folder.path(), &[]);
            let told = stderr(&output);
            // Not all tables are read.
            let is_refused = output.status.code() == Some(1);
            assert!(is_refused || output.status.success(), "{part} {is_cut}: {told}");
            assert!(!is_refused || told.starts_with("error[unknown-font]: "), "{told}");
            refused += usize::from(is_refused);
        }
    }
    assert!(refused >= 8, "{refused}");
}

#[test]
fn a_letter_that_an_installed_font_lacks_comes_from_another() {
    let folder = folder();
    // Its map no longer has `é`, and its sum is right again.
    let fonts = font_named(folder.path(), "lm.otf", |font| without_e_acute(font));
    let fonts = fonts.to_str().expect("UTF-8");
    let output = render_with(fonts, IN_LATIN_MODERN, folder.path(), &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = text_of(&folder.path().join("cv.pdf"));
    assert!(text.contains("An office in Orléans"), "{text}");
}

/// Ends the run of characters in which `é` is before it, in the maps of the format 4
/// (OpenType specification, `cmap`), and sums the table up.
fn without_e_acute(font: &mut [u8]) {
    let word = |font: &[u8], at: usize| {
        usize::from(u16::from_be_bytes([font[at], font[at + 1]]))
    };
    let long = |font: &[u8], at: usize| word(font, at) << 16 | word(font, at + 2);
    let mut records = (0..word(font, 4)).map(|table| 12 + 16 * table);
    let record = records.find(|at| &font[*at..at + 4] == b"cmap").expect("a map");
    let (cmap, length) = (long(font, record + 8), long(font, record + 12));
    for table in 0..word(font, cmap + 2) {
        let map = cmap + long(font, cmap + 8 + 8 * table);
        if word(font, map) == 4 {
            let mut ends = (map + 14..map + 14 + word(font, map + 6)).step_by(2);
            let end = ends.find(|end| word(font, *end) >= 0xe9).expect("a run");
            font[end..end + 2].copy_from_slice(&0xe8_u16.to_be_bytes());
        }
    }
    let mut sum = 0_u32;
    for at in (cmap..cmap + length).step_by(4) {
        let mut bytes = [0; 4];
        let end = (at + 4).min(cmap + length);
        bytes[..end - at].copy_from_slice(&font[at..end]);
        sum = sum.wrapping_add(u32::from_be_bytes(bytes));
    }
    font[record + 4..record + 8].copy_from_slice(&sum.to_be_bytes());
}
