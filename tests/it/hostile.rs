//! Whatever a file holds: no panic, no place outside it, and every message can be drawn.

use cvtex::diagnostics::{Code, Diagnostic, Report, human, json, short};
use cvtex::files;
use cvtex::prepare::migrate;
use cvtex::read::yaml;
use cvtex::source::Source;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A CV with something of everything.
const GOOD: &str = r##"# A CV
cv:
  name: Zoë Łukasz Ωж
  email: [ada@example.org, "b@example.org"]
  profiles: {github: ada, orcid: 0000-0002-1825-0097}
  summary: >-
    I study *engines*, $x^2$ and
    [more](https://example.org).
sections:
  - kind: experience
    entries:
      - &one
        position: 'It''s an engineer'
        organization: "Engines \u00e9 \"quoted\""
        start: 2021-02
        end: present
        highlights: [One, "Two: three"]
      - <<: *one
        position: Other
  - kind: publications
    entries:
      - title: |
          Notes on
          engines
        authors: [{name: Ada, equal: true}, B. C.]
        doi: 10.1000/182
        date: 2021-05-17
design: {paper: a4, margin: 2cm, accent: "#1f3a5f"}
"##;

/// Pieces that mean something to YAML, to Markdown, to TeX or to a terminal.
const PIECES: &[&str] = &[
    "\t",
    "\n",
    "\r\n",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ": ",
    ":",
    "- ",
    "-",
    "#",
    " #",
    "&a",
    "*a",
    "*",
    "!",
    "!!str",
    "%",
    "@",
    "`",
    "|",
    ">",
    "? ",
    ",",
    "---\n",
    "...\n",
    "<<: ",
    "\\",
    "\\u12",
    "$",
    "$\\def$",
    "{}",
    "\u{FEFF}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{2028}",
    "é",
    "漢",
    "🚀",
    "e\u{301}",
    "\u{202E}",
    "~",
    "null",
    "true",
    "2021-13",
    "  ",
    "\u{85}",
];

fn survives(text: &str) -> Result<(), TestCaseError> {
    let mut report = Report::default();
    let bytes = text.as_bytes().to_vec();
    let source = match files::decode("cv.yaml".as_ref(), bytes, &mut report) {
        Ok(source) => source,
        Err(source) => *source,
    };
    let root = yaml::parse(&source, &mut report);
    let root = root.and_then(|root| migrate::up_to_date(root, &source, &mut report));
    if let Some(root) = root {
        cvtex::check::check(&root, &source, &mut report);
    }
    is_current_once_migrated(&source)?;
    for found in report.sorted() {
        for label in found.label.iter().chain(&found.other) {
            let range = label.span.range();
            prop_assert!(range.start <= range.end && range.end <= text.len());
            prop_assert!(text.is_char_boundary(range.start));
            prop_assert!(text.is_char_boundary(range.end));
        }
        prop_assert!(!found.message.contains(['\n', '\u{1b}']), "{:?}", found.message);
    }
    drawn(&report, &source)
}

/// A migration is done once, and says the same as what is read without it.
fn is_current_once_migrated(source: &Source) -> Result<(), TestCaseError> {
    let changes = cvtex::edit::migrate::changes(source, &mut Report::default());
    if changes.is_empty() {
        return Ok(());
    }
    let after = Source::new(source.name(), cvtex::edit::migrate::apply(source, &changes));
    prop_assert_eq!(cvtex::edit::migrate::changes(&after, &mut Report::default()), []);
    let mut report = Report::default();
    let root = yaml::parse(&after, &mut report).expect("a tree");
    migrate::up_to_date(root, &after, &mut report);
    let is_old = |found: &&Diagnostic| found.code == Code::OldField;
    prop_assert!(!report.has_errors() && !report.sorted().iter().any(is_old));
    Ok(())
}

fn drawn(report: &Report, source: &Source) -> Result<(), TestCaseError> {
    for width in [40, 100] {
        human::render(report, source, width == 40, width);
    }
    let lines = short::render(report, source);
    prop_assert_eq!(lines.lines().count(), report.sorted().len(), "{}", lines);
    for line in json::render(report, source).lines() {
        let value: serde_json::Value =
            serde_json::from_str(line).expect("an object a line");
        prop_assert!(value["code"].is_string());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        survives(&text)?;
    }

    #[test]
    fn any_pile_of_pieces_is_survived(
        pieces in prop::collection::vec(prop_oneof![select(PIECES), Just("word"), Just("cv:"), Just(" ")], 0..60),
    ) {
        survives(&pieces.concat())?;
    }

    #[test]
    fn any_damage_to_a_good_cv_is_survived(
        is_old in any::<bool>(),
        damage in prop::collection::vec((any::<Index>(), 0..12_usize, select(PIECES)), 1..6),
    ) {
        let name = if is_old { "details" } else { "highlights" };
        let mut text = GOOD.replace("highlights", name);
        for (at, removed, piece) in damage {
            let boundaries: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
            let start = at.index(boundaries.len());
            let end = boundaries.get(start + removed).copied().unwrap_or(text.len());
            text.replace_range(boundaries[start]..end, piece);
        }
        survives(&text)?;
    }
}

#[test]
fn the_good_cv_is_good() {
    let source = Source::new("cv.yaml", GOOD);
    let mut report = Report::default();
    let root = yaml::parse(&source, &mut report).expect("a tree");
    let cv = cvtex::check::check(&root, &source, &mut report);
    assert_eq!(short::render(&report, &source), "");
    assert!(cv.is_some());
}
