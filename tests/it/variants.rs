//! Variants: one file, many CVs. What is private is in none but the one that says so.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::common::{cvtex, folder, run, stderr, stdout};

/// The example with all that belongs to it, in a folder of its own.
fn example() -> tempfile::TempDir {
    let folder = folder();
    for name in ["variants.yaml", "variants-private.yaml", "variants.bib"] {
        fs::copy(Path::new("examples").join(name), folder.path().join(name))
            .expect("an example");
    }
    folder
}

/// Files with these contents.
fn files(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = folder();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// What the program prints on both channels, and its exit code.
fn said(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = run(cvtex().current_dir(folder).args(arguments));
    let code = output.status.code().unwrap_or(-1);
    (code, format!("{}{}", stderr(&output), stdout(&output)))
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let (code, said) = said(folder, arguments);
    assert_eq!(code, 0, "{said}");
    said
}

/// The text of a PDF, on one line.
fn text(pdf: &Path) -> String {
    let output = run(Command::new("pdftotext").arg(pdf).arg("-"));
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn info(pdf: &Path) -> String {
    stdout(&run(Command::new("pdfinfo").arg(pdf)))
}

/// All that is in a PDF, with nothing compressed.
fn bytes(pdf: &Path) -> Vec<u8> {
    let open = pdf.with_extension("open.pdf");
    let output = run(Command::new("mutool").arg("clean").arg("-d").arg(pdf).arg(&open));
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read(open).expect("a PDF")
}

/// The ways in which a text can stand in a PDF: as it is, in UTF-16, and both in hexadecimal.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex = |bytes: &[u8]| {
        let mut digits = Vec::new();
        for byte in bytes {
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    };
    let (plain, wide) = (hex(text.as_bytes()), hex(&utf16));
    let upper = [plain.to_ascii_uppercase(), wide.to_ascii_uppercase()];
    [text.as_bytes().to_vec(), utf16, plain, wide].into_iter().chain(upper).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    forms(text).iter().any(|form| bytes.windows(form.len()).any(|part| part == form))
}

#[test]
fn each_variant_of_the_example_shows_what_is_its_own() {
    let folder = example();
    let at = |name: &str| folder.path().join(name);
    done(folder.path(), &["render", "variants.yaml"]);
    let made = done(folder.path(), &["render", "--all-variants", "variants.yaml"]);
    // The letter goes with each.
    assert_eq!(made.lines().count(), 10, "{made}");

    let full = text(&at("variants.pdf"));
    let industry = text(&at("variants-industry.pdf"));
    let german = text(&at("lebenslauf.pdf"));
    let funder = text(&at("variants-funder.pdf"));
    for part in ["Hydrologist", "floodgate", "Teaching", "Rivers as slow signals"] {
        assert!(full.contains(part), "{part}: {full}");
    }
    assert!(industry.contains("Data scientist for water"), "{industry}");
    assert!(industry.contains("Selected papers Mirjam Solberg"), "{industry}");
    for part in ["Teaching", "Grants", "Gauges that lie", "slow signals", "Hydrologist"] {
        assert!(!industry.contains(part), "{part}: {industry}");
    }
    let order = ["Experience", "Projects", "Skills", "Selected papers", "Education"];
    let places: Vec<_> = order.iter().map(|title| industry.find(title)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}: {industry}");
    assert!(german.contains("Berufserfahrung") && german.contains("Flussinstitut"));
    assert!(!german.contains("floodgate"), "{german}");
    assert!(funder.contains("Five publications"), "{funder}");
    assert!(!funder.contains("Languages"), "{funder}");
    assert!(info(&at("variants-industry.pdf")).contains("Pages:           1\n"));
    assert!(info(&at("variants.pdf")).contains("Pages:           2\n"));
    assert!(info(&at("variants-two-pages.pdf")).contains("Pages:           2\n"));
    let words =
        |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let of_foot = ["1", "2", "3", "of"];
    let (mut all, mut fitted) =
        (words(&full), words(&text(&at("variants-two-pages.pdf"))));
    for words in [&mut all, &mut fitted] {
        words.retain(|word| !of_foot.contains(&word.as_str()));
        words.sort();
        words.dedup();
    }
    assert_eq!(all, fitted, "fitting has lost a word");
    assert!(text(&at("variants-letter.pdf")).contains("Dear Professor Storm,"));
    assert!(text(&at("lebenslauf-letter.pdf")).contains("Sehr geehrter Herr"));
}

#[test]
fn what_is_private_is_in_the_private_variant_alone() {
    const PRIVATE: [&str; 5] =
        ["5550 998877", "Uferweg", "Weidenufer", "29 February", "5550 0123"];
    let folder = example();
    let at = |name: &str| folder.path().join(name);
    done(folder.path(), &["render", "variants.yaml"]);
    done(folder.path(), &["render", "--all-variants", "variants.yaml"]);
    done(folder.path(), &["render", "--format", "tex", "variants.yaml"]);
    let private = text(&at("variants-private.pdf"));
    let found: Vec<_> = PRIVATE.iter().filter(|it| private.contains(**it)).collect();
    assert_eq!(found.len(), 5, "{found:?}: {private}");
    assert!(holds(&bytes(&at("variants-private.pdf")), "tel:+495550998877"));

    let public = ["variants", "variants-industry", "variants-two-pages", "lebenslauf"];
    let letters = ["variants-funder", "variants-letter", "lebenslauf-letter"];
    for public in public.into_iter().chain(letters) {
        let pdf = at(&format!("{public}.pdf"));
        let (text, bytes) = (text(&pdf), bytes(&pdf));
        for secret in PRIVATE.iter().chain(&["495550998877", "tel:", "Personal"]) {
            assert!(!text.contains(secret), "{public}: {secret}: {text}");
            assert!(!holds(&bytes, secret), "{public}: {secret}");
        }
    }
    let tex = fs::read_to_string(at("variants.tex")).expect("the LaTeX");
    assert!(PRIVATE.iter().all(|secret| !tex.contains(secret)), "{tex}");
}

#[test]
fn the_search_for_private_data_finds_what_is_there() {
    let title = "Mirjam Solberg";
    let folder = example();
    done(folder.path(), &["render", "variants.yaml"]);
    assert!(holds(&bytes(&folder.path().join("variants.pdf")), title));
    assert!(holds(&bytes(&folder.path().join("variants.pdf")), "mailto:m.solberg"));
}

#[test]
fn the_title_of_a_pdf_is_that_of_its_variant() {
    let yaml = "cv: {name: Ada Lovelace}\nkeywords: engines\n\
                sections: [{kind: text, text: Hello}]\n\
                variants: {stage: {cv: {name: Augusta King}, keywords: theatre}}\n";
    let folder = files(&[("cv.yaml", yaml)]);
    done(folder.path(), &["render", "--variant", "stage", "cv.yaml"]);
    let info = info(&folder.path().join("cv-stage.pdf"));
    assert!(info.contains("Augusta King") && info.contains("theatre"), "{info}");
    let bytes = bytes(&folder.path().join("cv-stage.pdf"));
    assert!(!holds(&bytes, "Lovelace") && !holds(&bytes, "engines"), "{info}");
}

#[test]
fn without_the_private_file_its_variant_is_made_if_that_is_allowed() {
    let folder = example();
    fs::remove_file(folder.path().join("variants-private.yaml")).expect("a file");
    done(folder.path(), &["render", "--variant", "private", "variants.yaml"]);
    done(folder.path(), &["check", "--deny-warnings", "variants.yaml"]);

    let yaml = "cv: {name: Ada}\nvariants: {mine: {include: none.yaml}, other: {}}\n";
    let folder = files(&[("cv.yaml", yaml)]);
    done(folder.path(), &["render", "--variant", "other", "cv.yaml"]);
    let (code, said) = said(folder.path(), &["render", "--variant", "mine", "cv.yaml"]);
    assert_eq!(code, 4, "{said}");
    assert!(said.contains("there is no file `none.yaml`\n --> cv.yaml:2:28"), "{said}");
    assert!(said.contains("optional: true"), "{said}");
}

#[test]
fn a_fault_stands_in_the_file_in_which_it_is() {
    let yaml = "cv: {name: Ada}\ninclude: [people/all.yaml]\n";
    let folder = files(&[("cv.yaml", yaml)]);
    fs::create_dir(folder.path().join("people")).expect("a folder");
    let beside = |name: &str, text: &str| {
        fs::write(folder.path().join("people").join(name), text).expect("a file");
    };
    beside("all.yaml", "# others\ninclude: more.yaml\ncv:\n  emial: ada@example.org\n");
    beside("more.yaml", "cv:\n  name: Not\n  phone: \"12\n");
    let (code, human) = said(folder.path(), &["check", "cv.yaml"]);
    assert_eq!(code, 1);
    for part in [
        " --> people/all.yaml:4:3\n  |\n4 |   emial: ada@example.org\n",
        "help: did you mean `email`?",
        " --> people/more.yaml:3:10\n",
        "cv.yaml: 2 errors",
    ] {
        assert!(human.contains(part), "{part}: {human}");
    }
    let (_, short) =
        said(folder.path(), &["check", "--message-format", "short", "cv.yaml"]);
    assert!(short.contains("people/all.yaml:4:3: error[unknown-field]"), "{short}");
    let (_, json) =
        said(folder.path(), &["check", "--message-format", "json", "cv.yaml"]);
    let line = json.lines().find(|line| line.contains("unknown-field")).expect("a line");
    let found: serde_json::Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(found["file"], "people/all.yaml");
    assert_eq!(found["place"]["bytes"], serde_json::json!([34, 39]));
    assert!(
        json.contains(r#""inputs":["cv.yaml","people/all.yaml","people/more.yaml"]"#)
    );
}

#[test]
fn files_that_include_each_other_end() {
    let folder = files(&[
        ("cv.yaml", "cv: {name: Ada}\ninclude: a.yaml\n"),
        ("a.yaml", "include: b.yaml\n"),
        ("b.yaml", "include: a.yaml\n"),
        ("deep.yaml", "cv: {name: Ada}\ninclude: 0.yaml\n"),
    ]);
    for at in 0..10 {
        let text = format!("include: {}.yaml\n", at + 1);
        fs::write(folder.path().join(format!("{at}.yaml")), text).expect("a file");
    }
    let (code, said_a) = said(folder.path(), &["check", "cv.yaml"]);
    assert_eq!(code, 1);
    assert!(said_a.contains("error[include-cycle]") && said_a.contains("b.yaml:1:10"));
    let (_, deep) = said(folder.path(), &["check", "deep.yaml"]);
    assert!(deep.contains("error[too-deep]: files include each other more than 8 deep"));
}

#[test]
fn a_file_that_is_included_by_two_is_taken_once() {
    let folder = files(&[
        ("cv.yaml", "cv: {name: Ada}\ninclude: [a.yaml, b.yaml]\n"),
        ("a.yaml", "include: common.yaml\n"),
        ("b.yaml", "include: common.yaml\n"),
        ("common.yaml", "sections: [{kind: text, text: Hello}]\n"),
    ]);
    done(folder.path(), &["render", "cv.yaml"]);
    assert_eq!(text(&folder.path().join("cv.pdf")).matches("Hello").count(), 1);
}

#[test]
fn a_field_that_is_set_changes_the_pdf_and_makes_the_old_one_stale() {
    let folder =
        files(&[("cv.yaml", "cv: {name: Ada}\nsections: [{kind: text, text: A}]\n")]);
    let at = folder.path();
    done(at, &["render", "cv.yaml"]);
    let (code, stale) =
        said(at, &["render", "--check", "--set", "cv.headline=Engineer", "cv.yaml"]);
    assert!(code == 1 && stale.contains("error[stale-output]"), "{stale}");
    done(
        at,
        &["render", "--set", "cv.headline=Engineer", "--set", "locale=de", "cv.yaml"],
    );
    assert!(text(&at.join("cv.pdf")).contains("Engineer"));
    let unchanged = done(
        at,
        &["render", "--set", "cv.headline=Engineer", "--set=locale=de", "cv.yaml"],
    );
    assert!(unchanged.contains("unchanged"), "{unchanged}");
    let (code, said) = said(at, &["check", "--set", "sections.3.text=B", "cv.yaml"]);
    assert!(code == 1 && said.contains("error[unknown-setting]"), "{said}");
    let wrong =
        run(cvtex().current_dir(at).args(["check", "--set", "locale", "cv.yaml"]));
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn an_unknown_variant_is_a_wrong_command_line() {
    let folder = example();
    let (code, said_one) =
        said(folder.path(), &["render", "--variant", "industri", "variants.yaml"]);
    assert_eq!(code, 2);
    assert!(said_one.contains("help: did you mean `industry`?"), "{said_one}");
    let plain = files(&[("cv.yaml", "cv: {name: Ada}\n")]);
    let (code, none) = said(plain.path(), &["render", "--all-variants", "cv.yaml"]);
    assert!(code == 2 && none.contains("the CV has no variants"), "{none}");
}

#[test]
fn a_fault_of_one_variant_does_not_keep_the_others() {
    let yaml = "cv: {name: Ada}\nsections: [{kind: text, text: A}]\n\
                variants: {good: {}, bad: {include: wrong.yaml}}\n";
    let folder = files(&[("cv.yaml", yaml), ("wrong.yaml", "date: never-ever\n")]);
    let (code, said) = said(folder.path(), &["render", "--all-variants", "cv.yaml"]);
    assert!(code == 1 && said.contains("wrong.yaml:1:7"), "{said}");
    assert!(said.contains("cv-good.pdf: 1 page"), "{said}");
    assert!(!folder.path().join("cv-bad.pdf").exists());
}

#[test]
fn make_and_programs_are_told_of_what_a_variant_reads() {
    let folder = example();
    let render = ["render", "--variant", "private", "--depfile", "cv.d", "variants.yaml"];
    done(folder.path(), &render);
    let rule = fs::read_to_string(folder.path().join("cv.d")).expect("a rule");
    let expected = "variants-private.pdf variants-private-letter.pdf: variants.yaml \
         variants-private.yaml variants.bib\n";
    assert!(rule.starts_with(expected), "{rule}");
    let json = ["render", "--all-variants", "--message-format", "json", "variants.yaml"];
    let line = done(folder.path(), &json);
    let result: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let pages: Vec<_> = result["variants"].as_array().expect("a list").iter().collect();
    assert_eq!(pages.len(), 5);
    assert_eq!(pages[0]["variant"], "industry");
    assert_eq!(pages[0]["pages"], 1);
}

#[test]
fn what_a_variant_leaves_out_is_told_also_of_bib_files() {
    let folder = example();
    let told = done(folder.path(), &["variants", "variants.yaml"]);
    for part in [
        "industry: A page for companies\n  variants-industry.pdf: 6 sections, ",
        "  leaves out publications: Gauges that lie (not chosen)\n",
        "  leaves out publications: solberg2018thesis (tagged `academic`, variants.yaml:",
        "  leaves out languages (not chosen, variants.yaml:",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let json =
        done(folder.path(), &["variants", "--message-format", "json", "variants.yaml"]);
    assert_eq!(
        json.lines().filter(|line| line.contains(r#""kind":"variant""#)).count(),
        6
    );
}

#[test]
fn publications_are_added_to_a_file_of_a_cv_with_variants() {
    const PAPER: &str = "@article{new, author = {Mirjam Solberg}, title = {Ice on gauges}, \
                         journal = {Ice}, year = 2026}";
    let folder = example();
    let before = fs::read_to_string(folder.path().join("variants.yaml")).expect("a file");
    let added = done(folder.path(), &["add", "--cv", "variants.yaml", PAPER]);
    assert!(added.contains("variants.bib:"), "{added}");
    let after = fs::read_to_string(folder.path().join("variants.yaml")).expect("a file");
    assert_eq!(before, after);
    assert!(text(&folder.path().join("variants.pdf")).contains("Ice on gauges"));

    let list = "sections:\n  - kind: publications\n    entries:\n      \
                - {key: old, title: Old, authors: M. Solberg, venue: Ice, date: 2020}\n";
    let own = format!("cv: {{name: Mirjam Solberg}}\ninclude: more.yaml\n{list}");
    let folder = files(&[("cv.yaml", &own), ("more.yaml", "cv: {phone: 12}\n")]);
    done(folder.path(), &["add", "--no-render", PAPER]);
    let after = fs::read_to_string(folder.path().join("cv.yaml")).expect("a file");
    assert!(after.contains("Ice on gauges") && !after.contains("phone"), "{after}");

    let folder = files(&[
        ("cv.yaml", "cv: {name: Mirjam Solberg}\ninclude: more.yaml\n"),
        ("more.yaml", list),
    ]);
    let (code, refused) = said(folder.path(), &["add", "--cv", "cv.yaml", PAPER]);
    assert_eq!(code, 2);
    assert!(refused.contains("the list stands in `more.yaml`"), "{refused}");
}

#[test]
fn an_included_file_of_an_older_version_is_read_as_ever() {
    let folder = files(&[
        ("cv.yaml", "cv: {name: Ada}\ninclude: old.yaml\n"),
        (
            "old.yaml",
            "sections:\n  - kind: talks\n    entries: [{title: A, details: [With slides]}]\n",
        ),
    ]);
    let (code, said) = said(folder.path(), &["check", "cv.yaml"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(" --> old.yaml:3:26\n"), "{said}");
    assert!(said.contains("run `cvtex migrate old.yaml`"), "{said}");
}

#[test]
fn what_would_be_lost_without_a_word_is_refused() {
    const CV: &str = "cv: {name: Ada}\nletter: {recipient: Bob, body: L}\nsections:\n\
                      - {kind: lines, entries: [{label: a, text: b}]}\n";
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let refused = |yaml: &str, arguments: &[&str]| {
        fs::write(at("cv.yaml"), yaml).expect("a file");
        let (code, said) = said(folder.path(), &[arguments, &["cv.yaml"]].concat());
        assert_ne!(code, 0, "{said}");
        said
    };
    fs::write(at("list.yaml"), "- kind: talks\n").expect("a file");
    let of_list = refused(&format!("include: list.yaml\n{CV}"), &["check"]);
    assert!(
        of_list.contains("an included file is a group of fields, not a list"),
        "{of_list}"
    );
    let of_letter = refused(&format!("variants: {{letter: {{}}}}\n{CV}"), &["check"]);
    assert!(
        of_letter.contains("makes the file of the letter, `cv-letter.pdf`"),
        "{of_letter}"
    );
    let set = ["render", "--set", "sections.lines.tags=private"];
    let of_tags = refused(CV, &set);
    assert!(of_tags.contains("`tags` cannot be set from the command line"), "{of_tags}");
}
