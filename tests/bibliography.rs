//! Publications from `.bib` files: what is read, and what is said of what cannot be.

use std::io;
use std::path::Path;

use cvtex::bibliography::Library;
use cvtex::diagnostics::{Report, human};
use cvtex::document::{Block, Document, Part, Publication};
use cvtex::source::Source;
use cvtex::text;

const CV: &str = "cv: {name: Ada Lovelace}
sections:
  - kind: publications
    from: papers.bib
";

/// The document of a CV whose publications are this file, or everything that is said.
fn read(bib: &str) -> (Option<Document>, String) {
    let open = |path: &Path| match path.to_str() {
        Some("papers.bib") => Ok(bib.as_bytes().to_vec()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    let mut library = Library::new(open);
    let mut report = Report::default();
    let source = Source::new("cv.yaml", CV);
    let document = cvtex::read_with(&source, &mut library, &mut report);
    let mut said = human::render(&report, &source, false, 100);
    for (source, report) in library.reports() {
        said += &human::render(report, source, false, 100);
    }
    (document, said)
}

fn publications(bib: &str) -> Vec<Publication> {
    let (document, said) = read(bib);
    let document = document.unwrap_or_else(|| panic!("{said}"));
    let Part::Section(section) = &document.parts[0] else { panic!("no section") };
    let Block::Publications(publications) = &section.blocks[0] else { panic!("no list") };
    publications.clone()
}

/// A publication on one line: `authors | title | venue | details | date | links`.
fn line(publication: &Publication) -> String {
    let authors: Vec<_> = publication
        .authors
        .named
        .iter()
        .map(|author| {
            let own = if author.is_self { "!" } else { "" };
            format!("{own}{}{}", author.name, author.marks)
        })
        .collect();
    let authors = authors.join(", ") + &publication.authors.rest;
    let part = |part: &Option<Vec<_>>| text::plain(part.as_deref().unwrap_or_default());
    let links = publication.body.iter().find_map(|block| match block {
        Block::Links(links) => Some(links.iter().map(|link| text::plain(link))),
        _ => None,
    });
    let links: Vec<_> = links.into_iter().flatten().collect();
    let fields = [
        authors,
        text::plain(&publication.title),
        part(&publication.venue),
        part(&publication.details),
        part(&publication.date),
        links.join(", "),
    ];
    fields.join(" | ")
}

fn lines(bib: &str) -> Vec<String> {
    publications(bib).iter().map(line).collect()
}

#[test]
fn an_article_is_read_field_by_field() {
    let bib = r"
@string{memoirs = {Scientific Memoirs}}
@article{notes,
  author = {Menabrea, Luigi F. and Lovelace, Ada*},
  title = {Notes on the {Analytical Engine}: $\alpha$ and \(x^2\)},
  journal = memoirs,
  year = 1843, month = oct,
  volume = 3, number = 2, pages = {666--731},
  doi = {https://doi.org/10.1000/182},
  code = {https://example.org/code},
}";
    assert_eq!(
        lines(bib),
        [
            "Luigi F. Menabrea, !Ada Lovelace* | Notes on the Analytical Engine: \\alpha and x^2 \
          | Scientific Memoirs | 3(2), 666–731 | October 1843 | doi:10.1000/182, Code"
        ]
    );
}

#[test]
fn accents_and_ties_of_tex_become_characters() {
    let bib = r#"
@misc{a,
  author = {Erd{\H o}s, P{\'a}l and Garc{\'\i}a, Jos\'e and {\L}ukasz~{\'S}. {\O}stby and {The Engine Group}},
  title = "M{\"o}bius \& {\ss}, 50\% of \emph{it}: \'{E}t\'e",
  year = 2001
}"#;
    assert_eq!(
        lines(bib),
        ["Pál Erdős, José García, Łukasz Ś. Østby, The Engine Group | \
          Möbius & ß, 50% of it: Été |  |  | 2001 | "]
    );
}

#[test]
fn names_keep_the_parts_that_the_file_states() {
    let authors = |names: &str| {
        let bib = format!("@misc{{a, title = {{T}}, author = {{{names}}}}}");
        let line = lines(&bib).remove(0);
        line.split(" | ").next().unwrap_or_default().to_owned()
    };
    for (names, expected) in [
        ("van der Berg, Jan and King, Jr., Martin", "Jan van der Berg, Martin King Jr."),
        (
            "{Google, Inc.} and The ATLAS Collaboration",
            "Google, Inc., The ATLAS Collaboration",
        ),
        ("LI, Wei and E, Weinan", "Wei LI, Weinan E"),
        ("Lovelace$^*$, Ada and Orr$^\\dagger$, B.", "!Ada Lovelace*, B. Orr†"),
        ("Lovelace, Ada and others", "!Ada Lovelace et\u{a0}al."),
    ] {
        assert_eq!(authors(names), expected, "{names}");
    }
}

#[test]
fn a_preprint_is_known_wherever_its_number_stands() {
    let number = |field: &str| {
        let bib = format!("@article{{a, title = {{T}}, year = 2023, {field}}}");
        lines(&bib).remove(0)
    };
    let expected = " | T | Preprint |  | 2023 | arXiv:2301.01234";
    assert_eq!(number("journal = {arXiv preprint arXiv:2301.01234}"), expected);
    assert_eq!(
        number("eprint = {2301.01234}, archiveprefix = {arXiv}, journal = {CoRR}"),
        expected
    );
}

#[test]
fn the_newest_comes_first_and_what_has_no_date_last() {
    let bib = "@misc{a, title={A}} @misc{b, title={B}, year=2001} @misc{c, title={C}, date={2001-05}}";
    let titles: Vec<_> =
        publications(bib).iter().map(|entry| text::plain(&entry.title)).collect();
    assert_eq!(titles, ["C", "B", "A"]);
}

#[test]
fn an_entry_that_cannot_be_read_does_not_take_the_others_with_it() {
    let (document, said) = read(
        "@misc{a, title = {A}, year = 2001}\n@misc{b, title = {B\n@misc{c, title={C}, doi = {x}}\n",
    );
    assert!(document.is_none());
    assert_eq!(
        said,
        "error[bibtex-syntax]: the entry `b` cannot be read: it does not end
 --> papers.bib:2:1
  |
2 | @misc{b, title = {B
  | ^^^^^^^^^^^^^^^^^^^ reading stopped here
  |
help: check the braces, the quotes and the commas of the entry

error[malformed-doi]: `x` is not a DOI
 --> papers.bib:3:28
  |
3 | @misc{c, title={C}, doi = {x}}
  |                            ^ no `10.` in front
  |
help: write it as `10.1000/182`, or put a web address under `url`
"
    );
}

#[test]
fn fields_that_reach_no_page_are_named() {
    let (document, said) = read(
        "@misc{a, title = {A}, abbr = {X}, year = 2001}\n@misc{b, title = {B}, zzz = {Y}}\n",
    );
    assert!(document.is_some());
    assert_eq!(
        said,
        "warning[unused-field]: the fields `abbr`, `zzz` are not shown
 --> papers.bib:1:23
  |
1 | @misc{a, title = {A}, abbr = {X}, year = 2001}
  |                       ^^^^ not a field that a list of publications shows
  |
help: put what readers should see into `note`
"
    );
}

#[test]
fn a_file_that_is_not_there_is_reported_where_it_is_named() {
    let source = Source::new("cv.yaml", CV);
    let mut report = Report::default();
    assert!(cvtex::read(&source, &mut report).is_none());
    assert_eq!(
        human::render(&report, &source, false, 100),
        "error[unreadable-file]: there is no file `papers.bib`
 --> cv.yaml:4:11
  |
4 |     from: papers.bib
  |           ^^^^^^^^^^ named here
  |
help: write the path from the folder of the CV
"
    );
}
