//! What fields of BibTeX and biblatex become on the page: types, preprints, books, people,
//! identifiers and remarks, as programs and databases write them.

use std::io;
use std::path::Path;

use cvtex::diagnostics::short;
use cvtex::document::{Block, Part, Publication, RowItem, Run};
use cvtex::files::Files;
use cvtex::source::Source;
use cvtex::text;
use cvtex::{Compilation, Request};

/// What stands on the page of each publication, without what stands between its parts, and
/// what is said of the file.
fn read(settings: &str, bib: &str) -> (Vec<String>, String) {
    let open = |path: &Path| match path.to_str() {
        Some("papers.bib") => Ok(bib.as_bytes().to_vec()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    let files = Files::new(open);
    let cv = format!(
        "cv: {{name: Ada Lovelace}}\nsections:\n  - kind: publications\n    from: papers.bib\n    \
         sort: file\n{settings}"
    );
    let source = Source::new("cv.yaml", cv);
    let mut compilation = Compilation::new(source, files);
    let document = compilation.document(&Request::default());
    let said = short::render(&compilation.report, &compilation.source);
    let said = said.lines().filter(|line| line.starts_with("papers.bib:"));
    let said = said.filter_map(|line| line.split_once("warning["));
    let said: Vec<_> = said.map(|(_, said)| said).collect();
    let mut lines = Vec::new();
    let document = document.unwrap_or_else(|| panic!("{said:?}"));
    for part in document.parts() {
        let Part::Section(section) = part else { continue };
        for block in &section.blocks {
            if let Block::Publications(publications) = block {
                lines.extend(publications.iter().map(line));
            }
        }
    }
    (lines, said.join("\n"))
}

/// `authors | title | venue | details | date | note | what stands below`, without what is
/// empty.
fn line(publication: &Publication) -> String {
    let names = publication.authors.named.iter().map(|author| author.name.as_str());
    let authors = names.collect::<Vec<_>>().join(", ") + &publication.authors.rest;
    let part = |part: &Option<Vec<_>>| text::plain(part.as_deref().unwrap_or_default());
    let reference = publication.reference.iter().flatten().map(|run| match run {
        Run::Text(inlines) => text::plain(inlines),
        Run::Author(author) => author.name.clone(),
    });
    let mut fields = vec![
        reference.collect::<String>(),
        authors,
        text::plain(&publication.title),
        part(&publication.venue),
        part(&publication.details),
        part(&publication.date),
        part(&publication.note),
    ];
    for block in &publication.body {
        if let Block::Row(items) = block {
            fields.extend(items.iter().map(|item| text::plain(&item.to_inlines())));
        }
    }
    fields.retain(|field| !field.is_empty());
    fields.join(" | ").replace('\u{a0}', " ")
}

/// What an entry of this type with these fields is on the page; nothing is said of it.
fn one(kind: &str, fields: &str) -> String {
    one_in("", kind, fields)
}

fn one_in(settings: &str, kind: &str, fields: &str) -> String {
    let bib = format!("@{kind}{{k, title = {{T}}, year = 1843, {fields}}}");
    let (mut lines, said) = read(settings, &bib);
    let said: Vec<_> =
        said.lines().filter(|line| !line.starts_with("arxiv-year")).collect();
    assert_eq!(said, [""; 0], "{bib}");
    lines.remove(0)
}

fn check(cases: &[(&str, &str, &str)]) {
    for (kind, fields, expected) in cases {
        assert_eq!(one(kind, fields), *expected, "@{kind} {fields}");
    }
}

#[test]
fn a_type_with_a_sign_in_its_name_is_not_lost() {
    for (kind, venue, near) in [
        ("book_section", "booktitle", Some("incollection")),
        ("journal-article", "journal", Some("article")),
        ("web_page", "howpublished", Some("online")),
        ("conference paper", "booktitle", Some("inproceedings")),
        ("artículo.2", "howpublished", None),
    ] {
        for gap in [" ", "\n  "] {
            let bib = format!(
                "@misc{{a, title = {{A}}, year = 1843}}{nl}@{kind}{{b,{gap}title = {{B}},{gap}{venue} = {{V}},{gap}year = 1843{gap}}}\n\
                 @misc{{c, title = {{C}}, year = 1843}}",
                nl = "\n"
            );
            let (lines, said) = read("", &bib);
            assert_eq!(lines.len(), 3, "{bib}: {lines:?}");
            assert!(lines[1].starts_with("B | ") && lines[1].contains('V'), "{lines:?}");
            let wanted = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write `@misc`".to_owned(),
            };
            assert!(said.contains("unknown-kind") && said.contains(&wanted), "{said}");
        }
    }
}

#[test]
fn an_entry_in_parentheses_ends_where_they_close() {
    let bib = "@article(a, title = {A (b)}, journal = {J}, year = 1843)\n\
               @string(j = \"Journal\")\n@article(b, journal = j, title = {B}, year=1844)";
    let (lines, said) = read("", bib);
    assert_eq!(lines, ["A (b) | J | 1843", "B | Journal | 1844"], "{said}");
}

#[test]
fn what_is_commented_out_is_not_read() {
    let bib = "@comment{ @article{no, title = {No}, journal = {J}, year = 1} }\n\
        @Comment{jabref-meta: groupsversion:3;}\n\
        @comment\n\
        @comment this is, a remark,\n\
        % @misc{no, title = {No}}\n\
        @misc{a, % the first\n  @Comment note = {No},\n  @comment{x = {No},}\n  title = {A}, % A\n  % x = {1}\n  year % when\n = 1843 % then\n}\n\
        @comment{ {open }\n\
        @misc{b, title = {B}, year = 1843}";
    let (lines, said) = read("", bib);
    assert_eq!(lines, ["A | 1843", "B | 1843"], "{said}");
    assert!(!said.contains("bibtex-syntax"), "{said}");
}

#[test]
fn a_preprint_is_told_from_an_article_by_its_server() {
    check(&[
        ("article", "journal = {bioRxiv}", "T | Preprint, bioRxiv | 1843"),
        ("article", "journal = {SSRN Electronic Journal}", "T | Preprint, SSRN | 1843"),
        (
            "article",
            "journal = {medRxiv: the preprint server for health sciences}",
            "T | Preprint, medRxiv | 1843",
        ),
        (
            "misc",
            "publisher = {Research Square}, doi = {10.21203/rs.3.rs-1/v1}",
            "T | Preprint, Research Square | 1843 | DOI",
        ),
        (
            "misc",
            "publisher = {Center for Open Science}, doi = {10.31234/osf.io/ab}",
            "T | Preprint, PsyArXiv | Center for Open Science | 1843 | DOI",
        ),
        (
            "misc",
            "howpublished = {\\url{https://www.biorxiv.org/content/1}}",
            "T | Preprint, bioRxiv | 1843",
        ),
        ("unpublished", "url = {https://hal.science/hal-1}", "T | Preprint, HAL | 1843"),
        ("article", "journal = {Preprint}", "T | Preprint | 1843"),
        ("unpublished", "note = {Preprint}", "T | Preprint | 1843"),
        ("misc", "note = {bioRxiv}", "T | Preprint, bioRxiv | 1843"),
        (
            "article",
            "journal = {Available at SSRN 3512345}",
            "T | Preprint, SSRN 3512345 | 1843",
        ),
        (
            "misc",
            "_venue = {arXiv}, url = {https://arxiv.org/abs/1801.00005}",
            "T | Preprint | arXiv:1801.00005 | 1843",
        ),
        ("article", "journal = {J}, note = {Preprint}", "T | J | 1843 | Preprint"),
        ("article", "journal = {arXiv}", "T | Preprint, arXiv | 1843"),
        ("inproceedings", "booktitle = {ChemRxiv}", "T | Preprint, ChemRxiv | 1843"),
        (
            "online",
            "eprinttype = {bioRxiv}, eprint = {10.1101/2020.01.01.000001}",
            "T | Preprint, bioRxiv | 1843 | DOI",
        ),
        (
            "misc",
            "abbr = {arXiv}, eprint = {1801.00005}, archiveprefix = {arXiv}",
            "T | Preprint | arXiv:1801.00005 | 1843",
        ),
        ("article", "abbr = {preprint}, journal = {J}", "T | J | 1843"),
        ("article", "journal = {J}, eprint = {1801.00005}", "T | J | 1843 | arXiv"),
        (
            "article",
            "journal = {Cold Spring Harbor Perspectives in Biology}, doi = {10.1101/gr.1}",
            "T | Cold Spring Harbor Perspectives in Biology | 1843 | DOI",
        ),
        (
            "article",
            "journal = {Memoirs}, publisher = {Preprints.org}",
            "T | Memoirs | Preprints.org | 1843",
        ),
    ]);
}

#[test]
fn a_preprint_on_a_server_joins_the_article_that_came_of_it() {
    let bib = "@article{a, title = {Engines that weave}, author = {Lovelace, Ada}, journal = {bioRxiv},
          doi = {10.1101/2020.01.01.000001}, year = 1842}
        @article{b, title = {Engines that weave}, author = {Lovelace, Ada}, journal = {Memoirs}, year = 1843}";
    let (lines, _) = read("", bib);
    assert_eq!(lines, ["Ada Lovelace | Engines that weave | Memoirs | 1843 | Preprint"]);
}

