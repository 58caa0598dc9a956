//! The tags of a PDF, as Poppler and other programs read them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::{ask, cvtex, examples, folder, name_of, objects, pdftotext};
use crate::common::{render_text, run, spaced, stderr};
use cvtex::resources::themes;

/// An element of the tree: how deep it is, what it is, and the text right in it.
#[derive(Debug, PartialEq, Eq)]
struct Element {
    depth: usize,
    tag: String,
    text: String,
}

/// The tree of a PDF as `pdfinfo -struct-text` prints it.
fn tree(pdf: &Path) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    for line in ask("pdfinfo", &["-struct-text"], pdf).lines() {
        let depth = line.len() - line.trim_start().len();
        let line = line.trim_start();
        if let Some(text) = line.strip_prefix('"') {
            let text = text.strip_suffix('"').unwrap_or(text);
            let element = elements.iter_mut().rfind(|element| element.depth < depth);
            element.expect("an element before its text").text.push_str(text);
        } else if let Some(tag) = line.split([' ', ':']).next()
            && !matches!(tag, "Object" | "")
            && !tag.starts_with('/')
        {
            elements.push(Element { depth, tag: tag.to_owned(), text: String::new() });
        }
    }
    elements
}

/// The tags, each with two spaces more than the one that it is in.
fn outline(pdf: &Path) -> String {
    let line = |element: &Element| {
        let text = spaced(&element.text);
        let text = if text.is_empty() { text } else { format!(" {text}") };
        format!("{}{}{text}\n", " ".repeat(element.depth), element.tag)
    };
    tree(pdf).iter().map(line).collect()
}

fn headings(elements: &[Element]) -> Vec<(String, String)> {
    let is_heading =
        |element: &&Element| element.tag.len() == 2 && element.tag.starts_with('H');
    let headings = elements.iter().filter(is_heading);
    headings.map(|one| (one.tag.clone(), spaced(&one.text))).collect()
}

const CV: &str = "\
cv:
  name: Ada Lovelace
  headline: Mathematician
  email: ada@example.org
  website: https://ada.example.org
sections:
  - kind: experience
    entries:
      - position: Translator
        organization: Taylor
        start: 1842
        end: 1843
        highlights:
          - Alpha
          - Beta with [a link](https://example.org/beta) in it
  - kind: publications
    entries:
      - {title: Notes, authors: [Ada Lovelace], venue: Memoirs, date: 1843}
  - kind: text
    title: Methods
    text: It takes $n^2$ steps.
";

#[test]
fn a_cv_is_a_tree_of_what_it_says() {
    let folder = folder();
    let pdf = render_text(CV, folder.path());
    let expected = "\
Document
  H1 Ada Lovelace
  P Mathematician
  L
    LI
      LBody
        Link ada@example.org
    LI
      LBody
        Link ada.example.org
  Sect
    H2 Experience
    Div
      P Translator, Taylor
        Span 1842–1843
      L
        LI
          Lbl •
          LBody Alpha
        LI
          Lbl •
          LBody Beta with in it
            Link a link
  Sect
    H2 Publications
    L
      LI
        Lbl 1.
        LBody Ada Lovelace. Notes. Memoirs, 1843.
  Sect
    H2 Methods
    P It takes steps.
      Formula n2
";
    assert_eq!(outline(&pdf), expected);
    assert!(objects(&pdf).contains("/Alt(n^{2})"));
}

const SPOKEN: &str = "\
cv: {name: Ada Lovelace}
sections:
  - kind: experience
    entries:
      - {position: Translator, organization: Taylor, start: 2018-03, end: 2023-05}
  - kind: publications
    entries:
      - {title: Sur les nombres, language: french, authors: ['Ada Lovelace*', 'C. Babbage*'], date: 1843}
      - {title: Notes, language: en, authors: ['Ada Lovelace*', 'C. Babbage*'], date: 1843}
";

#[test]
fn what_the_eye_takes_in_is_said_to_the_ear() {
    let folder = folder();
    for theme in themes::names() {
        let pdf =
            render_text(&format!("{SPOKEN}design: {{theme: {theme}}}\n"), folder.path());
        let all = objects(&pdf);
        assert_eq!(all.matches("/E(equal contribution)").count(), 1, "{theme}");
        assert_eq!(all.matches("/Lang(fr)").count(), 1, "{theme}");
        assert_eq!(all.matches("/E(Mar 2018 to May 2023)").count(), 1, "{theme}");
        let text = spaced(&pdftotext(&pdf).concat());
        assert!(text.contains("Mar 2018 – May 2023"), "{theme}: {text}");
    }
    let pdf = render_text(&format!("{SPOKEN}locale: nl\n"), folder.path());
    assert!(objects(&pdf).contains(" tot "), "a period in Dutch");
    let tags: Vec<_> = tree(&pdf).into_iter().filter(|it| it.tag == "Span").collect();
    assert_eq!(tags.len(), 4, "{tags:?}");
}

#[test]
fn a_letter_has_parts() {
    let folder = folder();
    let cv = "cv: {name: Ada}\nletter: {recipient: Bab, opening: 'Dear Bab,', body: Yes., date: 1843-01-02}\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a CV");
    let output =
        run(cvtex().current_dir(folder.path()).args(["render", "--letter", "cv.yaml"]));
    assert!(output.status.success(), "{}", stderr(&output));
    let pdf = folder.path().join("cv-letter.pdf");
    let all = objects(&pdf);
    for part in ["/S/Date", "/S/Address", "/S/Salutation", "/S/Closing"] {
        assert!(all.contains(part), "{part}");
    }
    assert!(all.contains("/RoleMap<</Address/P/Closing/P/Date/P/Salutation/P>>"));
}

