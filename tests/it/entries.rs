//! Entries with what people have to say of them, and with gaps where they have not: what
//! stands on the page.

use std::path::Path;

use crate::common::{
    cvtex, folder, objects, pdftotext, read, render_text, run, spaced, stderr,
};
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

/// The contacts of a person, whose fields are in YAML.
fn contacts(person: &str) -> Vec<String> {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    std::fs::write(&path, format!("cv: {{name: Ada Lovelace, {person}}}\n"))
        .expect("a file");
    let document = read(Path::new(&path)).1;
    document.header.contacts.iter().map(|contact| shown(&contact.content)).collect()
}

/// The blocks of all sections.
fn blocks(sections: &str) -> Vec<Block> {
    let parts = document(sections).parts().to_vec().into_iter();
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
        Block::Line { label, text, date } => {
            let date = date.iter().map(|date| format!(" | {}", shown(date)));
            format!("{}: {}{}", shown(label), shown(text), date.collect::<String>())
        }
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
            "Memoirs <https://a.org> | (Editor)",
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
            "Memoirs | (Editor)",
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
    for theme in cvtex::resources::themes::names() {
        let theme = format!("design.theme={theme}");
        let mut render = cvtex();
        render.arg("render").arg(&path).args(["--deny-warnings", "--set", &theme]);
        let output = run(&mut render);
        assert!(output.status.success(), "{theme}: {}", stderr(&output));
    }
}

/// The name on a site, and what stands on the page with its address.
const PROFILES: [(&str, &str); 28] = [
    (
        "arxiv: lovelace_a_1",
        "arxiv.org/a/lovelace_a_1 <https://arxiv.org/a/lovelace_a_1>",
    ),
    ("inspire: '1234567'", "INSPIRE <https://inspirehep.net/authors/1234567>"),
    (
        "openreview: ~Ada_Lovelace1",
        "OpenReview <https://openreview.net/profile?id=~Ada_Lovelace1>",
    ),
    ("openalex: A50", "OpenAlex <https://openalex.org/A50>"),
    (
        "web-of-science: A-1009-2008",
        "Web of Science <https://www.webofscience.com/wos/author/record/A-1009-2008>",
    ),
    ("scopus: 70", "Scopus <https://www.scopus.com/authid/detail.uri?authorId=70>"),
    ("acm: 81", "ACM <https://dl.acm.org/profile/81>"),
    (
        "zbmath: lovelace.ada",
        "zbmath.org/authors/lovelace.ada <https://zbmath.org/authors/lovelace.ada>",
    ),
    (
        "mathscinet: 12",
        "MathSciNet <https://mathscinet.ams.org/mathscinet/MRAuthorID/12>",
    ),
    ("hal: ada", "cv.hal.science/ada <https://cv.hal.science/ada>"),
    ("ssrn: 12", "ssrn.com/author=12 <https://ssrn.com/author=12>"),
    ("repec: plo1", "ideas.repec.org/f/plo1.html <https://ideas.repec.org/f/plo1.html>"),
    ("osf: a1b2c", "osf.io/a1b2c <https://osf.io/a1b2c>"),
    ("academia: london/Ada", "london.academia.edu/Ada <https://london.academia.edu/Ada>"),
    (
        "academia: Ada",
        "independent.academia.edu/Ada <https://independent.academia.edu/Ada>",
    ),
    ("codeberg: ada", "codeberg.org/ada <https://codeberg.org/ada>"),
    ("sourcehut: ~ada", "sr.ht/~ada <https://sr.ht/~ada>"),
    ("bitbucket: ada", "bitbucket.org/ada <https://bitbucket.org/ada>"),
    ("kaggle: ada", "kaggle.com/ada <https://kaggle.com/ada>"),
    ("xing: Ada", "xing.com/profile/Ada <https://xing.com/profile/Ada>"),
    ("instagram: '@ada'", "instagram.com/ada <https://instagram.com/ada>"),
    ("facebook: ada", "facebook.com/ada <https://facebook.com/ada>"),
    ("telegram: '@ada'", "t.me/ada <https://t.me/ada>"),
    ("whatsapp: +44 20 7946", "WhatsApp +44 20 7946 <https://wa.me/44207946>"),
    ("whatsapp: https://wa.me/44", "WhatsApp <https://wa.me/44>"),
    ("signal: ada.01", "Signal ada.01"),
    (
        "matrix: '@ada:example.org'",
        "@ada:example.org <https://matrix.to/#/@ada:example.org>",
    ),
    ("telegram: https://t.me/s/ada", "t.me/s/ada <https://t.me/s/ada>"),
];

