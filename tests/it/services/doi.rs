//! doi.org: BibTeX and CSL from the agencies behind a DOI.

use super::*;

#[test]
fn the_agencys_bibtex_is_written_anew() {
    let server = Server::new(|question| match question.path.as_str() {
        "/10.5555/12345678" => Reply::With(
            302,
            vec!["location: /works/10.5555/12345678/transform".into()],
            String::new(),
        ),
        _ if question.accepts("application/x-bibtex") => good(CROSSREF),
        _ => Reply::Text(500, String::new()),
    });
    let bibtex = services(&server).doi("10.5555/12345678").expect("an entry");
    assert_eq!(
        bibtex,
        "@article{Lovelace_2024,\n  \
           title = {Notes on the \\emph{Analytical} Engine \\& more},\n  \
           volume = {3},\n  \
           issn = {1234-5678},\n  \
           doi = {10.5555/12345678},\n  \
           number = {2},\n  \
           journal = {Journal of Engines \\& Looms},\n  \
           publisher = {Looms\\_and\\_Sons},\n  \
           author = {Lovelace, Ada and Babbage, Charles},\n  \
           year = {2024},\n  \
           month = may,\n  \
           pages = {666–731},\n\
         }\n"
    );
    assert_eq!(
        shown(&bibtex),
        "article | Notes on the Analytical Engine & more | Ada Lovelace, Charles Babbage | \
         Journal of Engines & Looms | 3 | 2 | 666–731 | 2024-05 | doi:10.5555/12345678"
    );
    let head = &server.asked()[1].head;
    let agent = format!("\r\nuser-agent: cvtex/{}\r\n", env!("CARGO_PKG_VERSION"));
    assert!(head.contains(&agent), "{head}");
}

#[test]
fn datacites_bibtex_is_read_as_well() {
    let server = Server::new(|_| {
        good(
            "@misc{https://doi.org/10.5281/zenodo.1234,\n  doi = {10.5281/ZENODO.1234},\n  \
             url = {https://zenodo.org/record/1234},\n  author = {Lovelace, Ada and {Looms & \
             Co}},\n  keywords = {Engines, FOS: Mathematics},\n  title = {Punched cards: 50% \
             of A_b},\n  publisher = {Zenodo},\n  year = {2021},\n  copyright = {CC BY}\n}\n",
        )
    });
    let bibtex = services(&server).doi("10.5281/zenodo.1234").expect("an entry");
    assert_eq!(
        shown(&bibtex),
        "other | Punched cards: 50% of A_b | Ada Lovelace, {Looms & Co} | 2021 | \
         doi:10.5281/zenodo.1234 | https://zenodo.org/record/1234"
    );
}

/// An agency that answers with this to the second question.
fn without_bibtex(csl: &'static str) -> Server {
    Server::new(move |question| {
        if question.accepts("application/vnd.citationstyles.csl+json") {
            good(csl)
        } else {
            Reply::Text(406, "No acceptable resource available".into())
        }
    })
}

#[test]
fn an_agency_without_bibtex_has_csl() {
    let server = without_bibtex(
        r#"{"type": "chapter", "title": "Über $k$ cards & {looms}", "DOI": "10.5555/ABC",
            "author": [{"given": "J. D.", "family": "Waals",
                        "non-dropping-particle": "van der", "suffix": "Jr."},
                       {"literal": "Looms and Sons, Inc."}, {"name": "Engine Group"}],
            "editor": [{"given": "R.", "family": "Taylor"}],
            "container-title": ["Engines"], "publisher": "Looms",
            "issued": {"date-parts": [[2019, 11, 3]]}, "page": "1-9", "volume": 4,
            "ISBN": ["978-0-306-40615-7"], "URL": "http://dx.doi.org/10.5555/ABC"}"#,
    );
    let bibtex = services(&server).doi("10.5555/abc").expect("an entry");
    assert_eq!(
        shown(&bibtex),
        "chapter | Über k cards & {looms} | van der Waals, Jr., J. D., {Looms and Sons, Inc.}, \
         {Engine Group} | Engines | 4 | 1–9 | 2019-11 | doi:10.5555/abc"
    );
    let thesis = without_bibtex(
        r#"{"type": "thesis", "title": "On looms", "publisher": "University of London",
            "author": [{"family": "Lovelace"}], "issued": {"raw": "1843-07-01"}}"#,
    );
    let bibtex = services(&thesis).doi("10.5555/abc").expect("an entry");
    assert_eq!(
        shown(&bibtex),
        "thesis | On looms | Lovelace | University of London | 1843-07 | doi:10.5555/abc"
    );
    assert!(
        bibtex.contains("type = {Thesis}"),
        "for a degree that is not known: {bibtex}"
    );
    let thesis = without_bibtex(
        r#"{"type": "thesis", "title": "On looms", "genre": "Licentiate thesis",
            "author": [{"family": "Lovelace"}], "issued": {"raw": "1843"}}"#,
    );
    let bibtex = services(&thesis).doi("10.5555/abc").expect("an entry");
    assert_eq!(
        shown(&bibtex),
        "thesis | On looms | Lovelace | Licentiate thesis | 1843 | doi:10.5555/abc"
    );
}

