//! `cvtex import orcid:…`, with a server on loopback for ORCID.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::common::server::{Question, Reply, Server, good};
use crate::common::{cvtex, folder, run, stderr, stdout};

const ID: &str = "orcid:0000-0002-1825-0097";

/// A record whose works have the numbers of the answers to `sync`.
fn record() -> String {
    let mut record: serde_json::Value =
        serde_json::from_str(include_str!("../import/orcid.json")).expect("JSON");
    let work = &mut record["activities-summary"]["works"]["group"][0]["work-summary"];
    for item in work.as_array_mut().expect("works") {
        item["put-code"] = 11.into();
    }
    record.to_string()
}

fn orcid(question: &Question) -> Reply {
    match question.path.as_str() {
        "/v3.0/0000-0002-1825-0097/record" if question.accepts("application/json") => {
            good(record())
        }
        "/v3.0/0000-0002-1825-0097/works/11" => {
            good(include_str!("../services/answers/orcid-bulk.json"))
        }
        "/v3.0/0000-0001-5109-3700/record" => good("{\"error\": 1}"),
        _ => Reply::Text(404, String::new()),
    }
}

fn import(folder: &Path, server: &Server, words: &[&str]) -> Output {
    let mut command = cvtex();
    command.current_dir(folder).arg("import").args(words);
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        command.env_remove(variable);
    }
    command.env("CVTEX_ORCID_URL", server.address()).env("CVTEX_TIMEOUT", "2");
    run(&mut command)
}

#[test]
fn a_record_becomes_a_cv_with_the_authors_of_its_works() {
    let (folder, server) = (folder(), Server::new(orcid));
    let output = import(folder.path(), &server, &[ID]);
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    assert!(
        stdout(&output).contains("cv.yaml: written from ORCID"),
        "{}",
        stdout(&output)
    );
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    let cv = read("cv.yaml");
    assert!(cv.contains("orcid: 0000-0002-1825-0097"), "{cv}");
    let all = folder.path().join("papers.bib");
    let works = if all.exists() { read("papers.bib") } else { cv };
    assert!(works.contains("Ada Lovelace") && works.contains("Babbage"), "{works}");
    let check = run(cvtex().current_dir(folder.path()).args(["check", "cv.yaml"]));
    assert!(check.status.success(), "{}", stderr(&check));
    assert_eq!(server.asked().len(), 2);
    // The page of the person is the same account, and nothing is written over.
    let again =
        import(folder.path(), &server, &["https://orcid.org/0000-0002-1825-0097"]);
    assert_eq!(again.status.code(), Some(4), "{}", stderr(&again));
}

#[test]
fn what_orcid_does_not_give_is_said_and_nothing_is_written() {
    let (folder, server) = (folder(), Server::new(orcid));
    for (account, said) in [
        ("orcid:0000-0002-1825-0098", "error[malformed-orcid]"),
        ("orcid:ada", "error[malformed-orcid]"),
        ("orcid:0000-0001-5109-3700", "is not a record"),
        ("orcid:0000-0003-1415-9269", "0000-0003-1415-9269"),
    ] {
        let output = import(folder.path(), &server, &[account]);
        assert!(!output.status.success(), "{account}");
        assert!(stderr(&output).contains(said), "{account}: {}", stderr(&output));
        assert_eq!(
            fs::read_dir(folder.path()).expect("a folder").count(),
            0,
            "{account}"
        );
    }
}
