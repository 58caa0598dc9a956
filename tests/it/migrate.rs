//! Files of older versions: they render as before, and `cvtex migrate` changes their words
//! and nothing else.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::common::{cvtex, examples, folder, run, run_with_input, stderr, stdout};
use cvtex::diagnostics::{Code, Report};
use cvtex::edit::migrate as text;
use cvtex::files::Files;
use cvtex::source::Source;
use cvtex::write::latex::typeset;
use cvtex::{Compilation, Request};

const OLD: &str = "version: 1\ncv: {name: Ada Lovelace}\nsections:\n  - kind: entries\n    \
                   entries:\n      - {title: Visit, details: [Saw the engine]} # kept\n";

/// A file of today in the words of version 1, which had no `positions` of one employer.
fn taken_back(text: &str) -> String {
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut posts = None;
    let line = |line: &str| {
        let is_in_posts = posts.is_some_and(|posts| depth(line) > posts);
        if !is_in_posts {
            posts = (line.trim() == "positions:").then(|| depth(line));
        }
        if is_in_posts {
            line.to_owned()
        } else {
            line.replace("highlights:", "details:")
        }
    };
    let lines: String = text.split_inclusive('\n').map(line).collect();
    lines.replace("version: 2", "version: 1")
}

/// An example with each sort of line break, without and with a byte order mark.
fn forms(text: &str) -> [String; 4] {
    let crlf = text.replace('\n', "\r\n");
    [text.to_owned(), crlf.clone(), format!("\u{FEFF}{text}"), format!("\u{FEFF}{crlf}")]
}

/// The LaTeX of a file beside an example, and what was found in it.
fn latex(text: &str, example: &Path) -> (String, Vec<Code>) {
    let source = Source::new("cv.yaml", text);
    let files = Files::new(|name| fs::read(example.with_file_name(name)));
    let mut compilation = Compilation::new(source, files);
    let document = compilation.document(&Request::default());
    let codes = compilation.report.sorted().iter().map(|found| found.code).collect();
    (typeset(&document.expect("a CV without errors")).as_str().to_owned(), codes)
}

#[test]
fn each_example_in_old_words_renders_the_same_with_one_warning() {
    let mut tried = 0;
    for example in examples() {
        let text = fs::read_to_string(&example).expect("an example");
        for text in forms(&text) {
            let old = taken_back(&text);
            let (expected, mut codes) = latex(&text, &example);
            let (found, old_codes) = latex(&old, &example);
            assert!(found == expected, "{}", example.display());
            if old.contains("details:") {
                codes.push(Code::OldField);
                tried += 1;
            }
            codes.sort_by_key(|code| code.name());
            let mut old_codes = old_codes;
            old_codes.sort_by_key(|code| code.name());
            assert_eq!(old_codes, codes, "{}", example.display());
        }
    }
    assert!(tried >= 12, "{tried}");
}

#[test]
fn each_example_in_old_words_becomes_itself_byte_for_byte() {
    for example in examples() {
        let text = fs::read_to_string(&example).expect("an example");
        for text in forms(&text) {
            let old = Source::new("cv.yaml", taken_back(&text));
            let mut report = Report::default();
            let changes = text::changes(&old, &mut report);
            assert!(report.is_empty());
            let migrated = text::apply(&old, &changes);
            assert!(migrated == text, "{}", example.display());
            let now = Source::new("cv.yaml", migrated);
            assert_eq!(text::changes(&now, &mut report), [], "{}", example.display());
        }
    }
}

#[test]
fn the_pdf_of_an_old_file_has_the_same_bytes_before_and_after() {
    let folder = folder();
    let yaml = folder.path().join("cv.yaml");
    let old = format!("date: 2026-03-01\n{OLD}");
    fs::write(&yaml, &old).expect("a file");
    let output = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).starts_with("warning[old-field]: "), "{}", stderr(&output));
    let before = fs::read(folder.path().join("cv.pdf")).expect("a PDF");
    let output = run(cvtex().current_dir(&folder).args(["migrate", "cv.yaml"]));
    assert_eq!(
        stdout(&output),
        "cv.yaml:2: `version: 1` → `version: 2`\ncv.yaml:7: `details` → `highlights`\n"
    );
    fs::remove_file(folder.path().join("cv.pdf")).expect("the PDF");
    let output = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
    assert_eq!(stderr(&output), "");
    assert!(fs::read(folder.path().join("cv.pdf")).expect("a PDF") == before);
}

#[test]
fn a_dry_run_is_a_patch() {
    let folder = folder();
    let of_one_line = "cv: {name: Ada}\nsections: [{kind: entries, entries: [{title: a, details: \
                       b}, {title: c, details: d}]}]";
    for text in [OLD, &OLD.replace('\n', "\r\n"), of_one_line] {
        let yaml = folder.path().join("cv.yaml");
        fs::write(&yaml, text).expect("a file");
        let mut migrate = cvtex();
        migrate.current_dir(&folder).arg("migrate").arg("cv.yaml");
        let patch = run(migrate.arg("--dry-run"));
        assert_eq!(fs::read_to_string(&yaml).expect("the file"), text);
        let mut apply = Command::new("patch");
        apply.current_dir(&folder).args(["--binary", "--quiet", "-p0"]);
        let applied = run_with_input(&mut apply, &patch.stdout);
        assert!(applied.status.success(), "{}\n{}", stdout(&applied), stdout(&patch));
        let patched = fs::read_to_string(&yaml).expect("the file");
        fs::write(&yaml, text).expect("a file");
        run(cvtex().current_dir(&folder).args(["migrate", "cv.yaml"]));
        assert_eq!(fs::read_to_string(&yaml).expect("the file"), patched);
        assert_ne!(patched, text);
    }
}

#[test]
fn standard_input_goes_to_standard_output_changed_or_not() {
    let new = OLD.replace("version: 1", "version: 2").replace("details", "highlights");
    for text in [OLD, &new] {
        let output = run_with_input(cvtex().args(["migrate", "-"]), text.as_bytes());
        assert_eq!((output.status.code(), stdout(&output)), (Some(0), new.clone()));
    }
    let output = run_with_input(cvtex().args(["migrate", "-"]), b"cv: [");
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
}

#[test]
fn a_migration_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let folder = folder();
    let yaml = folder.path().join("cv.yaml");
    let mut old = OLD.to_owned();
    for number in 0..3000 {
        let _ = writeln!(old, "      - {{title: Visit {number}, details: [Saw, Left]}}");
    }
    let new = taken_forward(&old);
    let (mut killed, mut done) = (0, 0);
    for round in 0..60 {
        fs::write(&yaml, &old).expect("a file");
        let mut child = cvtex()
            .current_dir(&folder)
            .args(["migrate", "cv.yaml"])
            .stdout(Stdio::null())
            .spawn()
            .expect("the program");
        std::thread::sleep(Duration::from_micros(700) * (round * 7 % 60));
        child.kill().expect("a signal");
        killed += usize::from(!child.wait().expect("an end").success());
        let found = fs::read_to_string(&yaml).expect("the file");
        assert!(found == old || found == new, "round {round}: neither old nor new");
        done += usize::from(found == new);
    }
    assert!(killed > 0, "every run was done before it was killed ({done})");
}

fn taken_forward(text: &str) -> String {
    text.replace("version: 1", "version: 2").replace("details:", "highlights:")
}