#[test]
fn a_theme_changes_the_page_and_not_the_tree() {
    let folder = folder();
    let mut first: Option<Vec<(String, String)>> = None;
    for theme in themes::names() {
        let pdf =
            render_text(&format!("{CV}design: {{theme: {theme}}}\n"), folder.path());
        let mut headings = headings(&tree(&pdf));
        assert_eq!(headings.len(), 4, "{theme}");
        for (_, title) in &mut headings {
            // `committee` numbers its sections.
            let unnumbered = |sign: char| sign.is_ascii_digit() || sign == ' ';
            *title = title.trim_start_matches(unnumbered).to_owned();
        }
        let first = first.get_or_insert_with(|| headings.clone());
        assert_eq!(&headings, first, "{theme}");
    }
}

#[test]
fn every_word_of_an_example_is_in_the_tree() {
    let folder = folder();
    for example in examples() {
        let pdf = crate::common::render(&example, folder.path());
        let all: String =
            tree(&pdf).iter().map(|element| element.text.as_str()).collect();
        let in_tree: Vec<char> =
            all.chars().filter(|sign| sign.is_alphanumeric()).collect();
        let mut lacking = Vec::new();
        for line in pdftotext(&pdf).join("\n").lines() {
            for word in line.split_whitespace() {
                let letters: Vec<char> =
                    word.chars().filter(|sign| sign.is_alphanumeric()).collect();
                let is_there = letters.is_empty()
                    || in_tree.windows(letters.len()).any(|some| some == letters);
                if !is_there {
                    lacking.push(word.to_owned());
                }
            }
        }
        // The feet are decoration; two readers put the parts of a formula in other orders.
        lacking
            .retain(|word| word.chars().any(char::is_alphabetic) && !word.contains('^'));
        assert!(lacking.len() < 8, "{}: {lacking:?}", name_of(&example));
    }
}

#[test]
fn words_have_spaces_between_them_for_who_reads_characters_alone() {
    let folder = folder();
    let pdf = render_text(CV, folder.path());
    let text = ask("mutool", &["draw", "-q", "-F", "stext"], &pdf);
    let spaces = text.matches("c=\" \"").count();
    assert!(spaces > 10, "{spaces}");
}

