//! The lists of works at ORCID, DBLP and OpenAlex.

use super::*;

fn works(server: &Server, account: &str) -> Result<Listing, Diagnostic> {
    services(server).works(&account.parse::<Account>().expect("an account"))
}

fn lines(listing: &Listing) -> Vec<String> {
    listing.works.iter().map(|work| shown(&work.bibtex)).collect()
}

fn orcid(question: &Question) -> Reply {
    match question.path.as_str() {
        "/v3.0/0000-0002-1825-0097/works" => {
            good(include_str!("../../services/answers/orcid-works.json"))
        }
        "/v3.0/0000-0002-1825-0097/works/11,22,33,44" => {
            good(include_str!("../../services/answers/orcid-bulk.json"))
        }
        "/10.5555/33" => {
            good("@article{x, title={By DOI}, author={Lovelace, Ada}, DOI={10.5555/33}}")
        }
        _ => Reply::Text(404, "{\"response-code\": 404}".into()),
    }
}

#[test]
fn an_orcid_record_is_listed_as_the_person_prefers_it() {
    let server = Server::new(orcid);
    let listing = works(&server, "orcid:0000-0002-1825-0097").expect("a listing");
    assert_eq!(
        lines(&listing),
        [
            "article | Notes on the Engine: A translation | Ada Lovelace, Charles Babbage | \
             Scientific Memoirs | 3 | 666–731 | 1843-08 | doi:10.5555/11",
            "conference | Looms & cards | Ada Lovelace, {Loom Group} | Proceedings of Looms | \
             7–9 | 2001",
            "article | By DOI |  | J. Eng. | 2003 | doi:10.5555/33",
        ]
    );
    let missing: Vec<_> = listing.missing.iter().map(said).collect();
    assert_eq!(
        missing,
        [
            "service-answer: ORCID lists `A lost work` and does not give it; try again later; \
             nothing was changed"
        ]
    );
    let complete = services(&server).complete(&listing.works[2]).expect("authors");
    assert_eq!(
        shown(&complete),
        "article | By DOI | Ada Lovelace | J. Eng. | 2003 | doi:10.5555/33"
    );
    assert!(server.asked()[0].accepts("application/json"));
}

#[test]
fn a_hundred_works_are_asked_for_at_once() {
    let server = Server::new(|question| {
        let summary = |code| {
            format!(
                "{{\"work-summary\": [{{\"put-code\": {code}, \"title\": {{\"title\": \
                 {{\"value\": \"T{code}\"}}}}, \"display-index\": \"0\"}}]}}"
            )
        };
        let work = |code: &str| {
            format!(
                "{{\"work\": {{\"put-code\": {code}, \"title\": {{\"title\": {{\"value\": \
                 \"T{code}\"}}}}, \"type\": \"other\"}}}}"
            )
        };
        match question.path.rsplit('/').next() {
            Some("works") => {
                let groups: Vec<_> = (1..=250).map(summary).collect();
                good(format!("{{\"group\": [{}]}}", groups.join(",")))
            }
            // The second hundred is lost.
            Some(codes) if codes.starts_with("101,") => Reply::Text(500, String::new()),
            Some(codes) => {
                let works: Vec<_> = codes.split(',').map(work).collect();
                good(format!("{{\"bulk\": [{}]}}", works.join(",")))
            }
            None => Reply::Text(404, String::new()),
        }
    });
    let listing = works(&server, "orcid:0000-0002-1825-0097").expect("a listing");
    assert_eq!((listing.works.len(), listing.missing.len()), (150, 100));
    assert_eq!(server.asked().len(), 4);
}