#[test]
fn what_is_no_record_is_said() {
    let unusable = "service-answer: doi.org has no BibTeX for the DOI `10.5555/12`; add the \
                    publication from BibTeX text, as its publisher's page gives it";
    let page = "<!DOCTYPE html><html><body>@home{</body></html>";
    for (reply, expected) in [
        (
            Reply::Text(404, page.into()),
            "unknown-identifier: the DOI `10.5555/12` is not known to doi.org; look for it at \
             https://doi.org/10.5555/12",
        ),
        (good(page), unusable),
        (good(""), unusable),
        (Reply::Text(204, String::new()), unusable),
        (good("@article{a, title = {Not whole"), unusable),
        (good("@article{a, author = {No Title}}"), unusable),
        (good("@misc{a, title = {A}} @misc{b, title = {B}}"), unusable),
        (good("[".repeat(10_000)), unusable),
        (
            Reply::Text(403, page.into()),
            "service-answer: doi.org refuses to answer, with 403; add the publication from \
             BibTeX text, as its publisher's page gives it",
        ),
        (
            good("@article{a, title = {Another}, doi = {10.5555/13}}"),
            "service-answer: doi.org answers to `10.5555/12` with `10.5555/13`; if that is the \
             publication, add `10.5555/13`",
        ),
    ] {
        let reply = std::sync::Mutex::new(vec![reply]);
        let server = Server::new(move |_| {
            let next = reply.lock().expect("a list").pop();
            next.unwrap_or_else(|| good("<html></html>"))
        });
        let fault = services(&server).doi("10.5555/12").expect_err("a fault");
        assert_eq!(said(&fault), expected);
    }
}

#[test]
fn tex_of_strangers_does_not_get_into_the_file() {
    let server = Server::new(|_| {
        good(
            r"@article{a\b{c}, title = {\input{/etc/passwd} \write18{ls} $\csname x$ \'Etude}, author = {\def\x{Eve} and Lovelace, Ada}, doi = {10.5555/12}, \evil = {x}, note = {\immediate\openout3=x}, year = 2020}",
        )
    });
    let outcome = services(&server).doi("10.5555/12");
    let Ok(bibtex) = outcome else { return };
    for word in ["input", "write", "csname", "def", "openout", "evil"] {
        assert!(!bibtex.contains(&format!("\\{word}")), "{bibtex}");
    }
    assert!(bibtex.contains(r"\'Etude"), "{bibtex}");
}

#[test]
fn a_doi_of_odd_signs_is_asked_for_as_it_is() {
    let doi = "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-#";
    let server = Server::new(move |_| {
        good(format!("@article{{a, title = {{T}}, doi = {{{doi}}}}}"))
    });
    let bibtex = services(&server).doi(doi).expect("an entry");
    assert_eq!(shown(&bibtex), format!("article | T |  | doi:{doi}"));
    let asked = &server.asked()[0].path;
    assert!(asked.contains("%3C1661%3A%3AAID-SIM968%3E3.0.CO%3B2-%23"), "{asked}");
}
