//! Letters: which files are made of a file that holds one, what stands in them, and how they stand
//! on their pages.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::common::{
    ask, cvtex, folder, mutool, pdftotext, run, run_with_input, spaced, stderr, stdout,
};
use cvtex::model::Locale;
use cvtex::resources::fonts;
use cvtex::resources::fonts::Face;
use cvtex::resources::themes;
use toml::Table;

const CV: &str = "\
date: 2026-11-24
locale: en-GB
cv: {name: Ada Lovelace, email: ada@example.org, summary: I study engines.}
sections: [{kind: text, text: The sections}]
";

const LETTER: &str = "\
letter:
  recipient: Mary Somerville
  body: The letter
";

/// A folder with `cv.yaml`.
fn with(yaml: &str) -> tempfile::TempDir {
    let folder = folder();
    fs::write(folder.path().join("cv.yaml"), yaml).expect("a file");
    folder
}

/// What `cvtex` says in a folder, without times, and its exit code.
fn said(folder: &Path, arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    let output = run(cvtex().current_dir(folder).args(arguments));
    let lines = stdout(&output) + &stderr(&output);
    let timeless = |line: &str| match line.strip_suffix(" ms") {
        Some(line) => line.rsplit_once(' ').map_or(line, |(line, _)| line).to_owned(),
        None => line.to_owned(),
    };
    (output.status.code(), lines.lines().map(timeless).collect())
}

fn text(folder: &Path, name: &str) -> String {
    spaced(&pdftotext(&folder.join(name)).join(" "))
}

/// The text of the letter of a CV.
fn letter(yaml: &str) -> String {
    let folder = with(yaml);
    let (code, lines) = said(folder.path(), &["render", "--letter", "cv.yaml"]);
    assert_eq!(code, Some(0), "{lines:?}");
    text(folder.path(), "cv-letter.pdf")
}

#[test]
fn a_file_with_a_letter_gives_both_and_makes_anew_what_has_changed() {
    let folder = with(&format!("{CV}{LETTER}"));
    let folder = folder.path();
    let render = ["render", "cv.yaml"];
    let (code, lines) = said(folder, &render);
    assert_eq!(
        (code, lines),
        (Some(0), list(&["cv.pdf: 1 page,", "cv-letter.pdf: 1 page,"]))
    );
    assert_eq!(
        text(folder, "cv.pdf"),
        "Ada Lovelace ada@example.org I study engines. The sections 24 November 2026"
    );
    assert_eq!(
        text(folder, "cv-letter.pdf"),
        "Ada Lovelace ada@example.org 24 November 2026 Mary Somerville The letter \
         Yours sincerely, Ada Lovelace"
    );
    fs::write(
        folder.join("cv.yaml"),
        format!("{CV}{}", LETTER.replace("letter\n", "letter goes on\n")),
    )
    .expect("a file");
    let unchanged = "cv.pdf: 1 page, unchanged,";
    assert_eq!(said(folder, &render).1, [unchanged, "cv-letter.pdf: 1 page,"]);
    assert!(text(folder, "cv-letter.pdf").contains("The letter goes on"));
    assert_eq!(said(folder, &render).1, [unchanged, "cv-letter.pdf: 1 page, unchanged,"]);
}

