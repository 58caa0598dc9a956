//! What a script can rely on: `--check`, `--depfile`, the result in JSON, and files that are
//! left alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use crate::common::{cvtex, folder, run, stderr, stdout};
use serde_json::{Value, json};

const CV: &str = "cv: {name: Ada Lovelace}\n";
const DATED: &str = "date: 2026-03-01\ncv: {name: Ada Lovelace}\n";

fn render(folder: &Path, arguments: &[&str]) -> Output {
    run(cvtex()
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .arg("render")
        .args(arguments))
}

/// The exit code of a check, and the first line that it writes.
fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = render(folder, &[&["--check"], arguments].concat());
    let said = stderr(&output) + &stdout(&output);
    (output.status.code(), said.lines().next().unwrap_or_default().to_owned())
}

/// The last line of a command in JSON.
fn result(output: &Output) -> Value {
    let text = stdout(output);
    let line = text.lines().last().expect("a line");
    let mut result: Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(result["kind"], "result");
    result["milliseconds"].take();
    result
}

/// Sets the times of files to a moment long ago.
fn age(folder: &Path, names: &[&str]) -> SystemTime {
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    for name in names {
        let file =
            fs::File::options().append(true).open(folder.join(name)).expect("a file");
        file.set_modified(past).expect("a time");
    }
    past
}

const FRESH: &str = "cv.pdf: 1 page, unchanged, ";
const STALE: &str = "error[stale-output]: `cv.pdf` is not what the sources give";
const MISSING: &str = "error[stale-output]: there is no file `cv.pdf`";

#[test]
fn a_check_passes_for_what_a_render_has_made_and_for_nothing_else() {
    for cv in [CV, DATED] {
        let folder = folder();
        let folder = folder.path();
        let yaml = folder.join("cv.yaml");
        fs::write(&yaml, cv).expect("a file");
        assert_eq!(check(folder, &["cv.yaml"]), (Some(1), MISSING.to_owned()));
        assert!(!folder.join("cv.pdf").exists());
        assert!(render(folder, &["cv.yaml"]).status.success());
        let (code, said) = check(folder, &["cv.yaml"]);
        assert!(code == Some(0) && said.starts_with(FRESH), "{said}");

        // A comment changes nothing that is read.
        fs::write(&yaml, format!("# Ada\n{cv}")).expect("a file");
        assert_eq!(check(folder, &["cv.yaml"]).0, Some(0));
        fs::write(&yaml, cv.replace("Ada", "Augusta")).expect("a file");
        assert_eq!(check(folder, &["cv.yaml"]), (Some(1), STALE.to_owned()));
        fs::write(&yaml, cv).expect("a file");

        let pdf = folder.join("cv.pdf");
        let good = fs::read(&pdf).expect("the PDF");
        for at in [0, good.len() / 3, good.len() - 2] {
            let mut bad = good.clone();
            bad[at] ^= 1;
            fs::write(&pdf, &bad).expect("a file");
            assert_eq!(check(folder, &["cv.yaml"]), (Some(1), STALE.to_owned()));
            assert!(fs::read(&pdf).expect("the PDF") == bad, "a check writes nothing");
        }
    }
}

#[test]
fn the_pdf_of_another_cvtex_is_stale() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), DATED).expect("a file");
    assert!(render(folder, &["cv.yaml"]).status.success());
    let pdf = fs::read(folder.join("cv.pdf")).expect("the PDF");
    // Another cvtex has another fingerprint for the same sources.
    let mark = b" pages from ";
    let at = pdf.windows(mark.len()).rposition(|window| window == mark).expect("a stamp");
    let mut other = pdf.clone();
    let figure = &mut other[at + mark.len()];
    *figure = if *figure == b'0' { b'1' } else { b'0' };
    fs::write(folder.join("cv.pdf"), other).expect("a file");
    assert_eq!(check(folder, &["cv.yaml"]), (Some(1), STALE.to_owned()));
    assert!(render(folder, &["cv.yaml"]).status.success());
    assert!(fs::read(folder.join("cv.pdf")).expect("the PDF") == pdf);
}

#[test]
fn a_check_and_a_render_of_nothing_new_do_not_run_tex() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), CV).expect("a file");
    assert!(render(folder, &["cv.yaml"]).status.success());
    // TeX needs some 100 MB for its tables; nothing else does.
    for arguments in [&["render", "--check", "cv.yaml"][..], &["render", "cv.yaml"]] {
        let limited = format!(
            "ulimit -v 100000; exec '{}' {}",
            env!("CARGO_BIN_EXE_cvtex"),
            arguments.join(" ")
        );
        let output = run(Command::new("sh").current_dir(folder).args(["-c", &limited]));
        assert!(stdout(&output).starts_with(FRESH), "{}", stderr(&output));
    }
}

