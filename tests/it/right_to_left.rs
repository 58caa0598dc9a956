//! Documents in Arabic and Hebrew: read back in order, and mirrored on the page.
//!
//! They need the fonts that `make test` installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::places::Page;
use crate::common::{ask, cvtex, folder, links, pdftotext, run, spaced, stderr};
use cvtex::resources::themes;

const FONTS: &str =
    "/usr/share/fonts/opentype/fonts-hosny-amiri:/usr/share/fonts/truetype/culmus";

const HEBREW: &str = "\
locale: he
date: 2026-03-01
cv:
  name: נועה לביא
  email: noa@example.org
  phone: '+972 54 123 4567'
  summary: אני בונה מערכות גדולות ב־Rust וב־Python, ומלמדת סטודנטים.
sections:
- kind: experience
  entries:
  - organization: חברת אורות
    position: מהנדסת ראשית
    location: תל אביב
    start: 2021-03
    end: 2023-05
    highlights: ['בנתה מחדש את מנוע החיפוש, והזמן ירד מ־120 ל־35 שניות.']
- kind: skills
  entries:
  - {name: כלים, items: [לינוקס, C++, גיט]}
letter:
  recipient: [ועדת הקבלה]
  opening: שלום רב,
  body: אשמח להיפגש.
";

const ARABIC: &str = "\
locale: ar
cv: {name: ليلى حداد}
sections:
- kind: education
  entries:
  - {institution: جامعة بيروت, degree: ماجستير, area: علوم الحاسوب, start: 2014, end: 2018}
";

/// Renders a CV without a warning, with the self-check, and gives the PDF's path.
fn render(cv: &str, theme: &str, folder: &Path) -> PathBuf {
    fs::write(folder.join("cv.yaml"), cv).expect("a file");
    let mut command = cvtex();
    command.current_dir(folder).env("CVTEX_FONTS", FONTS);
    let theme = format!("design.theme={theme}");
    command.args(["render", "--deny-warnings", "cv.yaml", "--set", &theme]);
    let output = run(&mut command);
    assert!(output.status.success(), "{theme}: {}", stderr(&output));
    folder.join("cv.pdf")
}

/// The words of a PDF, without signs and without the marks of direction that its reader adds:
/// it puts a sign on the other side of its word.
fn text_of(pdf: &Path) -> String {
    let is_between = |character: char| {
        ('\u{202a}'..='\u{202e}').contains(&character) || ",.".contains(character)
    };
    spaced(&pdftotext(pdf).concat().replace(is_between, " "))
}

/// Where a word stands, of which the places are told with its letters as they are seen.
fn place(page: &Page, word: &str) -> [f64; 4] {
    page.place(&word.chars().rev().collect::<String>())
}

#[test]
fn a_hebrew_page_is_read_in_order() {
    let folder = folder();
    let text = text_of(&render(HEBREW, "classic", folder.path()));
    let mut rest = text.as_str();
    for words in [
        "נועה לביא",
        "noa@example org",
        "אני בונה מערכות גדולות",
        "Python",
        "ומלמדת סטודנטים",
        "ניסיון תעסוקתי",
        "מהנדסת ראשית חברת אורות תל אביב",
        "בנתה מחדש את מנוע החיפוש והזמן ירד",
        "120",
        "35",
        "מיומנויות",
        "כלים לינוקס C++",
    ] {
        let at = rest.find(words);
        let at = at.unwrap_or_else(|| panic!("{words} in {rest} of {text}"));
        rest = &rest[at + words.len()..];
    }
    assert!(text.contains("+972 54 123 4567"), "{text}");
}

#[test]
fn an_arabic_page_is_read_in_order() {
    let folder = folder();
    let text = text_of(&render(ARABIC, "classic", folder.path()));
    let words =
        ["ليلى حداد", "المؤهلات العلمية", "ماجستير في علوم الحاسوب", "جامعة بيروت"];
    let places = words.map(|words| text.find(words));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
}

#[test]
fn a_period_begins_at_the_right() {
    let folder = folder();
    let cv = format!(
        "locale: he\ncv: {{name: נועה לביא}}\nsections:\n- kind: experience\n  entries:\n{}{}{}",
        "  - {position: מהנדסת, organization: אורות, start: 2014, end: 2018}\n",
        "  - {position: מהנדסת, organization: אורות, start: 2019, end: present}\n",
        "  - {position: מהנדסת, organization: אורות, start: 2021-07-05, end: 2021-07-09}\n",
    );
    let page = Page::first(&render(&cv, "classic", folder.path()));
    // Figures as they are seen, words backwards.
    page.place("2018–2014");
    page.place("םויה–2019");
    let (days, month, year) =
        (page.place("9–5"), place(&page, "ביולי"), page.place("2021"));
    assert!(days[0] > month[2] && month[0] > year[2], "{days:?} {month:?} {year:?}");
}

