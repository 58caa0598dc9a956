//! A PDF is read back before anybody gets it: faults planted in themes are found and told at
//! the place of the text, and what is right passes. `tests/it/themes.rs` reads every example in
//! every theme, `tests/it/bibliography_text.rs` any text of a `.bib` file.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::common::{cvtex, folder, job, run, stderr, stdout};
use cvtex::diagnostics::{Report, short};
use cvtex::document::Document;
use cvtex::pdf::engine::{Pdf, compile};
use cvtex::pdf::verify::{Fault, pages, verify};
use cvtex::resources::fonts;
use cvtex::resources::fonts::Face;
use cvtex::source::Source;
use cvtex::text;
use cvtex::write::latex::typeset;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const CV: &str = r#"cv:
  name: Ada Lovelace
  email: ada@example.org
sections:
  - kind: experience
    entries:
      - position: Translator
        organization: Taylor
        location: London
        start: 1842
        highlights: [Wrote notes on the Ω engine, Sent them to Paris]
      - position: Adviser
        organization: Babbage
        location: Paris
        start: 1843
        end: 1844
        highlights: ["A [link](https://example.org/a_b~c)"]
design: {theme: ./mine.sty}
"#;

/// What `cvtex render` says of the CV in a theme with these lines at its end, with the exit
/// code.
fn said(folder: &Path, lines: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let started = cvtex::resources::themes::starter(
        "mine",
        cvtex::resources::themes::named("classic").expect("one"),
    );
    fs::write(folder.join("cv.yaml"), CV).expect("a CV");
    fs::write(folder.join("mine.sty"), format!("{started}\n{lines}\n")).expect("a style");
    let mut command = cvtex();
    let command = command.current_dir(folder).args(["render", "cv.yaml"]).args(arguments);
    let output = run(command);
    (output.status.code(), stdout(&output), stderr(&output))
}

