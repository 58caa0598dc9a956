//! `cvtex add` as a whole: what it leaves on disk, whatever happens.

#![expect(
    clippy::disallowed_methods,
    reason = "a run is killed within the time that a whole one takes"
)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::common::{cvtex, folder, pdftotext, run, run_with_input, stderr, stdout};

const CV: &str = "date: 2026\ncv: {name: Ada Lovelace}\nsections:\n  - kind: publications\n    \
                  from: papers.bib\n";

const PAPERS: &str = "@book{babbage1840tables,\n  title = {Tables},\n  author = {Babbage, Charles \
                      and Lovelace, Ada},\n  publisher = {Taylor},\n  year = 1840\n}\n";

const PAPER: &str = "@article{x, title={Notes on the Engine}, author={Lovelace, Ada}, \
                     journal={Scientific Memoirs}, year=1843}";

const ADDED: &str = "\n@article{lovelace1843notes,\n  title = {Notes on the Engine},\n  \
                     author = {Lovelace, Ada},\n  journal = {Scientific Memoirs},\n  year = 1843\n}\n";

/// A folder with a CV and its papers.
fn home() -> tempfile::TempDir {
    let folder = folder();
    fs::write(folder.path().join("cv.yaml"), CV).expect("a file");
    fs::write(folder.path().join("papers.bib"), PAPERS).expect("a file");
    folder
}

fn add(folder: &Path, arguments: &[&str]) -> Output {
    run(adding(folder).args(arguments))
}

fn adding(folder: &Path) -> Command {
    let mut command = cvtex();
    command.current_dir(folder).arg("add");
    command
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a text")
}

