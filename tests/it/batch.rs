//! Several CVs in one command: in order, each failing alone, the same bytes however many at a time.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

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

#[test]
fn a_quoted_pattern_stands_for_the_files_that_it_meets() {
    let folder = folder();
    let text = "cv: {name: Ada}\nsections: [{kind: text, text: Words}]\n";
    for name in ["staff/b/1.yaml", "staff/a/1.yaml", "staff/2.yaml", "staff/2.bib"] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a CV");
    }
    for (pattern, expected) in [
        ("staff/*.yaml", &["staff/2.pdf"][..]),
        ("staff/?/1.yaml", &["staff/a/1.pdf", "staff/b/1.pdf"]),
        ("staff/**/*.yaml", &["staff/2.pdf", "staff/a/1.pdf", "staff/b/1.pdf"]),
    ] {
        let output = run(cvtex().args(["render", pattern]).current_dir(folder.path()));
        let said = stdout(&output);
        let made: Vec<_> =
            said.lines().filter_map(|line| line.split_once(": 1 page")).collect();
        let made: Vec<_> = made.into_iter().map(|(path, _)| path).collect();
        assert_eq!(made, expected, "{said}{}", stderr(&output));
    }
}

#[test]
fn a_pattern_that_meets_nothing_is_a_file_that_is_not_there() {
    let folder = folder();
    let mut command = cvtex();
    let output = run(command.args(["render", "staff/*.yaml"]).current_dir(folder.path()));
    assert_eq!(output.status.code(), Some(4));
    let said = stderr(&output);
    assert!(said.contains("unreadable-file") && said.contains("staff/*.yaml"), "{said}");
}

/// A folder with two CVs and, between them, a pipe that nobody writes to: who reads it waits.
fn with_a_pipe() -> tempfile::TempDir {
    let folder = staff(&["a", "z"]);
    let pipe = folder.path().join("pipe.yaml");
    let status = Command::new("mkfifo").arg(pipe).status();
    assert!(status.expect("mkfifo").success());
    folder
}

/// A command that renders the three, each with a result line.
fn render_with_a_pipe(folder: &Path, time_limit: &str) -> Command {
    let mut command = cvtex();
    command.args(["render", "a.yaml", "pipe.yaml", "z.yaml", "--message-format=json"]);
    command.args(["--jobs", "2", "--time-limit", time_limit]).current_dir(folder);
    command
}

/// The two CVs are made, and this is said of the pipe.
fn assert_others_are_made(folder: &Path, output: &Output, said_of_pipe: &str) {
    assert_eq!(output.status.code(), Some(3), "{}", stderr(output));
    let said = stdout(output);
    let lines = said.lines().map(|line| serde_json::from_str(line).expect("JSON"));
    let (results, faults): (Vec<serde_json::Value>, Vec<_>) =
        lines.partition(|line: &serde_json::Value| line["kind"] == "result");
    let mut errors: Vec<_> = results
        .iter()
        .map(|line| (line["inputs"][0].as_str(), line["errors"].as_u64()))
        .collect();
    errors.sort_unstable();
    let expected = [
        (Some("a.yaml"), Some(0)),
        (Some("pipe.yaml"), Some(1)),
        (Some("z.yaml"), Some(0)),
    ];
    assert_eq!(errors, expected, "{said}");
    assert_eq!(faults.len(), 1, "{said}");
    assert_eq!(faults[0]["code"], "latex-failed");
    let message = faults[0]["message"].as_str().expect("a message");
    assert!(message.contains(said_of_pipe), "{said}");
    let names: Vec<_> = pdfs(folder).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a", "z"]);
}

#[test]
fn of_several_cvs_one_that_hangs_is_given_up_and_the_others_are_made() {
    let folder = with_a_pipe();
    let output = run(&mut render_with_a_pipe(folder.path(), "2"));
    assert_others_are_made(folder.path(), &output, "was not done after 2 seconds");
}

#[test]
#[cfg(target_os = "linux")]
fn of_several_cvs_one_whose_process_is_killed_fails_alone() {
    let folder = with_a_pipe();
    let mut command = render_with_a_pipe(folder.path(), "100");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let batch = command.spawn().expect("the program");
    let process = loop {
        if let Some(process) = reader_of_pipe(batch.id()) {
            break process;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    // SAFETY: the process waits for its pipe, so its number is still its own.
    assert_eq!(unsafe { libc::kill(process, libc::SIGKILL) }, 0);
    let output = batch.wait_with_output().expect("an output");
    assert_others_are_made(folder.path(), &output, "broke off: signal: 9");
}

/// The process that this one has started for the pipe.
#[cfg(target_os = "linux")]
fn reader_of_pipe(parent: u32) -> Option<libc::pid_t> {
    let processes = fs::read_dir("/proc").expect("processes").flatten();
    processes.map(|entry| entry.path()).find_map(|path| {
        let arguments = fs::read(path.join("cmdline")).ok()?;
        let status = fs::read_to_string(path.join("status")).ok()?;
        let is_child = status.lines().any(|line| line == format!("PPid:\t{parent}"));
        let is_it = is_child && arguments.ends_with(b"\0pipe.yaml\0");
        is_it.then(|| path.file_name()?.to_str()?.parse().ok()).flatten()
    })
}
