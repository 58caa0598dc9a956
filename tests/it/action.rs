//! The scripts of the action: what they install, what they render, and what they say of faults.

#![expect(
    clippy::disallowed_methods,
    reason = "the steps find the program that is tested before others"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::server::{Reply, Server};
use crate::common::{folder, run, stdout, tools};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A step of the action in a folder, with the variables that GitHub sets.
fn step(script: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_cvtex")).parent().expect("a folder");
    let others = std::env::var_os("PATH").expect("a path");
    let path = std::env::split_paths(&others);
    let path = std::env::join_paths([program.to_owned()].into_iter().chain(path));
    let kept = folder.join("runner");
    fs::create_dir_all(&kept).expect("a folder");
    run(Command::new("bash")
        .arg(root("action").join(script))
        .current_dir(folder)
        .env("PATH", path.expect("a path"))
        .env("RUNNER_TEMP", &kept)
        .env("GITHUB_PATH", kept.join("path"))
        .env("GITHUB_OUTPUT", kept.join("output"))
        .envs(variables.iter().copied()))
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
    let mut command = Command::new("git");
    let output = run(command.current_dir(folder).args(identity).args(arguments));
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    stdout(&output).trim().to_owned()
}

/// The template, as a repository with a commit, and a second CV in a folder of it.
fn repository(folder: &Path) {
    for (name, into) in [
        ("examples/repository/cv.yaml", "cv.yaml"),
        ("examples/repository/papers.bib", "papers.bib"),
        ("examples/minimal.yaml", "other/cv.yaml"),
    ] {
        let into = folder.join(into);
        fs::create_dir_all(into.parent().expect("a folder")).expect("a folder");
        fs::copy(root(name), into).expect("a copy");
    }
    fs::write(folder.join(".gitignore"), "runner\n").expect("a file");
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "-m", "CVs"]);
}

fn is_pdf(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"%PDF-"))
}

#[test]
fn all_cvs_are_rendered_and_then_those_of_which_a_file_has_changed() {
    if !tools::is_able("git", &["--version"]) {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    repository(folder);
    let before = git(folder, &["rev-parse", "HEAD"]);
    let all = step("render.sh", folder, &[]);
    assert!(all.status.success(), "{all:?}");
    let made = |name: &str| folder.join("runner/cvtex").join(name);
    assert!(is_pdf(&made("cv.pdf")) && is_pdf(&made("other/cv.pdf")));
    let told = fs::read_to_string(folder.join("runner/output")).expect("a file");
    assert_eq!(told, format!("folder={}\n", folder.join("runner/cvtex").display()));

    let bib = fs::read_to_string(folder.join("papers.bib")).expect("a file");
    fs::write(folder.join("papers.bib"), bib.replace("1843", "1844")).expect("a file");
    git(folder, &["commit", "--quiet", "-am", "A year"]);
    let changed = step("render.sh", folder, &[("CVTEX_BASE", &before)]);
    assert!(changed.status.success(), "{changed:?}");
    assert!(is_pdf(&made("cv.pdf")) && !made("other").exists(), "{changed:?}");

    // A new branch has a base of zeros: nothing to compare with.
    let zeros = "0".repeat(40);
    let all = step("render.sh", folder, &[("CVTEX_BASE", &zeros)]);
    assert!(all.status.success() && is_pdf(&made("other/cv.pdf")), "{all:?}");
}

#[test]
fn a_fault_is_said_at_its_line_and_the_others_are_rendered_all_the_same() {
    if !tools::is_able("git", &["--version"]) {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    repository(folder);
    let cv = fs::read_to_string(folder.join("cv.yaml")).expect("a file");
    let line = 1 + cv.lines().position(|line| line.contains("headline")).expect("a line");
    fs::write(folder.join("cv.yaml"), cv.replace("headline", "headlin")).expect("a file");
    let files = "cv.yaml\nother/cv.yaml\n";
    let failed = step("render.sh", folder, &[("CVTEX_FILES", files)]);
    assert_eq!(failed.status.code(), Some(1), "{failed:?}");
    let told = String::from_utf8_lossy(&failed.stderr);
    let start = format!("::error file=cv.yaml,line={line},col=3,title=unknown-field::");
    assert!(told.starts_with(&start), "{told}");
    assert!(is_pdf(&folder.join("runner/cvtex/other/cv.pdf")), "{failed:?}");
}

/// A release: an archive with a program in it, and the sums.
fn release(folder: &Path, program: &str) -> PathBuf {
    let name = format!("cvtex-9.9.9-{}-linux", std::env::consts::ARCH);
    let bin = folder.join(&name).join("bin");
    fs::create_dir_all(&bin).expect("a folder");
    fs::write(bin.join("cvtex"), program).expect("a file");
    let archive = format!("{name}.tar.gz");
    let packed = "chmod +x */bin/cvtex && tar -czf $0.tar.gz $0 && sha256sum $0.tar.gz > SHA256SUMS";
    let mut command = Command::new("sh");
    let packed = run(command.args(["-c", packed, &name]).current_dir(folder));
    assert!(packed.status.success(), "{packed:?}");
    folder.join(archive)
}

/// A server with the files of a folder, under the tag of the release.
fn serve(folder: &Path) -> Server {
    let folder = folder.to_owned();
    Server::new(move |question| {
        let name = question.path.strip_prefix("/v9.9.9/").unwrap_or("nothing");
        match fs::read(folder.join(name)) {
            Ok(bytes) => {
                let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ";
                let mut answer = format!("{head}{}\r\n\r\n", bytes.len()).into_bytes();
                answer.extend(bytes);
                Reply::Raw(answer)
            }
            Err(_) => Reply::Text(404, String::new()),
        }
    })
}

#[test]
fn a_release_is_installed_and_one_that_was_changed_is_not() {
    if !tools::is_able("curl", &["--version"]) {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    let archive = release(folder, "#!/bin/sh\necho cvtex 9.9.9\n");
    let server = serve(folder);
    let from = server.address();
    let install = |version| {
        let variables = [("CVTEX_VERSION", version), ("CVTEX_RELEASES", from.as_str())];
        step("install.sh", folder, &variables)
    };
    let good = install("9.9.9");
    assert!(good.status.success(), "{good:?}");
    assert_eq!(stdout(&good), "cvtex 9.9.9\n");
    let path = fs::read_to_string(folder.join("runner/path")).expect("a file");
    assert!(Path::new(path.trim()).join("cvtex").is_file(), "{path}");

    let missing = install("1.2.3");
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        stdout(&missing).starts_with("::error title=cvtex::there is no cvtex-1.2.3-")
    );

    let mut bytes = fs::read(&archive).expect("a file");
    bytes.push(0);
    fs::write(&archive, bytes).expect("a file");
    fs::remove_file(folder.join("runner/path")).expect("a file");
    let changed = install("9.9.9");
    assert_eq!(changed.status.code(), Some(1));
    assert!(stdout(&changed).contains("is not what the release says"), "{changed:?}");
    assert!(!folder.join("runner/path").exists());
}