#[test]
fn dblp_gives_a_bib_file() {
    let server = Server::new(|question| match question.path.as_str() {
        "/pid/65/9612.bib?param=1" => {
            good(include_str!("../../services/answers/dblp.bib.txt"))
        }
        _ => Reply::Text(404, String::new()),
    });
    let listing = works(&server, "dblp:65/9612").expect("a listing");
    assert_eq!(
        lines(&listing),
        [
            "conference | ENGINE: Looms & Cards in H{}_{\\mbox{2}}O | Ada Lovelace, Wei Wang | 18th \
             Symposium on Engines, ENG 2024, London, UK, May 1-3, 2024 | 12:1–12:20 | 2024 | \
             doi:10.4230/LIPICS.ENG.2024.12",
            "preprint | On cards | Ada Lovelace | 2023 | arXiv:2301.01234",
        ]
    );
    assert_eq!(listing.missing.len(), 1);
    assert!(listing.missing[0].message.contains("DBLP:conf/eng/Broken"));
    let none = works(&server, "dblp:1/1").expect_err("a fault");
    assert_eq!(
        said(&none),
        "unknown-identifier: DBLP does not know `1/1`; look for it at \
         https://dblp.org/pid/1/1"
    );
}

#[test]
fn openalex_gives_pages() {
    let server = Server::new(|question| {
        if question.path.contains("page=2&") {
            good(include_str!("../../services/answers/openalex-2.json"))
        } else {
            good(include_str!("../../services/answers/openalex-1.json"))
        }
    });
    let listing = works(&server, "openalex:A5023888391").expect("a listing");
    assert_eq!(
        lines(&listing),
        [
            "article | In vivo looms & 50% of A_b | Ada Lovelace, {Loom Consortium} | Journal \
             of Engines | 3 | 2 | 7–9 | 2024-05 | doi:10.5555/a",
            "preprint | On cards | Ada Lovelace | 2023 | arXiv:2301.01234",
            "preprint | On bark | Ada Lovelace | bioRxiv | 2022-03 | doi:10.1101/2022.03.01",
            "conference | On punches | Ada Lovelace | Proceedings of Looms | e12 | 2021-06",
        ]
    );
    let missing: Vec<_> = listing.missing.iter().map(|found| &found.message).collect();
    assert_eq!(
        missing,
        ["OpenAlex lists `https://openalex.org/W9` and does not give it"]
    );
    let asked = server.asked();
    assert_eq!(asked.len(), 2);
    assert!(
        asked[0].path.starts_with(
            "/works?filter=authorships.author.id%3AA5023888391&per_page=100&page=1&"
        ) || asked[0].path.starts_with(
            "/works?filter=authorships.author.id:A5023888391&per_page=100&page=1&"
        ),
        "{}",
        asked[0].path
    );
}

#[test]
fn openalex_may_want_a_key() {
    let server = Server::new(|question| {
        if question.path.contains("api_key=secret") {
            good("{\"meta\": {\"count\": 0}, \"results\": []}")
        } else {
            Reply::Text(401, "{}".into())
        }
    });
    let fault = works(&server, "openalex:A1").expect_err("a fault");
    assert_eq!(
        said(&fault),
        "service-answer: OpenAlex answers only with a key; ask OpenAlex for a key, and put it \
         into the variable `CVTEX_OPENALEX_KEY`"
    );
    let with_key = Settings { openalex_key: Some("secret".into()), ..settings(&server) };
    let listing = Services::new(with_key).works(&Account::OpenAlex("A1".into()));
    assert!(listing.expect("a listing").works.is_empty());
}

#[test]
fn an_answer_of_another_form_is_said() {
    let deep = "[".repeat(100_000);
    for body in ["<html></html>", "{}", "null", "{\"group\": 3, \"results\": {}}", &deep]
    {
        let body = body.to_owned();
        let server = Server::new(move |_| good(body.clone()));
        for account in ["orcid:0000-0002-1825-0097", "openalex:A1", "dblp:1/2"] {
            let fault = works(&server, account).expect_err("a fault");
            assert_eq!(fault.code, Code::ServiceAnswer, "{account}");
        }
    }
}

#[test]
fn pages_without_end_have_one() {
    let server = Server::new(|_| {
        good(
            "{\"meta\": {\"count\": 99999999}, \"results\": [{\"id\": \"W1\", \
             \"display_name\": \"T\"}]}",
        )
    });
    let listing = works(&server, "openalex:A1").expect("a listing");
    assert_eq!((listing.works.len(), server.asked().len()), (100, 100));
}