#[test]
fn biblatex_words_for_a_state_are_understood() {
    check(&[
        (
            "online",
            "eprint = {1801.00008}, eprinttype = {arXiv}, pubstate = {prepublished}",
            "T | Preprint | arXiv:1801.00008 | 1843",
        ),
        (
            "article",
            "journal = {J}, pubstate = {prepublished}",
            "T | J | 1843 | Published online",
        ),
        ("article", "journal = {J}, pubstate = {inpress}", "T | J | 1843 | In press"),
        ("article", "journal = {J}, pubstate = {forthcoming}", "T | J | 1843 | In press"),
        ("article", "journal = {J}, pubstate = {submitted}", "T | J | 1843 | Submitted"),
        (
            "article",
            "journal = {J}, note = {Epub ahead of print}",
            "T | J | 1843 | Published online",
        ),
        (
            "article",
            "journal = {Preprint submitted to Memoirs}",
            "T | Memoirs | 1843 | Submitted",
        ),
    ]);
}

#[test]
fn an_edition_is_written_in_the_language_of_the_cv() {
    for edition in
        ["2", "{Second}", "{2nd}", "{2nd ed.}", "{2. Auflage}", "{zweite}", "{II}"]
    {
        assert_eq!(
            one("book", &format!("edition = {edition}")),
            "T | 2nd edition | 1843"
        );
    }
    check(&[
        ("book", "edition = {Revised}", "T | revised edition | 1843"),
        ("book", "edition = {1}", "T | 1st edition | 1843"),
        ("book", "edition = {Twelfth}", "T | 12th edition | 1843"),
        ("book", "edition = {23rd}", "T | 23rd edition | 1843"),
        ("book", "edition = {2nd, enlarged edition}", "T | 2nd, enlarged edition | 1843"),
    ]);
    for (locale, expected) in [
        ("de", "2. Auflage"),
        ("fr", "2e édition"),
        ("sv", "2:a upplagan"),
        ("uk", "2-ге видання"),
    ] {
        let (lines, _) = read(
            &format!("locale: {locale}\n"),
            "@book{k, title = {T}, edition = {Second}, year = 1843}",
        );
        assert!(lines[0].contains(expected), "{locale}: {lines:?}");
    }
    for (edition, expected) in
        [("2", "2nd ed."), ("{Second}", "2nd ed."), ("{Revised}", "revised edition")]
    {
        let line = one_in(
            "    style: apa\n",
            "book",
            &format!("author = {{King, Ada}}, edition = {edition}"),
        );
        assert!(line.contains(expected), "{line}");
    }
}

