//! What `design` changes on the page, the same way in every theme.

use std::path::{Path, PathBuf};

use crate::common::places::Page;
use crate::common::{READERS, ask, folder, links, pdftotext, render_text, spaced};
use cvtex::diagnostics::Report;
use cvtex::resources::themes;
use cvtex::source::Source;

/// A paragraph of more than a line, a short one, and entries.
const SECTIONS: &str = "\
sections:
  - kind: text
    title: Profile
    text:
      - Firstly, I study what engines can compute, how they do it, why they fail to do it, and what people
        think that engines cannot do though they do it every day between breakfast and the mailcoach, and
        also on [Sundays](https://example.org/sundays) after tea.
      - Secondly, I translate.
  - kind: experience
    entries:
      - {position: Translator, organization: Taylor, start: 1842, highlights: [Alpha, Beta]}
      - {position: Programmer, organization: Babbage, date: 1840}
";

/// A CV with this design, in a theme.
fn pdf(theme: &str, design: &str, folder: &Path) -> PathBuf {
    let yaml = format!(
        "cv: {{name: Ada Lovelace, headline: Mathematician, email: ada@example.org, \
         phone: +44 20 7946 0000, website: \"https://ada.example.org\"}}\n\
         design: {{theme: {theme}, {design}}}\n{SECTIONS}"
    );
    render_text(&yaml, folder)
}

fn page(theme: &str, design: &str, folder: &Path) -> Page {
    Page::first(&pdf(theme, design, folder))
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.05
}

/// A millimetre in points of a PDF.
const MM: f64 = 72.0 / 25.4;

#[test]
fn a_design_is_options_of_the_class() {
    let source = Source::new(
        "cv.yaml",
        "cv: {name: Ada}\ndesign: {line-spacing: 0.97, spacing: airy, margin: {all: 2cm, top: 1 in}, \
         text-colour: '#222222', link-colour: '#0b5394', link-style: colour, alignment: justified, \
         header: split, date-column: none, section-rule: above, page-numbers: false, bullet: ➤}",
    );
    let document = cvtex::read(&source, &mut Report::default()).expect("a CV");
    let latex = cvtex::write::latex::typeset(&document);
    let (options, _) = latex.as_str().split_once("  language").expect("an option");
    let expected = "\\documentclass{cvtex}
\\cvsetup{
  theme = classic,
  paper = a4,
  line-spacing = 0.97,
  spacing = 1.4,
  margin = 2cm,
  margin-top = 1in,
  text-colour = 222222,
  link-colour = 0B5394,
  link-style = colour,
  alignment = justified,
  header = split,
  date-column = none,
  section-rule = above,
  page-numbers = false,
  bullet = {\\cvfallback{➤}},
";
    assert_eq!(options, expected);
}

/// Prose whose words are long beside the line, a point, and values that are no prose.
const LONG_WORDS: &str = "\
sections:
  - kind: text
    title: Forschungsschwerpunkte
    text: &prose >-
      Meine Forschungsschwerpunkte liegen in der numerischen Optimierung und der Wissenschaftskommunikation;
      Forschungsergebnisse veröffentliche ich in internationalen Fachzeitschriften. Außerdem verantworte ich die
      Weiterentwicklung der Softwareinfrastruktur und die Nachwuchsförderung an der Universität.
  - kind: experience
    entries:
      - position: Wissenschaftskommunikation
        organization: Forschungsgesellschaft
        highlights: [*prose]
";

#[test]
fn words_of_prose_are_divided_where_the_design_says_so() {
    let folder = folder();
    for theme in themes::names() {
        let text = |design: &str| {
            let yaml = format!(
                "cv: {{name: Ada Lovelace}}\nlocale: de\n\
                 design: {{theme: {theme}, alignment: justified, margin: 24mm, {design}}}\n{LONG_WORDS}"
            );
            let pdf = render_text(&yaml, folder.path());
            READERS.map(|(_, read)| read(&pdf).concat())
        };
        let whole = text("hyphenation: false");
        let divided = text("hyphenation: true");
        for (whole, divided) in whole.iter().zip(&divided) {
            assert!(!whole.contains("-\n") && !whole.contains('\u{ad}'), "{theme}");
            assert_ne!(whole, divided, "{theme}");
        }
        // Of a reader that knows soft hyphens, the words come back as they were written.
        let [pdftotext, others @ ..] = divided;
        assert!(pdftotext.contains("\u{ad}\n"), "{theme}: {pdftotext}");
        let together = spaced(&pdftotext.replace("\u{ad}\n", ""));
        assert_eq!(together, spaced(&whole[0]), "{theme}");
        for text in others {
            assert!(text.contains("-\n"), "{theme}: {text}");
        }
    }
}

#[test]
fn a_soft_hyphen_of_the_author_is_one_in_every_cv() {
    let folder = folder();
    let word = ["Forschungsgesellschaft"; 5];
    let yaml = format!(
        "cv: {{name: Ada}}\nsections:\n  - {{kind: text, title: T, text: '{}'}}\n",
        word.join("\u{ad}")
    );
    let text = pdftotext(&render_text(&yaml, folder.path())).concat();
    assert_eq!(text.matches("\u{ad}\n").count(), 1, "{text}");
    assert!(text.replace("\u{ad}\n", "").contains(&word.concat()), "{text}");
}

#[test]
fn hyphenation_leaves_titles_and_values_whole() {
    let yaml = format!(
        "cv: {{name: Ada}}\nlocale: de\ndesign: {{hyphenation: true}}\n{LONG_WORDS}"
    );
    let document = cvtex::read(&Source::new("cv.yaml", yaml), &mut Report::default());
    let latex = cvtex::write::latex::typeset(&document.expect("a CV"));
    let divided: Vec<_> =
        latex.as_str().lines().filter(|line| line.contains("\\-")).collect();
    assert_eq!(divided.len(), 2, "{divided:?}");
    for (line, command) in divided.iter().zip(["\\cvparagraph{", "\\cvitem{"]) {
        assert!(line.trim_start().starts_with(command), "{line}");
    }
}

#[test]
fn line_spacing_is_a_factor_of_the_leading_in_every_theme() {
    let folder = folder();
    for theme in themes::names() {
        let line = |design: &str| {
            let page = page(theme, design, folder.path());
            let first = page.place("Firstly");
            let below = page.0.iter().find(|(_, place)| place[3] > first[3] + 1.0);
            below.expect("a second line").1[3] - first[3]
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
        for (upper, lower) in [
            ("Lovelace", "Firstly"),
            ("Firstly", "Secondly"),
            ("Secondly", "Experience"),
            ("Experience", "Translator"),
            ("Translator", "Programmer"),
        ] {
            let [half, own, twice] =
                pages.each_ref().map(|page| page.place(lower)[3] - page.place(upper)[3]);
            let name = format!("{theme}, {upper} to {lower}: {half}, {own}, {twice}");
            assert!(half < own - 0.3, "{name}");
            // What is above a heading and below it keep a proportion.
            let is_heading = lower == "Experience" || upper != "Firstly";
            let is_even = is_near(twice - own, 2.0 * (own - half));
            assert!(is_even || is_heading && twice > own, "{name}");
        }
    }
}

#[test]
fn each_margin_moves_its_edge_of_the_text() {
    let folder = folder();
    for theme in themes::names() {
        let edges = |design: &str| {
            let design = format!("date-column: right, {design}");
            page(theme, &design, folder.path()).edges()
        };
        let even = edges("margin: 20mm");
        let moved = edges("margin: {all: 20mm, left: 26mm, top: 25mm, right: 24mm}");
        let by = [6.0, 5.0, -4.0].map(|by| by * MM);
        for at in 0..3 {
            let name = format!("{theme}, edge {at}: {even:?}, {moved:?}");
            // What is centred moves by half of what the column does, and is not at an edge.
            assert!(is_near(moved[at] - even[at], by[at]), "{name}");
        }
        assert!(even[0] >= 20.0 * MM - 0.5 && even[2] <= 190.0 * MM + 0.5, "{even:?}");
        // Every line of a long page.
        let yaml = format!(
            "cv: {{name: Ada}}\ndesign: {{theme: {theme}, page-numbers: false, margin: {{bottom: 60mm}}}}\n\
             sections:\n  - kind: text\n    text: [{}]\n",
            ["Engines"; 90].join(", ")
        );
        let [_, _, _, lowest] = Page::first(&render_text(&yaml, folder.path())).edges();
        let bottom = (297.0 - 60.0) * MM;
        // The foot, in which a date may stand, is empty.
        assert!(lowest < bottom + 4.0 && lowest > bottom - 40.0, "{theme}: {lowest}");
    }
}

#[test]
fn dates_stand_where_the_design_says() {
    let folder = folder();
    for theme in themes::names() {
        let places = |design: &str| {
            let design = format!("margin: 2cm, {design}");
            let page = page(theme, &design, folder.path());
            (page.place("1840"), page.place("Babbage"), page.place("Programmer"))
        };
        let (date, place, position) = places("date-column: left");
        assert!(date[2] < position[0] && date[2] < place[0], "{theme}");
        assert!(position[0] - date[2] < 12.0, "{theme}: programs see one line");
        // Its left edge is that of the gap before it, which is marked with it as one piece.
        let (date, ..) = places("date-column: right");
        assert!((date[2] - 190.0 * MM).abs() < 0.5, "{theme}: {date:?}");
        let (date, place, position) = places("date-column: none");
        let gaps = [date[0] - place[2], date[0] - position[2]];
        assert!(gaps.iter().any(|gap| (0.0..8.0).contains(gap)), "{theme}: {gaps:?}");
    }
}

#[test]
fn justified_lines_end_at_the_margin_and_others_do_not() {
    let folder = folder();
    for theme in themes::names() {
        let ends = |design: &str| {
            let page = page(theme, design, folder.path());
            let first = page.place("Firstly");
            let is_beside = |place: &[f64; 4]| is_near(place[3], first[3]);
            let line = page.0.iter().filter(|(_, place)| is_beside(place));
            let end = line.map(|(_, place)| place[2]).fold(0.0, f64::max);
            (end, page.place("1840")[2])
        };
        let (end, margin) = ends("date-column: right, alignment: justified");
        assert!((end - margin).abs() < 0.6, "{theme}: {end}, {margin}");
        let (end, margin) = ends("date-column: right, alignment: left");
        assert!(end < margin - 0.6, "{theme}: {end}, {margin}");
    }
}

#[test]
fn links_look_as_the_design_says_and_none_leaves_none() {
    let folder = folder();
    for theme in themes::names() {
        let text = |style: &str| {
            let path = pdf(theme, &format!("link-style: {style}"), folder.path());
            let rules = trace(&path).matches("<stroke_path").count();
            let words = spaced(&pdftotext(&path).join(" "));
            // Where a word leads nowhere, its address is behind it.
            let is_shown = words.contains("Sundays [example.org/sundays]");
            assert_eq!(is_shown, theme == "plain" || style == "none", "{theme}, {style}");
            let words = words.replace(" [example.org/sundays]", "");
            (links(&path).len(), rules, words)
        };
        let count = if theme == "plain" { 0 } else { 4 };
        let (coloured, rules, words) = text("colour");
        assert_eq!(coloured, count, "{theme}");
        assert_eq!(text("plain"), (count, rules, words.clone()), "{theme}");
        assert_eq!(text("none"), (0, rules, words.clone()), "{theme}");
        let (underlined, more, same) = text("underline");
        assert_eq!((underlined, same), (count, words), "{theme}");
        // One under the word of the text; contacts look like contacts.
        let lines = usize::from(count > 0);
        assert_eq!(more, rules + lines, "{theme}");
    }
}

#[test]
fn colours_are_those_of_the_design_on_every_page() {
    let folder = folder();
    for theme in themes::names().into_iter().filter(|theme| *theme != "plain") {
        let yaml = format!(
            "cv: {{name: Ada}}\ndesign: {{theme: {theme}, text-colour: '#ff0000', link-colour: '#0000ff'}}\n\
             sections:\n  - kind: text\n    text: [{}, '[end](https://example.org)']\n",
            ["Engines"; 90].join(", ")
        );
        let trace = trace(&render_text(&yaml, folder.path()));
        for page in trace.split("<page ").skip(1) {
            let colours = page
                .split("<fill_text")
                .skip(1)
                .filter_map(|rest| rest.split("color=\"").nth(1)?.split('"').next());
            assert!(!colours.clone().any(|colour| colour == "0"), "{theme}: black text");
            assert!(colours.clone().any(|colour| colour == "1 0 0"), "{theme}: no red");
        }
        assert!(trace.contains("color=\"0 0 1\""), "{theme}");
    }
}

#[test]
fn section_rules_stand_where_the_design_says() {
    let folder = folder();
    for theme in themes::names().into_iter().filter(|theme| *theme != "sidebar") {
        let rules = |design: &str| {
            let path = pdf(theme, &format!("link-style: none, {design}"), folder.path());
            let heading = Page::first(&path).place("Experience");
            (rules(&trace(&path)), heading)
        };
        let (own, _) = rules("section-rule: none");
        for (choice, from, to) in
            [("above", 0.0, -20.0), ("below", 20.0, 0.0), ("beside", 0.0, 0.0)]
        {
            let (found, heading) = rules(&format!("section-rule: {choice}"));
            assert_eq!(found.len(), own.len() + 2, "{theme}, {choice}");
            let rule = found.last().expect("a rule");
            let (upper, lower) = (heading[1] + to, heading[3] + from);
            assert!(
                (upper..lower).contains(rule),
                "{theme}, {choice}: {rule}, {heading:?}"
            );
            let is_behind = choice == "below";
            let middle = f64::midpoint(heading[1], heading[3]);
            if choice != "beside" {
                assert_eq!(*rule > middle, is_behind, "{theme}, {choice}");
            }
        }
    }
}

#[test]
fn the_header_is_arranged_and_read_in_order() {
    let folder = folder();
    for theme in themes::names() {
        for header in ["left", "centre", "split"] {
            if theme == "sidebar" && header != "left" {
                continue;
            }
            let design = format!("header: {header}, date-column: right, margin: 2cm");
            let path = pdf(theme, &design, folder.path());
            let page = Page::first(&path);
            let (left, right) = (page.place("Ada"), page.place("Lovelace"));
            let middle = f64::midpoint(left[0], right[2]) / MM;
            assert_eq!(
                (middle - 105.0).abs() < 0.2,
                header == "centre",
                "{theme}, {header}"
            );
            let contact = page.place("ada@example.org");
            let is_beside =
                (contact[2] - 190.0 * MM).abs() < 0.5 && contact[1] < right[3];
            assert_eq!(is_beside, header == "split", "{theme}, {header}");
            for (reader, pages) in READERS {
                let text = spaced(&pages(&path).join(" "));
                let text = text.replace(" · ", " ");
                let contacts = "ada@example.org +44 20 7946 0000 ada.example.org";
                let at =
                    ["Ada Lovelace", "Mathematician", contacts, "Firstly"].map(|word| {
                        text.find(word).unwrap_or_else(|| {
                            panic!("{theme}, {header}, {reader}, {word}: {text}")
                        })
                    });
                // Beside the name the contacts are a column, which some read after the text.
                let [name, headline, contacts, body] = at;
                assert!(name < headline && headline < contacts.min(body), "{text}");
                let is_in_order = contacts < body || header == "split";
                assert!(is_in_order, "{theme}, {header}, {reader}: {text}");
            }
        }
    }
}

#[test]
fn points_begin_with_the_character_of_the_design() {
    let folder = folder();
    for theme in themes::names() {
        for bullet in ["»", "➤", "%"] {
            let path = pdf(theme, &format!("bullet: '{bullet}'"), folder.path());
            let text = spaced(&pdftotext(&path).join(" "));
            let wanted = format!("{bullet} Alpha {bullet} Beta");
            assert!(text.contains(&wanted), "{theme}: {text}");
        }
    }
}

#[test]
fn page_numbers_can_be_left_out() {
    let folder = folder();
    for theme in themes::names().into_iter().filter(|theme| *theme != "plain") {
        for (shown, design) in
            [(true, "page-numbers: true"), (false, "page-numbers: false")]
        {
            let yaml = format!(
                "cv: {{name: Ada}}\ndesign: {{theme: {theme}, {design}}}\nsections:\n  \
                 - {{kind: text, text: A}}\n  - {{kind: text, text: B, break-before: true}}\n"
            );
            let pages = pdftotext(&render_text(&yaml, folder.path()));
            let is_there = pages.iter().all(|page| page.contains(" of 2"));
            assert_eq!((pages.len(), is_there), (2, shown), "{theme}: {pages:?}");
        }
    }
}

/// What `MuPDF` draws.
fn trace(pdf: &Path) -> String {
    ask("mutool", &["trace"], pdf)
}

/// How far below the upper edge of the page each rule is, in order.
fn rules(trace: &str) -> Vec<f64> {
    let heights = trace.split("<stroke_path").skip(1).filter_map(|rest| {
        let number = |name: &str| {
            let rest = rest.split(&format!("{name}=\"")).nth(1)?;
            rest.split('"').next().map(str::to_owned)
        };
        let transform: Vec<f64> = number("transform")?
            .split(' ')
            .filter_map(|part| part.parse().ok())
            .collect();
        let height: f64 = number("y")?.parse().ok()?;
        Some(transform[3] * height + transform[5])
    });
    let mut heights: Vec<_> = heights.collect();
    heights.sort_by(f64::total_cmp);
    heights
}
