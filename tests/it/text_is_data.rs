//! Whatever stands in a field comes out of the PDF as itself, and none of it runs TeX.
//!
//! What a reader of PDFs changes of right is left out of the comparison: white space (lines
//! are broken anew), compatibility forms (`ﬁ` is read as `fi`, `²` as `2`: NFKC) and marks
//! that no reader sees (joiners, soft hyphens, selectors of variants). Two
//! readers are asked, and one must find a text: `pdftotext` takes a hyphen at the end of a line
//! for a hyphenated word's, `mutool` a character set twice for a bold one.

use std::path::Path;

use crate::common::{folder, job, mutool, pdftotext, render_text};
use cvtex::diagnostics::Report;
use cvtex::pdf::engine::{Pdf, compile};
use cvtex::people::Name;
use cvtex::resources::fonts;
use cvtex::resources::fonts::Face;
use cvtex::source::Source;
use cvtex::text;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use unicode_normalization::UnicodeNormalization;

/// Texts that would do something if any of them reached TeX as TeX.
const HOSTILE: [&str; 36] = [
    r"\input{/etc/passwd}",
    r"\input|ls",
    r"^^5cinput{/etc/passwd}",
    r"^^^^005cinput",
    r"\write18{touch cvtex-was-here}",
    r"\immediate\write18{ls}",
    r"\def\x{\x}\x",
    r"\csname end\endcsname",
    r"\end{document}",
    r"\special{pdf:code q}",
    r"}\end{cventry}",
    "{",
    "}",
    "{{{",
    "}}}",
    "}{",
    "%",
    "100% sure",
    "% all of this",
    "]",
    "[",
    "[] ]",
    "a, b = c",
    "=",
    ",",
    "title = {x}",
    "#1 ##2",
    "_ & ^ ~ # $",
    r"\",
    r"\\",
    r"ends with \",
    "-- --- ``quoted'' ?` !` << >>",
    "\"= \"a \"- \"|",
    "(a) \\( \\) (unbalanced",
    "$a}b$",
    "${a$",
];

/// Every field that takes a text, as entries in which `@` stands for the text.
const FIELDS: [&str; 22] = [
    "- {kind: entries, title: @, entries: [{title: x}]}",
    "- {kind: group, title: @, sections: [{kind: text, title: @, text: x}]}",
    "- {kind: text, text: @}",
    "- {kind: bullets, items: [@, {text: x, items: [@, {text: y, items: @}]}]}",
    "- {kind: entries, entries: [{title: @}]}",
    "- {kind: entries, entries: [{title: @, url: 'https://x.org'}]}",
    "- {kind: entries, entries: [{title: x, organization: @}]}",
    "- {kind: entries, entries: [{title: x, location: @}]}",
    "- {kind: entries, entries: [{title: x, note: @}]}",
    "- {kind: entries, entries: [{title: x, summary: @, highlights: [@, @]}]}",
    "- {kind: entries, entries: [{title: x, links: [@, {label: @, url: 'https://x.org'}]}]}",
    "- {kind: lines, entries: [{label: x, text: [@, @]}]}",
    "- {kind: lines, entries: [{label: @, text: x}]}",
    "- {kind: skills, entries: [{name: x, items: [@, @]}]}",
    "- {kind: education, entries: [{degree: @, area: @, institution: @}]}",
    "- {kind: education, entries: [{degree: x, institution: x, thesis: @, grade: @}]}",
    "- {kind: projects, entries: [{name: x, stars: @, technologies: [@, @]}]}",
    "- {kind: talks, entries: [{title: @, event: @, type: @, authors: [@, @]}]}",
    "- {kind: publications, entries: [{title: @, venue: @, note: @, editors: [@, @]}]}",
    "- {kind: publications, entries: [{title: x, volume: @, number: @, pages: @}]}",
    "- {kind: service, entries: [{role: x, category: @, venues: [{name: @, years: [@]}]}]}",
    "- {kind: grants, entries: [{title: x, funder: @, amount: @, number: @}]}",
];

/// The field of `FIELDS` that is set in the narrow column of labels.
const LABEL: usize = 12;

/// Authors, whose names are written given name first.
const AUTHORS: &str = "- {kind: publications, entries: [{title: x, authors: [@, {name: @, url: 'https://x.org'}]}]}";

/// Every field that takes a name without markup.
const NAMES: [&str; 2] = [
    "- {kind: publications, entries: [{title: x, authors: y, isbn: @}]}",
    "- {kind: references, entries: [{name: x, phone: [@, @]}]}",
];