#[test]
fn a_number_says_what_it_is_the_number_of() {
    check(&[
        ("book", "pages = {223}", "T | 223 pp. | 1843"),
        ("book", "pages = {xii, 223}", "T | xii, 223 pp. | 1843"),
        ("book", "pagetotal = {223}", "T | 223 pp. | 1843"),
        ("book", "pages = {1--223}", "T | 1–223 | 1843"),
        ("book", "volumes = {3}", "T | 3 vols. | 1843"),
        ("book", "volumes = {3 volumes}", "T | 3 vols. | 1843"),
        ("book", "volume = {Vol. 3}, chapter = 4", "T | vol. 3, ch. 4 | 1843"),
        (
            "article",
            "journal = {J}, series = {3}, volume = {4}",
            "T | J | ser. 3, 4 | 1843",
        ),
        ("article", "journal = {J}, volume = {2019-}", "T | J | 2019 | 1843"),
        (
            "incollection",
            "booktitle = {B}, pages = {223}, pagetotal = {400}",
            "T | In B | 223 | 1843",
        ),
        (
            "book",
            "series = {Engines and Men}, number = 12",
            "T | Engines and Men 12 | 1843",
        ),
        (
            "book",
            "series = {Engines and Men}, volume = 12",
            "T | Engines and Men, vol. 12 | 1843",
        ),
        (
            "book",
            "series = {Engines}, number = 12, volume = 2",
            "T | vol. 2, Engines 12 | 1843",
        ),
        ("book", "volume = {2}, part = {1}", "T | vol. 2.1 | 1843"),
        (
            "inproceedings",
            "booktitle = {B}, series = {LNE}, volume = 1203, pages = {1--9}",
            "T | B | LNE, vol. 1203, 1–9 | 1843",
        ),
        (
            "article",
            "journal = {J}, number = 10, pages = {1--2}",
            "T | J | no. 10, 1–2 | 1843",
        ),
        ("article", "journal = {J}, volume = 3, number = 10", "T | J | 3(10) | 1843"),
        ("article", "journal = {J}, number = {Suppl. 1}", "T | J | Suppl. 1 | 1843"),
        (
            "article",
            "journal = {J}, volume = 3, issue = {Summer}",
            "T | J | 3(Summer) | 1843",
        ),
        (
            "article",
            "journal = {J}, series = {newseries}, volume = 3",
            "T | J | new series, 3 | 1843",
        ),
        (
            "article",
            "journal = {J}, volume = 3, issuetitle = {Cards}, issuesubtitle = {A survey}",
            "T | J | 3, Cards: A survey | 1843",
        ),
        ("article", "journal = {J}, art_number = {045001}", "T | J | 045001 | 1843"),
        (
            "article",
            "journal = {J}, articleno = {12}, numpages = {20}",
            "T | J | 12 | 1843",
        ),
        (
            "article",
            "journal = {J}, eid = {12}, pages = {1-20}",
            "T | J | 12, 1–20 | 1843",
        ),
        ("article", "journal = {J}, pages = {--}", "T | J | 1843"),
        (
            "article",
            "journal = {J}, volume = 2, pages = {832-852.e24}",
            "T | J | 2, 832–852.e24 | 1843",
        ),
        ("software", "version = {1.2}", "T | Software | version 1.2 | 1843"),
        ("software", "version = {v1.2}", "T | Software | v1.2 | 1843"),
    ]);
}

