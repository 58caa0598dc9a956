//! CVs of other programs: each fixture under `tests/import/` becomes the YAML beside it, and
//! nothing that a source says disappears.
//!
//! With `CVTEX_UPDATE=1` the tests write what they expect anew; read it before it is committed.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment says whether the expected output is written anew"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cvtex::read::foreign::Format;
use cvtex::read::foreign::mapping::{How, Row, Table};
use proptest::prelude::*;

const FOLDER: &str = "tests/import";
const PAGE: &str = "docs/import.md";

fn cvtex(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cvtex"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("CVTEX_FONTS", "")
        .output()
        .expect("a run")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Fails where a file is not this text, or writes it.
fn expect(path: &Path, text: &str) {
    if std::env::var_os("CVTEX_UPDATE").is_some() {
        fs::write(path, text).expect("a file can be written");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, expected, "{}: run with CVTEX_UPDATE=1 and read it", path.display());
}

fn fixtures() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).expect("a folder").flatten().map(|file| file.path());
    let is_source = |path: &PathBuf| {
        let name = path.to_string_lossy();
        !name.ends_with(".expected.yaml") && !name.ends_with(".expected.txt")
    };
    let mut files: Vec<_> =
        files.filter(|path| path.is_file()).filter(is_source).collect();
    files.sort();
    files
}

#[test]
fn each_fixture_becomes_the_cv_beside_it() {
    let files = fixtures();
    assert!(files.len() >= 5, "{files:?}");
    for file in files {
        let name = file.file_name().expect("a name").to_str().expect("a text");
        let run =
            cvtex(&["import", "--dry-run", "--all-messages", name], Path::new(FOLDER));
        let said = text(&run.stderr);
        assert!(run.status.success(), "{name}: {said}");
        expect(&file.with_file_name(format!("{name}.expected.yaml")), &text(&run.stdout));
        expect(&file.with_file_name(format!("{name}.expected.txt")), &said);
    }
}

#[test]
fn what_is_written_passes_the_check_and_is_never_written_over() {
    for file in fixtures() {
        let folder = tempfile::tempdir().expect("a folder");
        let name = file.file_name().expect("a name").to_str().expect("a text");
        fs::copy(&file, folder.path().join(name)).expect("a copy");
        let run = cvtex(&["import", name], folder.path());
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        let check = cvtex(&["check", "cv.yaml"], folder.path());
        assert!(check.status.success(), "{name}: {}", text(&check.stderr));
        let before = fs::read(folder.path().join("cv.yaml")).expect("a CV");
        let again = cvtex(&["import", name], folder.path());
        assert_eq!(again.status.code(), Some(4), "{name}: {}", text(&again.stderr));
        assert_eq!(fs::read(folder.path().join("cv.yaml")).expect("a CV"), before);
        let forced = cvtex(&["import", "--force", name], folder.path());
        assert!(forced.status.success(), "{name}: {}", text(&forced.stderr));
    }
}

#[test]
fn a_file_of_another_program_is_rendered_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Path::new(FOLDER).join("json-resume.json");
    fs::copy(source, folder.path().join("resume.json")).expect("a copy");
    let run = cvtex(&["render", "resume.json"], folder.path());
    let said = text(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert!(
        said.contains("note[foreign-format]: this is a file of JSON Resume"),
        "{said}"
    );
    assert!(said.contains("cvtex import resume.json"), "{said}");
    assert!(folder.path().join("resume.pdf").is_file());
}

#[test]
fn a_pipe_gives_a_cv_to_a_pipe() {
    let source =
        fs::File::open(Path::new(FOLDER).join("json-resume.json")).expect("a file");
    let run = Command::new(env!("CARGO_BIN_EXE_cvtex"))
        .args(["import", "-", "--message-format", "short"])
        .stdin(source)
        .output()
        .expect("a run");
    assert!(text(&run.stdout).starts_with("cv:\n  name: Ada Lovelace\n"));
}