#[test]
fn what_looks_like_tex_comes_back_from_every_field_as_itself() {
    let mut cv = Written::default();
    for hostile in HOSTILE {
        for field in FIELDS {
            cv.add(
                field,
                |number| escaped(&twice(hostile, number)),
                |number| twice(hostile, number),
            );
        }
        for field in NAMES {
            cv.add(
                field,
                |number| twice(hostile, number),
                |number| twice(hostile, number),
            );
        }
        let spoken = |number| Name::parse(&twice(hostile, number)).written(None);
        cv.add(AUTHORS, |number| twice(hostile, number), spoken);
    }
    cv.comes_back().unwrap_or_else(|missing| panic!("{missing}"));
}

#[test]
fn what_looks_like_tex_and_is_markdown_comes_back_without_its_markup() {
    let mut cv = Written::default();
    for hostile in HOSTILE {
        let plain = |number| text::plain(&text::parse(&twice(hostile, number)));
        for field in FIELDS {
            cv.add(field, |number| twice(hostile, number), plain);
        }
        let code = |number: usize| format!("```` {} ````", twice(hostile, number));
        cv.add("- {kind: text, text: @}", code, |number| twice(hostile, number));
        let strong = |number: usize| format!("**{}**", escaped(&twice(hostile, number)));
        cv.add("- {kind: text, text: @}", strong, |number| twice(hostile, number));
    }
    cv.comes_back().unwrap_or_else(|missing| panic!("{missing}"));
}

#[test]
fn every_pair_of_ascii_characters_comes_back() {
    let ascii: Vec<char> = (' '..='~').collect();
    let mut cv = Written::default();
    for first in &ascii {
        let line: String =
            ascii.iter().flat_map(|second| [*first, *second, 'x']).collect();
        cv.add(
            "- {kind: text, text: @}",
            |number| escaped(&twice(&line, number)),
            |number| twice(&line, number),
        );
        cv.add(NAMES[0], |number| twice(&line, number), |number| twice(&line, number));
    }
    cv.comes_back().unwrap_or_else(|missing| panic!("{missing}"));
}

#[test]
fn what_looks_like_tex_comes_back_from_every_field_of_a_letter_as_itself() {
    for hostile in HOSTILE {
        let text = quoted(&escaped(hostile));
        let yaml = format!(
            "date: 2026\ncv: {{name: x}}\nletter: {{recipient: [{text}, {text}], place: {text}, \
             subject: {text}, opening: {text}, body: [{text}, {}], closing: {text}, \
             enclosures: [{text}, {text}]}}\n",
            quoted(&format!("- {0}\n  - {0}", escaped(hostile))),
        );
        let folder = folder();
        render_text(&yaml, folder.path());
        let text = squeezed(&mutool(&folder.path().join("cv-letter.pdf")).concat());
        let pieces = [
            "x",
            "@, 2026",
            "@",
            "@",
            "@",
            "@",
            "@",
            "• @",
            "• @",
            "@",
            "x",
            "Enclosures: @ · @",
        ];
        let expected = pieces.concat().replace('@', hostile);
        assert_eq!(text, squeezed(&expected), "{hostile}");
    }
}

#[test]
fn a_name_comes_back_from_the_page_and_from_the_metadata() {
    for hostile in HOSTILE {
        let yaml = format!(
            "cv: {{name: {0}, headline: {1}}}\nkeywords: [{0}, plain]\nsections: [{{kind: text, title: {1}, text: x}}]\n",
            quoted(hostile),
            quoted(&escaped(hostile)),
        );
        let folder = folder();
        let pdf = render_text(&yaml, folder.path());
        let text = squeezed(&mutool(&pdf).concat());
        let expected = squeezed(&format!("{hostile}{hostile}{hostile}x"));
        assert!(text.starts_with(&expected), "{hostile}: {text}");
        let information = crate::common::ask("pdfinfo", &[], &pdf);
        for line in [
            format!("Title: {hostile} – CV"),
            format!("Author: {hostile}"),
            format!("Keywords: {hostile}, plain"),
        ] {
            let is_there =
                information.lines().any(|found| squeezed(found) == squeezed(&line));
            assert!(is_there, "{line} is not in:\n{information}");
        }
        let outline = crate::common::run(
            std::process::Command::new("mutool").arg("show").arg(&pdf).arg("outline"),
        );
        let outline = crate::common::stdout(&outline);
        let title =
            outline.split_once('"').and_then(|(_, rest)| rest.rsplit_once("\"\t"));
        let title = title.expect("a bookmark").0;
        let title = title.replace("\\\\", "\\").replace("\\\"", "\"");
        assert_eq!(squeezed(&title), squeezed(hostile), "{outline}");
    }
}