#[test]
fn a_profile_is_the_address_of_a_name() {
    for (written, expected) in PROFILES {
        assert_eq!(
            contacts(&format!("profiles: {{{written}}}")),
            [expected],
            "{written}"
        );
    }
}

#[test]
fn a_site_of_any_name_is_a_profile_with_its_address() {
    let profiles = "profiles: {Zotero: 'https://zotero.org/ada', github: ada, \
                    Gitea: 'https://git.example.org/ada', 'My blog': 'https://blog.example.org'}";
    assert_eq!(
        contacts(profiles),
        [
            "github.com/ada <https://github.com/ada>",
            "Zotero <https://zotero.org/ada>",
            "Gitea <https://git.example.org/ada>",
            "My blog <https://blog.example.org>",
        ]
    );
}

#[test]
fn the_header_says_of_the_person_what_the_author_wants_said() {
    let person = "email: [a@example.org, {value: b@example.org, shown: b (at) example.org}], \
                  links: [{label: Notes, url: 'https://notes.org'}, Available], \
                  pronouns: she/her, birth-date: 1815-12-10, birth-place: London, \
                  nationality: [British, Swiss]";
    assert_eq!(
        contacts(person),
        [
            "a@example.org <mailto:a@example.org>",
            "b (at) example.org",
            "Notes <https://notes.org>",
            "Available",
            "Date of birth: December 10, 1815",
            "Place of birth: London",
            "Nationality: British, Swiss",
            "Pronouns: she/her",
        ]
    );
}

#[test]
fn an_address_in_words_is_not_in_the_pdf() {
    let folder = folder();
    let cv =
        "cv: {name: Ada Lovelace, email: {value: hidden@example.org, shown: by hand}}\n";
    let pdf = render_text(cv, folder.path());
    assert!(!objects(&pdf).contains("hidden@"), "the address is in the PDF");
    assert!(pdftotext(&pdf).join(" ").contains("by hand"));
}

#[test]
fn several_headlines_and_the_day_of_the_last_change_stand_in_every_theme() {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    let text = "cv: {name: Ada Lovelace, headline: [Analyst, Poet], \
                affiliation: [Trinity, Royal Society], email: ada@example.org}\n\
                date: 2026-03-01\ndesign: {updated: top}\n\
                sections: [{kind: text, text: Words.}]\n";
    std::fs::write(&path, text).expect("a file");
    for theme in cvtex::resources::themes::names() {
        let theme = format!("design.theme={theme}");
        let mut render = cvtex();
        render.arg("render").arg(&path).args(["--deny-warnings", "--set", &theme]);
        let output = run(&mut render);
        assert!(output.status.success(), "{theme}: {}", stderr(&output));
        let text = spaced(&pdftotext(&path.with_extension("pdf")).join(" "));
        assert!(
            text.starts_with("Ada Lovelace Analyst Poet Trinity Royal Society"),
            "{theme}: {text}"
        );
        assert!(text.contains("Last updated March 1, 2026"), "{theme}: {text}");
        assert_eq!(text.matches("March 1, 2026").count(), 1, "{theme}: {text}");
    }
}

