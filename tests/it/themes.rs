//! The themes: each sets every example on both papers, and programs read it in order; and
//! themes of one's own, with their faults.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::reading::{self, body_text, in_order};
use crate::common::{
    READERS, ask, cvtex, documents, examples, folder, job, links, name_of, pdftotext,
    read, run, spaced, stderr, stdout,
};
use cvtex::document::Document;
use cvtex::model::design::Paper;
use cvtex::model::values::{Length, Unit};
use cvtex::pdf::engine::{Job, Pdf, compile};
use cvtex::pdf::verify::verify;
use cvtex::resources::themes;
use cvtex::resources::themes::Theme;
use cvtex::write::latex::typeset;

macro_rules! themes {
    ($($test:ident $name:literal;)*) => {
        $(#[test]
        fn $test() {
            every_example_is_read_in_order($name);
        })*

        #[test]
        fn every_theme_is_tried() {
            assert_eq!(themes::names(), [$($name),*]);
        }
    };
}

themes! {
    classic_is_read_in_order "classic";
    modern_is_read_in_order "modern";
    banking_is_read_in_order "banking";
    casual_is_read_in_order "casual";
    sidebar_is_read_in_order "sidebar";
    compact_is_read_in_order "compact";
    committee_is_read_in_order "committee";
    plain_is_read_in_order "plain";
}

/// Both papers, every example: TeX has nothing to say, and the readers find each piece
/// behind the one before.
fn every_example_is_read_in_order(theme: &str) {
    let folder = folder();
    for (name, document) in all_documents() {
        for paper in [Paper::A4, Paper::Letter] {
            let name = format!("{theme}, {name}, {paper:?}");
            let document = in_theme(document.clone(), theme, paper);
            let pdf = set(&document);
            assert_eq!(verify(&pdf, &document, &typeset(&document)), [], "{name}");
            assert_eq!(pdf.passes, 1, "{name}");
            assert_eq!(pdf.log.overfull(), [], "{name}");
            assert_eq!(pdf.log.missing_characters(), [], "{name}");
            let path = folder.path().join("cv.pdf");
            fs::write(&path, &pdf.bytes).expect("a PDF");
            let reading = reading::of(&document);
            for (reader, pages) in READERS {
                // A long list tells nothing new, and pdfminer takes seconds for it.
                if reader == "pdfminer" && pdf.pages > 5 && paper == Paper::Letter {
                    continue;
                }
                let text = squeezed(&body_text(&pages(&path), &document));
                let name = format!("{name}, {reader}");
                in_order(&reading.main, &text, squeezed, &name);
                in_order(&reading.side, &text, squeezed, &name);
            }
        }
    }
}

/// A gap in a line is one piece with the text behind it. `MuPDF` 1.25 gives the characters of
/// the piece to its glyphs one by one, and loses some where the gap has fewer than the text.
#[test]
fn a_gap_has_as_many_glyphs_as_the_text_behind_it() {
    let folder = folder();
    let pdf = folder.path().join("cv.pdf");
    let plain = folder.path().join("plain.pdf");
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/bilingual.yaml");
    let settings =
        ["design.theme=compact", "design.paper=letter", "design.pdf-standard=none"];
    let settings = settings.iter().flat_map(|setting| ["--set", setting]);
    let output = run(cvtex().args(["render", example, "-o"]).arg(&pdf).args(settings));
    assert!(output.status.success(), "{}", stderr(&output));
    let output = run(std::process::Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable"])
        .args([&pdf, &plain]));
    assert!(output.status.success(), "{}", stderr(&output));
    let bytes = fs::read(&plain).expect("a PDF");
    let content = String::from_utf8_lossy(&bytes);
    let mut gaps = 0;
    for piece in content.split("/ActualText <").skip(1) {
        let (said, shown) = piece.split_once('>').expect("the end of the text");
        let (_, shown) = shown.split_once('[').expect("glyphs");
        let (shown, _) = shown.split_once(']').expect("the end of the glyphs");
        let characters = said.len() / 4 - "FEFF".len() / 4;
        let digits = shown.split('<').skip(1).filter_map(|run| run.split('>').next());
        let glyphs = digits.map(str::len).sum::<usize>() / 4;
        assert!(
            glyphs >= characters,
            "{characters} characters, {glyphs} glyphs: {piece:.300}"
        );
        gaps += usize::from(characters > 4);
    }
    assert!(gaps > 3, "{gaps} gaps");
}

