//! Adding publications to the lists of a CV: whatever form a list has, the new entry reads as
//! it was given, and taking it out again gives the file back, byte for byte.

use std::fs;

use crate::common::{examples, said};
use cvtex::diagnostics::Report;
use cvtex::edit::{Insertion, Wishes, apply, yaml};
use cvtex::read::{self, bibtex};
use cvtex::source::Source;
use cvtex::tree::sections::sections;
use cvtex::tree::{Node, Value};
use proptest::prelude::*;

const GIVEN: &str = r#"@article{x, title={Notes: "on" the {Analytical} Engine \# 1}, author={Lovelace, Ada
and {Guild, The}}, author+an={1=equal}, journal={Sci. Mem., London}, year=1843, month=aug, doi={10.1000/182},
eprint={2301.10000}, archiveprefix={arXiv}, pages={666--731}, keywords={a, b: c}, pdf={https://example.org/a,b.pdf},
note={true}, editor={A and B and C and D and A rather long name and Another rather long name and Others that are as long}}"#;

/// The publications of a text of BibTeX as trees.
fn given() -> Vec<Node> {
    let (source, mut report) = (Source::new("<stdin>", GIVEN), Report::default());
    bibtex::parse(&source, &mut report).publications(&source, &mut report)
}

fn tree(text: &str) -> Node {
    let mut report = Report::default();
    read::yaml::parse(&Source::new("cv.yaml", text), &mut report).expect("YAML")
}

/// The file with the publication in its section of this number; none where it is refused.
fn inserted(text: &str, number: usize) -> Option<(String, Insertion)> {
    let (cv, root, given) = (Source::new("cv.yaml", text), tree(text), given());
    let section = sections(&root, "publications")[number];
    let nodes: Vec<_> = given.iter().collect();
    let wishes = Wishes { is_selected: true, ..Wishes::default() };
    let insertion = yaml::insert(&cv, &root, section, &nodes, &wishes).ok()?;
    Some((apply(&cv, std::slice::from_ref(&insertion.edit)), insertion))
}

/// A text without the new entry as a person removes it: its lines with the empty lines that
/// part it from its neighbour, or what stands between the commas of a list in brackets.
fn removed(text: &str, insertion: &Insertion) -> Vec<String> {
    let new = &insertion.entries[0].bytes;
    let line = text[..new.start].rfind('\n').map_or(0, |at| at + 1);
    let (before, behind) = (&text[..line], &text[new.end..]);
    let blank = ['\r', '\n'];
    let is_line = text[line..new.start].trim_matches([' ', '-']).is_empty();
    let mut ways = Vec::new();
    if is_line {
        ways.push(format!("{before}{}", behind.trim_start_matches(blank)));
        let kept = before.trim_end_matches(blank);
        ways.push(format!("{kept}{behind}"));
        ways.push(format!(
            "{}{behind}",
            kept.strip_suffix("entries:").unwrap_or(kept).trim_end()
        ));
        ways.push(format!("{kept} []{behind}"));
    }
    let space = |c: char| c == ',' || c.is_whitespace();
    ways.push(format!("{}{}", &text[..new.start], behind.trim_start_matches(space)));
    ways.push(format!("{}{behind}", text[..new.start].trim_end_matches(space)));
    let list = format!("{}{behind}", &text[..new.start]);
    ways.push(list.replace(", entries: []", ""));
    ways.push(list);
    ways
}