#[test]
fn a_book_has_its_title_once() {
    check(&[
        (
            "incollection",
            "journal = {Studies}, volume = 445, booktitle = {B}",
            "T | In B | Studies, vol. 445 | 1843",
        ),
        (
            "techreport",
            "institution = {Institute}, publisher = {Institute}, number = 2",
            "T | Technical report 2, Institute | 1843",
        ),
        ("book", "booktitle = {T}", "T | 1843"),
        (
            "inproceedings",
            "booktitle = {{T}}, publisher = {Taylor}, eventtitle = {Meeting}",
            "T | Meeting | Taylor | 1843",
        ),
        (
            "inbook",
            "booktitle = {B}, booksubtitle = {C}, maintitle = {M}, volume = 2",
            "T | In B: C | M, vol. 2 | 1843",
        ),
        (
            "book",
            "maintitle = {M}, mainsubtitle = {N}, volume = 2",
            "T | M: N | vol. 2 | 1843",
        ),
        (
            "article",
            "journaltitle = {J}, journalsubtitle = {K}, titleaddon = {Part I}",
            "T. Part I | J: K | 1843",
        ),
        (
            "inproceedings",
            "booktitle = {B}, venue = {Turin}, eventdate = {1843-05}",
            "T | B | Turin | 1843",
        ),
    ]);
    let (lines, _) = read(
        "",
        "@inproceedings{a, title = {A}, booktitle = {B}, eventdate = {1840-05}}",
    );
    assert_eq!(lines, ["A | B | 1840"]);
}

