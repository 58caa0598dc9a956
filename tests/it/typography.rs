//! How a page is set: what shares a line, and what the design changes of it.

use crate::common::{READERS, folder, pdftotext, render_text, spaced};
use cvtex::resources::themes;

/// The lines of a CV of these sections in a theme.
fn lines(theme: &str, design: &str, sections: &str) -> Vec<String> {
    let folder = folder();
    let yaml = format!(
        "cv: {{name: Ada}}\ndesign: {{theme: {theme}{design}}}\nsections:\n{sections}"
    );
    let pages = pdftotext(&render_text(&yaml, folder.path()));
    pages.iter().flat_map(|page| page.lines()).map(spaced).collect()
}

/// Whether one line holds all of these.
fn share_a_line(lines: &[String], words: &[&str]) -> bool {
    lines.iter().any(|line| words.iter().all(|word| line.contains(word)))
}

const WIDE: [&str; 4] = ["modern", "banking", "compact", "plain"];

#[test]
fn a_talk_takes_one_line_where_there_is_room() {
    let sections = "
  - kind: talks
    entries:
      - {title: On cards, event: Salon, location: Turin, date: 1840}
";
    for theme in themes::names() {
        let lines = lines(theme, "", sections);
        assert!(share_a_line(&lines, &["On cards", "Salon", "Turin", "1840"]), "{theme}");
    }
}

#[test]
fn a_short_field_stands_behind_the_head_and_a_long_one_below_it() {
    let sections = |gpa: &str| {
        format!(
            "
  - kind: education
    entries:
      - {{degree: MSc, institution: Trinity, date: 1840, gpa: '{gpa}'}}
"
        )
    };
    for theme in WIDE {
        let what = if theme == "banking" { "MSc" } else { "Trinity" };
        let short = lines(theme, "", &sections("3.9"));
        assert!(share_a_line(&short, &[what, "3.9"]), "{theme}: {short:?}");
        let long = lines(theme, "", &sections(&"good ".repeat(40)));
        assert!(!share_a_line(&long, &[what, "good"]), "{theme}: {long:?}");
    }
}

#[test]
fn what_became_of_a_student_stands_beside_the_name_without_labels() {
    let sections = "
  - kind: supervision
    entries:
      - {name: William King, topic: Cards, outcome: Now in Turin, date: 1840}
";
    for theme in themes::names() {
        let lines = lines(theme, "", sections);
        assert!(
            share_a_line(&lines, &["William King", "Cards", "Now in Turin"]),
            "{theme}"
        );
        assert!(!lines.iter().any(|line| line.contains("Topic")), "{theme}");
    }
}

#[test]
fn languages_share_a_line_unless_their_texts_are_long() {
    let sections = |level: &str| {
        format!(
            "
  - kind: languages
    entries: [{{language: English, level: native}}, {{language: French, level: '{level}'}}]
"
        )
    };
    for theme in themes::names() {
        let short = lines(theme, "", &sections("C1"));
        let share = share_a_line(&short, &["English", "French"]);
        // The narrow column has no room for two.
        assert_eq!(share, theme != "sidebar", "{theme}: {short:?}");
        let long = lines(theme, "", &sections("read, and spoken with some hesitation"));
        assert!(!share_a_line(&long, &["English", "French"]), "{theme}: {long:?}");
    }
}

#[test]
fn dates_are_months_numbers_or_years() {
    let sections = "
  - kind: experience
    entries:
      - {position: Fellow, start: 1842-10, end: 1843-03}
      - {position: Guest, date: [1840-05-02, 1840-07]}
      - {position: Translator, start: 1841-02, end: present}
";
    for (form, expected) in [
        ("month", ["Oct 1842 – Mar 1843", "May 2, 1840; Jul 1840", "Feb 1841 – present"]),
        ("numeric", ["10/1842–03/1843", "05/1840, 07/1840", "02/1841 – present"]),
        ("year", ["1842–1843", "1840", "1841–present"]),
    ] {
        let lines = lines("compact", &format!(", dates: {form}"), sections);
        for date in expected {
            assert!(lines.iter().any(|line| line.ends_with(date)), "{date}: {lines:?}");
        }
    }
}

#[test]
fn one_long_date_does_not_widen_the_column_of_the_others() {
    let entry = |date: &str| format!("      - {{position: Fellow, date: {date}}}\n");
    let sections = |last: &str| {
        let dates = ["1840", "1841", "1842", last];
        let entries: String = dates.map(entry).concat();
        format!("\n  - kind: experience\n    entries:\n{entries}")
    };
    for theme in ["classic", "casual", "committee"] {
        let found = lines(theme, "", &sections("every winter from 1843 on"));
        let line = "Fellow, every winter from 1843 on";
        assert!(found.iter().any(|found| found == line), "{theme}: {found:?}");
    }
}

#[test]
fn a_name_in_two_weights_is_read_as_one() {
    for theme in themes::names() {
        let folder = folder();
        let yaml = format!(
            "cv: {{name: Ada van der Lovelace}}\ndesign: {{theme: {theme}, name: two-weights, \
             headings: small-caps, figures: lining}}\nsections:\n  - {{kind: text, title: Life, text: 1815}}\n"
        );
        let pages = pdftotext(&render_text(&yaml, folder.path()));
        for text in ["Ada van der Lovelace", "1815"] {
            assert!(pages[0].contains(text), "{theme}: {pages:?}");
        }
        assert!(pages[0].contains("Life"), "{theme}: {pages:?}");
    }
}