#[test]
fn a_word_of_nearly_ten_thousand_characters_comes_back_whole() {
    let word = "incomprehensibility".repeat(526);
    for field in [
        "- {kind: text, text: @}",
        FIELDS[4],
        FIELDS[6],
        FIELDS[10],
        FIELDS[12],
        FIELDS[18],
    ] {
        let mut cv = Written::default();
        cv.add(field, |_| word.clone(), |_| word.clone());
        cv.comes_back().unwrap_or_else(|missing| panic!("{field}: {missing:.300}"));
    }
}

#[test]
fn every_character_that_can_be_set_comes_back() {
    // As on a machine where none are installed.
    let can_be_set = |c: &char| fonts::has(*c, Face::Text) && !fonts::is_invisible(*c);
    let characters: Vec<_> =
        ('!'..=char::MAX).filter(can_be_set).filter(|c| !c.is_whitespace()).collect();
    let mut cv = Written::default();
    for some in characters.chunks(40) {
        let words: Vec<_> = some.iter().map(|c| format!("a{c}z")).collect();
        let line = words.join(" ");
        cv.add("- {kind: text, text: @}", |_| escaped(&line), |_| line.clone());
    }
    let texts = cv.texts().expect("a PDF");
    let is_lost = |c: &&char| {
        let word = squeezed(&format!("a{c}z"));
        texts.iter().all(|text| !text.contains(&word))
    };
    let lost: Vec<_> = characters
        .iter()
        .filter(is_lost)
        .map(|c| c.escape_unicode().to_string())
        .collect();
    assert_eq!(lost, [""; 0], "of {}", characters.len());
}