/// The CV and the letter of every example, each with its name.
fn all_documents() -> Vec<(String, Document)> {
    let of_one = |example: PathBuf| {
        documents(&example).into_iter().map(move |document| {
            let kind = if document.letter().is_some() { "the letter of " } else { "" };
            (format!("{kind}{}", name_of(&example)), document)
        })
    };
    examples().into_iter().flat_map(of_one).collect()
}

fn in_theme(mut document: Document, theme: &str, paper: Paper) -> Document {
    document.look.theme = Theme::BuiltIn(themes::named(theme).expect("a theme"));
    document.look.paper = paper;
    document
}

fn set(document: &Document) -> Pdf {
    let latex = typeset(document);
    let files = document.look.files();
    let job = Job { files: &files, ..job(latex.as_str()) };
    compile(&job).unwrap_or_else(|failure| panic!("{failure}:\n{}", failure.log.text()))
}

/// An example in a theme.
fn example(name: &str, theme: &str) -> Document {
    let found = examples().into_iter().find(|path| name_of(path) == name);
    in_theme(read(&found.expect("an example")).1, theme, Paper::A4)
}

/// A narrow column breaks an address anywhere.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_narrow_column_is_read_before_the_wide_one() {
    let folder = folder();
    let mut document = example("everything", "sidebar");
    // With all the profiles that there are, the column goes on over the pages.
    document.header.contacts.truncate(8);
    let path = folder.path().join("cv.pdf");
    fs::write(&path, set(&document).bytes).expect("a PDF");
    let summary = reading::runs(&document.header.summary[0]);
    let summary = squeezed(&summary[0]);
    for (reader, pages) in READERS {
        let page = squeezed(&pages(&path)[0]);
        let languages = page.find("Languages").expect("a section of the narrow column");
        let summary = page.find(&summary).expect("what the wide column begins with");
        assert!(languages < summary, "{reader}: {page}");
    }
}

#[test]
fn a_narrow_column_that_is_the_longer_goes_on_over_the_pages() {
    let folder = folder();
    let mut skills = String::new();
    for at in 0..120 {
        let _ = writeln!(skills, "      - {{name: Skill {at}, items: [known]}}");
    }
    let yaml = format!(
        "cv: {{name: Ada Lovelace}}\ndesign: {{theme: sidebar}}\nsections:\n  - kind: text\n    \
         text: Short\n  - kind: skills\n    entries:\n{skills}"
    );
    let pages = pdftotext(&crate::common::render_text(&yaml, folder.path()));
    assert!(pages.len() > 1, "{pages:?}");
    let text = spaced(&pages.join(" "));
    for at in 0..120 {
        assert!(text.contains(&format!("Skill {at} known")), "{at}");
    }
    assert!(text.contains(&format!("Ada Lovelace {0} of {0}", pages.len())), "{text}");
}

