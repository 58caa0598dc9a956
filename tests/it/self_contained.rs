//! The program alone is enough, gives the same bytes everywhere, and never breaks a PDF.

#![expect(clippy::disallowed_methods, reason = "a test of times reads the clock")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::common::tools::{is_able, without_network};
use crate::common::{cvtex, folder, run, stderr, stdout};

const CV: &str = "cv: {name: Ada Lovelace, headline: 'Engines: ß, ✓, $x^2$'}\n";
const DATED: &str =
    "date: 2026-03-01\ncv: {name: Ada Lovelace, headline: 'Engines: ß, ✓, $x^2$'}\n";

/// The PDF of a CV as the program makes it here.
fn at_home(yaml: &str) -> Vec<u8> {
    let folder = folder();
    fs::read(crate::common::render_text(yaml, folder.path())).expect("a PDF")
}

/// A folder with nothing but a copy of the program and a CV.
fn alone(yaml: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = folder();
    let program = folder.path().join("cvtex");
    // Copied by another process: while this one holds the file to write it, each process that
    // it starts does too, and what is being written cannot be run.
    let copy = run(Command::new("cp").arg(env!("CARGO_BIN_EXE_cvtex")).arg(&program));
    assert!(copy.status.success(), "{}", stderr(&copy));
    fs::write(folder.path().join("cv.yaml"), yaml).expect("a file");
    (folder, program)
}

#[test]
fn the_program_alone_renders_the_same_bytes() {
    let (folder, program) = alone(DATED);
    let output = run(Command::new(&program)
        .env_clear()
        .env("HOME", "/proc/no-such-home")
        .current_dir(&folder)
        .args(["render", "cv.yaml"]));
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(fs::read(folder.path().join("cv.pdf")).expect("a PDF"), at_home(DATED));
    assert_eq!(files(folder.path()), ["cv.pdf", "cv.yaml", "cvtex"]);
}

#[test]
fn it_renders_where_there_is_no_network() {
    let Some(without_network) = without_network() else { return };
    let (folder, program) = alone(DATED);
    let output = run(Command::new(without_network[0])
        .args(&without_network[1..])
        .arg(&program)
        .env_clear()
        .current_dir(&folder)
        .args(["render", "cv.yaml"]));
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(fs::read(folder.path().join("cv.pdf")).expect("a PDF"), at_home(DATED));
}

#[test]
fn it_opens_no_socket_and_no_file_but_its_own() {
    if !is_able("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let (folder, program) = alone(CV);
    let calls = "trace=network,openat,open,execve,creat";
    let output = run(Command::new("strace")
        .args(["-f", "-o", "trace", "-e", calls])
        .arg(&program)
        .args(["render", "cv.yaml"])
        .env_remove("LD_LIBRARY_PATH")
        .current_dir(&folder));
    assert!(output.status.success(), "{}", stderr(&output));
    let trace = fs::read_to_string(folder.path().join("trace")).expect("a trace");
    let is_expected = |line: &&str| {
        let system = [
            "/etc/ld.so",
            "/etc/localtime",
            "/lib",
            "/usr/lib",
            "/proc/self",
            "/sys/fs/cgroup",
            "/sys/kernel/mm/transparent_hugepage",
            "/dev/null",
        ];
        let opened = line.split('"').nth(1).unwrap_or_default();
        system.iter().any(|start| opened.starts_with(start))
            || opened.starts_with("cv.")
            || opened.starts_with(".cv.")
            || opened == program.to_str().expect("UTF-8")
            || opened == "."
            || line.contains(" resumed>")
            || !line.contains('(')
            || line.contains("+++ exited")
    };
    let strange: Vec<_> = trace.lines().filter(|line| !is_expected(line)).collect();
    assert_eq!(strange, [""; 0]);
}

#[test]
fn only_a_question_to_a_service_opens_a_socket() {
    if !is_able("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let (folder, program) = alone(&format!(
        "{CV}sections: [{{kind: publications, entries: [{{title: A, date: 2020}}]}}]\n"
    ));
    let calls = |words: &[&str]| {
        run(Command::new("strace")
            .args(["-f", "-o", "trace", "-e", "trace=network"])
            .arg(&program)
            .args(words)
            .current_dir(&folder));
        let trace = fs::read_to_string(folder.path().join("trace")).expect("a trace");
        trace.lines().filter(|line| line.contains("socket(")).count()
    };
    for words in [
        &["render", "cv.yaml"][..],
        &["check", "cv.yaml"],
        &["add", "@misc{b, title={B}, year={2021}}"],
        &["new", "other.yaml"],
        &["schema"],
        &["explain", "service-answer"],
        &["licenses"],
        &["completions", "bash"],
        &["man"],
    ] {
        assert_eq!(calls(words), 0, "{words:?}");
    }
    let nowhere = "http://127.0.0.1:1";
    assert!(calls(&["add", "10.5555/12", "--doi-url", nowhere]) > 0);
    assert!(calls(&["sync", "dblp:1/1", "--dblp-url", nowhere]) > 0);
}

