//! Other outputs than PDF: each shows every text of the document, in order, with its links.

use crate::common::{cvtex, documents, examples, folder, name_of, run, stderr, stdout};
use cvtex::diagnostics::Report;
use cvtex::document::Document;
use cvtex::pdf::verify::verify_text;
use cvtex::resources::themes::{self, Theme};
use cvtex::source::Source;
use cvtex::tree::Node;
use cvtex::write::{docx, html, markdown, text};

/// Every document of the examples in every theme.
fn each(mut check: impl FnMut(&str, &Document)) {
    for path in examples() {
        for mut document in documents(&path) {
            let kind = if document.letter().is_some() { "-letter" } else { "" };
            for theme in themes::ALL {
                document.look.theme = Theme::BuiltIn(theme);
                check(&format!("{}{kind}-{}", name_of(&path), theme.name), &document);
            }
        }
    }
}

#[test]
fn a_page_shows_every_text_with_its_links() {
    each(|name, document| {
        for is_fragment in [false, true] {
            let options = html::Options { is_fragment, ..html::Options::default() };
            let page = html::write(document, &options);
            let found = html::read_back(&page);
            let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
            let faults = verify_text(document, &found.text, Some(&found.addresses));
            assert!(faults.is_empty(), "{name}: {faults:#?}");
        }
    });
}

#[test]
fn markdown_shows_every_text_with_its_links() {
    each(|name, document| {
        let written = markdown::write(document);
        let found = markdown::read_back(&written);
        let faults = verify_text(document, &found.text, Some(&found.addresses));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    });
}

#[test]
fn plain_text_shows_every_text_in_lines_of_its_width() {
    each(|name, document| {
        for width in [0, 80] {
            let written = text::write(document, width);
            let faults = verify_text(document, &written, None);
            assert!(faults.is_empty(), "{name}: {faults:#?}");
            let too_long = written.lines().filter(|line| {
                width > 0 && line.chars().count() > width && line.trim().contains(' ')
            });
            // A word that is longer than a line has one of its own.
            let too_long: Vec<_> = too_long
                .filter(|line| line.trim_start().split(' ').count() > 2)
                .collect();
            assert!(too_long.is_empty(), "{name}: {too_long:#?}");
        }
    });
}

#[test]
fn a_word_file_shows_every_text_with_its_links() {
    each(|name, document| {
        let file = docx::write(document);
        let found = docx::read_back(&file);
        let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
        let faults = verify_text(document, &found.text, Some(&found.addresses));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        assert!(file == docx::write(document), "{name} has other bytes the second time");
    });
}

#[test]
fn data_for_other_programs_has_each_publication_once_with_its_authors() {
    let mut total = 0;
    for path in examples() {
        let folder = folder();
        let at = |ending: &str| folder.path().join("cv").with_extension(ending);
        let mut render = cvtex();
        render.arg("render").arg(&path).arg("-o").arg(at("pdf"));
        let output = run(render.args(["--format", "bib,csl-json,ris,json-resume"]));
        let name = name_of(&path);
        assert!(output.status.success(), "{name}: {}", stderr(&output));
        let read = |ending: &str| std::fs::read_to_string(at(ending)).expect("a file");
        let json = |ending: &str| -> serde_json::Value {
            serde_json::from_str(&read(ending)).expect("JSON")
        };
        let (source, mut report) =
            (Source::new("cv.bib", read("bib")), Report::default());
        let entries = cvtex::read::bibtex::parse(&source, &mut report);
        let entries = entries.publications(&source, &mut report);
        assert!(!report.has_errors(), "{name}");
        let items = json("csl.json");
        let items = items.as_array().expect("a list");
        let authors = |node: &Node| match node.get("authors").map(|it| &it.value.value) {
            Some(cvtex::tree::Value::Sequence(all)) => all.len(),
            Some(_) => 1,
            None => 0,
        };
        assert_eq!(entries.len(), items.len(), "{name}");
        for (entry, item) in entries.iter().zip(items) {
            let of_item = item["author"].as_array().map_or(0, Vec::len);
            // `others` is an author of BibTeX alone.
            let of_entry = authors(entry);
            assert!(of_entry == of_item || of_entry == of_item + 1, "{name}: {item}");
        }
        let ris = read("ris");
        assert_eq!(ris.matches("ER  - \r\n").count(), items.len(), "{name}");
        assert!(
            ris.lines().all(|line| line.is_empty() || line.get(2..6) == Some("  - "))
        );
        let resume = json("json");
        let listed = resume["publications"].as_array().map_or(0, Vec::len);
        assert_eq!(listed, items.len(), "{name}");
        assert!(resume["basics"]["name"].is_string(), "{name}");
        total += items.len();
    }
    assert!(total > 100, "{total} publications");
}