#[test]
fn the_page_is_mirrored() {
    let folder = folder();
    let page = Page::first(&render(HEBREW, "classic", folder.path()));
    let (title, date) = (place(&page, "מהנדסת"), place(&page, "1202"));
    assert!(date[0] > title[2], "the date is right of the title");
    assert!((date[1] - title[1]).abs() < 4.0, "in one line");
    for heading in ["ניסיון", "מיומנויות", "נועה"] {
        let heading = place(&page, heading);
        assert!((heading[2] - title[2]).abs() < 2.0, "headings end where the text does");
    }
    assert!(page.place("•")[0] > place(&page, "בנתה")[2], "the bullet is at the right");

    let page = Page::first(&render(HEBREW, "modern", folder.path()));
    let (title, date) = (place(&page, "מהנדסת"), place(&page, "1202"));
    assert!(date[2] < 150.0 && date[2] < title[0], "dates end the line at the left");
}

#[test]
fn every_theme_and_its_letter_pass_the_self_check() {
    for theme in [
        "classic",
        "modern",
        "banking",
        "casual",
        "sidebar",
        "compact",
        "committee",
        "plain",
    ] {
        let folder = folder();
        let pdf = render(HEBREW, theme, folder.path());
        let addresses = links(&pdf);
        let has_links = addresses.iter().any(|it| it.contains("mailto:noa@example.org"));
        assert_eq!(has_links, theme != "plain", "{addresses:?}");
        let letter = folder.path().join("cv-letter.pdf");
        let text = text_of(&letter);
        assert!(text.contains("שלום רב") && text.contains("אשמח להיפגש"), "{text}");
        let page = Page::first(&letter);
        let (opening, first) = (place(&page, "שלום"), place(&page, "אשמח"));
        assert!((opening[2] - first[2]).abs() < 1.0, "{theme}: lines begin at the right");
        render(ARABIC, theme, folder.path());
    }
}

#[test]
fn a_dropped_field_is_found() {
    let folder = folder();
    let style = "\\NeedsTeXFormat{LaTeX2e}\\ProvidesPackage{mine}\n\
                 \\renewcommand\\cvformatline[2]{#1}\n";
    fs::write(folder.path().join("mine.sty"), style).expect("a file");
    fs::write(folder.path().join("cv.yaml"), HEBREW).expect("a file");
    let mut command = cvtex();
    command.current_dir(folder.path()).env("CVTEX_FONTS", FONTS);
    let output =
        run(command.args(["render", "cv.yaml", "--set", "design.theme=./mine.sty"]));
    let said = stderr(&output);
    assert!(said.contains("error[lost-text]") && said.contains("לינוקס"), "{said}");
}

#[test]
fn brackets_in_bookmarks_and_in_the_title_stand_as_they_are_written() {
    let folder = folder();
    let cv = "\
locale: he
cv: {name: נועה (לביא)}
sections:
- {kind: text, title: 'שירות (2021) [א]', text: אחת}
";
    let pdf = render(cv, "classic", folder.path());
    let outline = run(Command::new("mutool").arg("show").arg(&pdf).arg("outline"));
    let outline = crate::common::stdout(&outline);
    assert!(outline.contains("שירות (2021) [א]"), "{outline}");
}

/// The words of the tree of a PDF, in its order; those from right to left stand in a page as they
/// are seen, which the tags say of them.
fn words_in_the_tree(pdf: &Path) -> String {
    let tree = ask("pdfinfo", &["-struct-text"], pdf);
    let mut said = String::new();
    for line in tree.lines() {
        let Some(text) = line.trim_start().strip_prefix('"') else { continue };
        let text = text.strip_suffix('"').unwrap_or(text);
        let is_reversed = text.chars().any(|sign| ('\u{590}'..'\u{900}').contains(&sign));
        if is_reversed {
            said.extend(text.chars().rev());
        } else {
            said.push_str(text);
        }
    }
    spaced(&said)
}

#[test]
fn the_tags_of_a_hebrew_page_are_in_the_order_of_the_language() {
    let folder = folder();
    for theme in themes::names() {
        let said = words_in_the_tree(&render(HEBREW, theme, folder.path()));
        let mut rest = said.as_str();
        for words in [
            "נועה לביא",
            "noa@example.org",
            "+972 54 123 4567",
            "אני בונה מערכות גדולות",
            "Rust",
            "Python",
            "ומלמדת סטודנטים",
            "בנתה מחדש את מנוע החיפוש",
            "והזמן ירד",
            "120",
            "35",
            "שניות",
        ] {
            // A narrow column with the skills may come first or last.
            let at = rest.find(words);
            let at = at.unwrap_or_else(|| panic!("{theme}: {words} in {rest} of {said}"));
            rest = &rest[at + words.len()..];
        }
        for words in ["ניסיון תעסוקתי", "מהנדסת ראשית", "חברת אורות", "תל אביב"]
        {
            assert!(said.contains(words), "{theme}: {words} in {said}");
        }
    }
}

#[test]
fn the_tags_of_an_arabic_page_are_in_the_order_of_the_language() {
    let folder = folder();
    let pdf = render(ARABIC, "classic", folder.path());
    let said = words_in_the_tree(&pdf);
    let words = ["ليلى حداد", "المؤهلات العلمية", "2014–2018", "جامعة بيروت"];
    let places = words.map(|words| said.find(words));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{said}");
    let content = run(Command::new("mutool")
        .args(["show", "-b"])
        .arg(&pdf)
        .args(["pages/1/Contents"]));
    let content = String::from_utf8_lossy(&content.stdout).into_owned();
    assert!(
        content.contains("/ReversedChars<</MCID"),
        "the letters are as they are seen"
    );
}