#[test]
fn any_unicode_text_comes_back_from_any_field() {
    // As on a machine where none are installed.
    let settable = |face| move |character: &char| fonts::has(*character, face);
    let all: Vec<char> = ('\u{20}'..=char::MAX).filter(settable(Face::Text)).collect();
    let latin: Vec<char> = ('\u{a0}'..='\u{24f}').filter(settable(Face::Text)).collect();
    let character = prop_oneof![
        4 => prop::char::range(' ', '~'),
        2 => prop::sample::select(r"\{}$&#%_^~[]()*`<>".chars().collect::<Vec<_>>()),
        3 => prop::sample::select(latin),
        3 => prop::sample::select(all),
    ];
    let text = prop::collection::vec(character, 1..30).prop_map(String::from_iter);
    let texts = prop::collection::vec(text, 1..60);
    let config = Config {
        cases: 40,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let result = TestRunner::new_with_rng(config, rng).run(&texts, |texts| {
        let mut cv = Written::default();
        for (at, text) in texts.iter().enumerate() {
            let plain = |number| twice(text, number);
            match at % (FIELDS.len() + NAMES.len()) {
                // A label of one long word runs out of the page.
                LABEL => cv.add(FIELDS[0], |number| escaped(&twice(text, number)), plain),
                at if at < FIELDS.len() => {
                    cv.add(FIELDS[at], |number| escaped(&twice(text, number)), plain);
                }
                at => cv.add(NAMES[at - FIELDS.len()], plain, plain),
            }
        }
        cv.comes_back().map_err(TestCaseError::fail)
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn a_formula_that_would_run_tex_is_refused() {
    for formula in [
        r"$\def\x{}$",
        r"$\loop$",
        r"$\input{x}$",
        r"$\write18{ls}$",
        r"$\csname x\endcsname$",
        r"$\let\x=\y$",
        "$a#1$",
        "$a%b$",
        r"$\catcode`\%=12$",
    ] {
        let yaml = format!("cv: {{name: x, headline: {}}}", quoted(formula));
        let source = Source::new("cv.yaml", yaml);
        let mut report = Report::default();
        assert!(cvtex::read(&source, &mut report).is_none(), "{formula}");
        let code = report.sorted()[0].code.name();
        assert!(matches!(code, "math-command" | "math-syntax"), "{formula}: {code}");
    }
}

#[test]
fn what_tex_would_refuse_in_a_formula_is_left_out_of_it() {
    let folder = folder();
    let formulas =
        r"$x\limits_i$ $a\left b\right c$ $\middle|y$ $\text{\alpha^z}$ $\text{ü}$";
    let yaml =
        format!("cv: {{name: x}}\nsections: [{{kind: text, text: '{formulas}'}}]\n");
    let text = mutool(&render_text(&yaml, folder.path())).concat();
    for letter in ["x", "i", "a", "b", "c", "y", "α", "z", "ü"] {
        assert!(text.contains(letter), "{letter} is not in {text}");
    }
}

#[test]
fn nothing_that_a_text_says_is_done() {
    assert!(!Path::new("cvtex-was-here").exists());
}

/// A CV of texts, and how each should be read from its pages.
#[derive(Default)]
struct Written {
    sections: String,
    expected: Vec<String>,
}

impl Written {
    /// Adds a section with a text of its own in place of each `@`.
    fn add(
        &mut self,
        section: &str,
        written: impl Fn(usize) -> String,
        expected: impl Fn(usize) -> String,
    ) {
        for (at, part) in section.split('@').enumerate() {
            if at > 0 {
                let number = self.expected.len();
                self.sections += &quoted(&written(number));
                self.expected.push(expected(number));
            }
            self.sections += part;
        }
        self.sections.push('\n');
    }

    /// The pages as two readers find them: as they are, and without hyphens at the ends of lines.
    fn texts(&self) -> Result<[String; 4], String> {
        let yaml = format!(
            "cv: {{name: Ada}}\ndesign: {{page-numbers: false}}\nsections:\n{}",
            self.sections
        );
        let pdf = set(&yaml)?;
        if let [missing, ..] = pdf.log.missing_characters().as_slice() {
            return Err(format!("no font has {:?}", missing.character));
        }
        let folder = folder();
        let file = folder.path().join("cv.pdf");
        std::fs::write(&file, pdf.bytes).expect("a file");
        let [mupdf, poppler] =
            [mutool, pdftotext].map(|reader| without_feet(&reader(&file)));
        let joined = [&mupdf, &poppler].map(|text| squeezed(&text.replace("-\n", "")));
        let [mupdf, poppler] = [mupdf, poppler].map(|text| squeezed(&text));
        let [joined_mupdf, joined_poppler] = joined;
        Ok([mupdf, poppler, joined_mupdf, joined_poppler])
    }

    /// Whether every text is on the pages; or the first that is not, and what is there.
    fn comes_back(&self) -> Result<(), String> {
        let texts = self.texts()?;
        for expected in &self.expected {
            let wanted = squeezed(expected);
            // Newer readers give a hyphen for a soft one that a line ends with.
            let texts =
                if expected.contains('\u{ad}') { &texts[..] } else { &texts[..2] };
            if texts.iter().all(|text| !text.contains(&wanted)) {
                let near = near(&texts[0], expected);
                return Err(format!("{expected:?} is not in the text; {near}"));
            }
        }
        Ok(())
    }
}

/// What stands where a text should be.
fn near(text: &str, expected: &str) -> String {
    let mark = expected.split_whitespace().find(|word| word.starts_with("w0"));
    let at = mark.and_then(|mark| text.find(mark)).unwrap_or(0);
    let from = text[..at].char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let near: String = text[from..].chars().take(140).collect();
    format!("near it: {near:?}")
}

fn set(yaml: &str) -> Result<Pdf, String> {
    let source = Source::new("cv.yaml", yaml);
    let mut report = Report::default();
    let document = cvtex::read(&source, &mut report)
        .ok_or_else(|| cvtex::diagnostics::short::render(&report, &source))?;
    let latex = cvtex::write::latex::typeset(&document);
    let job = job(latex.as_str());
    compile(&job).map_err(|failure| format!("{failure}: {:?}", failure.errors))
}

/// A text two times, at the start and at the end, with a word between that no other has.
fn twice(text: &str, number: usize) -> String {
    format!("{text} w0{number}w {text}")
}

/// A text so that Markdown takes it as it is.
fn escaped(text: &str) -> String {
    let escape = |c: char| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] };
    text.chars().flat_map(escape).collect()
}

/// A text in YAML's double quotes.
fn quoted(text: &str) -> String {
    let escape = |c: char| match c {
        ' ' => " ".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_string(),
        c => format!("\\U{:08X}", u32::from(c)),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// What is compared: a text without white space and unseen marks, in NFKC.
fn squeezed(text: &str) -> String {
    let is_seen = |c: &char| !c.is_whitespace() && !fonts::is_invisible(*c);
    text.nfkc().filter(is_seen).collect()
}

/// The pages without the lines that number them.
fn without_feet(pages: &[String]) -> String {
    let foot = |at: usize| format!("Ada {} of {}", at + 1, pages.len());
    let lines = pages.iter().enumerate().flat_map(|(at, page)| {
        let foot = foot(at);
        page.lines().filter(move |line| crate::common::spaced(line) != foot)
    });
    lines.collect::<Vec<_>>().join("\n")
}
