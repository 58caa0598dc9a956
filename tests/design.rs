//! What `design` changes on the page, the same way in every theme.

mod common;

use std::path::Path;

use common::{folder, render_text};
use cvtex::themes;

/// Two paragraphs of more than a line each, two entries, and headings.
const SECTIONS: &str = "\
sections:
  - kind: text
    title: Profile
    text:
      - Firstly, I study what engines can compute, how they do it, why they fail to do it, and what people
        think that engines cannot do though they do it every day between breakfast and the mailcoach.
      - Secondly, I translate.
  - kind: experience
    entries:
      - {position: Translator, organization: Taylor, start: 1842, end: 1843}
      - {position: Programmer, organization: Babbage, start: 1840, end: 1841}
";

/// A CV with this design, in a theme.
fn page(theme: &str, design: &str, folder: &Path) -> Page {
    let design = format!("design: {{theme: {theme}, {design}}}");
    let yaml = format!("cv: {{name: Ada Lovelace}}\n{design}\n{SECTIONS}");
    Page::of(&render_text(&yaml, folder))
}

/// The words of the first page, each with its place in points from the upper left corner.
struct Page(Vec<(String, [f64; 4])>);

impl Page {
    fn of(pdf: &Path) -> Self {
        let place = pdf.with_extension("html");
        let place_text = place.to_str().expect("a path in UTF-8");
        let pdf_text = pdf.to_str().expect("a path in UTF-8");
        let mut command = std::process::Command::new("pdftotext");
        let output =
            common::run(command.args(["-bbox", "-l", "1", pdf_text, place_text]));
        assert!(output.status.success(), "pdftotext: {}", common::stderr(&output));
        let text = std::fs::read_to_string(place).expect("a file");
        Self(text.lines().filter_map(word).collect())
    }

    /// The left, upper, right and lower edge of a word that is there once.
    fn place(&self, word: &str) -> [f64; 4] {
        let found: Vec<_> = self.0.iter().filter(|(text, _)| text == word).collect();
        assert_eq!(found.len(), 1, "{word}: {:?}", self.0);
        found[0].1
    }

    /// How far the line of one word is below that of another of the same size.
    fn distance(&self, upper: &str, lower: &str) -> f64 {
        self.place(lower)[3] - self.place(upper)[3]
    }
}

/// `<word xMin="1" yMin="2" xMax="3" yMax="4">text</word>`.
fn word(line: &str) -> Option<(String, [f64; 4])> {
    let (head, rest) = line.trim().strip_prefix("<word ")?.split_once('>')?;
    let numbers: Vec<f64> =
        head.split('"').skip(1).step_by(2).filter_map(|text| text.parse().ok()).collect();
    let text = rest.strip_suffix("</word>")?;
    Some((text.to_owned(), numbers.try_into().ok()?))
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.02
}

#[test]
fn line_spacing_is_a_factor_of_the_leading_in_every_theme() {
    let folder = folder();
    for theme in themes::names() {
        let line = |design: &str| {
            let page = page(theme, design, folder.path());
            let first = page.place("Firstly,");
            let same_column = page.0.iter().find(|(_, place)| place[3] > first[3] + 1.0);
            same_column.expect("a second line").1[3] - first[3]
        };
        let own = line("line-spacing: 1");
        for factor in [0.85, 1.4] {
            let scaled = line(&format!("line-spacing: {factor}"));
            assert!(is_near(scaled, own * factor), "{theme}, {factor}: {own}, {scaled}");
        }
    }
}

#[test]
fn spacing_scales_every_space_between_pieces_in_every_theme() {
    let folder = folder();
    for theme in themes::names() {
        let pages = ["0.5", "normal", "2"]
            .map(|factor| page(theme, &format!("spacing: {factor}"), folder.path()));
        let pairs = [
            ("Firstly,", "Secondly,"),
            ("Secondly,", "Experience"),
            ("Experience", "Translator"),
            ("Translator", "Programmer"),
            ("Lovelace", "Firstly,"),
        ];
        for (upper, lower) in pairs {
            let word = |word: &'static str| {
                // Classic and its kind set a comma behind what a person did.
                let is_there = |page: &Page| page.0.iter().any(|(text, _)| text == word);
                if pages.iter().all(is_there) {
                    word.to_owned()
                } else {
                    format!("{word},")
                }
            };
            let (upper, lower) = (word(upper), word(lower));
            let [half, own, twice] =
                pages.each_ref().map(|page| page.distance(&upper, &lower));
            assert!(half < own - 0.3, "{theme}, {upper} {lower}: {half}, {own}");
            assert!(
                is_near(twice - own, 2.0 * (own - half)),
                "{theme}, {upper} {lower}: {half}, {own}, {twice}"
            );
        }
    }
}
