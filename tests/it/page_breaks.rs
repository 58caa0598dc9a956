//! Wishes about where pages break.

use std::fmt::Write;

use crate::common::{folder, pdftotext, render_text};
use cvtex::resources::themes;

/// A CV whose first section fills a part of the page with so many lines, and then these.
fn pages(theme: &str, lines: usize, sections: &str) -> Vec<String> {
    let folder = folder();
    let mut yaml = format!("cv: {{name: Ada}}\ndesign: {{theme: {theme}}}\nsections:\n");
    let _ = writeln!(yaml, "  - kind: lines\n    title: Before\n    entries:");
    for at in 0..lines {
        let _ = writeln!(yaml, "      - {{label: Line, text: number {at}}}");
    }
    pdftotext(&render_text(&(yaml + sections), folder.path()))
}

/// The numbers of the pages, from 1, on which a word stands.
fn on(pages: &[String], word: &str) -> Vec<usize> {
    (1..=pages.len()).filter(|at| pages[at - 1].contains(word)).collect()
}

#[test]
fn a_page_starts_with_what_asks_for_it_and_with_its_headings() {
    let sections = "
  - kind: experience
    title: Posts
    entries:
      - {position: First, organization: Taylor, break-before: true}
      - {position: Second, organization: Taylor}
      - {position: Third, organization: Taylor, break-before: true}
  - kind: group
    title: Giving
    break-before: true
    sections:
      - {kind: text, title: Lectures, text: Many}
      - {kind: text, title: Exams, text: Few, break-before: true}
";
    for theme in themes::names() {
        let pages = pages(theme, 3, sections);
        let found = [
            "Before", "Posts", "First", "Second", "Third", "Giving", "Lectures", "Exams",
        ]
        .map(|word| on(&pages, word));
        let expected = [1, 2, 2, 2, 3, 4, 4, 5].map(|page| vec![page]);
        assert_eq!(found, expected, "{theme}");
    }
}

#[test]
fn an_entry_that_is_kept_is_not_split() {
    let entry = |keep: bool| {
        let points =
            (0..16).map(|at| format!("Point{at}.")).collect::<Vec<_>>().join(", ");
        format!(
            "  - kind: experience\n    title: Posts\n    entries:\n      - {{position: First, organization: Taylor, \
             keep: {keep}, highlights: [{points}]}}\n"
        )
    };
    for theme in themes::names() {
        let lines = match theme {
            "compact" => 44,
            "sidebar" => 36,
            "modern" => 33,
            _ => 30,
        };
        let split = pages(theme, lines, &entry(false));
        assert_ne!(on(&split, "First"), on(&split, "Point15."), "{theme}");
        let kept = pages(theme, lines, &entry(true));
        for word in ["Posts", "First", "Point0.", "Point15."] {
            assert_eq!(on(&kept, word), [2], "{theme}: {word}");
        }
    }
}

#[test]
fn a_section_that_is_kept_stands_on_one_page_with_its_heading() {
    let section = |keep: bool, entries: usize| {
        let mut section = format!(
            "  - kind: experience\n    title: Posts\n    keep: {keep}\n    entries:\n"
        );
        for at in 0..entries {
            let _ = writeln!(
                section,
                "      - {{position: Post{at}., organization: Taylor}}"
            );
        }
        section
    };
    for theme in themes::names() {
        let lines = match theme {
            "compact" => 44,
            "sidebar" => 34,
            _ => 28,
        };
        let split = pages(theme, lines, &section(false, 12));
        assert_ne!(on(&split, "Post0."), on(&split, "Post11."), "{theme}");
        let kept = pages(theme, lines, &section(true, 12));
        for word in ["Posts", "Post0.", "Post11."] {
            assert_eq!(on(&kept, word), [2], "{theme}: {word}");
        }
        // What no page can hold is split as ever, and none of it is lost.
        let long = pages(theme, lines, &section(true, 120));
        for at in 0..120 {
            assert_eq!(on(&long, &format!("Post{at}.")).len(), 1, "{theme}: {at}");
        }
        let heading = on(&long, "Posts");
        assert_eq!(heading, on(&long, "Post0."), "{theme}");
    }
}

#[test]
fn of_three_lines_the_first_does_not_stay_behind_alone() {
    let sections = "
  - kind: languages
    title: Languages
    entries:
      - {language: Norwegian, level: native}
      - {language: English, level: C2}
      - {language: Polish, level: A2}
";
    for lines in 44..62 {
        let pages = pages("compact", lines, sections);
        let found = ["Languages", "Norwegian", "English", "Polish"];
        let found = found.map(|word| on(&pages, word));
        assert!(found.iter().all(|on| *on == found[0]), "{lines}: {found:?}");
    }
}
