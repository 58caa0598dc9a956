//! `cvtex add` with an identifier and `cvtex sync`, with a server on loopback for the services.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::server::{Question, Reply, Server, good};
use crate::common::{cvtex, folder, run, stderr, stdout};

const CV: &str = "date: 2026-03-01
cv: {name: Ada Lovelace}
sections:
  - kind: publications
    from: papers.bib
";

const PAPERS: &str = "% Newest first.
@article{lovelace2024looms,
  author = {Ada Lovelace and {Loom Consortium}},
  title = {In vivo looms \\& 50\\% of A\\_b},
  journal = {Journal of Engines},
  year = 2024,
  doi = {10.5555/A},
}

@article{lovelace1843notes,
  author = {Ada Lovelace},
  title = {Notes on the Engine},
  journal = {Scientific Memoirs},
  year = 1843,
}
";

const CROSSREF: &str = " @article{Babbage_2025, title={Looms &amp; <i>cards</i>}, \
    DOI={10.5555/12345678}, url={http://dx.doi.org/10.5555/12345678}, journal={J. Eng.}, \
    author={Babbage, Charles and Lovelace, Ada}, year={2025}, month=may }\n";

/// All services as they should be.
fn services(question: &Question) -> Reply {
    let path = question.path.as_str();
    if path.starts_with("/works?") {
        return if path.contains("page=2&") {
            good(include_str!("../services/answers/openalex-2.json"))
        } else {
            good(include_str!("../services/answers/openalex-1.json"))
        };
    }
    match path {
        "/10.5555/12345678" => good(CROSSREF),
        "/v3.0/0000-0002-1825-0097/works" => {
            good(include_str!("../services/answers/orcid-works.json"))
        }
        "/v3.0/0000-0002-1825-0097/works/11,22,33,44" => {
            good(include_str!("../services/answers/orcid-bulk.json"))
        }
        "/10.5555/33" => {
            good("@article{x, title={By DOI}, author={Lovelace, Ada}, DOI={10.5555/33}}")
        }
        "/pid/65/9612.bib?param=1" => {
            good(include_str!("../services/answers/dblp.bib.txt"))
        }
        "/api/query?id_list=2301.01234v2&max_results=1" => good(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\
             <id>http://arxiv.org/abs/2301.01234v2</id><published>2023-01-05T18:00:01Z</published>\
             <title>On  cards\n</title><author><name>Ada Lovelace</name></author></entry></feed>",
        ),
        _ => Reply::Text(404, String::new()),
    }
}

/// A folder with a CV and its papers.
fn project() -> tempfile::TempDir {
    let folder = folder();
    fs::write(folder.path().join("cv.yaml"), CV).expect("a file");
    fs::write(folder.path().join("papers.bib"), PAPERS).expect("a file");
    folder
}

/// The program in a folder, with one server for all services.
fn program(folder: &Path, server: &Server) -> Command {
    let mut command = cvtex();
    command.current_dir(folder);
    for variable in
        ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "CVTEX_OPENALEX_KEY"]
    {
        command.env_remove(variable);
    }
    for service in ["DOI", "ARXIV", "ORCID", "DBLP", "OPENALEX"] {
        command.env(format!("CVTEX_{service}_URL"), server.address() + "/");
    }
    command.env("CVTEX_TIMEOUT", "2");
    command
}

fn cvtex_in(folder: &Path, server: &Server, words: &[&str]) -> Output {
    run(program(folder, server).args(words))
}

fn papers(folder: &Path) -> String {
    fs::read_to_string(folder.join("papers.bib")).expect("a file")
}