#[test]
fn the_design_says_which_standards_the_pdf_follows() {
    let folder = folder();
    let claims = |design: &str| {
        let pdf = render_text(&format!("{CV}design: {{{design}}}\n"), folder.path());
        let bytes = fs::read(pdf).expect("a PDF");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:part>3<"]
            .map(|claim| text.contains(claim))
    };
    assert_eq!(claims("theme: classic"), [true, true, false]);
    assert_eq!(claims("pdf-standard: ua-1"), [true, false, false]);
    assert_eq!(claims("pdf-standard: a-2a"), [true, true, false]);
    assert_eq!(claims("pdf-standard: a-3a"), [true, false, true]);
    assert_eq!(claims("pdf-standard: none"), [false; 3]);
    let pdf = folder.path().join("cv.pdf");
    assert!(ask("pdfinfo", &[], &pdf).contains("Tagged:          no"));
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let folder = folder();
    for theme in themes::names() {
        let pdf =
            render_text(&format!("{CV}design: {{theme: {theme}}}\n"), folder.path());
        let output = run(Command::new("qpdf").arg("--check").arg(&pdf));
        assert!(output.status.success(), "{theme}: {}", stderr(&output));
        let bytes = fs::read(&pdf).expect("a PDF");
        let at = bytes.len() / 2;
        let spoilt = folder.path().join("spoilt.pdf");
        fs::write(&spoilt, &bytes[..at]).expect("a file");
        let output = run(Command::new("qpdf").arg("--check").arg(&spoilt));
        assert!(!output.status.success(), "{theme}: half a file passes");
    }
}

#[test]
fn the_same_cv_gives_the_same_bytes() {
    let folder = folder();
    let file = folder.path().join("cv.yaml");
    fs::write(&file, CV).expect("a file");
    let bytes = |name: &str| {
        let pdf = folder.path().join(name);
        let mut command = cvtex();
        command.env("SOURCE_DATE_EPOCH", "1700000000");
        let output = run(command.arg("render").arg(&file).arg("-o").arg(&pdf));
        assert!(output.status.success(), "{}", stderr(&output));
        fs::read(pdf).expect("a PDF")
    };
    assert!(bytes("one.pdf") == bytes("two.pdf"));
}

/// What is said of a CV in a theme with these lines at its end, and whether the PDF claims to
/// follow PDF/UA.
fn in_own_theme(lines: &str) -> (String, bool) {
    let folder = folder();
    let classic = themes::named("classic").expect("a theme");
    let style = format!("{}\n{lines}\n", themes::starter("mine", classic));
    fs::write(folder.path().join("mine.sty"), style).expect("a style");
    said(folder.path(), "design: {theme: ./mine.sty}\n", "")
}

/// The same of a CV with this design and these folders of fonts.
fn said(folder: &Path, design: &str, fonts: &str) -> (String, bool) {
    fs::write(folder.join("cv.yaml"), format!("{CV}{design}")).expect("a CV");
    let mut command = cvtex();
    command.current_dir(folder).env("CVTEX_FONTS", fonts);
    let output = run(command.args(["render", "cv.yaml", "--message-format", "short"]));
    assert!(output.status.success(), "{}", stderr(&output));
    let bytes = fs::read(folder.join("cv.pdf")).expect("a PDF");
    let claims = String::from_utf8_lossy(&bytes).contains("<pdfuaid:part>1<");
    (stderr(&output), claims)
}

#[test]
fn a_theme_that_keeps_to_the_commands_of_the_class_claims_the_standard() {
    let title = r"\renewcommand\cvformatsection[1]{{\Large #1\par}}";
    assert_eq!(in_own_theme(title), (String::new(), true));
}