#[test]
fn what_would_not_change_keeps_its_time_in_each_format() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), CV).expect("a file");
    let both = ["--format", "pdf,tex", "cv.yaml"];
    assert!(render(folder, &both).status.success());
    let names = ["cv.pdf", "cv.tex", "cvtex.cls", "cvtex-classic.sty"];
    let before = names.map(|name| fs::read(folder.join(name)).expect("a file"));
    let past = age(folder, &names);
    let again = render(folder, &[&["--message-format", "json"], &both[..]].concat());
    assert_eq!(result(&again)["changed"], false);
    for (name, before) in names.iter().zip(&before) {
        let path = folder.join(name);
        assert!(fs::read(&path).expect("a file") == *before, "{name}");
        let time = fs::metadata(&path).and_then(|file| file.modified()).expect("a time");
        assert_eq!(time, past, "{name}");
    }
    assert_eq!(check(folder, &both).0, Some(0));
    fs::write(folder.join("cvtex.cls"), "").expect("a file");
    let said = "error[stale-output]: `cvtex.cls` is not what the sources give";
    assert_eq!(check(folder, &both), (Some(1), said.to_owned()));
}

const LISTS: &str = "cv: {name: Ada Lovelace}
sections:
  - kind: publications
    title: Selected
    from: lists/papers.bib
    only: {selected: true}
  - kind: publications
    from: lists/papers.bib
    except: {key: hidden}
    entries:
      - {title: On cards, authors: Ada Lovelace, date: 1844, venue: Memoirs, type: article}
      - {title: Notes of a talk, authors: Ada Lovelace, date: 1845, venue: Society}
";

const PAPERS: &str = "
@article{notes, author = {Lovelace, Ada}, title = {Notes}, journal = {Memoirs}, year = 2023,
  selected = {true}, eprint = {2301.01234}, archiveprefix = {arXiv}}
@misc{draft, author = {Lovelace, Ada}, title = {Notes}, year = 2023, eprint = {2301.01234},
  archiveprefix = {arXiv}}
@book{engines, author = {Lovelace, Ada}, title = {Engines}, publisher = {Taylor}, year = 1846}
@article{hidden, author = {Lovelace, Ada}, title = {Hidden}, journal = {Memoirs}, year = 1847}
";

#[test]
fn the_result_says_what_was_read_made_and_counted() {
    let folder = folder();
    let folder = folder.path();
    fs::create_dir(folder.join("lists")).expect("a folder");
    fs::write(folder.join("cv.yaml"), LISTS).expect("a file");
    fs::write(folder.join("lists/papers.bib"), PAPERS).expect("a file");
    let json = ["--message-format", "json", "cv.yaml"];
    let of = |is_changed: bool| {
        json!({
            "kind": "result",
            "inputs": ["cv.yaml", "lists/papers.bib"],
            "errors": 0, "warnings": 0, "notes": 1, "not-shown": 0,
            "outputs": [
                {"path": "cv.pdf", "format": "pdf", "changed": is_changed, "pages": 1},
            ],
            "stale": null,
            "changed": is_changed,
            "pages": 1,
            "verified": true,
            "publications": {"article": 2, "book": 1, "other": 1},
            "milliseconds": null,
        })
    };
    assert_eq!(result(&render(folder, &json)), of(true));
    assert_eq!(result(&render(folder, &json)), of(false));
    let checked = result(&render(folder, &[&["--check"], &json[..]].concat()));
    let mut expected = of(false);
    expected["stale"] = json!([]);
    assert_eq!(checked, expected);

    fs::remove_file(folder.join("cv.pdf")).expect("the PDF");
    let checked = render(folder, &[&["--check"], &json[..]].concat());
    assert_eq!(checked.status.code(), Some(1));
    let checked = result(&checked);
    assert_eq!(checked["stale"], json!(["cv.pdf"]));
    assert_eq!((&checked["outputs"], &checked["errors"]), (&json!([]), &json!(1)));
    assert_eq!((&checked["changed"], &checked["pages"]), (&json!(false), &Value::Null));
}

#[test]
fn the_result_of_a_cv_with_errors_has_the_same_fields() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), "cv: {nmae: Ada}\n").expect("a file");
    let wrong = render(folder, &["--message-format", "json", "cv.yaml"]);
    assert_eq!(wrong.status.code(), Some(1));
    let expected = json!({
        "kind": "result", "inputs": ["cv.yaml"], "errors": 1, "warnings": 0, "notes": 0, "not-shown": 0,
        "outputs": [], "stale": null, "changed": false, "pages": null, "verified": false, "publications": {},
        "milliseconds": null,
    });
    assert_eq!(result(&wrong), expected);
}

/// Names that make and ninja would read as something else.
const ODD: [&str; 6] = ["a b", "c#d", "e$f", "g:h", "i  $ j: k#", "l (m) + é"];

