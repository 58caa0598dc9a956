//! The files of `examples/automation/`, each tried as its reader would use it.

#![expect(
    clippy::disallowed_methods,
    reason = "the PATH of the test leads to its programs"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::server::{Question, Reply, Server, good};
use crate::common::{folder, pdftotext, run, stderr, stdout};
use serde_json::Value;

const CV: &str =
    "cv: {name: Ada Lovelace}\nsections:\n  - {kind: publications, from: papers.bib}\n";
const PAPER: &str = "@article{notes,\n  author = {Lovelace, Ada},\n  title = {Notes},\n  \
                     journal = {Memoirs},\n  year = 1843\n}\n";

/// A program in a folder, with `cvtex` at hand and nothing of this person's git.
fn command(program: &str, folder: &Path) -> Command {
    let built = Path::new(env!("CARGO_BIN_EXE_cvtex")).parent().expect("a folder");
    let others = std::env::var("PATH").unwrap_or_default();
    let mut command =
        if program == "make" { crate::common::make() } else { Command::new(program) };
    command
        .current_dir(folder)
        .env("PATH", format!("{}:{others}", built.display()))
        .env("HOME", folder)
        .env("PRE_COMMIT_HOME", folder.join(".git/pre-commit"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Ada");
        command.env(format!("GIT_{who}_EMAIL"), "ada@example.org");
    }
    command
}

fn git(folder: &Path, arguments: &[&str]) -> Output {
    run(command("git", folder).args(arguments))
}

/// What a command that succeeds prints.
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}{}", stdout(output), stderr(output));
    stdout(output)
}

/// A file of the examples, in a place of its own.
fn copied(name: &str, to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/automation");
    fs::create_dir_all(to.parent().expect("a folder")).expect("folders");
    fs::copy(from.join(name), to).unwrap_or_else(|error| panic!("{name}: {error}"));
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("a file");
}

/// A repository with a CV and its papers, not yet committed.
fn repository() -> tempfile::TempDir {
    let folder = folder();
    done(&git(folder.path(), &["init", "--quiet"]));
    write(folder.path(), "cv.yaml", CV);
    write(folder.path(), "papers.bib", PAPER);
    folder
}

fn repository_with_hook() -> tempfile::TempDir {
    let folder = repository();
    copied("pre-commit", &folder.path().join(".git/hooks/pre-commit"));
    folder
}

fn commit_all(folder: &Path, message: &str) -> Output {
    done(&git(folder, &["add", "--all"]));
    git(folder, &["commit", "--quiet", "--message", message])
}

/// A fresh copy of what is committed.
fn clone(folder: &Path) -> tempfile::TempDir {
    let clone = crate::common::folder();
    let from = folder.to_str().expect("UTF-8");
    done(&git(clone.path(), &["clone", "--quiet", from, "."]));
    clone
}

/// Whether the PDF that is committed is what the committed sources give.
fn is_fresh(folder: &Path) -> bool {
    let clone = clone(folder);
    run(command("cvtex", clone.path()).args(["render", "--check", "cv.yaml"]))
        .status
        .success()
}

/// The names and changes of the last commit.
fn last_commit(folder: &Path) -> Vec<String> {
    let show = ["show", "--format=", "--name-status", "HEAD"];
    done(&git(folder, &show)).lines().map(|line| line.replace('\t', " ")).collect()
}

#[test]
fn the_hook_adds_the_letter_too() {
    let repository = repository_with_hook();
    let folder = repository.path();
    let letter = |body| format!("{CV}letter: {{recipient: Mary, body: {body}}}\n");
    write(folder, "cv.yaml", &letter("One"));
    done(&commit_all(folder, "Begin"));
    let all = ["A cv-letter.pdf", "A cv.pdf", "A cv.yaml", "A papers.bib"];
    assert_eq!(last_commit(folder), all);
    write(folder, "cv.yaml", &letter("Two"));
    done(&commit_all(folder, "Write it anew"));
    assert_eq!(last_commit(folder), ["M cv-letter.pdf", "M cv.yaml"]);
    assert!(is_fresh(folder));
}

#[test]
fn the_hook_adds_the_pdf_of_what_is_committed() {
    let repository = repository_with_hook();
    let folder = repository.path();
    done(&commit_all(folder, "Begin"));
    assert_eq!(last_commit(folder), ["A cv.pdf", "A cv.yaml", "A papers.bib"]);
    assert!(is_fresh(folder));

    let two =
        format!("{PAPER}\n{}", PAPER.replace("notes", "cards").replace("Notes", "Cards"));
    write(folder, "papers.bib", &two);
    done(&commit_all(folder, "Add a paper"));
    assert_eq!(last_commit(folder), ["M cv.pdf", "M papers.bib"]);
    assert!(is_fresh(folder));
    assert_eq!(done(&git(folder, &["status", "--porcelain"])), "");
}