#[test]
fn programs_are_told_what_became_of_a_file() {
    let arguments =
        ["import", "--dry-run", "--message-format", "json", "json-resume.json"];
    let run = cvtex(&arguments, Path::new(FOLDER));
    let last = text(&run.stdout).lines().last().unwrap_or_default().to_owned();
    let result: serde_json::Value = serde_json::from_str(&last).expect("JSON");
    assert_eq!(result["imported"]["from"], "json-resume");
    assert_eq!(result["imported"]["sections"], 9);
    assert!(result["imported"]["cv"].as_str().is_some_and(|cv| cv.starts_with("cv:")));
}

#[test]
fn what_is_no_cv_of_another_program_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("own.yaml"), "cv: {name: Ada Lovelace}\n")
        .expect("a file");
    let run = cvtex(&["import", "own.yaml"], folder.path());
    assert_eq!(run.status.code(), Some(1));
    let said = text(&run.stderr);
    assert!(said.contains("error[foreign-format]"), "{said}");
    fs::write(folder.path().join("cut.json"), "{\"basics\": {\"name\": ")
        .expect("a file");
    let run = cvtex(&["import", "--from", "json-resume", "cut.json"], folder.path());
    let said = text(&run.stderr);
    assert!(said.contains("error[malformed-source]"), "{said}");
}

#[test]
fn hostile_files_end_with_a_message() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = format!("{{\"basics\": {}", "[".repeat(200_000));
    let wide = format!("{{\"basics\": {{\"name\": \"{}\"}}}}", "a\u{0}".repeat(100_000));
    for (name, text) in [("deep.json", deep), ("wide.json", wide)] {
        fs::write(folder.path().join(name), text).expect("a file");
        let run = cvtex(&["import", "--from", "json-resume", name], folder.path());
        assert!(matches!(run.status.code(), Some(0 | 1)), "{name}: {run:?}");
    }
}

/// What a list of publications says that reads this file.
fn listed(file: &Path) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let name = file.file_name().expect("a name").to_str().expect("a text");
    fs::copy(file, folder.path().join(name)).expect("a copy");
    let cv = format!(
        "cv: {{name: Ada Lovelace}}\nsections: [{{kind: publications, from: {name}}}]\n"
    );
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    let run = cvtex(&["render", "--format", "tex", "cv.yaml"], folder.path());
    assert!(run.status.success(), "{name}: {}", text(&run.stderr));
    assert_eq!(text(&run.stderr), "", "{name}");
    let tex = fs::read_to_string(folder.path().join("cv.tex")).expect("LaTeX");
    let (_, list) =
        tex.split_once(r"\begin{cvpublications}").unwrap_or_else(|| panic!("{tex}"));
    list.to_owned()
}

#[test]
fn each_library_is_a_source_of_publications() {
    let folder = Path::new(FOLDER).join("libraries");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|file| file.path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 8);
    for file in files {
        let list = listed(&file);
        for said in ["Ada Lovelace", "Notes on the", "10.1000/182"] {
            assert!(list.contains(said), "{}: {said}\n{list}", file.display());
        }
        assert!(list.to_lowercase().contains("scientific"), "{}: {list}", file.display());
    }
}

#[test]
fn a_fault_in_a_library_stands_at_its_line_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let ris = "TY  - JOUR\nAU  - Lovelace, Ada\nTI  - NOTES ON THE ANALYTICAL ENGINE OF MR BABBAGE\nJO  - Memoirs\nPY  - 1843\nER  - \n";
    fs::write(folder.path().join("a.ris"), ris).expect("a file");
    let cv = "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: a.ris}]\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    let run = cvtex(&["check", "--message-format", "short", "cv.yaml"], folder.path());
    let said = text(&run.stderr);
    assert!(said.starts_with("a.ris:3:1: warning[title-in-capitals]"), "{said}");
}