#[test]
fn make_reads_the_rule_for_any_name() {
    for odd in ODD {
        let folder = odd_folder(odd);
        let folder = folder.path();
        // The command is in a script, so that no shell reads the name.
        let makefile = "all: $(shell sed -n '1s/: .*//p' rule.d)\ninclude rule.d\n\
                        %.pdf:\n\t@sh render.sh && touch '$@'\n";
        fs::write(folder.join("Makefile"), makefile).expect("a file");
        let rule = fs::read_to_string(folder.join("rule.d")).expect("the rule");
        let make = || stdout(&run(crate::common::make().arg("-s").current_dir(folder)));
        let question = || {
            let mut make = crate::common::make();
            let target = format!("{odd}.pdf");
            run(make.current_dir(folder).args(["-q", &target])).status.code()
        };
        assert_eq!(question(), Some(0), "{rule}{}", make());
        for input in [format!("{odd}.yaml"), format!("{odd}.bib")] {
            crate::common::touch(folder, &input);
            assert_eq!(question(), Some(1), "{input}: {rule}");
            crate::common::touch(folder, &format!("{odd}.pdf"));
            assert_eq!(question(), Some(0), "{input}: {rule}");
        }
        // An input that is gone is no error of make: the render says what is missing.
        fs::remove_file(folder.join(format!("{odd}.bib"))).expect("a file");
        assert_eq!(question(), Some(1), "{rule}");
    }
}

#[test]
fn ninja_reads_the_rule_for_any_name() {
    if !crate::common::tools::is_able("ninja", &["--version"]) {
        return;
    }
    for odd in ODD {
        let folder = odd_folder(odd);
        let folder = folder.path();
        let name = odd.replace('$', "$$").replace(' ', "$ ").replace(':', "$:");
        let build = format!(
            "rule cv\n  command = sh render.sh\n  depfile = rule.d\nbuild {name}.pdf: cv {name}.yaml\n"
        );
        fs::write(folder.join("build.ninja"), build).expect("a file");
        let ninja = || stdout(&run(Command::new("ninja").current_dir(folder)));
        assert!(ninja().contains("render.sh"));
        assert_eq!(ninja(), "ninja: no work to do.\n", "{odd}");
        crate::common::touch(folder, &format!("{odd}.bib"));
        assert!(ninja().contains("render.sh"), "{odd}");
    }
}

/// A rendered CV with an odd name, its papers beside it, the rule, and a script that renders.
fn odd_folder(odd: &str) -> tempfile::TempDir {
    let folder = folder();
    let cv = format!(
        "{CV}sections: [{{kind: publications, from: {}}}]\n",
        json!(format!("{odd}.bib"))
    );
    fs::write(folder.path().join(format!("{odd}.yaml")), cv).expect("a file");
    fs::write(folder.path().join(format!("{odd}.bib")), PAPERS).expect("a file");
    let yaml = format!("{odd}.yaml");
    let output = render(folder.path(), &["--depfile", "rule.d", &yaml]);
    assert!(output.status.success(), "{}", stderr(&output));
    let script = "for cv in *.yaml; do\n  \"$CVTEX\" render --depfile rule.d \"$cv\"\n  \
                  touch \"${cv%.yaml}.pdf\"\ndone\n"
        .replace("\"$CVTEX\"", &format!("'{}'", env!("CARGO_BIN_EXE_cvtex")));
    fs::write(folder.path().join("render.sh"), script).expect("a file");
    folder
}

#[test]
fn timings_name_each_stage_that_a_run_went_through() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), DATED).expect("a file");
    let stages = |arguments: &[&str]| {
        let json = [&["cv.yaml", "--timings", "--message-format=json"], arguments];
        let result = result(&render(folder, &json.concat()));
        let timings = result["timings"].as_object().expect("stages").clone();
        assert!(timings.values().all(|took| took.as_f64().is_some_and(|it| it >= 0.0)));
        timings.keys().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let made = "read prepare check latex typeset pdf tag verify write";
    assert_eq!(stages(&[]), made);
    assert_eq!(stages(&[]), "read prepare check latex write");
    assert_eq!(stages(&["--no-verify", "-o", "x.pdf"]), made);
    let output = render(folder, &["cv.yaml", "--timings", "-o", "y.pdf"]);
    let said = stderr(&output);
    let names: Vec<_> =
        said.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names.join(" "), format!("{made} other all"), "{said}");
    let without = result(&render(folder, &["cv.yaml", "--message-format=json"]));
    assert_eq!(without.get("timings"), None);
}

#[test]
fn an_engine_that_was_started_ahead_and_is_not_needed_delays_nothing() {
    let folder = folder();
    let folder = folder.path();
    // Each has a fault that is found only when the engine was started.
    fs::write(folder.join("cv.yaml"), "cv: {name: Ada, nam: x}\n").expect("a file");
    let output = render(folder, &["cv.yaml"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    // A date that is none, and one of another day than today.
    for (date, code) in [("2026-02-31", 1), ("1999-12-31", 0)] {
        let cv = format!("date: {date}\ncv: {{name: Ada}}\n");
        fs::write(folder.join("cv.yaml"), cv).expect("a file");
        let output = render(folder, &["cv.yaml"]);
        assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
    }
    // The first variant is at fault when its engine is ready, and the second is made.
    let cv = "cv: {name: Ada}\nsections: [{kind: text, text: x}]\n\
              variants: {one: {design: {photo: none.png}}, two: {description: Two}}\n";
    fs::write(folder.join("cv.yaml"), cv).expect("a file");
    let output = render(folder, &["cv.yaml", "--all-variants"]);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(folder.join("cv-two.pdf").exists(), "{}", stderr(&output));
}