#[test]
fn plain_has_no_links_no_colour_and_nothing_smaller_than_the_rules_allow() {
    let folder = folder();
    let mut document = example("everything", "plain");
    document.look.font_size = Some(Length::new(9.0, Unit::Pt));
    document.look.margins.all = Some(Length::new(5.0, Unit::Mm));
    document.look.accent = Some("FF0000".into());
    let path = folder.path().join("cv.pdf");
    fs::write(&path, set(&document).bytes).expect("a PDF");
    assert_eq!(links(&path), [""; 0]);
    let trace = ask("mutool", &["trace"], &path);
    for coloured in trace.split("color=\"").skip(1) {
        let colour = coloured.split('"').next().unwrap_or_default();
        assert!(colour.split(' ').all(|part| part == "0"), "{colour}");
    }
    let text = ask("mutool", &["draw", "-q", "-F", "stext"], &path);
    let mut letters = 0;
    for font in text.split("<font name=\"").skip(1) {
        // The signs of mathematics and of other fonts have sizes of their own.
        if !font.contains("Libertine") {
            continue;
        }
        let size = font.split("size=\"").nth(1).and_then(|rest| rest.split('"').next());
        let size: f64 = size.and_then(|size| size.parse().ok()).expect("a size");
        let words = font.split("c=\"").skip(1).filter_map(|rest| rest.chars().next());
        if words.filter(|c| c.is_alphabetic()).count() > 1 {
            assert!(size > 10.99, "{size}: {font}");
            letters += 1;
        }
    }
    assert!(letters > 100, "{letters}");
    let edge = text.split("<line bbox=\"").skip(1).filter_map(|line| {
        line.split(' ').next().and_then(|left| left.parse::<f64>().ok())
    });
    assert!(edge.fold(f64::MAX, f64::min) > 35.9, "half an inch is 36 points");
}

#[test]
fn a_head_without_room_for_its_date_takes_two_lines() {
    let cv = "cv: {name: Ada}\nsections:\n- kind: experience\n  entries:\n  \
              - {position: Fellow, organization: Institute of Engines, location: Turin, \
              date: 1840}\n  - {position: Fellow, organization: Institute of Engines and of \
              Everything Else that Turns Around an Axis of Iron or of Brass or of Wood and by Hand or by Steam, location: Turin, date: 1841}\n";
    for theme in ["plain", "compact"] {
        let folder = folder();
        let path = folder.path().join("cv.yaml");
        let design = format!("design: {{theme: {theme}, font-size: 12pt}}\n");
        fs::write(&path, format!("{cv}{design}")).expect("a file");
        let (_, document) = read(&path);
        let pdf = path.with_extension("pdf");
        fs::write(&pdf, set(&document).bytes).expect("a PDF");
        let text = body_text(&pdftotext(&pdf), &document);
        let short = "Fellow, Institute of Engines, Turin 1840";
        let long = "Fellow 1841 Institute of Engines and of Everything Else that Turns \
                    Around an Axis of Iron or of Brass or of Wood and by Hand or by Steam, Turin";
        assert!(text.contains(short), "{theme}: {text}");
        assert!(text.contains(long), "{theme}: {text}");
    }
}

#[test]
fn committee_has_a_head_with_the_name_from_the_second_page_on() {
    let folder = folder();
    let document = example("researcher", "committee");
    let path = folder.path().join("cv.pdf");
    fs::write(&path, set(&document).bytes).expect("a PDF");
    let pages = pdftotext(&path);
    for (at, page) in pages.iter().enumerate().skip(1) {
        let page = spaced(page);
        let head = format!("{} of {}", at + 1, pages.len());
        assert!(page.starts_with("Riccardo Grazzi"), "{page}");
        assert!(page.contains(&head), "{page}");
    }
    assert!(spaced(&pages[0]).contains("1 Work Experience"), "{}", pages[0]);
}

#[test]
fn a_sans_serif_borrows_the_letters_that_it_lacks() {
    let folder = folder();
    for theme in ["modern", "casual"] {
        let yaml = format!(
            "cv: {{name: Қасым Өтеген, headline: Қазақстан}}\ndesign: {{theme: {theme}}}\n\
             sections:\n  - kind: text\n    title: Ұлттық\n    text: \"**Қ**азақ (Қ)\"\n"
        );
        let text = spaced(
            &pdftotext(&crate::common::render_text(&yaml, folder.path())).join(" "),
        );
        assert_eq!(text, "Қасым Өтеген Қазақстан Ұлттық Қазақ (Қ)", "{theme}");
    }
}