#[test]
fn a_tag_of_a_library_that_is_no_part_of_a_publication_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let ris = "TY  - JOUR\nAU  - Lovelace, Ada\nTI  - Notes\nJO  - Memoirs\nPY  - 1843\nC1  - Shelf {3\nAB  - Of cards\nER  - \n";
    fs::write(folder.path().join("a.ris"), ris).expect("a file");
    let cv = "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: a.ris}]\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    let run = cvtex(&["check", "--message-format", "short", "cv.yaml"], folder.path());
    let said = text(&run.stderr);
    assert!(
        said.starts_with("a.ris:6:1: ") && said.contains("`c1` is not shown"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_library_is_added_to_a_bib_file_and_never_written_into() {
    let folder = tempfile::tempdir().expect("a folder");
    let ris = Path::new(FOLDER).join("libraries/papers.ris");
    fs::copy(ris, folder.path().join("new.ris")).expect("a copy");
    let cv =
        "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: papers.bib}]\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    fs::write(
        folder.path().join("papers.bib"),
        "@misc{a, title={A}, author={B}, year=1840}\n",
    )
    .expect("a file");
    let run = cvtex(&["add", "--no-render", "new.ris"], folder.path());
    assert!(run.status.success(), "{}", text(&run.stderr));
    let bib = fs::read_to_string(folder.path().join("papers.bib")).expect("a file");
    assert!(bib.contains("{Scientific Memoirs}"), "{bib}");
    assert!(bib.contains("King, William") || bib.contains("William King"), "{bib}");
}

#[test]
fn a_publication_is_added_to_a_library_in_its_own_format() {
    let given = "@article{new, author={King, Ada and {The Society} and van der Berg, Jan}, title={On the {Engine} of 50\\% \\& more}, journal={Memoirs}, volume=4, pages={1--9}, date={1844-05-03}, doi={10.1000/183}}\n";
    for (name, before) in [
        (
            "a.ris",
            "TY  - JOUR\r\nAU  - King, Ada\r\nTI  - Notes\r\nJO  - Memoirs\r\nPY  - 1843\r\nXX  - odd   \r\nER  - \r\n",
        ),
        (
            "a.nbib",
            "PMID- 1\r\nTI  - Notes.\r\nFAU - King, Ada\r\nJT  - Memoirs\r\nDP  - 1843\r\nPT  - Journal Article\r\nMY  - odd   \r\n",
        ),
        (
            "a.xml",
            "<?xml version=\"1.0\"?>\n<xml><records>\n  <!-- mine --><record><ref-type name=\"Journal Article\">17</ref-type><contributors><authors><author>King, Ada</author></authors></contributors><titles><title>Notes</title><secondary-title>Memoirs</secondary-title></titles><dates><year>1843</year></dates></record>\n</records></xml>\n",
        ),
        (
            "h.yaml",
            "# mine\nking1843:\n  type: article\n  title: Notes   # here\n  author: \"King, Ada\"\n  date: 1843\n  parent: {type: periodical, title: Memoirs}\n",
        ),
        (
            "c.yaml",
            "---\nreferences:\n- id: king1843\n  type: article-journal\n  title: Notes\n  author:\n  - {family: King, given: Ada}\n  container-title: Memoirs\n  issued: 1843 # old\n...\n",
        ),
        (
            "a.json",
            "[\n  // mine\n\t{\"id\": \"king1843notes\", \"type\": \"article-journal\", \"title\": \"Notes\",\n\t \"author\": [{\"family\": \"King\", \"given\": \"Ada\"}], \"container-title\": \"Memoirs\", \"issued\": {\"date-parts\": [[1843]]},},\n]\n",
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("a file");
        };
        write(name, before);
        write(
            "cv.yaml",
            &format!(
                "cv: {{name: Ada King}}\nsections: [{{kind: publications, from: {name}}}]\n"
            ),
        );
        write("new.bib", given);
        let run = cvtex(&["add", "--no-render", "new.bib"], folder.path());
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        // PubMed's format has no keys.
        let key = if name == "a.nbib" { "king1844\n" } else { "king1844engine" };
        let said = text(&run.stdout);
        assert!(said.contains(&format!("added {key}")), "{name}: {said}");
        let after = fs::read_to_string(folder.path().join(name)).expect("a file");
        // Every byte that was there is there.
        let shared =
            after.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        assert!(after.ends_with(&before[shared..]), "{name}: {after}");
        assert_eq!(after.contains("\r\n"), before.contains("\r\n"), "{name}");
        let run = cvtex(&["render", "--format", "txt", "cv.yaml"], folder.path());
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        let page = fs::read_to_string(folder.path().join("cv.txt")).expect("a page");
        for said in [
            "Notes. Memoirs, 1843",
            "Ada King, The Society, and Jan van der Berg. On the Engine of 50% & more. Memoirs, 4, 1–9",
            "10.1000/183",
        ] {
            assert!(
                page.split_whitespace().collect::<Vec<_>>().join(" ").contains(said),
                "{name}: {said}\n{page}"
            );
        }
        // The same again is listed already, and a format that is not written stays as it is.
        let again = cvtex(&["add", "--no-render", "new.bib"], folder.path());
        assert!(
            text(&again.stderr).contains("already-listed"),
            "{name}: {}",
            text(&again.stderr)
        );
        assert_eq!(fs::read_to_string(folder.path().join(name)).expect("a file"), after);
    }
}

#[test]
fn what_a_library_cannot_hold_is_not_written_into_it() {
    for (library, given, expected) in [
        ("papers.enw", "article", "is a file of EndNote’s export format"),
        ("papers.nbib", "phdthesis", "which has no type for `On the Engine`"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("a file");
        };
        let source = Path::new(FOLDER).join("libraries").join(library);
        let before = fs::read_to_string(source).expect("a file");
        write(library, &before);
        write(
            "cv.yaml",
            &format!(
                "cv: {{name: Ada}}\nsections: [{{kind: publications, from: {library}}}]\n"
            ),
        );
        let given = format!(
            "@{given}{{new, author={{King, Ada}}, title={{On the Engine}}, journal={{M}}, school={{S}}, year=1844}}\n"
        );
        write("new.bib", &given);
        let run = cvtex(&["add", "--no-render", "new.bib"], folder.path());
        let said = text(&run.stderr);
        assert!(said.contains(expected), "{library}: {said}");
        assert_eq!(
            fs::read_to_string(folder.path().join(library)).expect("a file"),
            before
        );
    }
}

#[test]
fn a_library_with_nothing_in_it_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let cv = "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: a.txt}]\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    for empty in ["", "Notes on the engine\n", "[]", "<xml><records/></xml>"] {
        fs::write(folder.path().join("a.txt"), empty).expect("a file");
        let run = cvtex(&["check", "cv.yaml"], folder.path());
        assert_eq!(run.status.code(), Some(1), "{empty}: {}", text(&run.stderr));
    }
}

