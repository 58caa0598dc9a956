//! `-o` with a folder or a pattern: each CV, variant, letter and format has a file of its own. What
//! a format cannot show is noted.

use std::fs;
use std::path::Path;

use crate::common::{cvtex, folder, run, stderr, stdout};

const CV: &str = "cv: {name: Ada}
sections:
  - kind: text
    title: Life
    text: A life
letter:
  recipient: [Charles Babbage]
  body: I write to you.
variants:
  short:
    description: The short one
";

/// A folder with a CV, and one of another name in a folder of it.
fn two() -> tempfile::TempDir {
    let folder = folder();
    fs::create_dir(folder.path().join("staff")).expect("a folder");
    fs::write(folder.path().join("ada.yaml"), CV).expect("a CV");
    fs::write(folder.path().join("staff/bo.yaml"), CV).expect("a CV");
    folder
}

/// The files of a folder and of those in it, without the CVs.
fn made(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "yaml") {
                let below = path.strip_prefix(folder).expect("a path below it");
                found.push(below.display().to_string());
            }
        }
    }
    found.sort();
    found
}

/// Renders, and gives what was made.
fn render(arguments: &[&str]) -> Vec<String> {
    let folder = two();
    for more in [&[][..], &["--check"]] {
        let mut command = cvtex();
        command.current_dir(folder.path()).arg("render").args(arguments).args(more);
        let output = run(&mut command);
        assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    }
    made(folder.path())
}

#[test]
fn a_folder_takes_each_format_under_the_name_of_the_cv() {
    let found = render(&["staff/bo.yaml", "-o", "out/", "--format", "html,md"]);
    assert_eq!(
        found,
        ["out/bo-letter.html", "out/bo-letter.md", "out/bo.html", "out/bo.md"]
    );
    let letter = render(&["ada.yaml", "--letter", "-o", "staff", "--format", "md"]);
    assert_eq!(letter, ["staff/ada-letter.md"]);
}

#[test]
fn a_pattern_has_places_for_the_name_and_the_ending() {
    let pattern = "{ext}/{name}.{ext}";
    let found = render(&["ada.yaml", "-o", pattern, "--format", "md,csl-json"]);
    assert_eq!(found, ["csl.json/ada.csl.json", "md/ada-letter.md", "md/ada.md"]);
}

#[test]
fn each_of_several_cvs_and_variants_has_its_file() {
    let both = ["ada.yaml", "staff", "--format", "txt", "-o"];
    let found = render(&[&both[..], &["out/{name}/cv.txt"]].concat());
    let names = ["ada/cv-letter.txt", "ada/cv.txt", "bo/cv-letter.txt", "bo/cv.txt"];
    assert_eq!(found, names.map(|name| format!("out/{name}")));
    let variants = ["ada.yaml", "--all-variants", "--format", "txt", "-o", "out/"];
    assert_eq!(render(&variants), ["out/ada-short-letter.txt", "out/ada-short.txt"]);
}

#[test]
fn what_is_asked_of_one_cv_is_asked_of_each_of_several() {
    let folder = two();
    let mut command = cvtex();
    command.current_dir(folder.path()).args(["render", "ada.yaml", "staff/bo.yaml"]);
    let output = run(command.args(["--format", "html", "--fragment", "-o", "out/"]));
    assert!(output.status.success(), "{}", stderr(&output));
    for name in ["ada", "bo"] {
        let page = fs::read_to_string(folder.path().join(format!("out/{name}.html")));
        assert!(page.expect("a page").starts_with("<div "), "{name}");
    }
}

#[test]
fn one_file_for_several_cvs_and_an_unknown_place_are_refused() {
    let refused: [(&[&str], &str); 4] = [
        (&["ada.yaml", "staff", "-o", "x.pdf"], "several CVs need a folder or a pattern"),
        (&["ada.yaml", "--all-variants", "-o", "x.pdf"], "variants need a folder"),
        (&["ada.yaml", "-o", "{nmae}.pdf"], "`{nmae}` is not `{name}` or `{ext}`"),
        (&["ada.yaml", "./ada.yaml", "-o", "out/"], "would make one PDF"),
    ];
    for (arguments, message) in refused {
        let folder = two();
        let mut command = cvtex();
        command.current_dir(folder.path()).arg("render").args(arguments);
        let output = run(&mut command);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
        assert!(made(folder.path()).is_empty(), "{arguments:?}");
    }
}

#[test]
fn what_a_format_cannot_show_is_noted_once_at_its_field() {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    let text = CV.replace("cv: {", "pages: 2\ncv: {");
    fs::write(&path, text).expect("a CV");
    let notes = |formats: &str| {
        let mut command = cvtex();
        command.arg("render").arg(&path).args(["--deny-warnings", "--format", formats]);
        let output = run(&mut command);
        assert!(output.status.success(), "{}", stderr(&output));
        stderr(&output)
    };
    let said = notes("html,md,txt,bib");
    assert_eq!(said.matches("note[no-effect]").count(), 1, "{said}");
    assert!(said.contains("`pages` has no effect in the formats `html`, `md` and `txt`"));
    assert!(said.contains("cv.yaml:1:8"), "{said}");
    assert!(!notes("pdf,tex,bib").contains("no-effect"));
}