const CV: &str = "\
cv: {name: Ada Lovelace}
design: {theme: ./mine.sty}
sections:
  - kind: experience
    entries: [{position: Translator, organization: Taylor, start: 1842}]
";

/// What cvtex says, with its exit code.
fn said(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run(cvtex().current_dir(folder).args(arguments));
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn a_theme_is_started_changed_and_seen() {
    let folder = folder();
    let folder = folder.path();
    let (code, out, _) = said(folder, &["theme", "new", "mine.sty", "--from", "modern"]);
    let line = "name it in a CV beside it: `design: {theme: ./mine.sty}`";
    assert_eq!((code, out), (Some(0), format!("mine.sty: written; {line}\n")));
    fs::write(folder.join("cv.yaml"), CV).expect("a CV");
    let (code, _, err) = said(folder, &["render", "cv.yaml", "--depfile", "cv.d"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let rule = fs::read_to_string(folder.join("cv.d")).expect("a rule");
    assert!(rule.starts_with("cv.pdf: cv.yaml ./mine.sty\n"), "{rule}");
    let first = spaced(&pdftotext(&folder.join("cv.pdf")).join(" "));
    assert!(first.contains("Experience Translator"), "{first}");
    let (_, out, _) = said(folder, &["render", "cv.yaml"]);
    assert!(out.contains("unchanged"), "{out}");

    let style = fs::read_to_string(folder.join("mine.sty")).expect("a style");
    let changed = style.replace("\\cvheadingtext{#1}", "\\cvheadingtext{My #1}");
    assert_ne!(style, changed);
    fs::write(folder.join("mine.sty"), changed).expect("a style");
    assert_eq!(said(folder, &["render", "cv.yaml", "--check"]).0, Some(1));
    let (code, out, _) = said(folder, &["render", "cv.yaml"]);
    assert!(code == Some(0) && !out.contains("unchanged"), "{out}");
    let second = spaced(&pdftotext(&folder.join("cv.pdf")).join(" "));
    assert!(second.contains("My Experience Translator"), "{second}");

    let (code, _, err) = said(folder, &["theme", "new", "mine.sty"]);
    assert_eq!(code, Some(4));
    assert!(err.starts_with("error: there is a file `mine.sty` already\n"), "{err}");
}

#[test]
fn a_theme_is_not_started_under_a_name_that_cannot_be_read() {
    let folder = folder();
    for name in ["my theme.sty", "cvtex-mine.sty"] {
        let (code, _, stderr) = said(folder.path(), &["theme", "new", name]);
        assert_eq!(code, Some(2), "{stderr}");
        assert!(!folder.path().join(name).exists(), "{stderr}");
    }
}

#[test]
fn every_theme_can_be_started_from() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), CV).expect("a CV");
    let plain = CV.replace("./mine.sty", "THEME");
    for theme in themes::names() {
        let style = themes::starter("mine", themes::named(theme).expect("a theme"));
        fs::write(folder.join("mine.sty"), style).expect("a style");
        fs::write(folder.join("own.yaml"), plain.replace("THEME", theme)).expect("a CV");
        for name in ["cv.yaml", "own.yaml"] {
            let (code, _, err) = said(folder, &["render", name]);
            assert_eq!((code, err.as_str()), (Some(0), ""), "{theme}");
        }
        let picture = |name: &str| {
            let name = folder.join(name);
            ask("mutool", &["draw", "-q", "-F", "trace"], &name).replace("own", "cv")
        };
        let differ = picture("cv.pdf") != picture("own.pdf");
        assert!(!differ, "{theme}: what starts from it does not look like it");
    }
}

