//! arXiv's Atom feed.

use super::*;

fn feed(entry: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <title type=\"html\">ArXiv Query: id_list=x</title>\n\
         <opensearch:totalResults xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\">1\
         </opensearch:totalResults>\n{entry}\n</feed>\n"
    )
}

fn entry(id: &str, more: &str) -> String {
    feed(&format!(
        "<entry>\n<id>http://arxiv.org/abs/{id}</id>\n\
         <updated>2023-02-01T00:00:00Z</updated>\n<published>2023-01-05T18:00:01Z</published>\n\
         <title>Computing $B_{{2n}}$ with few\n  cards: Schr\\\"odinger&#39;s 5% &amp; more</title>\n\
         <summary>  Not\nshown. </summary>\n\
         <author><name>Ada Lovelace</name>\
         <arxiv:affiliation xmlns:arxiv=\"http://arxiv.org/schemas/atom\">London</arxiv:affiliation>\
         </author>\n<author><name>Loom Collaboration</name></author>\n{more}\n\
         <arxiv:primary_category xmlns:arxiv=\"http://arxiv.org/schemas/atom\" term=\"cs.DS\"/>\n\
         </entry>"
    ))
}

#[test]
fn an_entry_of_the_feed_becomes_bibtex() {
    let server = Server::new(|_| good(entry("2301.01234v2", "")));
    let bibtex = services(&server).arxiv("2301.01234").expect("an entry");
    assert_eq!(
        bibtex,
        "@misc{arxiv:2301.01234,\n  \
           title = {Computing $B_{2n}$ with few cards: Schr\\\"odinger's 5\\% \\& more},\n  \
           author = {Ada Lovelace and {Loom Collaboration}},\n  \
           year = {2023},\n  \
           month = jan,\n  \
           eprint = {2301.01234},\n  \
           archiveprefix = {arXiv},\n  \
           primaryclass = {cs.DS},\n\
         }\n"
    );
    assert_eq!(
        shown(&bibtex),
        "preprint | Computing B_{2n} with few cards: Schrödinger’s 5% & more | Ada Lovelace, \
         {Loom Collaboration} | 2023-01 | arXiv:2301.01234"
    );
    assert_eq!(server.asked()[0].path, "/api/query?id_list=2301.01234&max_results=1");
}

#[test]
fn what_has_appeared_is_an_article() {
    let more = "<arxiv:doi xmlns:arxiv=\"http://arxiv.org/schemas/atom\">10.5555/12</arxiv:doi>\
                <arxiv:journal_ref xmlns:arxiv=\"http://arxiv.org/schemas/atom\">J. Eng. 76,\n  \
                013009 (2007)</arxiv:journal_ref>";
    let server = Server::new(move |_| good(entry("math.GT/0309136v1", more)));
    let bibtex = services(&server).arxiv("math.GT/0309136").expect("an entry");
    assert_eq!(
        shown(&bibtex),
        "article | Computing B_{2n} with few cards: Schrödinger’s 5% & more | Ada Lovelace, \
         {Loom Collaboration} | J. Eng. 76, 013009 | 2007 | doi:10.5555/12 | \
         arXiv:math.GT/0309136"
    );
    let by_doi = services(&server).doi("10.48550/arXiv.math.GT/0309136");
    assert_eq!(by_doi.as_ref(), Ok(&bibtex));
    let versioned = services(&server).arxiv("math.GT/0309136v1").expect("an entry");
    assert!(versioned.contains("eprint = {math.GT/0309136v1}"), "{versioned}");
}

#[test]
fn what_is_no_preprint_is_said() {
    let unknown = "unknown-identifier: arXiv has no preprint `2301.01234`; look for it at \
                   https://arxiv.org/abs/2301.01234";
    let error = feed(
        "<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id>\
         <title>Error</title><summary>incorrect id format for x</summary></entry>",
    );
    let no_feed = "service-answer: the answer of arXiv is not an Atom feed; add the \
                   publication from BibTeX text, as its publisher's page gives it";
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">\
                <!ENTITY c SYSTEM \"file:///etc/passwd\">]><feed><entry><id>&c;</id>\
                <title>&b;</title></entry></feed>";
    let deep = format!("{}{}", "<a>".repeat(40_000), "</a>".repeat(40_000));
    for (reply, expected) in [
        (good(feed("")), unknown),
        (good(error.clone()), unknown),
        (Reply::Text(400, error), unknown),
        (Reply::Text(404, String::new()), unknown),
        (good(bomb), no_feed),
        (good(deep), no_feed),
        (good("<feed><entry><title>Not whole"), no_feed),
        (good("Rate exceeded."), no_feed),
        (
            good(entry("2301.99999v1", "")),
            "service-answer: arXiv answers to `2301.01234` with `2301.99999v1`; if that is \
             the publication, add `2301.99999v1`",
        ),
    ] {
        let reply = std::sync::Mutex::new(Some(reply));
        let server =
            Server::new(move |_| reply.lock().expect("it").take().expect("one question"));
        let fault = services(&server).arxiv("2301.01234").expect_err("a fault");
        assert_eq!(said(&fault), expected);
    }
}