#[test]
fn an_end_can_be_expected_and_a_post_have_several_periods() {
    let sections = r"
  - kind: education
    entries:
      - {degree: A, start: 2023-09, end: 2027 (expected)}
      - {degree: B, end: 2027-06 (Expected)}
      - {degree: C, date: 2027 (expected)}
      - {degree: D, periods: [{start: 2019, end: present}, {start: 2015, end: 2017}, 2012]}
      - {degree: E, periods: [{start: 2021-07-05, end: 2021-07-09}, Spring 2019]}
      - {degree: F, periods: [{start: 2015, end: 2017}, {start: 2019, end: 2027 (expected)}]}
";
    assert_eq!(
        heads(sections),
        [
            "Sep 2023 – 2027 (expected) | A",
            "Jun 2027 (expected) | B",
            "2027 (expected) | C",
            "2012, 2015–2017, 2019–present | D",
            "Spring 2019; Jul 5–9, 2021 | E",
            "2015–2017, 2019–2027 (expected) | F",
        ]
    );
}

#[test]
fn a_section_says_how_long_each_entry_took() {
    let sections = r"
  - kind: experience
    duration: true
    entries:
      - {position: A, start: 2022-09, end: present}
      - {position: B, start: 2019, end: 2020}
      - {position: C, periods: [{start: 2010-01, end: 2010-03}, {start: 2012-01, end: 2013-12}]}
      - {position: D, date: 2009}
      - {position: E, start: 2023, end: 2027 (expected)}
  - kind: awards
    entries: [{title: F, start: 2019, end: 2020}]
date: 2026-03
";
    assert_eq!(
        heads(sections),
        [
            "Sep 2022 – present (3 years 7 months) | A",
            "2019–2020 (1 year) | B",
            "Jan–Mar 2010, Jan 2012 – Dec 2013 (2 years 3 months) | C",
            "2009 | D",
            "2023–2027 (expected, 4 years) | E",
            "2019–2020 | F",
        ]
    );
}

#[test]
fn lines_and_points_have_dates_in_every_theme() {
    let sections = r"
  - kind: lines
    entries: [{label: Medal, text: Of the town, date: 2015}, {label: Board, text: Seat., start: 2015, end: 2016}]
  - kind: skills
    entries: [{name: Code, items: [Cards]}]
  - kind: bullets
    items: [{text: Wrote it., date: 1843}, {text: Led, date: 1842, items: [{text: four, date: 1841}, five]}]
  - kind: experience
    duration: true
    entries:
      - {position: Keeper of the clock, organization: Trinity, periods: [{start: 2010-01, end: 2011-03}, 2015, {start: 2012-01, end: 2013-12}]}
";
    assert_eq!(
        heads(sections)[..2],
        ["Medal: Of the town | 2015", "Board: Seat. | 2015–2016"]
    );
    each_theme_sets(sections);
}

/// The publications of all sections, each with its title, details and what stands below it.
fn publications(sections: &str) -> Vec<String> {
    let one = |publication: &cvtex::document::Publication| {
        let below = publication.body.iter().flat_map(|block| match block {
            Block::Row(items) => {
                items.iter().map(|item| shown(&item.to_inlines())).collect()
            }
            other => vec![format!("{other:?}")],
        });
        let details = publication.details.iter().map(shown);
        let title = shown(&publication.title);
        let all: Vec<_> = std::iter::once(title).chain(details).chain(below).collect();
        all.join(" | ").replace('\u{a0}', " ")
    };
    let blocks = blocks(sections);
    let lists = blocks.iter().filter_map(|block| match block {
        Block::Publications(all) => Some(all),
        _ => None,
    });
    lists.flatten().map(one).collect()
}

