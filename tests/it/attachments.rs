//! What a PDF carries with it: the source of its page and its data, as other programs take them
//! out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::{ask, cvtex, folder, run, stderr};

const CV: &str = "\
# A remark for myself.
cv:
  name: Ada Lovelace
  phone: {value: '+44 20 7946 0000', tags: private}
sections:
  - kind: experience
    entries:
      - {position: Translator, organization: Taylor, start: 1842, end: 1843}
      - {position: Teacher, organization: Village school, date: 1835, tags: long}
  - kind: publications
    entries:
      - {title: Notes, authors: [Ada Lovelace], venue: Memoirs, date: 1843}
letter:
  recipient: Charles Babbage
  body: I have an offer.
variants:
  short: {hide: long}
  full: {show: private}
";

/// Renders a CV with this design, and gives what is said and the PDF.
fn render(cv: &str, design: &str, more: &[&str], folder: &Path) -> (String, PathBuf) {
    fs::write(folder.join("cv.yaml"), format!("{cv}design: {{{design}}}\n"))
        .expect("a CV");
    let mut command = cvtex();
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1700000000");
    command.args(["render", "cv.yaml", "--message-format", "short", "-o", "out.pdf"]);
    let output = run(command.args(more));
    assert!(output.status.success(), "{}", stderr(&output));
    (stderr(&output), folder.join("out.pdf"))
}

/// What a PDF carries under a name.
fn attached(pdf: &Path, name: &str) -> String {
    let to = pdf.with_extension("attached");
    let mut command = Command::new("pdfdetach");
    command.args(["-savefile", name, "-o"]).arg(&to).arg(pdf);
    let output = run(&mut command);
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read_to_string(to).expect("a text")
}

#[test]
fn a_pdf_carries_its_source_and_its_data() {
    let folder = folder();
    let design = "attach: [source, json-resume, bib]";
    let (_, pdf) = render(CV, design, &[], folder.path());
    let list = ask("pdfdetach", &["-list"], &pdf);
    for name in ["cv.yaml", "publications.bib", "resume.json"] {
        assert!(list.contains(name), "{list}");
    }
    assert!(attached(&pdf, "cv.yaml").contains("position: Translator"));
    assert!(attached(&pdf, "resume.json").contains("\"position\": \"Translator\""));
    assert!(attached(&pdf, "publications.bib").contains("title = {Notes}"));
    let output = run(Command::new("qpdf").arg("--check").arg(&pdf));
    assert!(output.status.success(), "{}", stderr(&output));
    let (_, without) = render(CV, "theme: classic", &[], folder.path());
    assert!(ask("pdfdetach", &["-list"], &without).contains("0 embedded files"));
}

#[test]
fn the_source_that_a_pdf_carries_gives_the_same_page() {
    let folder = folder();
    let (_, pdf) = render(CV, "attach: source", &[], folder.path());
    let source = attached(&pdf, "cv.yaml");
    let page = |pdf: &Path| ask("pdftotext", &["-layout"], pdf);
    let before = page(&pdf);
    let again = folder.path().join("again.yaml");
    fs::write(&again, source).expect("a CV");
    let output = run(cvtex().arg("render").arg(&again));
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(page(&again.with_extension("pdf")), before);
}

#[test]
fn what_the_page_leaves_out_is_not_in_the_source() {
    let folder = folder();
    let source = |variant: &str| {
        let (_, pdf) = render(
            CV,
            "attach: [source, json-resume]",
            &["--variant", variant],
            folder.path(),
        );
        (attached(&pdf, "cv.yaml"), attached(&pdf, "resume.json"))
    };
    let (yaml, json) = source("short");
    for hidden in ["7946", "Village", "Babbage", "remark", "tags", "variants", "private"]
    {
        assert!(
            !yaml.contains(hidden) && !json.contains(hidden),
            "{hidden} in {yaml}{json}"
        );
    }
    let (yaml, json) = source("full");
    for shown in ["7946", "Village"] {
        assert!(
            yaml.contains(shown) && json.contains(shown),
            "{shown} not in {yaml}{json}"
        );
    }
}

#[test]
fn a_letter_carries_nothing() {
    let folder = folder();
    let (_, pdf) = render(CV, "attach: source", &["--letter"], folder.path());
    assert!(ask("pdfdetach", &["-list"], &pdf).contains("0 embedded files"));
}

#[test]
fn files_in_a_pdf_need_part_3_of_the_archive() {
    let folder = folder();
    let claims = |design: &str| {
        let (told, pdf) = render(CV, design, &[], folder.path());
        let bytes = fs::read(&pdf).expect("a PDF");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let claims = ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:part>3<"];
        assert!(
            ask("pdfdetach", &["-list"], &pdf).contains("1 embedded file"),
            "{design}"
        );
        (told, claims.map(|claim| text.contains(claim)))
    };
    for design in ["attach: source", "attach: source, pdf-standard: a-3a"] {
        assert_eq!(claims(design), (String::new(), [true, false, true]), "{design}");
    }
    let design = "attach: source, pdf-standard: ua-1";
    assert_eq!(claims(design), (String::new(), [true, false, false]));
    let design = "attach: source, pdf-standard: none";
    assert_eq!(claims(design), (String::new(), [false; 3]));
    let (told, claims) = claims("attach: source, pdf-standard: a-2a");
    let expected = "cv.yaml:19:18: warning[no-standard]: the PDF does not follow PDF/A-2: it carries other files";
    assert!(told.contains(expected), "{told}");
    assert_eq!(claims, [true, false, false]);
}

#[test]
fn a_pdf_with_files_is_made_anew_when_they_change_and_else_the_same() {
    let folder = folder();
    let pdf = |cv: &str| {
        let (_, pdf) = render(cv, "attach: source", &[], folder.path());
        fs::read(pdf).expect("a PDF")
    };
    let first = pdf(CV);
    let people = format!("{CV}people:\n  - name: Charles Babbage\n");
    assert!(pdf(&people) != first, "what only the source holds");
    fs::remove_file(folder.path().join("out.pdf")).expect("a file");
    assert!(pdf(CV) == first);
}
