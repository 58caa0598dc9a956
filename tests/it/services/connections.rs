//! Services that are slow, broken, busy or malicious.

use super::*;

/// What is said when the server does this, and how often it was asked.
fn outcome(reply: impl Fn(usize) -> Reply + Send + Sync + 'static) -> (String, usize) {
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::new(move |_| {
        reply(count.fetch_add(1, std::sync::atomic::Ordering::SeqCst))
    });
    let outcome = services(&server).doi("10.5555/12345678");
    let said = match &outcome {
        Ok(bibtex) => shown(bibtex).split(" | ").nth(1).unwrap_or_default().to_owned(),
        Err(fault) => said(fault),
    };
    (said, server.asked().len())
}

const GOOD: &str = "Notes on the Analytical Engine & more";

#[test]
fn nobody_there_is_said() {
    let server = Server::new(|_| good(""));
    let mut settings = settings(&server);
    // A port that is free, because the server that had it is gone.
    settings.doi = server.address();
    drop(server);
    std::thread::sleep(Duration::from_millis(50));
    let fault = Services::new(settings).doi("10.5555/12").expect_err("a fault");
    assert_eq!(
        said(&fault),
        "service-unreachable: doi.org cannot be reached from here; look at the connection and \
         try again; nothing was changed"
    );
}

#[test]
fn a_service_that_takes_too_long_is_left() {
    let started = Instant::now();
    let slow = |_| Reply::Late(Duration::from_secs(3), Box::new(good(CROSSREF)));
    let expected = "service-unreachable: doi.org did not answer within 700 ms; try again later; \
                    nothing was changed";
    assert_eq!(outcome(slow), (expected.into(), 1));
    // The head is there, the rest never comes; or not even the head is whole.
    for sent in ["HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n@art", "HTTP/1.1 200"] {
        let sent = sent.as_bytes().to_vec();
        let hanging = move |_| Reply::Hanging(sent.clone(), Duration::from_secs(3));
        assert_eq!(outcome(hanging), (expected.into(), 1));
    }
    assert!(started.elapsed() < Duration::from_secs(3));
}

#[test]
fn a_busy_service_is_asked_again() {
    let twice = |count| match count {
        0 => Reply::Text(503, String::new()),
        1 => Reply::With(429, vec!["retry-after: 0".into()], String::new()),
        _ => good(CROSSREF),
    };
    assert_eq!(outcome(twice), (GOOD.into(), 3));
    let short = |count| match count {
        0 => Reply::With(429, vec!["retry-after: 1".into()], String::new()),
        _ => good(CROSSREF),
    };
    let started = Instant::now();
    assert_eq!(outcome(short), (GOOD.into(), 2));
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[test]
fn a_service_that_stays_busy_is_left_alone() {
    let said = |reply: fn(usize) -> Reply| outcome(reply);
    assert_eq!(
        said(|_| Reply::With(429, vec!["retry-after: 90".into()], String::new())),
        (
            "service-unreachable: doi.org asks to be left alone for 90 seconds; try again \
             after that; nothing was changed"
                .into(),
            1
        )
    );
    assert_eq!(
        said(|_| Reply::Text(503, String::new())),
        (
            "service-unreachable: doi.org is out of order: it answers with 503; try again \
             later; nothing was changed"
                .into(),
            3
        )
    );
    assert_eq!(
        said(|_| Reply::Text(500, "<html>".into())),
        (
            "service-unreachable: doi.org is out of order: it answers with 500; try again \
             later; nothing was changed"
                .into(),
            1
        )
    );
}

#[test]
fn an_answer_that_breaks_off_is_not_half_used() {
    let whole = CROSSREF;
    for head in [
        format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", whole.len() + 10),
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffff\r\n".into(),
        "HTTP/1.1 200 OK\r\ncontent-le".into(),
        "ICY 200 OK\r\n\r\n".into(),
    ] {
        let reply = format!("{head}{whole}").into_bytes();
        let (said, _) = outcome(move |_| Reply::Raw(reply.clone()));
        assert!(
            said.starts_with("service-answer: the answer of doi.org breaks off"),
            "{said}"
        );
    }
    let (said, _) = outcome(|_| Reply::Raw(Vec::new()));
    assert!(said.starts_with("service-"), "{said}");
}

#[test]
fn an_answer_without_end_is_cut() {
    let started = Instant::now();
    for part in [&b"@article{x, title = {a "[..], b"\0", b"{"] {
        let (said, _) = outcome(move |_| Reply::Endless(part));
        assert_eq!(
            said,
            "service-answer: the answer of doi.org is larger than 300 KB; add the publication \
             from BibTeX text, as its publisher's page gives it"
        );
    }
    assert!(started.elapsed() < Duration::from_secs(3));
}

#[test]
fn redirects_are_followed_to_the_web_only() {
    let to = |place: &'static str| {
        outcome(move |_| {
            Reply::With(302, vec![format!("location: {place}")], String::new())
        })
    };
    let (said, asked) = to("/again");
    assert_eq!(
        said,
        "service-answer: doi.org leads from one address to the next; add the publication from BibTeX text, as \
         its publisher's page gives it"
    );
    assert!(asked <= 5, "{asked}");
    for place in
        ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:x", "gopher://x:70/"]
    {
        let (said, asked) = to(place);
        let outside = "service-answer: doi.org leads to an address outside the web";
        assert!(said.starts_with(outside), "{place}: {said}");
        assert_eq!(asked, 1, "{place}");
    }
}

#[test]
fn what_is_no_text_is_said() {
    let raw = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xff\xfe".to_vec();
    let (said, _) = outcome(move |_| Reply::Raw(raw.clone()));
    assert!(
        said.starts_with("service-answer: the answer of doi.org is not UTF-8"),
        "{said}"
    );
    let control =
        "@article{x, title={a\u{0}b\u{1b}[31mc\u{202e}d}, doi={10.5555/12345678}}";
    assert_eq!(outcome(move |_| good(control)).0, "ab[31mcd");
}

#[test]
fn a_proxy_is_asked_unless_the_host_is_excepted() {
    let proxy = Server::new(|_| Reply::Text(502, String::new()));
    let server = Server::new(|_| good(CROSSREF));
    let through = |except: &str| {
        let proxy = Proxy { address: proxy.address(), except: except.into() };
        let settings = Settings { proxy: Some(proxy), ..settings(&server) };
        Services::new(settings).doi("10.5555/12345678").map_err(|fault| said(&fault))
    };
    let refused = through("").expect_err("a fault");
    assert!(refused.starts_with("service-unreachable: "), "{refused}");
    assert!(!proxy.asked().is_empty());
    assert!(through("localhost, 127.0.0.1").is_ok());
}