/// Of old DOIs some have signs that end or spoil an address.
#[test]
fn a_doi_with_signs_is_one_address_in_data() {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    let doi = "10.1002/1521-3951(200011)222:1<R1::AID-PSSB1>3.0.CO;2-#";
    let cv = format!(
        "cv: {{name: Ada}}\nsections: [{{kind: publications, entries: [{{title: T, authors: [Ada], date: 2000, doi: '{doi}'}}]}}]\n"
    );
    std::fs::write(&path, cv).expect("a CV");
    let output =
        run(cvtex().arg("render").arg(&path).args(["--format", "json-resume", "-o-"]));
    let resume: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        resume["publications"][0]["url"],
        "https://doi.org/10.1002/1521-3951(200011)222:1%3CR1::AID-PSSB1%3E3.0.CO;2-%23"
    );
}

#[test]
fn a_style_sheet_beside_a_theme_is_taken_and_named_among_the_inputs() {
    let folder = folder();
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file");
    };
    let rendered = |more: &[&str]| {
        let mut render = cvtex();
        render.current_dir(folder.path()).args(["render", "cv.yaml", "--format", "html"]);
        let output = run(render.args(["--depfile", "cv.d"]).args(more));
        assert!(output.status.success(), "{}", stderr(&output));
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name));
        (read("cv.html").expect("a page"), read("cv.d").expect("a rule"))
    };
    write("cv.yaml", "cv: {name: Ada}\ndesign: {theme: looks/mine.sty}\n");
    std::fs::create_dir(folder.path().join("looks")).expect("a folder");
    write("looks/mine.sty", "\\RequirePackage{cvtex-banking}");
    let (_, rule) = rendered(&[]);
    assert!(rule.contains("looks/mine.sty") && !rule.contains("mine.css"), "{rule}");
    write("looks/mine.css", "h1 { color: teal } /* </style><b>not</b> */");
    let (page, rule) = rendered(&[]);
    assert!(rule.contains(" looks/mine.css\n"), "{rule}");
    assert!(page.contains("h1 { color: teal }") && page.contains("--accent"), "{page}");
    assert_eq!(page.matches("</style>").count(), 1, "{page}");
    write("other.css", "h1 { color: navy }");
    let (page, rule) = rendered(&["--stylesheet", "other.css"]);
    assert!(rule.contains("other.css"), "{rule}");
    assert!(page.contains("navy") && !page.contains("teal"), "{page}");
}

#[test]
fn signs_of_html_in_a_title_are_signs_in_data() {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    let cv = "cv: {name: Ada}\nsections: [{kind: publications, entries: \
        [{title: 'If a < b, \\<i> is *no* tag', authors: [Ada], date: 2000}]}]\n";
    std::fs::write(&path, cv).expect("a CV");
    let written = |format: &str| {
        stdout(&run(cvtex().arg("render").arg(&path).args(["--format", format, "-o-"])))
    };
    let bib = written("bib");
    assert!(bib.contains(r"{If a $<$ b, $<$i$>$ is \emph{no} tag}"), "{bib}");
    let csl = written("csl-json");
    assert!(csl.contains("If a &lt; b, &lt;i&gt; is <i>no</i> tag"), "{csl}");
    let ris = written("ris");
    assert!(ris.contains("TI  - If a < b, <i> is no tag"), "{ris}");
}
