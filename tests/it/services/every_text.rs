//! Whatever characters a service sends: what is said comes back, and nothing else happens.

use super::*;

/// What is left of a text that is only white space, invisible or a formula's sign.
fn words(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Texts without what is markup for web pages or Markdown's reader of formulas.
fn title() -> impl Strategy<Value = String> {
    "[ -%'-;=-~¡-ͷΑ-ωА-яḀ-ỹ–—‘’“”…€℃→≤⊕]{1,60}"
        .prop_map(|text| words(&text.replace(['\u{ad}', '$'], "")))
        .prop_filter("a title says something", |text| {
            text.chars().any(char::is_alphanumeric) && !text.contains("&#")
        })
}

fn name() -> impl Strategy<Value = String> {
    "\\p{Lu}[\\p{Ll}'’.-]{1,8}( \\p{Lu}[\\p{Ll}]{1,8}){0,2}"
}

fn openalex(title: &str, names: &[String]) -> String {
    let authors: Vec<_> = names
        .iter()
        .map(|name| serde_json::json!({ "author": { "display_name": name } }))
        .collect();
    serde_json::json!({
        "meta": { "count": 1 },
        "results": [{
            "id": "https://openalex.org/W1", "display_name": title, "type": "article",
            "authorships": authors, "publication_year": 2020,
            "primary_location": { "source": { "display_name": title, "type": "journal" } },
        }],
    })
    .to_string()
}

fn csl(title: &str, names: &[String]) -> String {
    let authors: Vec<_> = names
        .iter()
        .map(|name| serde_json::json!({ "family": name, "given": "Ada" }))
        .collect();
    serde_json::json!({
        "type": "article-journal", "title": title, "author": authors, "DOI": "10.5555/12",
        "container-title": title, "issued": { "date-parts": [[2020]] },
    })
    .to_string()
}

fn read(bibtex: &str) -> (String, Vec<String>, String) {
    let source = Source::new("answer.bib", bibtex);
    let mut report = Report::default();
    let entries = cvtex::read::bibtex::parse(&source, &mut report);
    let nodes = entries.publications(&source, &mut report);
    assert!(report.is_empty(), "{bibtex}{}", human::render(&report, &source, false, 100));
    let [node] = nodes.as_slice() else { panic!("{} entries", nodes.len()) };
    let texts = |name: &str| -> Vec<String> {
        let Some(field) = node.get(name) else { return Vec::new() };
        match &field.value.value {
            tree::Value::Sequence(items) => items.iter().map(scalar).collect(),
            _ => vec![scalar(&field.value)],
        }
    };
    let plain = |name: &str| {
        texts(name)
            .first()
            .map(|text| text::plain(&text::parse(text)))
            .unwrap_or_default()
    };
    (plain("title"), texts("authors"), plain("venue"))
}

fn scalar(node: &tree::Node) -> String {
    match &node.value {
        tree::Value::Scalar(scalar) => scalar.text.clone(),
        _ => String::new(),
    }
}

/// One server for all cases, which answers what was put there last.
fn asked(answer: &std::sync::Arc<std::sync::Mutex<String>>) -> Server {
    let answer = answer.clone();
    Server::new(move |question| {
        if question.accepts("application/x-bibtex") {
            Reply::Text(406, String::new())
        } else {
            good(answer.lock().expect("an answer").clone())
        }
    })
}

/// A text as a `.bib` file prints it, where straight quotation marks are curved ones or primes.
/// Which of them is not looked at, nor a comma at the end, which is not kept.
fn printed(text: &str) -> String {
    text.trim_end_matches([',', ' '])
        .replace(['\'', '‘', '′'], "’")
        .replace(['“', '”', '″'], "\"")
}

#[test]
fn any_title_and_any_name_come_back_as_they_were_given() {
    let answer = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let services = services(asked(&answer).leak());
    let names = proptest::collection::vec(name(), 1..4);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&(title(), names), |(title, names)| {
        let expected = printed(&title);
        let people: Vec<_> = names.iter().map(|name| printed(name)).collect();
        *answer.lock().expect("an answer") = openalex(&title, &names);
        let listing = services.works(&Account::OpenAlex("A1".into())).expect("a listing");
        let (found, authors, venue) = read(&listing.works[0].bibtex);
        prop_assert_eq!(printed(&found), &*expected);
        prop_assert_eq!(printed(&venue), &*expected);
        prop_assert_eq!(&authors, &people);
        *answer.lock().expect("an answer") = csl(&title, &names);
        let (found, authors, _) = read(&services.doi("10.5555/12").expect("an entry"));
        prop_assert_eq!(printed(&found), &*expected);
        let bare = |name: &String| name.replace(", Ada", "").replace("Ada ", "");
        prop_assert_eq!(authors.iter().map(bare).collect::<Vec<_>>(), people);
        Ok(())
    });
    outcome.expect("what came back");
}

#[test]
fn whatever_is_sent_is_one_entry_or_a_fault() {
    let answer = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let services = services(asked(&answer).leak());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let part = prop_oneof![
        Just("<i>".to_owned()),
        Just("</i>".into()),
        Just("$".into()),
        Just("\\".into()),
        Just("{".into()),
        Just("}".into()),
        Just("&lt;".into()),
        Just("&amp;".into()),
        Just("<mml:math>".into()),
        Just("</mml:math>".into()),
        Just("@article{x,".into()),
        Just("\\input".into()),
        Just("\n@".into()),
        Just("\"".into()),
        Just("%".into()),
        Just("a".into()),
        Just(" ".into()),
        any::<char>().prop_map(String::from),
    ];
    let text = proptest::collection::vec(part, 1..30).prop_map(|parts| parts.concat());
    let outcome = runner.run(&text, |text| {
        *answer.lock().expect("an answer") = openalex(&text, std::slice::from_ref(&text));
        let listing = services.works(&Account::OpenAlex("A1".into())).expect("a listing");
        for work in &listing.works {
            let source = Source::new("answer.bib", work.bibtex.as_str());
            let mut report = Report::default();
            let entries = cvtex::read::bibtex::parse(&source, &mut report);
            prop_assert!(!report.has_errors(), "{}", work.bibtex);
            prop_assert!(entries.len() == 1, "{}", work.bibtex);
            prop_assert!(!work.bibtex.contains("\\input"), "{}", work.bibtex);
        }
        Ok(())
    });
    outcome.expect("entries");
}

trait Leak {
    /// Keeps a server for the rest of the test.
    fn leak(self) -> &'static Self;
}

impl Leak for Server {
    fn leak(self) -> &'static Self {
        Box::leak(Box::new(self))
    }
}
