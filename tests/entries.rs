//! Entries with what people have to say of them, and with gaps where they have not: what
//! stands on the page.

mod common;

use std::path::Path;

use common::{cvtex, folder, read, run, stderr};
use cvtex::document::{Block, Document, Entry, Inlines, Part};
use cvtex::text::{Inline, plain};

/// The document of sections, written in YAML below `sections:`.
fn document(sections: &str) -> Document {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    let text = format!("cv: {{name: Ada Lovelace}}\nsections:\n{sections}");
    std::fs::write(&path, text).expect("a file");
    read(Path::new(&path)).1
}

/// The blocks of all sections.
fn blocks(sections: &str) -> Vec<Block> {
    let parts = document(sections).parts.into_iter();
    let sections = parts.flat_map(|part| match part {
        Part::Section(section) => vec![section],
        Part::Group { sections, .. } => sections,
    });
    sections.flat_map(|section| section.blocks).collect()
}

/// What a text says, with the addresses of its links behind their words.
fn shown(inlines: &Inlines) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Link { url, content } => format!("{} <{url}>", plain(content)),
        other => plain(std::slice::from_ref(other)),
    };
    inlines.iter().map(one).collect()
}

/// The head of an entry: date, title, organization, location and remark.
fn head(entry: &Entry) -> String {
    let Entry { date, title, organization, location, note, .. } = entry;
    let parts = [date, title, organization, location, note];
    let parts: Vec<_> = parts.into_iter().flatten().map(shown).collect();
    parts.join(" | ").replace('\u{a0}', " ")
}

/// The heads of the entries, and the texts between them.
fn heads(sections: &str) -> Vec<String> {
    let one = |block: &Block| match block {
        Block::Entry(entry) => head(entry),
        Block::Paragraph(text) => format!("“{}”", shown(text)),
        Block::Line { label, text } => format!("{}: {}", shown(label), shown(text)),
        other => format!("{other:?}"),
    };
    blocks(sections).iter().map(one).collect()
}

#[test]
fn an_address_links_the_name_that_it_is_the_page_of() {
    let sections = r"
  - kind: experience
    entries:
      - {position: Fellow, organization: Trinity, department: Logic, url: https://a.org}
      - {position: Translator, url: https://a.org}
      - {organization: Trinity, url: https://a.org}
  - kind: education
    entries:
      - {degree: PhD, institution: Trinity, url: https://a.org}
      - {degree: PhD, url: https://a.org}
  - kind: teaching
    entries:
      - {course: Logic, organization: Trinity, url: https://a.org}
      - {role: Lecturer, organization: Trinity, url: https://a.org}
      - {organization: Trinity, url: https://a.org}
  - kind: service
    entries:
      - {role: Editor, organization: Memoirs, url: https://a.org}
      - {category: Boards, venues: [A, B], url: https://a.org}
      - {category: Boards, venues: [{name: A, years: 1843, url: https://a.org}, B]}
  - kind: supervision
    entries: [{name: William King, url: https://a.org}]
  - kind: memberships
    entries: [{organization: Society, url: https://a.org, role: Fellow}]
";
    assert_eq!(
        heads(sections),
        [
            "Fellow | Logic, Trinity <https://a.org>",
            "Translator <https://a.org>",
            "Trinity <https://a.org>",
            "PhD | Trinity <https://a.org>",
            "PhD <https://a.org>",
            "Logic <https://a.org> | Trinity",
            "Lecturer | Trinity <https://a.org>",
            "Trinity <https://a.org>",
            "Editor | Memoirs <https://a.org>",
            "Boards <https://a.org>",
            "Boards: A <https://a.org> 1843; B",
            "William King <https://a.org>",
            "Society <https://a.org> | (Fellow)",
        ]
    );
}

#[test]
fn what_is_not_said_leaves_no_gap() {
    let sections = r"
  - kind: experience
    entries:
      - {position: Translator, department: Letters, date: 1842}
      - {organization: Trinity, department: Logic, location: London}
  - kind: education
    entries:
      - {institution: Trinity, department: Logic}
      - {area: Logic, institution: Trinity}
      - {degree: PhD, area: Logic}
      - {area: Logic}
  - kind: teaching
    entries: [{course: Logic}, {organization: Trinity, level: Master}]
";
    assert_eq!(
        heads(sections),
        [
            "1842 | Translator | Letters",
            "Logic, Trinity | London",
            "Logic, Trinity",
            "Logic | Trinity",
            "PhD in Logic",
            "Logic",
            "Logic",
            "Trinity | (Master)",
        ]
    );
}

#[test]
fn several_positions_and_roles_stand_one_after_another() {
    let sections = r"
  - kind: experience
    entries:
      - {position: [Dean, Professor], organization: Trinity}
      - {position: ['Dean, Arts', Professor], organization: Trinity}
  - kind: memberships
    entries: [{organization: Society, role: [Fellow, Treasurer]}]
  - kind: references
    entries: [{name: Mary Somerville, position: [Professor, Dean]}]
";
    assert_eq!(
        heads(sections),
        [
            "Dean, Professor | Trinity",
            "Dean, Arts; Professor | Trinity",
            "Society | (Fellow, Treasurer)",
            "Mary Somerville | (Professor, Dean)",
        ]
    );
}

#[test]
fn an_entry_in_words_is_set_as_it_is_written() {
    let sections = r"
  - kind: service
    entries:
      - Reviewed for *three* journals.
      - {role: Editor, organization: Memoirs}
      - |
        Organized a group.

        And another.
  - kind: languages
    entries: [English, {language: French, level: C1}]
  - kind: talks
    entries: [{en: A talk in London, de: Ein Vortrag}, 1843]
";
    assert_eq!(
        heads(sections),
        [
            "“Reviewed for three journals.”",
            "Editor | Memoirs",
            "“Organized a group.”",
            "“And another.”",
            "“English”",
            "French: C1",
            "“A talk in London”",
            "“1843”",
        ]
    );
}

#[test]
fn every_theme_sets_entries_with_gaps_and_in_words() {
    let sections = r"
  - kind: experience
    entries:
      - {position: [Dean, Professor], organization: Trinity, url: https://a.org, date: 1842}
      - {position: Translator, url: https://a.org, start: 1840, end: present}
      - {organization: Trinity, department: Logic, location: London}
      - Two summers on a farm, with *no* engine in sight.
  - kind: education
    entries: [{institution: Trinity, date: 1833}, {degree: PhD}, A year of night school]
  - kind: memberships
    entries: [{organization: Society, url: https://a.org}, Friend of the museum]
  - kind: skills
    entries: [{name: Code, items: [Cards]}, Able to solder]
";
    each_theme_sets(sections);
}

/// Renders sections in every theme; the program reads each page back.
fn each_theme_sets(sections: &str) {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    let text = format!("cv: {{name: Ada Lovelace}}\nsections:\n{sections}");
    std::fs::write(&path, text).expect("a file");
    for theme in cvtex::themes::names() {
        let theme = format!("design.theme={theme}");
        let mut render = cvtex();
        render.arg("render").arg(&path).args(["--deny-warnings", "--set", &theme]);
        let output = run(&mut render);
        assert!(output.status.success(), "{theme}: {}", stderr(&output));
    }
}
