//! Publications from `.bib` files: what is read, and what is said of what cannot be.

use std::io;
use std::path::Path;

use cvtex::diagnostics::{Report, human, short};
use cvtex::document::{Block, Document, Part, Publication};
use cvtex::files::Files;
use cvtex::model::date::{End, When};
use cvtex::model::entries::{
    Patent, Presentation, Publication as Entry, PublicationType, Status, Talk,
};
use cvtex::model::values::{Arxiv, Doi, Plain, Text};
use cvtex::read::bibtex;
use cvtex::source::Source;
use cvtex::tree::Node;
use cvtex::{Compilation, Request};
use cvtex::{check, text};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde::de::DeserializeOwned;

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
    let files = Files::new(open);
    let source = Source::new("cv.yaml", CV);
    let mut compilation = Compilation::new(source, files);
    let document = compilation.document(&Request::default());
    let Compilation { source, report, .. } = compilation;
    (document, human::render(&report, &source, false, 100))
}

fn publications(bib: &str) -> Vec<Publication> {
    let (document, said) = read(bib);
    let document = document.unwrap_or_else(|| panic!("{said}"));
    let Part::Section(section) = &document.parts()[0] else { panic!("no section") };
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
        Block::Row(items) => {
            Some(items.iter().map(|item| text::plain(&item.to_inlines())))
        }
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
          | Scientific Memoirs | 3(2), 666–731 | 1843 | DOI, Code"
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
    let expected = " | T | Preprint | arXiv:2301.01234 | 2023 | ";
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
        "@misc{a, title = {A}, year = 2001}\n@misc{b, year = 2001, title = {B\n@misc{c, title={C}, year=2001, doi = {x}}\n",
    );
    assert!(document.is_some());
    assert_eq!(
        said,
        "warning[bibtex-syntax]: the entry `b` cannot be read as it is written: the value of `title` does not \
end
 --> papers.bib:2:31
  |
2 | @misc{b, year = 2001, title = {B
  |                               ^ no partner
  |
help: close what is opened here

warning[malformed-doi]: `x` is not a DOI, and `doi` is left out
 --> papers.bib:3:39
  |
3 | @misc{c, title={C}, year=2001, doi = {x}}
  |                                       ^ no `10.` in front
  |
help: write it as `10.1000/182`, or put a web address under `url`
"
    );
}

#[test]
fn fields_that_reach_no_page_are_named() {
    let (document, said) = read(
        "@misc{a, title = {A}, yyy = {X}, year = 2001}\n@misc{b, title = {B}, zzz = {Y}, year = 2001}\n",
    );
    assert!(document.is_some());
    assert_eq!(
        said,
        "warning[unused-field]: the fields `yyy`, `zzz` are not shown
 --> papers.bib:1:23
  |
1 | @misc{a, title = {A}, yyy = {X}, year = 2001}
  |                       ^^^ the first of them: not a field that a list of publications shows
  |
help: put what readers should see into `note`
"
    );
}

/// What is said of a file, one fault a line, without what to do.
fn faults(bib: &str) -> Vec<String> {
    let source = Source::new("p.bib", bib);
    let mut report = Report::default();
    let entries = bibtex::parse(&source, &mut report);
    let nodes = entries.publications(&source, &mut report);
    check::entries::<Entry>(&nodes, "Publication", &source, &mut report);
    let lines = short::render(&report, &source);
    lines
        .lines()
        .filter_map(|line| line.split_once("; "))
        .map(|(said, _)| said.into())
        .collect()
}

/// The publications that a file gives, faults or none.
fn entries(bib: &str) -> Vec<Entry> {
    let source = Source::new("p.bib", bib);
    let mut report = Report::default();
    let nodes = bibtex::parse(&source, &mut report).publications(&source, &mut report);
    checked(&nodes, "Publication", &source, &mut report)
}

/// The entries of a file that pass the check.
fn checked<E: DeserializeOwned>(
    nodes: &[Node],
    name: &'static str,
    source: &Source,
    report: &mut Report,
) -> Vec<E> {
    check::entries(nodes, name, source, report)
        .into_iter()
        .map(|(_, entry)| entry)
        .collect()
}

/// The publication that these fields give.
fn entry(kind: &str, fields: &str) -> Entry {
    entries(&format!("@{kind}{{k, title = {{T}}, {fields}}}")).remove(0)
}

#[test]
fn faults_of_grammar_are_named_at_their_place_and_read_past() {
    said_of(&[
        (
            "@@misc{a, title = {A}}",
            vec![
                "p.bib:1:2: warning[bibtex-syntax]: the entry `a` starts with a second `@`",
            ],
        ),
        (
            "@misc{a, title = {A} year = 2001}",
            vec![
                "p.bib:1:20: warning[bibtex-syntax]: no comma separates two fields of `a`",
            ],
        ),
        (
            "@misc{a, title = {A}}, year = 2001}",
            vec![
                "p.bib:1:21: error[bibtex-syntax]: the entry `a` cannot be read as it is \
                  written: a brace closes it before its last field",
            ],
        ),
        (
            "@misc{a,\n title = {A,\n year = 2001\n}\n@misc{b, title = {B}\n",
            vec![
                "p.bib:2:10: error[bibtex-syntax]: the entry `a` cannot be read as it is \
                 written: the value of `title` does not end",
                "p.bib:5:1: error[bibtex-syntax]: the entry `b` cannot be read as it is \
                 written: it does not end",
            ],
        ),
        (
            "@misc{a, title = {A}, note, = {x}}",
            vec![
                "p.bib:1:23: error[bibtex-syntax]: the entry `a` cannot be read as it is \
                 written: `note` is no field with a value",
                "p.bib:1:29: error[bibtex-syntax]: the entry `a` cannot be read as it is \
                 written: something in it is not a field",
            ],
        ),
        (
            "@misc{a, title = {A}, journal = memoirs}",
            vec![
                "p.bib:1:33: warning[bibtex-syntax]: no `@string` says what `memoirs` stands for",
            ],
        ),
        (
            "@misc{a, title = {A}, year = 1}\n@misc{a, title = {B}, crossref = {c}}",
            vec![
                "p.bib:2:7: warning[duplicate-key]: two entries have the key `a`",
                "p.bib:2:35: warning[bibtex-syntax]: there is no entry `c` to take fields from",
            ],
        ),
        (
            "@misc{a, title = {A}, year = 1843, YEAR = {1844}}",
            vec![
                "p.bib:1:36: warning[duplicate-key]: the field `year` is given twice, and the \
                  second is left out",
            ],
        ),
    ]);
}

#[test]
fn faults_of_values_are_named_at_their_place_and_the_entry_stays() {
    said_of(&[
        (
            "@artcle{a, title = {A}}",
            vec![
                "p.bib:1:2: warning[unknown-kind]: there are no entries of the type `artcle`",
            ],
        ),
        (
            "@misc{a, year = 1843}",
            vec![
                "p.bib:1:7: error[missing-field]: a publication entry needs the field `title`",
            ],
        ),
        (
            "@misc{a, title = {A}, doi = {978-0-306-40615-7}}",
            vec![
                "p.bib:1:30: warning[malformed-doi]: `978-0-306-40615-7` is an ISBN, not a DOI, \
                  and `doi` is left out",
            ],
        ),
        (
            "@misc{a, title = {A}, author = {A B and C D}, author+an = {3=equal; 1=tall}}",
            vec![
                "p.bib:1:60: warning[unknown-value]: there is no author 3 to say this of",
                "p.bib:1:71: warning[unknown-value]: nothing is known of authors that are `tall`",
            ],
        ),
        (
            "@misc{a, title = {A}, author = {Ada King, Charles Babbage, Luigi Menabrea}}",
            vec![
                "p.bib:1:43: warning[bibtex-syntax]: `,` stands between names instead of `and`",
            ],
        ),
        (
            r"@misc{a, title = {On \engine{A} and $\foo{x}$}}",
            vec![
                r"p.bib:1:22: warning[unknown-command]: the command `\engine` is not known, and only \
                  its argument is set",
                r"p.bib:1:38: warning[unknown-command]: the command `\foo` is not known, and only its \
                  argument is set",
            ],
        ),
    ]);
}

/// Holds what is said of files against what should be.
fn said_of(cases: &[(&str, Vec<&str>)]) {
    for (bib, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|line| joined(line)).collect();
        let said: Vec<_> = faults(bib).iter().map(|line| joined(line)).collect();
        assert_eq!(said, expected, "{bib}");
    }
}