/// The messages of a fault planted in the theme, without their places.
fn messages(lines: &str) -> Vec<String> {
    let folder = folder();
    let (code, _, told) = said(folder.path(), lines, &["--message-format", "short"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(!folder.path().join("cv.pdf").exists());
    let message =
        |line: &str| line.split_once(": error").map(|(_, rest)| rest.to_owned());
    told.lines().filter_map(message).collect()
}

#[test]
fn a_value_that_a_theme_drops_is_told_where_it_is_written() {
    let folder = folder();
    let folder = folder.path();
    assert_eq!(said(folder, "", &[]).0, Some(0));
    let before = fs::read(folder.join("cv.pdf")).expect("a PDF");
    let drops = r"\renewcommand\cvformatentry{\cvput{}{date}{}\cvput{, }{title}{}\cvput{, }{organization}{}}";
    let (code, out, told) = said(folder, drops, &[]);
    let expected = "\
error[lost-text]: the theme `./mine.sty` does not print `London`
 --> cv.yaml:9:19
  |
9 |         location: London
  |                   ^^^^^^ not in the PDF
  |
help: print it in the theme: `\\cvvalue{location}`

error[lost-text]: the theme `./mine.sty` does not print `Paris`
  --> cv.yaml:14:19
   |
14 |         location: Paris
   |                   ^^^^^ not in the PDF
   |
help: print it in the theme: `\\cvvalue{location}`

cv.yaml: 2 errors
";
    assert_eq!((code, out.as_str(), told.as_str()), (Some(1), "", expected));
    let after = fs::read(folder.join("cv.pdf")).expect("a PDF");
    assert!(before == after, "the PDF from before stays");

    let (code, _, told) = said(folder, drops, &["--no-verify"]);
    assert_eq!((code, told.as_str()), (Some(0), ""));
    let without = fs::read(folder.join("cv.pdf")).expect("a PDF");
    assert!(before != without, "it is made as it is");
    let (code, out, _) = said(folder, drops, &["--no-verify"]);
    assert!(code == Some(0) && out.contains("unchanged"), "{out}");
    assert_eq!(said(folder, drops, &[]).0, Some(1), "it was not verified");
}

#[test]
fn a_theme_that_prints_entries_backwards_is_found() {
    let backwards = r"\newbox\cvall\newbox\cvone\makeatletter
\renewenvironment{cventry}[1]{\global\setbox\cvone\vbox\bgroup\setkeys{cventry}{#1}\cv@firsttrue\cvformatentry\par}
  {\par\egroup\global\setbox\cvall\vbox{\unvbox\cvone\unvbox\cvall}}\makeatother
\AtEndDocument{\unvbox\cvall}";
    let found = messages(backwards);
    assert!(!found.is_empty(), "{found:?}");
    for message in found {
        assert!(
            message.starts_with("[misplaced-text]: the theme `./mine.sty` prints"),
            "{message}"
        );
    }
}

#[test]
fn a_theme_that_prints_a_value_with_the_next_entry_is_found() {
    let late = r"\def\cvlate{}\renewcommand\cvformatentry{\cvput{}{title}{}, \cvlate
  \expandafter\gdef\expandafter\cvlate\expandafter{\csname cv@value@organization\endcsname}%
  \xdef\cvlate{\cvvalue{organization}}\cvput{, }{location}{}\cvput{, }{date}{}}";
    let found = messages(late);
    assert!(found.iter().any(|message| message.contains("`Babbage`")), "{found:?}");
}

#[test]
fn a_font_without_a_letter_is_found_once() {
    let found = messages(
        r"\renewcommand\cvformatitem[1]{\fontencoding{OT1}\fontfamily{cmr}\selectfont #1}",
    );
    let expected = "[unreadable-glyph]: the font `cmr10` of the theme `./mine.sty` has no `Ω`; print it in another font";
    assert_eq!(found, [expected]);
}

#[test]
fn a_font_that_is_not_in_the_file_is_found() {
    let found = messages(
        r"\AddToHook{shipout/firstpage}{\special{pdf:put @resources << /Font << /Hv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>}\special{pdf:content BT /Hv 10 Tf 9 0 Td (x) Tj ET}}",
    );
    let message = "[font-not-embedded]: the font `Helvetica` is not in the PDF";
    assert!(found.iter().any(|found| found.starts_with(message)), "{found:?}");
}

#[test]
fn links_that_a_theme_breaks_are_found() {
    let found =
        messages(r"\let\oldlink\cvlink \renewcommand\cvlink[2]{\oldlink{#1x}{#2}}");
    let of = |address| {
        format!(
            "[broken-link]: the theme `./mine.sty` makes no link to `{address}`; leave the first argument of `\\cvlink` as it is"
        )
    };
    assert_eq!(found, [of("mailto:ada@example.org"), of("https://example.org/a_b~c")]);
    let found = messages(
        r"\let\oldlink\cvlink \renewcommand\cvlink[2]{\oldlink{#1}{#2}\oldlink{no where}{x}}",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("leads to `no where`, which is no address"), "{found:?}");
}

#[test]
fn text_beyond_the_page_is_found() {
    for moves in
        [r"\hspace*{-30cm}#1", r"\rlap{\kern18cm #1}", r"\raisebox{40cm}[0pt][0pt]{#1}"]
    {
        let found =
            messages(&format!("\\renewcommand\\cvformatitem[1]{{\\leavevmode{moves}}}"));
        let message = "[text-beyond-page]: the theme `./mine.sty` prints `Sent them to Paris` beyond the edge of page 1";
        assert!(
            found.iter().any(|found| found.starts_with(message)),
            "{moves}: {found:?}"
        );
    }
}

#[test]
fn a_line_too_wide_is_a_warning_at_its_text_every_time() {
    let folder = folder();
    let folder = folder.path();
    let word = "abcdefghijklmnopqr".repeat(5);
    let cv = format!(
        "cv: {{name: Ada}}\nsections:\n  - kind: bullets\n    items: [First, 'Some ${word}$', Last]\n"
    );
    fs::write(folder.join("cv.yaml"), cv).expect("a CV");
    let render = |arguments: &[&str]| {
        let mut command = cvtex();
        let command =
            command.current_dir(folder).args(["render", "cv.yaml"]).args(arguments);
        let output = run(command);
        (output.status.code(), stderr(&output))
    };
    let (code, told) = render(&["--deny-warnings"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(!folder.join("cv.pdf").exists(), "warnings are denied");
    for _ in 0..2 {
        let (code, told) = render(&[]);
        assert_eq!(code, Some(0), "{told}");
        assert!(told.starts_with("warning[overfull-line]: this line is "), "{told}");
        assert!(
            told.contains(" pt longer than its place\n --> cv.yaml:4:21\n"),
            "{told}"
        );
    }
}

#[test]
fn a_fault_that_no_theme_of_the_author_has_made_costs_no_pdf() {
    let folder = folder();
    let folder = folder.path();
    // A formula has no place where its line could end.
    let formula = "abcdefghij".repeat(30);
    let cv = format!(
        "cv: {{name: Ada}}\nsections:\n  - kind: bullets\n    items: ['See ${formula}$']\n"
    );
    fs::write(folder.join("cv.yaml"), cv).expect("a CV");
    let render = |arguments: &[&str]| {
        let mut command = cvtex();
        let command = command
            .current_dir(folder)
            .args(["render", "cv.yaml", "--message-format", "json"])
            .args(arguments);
        let output = run(command);
        (output.status.code(), stdout(&output) + &stderr(&output))
    };
    let (code, told) = render(&["--deny-warnings"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(!folder.join("cv.pdf").exists(), "warnings are denied");
    for _ in 0..2 {
        let (code, told) = render(&[]);
        assert_eq!(code, Some(0), "{told}");
        let warning = r#""severity":"warning","code":"text-beyond-page""#;
        assert!(told.contains(warning), "{told}");
        assert!(told.contains(r#""verified":false"#), "{told}");
        assert!(folder.join("cv.pdf").exists());
    }
}

#[test]
fn what_is_longer_than_the_lengths_of_tex_is_set_in_full() {
    let head = "cv: {name: Ada}\nsections:\n";
    let text = "word and more ".repeat(12_000);
    // Of so many pages their numbers fill a line of TeX's log.
    let points = "      - A point of a list\n".repeat(2500);
    let kept = "      - {title: T, start: 2001, highlights: [a, b, c, d]}\n".repeat(500);
    for yaml in [
        format!("{head}  - kind: text\n    text: '{text}'\n"),
        format!("{head}  - kind: bullets\n    items:\n{points}"),
        format!("{head}  - kind: entries\n    keep: true\n    entries:\n{kept}"),
        format!(
            "{head}  - kind: entries\n    entries:\n      - title: T\n        highlights:\n{}",
            points.replace("      - ", "          - ")
        ),
    ] {
        let (document, pdf) = made(&yaml);
        assert!(pdf.pages > 20, "{}", pdf.pages);
        assert_eq!(verify(&pdf, &document, &typeset(&document)), []);
    }
}

/// The document of a CV, and the PDF made of it.
fn made(yaml: &str) -> (Document, Pdf) {
    let (source, mut report) = (Source::new("cv.yaml", yaml), Report::default());
    let document = cvtex::read(&source, &mut report);
    let document =
        document.unwrap_or_else(|| panic!("{}", short::render(&report, &source)));
    let latex = typeset(&document);
    let job = job(latex.as_str());
    let pdf = compile(&job).unwrap_or_else(|failure| panic!("{failure}"));
    (document, pdf)
}

/// The faults of a CV, but lines that are too wide: so are words made at random.
fn faults(yaml: &str) -> Vec<Fault> {
    let (document, pdf) = made(yaml);
    let mut faults = verify(&pdf, &document, &typeset(&document));
    faults.retain(|fault| !matches!(fault, Fault::Overfull { .. }));
    faults
}

#[test]
fn a_file_that_breaks_off_or_has_other_bytes_is_no_panic() {
    let (document, pdf) = made(crate::common::STARTER);
    assert_eq!(pages(&pdf), Some(pdf.pages as usize));
    let latex = typeset(&document);
    let step = pdf.bytes.len() / 60;
    for at in (0..pdf.bytes.len()).step_by(step) {
        let mut cut = pdf.clone();
        cut.bytes.truncate(at);
        let is_half = at < pdf.bytes.len() / 2;
        let faults = verify(&cut, &document, &latex);
        assert!(!is_half || !faults.is_empty(), "cut at {at}");
        let mut spoilt = pdf.clone();
        spoilt.bytes[at] ^= 0x55;
        drop(verify(&spoilt, &document, &latex));
    }
    let mut other = pdf.clone();
    other.pages += 1;
    assert_eq!(verify(&other, &document, &latex), [Fault::Broken]);
}

#[test]
fn every_character_that_can_be_set_is_read_back() {
    let is_set = |character: &char| {
        fonts::has(*character, Face::Text) && !character.is_whitespace()
    };
    let all: Vec<char> = ('!'..='\u{1ffff}').filter(is_set).collect();
    assert!(all.len() > 4000, "{}", all.len());
    for some in all.chunks(400) {
        let mut yaml =
            String::from("cv: {name: Ada}\nsections:\n  - kind: bullets\n    items:\n");
        for character in some {
            let text = text::escape_markdown(&format!("a {character}b"));
            let _ = writeln!(yaml, "      - {}", serde_json::json!(text));
        }
        assert_eq!(faults(&yaml), []);
    }
}

#[test]
fn any_text_in_any_value_passes_in_every_theme() {
    // The sans serif does not have every mark that stands above another letter.
    let settable = |character: &char| {
        fonts::has(*character, Face::Text) && !('\u{300}'..='\u{36f}').contains(character)
    };
    let all: Vec<char> = ('\u{20}'..=char::MAX).filter(settable).collect();
    let character = prop_oneof![
        6 => prop::char::range(' ', '~'),
        1 => prop::sample::select(all),
    ];
    let text = prop::collection::vec(character, 1..40)
        .prop_map(|text| format!("x{}", String::from_iter(text)));
    let entry = prop::collection::vec(text, 6);
    let entries = prop::collection::vec(entry, 1..30);
    let config = Config {
        cases: 40,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let themes = cvtex::resources::themes::names();
    let result = TestRunner::new_with_rng(config, rng).run(
        &(entries, prop::sample::select(themes)),
        |(entries, theme)| {
            let mut yaml = format!(
                "cv: {{name: Ada}}\ndesign: {{theme: {theme}}}\nsections:\n  - kind: entries\n    entries:\n"
            );
            for values in &entries {
                let values: Vec<_> = values
                    .iter()
                    .map(|value| serde_json::json!(text::escape_markdown(value)).to_string())
                    .collect();
                let [title, organization, location, note, summary, point] = &values[..] else {
                    unreachable!("an entry has six values")
                };
                let _ = writeln!(
                    yaml,
                    "      - {{title: {title}, organization: {organization}, location: {location}, note: {note}, summary: {summary}, highlights: [{point}]}}"
                );
            }
            let faults = faults(&yaml);
            prop_assert!(faults.is_empty(), "{theme}: {faults:?}");
            Ok(())
        },
    );
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_crash_of_the_engine_is_a_diagnostic() {
    for (format, expected) in [
        ("human", "error[latex-failed]: TeX broke off, and has made no PDF\n"),
        ("json", "{\"kind\":\"diagnostic\""),
    ] {
        let mut command = cvtex();
        command.args(["render", "-", "--message-format", format]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().expect("the program");
        let status = format!("/proc/{}/status", child.id());
        // It waits for the CV; by then it is ready for signals, that of `abort` among them.
        let is_ready = || {
            let status = fs::read_to_string(&status).expect("a process");
            let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
            let caught = u64::from_str_radix(caught.expect("signals").trim(), 16);
            caught.expect("a number") & 1 << 5 != 0
        };
        while !is_ready() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let process = libc::pid_t::try_from(child.id()).expect("a process");
        // SAFETY: a signal to a child that has not been waited for touches no memory of ours.
        assert_eq!(unsafe { libc::kill(process, libc::SIGSEGV) }, 0);
        let output = child.wait_with_output().expect("an output");
        let told = stdout(&output) + &stderr(&output);
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(told.starts_with(expected), "{told}");
    }
}
