//! What readers and programs find in the PDFs of the examples.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::common::reading::{self, body_text, in_order, runs};
use crate::common::{
    READERS, ask, cvtex, documents, examples, folder, links, name_of, objects, pdftotext,
    publications_beside, read, run, stderr,
};
use cvtex::document::{Block, Document, Part, Section};
use cvtex::text::{self, Inline, Point, TextBlock};
use cvtex::tree::{Node, Value};

/// A rendered example: its CV, or its letter.
struct Page {
    name: String,
    document: Document,
    /// What the file says of it.
    tree: Node,
    /// The publications of the `.bib` file beside it.
    entries: Vec<Node>,
    pdf: PathBuf,
}

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let folder = folder().keep();
    let of_one = |source: PathBuf| {
        let (tree, _) = read(&source);
        let pdf = crate::common::render(&source, &folder);
        documents(&source).into_iter().map(move |document| {
            let is_letter = document.letter().is_some();
            let name = name_of(&source) + if is_letter { "-letter" } else { "" };
            let entries = if is_letter { vec![] } else { publications_beside(&source) };
            let pdf = pdf.with_file_name(&name).with_extension("pdf");
            Page { name, document, tree: part(tree.clone(), is_letter), entries, pdf }
        })
    };
    examples().into_iter().flat_map(of_one).collect()
});

/// What a file says of its letter, or what it says of the CV.
fn part(mut tree: Node, is_of_letter: bool) -> Node {
    let Value::Mapping(fields) = &mut tree.value else { panic!("a CV is a mapping") };
    fields.retain(|field| field.key == "cv" || (field.key == "letter") == is_of_letter);
    for field in fields.iter_mut().filter(|field| is_of_letter && field.key == "cv") {
        let Value::Mapping(person) = &mut field.value.value else { continue };
        // What a letter's head leaves to the CV.
        let left =
            ["summary", "links", "birth-date", "birth-place", "nationality", "pronouns"];
        person.retain(|field| !left.contains(&field.key.as_str()));
    }
    tree
}

fn page(name: &str) -> &'static Page {
    PAGES.iter().find(|page| page.name == name).expect("an example of this name")
}

#[test]
fn the_readers_find_the_whole_document_in_the_order_of_the_page() {
    for page in PAGES.iter() {
        let document = &page.document;
        let pieces = reading::of(document).main;
        for (reader, pages) in READERS {
            let text = body_text(&pages(&page.pdf), document);
            in_order(&pieces, &text, str::to_owned, &format!("{}, {reader}", page.name));
        }
    }
}

#[test]
fn the_readers_find_every_text_of_the_file_unbroken() {
    for page in PAGES.iter() {
        let Page { tree, document, entries, .. } = page;
        for (reader, pages) in READERS {
            let text = body_text(&pages(&page.pdf), document);
            let entries = entries.iter().flat_map(printed);
            for (field, written) in printed(tree).into_iter().chain(entries) {
                for words in runs(&text::parse(&written)) {
                    assert!(
                        text.contains(&words),
                        "{}, {reader}: `{words}` of `{field}` is not in:\n{text}",
                        page.name
                    );
                }
            }
        }
    }
}