/// A line of a raw text goes on behind its backslash.
fn joined(line: &str) -> String {
    line.replace("\\\n", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_no_entry_and_what_says_nothing_is_passed_over() {
    let bib = "\u{feff}---\r\nlayout: page\r\n---\r\nada@example.org\r\n@comment{@misc{no, x}}\r\n\
        @preamble{\"\\x\"}\r\n% @misc{no,\r\n@misc{a,\r\n title = {A},\r\n volume = {},\r\n % y = 1\r\n year = \"\"}\r\n";
    assert_eq!(faults(bib), [""; 0]);
    assert_eq!(lines(bib), [" | A |  |  |  | "]);
}

#[test]
fn both_entries_of_one_key_are_shown_and_the_first_of_two_fields() {
    let bib = "@misc{a, title={A}, year=1, year=2} @misc{a, title={B}}";
    let titles: Vec<_> =
        entries(bib).iter().map(|entry| entry.title.as_str().to_owned()).collect();
    assert_eq!(titles, ["A", "B"]);
    assert_eq!(
        lines("@misc{a, title={A}, year=1843, year=1844}"),
        [" | A |  |  | 1843 | "]
    );
}

#[test]
fn every_field_of_the_model_is_read() {
    let entry = entry(
        "inproceedings",
        "booktitle = {Scientific Memoirs}, abbr = {Sci. Mem.}, series = {Engines}, edition = 2,
         keywords = {engines, poetry; cards}, selected = {true}, hide = {false}, pages = {pp. 1-10},
         presentation = {Oral}, award_name = {Best Paper}, note = {In press}, addendum = {Cited},
         isbn = {978-0-306-40615-7}, slides = {https://example.org/a b}",
    );
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(entry.key.as_ref().map(Plain::as_str), Some("k"));
    assert_eq!(text(&entry.venue), some("Scientific Memoirs"));
    assert_eq!(text(&entry.venue_short), some("Sci. Mem."));
    assert_eq!(text(&entry.series), some("Engines"));
    assert_eq!(text(&entry.edition), some("2"));
    assert_eq!(text(&entry.pages), some("1–10"));
    assert_eq!(text(&entry.award), some("Best Paper"));
    assert_eq!(text(&entry.note), some("Cited"));
    assert_eq!(entry.presentation, Some(Presentation::Oral));
    assert_eq!(entry.status, Some(Status::InPress));
    assert_eq!((entry.selected, entry.hide), (Some(true), Some(false)));
    let words: Vec<_> = entry.keywords.iter().map(Plain::as_str).collect();
    assert_eq!(words, ["engines", "poetry", "cards"]);
    let links: Vec<_> = entry.body.links.iter().map(|link| link.label.as_str()).collect();
    assert_eq!(links, ["Slides"]);
}

#[test]
fn a_status_is_read_only_from_a_whole_phrase() {
    let read = |fields| {
        let entry = entry("article", fields);
        let text = |text: Option<Text>| text.map(|text| text.as_str().to_owned());
        (entry.status, text(entry.venue), text(entry.note))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(read("note = {Under review}"), (Some(Status::UnderReview), None, None));
    assert_eq!(
        read("journal = {Submitted to Memoirs}"),
        (Some(Status::Submitted), some("Memoirs"), None)
    );
    assert_eq!(read("year = {in press}"), (Some(Status::InPress), None, None));
    assert_eq!(read("pubstate = {forthcoming}"), (Some(Status::InPress), None, None));
    assert_eq!(
        read("note = {Under review since May}"),
        (None, None, some("Under review since May"))
    );
}

#[test]
fn annotations_say_who_contributed_how() {
    let entry = entry(
        "misc",
        r#"author = {King, Ada and Babbage, Charles and {Royal Society and Friends} and others},
           author+an = {1=equal,corresponding; 2:family=student; 1=me}, author+an:state = {2="deceased"}"#,
    );
    let authors: Vec<_> = entry
        .authors
        .iter()
        .map(|author| {
            let marks =
                [author.equal, author.corresponding, author.student, author.deceased];
            let marks: String = marks
                .iter()
                .map(|mark| if *mark == Some(true) { 'x' } else { '-' })
                .collect();
            format!("{} {marks}", author.name.as_str())
        })
        .collect();
    assert_eq!(
        authors,
        [
            "Ada King xx--",
            "Charles Babbage --xx",
            "{Royal Society and Friends} ----",
            "others ----"
        ]
    );
}

#[test]
fn an_identifier_is_read_in_every_form() {
    for doi in [
        "10.1000/a_b",
        "https://dx.doi.org/10.1000/a_b",
        "doi:10.1000/a_b.",
        r"10.1000/a\_b",
        "{10.1000%2Fa{\\_}b}",
    ] {
        let read = entry("article", &format!("doi = {{{doi}}}")).doi;
        assert_eq!(read.as_ref().map(Doi::as_str), Some("10.1000/a_b"), "{doi}");
    }
    for fields in [
        "eprint = {2001.00001}, archiveprefix = {arXiv}, primaryclass = {cs.LG}",
        "eprint = {arXiv:2001.00001}",
        "arxiv = {https://arxiv.org/abs/2001.00001}",
        "arXivId = {2001.00001}",
        "journal = {arXiv preprint arXiv:2001.00001}",
        "journal = {CoRR, abs/2001.00001}",
        "journal = {CoRR}, volume = {abs/2001.00001}",
        "howpublished = {\\url{https://arxiv.org/abs/2001.00001}}",
        "url = {https://arxiv.org/abs/2001.00001}",
        "doi = {10.48550/arXiv.2001.00001}",
        "note = {arXiv:2001.00001 [cs.LG]}",
        "pages = {arXiv:2001.00001}, journal = {arXiv e-prints}",
    ] {
        let read = entry("misc", fields);
        assert_eq!(
            read.arxiv.as_ref().map(Arxiv::as_str),
            Some("2001.00001"),
            "{fields}"
        );
        assert_eq!(read.r#type, Some(PublicationType::Preprint), "{fields}");
        assert_eq!(
            (read.venue, read.volume, read.note, read.pages, read.doi),
            Default::default()
        );
    }
}

#[test]
fn volumes_that_were_edited_and_reviews_are_types_of_their_own() {
    use PublicationType::{Article, Book, EditedVolume, Review};
    for (bib, expected) in [
        ("@proceedings{k, title = {T}, editor = {King, Ada}}", EditedVolume),
        ("@book{k, title = {T}, editor = {King, Ada}}", EditedVolume),
        ("@book{k, title = {T}, author = {Orr, C.}, editor = {King, Ada}}", Book),
        ("@book{k, title = {T}, editor = {King, Ada}, editortype = {compiler}}", Book),
        ("@review{k, title = {T}, journal = {J}}", Review),
        ("@article{k, title = {T}, journal = {J}, entrysubtype = {review}}", Review),
        ("@article{k, title = {Review of \\emph{Silk} by L. Brandt}}", Review),
        ("@article{k, title = {Rezension zu ``Seide''}}", Review),
        ("@article{k, title = {Review of particle physics}}", Article),
    ] {
        assert_eq!(entries(bib)[0].r#type, Some(expected), "{bib}");
    }
}

#[test]
fn a_date_is_read_in_every_form() {
    for (fields, expected) in [
        ("year = 2021, month = may", "2021-05"),
        ("year = {2020a}", "2020"),
        ("year = 2021, month = \"1~\" # jan", "2021-01-01"),
        ("date = {2021-05-17}", "2021-05-17"),
        ("year = 2021, month = {Spring}", "Spring 2021"),
        ("year = {n.d.}", "n.d."),
        ("date = {2019/2020-02}", "2019 to 2020-02"),
    ] {
        let period = entry("misc", fields).period;
        let end = |end: &End| match end {
            End::On(date) | End::Expected(date) => date.to_string(),
            End::Present => "present".into(),
        };
        let read = match (period.date.first(), period.start, period.end) {
            (Some(When::On(date)), ..) => date.to_string(),
            (Some(When::Words(words)), ..) => words.clone(),
            (_, Some(start), Some(last)) => format!("{start} to {}", end(&last)),
            other => panic!("{fields}: {other:?}"),
        };
        assert_eq!(read, expected, "{fields}");
    }
}

#[test]
fn what_stands_between_entries_is_not_lost_unseen() {
    let said = |bib: &str| faults(bib).join("\n");
    for lost in ["article{a, title = {T}}\n", "@ article{a, title = {T}}\n"] {
        let bib =
            format!("{lost}@article{{b, title = {{U}}, journal = {{J}}, year = 1843}}");
        let said = said(&bib);
        assert!(
            said.contains("`article` is no entry without an `@` before it"),
            "{said}"
        );
    }
    let comments = "% article{a, title = {T}}\n@comment{x}\n\
                    @article{b, title = {U}, journal = {J}, year = 1843, author = {A B}}\n";
    assert_eq!(said(comments), "");
}

#[test]
fn a_volume_that_others_only_refer_to_is_no_work_of_its_own() {
    let volume = |editor: &str| {
        format!(
            "@inproceedings{{a, title = {{A}}, author = {{Ada Lovelace}}, crossref = {{p}}}}
            @proceedings{{p, title = {{Memoirs}}, year = 1843, editor = {{{editor}}}}}"
        )
    };
    assert_eq!(lines(&volume("Taylor, Richard")).len(), 1);
    assert_eq!(lines(&volume("Lovelace, Ada")).len(), 2);
}

#[test]
fn fields_come_from_another_entry() {
    let bib = "@inproceedings{a, title = {A}, crossref = {p}, pages = {1--2}}
        @proceedings{p, title = {Memoirs}, year = 1843, editor = {Taylor, Richard}}";
    assert_eq!(
        lines(bib)[0],
        " | A | Memoirs | 1–2 | 1843 | Editor:\u{a0}Richard\u{a0}Taylor"
    );
}

#[test]
fn talks_and_patents_are_read_from_the_same_syntax() {
    let bib = "@misc{t, author = {Lovelace, Ada and Babbage, C.}, title = {On {Engines}},
          note = {Royal Society seminar}, organization = {Engine Club}, location = {London},
          abbr = {Invited talk}, year = 1843, month = 5, slides = {https://example.org/s}}
        @patent{p, author = {Ada Lovelace}, title = {Reader}, number = {1234}, type = {patentus},
          holder = {{Analytical Engines}}, date = {1843-05}, note = {Granted}}";
    let source = Source::new("t.bib", bib);
    let mut report = Report::default();
    let entries = bibtex::parse(&source, &mut report);
    let nodes = entries.talks(&source, &mut report);
    let talks: Vec<Talk> = checked(&nodes, "Talk", &source, &mut report);
    let talk = &talks[0];
    let text = |text: &Option<Text>| text.as_ref().map_or("", Text::as_str).to_owned();
    assert_eq!(talk.title.as_str(), "On Engines");
    assert_eq!(text(&talk.event), "Royal Society seminar, Engine Club");
    assert_eq!(text(&talk.location), "London");
    assert_eq!(text(&talk.r#type), "Invited talk");
    assert_eq!(talk.authors.len(), 2);
    assert_eq!(talk.body.links[0].label.as_str(), "Slides");
    let nodes = entries.patents(&source, &mut report);
    let patents: Vec<Patent> = checked(&nodes, "Patent", &source, &mut report);
    let patent = &patents[1];
    assert_eq!(patent.inventors[0].as_str(), "Ada Lovelace");
    assert_eq!(text(&patent.number), "US 1234");
    assert_eq!(text(&patent.holder), "Analytical Engines");
    assert_eq!(text(&patent.status), "Granted");
    assert!(!report.has_errors());
}

#[test]
fn whatever_a_file_holds_it_is_read_to_its_end() {
    let pieces = [
        "@",
        "@misc{",
        "{",
        "}",
        "\"",
        ",",
        "=",
        "#",
        "title",
        "author",
        "year",
        " ",
        "\n",
        "\\",
        "\\'",
        "\\emph",
        "\\href",
        "$",
        "<i>",
        "</i>",
        "&amp;",
        "é",
        "†",
        "\u{301}",
        "%",
        "and",
        "arXiv:",
        "2001.00001",
        "doi = {10.1/",
        "--",
        "jan",
        "author+an = {1=",
        "crossref = {",
        "~",
        "`",
        "(",
        ")",
        "\u{a0}",
        "date = {",
        "x",
        "7",
        "/",
    ];
    let text = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60);
    let config = Config { cases: 3000, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let result = TestRunner::new_with_rng(config, rng).run(&text, |pieces| {
        let bib = format!("@misc{{k, title = {{T}}, {}}}", pieces.concat());
        let source = Source::new("p.bib", bib);
        let mut report = Report::default();
        let read = bibtex::parse(&source, &mut report);
        let nodes = read.publications(&source, &mut report);
        check::entries::<Entry>(&nodes, "Publication", &source, &mut report);
        let nodes = read.talks(&source, &mut report);
        check::entries::<Talk>(&nodes, "Talk", &source, &mut report);
        let nodes = read.patents(&source, &mut report);
        check::entries::<Patent>(&nodes, "Patent", &source, &mut report);
        human::render(&report, &source, false, 100);
        prop_assert!(!read.is_empty());
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn a_hostile_file_is_read_in_time() {
    for piece in [
        "@ ", "@misc{", "x = {\n", "{", "\\", "$", "<i>", "\\emph{", "\\bf ", "`", "and ",
    ] {
        let bib = format!(
            "@misc{{k, title = {{T}}, note = {{}}, x = {{{}",
            piece.repeat(200_000)
        );
        assert!(faults(&bib).len() <= 1000, "{piece}");
        let bib = format!("@misc{{k, title = {{{}}}}}", piece.repeat(20_000));
        assert!(faults(&bib).len() <= 1000, "{piece}");
    }
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