#[test]
fn how_a_publication_was_received_stands_behind_it() {
    let sections = r"
  - kind: publications
    overrides: {b: {citations: 41, rank: CORE A*, presented-by: [Mary King, A. Lovelace]}}
    entries:
      - {title: A, date: 1843, citations: 12, quartile: Q1, impact-factor: 7.3, rank: A}
      - {title: B, date: 1843, key: b, citations: 3}
";
    assert_eq!(
        publications(sections),
        [
            "A | Rank: A | Quartile: Q1 | Impact factor: 7.3 | Citations: 12",
            "B | Presented by: Mary King, A. Lovelace | Rank: CORE A* | Citations: 41",
        ]
    );
    let all = blocks(sections);
    assert!(format!("{all:?}").contains(r#"Own([Text("A. Lovelace")])"#), "{all:?}");
}

#[test]
fn the_presenter_of_a_talk_is_named_and_the_person_marked() {
    let sections = r"
  - kind: talks
    entries: [{title: On engines, authors: [Ada Lovelace, Mary King], presented-by: Ada Lovelace}]
";
    let blocks = blocks(sections);
    let [Block::Entry(talk)] = blocks.as_slice() else { panic!("{blocks:?}") };
    let [Block::Fields(fields)] = talk.body.as_slice() else { panic!("{talk:?}") };
    let said: Vec<_> = fields
        .iter()
        .map(|field| format!("{}: {}", field.label, shown(&field.text)))
        .collect();
    assert_eq!(said, ["With: Mary King", "Presented by: Ada Lovelace"]);
    assert!(matches!(fields[1].text.as_slice(), [Inline::Own(_)]), "{fields:?}");
}

#[test]
fn a_bib_file_says_who_presented_and_how_it_was_received() {
    let folder = folder();
    let bib = "@inproceedings{a, title={A}, author={Lovelace, Ada and King, Mary}, year=1843,\n\
               booktitle={Engines}, presenter={King, Mary}, citations={12}, quartile={Q1},\n\
               rank={A*}, impactfactor={7.3}}\n";
    std::fs::write(folder.path().join("a.bib"), bib).expect("a file");
    let path = folder.path().join("cv.yaml");
    let text = "cv: {name: Ada Lovelace}\nsections:\n  - {kind: publications, from: a.bib}\n  \
                - {kind: talks, from: a.bib}\n";
    std::fs::write(&path, text).expect("a file");
    let (_, document) = read(&path);
    let text = format!("{document:?}");
    for said in ["Presented by", "Mary King", "Rank", "A*", "Quartile", "Q1", "7.3", "12"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn an_address_at_arxiv_is_the_number_too() {
    let sections = r"
  - kind: publications
    entries:
      - {title: A, date: 2023, url: 'https://arxiv.org/abs/2301.01234v2'}
      - {title: B, date: 2023, url: 'https://www.arxiv.org/pdf/math/0301234'}
      - {title: C, date: 2023, venue: V, url: 'https://export.arxiv.org/abs/2301.01234?context=math'}
      - {title: D, date: 2023, url: 'https://example.org/arxiv.org/abs/2301.01234'}
      - {title: E, date: 2023, arxiv: 2212.00001, url: 'https://arxiv.org/abs/2301.01234'}
";
    assert_eq!(
        publications(sections),
        [
            "A <https://arxiv.org/abs/2301.01234v2> | arXiv:2301.01234v2 <https://arxiv.org/abs/2301.01234v2>",
            "B <https://www.arxiv.org/pdf/math/0301234> | arXiv:math/0301234 <https://arxiv.org/abs/math/0301234>",
            "C <https://export.arxiv.org/abs/2301.01234?context=math> | arXiv <https://arxiv.org/abs/2301.01234>",
            "D <https://example.org/arxiv.org/abs/2301.01234>",
            "E <https://arxiv.org/abs/2301.01234> | arXiv:2212.00001 <https://arxiv.org/abs/2212.00001>",
        ]
    );
}

#[test]
fn points_are_numbered_where_they_are_to_be() {
    let sections = r"
  - kind: bullets
    numbered: true
    items: [Measure, {text: Build, items: [twice, in glass]}, Keep]
  - kind: experience
    entries:
      - position: Analyst
        highlights: ['1. Wrote it', '2. Ran it', {text: 3. Sold it, items: [well]}]
      - position: Poet
        highlights: [1. Only one, not two]
";
    let mut found = Vec::new();
    for block in blocks(sections) {
        let bodies = match block {
            Block::Entry(entry) => entry.body,
            other => vec![other],
        };
        for block in bodies {
            let Block::Items(items) = block else { panic!("{block:?}") };
            for item in &items {
                let number = item.number.map(|number| format!("{number}: "));
                found.push(number.unwrap_or_default() + &shown(&item.text));
            }
        }
    }
    assert_eq!(
        found,
        [
            "1: Measure",
            "2: Build",
            "3: Keep",
            "1: Wrote it",
            "2: Ran it",
            "3: Sold it",
            "1. Only one",
            "not two",
        ]
    );
    each_theme_sets(sections);
    let folder = folder();
    let cv = format!("cv: {{name: Ada Lovelace}}\nsections:\n{sections}");
    let text = spaced(&pdftotext(&render_text(&cv, folder.path())).join(" "));
    assert!(text.contains("1. Measure 2. Build • twice • in glass 3. Keep"), "{text}");
}

#[test]
fn several_posts_stand_below_one_employer() {
    let sections = r"
  - kind: experience
    entries:
      - organization: Engines Ltd
        location: Berlin
        positions:
          - {position: Head, department: Cards, start: 2021-03, end: present}
          - {position: Engineer, start: 2018, end: 2021-02, highlights: [Wrote it]}
      - organization: Society
        positions: [Fellow, {position: Member, start: 2001, end: 2002}]
";
    let below = |block: &Block| match block {
        Block::Entry(entry) => {
            let posts = entry.body.iter().map(|post| match post {
                Block::Entry(post) => head(post),
                other => format!("{other:?}"),
            });
            (head(entry), posts.collect::<Vec<_>>())
        }
        other => (format!("{other:?}"), Vec::new()),
    };
    let found: Vec<_> = blocks(sections).iter().map(below).collect();
    let expected = [
        (
            "2018–present | Engines Ltd | Berlin",
            vec!["Mar 2021 – present | Head | Cards", "2018 – Feb 2021 | Engineer"],
        ),
        ("Society", vec!["Fellow", "2001–2002 | Member"]),
    ];
    let expected = expected.map(|(head, posts)| {
        (head.to_owned(), posts.into_iter().map(str::to_owned).collect::<Vec<_>>())
    });
    assert_eq!(found, expected);
}

#[test]
fn posts_are_read_in_order_in_every_theme_and_their_head_is_no_longer_alone() {
    const THEMES: [&str; 8] = [
        "classic",
        "modern",
        "banking",
        "casual",
        "sidebar",
        "compact",
        "committee",
        "plain",
    ];
    let points: String =
        (1..=12).map(|at| format!("              - Point {at}\n")).collect();
    let fill: String = (1..=40).map(|at| format!("    - Line {at}\n")).collect();
    for theme in THEMES {
        let text = format!(
            "cv: {{name: Ada Lovelace}}\ndesign: {{theme: {theme}}}\nsections:\n\
             - kind: bullets\n  title: Lines\n  items:\n{fill}\
             - kind: experience\n  entries:\n    - organization: Engines Ltd\n      \
             positions:\n        - position: Headship\n          department: Cards\n          \
             start: 2020\n          end: 2021\n          highlights:\n{points}        \
             - {{position: Engineer, start: 2018, end: 2019}}\n"
        );
        let folder = folder();
        let words = pdftotext(&render_text(&text, folder.path())).join("\u{c}");
        let at = |word: &str| {
            words.find(word).unwrap_or_else(|| panic!("{theme}: {word} in {words}"))
        };
        let order =
            ["Engines Ltd", "Headship", "Point 1", "Point 12", "Engineer"].map(at);
        assert!(order.is_sorted(), "{theme}: {words}");
        let between = words.get(at("Engines Ltd")..at("Point 1")).unwrap_or_default();
        assert!(!between.contains('\u{c}'), "{theme}: the head stands alone: {words}");
    }
}
