//! The command line: transcripts under `tests/cli/`, and here what a transcript cannot show.

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::common::{cvtex, folder, run, run_with_input, stderr, stdout};

const CV: &str = "cv: {name: Ada Lovelace}\n";

#[test]
fn the_transcripts_are_what_the_program_says() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd").env("COLUMNS", "100");
}

#[test]
fn standard_input_becomes_standard_output() {
    let output = run_with_input(cvtex().args(["render", "-"]), CV.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"%PDF-1."), "nothing but the PDF");
    let line = stderr(&output);
    assert!(line.starts_with("<stdout>: 1 page, ") && line.ends_with(" ms\n"), "{line}");
}

#[test]
fn a_fault_of_standard_input_has_a_place_and_no_pdf_comes_out() {
    let output = run_with_input(cvtex().args(["render", "-"]), b"cv: {nam: Ada}");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("--> <stdin>:1:6"), "{}", stderr(&output));
}

#[test]
fn standard_input_can_become_a_file_and_a_file_standard_output() {
    let folder = folder();
    let pdf = folder.path().join("x.pdf");
    let output =
        run_with_input(cvtex().args(["render", "-", "-o"]).arg(&pdf), CV.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let yaml = folder.path().join("cv.yaml");
    fs::write(&yaml, format!("date: 2026\n{CV}")).expect("a file");
    let piped = run(cvtex().arg("render").arg(&yaml).args(["-o", "-"]));
    assert!(piped.stdout.starts_with(b"%PDF-1."));
    let latex =
        run(cvtex().arg("render").arg(&yaml).args(["-o", "-", "--format", "tex"]));
    assert!(stdout(&latex).starts_with("\\documentclass{cvtex}\n"));
}

#[test]
fn a_folder_that_may_not_be_written_is_the_outside_s_fault() {
    let folder = folder();
    fs::write(folder.path().join("cv.yaml"), CV).expect("a file");
    // To root every folder is open, but for those that the system makes up.
    let mut permissions = fs::metadata(&folder).expect("the folder").permissions();
    permissions.set_mode(0o555);
    fs::set_permissions(&folder, permissions).expect("permissions");
    let is_root = fs::write(folder.path().join("probe"), "").is_ok();
    let output = if is_root { "/proc/cv.pdf" } else { "cv.pdf" };
    let output =
        run(cvtex().current_dir(&folder).args(["render", "cv.yaml", "-o", output]));
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(
        stderr(&output).starts_with("error[unwritable-output]: "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_standard_output_cannot_take_is_said() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
    let folder = folder();
    let yaml = folder.path().join("cv.yaml");
    fs::write(&yaml, CV).expect("a file");
    let mut render = cvtex();
    render.arg("render").arg(&yaml).args(["-o", "-"]);
    let mut themes = cvtex();
    themes.arg("themes");
    for command in [&mut render, &mut themes] {
        let output = run(command.stdout(full()));
        assert_eq!(output.status.code(), Some(4), "{command:?}");
        let said = stderr(&output);
        assert!(said.contains("no space is left to write `<stdout>`"), "{said}");
    }
}

#[test]
fn another_file_is_not_written_over_and_a_pipe_is() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    for name in ["cv.yaml", "other.yaml", "papers.bib"] {
        fs::write(at(name), CV).expect("a file");
    }
    let render =
        |out: &str| run(cvtex().arg("render").arg(at("cv.yaml")).arg("-o").arg(at(out)));
    for name in ["other.yaml", "papers.bib"] {
        let output = render(name);
        assert_eq!(output.status.code(), Some(4), "{name}");
        let said = stderr(&output);
        assert!(said.contains(" and would be overwritten"), "{said}");
        assert_eq!(fs::read_to_string(at(name)).expect("a file"), CV);
    }
    run(std::process::Command::new("mkfifo").arg(at("pipe")));
    let waiting = std::thread::spawn({
        let pipe = at("pipe");
        move || fs::read(pipe).expect("what is written")
    });
    let output = render("pipe");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(waiting.join().expect("a reader").starts_with(b"%PDF-1."));
}

#[test]
fn a_file_without_entries_is_not_taken_for_a_list_without_publications() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let cv = format!("{CV}sections: [{{kind: publications, from: list.bib}}]\n");
    fs::write(at("cv.yaml"), cv).expect("a file");
    fs::write(at("list.bib"), "Notes on the engine\n").expect("a file");
    let said = stderr(&run(cvtex().arg("check").arg(at("cv.yaml"))));
    assert!(said.contains("there is no entry of BibTeX in this file"), "{said}");
    fs::write(at("list.bib"), "% none yet\n").expect("a file");
    let said = stderr(&run(cvtex().arg("check").arg(at("cv.yaml"))));
    assert!(!said.contains("BibTeX"), "{said}");
}

#[test]
fn what_is_no_text_is_called_what_it_is_and_commands_have_other_names() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("cv.yaml"), CV).expect("a file");
    let built = run(cvtex().arg("build").arg(at("cv.yaml")));
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let checked = run(cvtex().arg("validate").arg(at("cv.pdf")));
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        stderr(&checked).contains("this is a PDF, not a text"),
        "{}",
        stderr(&checked)
    );
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    for arguments in [&["schema"][..], &["man"], &["licenses"], &["completions", "bash"]]
    {
        let mut child = cvtex()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        drop(child.stdout.take());
        let mut complaint = String::new();
        let mut pipe = child.stderr.take().expect("a pipe");
        pipe.read_to_string(&mut complaint).expect("text");
        assert_eq!(complaint, "", "{arguments:?}");
        assert!(child.wait().expect("an end").success(), "{arguments:?}");
    }
}