#[test]
fn a_doi_and_a_preprint_are_looked_up_and_added() {
    let (folder, server) = (project(), Server::new(services));
    let output = cvtex_in(
        folder.path(),
        &server,
        &["add", "https://doi.org/10.5555/12345678", "arXiv:2301.01234v2"],
    );
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    let said = stdout(&output);
    assert!(
        said.starts_with(
            "papers.bib:2: added babbage2025looms\npapers.bib:11: added lovelace2023cards\n\
             cv.pdf: 1 page, "
        ),
        "{said}"
    );
    let papers = papers(folder.path());
    assert!(papers.contains("title = {Looms \\& \\emph{cards}},\n"), "{papers}");
    assert!(papers.contains("eprint = {2301.01234v2},\n"), "{papers}");
    assert!(
        papers.starts_with("% Newest first.\n@article{babbage2025looms,\n"),
        "{papers}"
    );
    // The same again is refused before the services are of use.
    let again = cvtex_in(folder.path(), &server, &["add", "10.5555/12345678"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(
        stderr(&again).starts_with(
            "error[already-listed]: `Looms & cards` is in the list already as \
             `babbage2025looms`, at papers.bib:2"
        ),
        "{}",
        stderr(&again)
    );
}

#[test]
fn what_cannot_be_looked_up_changes_nothing() {
    let (folder, server) = (project(), Server::new(services));
    let unknown =
        cvtex_in(folder.path(), &server, &["add", "10.5555/none", "10.5555/33"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert_eq!(
        stderr(&unknown),
        "error[unknown-identifier]: the DOI `10.5555/none` is not known to doi.org\n\
         help: look for it at https://doi.org/10.5555/none\n"
    );
    let address = server.address();
    drop(server);
    std::thread::sleep(std::time::Duration::from_millis(50));
    let nobody = run(cvtex()
        .current_dir(folder.path())
        .env_remove("HTTPS_PROXY")
        .env_remove("https_proxy")
        .env_remove("ALL_PROXY")
        .env_remove("all_proxy")
        .args(["add", "10.5555/33", "--doi-url", &address]));
    assert_eq!(nobody.status.code(), Some(4));
    assert_eq!(
        stderr(&nobody),
        "error[service-unreachable]: doi.org cannot be reached from here\n\
         help: look at the connection and try again; nothing was changed\n"
    );
    assert_eq!(papers(folder.path()), PAPERS);
    assert!(!folder.path().join("cv.pdf").exists());
}

#[test]
fn without_a_terminal_the_works_are_only_listed() {
    let (folder, server) = (project(), Server::new(services));
    let output = cvtex_in(folder.path(), &server, &["sync", "openalex:A5023888391"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        stdout(&output),
        "openalex:A5023888391: 4 works, of which cv.yaml lacks 3\n\n  \
           2023  On cards\n        Ada Lovelace · arXiv:2301.01234\n  \
           2022  On bark\n        Ada Lovelace · bioRxiv · doi:10.1101/2022.03.01\n  \
           2021  On punches\n        Ada Lovelace · Proceedings of Looms\n\n\
         nothing is added: `--all` adds them, and on a terminal cvtex asks\n"
    );
    assert_eq!(
        stderr(&output),
        "warning[service-answer]: OpenAlex lists `https://openalex.org/W9` and does not give it\n\
         help: try again later; nothing was changed\n"
    );
    let dry = cvtex_in(
        folder.path(),
        &server,
        &["sync", "openalex:A5023888391", "--dry-run", "--all"],
    );
    assert_eq!(dry.status.code(), Some(0));
    assert_eq!(papers(folder.path()), PAPERS);
}

#[test]
fn all_works_are_added_at_once_and_then_none_is_lacking() {
    let (folder, server) = (project(), Server::new(services));
    let accounts = ["orcid:0000-0002-1825-0097", "dblp:65/9612", "openalex:A5023888391"];
    let words = [&["sync"], accounts.as_slice(), &["--all", "--no-render"]].concat();
    let output = cvtex_in(folder.path(), &server, &words);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    let added = stdout(&output).matches(": added ").count();
    assert_eq!(added, 7, "{}", stdout(&output));
    let after = papers(folder.path());
    // The authors that ORCID does not name come from doi.org.
    assert!(after.contains("title = {By DOI}"), "{after}");
    let by_doi = after.split("title = {By DOI}").nth(1).expect("the entry");
    let by_doi = by_doi.split("\n}").next().expect("its end");
    assert!(by_doi.contains("author = {Lovelace, Ada}"), "{by_doi}");
    let again = cvtex_in(folder.path(), &server, &words);
    assert_eq!(
        stdout(&again),
        "orcid:0000-0002-1825-0097, dblp:65/9612, openalex:A5023888391: 9 works, and cv.yaml \
         lacks none\n"
    );
    assert_eq!(papers(folder.path()), after);
}

#[test]
fn programs_get_one_result() {
    let (folder, server) = (project(), Server::new(services));
    let sync = |more: &[&str]| {
        let words = ["sync", "dblp:65/9612", "--message-format", "json", "--no-render"];
        let output = cvtex_in(folder.path(), &server, &[&words, more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let lines: Vec<serde_json::Value> = stdout(&output)
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        let kinds: Vec<_> = lines.iter().map(|line| line["kind"].clone()).collect();
        let results = kinds.iter().filter(|kind| *kind == "result").count();
        assert_eq!((results, kinds.last()), (1, Some(&"result".into())), "{kinds:?}");
        lines.last().expect("a result").clone()
    };
    let listed = sync(&[]);
    assert_eq!(listed["added"], serde_json::json!([]));
    assert_eq!(listed["warnings"], 1);
    assert_eq!(
        listed["lacking"][1],
        serde_json::json!({
            "title": "On cards", "authors": ["Ada Lovelace"], "year": 2023, "venue": null,
            "doi": null, "arxiv": "2301.01234",
        })
    );
    let added = sync(&["--all"]);
    assert_eq!(added["added"].as_array().map(Vec::len), Some(2));
    assert_eq!(added["lacking"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_work_that_no_cv_can_hold_is_named_and_the_others_are_added() {
    let server = Server::new(|_| {
        good(
            r#"{"meta": {"count": 2}, "results": [
                {"id": "https://openalex.org/W1", "display_name": "機械", "type": "article"},
                {"id": "https://openalex.org/W2", "display_name": "Looms", "type": "article",
                 "publication_year": 2020, "authorships": [{"author": {"display_name": "A. L."}}],
                 "primary_location": {"source": {"display_name": "J. Eng."}}}]}"#,
        )
    });
    let folder = project();
    let output = cvtex_in(
        folder.path(),
        &server,
        &["sync", "openalex:A1", "--all", "--no-render"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(papers(folder.path()).contains("Looms"));
    assert!(
        stderr(&output).starts_with("warning[service-answer]: `機械` cannot be added: "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_account_that_is_none_is_a_wrong_command_line() {
    let (folder, server) = (project(), Server::new(services));
    let output = cvtex_in(folder.path(), &server, &["sync", "orcid:0000-0002-1825-0098"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(server.asked().is_empty());
    let said = stderr(&output);
    assert!(said.contains("the check digit of the ORCID iD"), "{said}");
    let unknown = cvtex_in(folder.path(), &server, &["sync", "dblp:1/1"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(
        stderr(&unknown)
            .starts_with("error[unknown-identifier]: DBLP does not know `1/1`\n")
    );
}

#[test]
fn on_a_terminal_the_person_chooses() {
    let has_script = Command::new("script").arg("--version").output().is_ok();
    assert!(has_script, "`script` of util-linux is not here");
    let (folder, server) = (project(), Server::new(services));
    let mut command = Command::new("script");
    let program_path = env!("CARGO_BIN_EXE_cvtex");
    let line = format!("{program_path} sync openalex:A5023888391 --no-render");
    command.current_dir(folder.path()).args(["-qefc", &line, "/dev/null"]);
    command.env("CVTEX_OPENALEX_URL", server.address()).env("TERM", "xterm");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("`script`");
    let mut keys = child.stdin.take().expect("a pipe");
    // The second work of the list, when the question is there.
    std::thread::spawn(move || {
        use std::io::Write;
        for key in ["\u{1b}[B", " ", "\r"] {
            std::thread::sleep(std::time::Duration::from_millis(700));
            let _ = keys.write_all(key.as_bytes());
        }
        std::thread::sleep(std::time::Duration::from_secs(2));
    });
    let output = child.wait_with_output().expect("an end");
    let said = stdout(&output);
    assert!(said.contains("Select works to add"), "{said}");
    assert!(said.contains("added lovelace2022bark"), "{said}");
    assert_eq!(papers(folder.path()).matches('@').count(), 3);
}