#[test]
fn it_needs_no_shared_library_but_libc() {
    let output = run(Command::new("ldd").arg(env!("CARGO_BIN_EXE_cvtex")));
    let listed = stdout(&output);
    let libc = [
        "linux-vdso",
        "libm.so",
        "libc.so",
        "ld-linux",
        "libpthread.so",
        "libdl.so",
        "librt.so",
    ];
    let strange: Vec<_> = listed
        .lines()
        .filter(|line| !libc.iter().any(|name| line.contains(name)))
        .collect();
    assert_eq!(strange, [""; 0]);
}

#[test]
fn the_same_file_gives_the_same_bytes_in_any_place_on_any_day() {
    let expected = at_home(DATED);
    let (folder, program) = alone("");
    let nested = folder.path().join("deep/Ünïcode folder");
    fs::create_dir_all(&nested).expect("folders");
    fs::write(nested.join("another name.yaml"), DATED).expect("a file");
    for (key, value) in [
        ("TZ", "Pacific/Kiritimati"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "C"),
        ("SOURCE_DATE_EPOCH", "1"),
    ] {
        let output = run(Command::new(&program)
            .env(key, value)
            .current_dir(&nested)
            .args(["render", "another name.yaml", "-o", key]));
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(fs::read(nested.join(key)).expect("a PDF") == expected, "{key}={value}");
    }
}

#[test]
fn the_day_of_source_date_epoch_is_written_and_nothing_else_of_the_day() {
    let folder = folder();
    let file = folder.path().join("cv.yaml");
    fs::write(&file, CV).expect("a file");
    let on = |epoch: &str, name: &str| {
        let pdf = folder.path().join(name);
        let mut command = cvtex();
        command
            .arg("render")
            .arg(&file)
            .arg("-o")
            .arg(&pdf)
            .env("SOURCE_DATE_EPOCH", epoch);
        assert!(run(&mut command).status.success());
        fs::read(pdf).expect("a PDF")
    };
    let first = on("1700000000", "1.pdf");
    assert!(on("1700000000", "2.pdf") == first);
    assert!(on("1800000000", "3.pdf") != first);
    let objects = crate::common::objects(&folder.path().join("1.pdf"));
    assert!(objects.contains("/CreationDate(D:20231114221320"), "{objects}");
}

#[test]
fn a_render_that_changes_nothing_leaves_the_file_alone() {
    let folder = folder();
    let pdf = crate::common::render_text(CV, folder.path());
    let past = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    let file = fs::File::options().write(true).open(&pdf).expect("the PDF");
    file.set_modified(past).expect("a time");
    let before = fs::read(&pdf).expect("the PDF");
    let again = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
    let line = stdout(&again);
    assert!(line.starts_with("cv.pdf: 1 page, unchanged, "), "{line}");
    assert_eq!(fs::metadata(&pdf).and_then(|it| it.modified()).expect("a time"), past);
    assert!(fs::read(&pdf).expect("the PDF") == before);
}

#[test]
fn a_pdf_that_was_touched_is_made_anew() {
    let folder = folder();
    let pdf = crate::common::render_text(DATED, folder.path());
    let good = fs::read(&pdf).expect("the PDF");
    let mut bad = good.clone();
    bad[good.len() / 2] ^= 1;
    for touched in [&bad[..], &good[..good.len() - 1], &good[..10], b"", b"not a PDF"] {
        fs::write(&pdf, touched).expect("a file");
        let again = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
        assert!(!stdout(&again).contains("unchanged"));
        assert!(fs::read(&pdf).expect("the PDF") == good);
    }
}

