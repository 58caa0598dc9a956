//! No text of a library disappears: each is on the page, or its field is named as not shown, or
//! it is of those that no list shows and no `.bib` file is reported for.

use std::fmt::Write;
use std::path::Path;

use cvtex::diagnostics::short;
use cvtex::files::Files;
use cvtex::source::Source;
use cvtex::write::latex::typeset;
use cvtex::{Compilation, Request};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The page and the messages of a CV that lists this library.
fn shown(library: &str) -> (String, String) {
    let bytes = library.as_bytes().to_vec();
    let files = Files::new(move |_: &Path| Ok(bytes.clone()));
    let cv = "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: a.txt}]\n";
    let mut compilation = Compilation::new(Source::new("cv.yaml", cv), files);
    let document = compilation.document(&Request::default());
    let said = short::render(&compilation.report, &compilation.source);
    (document.map(|it| typeset(&it).as_str().to_owned()).unwrap_or_default(), said)
}

/// Fails where a field is neither on the page nor named.
fn assert_kept(
    library: &str,
    fields: &[(String, String)],
    silent: &[&str],
) -> Result<(), TestCaseError> {
    let (page, said) = shown(library);
    prop_assert!(!page.is_empty(), "{library}\n{said}");
    for (name, word) in fields.iter().filter(|(name, _)| !silent.contains(&name.as_str()))
    {
        let lower: String = name
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let lower = lower.trim_matches('-');
        let is_named =
            [format!("`{lower}`"), format!("`other-{lower}`").replace("-`", "`")]
                .iter()
                .any(|name| said.contains(name));
        prop_assert!(
            page.contains(word.as_str()) || is_named || said.contains(word.as_str()),
            "{name} {word}\n{library}\n{page}\n{said}"
        );
    }
    Ok(())
}

/// Fields of these names, each with a word that stands nowhere else.
fn fields(names: &'static str) -> impl Strategy<Value = Vec<(String, String)>> {
    let names: Vec<_> = names.split_whitespace().map(ToOwned::to_owned).collect();
    let some = prop::collection::vec(prop::sample::select(names), 1..14);
    (some, 0..9000_u32).prop_map(|(names, seed)| {
        let words = (seed..).map(|number| format!("qx{number}z"));
        names.into_iter().zip(words).collect()
    })
}

/// The lines of tagged fields.
fn lines(fields: &[(String, String)], between: &str) -> String {
    fields.iter().fold(String::new(), |mut text, (tag, word)| {
        let _ = writeln!(text, "{tag}{between}{word}");
        text
    })
}

const RIS: &str = "T1 T2 T3 BT JF ET VL IS CP PB CY UR LK DA PY Y1 DO L3 ID AU A1 A2 A3 A4 ED SP EP \
                   C1 C5 C7 AR M1 M2 M3 NV OP RI SE TT U1 VO KW";
const PUBMED: &str =
    "BTI CTI JT VI IP PG DP FAU AU CN FED ED PB EN TT GR CON CIN EIN RIN IR FIR GS";
const WEB_OF_SCIENCE: &str =
    "SO VL IS BP EP AR PY PD DI BE AF CA GP SE CT SI PN SU MA BS";
const REFER: &str =
    "%T %J %B %S %V %N %P %I %C %7 %R %U %A %Q %E %D %8 %Y %1 %2 %? %& %H";
const CSL: &str = "container-title event-title publisher publisher-place event-place genre edition \
                   collection-title volume issue number page DOI URL author editor translator issued \
                   note reviewed-title original-title section status version medium dimensions scale \
                   references jurisdiction authority composer director weird";
