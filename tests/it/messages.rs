//! Messages in proportion: a library with many faults takes a screen, and all of it on request.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::common::{cvtex, folder, run, stderr, stdout};

/// A library of 240 entries with faults of many kinds: venues in two forms, titles in capitals,
/// fields twice, commands that are not known, no year, authors in full and with initials.
fn library() -> String {
    let mut bib = String::new();
    let letter = |at: usize| char::from(b"bcdfghjklm"[at % 10]);
    let family = |at| format!("Kay{}{}{}", letter(at / 100), letter(at / 10), letter(at));
    for at in 0..240 {
        let author = match at % 3 {
            0 => {
                format!("Lovelace, Ada and {}, Charles and Somerville, Mary", family(at))
            }
            1 => format!("Lovelace, Ada and {}, C. and Somerville, Mary", family(at - 1)),
            _ => "Lovelace, Ada and Somerville, Mary".to_owned(),
        };
        let title = if at % 4 == 0 { "A TABLE OF NUMBERS" } else { "A \\foo{table}" };
        let journal = if at % 5 == 0 { "Journal of Looms" } else { "Journal of looms" };
        let year = if at % 7 == 0 { "" } else { "year = 1843, " };
        let _ = writeln!(
            bib,
            "@article{{k{at}, author = {{{author}}}, title = {{{title} {at}}}, \
             journal = {{{journal}}}, {year}isbn = {{9783031535543}}, isbn = {{9783031535550}}}}"
        );
    }
    bib
}

const CV: &str = "\
cv: {name: Ada Lovelace}
sections: [{kind: publications, from: papers.bib}]
";

/// What `cvtex check` says of it to standard error and to standard output.
fn said(folder: &Path, arguments: &[&str]) -> (String, String) {
    let mut command = cvtex();
    command.current_dir(folder).args(["check", "cv.yaml"]).args(arguments);
    let output = run(&mut command);
    (stderr(&output), stdout(&output))
}

#[test]
fn a_library_with_many_faults_takes_a_screen_and_all_of_it_on_request() {
    let folder = folder();
    fs::write(folder.path().join("cv.yaml"), CV).expect("a file");
    fs::write(folder.path().join("papers.bib"), library()).expect("a file");

    let (short, _) = said(folder.path(), &["--message-format=short"]);
    let count = short.lines().count();
    assert!(count > 500, "{count}");

    let (digest, _) = said(folder.path(), &[]);
    assert!(digest.lines().count() <= 40, "{digest}");
    for kind in [
        "warning[unknown-command]: the command `\\foo` is not known, and only its argument is set (180 times)\n\
         --> papers.bib:2, 3, 4 and 177 more\n\
         help: write what it prints\n",
        "warning[author-forms]: an author stands here with initials and elsewhere in full (80 times)\n\
         --> papers.bib:2, 5, 8 and 77 more\n\
         help: write `names: initials` in the section, so that all names of the list are alike\n",
    ] {
        assert!(digest.contains(kind), "{digest}");
    }
    let end = format!(
        "papers.bib: {count} warnings\n\
         {} messages are summed up: `--all-messages` shows each in full\n",
        count - 1
    );
    assert!(digest.ends_with(&end), "{digest}");

    let (all, _) = said(folder.path(), &["--all-messages"]);
    let titles = all.lines().filter(|line| line.starts_with("warning["));
    assert_eq!(titles.count(), count);

    let (_, json) = said(folder.path(), &["--message-format=json"]);
    assert_eq!(json.lines().count(), count + 1);
}

#[test]
fn what_is_said_of_the_person_and_of_people_is_shown_by_itself() {
    let folder = folder();
    let people = "people: [{name: Mary Somerville}]\n";
    fs::write(folder.path().join("cv.yaml"), CV.to_owned() + people).expect("a file");
    let bib = library().replacen("Lovelace, Ada", "Lovelace, A.", 1).replacen(
        "Somerville, Mary",
        "Somerville, M.",
        1,
    );
    let column = |name: &str| {
        let line = bib.lines().next().expect("a line");
        line.find(name).expect("a name") + 1
    };
    fs::write(folder.path().join("papers.bib"), &bib).expect("a file");
    let (digest, _) = said(folder.path(), &[]);
    for (name, message) in [
        ("Lovelace, A.", "one author is `A. Lovelace` here and `Ada Lovelace` elsewhere"),
        ("Somerville, M.", "one author is `M. Somerville` here and `Mary Somerville`"),
    ] {
        let (_, shown) = digest.split_once(message).expect("a message");
        let place = format!("--> papers.bib:1:{}", column(name));
        assert!(
            shown.lines().nth(1).is_some_and(|line| line.ends_with(&place)),
            "{shown}"
        );
        let caret = format!("{} one form", "^".repeat(name.len()));
        assert!(shown.contains(&caret), "{shown}");
    }
}

#[test]
fn a_paper_with_names_in_full_brings_no_warning_to_a_list_of_initials() {
    let folder = folder();
    let bib = "@article{a, author = {Grazzi, R. and Siems*, J. and Zela, A. and Hutter, F.}, title = {A}, \
               journal = {J}, year = 2024}\n\
               @article{b, author = {Grazzi, Riccardo and Siems, Julien}, title = {B}, \
               journal = {J}, year = 2025}\n";
    let cv =
        "cv: {name: Riccardo Grazzi}\nsections: [{kind: publications, from: p.bib}]\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a file");
    fs::write(folder.path().join("p.bib"), bib).expect("a file");
    let (found, _) = said(folder.path(), &["--message-format=short"]);
    assert_eq!(
        found,
        "cv.yaml:2:33: note[author-forms]: the names of this list are set with initials, as \
         most are written; write `names: initials` in the section, or `names: full` for what \
         each entry says\n"
    );
    let full = cv.replace("p.bib", "p.bib, names: full");
    fs::write(folder.path().join("cv.yaml"), full).expect("a file");
    let (found, _) = said(folder.path(), &["--message-format=short"]);
    let places: Vec<_> =
        found.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["p.bib:1:23", "p.bib:1:38"]);
}

#[test]
fn github_is_told_of_each_fault_at_its_file_line_and_column() {
    let folder = folder();
    let cv = "cv: {name: Ada Lovelace, emial: a}\nsections: []\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a file");
    let (found, printed) = said(folder.path(), &["--message-format=github"]);
    let start = "::error file=cv.yaml,line=1,col=26,title=unknown-field::";
    assert!(found.starts_with(start), "{found}");
    assert!(found.contains("; did you mean `email`?\n"), "{found}");
    assert!(found.lines().all(|line| line.starts_with("::")), "{found}");
    assert!(!printed.contains("::"), "{printed}");
}