#[test]
fn a_theme_that_hides_what_a_text_is_gets_a_warning_at_the_text() {
    let name = r"\renewcommand\cvname[2][]{{\par\Large #2\par}}";
    let (told, claims) = in_own_theme(name);
    let expected = "cv.yaml:2:9: warning[wrong-tags]: the theme `./mine.sty` hides from readers that `Ada Lovelace` is a heading";
    assert!(told.contains(expected), "{told}");
    assert!(!claims);
    let points = r"\makeatletter\renewcommand\cv@listitem{}\makeatother";
    let (told, claims) = in_own_theme(points);
    assert!(told.contains("warning[wrong-tags]"), "{told}");
    assert!(!claims);
}

#[test]
fn words_outside_of_all_paragraphs_forbid_the_standard() {
    let (told, claims) = in_own_theme(r"\AddToHook{begindocument/end}{\hbox{Stray}}");
    let expected = "warning[no-standard]: the PDF does not follow PDF/UA and PDF/A: the theme `./mine.sty` draws `Stray` outside of all paragraphs; set it in a paragraph";
    assert!(told.contains(expected), "{told}");
    assert!(told.starts_with("cv.yaml:22:17: "), "{told}");
    assert!(!claims);
    let decoration = r"\AddToHook{begindocument/end}{\hbox{\cvartifact{Stray}}}";
    assert_eq!(in_own_theme(decoration), (String::new(), true));
}

#[test]
fn a_font_that_may_not_be_embedded_forbids_the_standard_at_its_name() {
    let folder = folder();
    let mut font = fs::read("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
        .expect("a font that `make test` installs");
    let table = font.windows(4).position(|tag| tag == b"OS/2").expect("a table") + 8;
    let start =
        font[table..table + 4].iter().fold(0, |all, byte| all << 8 | usize::from(*byte));
    let mut said_with = |fs_type: u8| {
        font[start + 9] = fs_type;
        fs::write(folder.path().join("font.ttf"), &font).expect("a font");
        let fonts = folder.path().to_string_lossy().into_owned();
        said(folder.path(), "design: {font: {system: DejaVu Sans}}\n", &fonts)
    };
    assert_eq!(said_with(0), (String::new(), true));
    let (told, claims) = said_with(2);
    let expected = "cv.yaml:22:25: warning[font-not-embedded]: the font `DejaVu Sans` is not in the PDF, since its file forbids that; name a font that may be embedded";
    assert!(told.contains(expected), "{told}");
    assert!(!claims);
}

/// A photo in four inks: 30 by 40 pixels, of which nobody looks at the data.
fn printers_photo() -> Vec<u8> {
    let mut photo = vec![0xff, 0xd8];
    photo.extend([0xff, 0xc0, 0, 20, 8, 0, 40, 0, 30, 4]);
    photo.extend([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    photo.extend([0xff, 0xda, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0, 0, 0xff, 0xd9]);
    photo
}

#[test]
fn a_photo_for_printers_forbids_the_archive_alone() {
    let folder = folder();
    fs::write(folder.path().join("ada.jpg"), printers_photo()).expect("a photo");
    let (told, claims) = said(folder.path(), "design: {photo: ada.jpg}\n", "");
    let expected = "cv.yaml:22:17: warning[no-standard]: the PDF does not follow PDF/A: the photo has CMYK colours";
    assert!(told.contains(expected), "{told}");
    assert!(claims);
    let quiet = "design: {photo: ada.jpg, pdf-standard: ua-1}\n";
    assert_eq!(said(folder.path(), quiet, ""), (String::new(), true));
}

#[test]
fn the_photo_is_a_figure_that_says_what_it_shows() {
    let folder = folder();
    fs::write(folder.path().join("ada.jpg"), printers_photo()).expect("a photo");
    for (photo, alt) in [
        ("ada.jpg", "/Alt(Ada Lovelace)"),
        ("{path: ada.jpg, alt: At work}", "/Alt(At work)"),
    ] {
        said(folder.path(), &format!("design: {{photo: {photo}}}\n"), "");
        let pdf = folder.path().join("cv.pdf");
        assert!(tree(&pdf).iter().any(|element| element.tag == "Figure"), "{photo}");
        assert!(objects(&pdf).contains(alt), "{photo}");
    }
}