#[test]
fn a_fault_in_the_syntax_of_a_library_stands_at_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let cv = "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: a.txt}]\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    for (library, line) in [
        (
            "[{\"type\": \"book\", \"title\": \"A\"},\n {\"type\": \"book\" \"title\"}]",
            "a.txt:2:",
        ),
        ("<?xml version=\"1.0\"?>\n<xml><records><record>\n</records></xml>", "a.txt:3:"),
        ("a:\n  type: book\n  title: \"T\n", "a.txt:3:"),
    ] {
        fs::write(folder.path().join("a.txt"), library).expect("a file");
        let arguments = ["check", "--message-format", "short", "cv.yaml"];
        let said = text(&cvtex(&arguments, folder.path()).stderr);
        assert!(
            said.lines().any(|message| message.starts_with(line)),
            "{library}: {said}"
        );
    }
}

#[test]
fn what_is_no_cv_of_cvtex_is_not_written_into_and_called_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let resume = Path::new(FOLDER).join("json-resume.json");
    fs::copy(resume, folder.path().join("resume.json")).expect("a copy");
    let ris = Path::new(FOLDER).join("libraries/papers.ris");
    fs::copy(ris, folder.path().join("papers.ris")).expect("a copy");
    let run = cvtex(&["add", "--cv", "resume.json", "papers.ris"], folder.path());
    let said = text(&run.stderr);
    assert!(said.contains("error[foreign-format]"), "{said}");
    assert!(said.contains("cvtex import resume.json"), "{said}");
    let run = cvtex(&["check", "papers.ris"], folder.path());
    let said = text(&run.stderr);
    assert!(said.contains("a library of publications in RIS, not a CV"), "{said}");
}