#[test]
fn everybody_who_had_a_part_is_named() {
    check(&[
        (
            "book",
            "editor = {Lovelace, Ada and Babbage, Charles}",
            "Ada Lovelace, Charles Babbage (eds.) | T | 1843",
        ),
        ("proceedings", "editor = {Lovelace, Ada}", "Ada Lovelace (ed.) | T | 1843"),
        (
            "collection",
            "editor = {King, Ada and others}",
            "Ada King et al. (eds.) | T | 1843",
        ),
        (
            "incollection",
            "author = {King, Ada}, booktitle = {B}, editor = {Orr, C. and others}",
            "Ada King | T | In C. Orr et al. (eds.), B | 1843",
        ),
        (
            "book",
            "author = {Orr, C.}, translator = {King, Ada}",
            "C. Orr | T | trans. Ada King | 1843",
        ),
        (
            "book",
            "author = {Orr, C.}, translator = {King, Ada and Doe, B.}",
            "C. Orr | T | trans. Ada King and B. Doe | 1843",
        ),
        (
            "inbook",
            "author = {Orr, C.}, booktitle = {B}, bookauthor = {King, Ada}",
            "C. Orr | T | In B | 1843 | Author of the book: Ada King",
        ),
        (
            "book",
            "author = {Orr, C.}, foreword = {King, Ada}, afterword = {Doe, B.}",
            "C. Orr | T | 1843 | Foreword: Ada King | Afterword: B. Doe",
        ),
        (
            "book",
            "author = {Orr, C.}, editora = {King, Ada}, editoratype = {compiler}",
            "C. Orr | T | 1843 | Compilation: Ada King",
        ),
        (
            "book",
            "author = {Orr, C.}, editor = {King, Ada}, editortype = {redactor}",
            "C. Orr | T | 1843 | Redaction: Ada King",
        ),
        (
            "book",
            "author = {Orr, C.}, editor = {King, Ada}, editortype = {illustrator}",
            "C. Orr | T | 1843 | Illustrator: Ada King",
        ),
        (
            "article",
            "author = {King, Ada and others}, collaboration = {ATLAS}, journal = {J}",
            "Ada King et al. (ATLAS Collaboration) | T | J | 1843",
        ),
        (
            "article",
            "author = {King, Ada}, collaboration = {ATLAS, CMS}, journal = {J}",
            "Ada King (ATLAS, CMS Collaborations) | T | J | 1843",
        ),
        (
            "article",
            "author = {{ATLAS Collaboration}}, collaboration = {ATLAS}, journal = {J}",
            "ATLAS Collaboration | T | J | 1843",
        ),
    ]);
    let apa = |fields: &str| one_in("    style: apa\n", "book", fields);
    assert!(
        apa("author = {Orr, C.}, translator = {King, Ada}").contains("A. King"),
        "{}",
        apa("author = {Orr, C.}, translator = {King, Ada}")
    );
    let foreword = apa("author = {Orr, C.}, foreword = {King, Ada}");
    assert!(foreword.contains("Foreword: Ada King"), "{foreword}");
    let collaboration = apa("author = {Orr, C.}, collaboration = {ATLAS}");
    assert!(collaboration.contains("ATLAS Collaboration"), "{collaboration}");
}