const HAYAGRIVA: &str = "author editor organization publisher location volume issue edition page-range \
                         url genre note serial-number date chapter affiliated weird";

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_ris_file_disappears(
        kind in prop::sample::select(vec!["JOUR", "CPAPER", "CHAP", "BOOK", "THES", "RPRT", "GEN", "MAP", "PAT"]),
        fields in fields(RIS),
    ) {
        let text = format!("TY  - {kind}\nTI  - A title\n{}ER  - \n", lines(&fields, "  - "));
        // Where a journal is published, and what an article is, belongs to no reference.
        let silent: &[&str] =
            if matches!(kind, "JOUR" | "GEN") { &["PB", "CY", "M3", "KW", "ID"] } else { &["KW", "ID"] };
        assert_kept(&text, &fields, silent)?;
    }

    #[test]
    fn no_text_of_a_pubmed_file_disappears(fields in fields(PUBMED)) {
        let text = fields.iter().fold("PMID- 1\nTI  - A title\n".to_owned(), |mut text, (tag, word)| {
            let _ = writeln!(text, "{tag:4}- {word}");
            text
        });
        let has = |tag: &str| fields.iter().any(|(name, _)| name == tag);
        // The same authors in short.
        let silent: &[&str] = match (has("FAU"), has("FED")) {
            (true, _) | (_, true) => &["AU", "ED"],
            _ => &[],
        };
        assert_kept(&text, &fields, silent)?;
    }

    #[test]
    fn no_text_of_a_file_of_the_web_of_science_disappears(fields in fields(WEB_OF_SCIENCE)) {
        let text = format!("FN Clarivate\nVR 1.0\nPT J\nTI A title\n{}ER\n\nEF\n", lines(&fields, " "));
        assert_kept(&text, &fields, &[])?;
    }

    #[test]
    fn no_text_of_a_tagged_file_disappears(
        kind in prop::sample::select(vec!["Journal Article", "Conference Paper", "Book", "Thesis"]),
        fields in fields(REFER),
    ) {
        let text = format!("%0 {kind}\n%T A title\n{}", lines(&fields, " "));
        let silent: &[&str] = if kind == "Journal Article" { &["%I", "%C"] } else { &[] };
        assert_kept(&text, &fields, silent)?;
    }

    #[test]
    fn no_text_of_an_item_of_csl_disappears(
        kind in prop::sample::select(vec!["article-journal", "paper-conference", "book", "thesis", "figure"]),
        fields in fields(CSL),
    ) {
        let mut item: Map<String, Value> = Map::new();
        item.insert("type".into(), kind.into());
        item.insert("title".into(), "A title".into());
        for (name, word) in &fields {
            let value = match name.as_str() {
                "author" | "editor" | "translator" => json!([{"family": word, "given": "A"}]),
                _ => word.as_str().into(),
            };
            item.insert(name.clone(), value);
        }
        let kept = fields.iter().filter(|(name, word)| item[name].to_string().contains(word.as_str()));
        let kept: Vec<_> = kept.cloned().collect();
        let silent: &[&str] =
            if kind == "article-journal" { &["publisher", "publisher-place"] } else { &[] };
        assert_kept(&json!([item]).to_string(), &kept, silent)?;
    }

    #[test]
    fn no_text_of_an_entry_of_hayagriva_disappears(
        kind in prop::sample::select(vec!["article", "chapter", "book", "thesis", "artwork"]),
        own in fields(HAYAGRIVA),
        of_parent in fields("title editor organization publisher volume issue date url weird"),
    ) {
        let map = |fields: &[(String, String)]| {
            fields.iter().map(|(name, word)| (name.clone(), word.as_str().into())).collect::<Map<_, _>>()
        };
        let of_parent: Vec<_> = of_parent.into_iter().map(|(name, word)| (name, format!("p{word}"))).collect();
        let mut entry = map(&own);
        let mut parent = map(&of_parent);
        entry.insert("type".into(), kind.into());
        entry.insert("title".into(), "A title".into());
        parent.insert("type".into(), "periodical".into());
        let all: Vec<_> = own
            .iter()
            .filter(|(name, word)| entry[name] == json!(word))
            .chain(of_parent.iter().filter(|(name, word)| parent[name] == json!(word)))
            .cloned()
            .collect();
        entry.insert("parent".into(), parent.into());
        // A tree in JSON is one in YAML, which begins with the key here.
        let text = format!("lovelace: {}\n", Value::from(entry));
        let silent: &[&str] = if kind == "article" { &["publisher", "location"] } else { &[] };
        assert_kept(&text, &all, silent)?;
    }

    #[test]
    fn no_text_of_a_record_of_endnote_disappears(
        kind in prop::sample::select(vec!["Journal Article", "Book Section", "Book", "Thesis"]),
        fields in fields("secondary-title tertiary-title volume number edition pages publisher pub-location \
                          isbn electronic-resource-num year custom1 misc1 section reprint-edition"),
        author in "qx9[0-9]{4}z",
    ) {
        let mut text = format!(
            "<xml><records><record><ref-type name=\"{kind}\">1</ref-type><contributors><authors><author>\
             {author}</author></authors></contributors><titles><title>A title</title>"
        );
        let element = |text: &mut String, name: &str, word: &str| {
            let _ = write!(text, "<{name}><style face=\"normal\">{word}</style></{name}>");
        };
        for (name, word) in fields.iter().filter(|(name, _)| name.ends_with("-title")) {
            element(&mut text, name, word);
        }
        text.push_str("</titles><dates>");
        for (name, word) in fields.iter().filter(|(name, _)| name == "year") {
            element(&mut text, name, word);
        }
        text.push_str("</dates>");
        for (name, word) in &fields {
            if name != "year" && !name.ends_with("-title") {
                element(&mut text, name, word);
            }
        }
        text.push_str("</record></records></xml>");
        let mut all = fields.clone();
        all.push(("author".into(), author));
        let silent: &[&str] =
            if kind == "Journal Article" { &["publisher", "pub-location", "isbn"] } else { &["isbn"] };
        assert_kept(&text, &all, silent)?;
    }
}
