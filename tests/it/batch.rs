//! Several CVs in one command: in order, each failing alone, the same bytes however many at a time.

use std::fs;
use std::path::Path;

use crate::common::{cvtex, folder, run, stderr, stdout};

/// A folder with CVs of these names; of one named `wrong`, a field is misspelt.
fn staff(names: &[&str]) -> tempfile::TempDir {
    let folder = folder();
    for name in names {
        let field = if *name == "wrong" { "nam" } else { "name" };
        let text = format!(
            "cv: {{{field}: Ada {name}}}\nsections:\n  - kind: text\n    title: Life\n    text: Of {name}\n"
        );
        fs::write(folder.path().join(format!("{name}.yaml")), text).expect("a CV");
    }
    folder
}

/// The name and the bytes of each PDF of a folder.
fn pdfs(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("the folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_pdf =
        |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "pdf");
    let name =
        |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let mut found: Vec<_> = paths
        .filter(is_pdf)
        .map(|path| (name(&path), fs::read(&path).expect("a PDF")))
        .collect();
    found.sort();
    found
}

#[test]
fn of_several_cvs_a_faulty_one_fails_alone() {
    let folder = staff(&["a", "b", "wrong", "z"]);
    let output = run(cvtex().arg("render").arg(folder.path()).args(["--jobs", "3"]));
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let said = stdout(&output);
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.len(), 4, "{said}");
    for (line, name) in
        lines.iter().zip(["a.pdf: 1 page", "b.pdf: 1 page", "z.pdf: 1 page"])
    {
        assert!(line.contains(name), "{said}");
    }
    assert!(lines[3].starts_with("4 CVs, 1 failed, "), "{said}");
    assert!(stderr(&output).contains("unknown-field"), "{}", stderr(&output));
    let made = pdfs(folder.path());
    let names: Vec<_> = made.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a", "b", "z"]);
}

#[test]
fn several_cvs_have_the_same_bytes_however_many_are_made_at_a_time() {
    let made = ["1", "4"].map(|jobs| {
        let folder = staff(&["a", "b", "c", "d"]);
        let mut command = cvtex();
        command.env("SOURCE_DATE_EPOCH", "1700000000").arg("render").arg(folder.path());
        let output = run(command.args(["--jobs", jobs]));
        assert!(output.status.success(), "{}", stderr(&output));
        pdfs(folder.path())
    });
    assert_eq!(made[0].len(), 4);
    assert!(made[0] == made[1]);
}

#[test]
fn programs_get_a_result_for_each_of_several_cvs() {
    let folder = staff(&["a", "wrong"]);
    let mut command = cvtex();
    command.args(["render", "--message-format=json", "a.yaml", "wrong.yaml"]);
    let output = run(command.current_dir(folder.path()));
    let said = stdout(&output);
    let results: Vec<serde_json::Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .filter(|line: &serde_json::Value| line["kind"] == "result")
        .collect();
    let mut errors: Vec<_> = results
        .iter()
        .map(|result| (result["inputs"][0].as_str(), result["errors"].as_u64()))
        .collect();
    errors.sort_unstable();
    assert_eq!(errors, [(Some("a.yaml"), Some(0)), (Some("wrong.yaml"), Some(1))]);
}

#[test]
fn two_cvs_that_would_make_one_pdf_are_not_begun() {
    let folder = staff(&["a"]);
    fs::copy(folder.path().join("a.yaml"), folder.path().join("a.yml")).expect("a copy");
    let output = run(cvtex().arg("render").arg(folder.path()));
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("would make one PDF"), "{}", stderr(&output));
    assert_eq!(pdfs(folder.path()).len(), 0);
}