#[test]
fn what_is_wrong_in_a_style_is_said_at_its_line() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), CV).expect("a CV");
    let cases = [
        (
            "\\renewcommand\\cvformatname[1]{{\\bfserie #1\\par}}",
            "error[theme-failed]: there is no command `\\bfserie`\n --> mine.sty:2:32\n  |\n\
             2 | \\renewcommand\\cvformatname[1]{{\\bfserie #1\\par}}\n  \
             |                                ^^^^^^^^ not known\n  |\n\
             help: did you mean `\\bfseries`?\n",
        ),
        (
            "\\renewcommand\\cvformatname[1]{{\\bfseries #1\\par}\n% the end",
            "error[theme-failed]: a `{` is never closed\n --> mine.sty:2:30\n  |\n\
             2 | \\renewcommand\\cvformatname[1]{{\\bfseries #1\\par}\n  \
             |                              ^ opened here\n  |\n\
             help: close it with `}`\n",
        ),
        (
            "\\RequirePackage{tikz}",
            "error[theme-failed]: the package `tikz` is not in cvtex\n --> mine.sty:2:17\n  |\n\
             2 | \\RequirePackage{tikz}\n  |                 ^^^^ asked for here\n  |\n\
             help: leave it out; xcolor, amsmath and amssymb are there\n",
        ),
        (
            "\\input{/etc/hostname}",
            "error[theme-failed]: a theme cannot read the file `/etc/hostname`\n \
             --> mine.sty:2:8\n  |\n\
             2 | \\input{/etc/hostname}\n  |        ^^^^^^^^^^^^^ asked for here\n  |\n\
             help: write what is in it into the style itself\n",
        ),
        (
            "\\renewcommand\\cvformatpage{\\setlength\\cvaxis{wide}}",
            "error[theme-failed]: TeX stops in the style: missing number, treated as zero\n \
             --> mine.sty:2:14\n  |\n\
             2 | \\renewcommand\\cvformatpage{\\setlength\\cvaxis{wide}}\n  \
             |              ^^^^^^^^^^^^^ here\n  |\n\
             help: look at what stands here, and at the command before it\n",
        ),
        (
            "\\setlength\\cvaxis{wide}",
            "error[theme-failed]: TeX stops in the style: missing number, treated as zero\n \
             --> mine.sty:2:1\n  |\n\
             2 | \\setlength\\cvaxis{wide}\n  | ^^^^^^^^^^^^^^^^^^^^^^^ here\n  |\n\
             help: look at what stands here, and at the command before it\n",
        ),
    ];
    for (style, expected) in cases {
        let style = format!("\\ProvidesPackage{{mine}}\n{style}\n");
        fs::write(folder.join("mine.sty"), style).expect("a style");
        let (code, _, err) = said(folder, &["render", "cv.yaml"]);
        let expected = format!("{expected}\nmine.sty: 1 error\n");
        assert_eq!((code, err.as_str()), (Some(1), expected.as_str()));
        assert!(!folder.join("cv.pdf").exists());
    }
}

#[test]
fn what_was_written_for_another_theme_is_no_fault_of_the_one_that_is_tried() {
    let folder = folder();
    let cv = "cv: {name: Ada}\ndesign: {accent: \"#7a1f2b\"}\n\
              variants: {plain: {design: {theme: plain}}}\n";
    fs::write(folder.path().join("cv.yaml"), cv).expect("a file");
    let set = ["--set", "design.theme=plain"];
    for chosen in [set, ["--variant", "plain"]] {
        let arguments = ["check", "--deny-warnings", "cv.yaml", chosen[0], chosen[1]];
        let (code, _, stderr) = said(folder.path(), &arguments);
        assert_eq!(code, Some(0), "{stderr}");
    }
    let both = ["--set", "design.theme=plain", "--set", "design.accent='#000000'"];
    let (_, _, stderr) =
        said(folder.path(), &[&["check", "cv.yaml"], &both[..]].concat());
    assert!(stderr.contains("`accent` has no effect in the theme `plain`"), "{stderr}");
}