#[test]
fn the_hook_leaves_a_pdf_alone_that_would_not_change() {
    let repository = repository_with_hook();
    let folder = repository.path();
    done(&commit_all(folder, "Begin"));
    write(folder, "README", "A CV.\n");
    done(&commit_all(folder, "Say what it is"));
    assert_eq!(last_commit(folder), ["A README"]);
    write(folder, "cv.yaml", &format!("# The CV.\n{CV}"));
    done(&commit_all(folder, "Say it again"));
    assert_eq!(last_commit(folder), ["M cv.yaml"]);
}

#[test]
fn the_hook_renders_what_is_committed_and_not_what_is_in_the_folder() {
    let repository = repository_with_hook();
    let folder = repository.path();
    done(&commit_all(folder, "Begin"));
    write(folder, "cv.yaml", "cv: {nmae: unfinished");
    write(folder, "papers.bib", &PAPER.replace("Memoirs", "Other Memoirs"));
    done(&git(folder, &["add", "papers.bib"]));
    done(&git(folder, &["commit", "--quiet", "--message", "Correct a journal"]));
    assert_eq!(last_commit(folder), ["M cv.pdf", "M papers.bib"]);
    assert!(is_fresh(folder));
    let unfinished = fs::read_to_string(folder.join("cv.yaml")).expect("the CV");
    assert_eq!(unfinished, "cv: {nmae: unfinished");
}

#[test]
fn a_cv_with_errors_stops_the_commit_with_what_is_wrong() {
    let repository = repository_with_hook();
    let folder = repository.path();
    done(&commit_all(folder, "Begin"));
    write(folder, "cv.yaml", "cv: {nmae: Ada}\n");
    let stopped = commit_all(folder, "Break it");
    assert!(!stopped.status.success());
    assert!(stderr(&stopped).contains(" --> cv.yaml:1:6\n"), "{}", stderr(&stopped));
    assert_eq!(done(&git(folder, &["log", "--format=%s"])), "Begin\n");
}

#[test]
fn the_hook_finds_every_cv_by_its_person_whatever_its_name() {
    let repository = repository_with_hook();
    let folder = repository.path();
    fs::create_dir_all(folder.join("kürzer & $more")).expect("a folder");
    write(folder, "kürzer & $more/my cv.yml", "cv: {name: Ada}\n");
    write(folder, "private.yaml", "cv: {name: Ada}\n");
    write(folder, "other.yaml", "name: no CV\n");
    write(folder, ".gitignore", "private.pdf\n");
    done(&commit_all(folder, "Begin"));
    let pdfs = done(&git(folder, &["-c", "core.quotePath=false", "ls-files", "*.pdf"]));
    assert_eq!(pdfs, "cv.pdf\nkürzer & $more/my cv.pdf\n");
}

#[test]
fn the_definition_for_pre_commit_does_the_same() {
    if !crate::common::tools::is_able("pre-commit", &["--version"]) {
        return;
    }
    let repository = repository();
    let folder = repository.path();
    copied(".pre-commit-config.yaml", &folder.join(".pre-commit-config.yaml"));
    done(&run(command("pre-commit", folder).arg("install")));
    done(&commit_all(folder, "Begin"));
    assert!(last_commit(folder).contains(&"A cv.pdf".to_owned()));
    assert!(is_fresh(folder));
    write(folder, "papers.bib", &PAPER.replace("Memoirs", "Other Memoirs"));
    done(&commit_all(folder, "Correct a journal"));
    assert_eq!(last_commit(folder), ["M cv.pdf", "M papers.bib"]);
    write(folder, "cv.yaml", "cv: {nmae: Ada}\n");
    let stopped = commit_all(folder, "Break it");
    assert!(!stopped.status.success());
    let said = stdout(&stopped) + &stderr(&stopped);
    assert!(said.contains(" --> cv.yaml:1:6\n"), "{said}");
}

/// The commands of the workflow, in their order.
fn steps_of_the_workflow(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("the workflow");
    let workflow: Value = serde_saphyr::from_str(&text).expect("YAML");
    let steps = workflow["jobs"]["cv"]["steps"].as_array().expect("steps");
    steps.iter().filter_map(|step| step["run"].as_str().map(str::to_owned)).collect()
}

/// Runs each step as the runner does, up to the first that fails: how many passed.
fn passed(folder: &Path) -> usize {
    let steps = steps_of_the_workflow(&folder.join(".github/workflows/cv.yml"));
    assert_eq!(steps.len(), 3);
    let passes = |step: &&String| {
        run(command("sh", folder).args(["-e", "-c", step])).status.success()
    };
    steps.iter().take_while(passes).count()
}

#[test]
fn the_workflow_passes_when_the_pdf_is_fresh_and_the_cv_without_faults() {
    let repository = repository_with_hook();
    let folder = repository.path();
    copied("cv.yml", &folder.join(".github/workflows/cv.yml"));
    done(&commit_all(folder, "Begin"));
    assert_eq!(passed(clone(folder).path()), 3);

    write(folder, "papers.bib", &PAPER.replace("Memoirs", "Other Memoirs"));
    done(&git(
        folder,
        &["commit", "--quiet", "--no-verify", "--all", "--message", "Forget"],
    ));
    assert_eq!(passed(clone(folder).path()), 2, "the PDF is that of before");

    write(folder, "papers.bib", &PAPER.replace("  journal = {Memoirs},\n", ""));
    done(&commit_all(folder, "Lose a journal"));
    assert_eq!(passed(clone(folder).path()), 1, "a warning");
}