#[test]
fn the_words_of_biblatex_become_those_of_the_language() {
    check(&[
        (
            "thesis",
            "type = {candthesis}, institution = {London}",
            "T | Candidate thesis, London | 1843",
        ),
        (
            "report",
            "type = {resreport}, number = 12, institution = {London}",
            "T | Research report 12, London | 1843",
        ),
        (
            "report",
            "type = {techreport}, institution = {London}",
            "T | Technical report, London | 1843",
        ),
        (
            "patent",
            "type = {patreqeu}, number = {1234}, holder = {Engines Ltd}, location = {countryde and countryfr}",
            "T | Patent application EP 1234 | Engines Ltd, Germany, France | 1843",
        ),
        ("patent", "number = {US1234}", "T | Patent US1234 | 1843"),
        ("manual", "organization = {Taylor}", "T | Manual, Taylor | 1843"),
        (
            "manual",
            "note = {R package version 1.0}",
            "T | Software | 1843 | R package version 1.0",
        ),
        ("misc", "type = {dataset}", "T | Data set | 1843"),
        ("online", "url = {https://example.org}", "T | Online | 1843"),
        ("book", "type = {audiocd}", "T | Audio CD | 1843"),
        (
            "article",
            "journal = {J}, eprinttype = {jstor}, eprint = {1234}",
            "T | J | 1843 | JSTOR: 1234",
        ),
        (
            "article",
            "journal = {J}, eprinttype = {pubmed}, eprint = {1234}",
            "T | J | 1843 | PMID: 1234",
        ),
        (
            "article",
            "journal = {J}, eprinttype = {shelf}, eprint = {1_2}",
            "T | J | 1843 | shelf: 1_2",
        ),
    ]);
    let (lines, _) = read(
        "locale: de\n",
        "@report{k, title = {T}, type = {resreport}, location = {countryuk}, year = 1843}",
    );
    assert_eq!(lines, ["T | Forschungsbericht | Vereinigtes Königreich | 1843"]);
}

#[test]
fn a_style_gets_what_a_publication_is() {
    let ieee = |kind: &str, fields: &str| one_in("    style: ieee\n", kind, fields);
    let patent =
        ieee("patent", "author = {King, Ada}, type = {patentus}, number = {1234}");
    assert!(patent.contains("US 1234"), "{patent}");
    let software = ieee("software", "author = {King, Ada}, version = {1.2}");
    assert!(software.contains("ersion 1.2"), "{software}");
    let book =
        ieee("book", "author = {King, Ada}, volume = {Vol. 3}, edition = {Second}");
    assert!(book.contains("2nd ed., vol. 3."), "{book}");
}

#[test]
fn entries_take_from_others_what_biblatex_gives_them() {
    let bib = "@article{a, title = {A}, crossref = {p}, pages = {1--2}}
        @periodical{p, title = {J}, subtitle = {K}, volume = 3, year = 1843, ids = {old, older}}
        @inbook{b, title = {B}, crossref = {book}}
        @book{book, title = {Whole}, author = {Orr, C.}, year = 1842}
        @collection{c, title = {C}, crossref = {mv}, volume = 1}
        @collection{later, title = {C2}, crossref = {mv}, volume = 2, year = 1849}
        @mvcollection{mv, title = {All}, date = {1841/1850}, publisher = {Taylor}}
        @article{d, title = {D}, crossref = {older}}
        @misc{e, title = {E}, location = {xdata=places-location}, note = {xdata=places-note}, year = 1840}
        @xdata{places, location = {Turin}, note = {N}}
        @misc{f, title = {F}, options = {useprefix=true, skipbib}, year = 1839}
        @set{g, entryset = {e,f}}
        @ABNT-options{h, key = {a}}
        @IEEEtranBSTCTL{i, y = {2}}";
    let (lines, said) = read("", bib);
    assert_eq!(
        lines,
        [
            "A | J: K | 3, 1–2 | 1843",
            "C. Orr | B | In Whole | 1842 | Author of the book: C. Orr",
            "C. Orr | Whole | 1842",
            "C | All | vol. 1, Taylor | 1841–1850",
            "C2 | All | vol. 2, Taylor | 1849",
            "D | J: K | 3 | 1843",
            "E | Turin | 1840 | N",
        ],
        "{said}"
    );
    let (_, said) =
        read("", "@misc{e, title = {E}, location = {xdata=none-location}, year = 1840}");
    assert!(
        said.contains("there is no entry `none-location` to take fields from"),
        "{said}"
    );
}