fn holds(text: &str, number: usize) -> Result<(), TestCaseError> {
    let Some((with, insertion)) = inserted(text, number) else {
        return Err(TestCaseError::fail(format!("refused:\n{text}")));
    };
    prop_assert!(removed(&with, &insertion).iter().any(|way| way == text), "{}", with);
    let after = tree(&with);
    let section = sections(&after, "publications")[number];
    let Value::Sequence(items) = &section.get("entries").expect("entries").value.value
    else {
        return Err(TestCaseError::fail("no list"));
    };
    let key = &insertion.entries[0].key;
    let is_new = |item: &&Node| said(item).contains(&format!("key: {key:?}"));
    let found = items.iter().find(is_new).map(said).unwrap_or_default();
    let given = given().remove(0);
    let Value::Mapping(fields) = &given.value else { unreachable!("an entry") };
    for field in fields.iter().filter(|field| field.key != "key") {
        let field = format!("{}: {}", field.key, said(&field.value));
        prop_assert!(found.contains(&field), "{} in {}", field, found);
    }
    prop_assert!(found.contains(r#"selected: "true""#), "{}", found);
    Ok(())
}

#[test]
fn the_examples_come_back_byte_for_byte() {
    let mut seen = 0;
    for path in examples() {
        let text = fs::read_to_string(&path).expect("a file");
        for number in 0..sections(&tree(&text), "publications").len() {
            for text in
                [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")]
            {
                let held = holds(&text, number);
                held.unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            }
            seen += 1;
        }
    }
    assert!(seen >= 3, "{seen}");
}

/// What stands before the section, and the indentation of its fields.
const HEADS: [(&str, &str); 4] = [
    ("cv: {name: Ada}\nsections:\n  - kind: publications\n", "    "),
    (
        "# A CV\n\ncv:\n  name: Ada\nsections:\n- kind: publications # of mine\n  title: A\n",
        "  ",
    ),
    (
        "cv: {name: Ada}\nsections:\n  - kind: group\n    title: B\n    sections:\n    -   kind: publications\n",
        "        ",
    ),
    ("cv: {name: Ada}\nsections:\n  -\n    sort: file\n    kind: publications\n", "    "),
];

/// Entries in the forms that people give them, on lines that are indented later.
const ITEMS: [&str; 6] = [
    "title: One\nauthors: [Ada]\ndate: YEAR",
    "title: >-\n  Two\n  lines\ndate: YEAR # about\n# and more\nvenue: Here",
    "&a\ntitle: Three\ndate: YEAR\ndetails:\n  - one\n  - two",
    "{title: Four, date: YEAR}",
    "date: YEAR\ntitle: Five\nlinks:\n- {label: A, url: https://example.org}",
    "title: |\n  Six\ndate: YEAR",
];

fn list() -> impl Strategy<Value = String> {
    let items = prop::collection::vec((0..ITEMS.len(), 1990_u16..2030), 1..5);
    let head = prop::sample::select(&HEADS);
    let tail = prop::sample::select(vec![
        "",
        "\n",
        "\n\n",
        "\n# end\n",
        "\n  - kind: lines\n    entries: [{label: A, text: B}]\n",
        "\nlocale: en\n",
    ]);
    (items, head, tail, 0_usize..3, 0_usize..3, any::<[bool; 3]>()).prop_map(
        |(mut items, (head, indent), tail, gap, deeper, [is_sorted, is_crlf, is_bom])| {
            if is_sorted {
                items.sort_by_key(|(_, year)| std::cmp::Reverse(*year));
            }
            let indent = format!("{indent}{}", " ".repeat(deeper));
            let entries = items.iter().enumerate().map(|(number, (form, year))| {
                let item = ITEMS[*form].replace("YEAR", &year.to_string());
                let item = item.replace("&a", &format!("&a{number}"));
                format!("{indent}- {}", item.replace('\n', &format!("\n{indent}  ")))
            });
            let entries: Vec<_> = entries.collect();
            let field = &indent[..indent.len() - deeper];
            let entries = entries.join(&"\n".repeat(gap + 1));
            // A section of another list can only follow where the sections are a list of two.
            let is_other = tail.contains("- kind") && !head.contains("\n  - kind: p");
            let tail = if is_other { "\n" } else { tail };
            let text = format!("{head}{field}entries:\n{entries}{tail}");
            let text = if is_crlf { text.replace('\n', "\r\n") } else { text };
            if is_bom { format!("\u{feff}{text}") } else { text }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn made_up_lists_come_back_byte_for_byte(text in list()) {
        holds(&text, 0)?;
    }
}

#[test]
fn lists_in_brackets_empty_lists_and_sections_without_one_take_an_entry() {
    for text in [
        "cv: {name: A}\nsections: [{kind: publications, entries: [{title: B, date: 2000}]}]",
        "cv: {name: A}\nsections: [{kind: publications, entries: []}]\n",
        "cv: {name: A}\nsections: [{kind: publications, from: a.bib}]\n",
        "cv: {name: A}\nsections:\n  - kind: publications\n    entries: [\n      {title: B, date: 2001},\n      {title: C, date: 2000},\n    ]\n",
        "cv: {name: A}\nsections:\n  - kind: publications\n    entries: [{title: B, date: 2000}, {title: C, date: 2001}] # two\n",
        "cv: {name: A}\nsections:\n  - kind: publications\n    entries: []\n  - kind: lines\n    entries: [{label: A, text: B}]\n",
        "cv: {name: A}\nsections:\n  - kind: publications\n    entries:\n    title: B\n",
        "cv: {name: A}\nsections:\n- kind: publications\n  from: papers.bib # mine\n\n# end\n",
        "cv: {name: A}\nsections:\n- kind: publications\n  entries:",
    ] {
        holds(text, 0).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    }
}

#[test]
fn what_several_lists_share_is_not_changed_in_one_of_them() {
    for text in [
        "cv: {name: A}\nsections:\n- {kind: publications, entries: &all [{title: B}]}\n- {kind: publications, entries: *all}\n",
        "base: &base {kind: publications, entries: [{title: B}]}\ncv: {name: A}\nsections:\n- <<: *base\n- <<: *base\n",
    ] {
        assert_eq!(inserted(text, 0).map(|(text, _)| text), None, "{text}");
    }
}

#[test]
fn an_entry_is_written_in_the_order_of_the_schema() {
    let text = "cv: {name: A}\nsections:\n- kind: publications\n  entries:\n  - title: B\n    date: 2000\n\n  - title: C\n    date: 1999\n";
    let (with, _) = inserted(text, 0).expect("a place");
    let (_, rest) = with.split_once("  entries:\n").expect("entries");
    let (entry, _) = rest.split_once("\n\n  - title: B").expect("the first");
    assert_eq!(
        entry,
        r#"  - key: lovelace1843notes
    title: "Notes: “on” the Analytical Engine # 1"
    authors: [{name: Ada Lovelace, equal: true}, The Guild]
    type: article
    venue: Sci. Mem., London
    pages: 666–731
    editors:
      - A
      - B
      - C
      - D
      - A rather long name
      - Another rather long name
      - Others that are as long
    date: 1843-08
    doi: 10.1000/182
    arxiv: "2301.10000"
    note: "true"
    keywords: [a, "b: c"]
    links: [{label: PDF, url: "https://example.org/a,b.pdf"}]
    selected: true"#
    );
}
