//! What programs of others say of the tags of a PDF; `make accessibility` asks more of them, of
//! hundreds of PDFs.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::tools::is_able;
use crate::common::{folder, render_text, run};
use cvtex::resources::themes;

const CV: &str = "\
cv: {name: Ada Lovelace, email: ada@example.org}
sections:
  - kind: experience
    entries:
      - {position: Translator, organization: Taylor, start: 1842, end: 1843, highlights: [Alpha]}
  - kind: publications
    entries:
      - {title: Sur les nombres, language: fr, authors: ['Ada Lovelace*', 'C. Babbage*'], date: 1843}
  - {kind: text, title: Methods, text: It takes $n^2$ steps.}
";

#[test]
fn a_checker_of_others_finds_nothing_and_refuses_what_is_spoilt() {
    let checker = "target/checkers/bin/pdfua";
    if !is_able(checker, &["--version"]) {
        return;
    }
    let folder = folder();
    let mut pdfs = Vec::new();
    for theme in themes::names() {
        let pdf =
            render_text(&format!("{CV}design: {{theme: {theme}}}\n"), folder.path());
        let own = folder.path().join(format!("{theme}.pdf"));
        fs::rename(pdf, &own).expect("a file");
        pdfs.push(own);
    }
    let output = run(Command::new(checker).arg("check").args(&pdfs));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let plain = folder.path().join("plain.pdf");
    let mut qpdf = Command::new("qpdf");
    qpdf.args(["--qdf", "--object-streams=disable"]).arg(&pdfs[0]).arg(&plain);
    assert!(run(&mut qpdf).status.success());
    let bytes = fs::read(&plain).expect("a PDF");
    for part in ["/StructTreeRoot", "/Contents (", "/MarkInfo"] {
        let mut spoilt = bytes.clone();
        let at = spoilt.windows(part.len()).position(|some| some == part.as_bytes());
        spoilt[at.expect("a part") + 1] = b'X';
        let file = folder.path().join("spoilt.pdf");
        fs::write(&file, spoilt).expect("a file");
        let output = run(Command::new(checker).arg("check").arg(&file));
        assert!(!output.status.success(), "passes without {part}");
    }
}

/// How large a PDF of a CV is with its tags, of what it is without.
fn growth(cv: &str, folder: &Path) -> f64 {
    let size = |design: &str| {
        let pdf =
            render_text(&format!("{cv}design: {{pdf-standard: {design}}}\n"), folder);
        f64::from(
            u32::try_from(fs::read(pdf).expect("a PDF").len()).expect("a small PDF"),
        )
    };
    size("ua-1") / size("none")
}

#[test]
fn tags_take_a_third_of_a_cv_and_less_than_a_dense_list_itself() {
    let folder = folder();
    let cv = fs::read_to_string("examples/engineer.yaml").expect("an example");
    let cv = cv.split("\ndesign:").next().expect("a CV").to_owned() + "\n";
    let found = growth(&cv, folder.path());
    assert!(found < 1.35, "{found}");
    let mut list =
        "cv: {name: Ada Lovelace}\nsections:\n- kind: publications\n  entries:\n"
            .to_owned();
    for number in 0..300 {
        list += &format!(
            "  - {{title: Note {number} on the Engine, authors: [A. Lovelace, C. Babbage], venue: Memoirs, date: 1843, url: 'https://example.org/{number}'}}\n"
        );
    }
    let found = growth(&list, folder.path());
    assert!(found < 2.0, "{found}");
}