#[test]
fn a_render_that_fails_leaves_the_last_pdf() {
    let folder = folder();
    let pdf = crate::common::render_text(CV, folder.path());
    let before = fs::read(&pdf).expect("the PDF");
    let too_long = format!(
        "cv: {{name: x}}\npages: 1\nsections:\n- kind: bullets\n  items:\n{}",
        "  - Looms\n".repeat(200)
    );
    for wrong in ["cv: {nam: Ada}", &too_long, "", "cv: ["] {
        fs::write(folder.path().join("cv.yaml"), wrong).expect("a file");
        let output = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
        assert_eq!(output.status.code(), Some(1), "{wrong}");
        assert!(fs::read(&pdf).expect("the PDF") == before, "{wrong}");
        assert_eq!(files(folder.path()), ["cv.pdf", "cv.yaml"], "{wrong}");
    }
}

#[test]
fn a_pdf_keeps_its_permissions_and_stays_a_link() {
    let folder = folder();
    let pdf = crate::common::render_text(DATED, folder.path());
    fs::rename(&pdf, folder.path().join("real.pdf")).expect("a file");
    let real = folder.path().join("real.pdf");
    std::os::unix::fs::symlink("real.pdf", &pdf).expect("a link");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions");
    fs::write(&real, "old").expect("a file");
    crate::common::render_text(DATED, folder.path());
    assert!(fs::symlink_metadata(&pdf).expect("a link").is_symlink());
    assert_eq!(fs::metadata(&real).expect("a file").permissions().mode() & 0o777, 0o640);
    assert!(fs::read(&real).expect("a PDF") == at_home(DATED));
}

#[test]
fn a_program_that_is_killed_leaves_a_whole_pdf_and_the_next_cleans_up() {
    let folder = folder();
    let old = fs::read(crate::common::render_text(DATED, folder.path())).expect("a PDF");
    let changed = DATED.replace("Ada", "Augusta Ada");
    let new = at_home(&changed);
    let pdf = folder.path().join("cv.pdf");
    let mut killed = 0;
    for round in 0..50 {
        let (yaml, before, after) = if round % 2 == 0 {
            (changed.as_str(), &old, &new)
        } else {
            (DATED, &new, &old)
        };
        fs::write(&pdf, before).expect("a file");
        fs::write(folder.path().join("cv.yaml"), yaml).expect("a file");
        let mut child = cvtex()
            .current_dir(&folder)
            .args(["render", "cv.yaml"])
            .stdout(Stdio::null())
            .spawn()
            .expect("the program");
        std::thread::sleep(Duration::from_millis(3) * (round * 7 % 30));
        child.kill().expect("a signal");
        killed += usize::from(!child.wait().expect("an end").success());
        let found = fs::read(&pdf).expect("a PDF");
        assert!(
            found == *before || found == *after,
            "round {round}: neither old nor new"
        );
    }
    assert!(killed > 0, "every run was done before it was killed");
    // What a program killed while it wrote leaves behind is gone after the next render, once
    // it is certain that nobody writes it any more.
    fs::write(folder.path().join(".cv.pdf.4194304.part"), "%PDF").expect("a file");
    for part in files(folder.path())
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "part"))
    {
        let part = fs::File::options().write(true).open(folder.path().join(part));
        let hour_ago = std::time::SystemTime::now() - Duration::from_hours(1);
        part.and_then(|part| part.set_modified(hour_ago)).expect("a time");
    }
    fs::write(&pdf, "old").expect("a file");
    assert!(
        run(cvtex().current_dir(&folder).args(["render", "cv.yaml"])).status.success()
    );
    assert_eq!(files(folder.path()), ["cv.pdf", "cv.yaml"]);
}

#[test]
fn many_renders_of_one_file_at_once_leave_one_whole_pdf() {
    let folder = folder();
    let pdf = crate::common::render_text(DATED, folder.path());
    let good = fs::read(&pdf).expect("a PDF");
    fs::write(&pdf, "old").expect("a file");
    let start = || {
        cvtex()
            .current_dir(&folder)
            .args(["render", "cv.yaml"])
            .stdout(Stdio::null())
            .spawn()
    };
    let children: Vec<_> = (0..4).map(|_| start().expect("the program")).collect();
    for mut child in children {
        assert!(child.wait().expect("an end").success());
    }
    assert!(fs::read(&pdf).expect("a PDF") == good);
    assert_eq!(files(folder.path()), ["cv.pdf", "cv.yaml"]);
}

/// The names in a folder, hidden ones too.
fn files(folder: &Path) -> Vec<String> {
    let name = |file: std::io::Result<fs::DirEntry>| {
        file.expect("a file").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<_> = fs::read_dir(folder).expect("a folder").map(name).collect();
    names.sort();
    names
}