#[test]
fn what_is_no_cv_is_called_by_its_name_wherever_it_is_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = |name: &str| {
        fs::read_to_string(Path::new(FOLDER).join("libraries").join(name))
            .expect("a file")
    };
    for (name, text_of, said_of_it) in [
        (
            "a.json",
            library("papers.json"),
            "a library of publications in CSL JSON, not a CV",
        ),
        ("a.yaml", library("papers-csl.yaml"), "in CSL YAML, not a CV"),
        ("b.yaml", library("papers-hayagriva.yaml"), "in Hayagriva’s YAML, not a CV"),
        ("a.xml", library("papers.xml"), "in EndNote’s XML, not a CV"),
        ("a.bib", "@book{a, title={B}}\n".into(), "in BibTeX, not a CV"),
        ("a.md", "Ada Lovelace\n============\n\nWork: much\n".into(), "this is Markdown"),
        ("b.txt", "# Ada\n\n## Work\n\n- Engineer, 1840\n".into(), "this is Markdown"),
        ("a.tex", "% a CV\n\\documentclass{moderncv}\n".into(), "this is LaTeX"),
        ("a.html", "<!DOCTYPE html><html></html>\n".into(), "this is a web page"),
        ("a.rtf", "{\\rtf1\\ansi Ada}\n".into(), "a document of a word processor"),
        ("a.docx", "PK\u{3}\u{4}".into(), "a document of a word processor"),
    ] {
        fs::write(folder.path().join(name), text_of).expect("a file");
        for command in ["check", "render", "import"] {
            let run = cvtex(&[command, name], folder.path());
            let said = text(&run.stderr);
            assert_eq!(run.status.code(), Some(1), "{command} {name}: {said}");
            assert!(said.contains(said_of_it), "{command} {name}: {said}");
            assert_eq!(said.matches("error[").count(), 1, "{command} {name}: {said}");
        }
    }
    // Comments at the head of a CV are no headings.
    fs::write(folder.path().join("own.yaml"), "# My CV\n# of today\ncv: {name: Ada}\n")
        .expect("a file");
    assert!(cvtex(&["check", "own.yaml"], folder.path()).status.success());
}

#[test]
fn a_cv_of_another_program_is_no_list_of_publications() {
    let folder = tempfile::tempdir().expect("a folder");
    let resume = Path::new(FOLDER).join("json-resume.json");
    fs::copy(resume, folder.path().join("resume.json")).expect("a copy");
    fs::write(folder.path().join("a.bib"), "@misc{a, title={A}, year=1840}\n")
        .expect("a file");
    for (from, arguments) in [
        ("resume.json", &["check", "cv.yaml"][..]),
        ("a.bib", &["add", "--no-render", "resume.json"]),
    ] {
        let cv = format!(
            "cv: {{name: Ada}}\nsections: [{{kind: publications, from: {from}}}]\n"
        );
        fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
        let said = text(&cvtex(arguments, folder.path()).stderr);
        assert!(
            said.contains("a CV in a file of JSON Resume, not a list of publications"),
            "{said}"
        );
        assert!(said.contains("`cvtex import resume.json`"), "{said}");
    }
}

#[test]
fn an_entity_bomb_is_no_library() {
    let folder = tempfile::tempdir().expect("a folder");
    let cv = "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: a.xml}]\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    let bomb = "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><xml><records><record><ref-type name=\"Book\">6</ref-type><titles><title>&b;</title></titles></record></records></xml>";
    let deep = format!("<xml>{}", "<a>".repeat(100_000));
    for hostile in [bomb.to_owned(), deep] {
        fs::write(folder.path().join("a.xml"), hostile).expect("a file");
        let run = cvtex(&["check", "cv.yaml"], folder.path());
        assert_eq!(run.status.code(), Some(1), "{}", text(&run.stderr));
    }
}