#[test]
fn every_address_of_the_file_is_a_link() {
    for page in PAGES.iter() {
        let links = links(&page.pdf);
        let mut addresses = Vec::new();
        let mut collect = |field: &str, value: &str| {
            let value = value.trim().trim_start_matches('@');
            match last(field) {
                // A co-author's page is a link where the co-author is named.
                _ if field.starts_with("/people/") => {}
                // A name at Signal has no address.
                "signal" => {}
                // A letter has no profiles.
                _ if field.contains("/profiles/") && page.name.ends_with("-letter") => {}
                "url" | "website" | "preprint" => addresses.push(value.to_owned()),
                "email" => addresses.push(format!("mailto:{value}")),
                "doi" => addresses.push(format!("https://doi.org/{value}")),
                "arxiv" if !field.contains("/profiles/") => {
                    addresses.push(format!("https://arxiv.org/abs/{value}"));
                }
                "orcid" => addresses.push(format!("https://orcid.org/{value}")),
                "mastodon" => {
                    let (name, server) = value.split_once('@').expect("name and server");
                    addresses.push(format!("https://{server}/@{name}"));
                }
                "academia" => {
                    let (place, name) = value.split_once('/').expect("place and name");
                    addresses.push(format!("https://{place}.academia.edu/{name}"));
                }
                _ if field.contains("/profiles/") => {
                    let is_its = |link: &&String| {
                        bare(link.trim_end_matches(".html")).ends_with(&bare(value))
                    };
                    let link = links.iter().find(is_its);
                    assert!(link.is_some(), "{}: no link ends with {value}", page.name);
                }
                _ => markdown_links(&text::parse(value), &mut addresses),
            }
        };
        scalars(&page.tree, "", &mut collect);
        for entry in &page.entries {
            scalars(entry, "", &mut collect);
        }
        for address in addresses {
            assert!(links.contains(&address), "{}: no link to {address}", page.name);
        }
    }
}