#[test]
fn make_renders_what_has_changed_and_nothing_else() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "cv.yaml", CV);
    write(folder, "papers.bib", PAPER);
    copied("Makefile", &folder.join("Makefile"));
    let make = || done(&run(&mut command("make", folder)));
    assert!(make().contains("cv.pdf: 1 page"));
    assert_eq!(make(), "make: Nothing to be done for 'all'.\n");
    later(folder, "papers.bib", PAPER);
    assert!(make().contains("cv.pdf: 1 page, unchanged"), "touched");
    assert_eq!(make(), "make: Nothing to be done for 'all'.\n");
    later(folder, "papers.bib", &PAPER.replace("Memoirs", "Other Memoirs"));
    assert!(!make().contains("unchanged"), "changed");
    fs::remove_file(folder.join("papers.bib")).expect("the file");
    let failed = run(&mut command("make", folder));
    assert!(stderr(&failed).contains("there is no file `papers.bib`"));
}

#[test]
fn ninja_renders_what_has_changed_and_nothing_else() {
    if !crate::common::tools::is_able("ninja", &["--version"]) {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    write(folder, "cv.yaml", CV);
    write(folder, "papers.bib", PAPER);
    copied("build.ninja", &folder.join("build.ninja"));
    let ninja = || done(&run(&mut command("ninja", folder)));
    assert!(ninja().contains("cvtex render"));
    assert_eq!(ninja(), "ninja: no work to do.\n");
    later(folder, "papers.bib", &PAPER.replace("Memoirs", "Other Memoirs"));
    assert!(ninja().contains("cvtex render"));
    assert_eq!(ninja(), "ninja: no work to do.\n");
}

/// Writes a file at a time that is later than that of every other.
fn later(folder: &Path, name: &str, text: &str) {
    write(folder, name, text);
    crate::common::touch(folder, name);
}

/// doi.org and arXiv as they answer.
fn services(question: &Question) -> Reply {
    match question.path.as_str() {
        "/10.5555/12345678" => good(
            " @article{Babbage_2025, title={Looms &amp; cards}, DOI={10.5555/12345678}, \
             url={http://dx.doi.org/10.5555/12345678}, journal={J. Eng.}, \
             author={Babbage, Charles and Lovelace, Ada}, year={2025}, month=may }\n",
        ),
        "/api/query?id_list=2301.01234&max_results=1" => good(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\
             <id>http://arxiv.org/abs/2301.01234v1</id><published>2023-01-05T18:00:01Z</published>\
             <title>On engines</title><author><name>Ada Lovelace</name></author></entry></feed>",
        ),
        _ => Reply::Text(404, String::new()),
    }
}

/// A paper from BibTeX, one from its DOI, one from arXiv; the hook renders, continuous
/// integration is content, and the same once more changes nothing.
#[test]
fn a_cv_makes_itself_anew_at_each_new_paper() {
    let server = Server::new(services);
    let repository = repository_with_hook();
    let folder = repository.path();
    done(&commit_all(folder, "Begin"));
    let add = |what: &str| {
        let mut add = command("cvtex", folder);
        add.env("CVTEX_DOI_URL", server.address());
        add.env("CVTEX_ARXIV_URL", server.address());
        run(add.args(["add", what]))
    };
    let papers = [
        "@article{x, author={Lovelace, Ada}, title={Numbers}, journal={Memoirs}, year=1844}",
        "10.5555/12345678",
        "arXiv:2301.01234",
    ];
    for (paper, key) in papers.iter().zip(["1844numbers", "2025looms", "2023engines"]) {
        let said = done(&add(paper));
        assert!(said.starts_with("papers.bib:") && said.contains(key), "{said}");
        assert!(said.contains("cv.pdf: 1 page, "), "{said}");
    }
    done(&commit_all(folder, "Add three papers"));
    assert_eq!(last_commit(folder), ["M cv.pdf", "M papers.bib"]);
    let text = pdftotext(&folder.join("cv.pdf")).concat();
    for title in ["Notes", "Numbers", "Looms & cards", "On engines"] {
        assert!(text.contains(title), "{text}");
    }
    assert!(is_fresh(folder));

    let state = || {
        ["papers.bib", "cv.yaml", "cv.pdf"].map(|name| {
            let path = folder.join(name);
            let time = fs::metadata(&path).and_then(|file| file.modified());
            (fs::read(&path).expect("a file"), time.expect("a time"))
        })
    };
    let before = state();
    for paper in papers {
        let again = add(paper);
        assert_eq!(again.status.code(), Some(1), "{}", stdout(&again));
        assert!(stderr(&again).contains("error[already-listed]"), "{}", stderr(&again));
    }
    let render = run(command("cvtex", folder).args(["render", "cv.yaml"]));
    assert!(done(&render).contains("unchanged"), "{}", stdout(&render));
    assert!(state() == before, "something has changed");
    assert_eq!(done(&git(folder, &["status", "--porcelain"])), "");
}