fn list(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn the_files_are_called_after_the_output() {
    let with = with(&format!("{CV}{LETTER}"));
    let folder = with.path();
    let tex =
        ["cvtex.cls", "cvtex-fonts.sty", "cvtex-directions.sty", "cvtex-classic.sty"]
            .map(|file| format!("{file}: written"));
    for (arguments, files) in [
        (&["--letter"][..], vec!["cv-letter.pdf: 1 page,"]),
        (
            &["-o", "ada.v2.pdf"],
            vec!["ada.v2.pdf: 1 page,", "ada.v2-letter.pdf: 1 page,"],
        ),
        (&["-o", "to.pdf", "--letter"], vec!["to.pdf: 1 page,"]),
        (
            &["-o", "cv.tex"],
            vec![
                "cv.tex: written",
                &tex[0],
                &tex[1],
                &tex[2],
                &tex[3],
                "cv-letter.tex: written",
            ],
        ),
        (
            &["--letter", "-o", "own.tex"],
            vec![
                "own.tex: written",
                "cvtex.cls: unchanged",
                "cvtex-fonts.sty: unchanged",
                "cvtex-directions.sty: unchanged",
                "cvtex-classic.sty: unchanged",
            ],
        ),
    ] {
        let (code, lines) = said(folder, &[&["render", "cv.yaml"], arguments].concat());
        assert_eq!((code, lines), (Some(0), list(&files)), "{arguments:?}");
    }
    assert!(text(folder, "to.pdf").contains("The letter"));
    let own = fs::read_to_string(folder.join("own.tex")).expect("LaTeX");
    let both = fs::read_to_string(folder.join("cv-letter.tex")).expect("LaTeX");
    assert!(own == both && own.contains("\\begin{cvletter}"), "{own}");
}

#[test]
fn standard_output_takes_one_of_them() {
    let yaml = format!("{CV}{LETTER}");
    for (arguments, expected) in
        [(&[][..], "The sections"), (&["--letter"], "The letter")]
    {
        let mut command = cvtex();
        command.args(["render", "-", "--format", "tex"]).args(arguments);
        let latex = stdout(&run_with_input(&mut command, yaml.as_bytes()));
        assert!(latex.contains(expected), "{latex}");
        assert_eq!(latex.matches("\\documentclass").count(), 1);
        let output = run_with_input(
            cvtex().args(["render", "-"]).args(arguments),
            yaml.as_bytes(),
        );
        assert!(output.stdout.starts_with(b"%PDF-1."), "{}", stderr(&output));
    }
}

#[test]
fn programs_are_told_of_both() {
    let folder = with(&format!("{CV}{LETTER}"));
    let folder = folder.path();
    let json = ["render", "cv.yaml", "--message-format", "json", "--depfile", "cv.d"];
    let line = said(folder, &json).1.remove(0);
    let result: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(result["pages"], 1);
    assert_eq!(
        result["outputs"],
        serde_json::json!([
            {"path": "cv.pdf", "format": "pdf", "changed": true, "pages": 1},
            {"path": "cv-letter.pdf", "format": "pdf", "changed": true, "pages": 1},
        ])
    );
    let rule = fs::read_to_string(folder.join("cv.d")).expect("a rule");
    assert!(rule.starts_with("cv.pdf cv-letter.pdf: cv.yaml\n"), "{rule}");

    let check = ["render", "--check", "cv.yaml"];
    assert_eq!(said(folder, &check).0, Some(0));
    fs::remove_file(folder.join("cv-letter.pdf")).expect("a file");
    let (code, lines) = said(folder, &check);
    assert_eq!(code, Some(1));
    let fault = "error[stale-output]: there is no file `cv-letter.pdf`";
    assert!(lines.iter().any(|line| line == fault), "{lines:?}");
    assert!(!folder.join("cv-letter.pdf").exists(), "a check writes nothing");
}

#[test]
fn a_file_without_a_letter_has_none() {
    let folder = with(CV);
    let folder = folder.path();
    assert_eq!(said(folder, &["render", "cv.yaml"]).1, ["cv.pdf: 1 page,"]);
    assert!(!folder.join("cv-letter.pdf").exists());
    let (code, lines) = said(folder, &["render", "--letter", "cv.yaml"]);
    assert_eq!(code, Some(1));
    assert_eq!(
        lines[..2],
        [
            "error[missing-field]: the file holds no letter",
            "help: add `letter:` with `recipient` and `body` below it",
        ]
    );
}

#[test]
fn an_addition_makes_both() {
    let list = "sections: [{kind: publications, from: papers.bib}]";
    let cv = CV.replace("sections: [{kind: text, text: The sections}]", list);
    let folder = with(&format!("{cv}{LETTER}"));
    let folder = folder.path();
    fs::write(folder.join("papers.bib"), "").expect("a file");
    let entry = "@article{a, author = {Lovelace, Ada}, title = {Notes}, journal = {M}, year = 1843}";
    let mut add = cvtex();
    let output = run_with_input(
        add.current_dir(folder).args(["add", "--cv", "cv.yaml", "-"]),
        entry.as_bytes(),
    );
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(text(folder, "cv.pdf").contains("Notes"));
    assert!(folder.join("cv-letter.pdf").exists());
}

#[test]
fn the_date_is_the_letter_s_or_the_cv_s_or_none() {
    let own = format!("{CV}{LETTER}  date: 2026-11\n");
    assert!(letter(&own).contains("ada@example.org November 2026 Mary"));
    let none = format!("{CV}{LETTER}").replace("date: 2026-11-24\n", "");
    let text = letter(&none);
    assert!(text.contains("ada@example.org Mary Somerville"), "{text}");
    let place = format!("{none}  place: London\n");
    assert!(letter(&place).contains("ada@example.org London Mary Somerville"));
    let folder = with(&own);
    said(folder.path(), &["render", "--letter", "cv.yaml"]);
    let objects = crate::common::objects(&folder.path().join("cv-letter.pdf"));
    assert!(objects.contains("/CreationDate(D:20261101000000"), "the date of the letter");
}

#[test]
fn each_language_closes_a_letter_in_its_words() {
    let yaml = format!("{CV}{LETTER}  place: London\n  enclosures: [CV, Papers]\n");
    let one = yaml.replace("[CV, Papers]", "CV");
    for locale in Locale::ALL {
        if !locale.words().chars().all(|it| fonts::has(it, Face::Text)) {
            continue;
        }
        let folder = with(&yaml);
        let arguments = ["render", "--letter", "cv.yaml", "--locale", locale.tag()];
        said(folder.path(), &arguments);
        let pdf = folder.path().join("cv-letter.pdf");
        let written = spaced(&pdftotext(&pdf).join(" "));
        fs::write(folder.path().join("cv.yaml"), &one).expect("a file");
        said(folder.path(), &arguments);
        let of_one = spaced(&pdftotext(&pdf).join(" "));
        let words: Table = locale.words().parse().expect("TOML");
        let word = |name: &str| words["letter"][name].as_str().expect("a word");
        let closing = format!("The letter {} Ada Lovelace", word("closing"));
        assert!(written.contains(&closing), "{}: {written}", locale.tag());
        assert!(written.contains(word("enclosures")), "{}: {written}", locale.tag());
        assert!(of_one.contains(word("enclosure")), "{}: {of_one}", locale.tag());
        let information = ask("pdfinfo", &[], &pdf);
        let title = format!("Ada Lovelace – {}", word("title"));
        assert!(information.contains(&title), "{}: {information}", locale.tag());
    }
    for (locale, date) in [
        ("en", "London, November 24, 2026"),
        ("de", "London, den 24. November 2026"),
        ("fr", "London, le 24 novembre 2026"),
        ("es", "London, a 24 de noviembre de 2026"),
        ("sv", "London den 24 november 2026"),
        ("hu", "London, 2026. november 24."),
    ] {
        let text = letter(&yaml.replace("en-GB", locale));
        assert!(text.contains(&format!("{date} Mary Somerville")), "{locale}: {text}");
    }
    let month = yaml.replace("en-GB", "fr").replace("2026-11-24", "2026-11");
    assert!(letter(&month).contains("London, novembre 2026"));
}

#[test]
fn one_source_gives_a_letter_in_each_of_its_languages() {
    let yaml = "\
cv: {name: Ada Lovelace}
letter:
  recipient: {en: [Mary Somerville, London], de: 'Mary Somerville, London'}
  opening: {en: 'Dear Mary,', de: 'Liebe Mary,'}
  body: {en: I write., de: Ich schreibe.}
";
    let german = letter(&format!("{yaml}locale: de\n"));
    assert_eq!(
        german,
        "Ada Lovelace Mary Somerville, London Liebe Mary, Ich schreibe. \
         Mit freundlichen Grüßen Ada Lovelace"
    );
    assert!(
        letter(&format!("{yaml}locale: en\n")).contains("Dear Mary, I write. Sincerely,")
    );
}

/// A letter of so many paragraphs, each longer by a word than the one before.
fn long(theme: &str, paragraphs: usize) -> String {
    let mut yaml = format!(
        "{CV}design: {{theme: {theme}}}\nletter:\n  recipient: [Mary Somerville, London]\n  \
         enclosures: CV\n  body: |\n"
    );
    for at in 0..paragraphs {
        let words = "word ".repeat(40 + at);
        let _ = writeln!(yaml, "    {words}end\n");
    }
    yaml
}

#[test]
fn what_closes_a_letter_never_stands_alone_and_a_second_page_is_named() {
    for theme in themes::names() {
        let mut pages_seen = Vec::new();
        for paragraphs in 7..=15 {
            let folder = with(&long(theme, paragraphs));
            let folder = folder.path();
            let (code, lines) = said(folder, &["render", "--letter", "cv.yaml"]);
            assert_eq!(code, Some(0), "{theme}: {lines:?}");
            let pages = mutool(&folder.join("cv-letter.pdf"));
            let last = spaced(&pages[pages.len() - 1]);
            let (before, after) = last.split_once("Yours sincerely,").expect("a closing");
            assert!(before.matches("word").count() > 12, "{theme}, {paragraphs}: {last}");
            assert!(after.contains("Ada Lovelace Enclosure: CV"), "{theme}: {last}");
            let number = format!("{0} of {0}", pages.len());
            let has_foot = last.contains("Ada Lovelace 2 of 2");
            let has_head = has_foot || last.starts_with("Ada Lovelace 2 of 2");
            assert_eq!(
                has_head,
                pages.len() == 2 && theme != "plain",
                "{theme}: {number}: {last}"
            );
            pages_seen.push(pages.len());
        }
        assert!(
            pages_seen.contains(&1) && pages_seen.contains(&2),
            "{theme}: {pages_seen:?}"
        );
        assert!(pages_seen.is_sorted(), "{theme}: {pages_seen:?}");
    }
}

#[test]
fn no_line_of_a_letter_is_hard_to_read() {
    for theme in themes::names() {
        for (paper, size) in [("a4", "9pt"), ("a4", "12pt"), ("letter", "9pt")] {
            let design = format!(
                "{{theme: {theme}, paper: {paper}, font-size: {size}, margin: 1cm}}"
            );
            let yaml = long(theme, 3).replace(&format!("{{theme: {theme}}}"), &design);
            let yaml = yaml.replace("word ", "an even word ");
            let folder = with(&yaml);
            let (code, lines) = said(folder.path(), &["render", "--letter", "cv.yaml"]);
            assert_eq!(code, Some(0), "{lines:?}");
            for page in mutool(&folder.path().join("cv-letter.pdf")) {
                let longest = page.lines().map(|line| line.chars().count()).max();
                assert!(longest <= Some(105), "{theme}, {paper}, {size}: {longest:?}");
            }
        }
    }
}

#[test]
fn a_theme_of_one_s_own_changes_a_letter() {
    let folder = with(&format!("{CV}{LETTER}design: {{theme: ./mine.sty}}\n"));
    let folder = folder.path();
    let style = "\\ProvidesPackage{mine}\\RequirePackage{cvtex-modern}\n\
        \\renewcommand\\cvformatclosing[2]{#2 (#1)\\par}\n";
    fs::write(folder.join("mine.sty"), style).expect("a style");
    said(folder, &["render", "--letter", "cv.yaml"]);
    let text = text(folder, "cv-letter.pdf");
    assert!(text.ends_with("The letter Ada Lovelace (Yours sincerely,)"), "{text}");
}

#[test]
fn no_source_is_written_over() {
    let with = with(&format!("{CV}{LETTER}"));
    let folder = with.path();
    for arguments in [["-o", "cv.yaml"], ["--depfile", "cv.yaml"]] {
        let (code, lines) =
            said(folder, &[&["render", "cv.yaml"], &arguments[..]].concat());
        assert_eq!(code, Some(4), "{lines:?}");
        assert!(lines[0].contains("`cv.yaml` is read for the CV"), "{lines:?}");
    }
    let kept = fs::read_to_string(folder.join("cv.yaml")).expect("the CV");
    assert_eq!(kept, format!("{CV}{LETTER}"));
}