#[test]
fn a_style_declares_what_it_leaves_out() {
    let folder = folder();
    let folder = folder.path();
    let cv = "cv: {name: Ada}\ndesign: {theme: ./mine.sty, header: split, bullet: –}\n\
              sections: [{kind: publications, entries: [{title: Notes, date: 1843, doi: 10.1000/a}]}]\n";
    fs::write(folder.join("cv.yaml"), cv).expect("a CV");
    let with_style = |style: &str| {
        fs::write(folder.join("mine.sty"), style).expect("a style");
        let (_, _, err) =
            said(folder, &["check", "cv.yaml", "--message-format", "short"]);
        let (_, latex, _) =
            said(folder, &["render", "cv.yaml", "--format", "tex", "-o-"]);
        (err, latex.contains("doi:10.1000/a"))
    };
    assert_eq!(with_style("\\cvsetup{links = false}\n"), (String::new(), false));
    for style in [
        "% !cvtex leaves-out = links, header: split, bullet\n",
        "\\RequirePackage{cvtex-plain}\n% !cvtex leaves-out = bullet, header: split\n",
    ] {
        let (err, is_written_out) = with_style(style);
        assert!(err.contains("`header: split` has no effect in the theme `mine`"));
        assert!(err.contains("`bullet` has no effect in the theme `mine`"));
        assert!(is_written_out);
    }
    let (err, _) = with_style("% !cvtex leaves-out = bulet\n");
    let expected = "mine.sty:1:23: error[unknown-field]: a theme cannot leave out `bulet`; \
                    did you mean `bullet`?";
    assert_eq!(err.trim(), expected);
}

#[test]
fn a_style_that_cannot_be_named_or_found_is_reported_in_the_cv() {
    let folder = folder();
    let folder = folder.path();
    for (theme, code, message) in [
        ("./mine.sty", 4, "error[unreadable-file]: there is no file `./mine.sty`\n"),
        ("modren", 1, "error[unknown-value]: there is no theme `modren`\n"),
        ("my theme.sty", 1, "error[unknown-value]: LaTeX cannot read a file named"),
        (
            "cvtex-modern.sty",
            1,
            "error[unknown-value]: `cvtex-modern.sty` has the name of",
        ),
    ] {
        let yaml = format!("cv: {{name: Ada}}\ndesign:\n  theme: {theme}\n");
        fs::write(folder.join("cv.yaml"), yaml).expect("a CV");
        let (exit, _, err) = said(folder, &["check", "cv.yaml"]);
        assert_eq!(exit, Some(code), "{err}");
        assert!(err.starts_with(message), "{err}");
        assert!(err.contains("cv.yaml:3:10"), "{err}");
    }
}

#[test]
fn a_style_with_the_name_of_a_package_of_latex_is_read() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), CV.replace("mine", "xcolor")).expect("a CV");
    let style = "\\renewcommand\\cvformatname[1]{{I am #1\\par}}\n";
    fs::write(folder.join("xcolor.sty"), style).expect("a style");
    let (code, _, err) = said(folder, &["render", "cv.yaml"]);
    assert_eq!(code, Some(0), "{err}");
    let text = pdftotext(&folder.join("cv.pdf")).join(" ");
    assert!(text.contains("I am Ada Lovelace"), "{text}");
}

#[test]
fn the_exported_latex_has_what_its_theme_needs() {
    let folder = folder();
    let folder = folder.path();
    let banking = themes::named("banking").expect("a theme");
    fs::create_dir(folder.join("styles")).expect("a folder");
    fs::write(folder.join("styles/mine.sty"), themes::starter("mine", banking))
        .expect("a style");
    fs::write(folder.join("cv.yaml"), CV.replace("./mine", "styles/mine")).expect("a CV");
    let (code, _, err) = said(folder, &["render", "cv.yaml", "-o", "cv.tex"]);
    assert_eq!(code, Some(0), "{err}");
    let latex = fs::read_to_string(folder.join("cv.tex")).expect("LaTeX");
    assert!(latex.contains("  style = mine,\n"), "{latex}");
    for file in ["cvtex.cls", "cvtex-classic.sty", "cvtex-banking.sty", "mine.sty"] {
        assert!(folder.join(file).exists(), "{file}");
    }
}