/// Words that stand nowhere else.
fn word() -> impl Strategy<Value = String> {
    "[a-z]{4}[0-9]{4}x"
}

/// A value of JSON in which each text is a word of its own.
pub(crate) fn value(depth: u32) -> BoxedStrategy<serde_json::Value> {
    let leaf = word().prop_map(serde_json::Value::from).boxed();
    if depth == 0 {
        return leaf;
    }
    let keys = prop_oneof![
        "name|position|company|summary|keywords|highlights|location|url|startDate|endDate",
        "title|authors|details|label|bullet|institution|area|degree|date|doi|[a-z]{3,8}",
    ];
    let list = prop::collection::vec(value(depth - 1), 0..3);
    let group = prop::collection::hash_map(keys, value(depth - 1), 0..5);
    prop_oneof![
        3 => leaf,
        1 => list.prop_map(serde_json::Value::from),
        1 => group.prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
    ]
    .boxed()
}

fn words_of(value: &serde_json::Value, words: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => words.push(text.clone()),
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| words_of(item, words));
        }
        serde_json::Value::Object(fields) => {
            fields.values().for_each(|field| words_of(field, words));
        }
        _ => {}
    }
}

pub(crate) fn assert_kept(
    format: Format,
    whole: &serde_json::Value,
) -> Result<(), TestCaseError> {
    assert_kept_but(format, whole, &[])
}