fn files(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> = files
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_paper_is_on_the_page_and_the_same_again_changes_nothing() {
    let home = home();
    let output = run_with_input(&mut adding(home.path()), PAPER.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stdout(&output)
            .starts_with("papers.bib:8: added lovelace1843notes\ncv.pdf: 1 page, ")
    );
    assert_eq!(read(home.path(), "papers.bib"), format!("{PAPERS}{ADDED}"));
    let pdf = home.path().join("cv.pdf");
    assert!(pdftotext(&pdf)[0].contains("Notes on the Engine"));
    let state = || {
        ["papers.bib", "cv.yaml", "cv.pdf"].map(|name| {
            let path = home.path().join(name);
            let time = fs::metadata(&path).and_then(|it| it.modified()).expect("a time");
            (fs::read(path).expect("a file"), time)
        })
    };
    let before = state();
    let again = run_with_input(&mut adding(home.path()), PAPER.as_bytes());
    assert_eq!(again.status.code(), Some(1));
    let said = stderr(&again);
    let expected = "error[already-listed]: `Notes on the Engine` is in the list already as \
                    `lovelace1843notes`, at papers.bib:8\n --> <stdin>:1:10\n";
    assert!(said.starts_with(expected), "{said}");
    assert!(state() == before);
    assert_eq!(files(home.path()), ["cv.pdf", "cv.yaml", "papers.bib"]);
}

#[test]
fn what_is_refused_or_only_tried_changes_nothing() {
    let home = home();
    for (arguments, code) in [
        (&["@article{x, author={Ada}}"][..], 1),
        (&["@article{x, title={A"], 1),
        (&[PAPER, "@misc{y, title={B}, author={"], 1),
        (&[PAPER, "@misc{y, title={Notes on the Engine}, keep={true}}", "--key", "a"], 1),
        (&[PAPER, "--to", "others.bib"], 2),
        (&[PAPER, "--key", "babbage1840tables"], 1),
        (&["@book{babbage1840tables, title={New}, year=1841}", "--keep-key"], 1),
        (&[PAPER, "--dry-run"], 0),
    ] {
        let output = add(home.path(), arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert_eq!(read(home.path(), "papers.bib"), PAPERS, "{arguments:?}");
        assert_eq!(files(home.path()), ["cv.yaml", "papers.bib"], "{arguments:?}");
    }
}

#[test]
fn a_paper_can_go_into_the_cv_itself() {
    let home = folder();
    let cv = "date: 2026\ncv: {name: Ada Lovelace} # me\nsections:\n- kind: publications\n  entries:\n  \
              - title: Tables\n    authors: [C. Babbage, A. Lovelace]\n    venue: Taylor\n    date: 1840\n\
              locale: en\n";
    fs::write(home.path().join("ada.yml"), cv).expect("a file");
    fs::write(home.path().join("other.yaml"), "no: cv\n").expect("a file");
    let output = add(home.path(), &[PAPER, "--selected", "-o", "out.pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stdout(&output)
            .starts_with("ada.yml:10: added lovelace1843notes\nout.pdf: 1 page, ")
    );
    let entry = "  - key: lovelace1843notes\n    title: Notes on the Engine\n    authors: [Ada Lovelace]\n    \
                 type: article\n    venue: Scientific Memoirs\n    date: 1843\n    selected: true\n";
    assert_eq!(
        read(home.path(), "ada.yml"),
        cv.replace("locale", &format!("{entry}locale"))
    );
    let again = add(home.path(), &[PAPER]);
    assert!(
        stderr(&again).contains("as `lovelace1843notes`, at ada.yml:10\n"),
        "{}",
        stderr(&again)
    );
}

#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    let home = home();
    let real = home.path().join("all.bib");
    fs::rename(home.path().join("papers.bib"), &real).expect("a file");
    symlink("all.bib", home.path().join("papers.bib")).expect("a link");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions");
    assert!(add(home.path(), &[PAPER, "--no-render"]).status.success());
    assert_eq!(
        fs::read_link(home.path().join("papers.bib")).expect("a link"),
        Path::new("all.bib")
    );
    assert_eq!(read(home.path(), "all.bib"), format!("{PAPERS}{ADDED}"));
    let mode = fs::metadata(&real).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn an_addition_that_would_bring_a_fault_is_refused() {
    let home = home();
    let mut papers = PAPERS.to_owned();
    let room = cvtex::source::MAX_BYTES - papers.len() - 40;
    papers.extend(["% filled\n".repeat(room / 9).as_str(), "\n"]);
    fs::write(home.path().join("papers.bib"), &papers).expect("a file");
    let output = add(home.path(), &[PAPER]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("error[file-too-large]: "),
        "{}",
        stderr(&output)
    );
    assert!(read(home.path(), "papers.bib") == papers);
}

#[test]
fn a_preprint_and_its_paper_come_together_in_either_order() {
    let preprint =
        "@preprint{x, title={Notes on the Engine}, author={Lovelace, Ada}, year=1843}";
    for order in [[preprint, PAPER], [PAPER, preprint]] {
        let home = home();
        let first = add(home.path(), &[order[0], "--no-render"]);
        assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
        let second = add(home.path(), &[order[1], "--message-format", "short"]);
        assert_eq!(second.status.code(), Some(0), "{}", stderr(&second));
        let note = "note[preprint-merged]: `Notes on the Engine` has appeared";
        assert!(stderr(&second).contains(note), "{}", stderr(&second));
        assert!(
            stdout(&second).contains("added lovelace1843notesa\n"),
            "{}",
            stdout(&second)
        );
    }
}

/// Killed at any moment it leaves the old file or the new one, and the old PDF or the new.
#[test]
fn a_program_that_is_killed_leaves_whole_files() {
    let home = home();
    let paths = ["papers.bib", "cv.pdf"].map(|name| home.path().join(name));
    let states = || paths.clone().map(|path| fs::read(path).expect("a file"));
    assert!(run(cvtex().current_dir(&home).args(["render", "cv.yaml"])).status.success());
    let old = states();
    let began = std::time::Instant::now();
    assert!(add(home.path(), &[PAPER]).status.success());
    let took = began.elapsed();
    let new = states();
    let (mut killed, mut done) = (0, 0);
    for round in 0..100_u32 {
        for (path, bytes) in paths.iter().zip(&old) {
            fs::write(path, bytes).expect("a file");
        }
        let mut child = adding(home.path())
            .arg(PAPER)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        // Steps that share no divisor with the rounds spread over the whole run.
        std::thread::sleep(
            took.mul_f64(f64::from(round * 37 % 100) / 80.0) + Duration::from_micros(100),
        );
        child.kill().expect("a signal");
        killed += usize::from(!child.wait().expect("an end").success());
        for ((found, old), new) in states().iter().zip(&old).zip(&new) {
            assert!(found == old || found == new, "round {round}: neither old nor new");
        }
        done += usize::from(states()[0] == new[0]);
    }
    assert!(killed > 0, "every run was done before it was killed");
    assert!(done > 0, "no run came as far as the file");
}