#[test]
fn a_chapter_names_the_editors_of_its_book_and_a_book_its_translators() {
    let sections = "
  - kind: publications
    numbering: none
    entries:
      - {type: chapter, title: Cards, authors: [Ada], venue: Handbook, date: 1843, pages: 1–9,
         editors: [Charles Babbage, Mary King], publisher: Taylor, location: London}
      - {type: book, title: Sketch, authors: [Luigi Menabrea], date: 1842,
         contributors: [{role: translator, name: Ada}]}
";
    let found = lines("plain", "", sections).join(" ");
    let chapter = "In Charles Babbage and Mary King (eds.), Handbook, pp. 1–9, London: Taylor, 1843";
    assert!(found.contains(chapter), "{found}");
    assert!(found.contains("trans. Ada"), "{found}");
    let beside = lines("classic", "", sections);
    assert!(beside.iter().any(|line| line.starts_with("1843 ")), "{beside:?}");
}

#[test]
fn profiles_are_addresses_or_handles() {
    let folder = folder();
    for (form, expected) in [("addresses", "github.com/ada"), ("handles", "GitHub ada")] {
        let yaml = format!(
            "cv: {{name: Ada, location: [Mill 1, Ely], profiles: {{github: ada}}}}\n\
             design: {{contacts: {form}}}\nsections:\n  - {{kind: text, text: Firstly}}\n"
        );
        let pages = pdftotext(&render_text(&yaml, folder.path()));
        let text = spaced(&pages.concat());
        assert!(text.contains(expected) && text.contains("Mill 1, Ely"), "{text}");
    }
}

#[test]
fn the_narrow_column_holds_the_kinds_that_its_owner_names() {
    let sections = "
  - {kind: text, title: Life, text: Firstly}
  - {kind: awards, title: Prizes, entries: [{title: Medal}]}
  - {kind: languages, title: Tongues, entries: [{language: French}]}
";
    for (kinds, is_before) in [("[awards]", true), ("[languages]", false)] {
        let found = lines("sidebar", &format!(", sidebar: {kinds}"), sections).join(" ");
        let at = |word: &str| found.find(word).expect("a word of the page");
        assert_eq!(at("Medal") < at("Firstly"), is_before, "{found}");
    }
}

#[test]
fn the_pages_behind_the_narrow_column_take_the_whole_width() {
    let contacts = |count: usize| {
        let links =
            (0..count).map(|n| format!("{{label: L{n}, url: 'https://a.example/{n}'}}"));
        links.collect::<Vec<_>>().join(", ")
    };
    let entry = "      - {title: Engines, highlights: [word word word word word word word \
                 word word word word word word word word word word word word word word]}\n";
    let folder = folder();
    for (count, narrow) in [(2, 1), (90, 2)] {
        let yaml = format!(
            "cv: {{name: Ada, links: [{}]}}\ndesign: {{theme: sidebar}}\nsections:\n  \
             - kind: entries\n    entries:\n{}",
            contacts(count),
            entry.repeat(90)
        );
        let pages = pdftotext(&render_text(&yaml, folder.path()));
        let longest = |page: &String| {
            let lines = page.lines().map(|line| line.matches("word").count());
            lines.max().unwrap_or_default()
        };
        let found: Vec<_> = pages.iter().map(longest).collect();
        let (beside, behind) = found.split_at(narrow);
        assert!(beside.iter().max() < behind.iter().min(), "{count}: {found:?}");
    }
}

/// `r` and `R`, `k` and `K` share a small capital, as `i` and `ı` do.
#[test]
fn headings_in_small_capitals_are_read_as_they_are_written() {
    let letters = "Quick zephyrs blow, vexing daft Jim Kirk";
    let folder = folder();
    for font in ["libertine", "biolinum", "pagella", "termes", "latin-modern"] {
        let cv = format!(
            "cv: {{name: Ada}}\ndesign: {{font: {font}, headings: small-caps}}\nsections:\n  \
             - {{kind: text, title: '{letters}', text: A}}\n  \
             - {{kind: text, title: Iğdır ırmağı, text: B}}\n  \
             - {{kind: text, title: 'Rings over $K_r$', text: C}}\n"
        );
        let pdf = render_text(&cv, folder.path());
        let read = spaced(&pdftotext(&pdf).concat());
        for heading in [letters, "Iğdır ırmağı"] {
            assert!(read.contains(heading), "{font}: {read}");
        }
        // What a formula says has no characters, so such a heading is read by its glyphs.
        assert!(read.to_lowercase().contains("rings over"), "{font}: {read}");
        // These go by the glyphs alone.
        if ["libertine", "biolinum"].contains(&font) {
            for (reader, pages) in READERS {
                let read = spaced(&pages(&pdf).concat());
                assert!(read.contains(letters), "{font}, {reader}: {read}");
            }
        }
    }
}