/// The same with words of the format itself, which become kinds of sections.
pub(crate) fn assert_kept_but(
    format: Format,
    whole: &serde_json::Value,
    of_format: &[&str],
) -> Result<(), TestCaseError> {
    use cvtex::Compilation;
    use cvtex::files::Files;
    use cvtex::source::Source;
    let source = Source::new("resume.json", whole.to_string());
    let mut compilation = Compilation::new(source, Files::none());
    let converted = cvtex::app::import::convert(Some(format), None, &mut compilation);
    let converted = converted.map_err(|_| TestCaseError::fail("not read"))?;
    let mut words = Vec::new();
    words_of(whole, &mut words);
    for word in words.iter().filter(|word| !of_format.contains(&word.as_str())) {
        prop_assert!(
            converted.cv.contains(word.as_str()),
            "{word}: {whole}\n{}",
            converted.cv
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_json_resume_disappears(
        basics in prop::collection::hash_map("name|label|email|phone|url|summary|location|profiles|[a-z]{4}", value(2), 0..6),
        lists in prop::collection::hash_map("work|education|awards|skills|languages|interests|projects|publications|references|volunteer|certificates|other", value(3), 0..5),
    ) {
        let mut whole = serde_json::json!({ "basics": basics });
        for (name, list) in lists {
            whole[name] = list;
        }
        assert_kept(Format::JsonResume, &whole)?;
    }

    #[test]
    fn no_text_of_an_al_folio_cv_disappears(
        parts in prop::collection::vec(("map|list|nested_list|list_groups|time_table|[a-z]{3}", value(3)), 0..4),
    ) {
        let parts = parts.into_iter().map(|(kind, contents)| {
            serde_json::json!({ "title": format!("t{kind}"), "type": kind, "contents": contents })
        });
        let whole = serde_json::Value::from(parts.collect::<Vec<_>>());
        let words: Vec<_> = ["map", "list", "nested_list", "list_groups", "time_table"].into();
        assert_kept_but(Format::AlFolio, &whole, &words)?;
    }

    #[test]
    fn no_text_of_a_yamlresume_disappears(
        parts in prop::collection::hash_map("basics|location|profiles|work|education|awards|skills|languages|[a-z]{4}", value(3), 0..6),
        layouts in value(2),
    ) {
        let whole = serde_json::json!({ "content": parts, "layouts": layouts });
        assert_kept(Format::YamlResume, &whole)?;
    }

    #[test]
    fn no_text_of_a_europass_document_disappears(
        person in value(2),
        jobs in prop::collection::vec(value(3), 0..3),
        other in value(3),
    ) {
        let whole = serde_json::json!({ "Candidate": {
            "CandidatePerson": { "PersonName": { "GivenName": "ada0000x" }, "Communication": person },
            "CandidateProfile": { "EmploymentHistory": { "EmployerHistory": jobs }, "Others": other },
        } });
        assert_kept(Format::Europass, &whole)?;
    }

    #[test]
    fn no_text_of_an_orcid_record_disappears(
        person in prop::collection::hash_map("name|biography|emails|addresses|keywords|other-names|researcher-urls|external-identifiers|[a-z]{4}", value(3), 0..6),
        activities in prop::collection::hash_map("employments|educations|distinctions|memberships|services|fundings|works|peer-reviews|[a-z]{4}", value(3), 0..4),
        jobs in prop::collection::vec(value(3), 0..3),
    ) {
        let groups = jobs.into_iter().map(|job| serde_json::json!({ "summaries": [{ "employment-summary": job }] }));
        let mut whole = serde_json::json!({ "orcid-identifier": {}, "person": person, "activities-summary": activities });
        whole["activities-summary"]["invited-positions"]["affiliation-group"] = groups.collect();
        assert_kept(Format::Orcid, &whole)?;
    }

    #[test]
    fn no_text_of_a_rendercv_file_disappears(
        person in prop::collection::hash_map("name|label|email|phone|website|location|social_networks|custom_connections|[a-z]{4}", value(2), 0..6),
        sections in prop::collection::hash_map("[a-z]{4}_skills|projects|talks|awards|languages|[a-z]{5}", value(3), 0..5),
        design in value(3),
    ) {
        let mut whole = serde_json::json!({ "cv": person, "design": design });
        whole["cv"]["sections"] = serde_json::json!(sections);
        assert_kept(Format::RenderCv, &whole)?;
    }
}

#[test]
fn the_tables_of_the_page_are_those_of_the_converters() {
    let page = fs::read_to_string(PAGE).expect("the page");
    let mut fresh = page.clone();
    for format in Format::ALL {
        let begin = format!("<!-- import: {} -->\n", format.word());
        let (before, rest) = fresh.split_once(&begin).expect("a place for the table");
        let (_, after) = rest.split_once("<!-- end -->").expect("its end");
        fresh = format!("{before}{begin}\n{}\n<!-- end -->{after}", tables(*format));
    }
    expect(Path::new(PAGE), &fresh);
    assert!(std::env::var_os("CVTEX_UPDATE").is_some() || page == fresh);
}

fn tables(format: Format) -> String {
    let mut text = String::from("| in the file | becomes |\n| --- | --- |\n");
    for Table { at, becomes, rows, .. } in format.tables() {
        let _ = writeln!(text, "| **{}** | **`{becomes}`** |", names(at));
        for row in *rows {
            let _ = writeln!(text, "| {} | {} |", names(row.from), target(row));
        }
    }
    text
}

fn names(from: &str) -> String {
    if from.contains(' ') {
        return from.to_owned();
    }
    let all: Vec<_> = from.split('|').map(|name| format!("`{name}`")).collect();
    all.join(", ")
}

fn target(row: &Row) -> String {
    let to = format!("`{}`", row.to);
    match row.how {
        How::Grade => "`grade`, or `gpa` where it is a number".into(),
        How::Work => format!("{to}, or `doi` where it is the address of one"),
        How::Link(label) => format!("`links`, as “{label}”"),
        How::Known => "nothing: other fields say it".into(),
        How::Choice(words) => {
            let words: Vec<_> =
                words.iter().map(|(from, to)| format!("`{from}` → `{to}`")).collect();
            format!("{to}: {}", words.join(", "))
        }
        How::NotFlag => format!("{to}, turned round"),
        _ => to,
    }
}