#[test]
fn a_doi_is_read_and_its_link_is_an_address() {
    let address = |fields: &str| {
        let bib = format!("@misc{{k, title = {{T}}, year = 1843, {fields}}}");
        let open = |_: &Path| Ok(bib.clone().into_bytes());
        let files = Files::new(open);
        let source = Source::new(
            "cv.yaml",
            "cv: {name: Ada}\nsections: [{kind: publications, from: p.bib, links: identifiers}]\n",
        );
        let mut compilation = Compilation::new(source, files);
        let document = compilation.document(&Request::default());
        let document = document.expect("nothing forbids a page");
        let Part::Section(section) = &document.parts()[0] else { panic!("no section") };
        let Block::Publications(list) = &section.blocks[0] else { panic!("no list") };
        let links = list[0].body.iter().flat_map(|block| match block {
            Block::Row(items) => items.clone(),
            _ => Vec::new(),
        });
        let links = links.map(|link| match link {
            RowItem::Link { url, content } => format!("{} {url}", text::plain(&content)),
            RowItem::Words(words) => text::plain(&words),
        });
        links.collect::<Vec<_>>().join("; ")
    };
    for (fields, expected) in [
        ("doi = {10/abc123}", "doi:10/abc123 https://doi.org/10/abc123"),
        ("doi = {dx.doi.org/10.5555/1}", "doi:10.5555/1 https://doi.org/10.5555/1"),
        (
            "doi = {http://doi.acm.org/10.5555/2.}",
            "doi:10.5555/2 https://doi.org/10.5555/2",
        ),
        (
            "doi = {https://pub.example/doi/abs/10.5555/2?x=1}",
            "doi:10.5555/2 https://doi.org/10.5555/2",
        ),
        (
            "doi = {dx.doi.org}, doi = {10.5555/1}",
            "doi:10.5555/1 https://doi.org/10.5555/1",
        ),
        ("doi = {10.5555/a\\#b}", "doi:10.5555/a#b https://doi.org/10.5555/a%23b"),
        (
            "doi = {10.5555/a(1)$<$2$>$3}",
            "doi:10.5555/a(1)<2>3 https://doi.org/10.5555/a(1)%3C2%3E3",
        ),
        (
            "doi = {10.5555/1, 10.5555/2}",
            "doi:10.5555/1 https://doi.org/10.5555/1; doi:10.5555/2 https://doi.org/10.5555/2",
        ),
        ("doi = {10.5555/ab cd}", "doi:10.5555/abcd https://doi.org/10.5555/abcd"),
    ] {
        assert_eq!(address(fields), expected, "{fields}");
    }
}

#[test]
fn what_databases_note_is_no_remark() {
    for note in [
        "cited By 5",
        "Times Cited: 12",
        "00000",
        "\\_eprint: https://example.org/x",
        "ISSN: 1234-5678",
        "j",
    ] {
        assert_eq!(
            one("article", &format!("journal = {{J}}, note = {{{note}}}")),
            "T | J | 1843"
        );
    }
    check(&[
        ("article", "journal = {J}, note = {Publisher: Taylor}", "T | J | Taylor | 1843"),
        (
            "article",
            "journal = {J}, note = {**best poster**}",
            "T | J | 1843 | best poster",
        ),
        (
            "article",
            "journal = {J}, note = {Cited 1,000 times}",
            "T | J | 1843 | Cited 1,000 times",
        ),
        ("article", "journal = {J}, isbn = {1618-1891}", "T | J | 1843"),
        (
            "book",
            "isbn = {ISBN: 978-0-306-40615-7}",
            "T | 1843 | ISBN: 978-0-306-40615-7",
        ),
    ]);
}

#[test]
fn a_field_that_is_not_shown_is_counted() {
    let (_, said) = read(
        "",
        "@misc{a, title = {A}, zzz = {1}, year = 1}\n@misc{b, title = {B}, zzz = {2}, yyy = {3}, year = 1}",
    );
    assert!(said.contains("the fields `yyy`, `zzz` (2 times) are not shown"), "{said}");
}