#[test]
fn nothing_is_coloured_that_is_not_a_terminal_unless_it_is_asked_for() {
    let wrong = "cv: {nam: Ada}";
    let says = |arguments: &[&str], variable: &str| {
        let mut command = cvtex();
        command.args(["check", "-"]).args(arguments).env(variable, "1");
        stderr(&run_with_input(&mut command, wrong.as_bytes()))
    };
    assert!(!says(&[], "CLICOLOR").contains('\x1b'));
    assert!(!says(&[], "NO_COLOR").contains('\x1b'));
    assert!(says(&["--color=always"], "NO_COLOR").contains('\x1b'));
}

#[test]
fn a_tiny_terminal_breaks_nothing() {
    let folder = folder();
    let wrong = format!("cv: {{nam: {}}}", "a long name ".repeat(30));
    fs::write(folder.path().join("cv.yaml"), wrong).expect("a file");
    for columns in [1, 5, 20] {
        let inside = format!(
            "stty cols {columns} rows 2; '{}' check cv.yaml",
            env!("CARGO_BIN_EXE_cvtex")
        );
        let mut script = std::process::Command::new("script");
        let output =
            run(script.current_dir(&folder).args(["-qec", &inside, "/dev/null"]));
        assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
        let text = stdout(&output);
        assert!(text.contains("unknown-field") && !text.contains("panicked"), "{text}");
    }
}

#[test]
fn the_schema_is_json_and_the_manual_has_a_section_for_each_command() {
    let schema = stdout(&run(cvtex().arg("schema")));
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    assert_eq!((&schema["title"], &schema["x-version"]), (&"CV".into(), &2.into()));
    assert_eq!(schema["properties"]["version"]["maximum"], 2);
    let manual = stdout(&run(cvtex().arg("man")));
    let headings: Vec<_> =
        manual.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
    let expected = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXAMPLES"];
    assert_eq!(headings, expected);
    let commands: Vec<_> =
        manual.lines().filter_map(|line| line.strip_prefix(".SS cvtex ")).collect();
    let expected = [
        "render",
        "watch",
        "check",
        "variants",
        "add",
        "sync",
        "import",
        "migrate",
        "new",
        "themes",
        "theme new",
        "schema",
        "explain",
        "licenses",
        "completions",
        "man",
    ];
    assert_eq!(commands, expected);
    // There is one page: it names no other, and nothing that the help does not name.
    for absent in ["(1)", "on\\-cue", "hidden"] {
        assert!(!manual.contains(absent), "{absent}");
    }
    assert_eq!(manual.matches("\\-\\-message\\-format\\fR \\fI").count(), 1);
}

#[test]
fn the_completions_offer_codes_themes_and_languages() {
    for shell in ["bash", "zsh", "fish"] {
        let script = stdout(&run(cvtex().args(["completions", shell])));
        for value in ["unknown-field", "lost-text", "committee", "pt-BR"] {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&run(cvtex().args(["completions", shell])));
        assert!(script.contains("cvtex") && script.contains("message-format"), "{shell}");
    }
}

#[test]
fn a_new_cv_goes_to_standard_output_too_and_renders_as_it_is() {
    let starter = run(cvtex().args(["new", "-"]));
    let output = run_with_input(cvtex().args(["render", "-"]), &starter.stdout);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn every_diagnostic_is_listed() {
    let list = stdout(&run(cvtex().arg("explain")));
    let names: Vec<_> =
        list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let all: Vec<_> =
        cvtex::diagnostics::Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names, all);
}