/// An address without the signs that a name or number is written with in different ways.
fn bare(address: &str) -> String {
    address.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn the_examples_have_these_pages() {
    let count = |page: &'static Page| (page.name.as_str(), pdftotext(&page.pdf).len());
    let counts: BTreeMap<_, _> = PAGES.iter().map(count).collect();
    let expected = [
        ("bewerbung", 1),
        ("bewerbung-letter", 1),
        ("bilingual", 1),
        ("engineer", 1),
        ("everything", 5),
        ("everything-letter", 1),
        ("humanities", 1),
        ("letter", 1),
        ("letter-letter", 1),
        ("minimal", 1),
        ("professor", 13),
        ("researcher", 3),
        ("starter", 1),
        ("variants", 2),
        ("variants-letter", 1),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

/// The most pages of an example in a theme, and what else is set.
const MOST_PAGES: [(&str, &str, &[&str], usize); 7] = [
    ("professor", "classic", &[], 13),
    ("professor", "committee", &[], 15),
    ("researcher", "compact", &[], 2),
    ("researcher", "modern", &[], 2),
    ("engineer", "compact", &["pages=1"], 1),
    ("engineer", "sidebar", &["pages=1"], 1),
    ("engineer", "modern", &["pages=1"], 1),
];

#[test]
fn a_theme_needs_no_more_pages_than_its_peers() {
    let folder = folder();
    for (name, theme, settings, most) in MOST_PAGES {
        let pdf = folder.path().join(format!("{name}-{theme}.pdf"));
        let example = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("examples")
            .join(name)
            .with_extension("yaml");
        let mut command = cvtex();
        command.arg("render").arg(example).arg("-o").arg(&pdf);
        command.args(["--set", &format!("design.theme={theme}")]);
        for setting in settings {
            command.args(["--set", setting]);
        }
        let output = run(&mut command);
        assert!(output.status.success(), "{name} in {theme}: {}", stderr(&output));
        let count = pdftotext(&pdf).len();
        assert!(count <= most, "{name} in {theme} has {count} pages");
    }
}

#[test]
fn every_page_of_several_has_its_number_and_their_total() {
    for page in PAGES.iter() {
        let pages = pdftotext(&page.pdf);
        for (at, text) in pages.iter().enumerate() {
            let number = format!("{} of {}", at + 1, pages.len());
            let has_number = text.lines().any(|line| line.ends_with(&number));
            assert_eq!(has_number, pages.len() > 1, "{}: {number}", page.name);
        }
    }
}

#[test]
fn the_metadata_say_whose_cv_it_is() {
    let information = ask("pdfinfo", &[], &page("everything").pdf);
    let lines: BTreeMap<_, _> = information
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key, value.trim()))
        .collect();
    assert_eq!(lines["Title"], "Ottilie Brandwein – CV");
    assert_eq!(lines["Author"], "Ottilie Brandwein");
    let keywords = "metrology, Bayesian calibration, uncertainty, open hardware";
    assert_eq!(lines["Keywords"], keywords);
    let objects = objects(&page("everything").pdf);
    assert!(objects.contains("/CreationDate(D:20260301000000"), "the date of the file");
    assert!(objects.contains("/Lang(en)"));
    assert!(objects.contains("/DisplayDocTitle true"));
    assert!(crate::common::objects(&page("researcher").pdf).contains("/Lang(en-GB)"));
}

#[test]
fn a_cv_without_a_date_carries_the_day_it_was_made() {
    for page in PAGES.iter().filter(|page| page.document.metadata.day.is_none()) {
        let objects = objects(&page.pdf);
        let date = objects.split("/CreationDate(D:").nth(1).expect("a date");
        let year: u16 = date[..4].parse().expect("a year");
        assert!(year >= 2025, "{}: {year}", page.name);
    }
}

#[test]
fn each_heading_has_a_bookmark_and_groups_hold_theirs() {
    for page in PAGES.iter() {
        let mut expected = Vec::new();
        for part in page.document.parts() {
            match part {
                Part::Section(section) => expected.extend(bookmarks(0, section)),
                Part::Group { title, sections, .. } => {
                    expected.push((0, text::plain(title)));
                    expected.extend(sections.iter().flat_map(|one| bookmarks(1, one)));
                }
            }
        }
        assert_eq!(outline(&page.pdf), expected, "{}", page.name);
    }
}

/// The bookmarks of a section and of its parts.
fn bookmarks(level: usize, section: &Section) -> Vec<(usize, String)> {
    let own = section.title.iter().map(|title| (level, text::plain(title)));
    let parts = section.blocks.iter().filter_map(|block| match block {
        Block::Heading(title) => Some((level + 1, text::plain(title))),
        _ => None,
    });
    own.chain(parts).collect()
}

/// The bookmarks of a PDF, each with its level, from 0.
fn outline(pdf: &Path) -> Vec<(usize, String)> {
    let pdf = pdf.to_str().expect("a path in UTF-8");
    let mut mutool = std::process::Command::new("mutool");
    let output = run(mutool.args(["show", pdf, "outline"]));
    let line = |line: &str| {
        let (indent, rest) = line.split_once('"').expect("a title in quotes");
        let (title, _) = rest.rsplit_once("\"\t").expect("a place behind the title");
        let level = indent.chars().filter(|c| *c == '\t').count();
        (level - 1, title.to_owned())
    };
    crate::common::stdout(&output).lines().map(line).collect()
}

#[test]
fn every_font_is_embedded_and_says_which_characters_its_glyphs_are() {
    for page in PAGES.iter() {
        let table = ask("pdffonts", &[], &page.pdf);
        for line in table.lines().skip(2) {
            let columns: Vec<_> = line.split_whitespace().rev().take(5).collect();
            let [_, _, unicode, _, embedded] = columns[..] else { panic!("{line}") };
            assert_eq!(embedded, "yes", "{}: {line}", page.name);
            // Computer Modern's signs are known by their names.
            assert!(unicode == "yes" || line.contains("+CM"), "{}: {line}", page.name);
        }
    }
}

#[test]
fn the_paper_is_the_one_that_the_file_names() {
    for (name, size) in [("everything", "612 x 792"), ("researcher", "595.28 x 841.89")] {
        let information = ask("pdfinfo", &[], &page(name).pdf);
        assert!(information.contains(&format!("Page size:       {size} pts")), "{name}");
    }
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    for entries in 1..=40 {
        let folder = folder();
        let mut yaml = String::from("cv: {name: Ada Lovelace}\nsections:\n");
        for section in 0..=entries / 4 {
            let _ =
                write!(yaml, "- kind: entries\n  title: Heading {section}\n  entries:\n");
            for entry in 0..=section % 4 {
                let _ = writeln!(
                    yaml,
                    "  - {{title: Entry {entry}, date: 2020, summary: Below}}"
                );
            }
            yaml += &"  - {title: Alone, highlights: [one, two]}\n".repeat(entries % 4);
        }
        for page in pdftotext(&crate::common::render_text(&yaml, folder.path())) {
            let last = page
                .lines()
                .rev()
                .map(str::trim)
                .find(|line| !line.is_empty() && !line.contains(" of "));
            let last = last.expect("a page has text");
            assert!(!last.starts_with("Heading"), "{entries}: {last}");
            assert!(
                !last.contains("Entry"),
                "{entries}: its summary is elsewhere: {last}"
            );
        }
    }
}

/// The texts of a file that stand on the page, each with the path of its field.
fn printed(tree: &Node) -> Vec<(String, String)> {
    const ELSEWHERE: [&str; 40] = [
        "kind",
        "id",
        "first",
        "tags",
        "key",
        "theme",
        "paper",
        "font-size",
        "family",
        "margin",
        "accent",
        "locale",
        "keywords",
        "aliases",
        "url",
        "preprint",
        "start",
        "end",
        "date",
        "birth-date",
        "duration",
        "updated",
        "numbered",
        "website",
        "doi",
        "arxiv",
        "orcid",
        "equal",
        "corresponding",
        "student",
        "type",
        "status",
        "presentation",
        "selected",
        "hide",
        "keep",
        "area",
        "google-scholar",
        "mastodon",
        // The address behind what is shown of it.
        "value",
    ];
    let mut found = Vec::new();
    scalars(tree, "", &mut |field, value| {
        if field.starts_with("/letter/recipient") {
            found.extend(value.lines().map(|line| (field.to_owned(), line.to_owned())));
        } else if !ELSEWHERE.contains(&last(field))
            && !field.starts_with("/design/")
            && !is_of_names(field)
            && !is_setting(field)
            && !is_of_the_language(field, value)
        {
            found.extend(texts(value).into_iter().map(|text| (field.to_owned(), text)));
        }
    });
    found
}

/// Whether it is a word of the schema that stands on the page in those of the language, or the
/// language of a work in a file, which decides on its hyphens and capitals.
fn is_of_the_language(field: &str, value: &str) -> bool {
    match last(field) {
        "genre" => value.ends_with("-thesis"),
        "role" => field.contains("/contributors/"),
        "language" => field == "/language",
        _ => false,
    }
}

/// The paragraphs of a text, and its points.
fn texts(value: &str) -> Vec<String> {
    fn of_points(points: &[Point]) -> Vec<String> {
        let of_one = |point: &Point| [vec![point.text.clone()], of_points(&point.points)];
        points.iter().flat_map(of_one).flatten().collect()
    }
    let of_one = |block| match block {
        TextBlock::Paragraph(text) => vec![text],
        TextBlock::Points(points) => of_points(&points),
    };
    text::blocks(value).into_iter().flat_map(of_one).collect()
}

/// Whether a field is about names: they stand on the page as the section writes names, and
/// the document says how.
fn is_of_names(field: &str) -> bool {
    ["/profiles/", "/authors", "/editors", "/people/"].iter().any(|of| field.contains(of))
}

/// Whether a field says what a section of publications does with its entries.
fn is_setting(field: &str) -> bool {
    const SETTINGS: [&str; 15] = [
        "from",
        "only",
        "except",
        "sort",
        "group-by",
        "counts",
        "months",
        "numbering",
        "reversed",
        "style",
        "names",
        "max-authors",
        "venues",
        "abbreviations",
        "links",
    ];
    let parts: Vec<_> = field.split('/').collect();
    parts.windows(3).any(|part| part[0] == "sections" && SETTINGS.contains(&part[2]))
}

fn last(field: &str) -> &str {
    field.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default()
}

/// Calls `each` with the path and the text of every scalar.
fn scalars(node: &Node, path: &str, each: &mut impl FnMut(&str, &str)) {
    match &node.value {
        Value::Scalar(scalar) => each(path, &scalar.text),
        Value::Sequence(items) => {
            for (at, item) in items.iter().enumerate() {
                scalars(item, &format!("{path}/{at}"), each);
            }
        }
        Value::Mapping(fields) => {
            for field in fields {
                scalars(&field.value, &format!("{path}/{}", field.key), each);
            }
        }
    }
}

fn markdown_links(inlines: &[Inline], found: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { url, content } => {
                found.push(url.clone());
                markdown_links(content, found);
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Own(content) => {
                markdown_links(content, found);
            }
            _ => {}
        }
    }
}
