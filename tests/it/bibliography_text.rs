//! Whatever a title or a name of a `.bib` file says comes out of the PDF as itself.

use std::fmt::Write;
use std::io;
use std::path::Path;

use crate::common::{folder, job, mutool, pdftotext};
use cvtex::diagnostics::short;
use cvtex::files::Files;
use cvtex::pdf::engine::compile;
use cvtex::pdf::verify::verify;
use cvtex::resources::fonts;
use cvtex::resources::fonts::Face;
use cvtex::source::Source;
use cvtex::{Compilation, Request};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use unicode_normalization::UnicodeNormalization;

const CV: &str = "cv: {name: Ada}\nsections: [{kind: publications, from: list.bib}]\n";

#[test]
fn any_unicode_title_and_name_come_back_from_a_bib_file() {
    // As on a machine where none are installed.
    let settable = |character: &char| fonts::has(*character, Face::Text);
    let all: Vec<char> = ('\u{20}'..=char::MAX).filter(settable).collect();
    let latin: Vec<char> = ('\u{a0}'..='\u{24f}').filter(settable).collect();
    let character = prop_oneof![
        4 => prop::char::range(' ', '~'),
        2 => prop::sample::select(r"\{}$&#%_^~[]()*`'<>@,=-".chars().collect::<Vec<_>>()),
        3 => prop::sample::select(latin),
        3 => prop::sample::select(all),
    ];
    let text = prop::collection::vec(character, 1..30).prop_map(String::from_iter);
    let texts = prop::collection::vec((text.clone(), text), 1..40);
    let config = Config {
        cases: 12,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let result = TestRunner::new_with_rng(config, rng).run(&texts, |texts| {
        let (mut bib, mut expected) = (String::new(), Vec::new());
        for (at, (title, name)) in texts.iter().enumerate() {
            let title = format!("{title} t0{at}t {title} t");
            let name = format!("{name} n0{at}n {name} n");
            let _ = writeln!(
                bib,
                "@misc{{k{at}, year = 2001, title = {{{}}}, author = {{{{{}}}}}}}",
                tex(&title),
                tex(&name)
            );
            expected.extend([title, name]);
        }
        comes_back(&bib, &expected).map_err(TestCaseError::fail)
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

/// A text as TeX that gives it.
fn tex(text: &str) -> String {
    let escape = |c: char| match c {
        '\\' => r"\textbackslash{}".into(),
        '{' => r"\textbraceleft{}".into(),
        '}' => r"\textbraceright{}".into(),
        '~' => r"\textasciitilde{}".into(),
        '`' => r"\textasciigrave{}".into(),
        '\'' => r"\textquotesingle{}".into(),
        '"' => r"\textquotedbl{}".into(),
        '<' => r"\textless{}".into(),
        '-' => "{-}".into(),
        '$' | '&' | '%' | '#' | '_' => format!("\\{c}"),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

fn comes_back(bib: &str, expected: &[String]) -> Result<(), String> {
    let open = |path: &Path| match path.to_str() {
        Some("list.bib") => Ok(bib.as_bytes().to_vec()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    let files = Files::new(open);
    let source = Source::new("cv.yaml", CV);
    let mut compilation = Compilation::new(source, files);
    let document = compilation.document(&Request::default());
    let files = compilation.report.by_file(&compilation.source).into_iter().skip(1);
    let said: String =
        files.map(|file| short::render(&file.report, file.whole)).collect();
    let document = document.ok_or_else(|| said.clone())?;
    if !said.is_empty() {
        return Err(said);
    }
    let latex = cvtex::write::latex::typeset(&document);
    let job = job(latex.as_str());
    let pdf = compile(&job).map_err(|failure| failure.to_string())?;
    let faults = verify(&pdf, &document, &latex);
    if !faults.is_empty() {
        return Err(format!("{faults:?}"));
    }
    let folder = folder();
    let file = folder.path().join("cv.pdf");
    std::fs::write(&file, pdf.bytes).expect("a file");
    let texts = [mutool, pdftotext].map(|reader| squeezed(&without_feet(&reader(&file))));
    for text in expected {
        let wanted = squeezed(text);
        if texts.iter().all(|text| !text.contains(&wanted)) {
            return Err(format!("{text:?} is not in {:?}", texts[0]));
        }
    }
    Ok(())
}

/// What is compared: a text without white space and unseen marks, in NFKC.
fn squeezed(text: &str) -> String {
    let is_seen = |c: &char| !c.is_whitespace() && !fonts::is_invisible(*c);
    text.nfkc().filter(is_seen).collect()
}

/// The pages without the lines that number them.
fn without_feet(pages: &[String]) -> String {
    let lines = pages.iter().enumerate().flat_map(|(at, page)| {
        let foot = format!("Ada {} of {}", at + 1, pages.len());
        page.lines().filter(move |line| crate::common::spaced(line) != foot)
    });
    lines.collect::<Vec<_>>().join("\n")
}
