//! Fitting into pages: a promise is kept or refused with its reason, and always within a bound.

use std::fmt::Write;
use std::fs;

use crate::common::{cvtex, job, pdftotext, run, spaced, stderr, stdout};
use cvtex::diagnostics::Report;
use cvtex::document::Document;
use cvtex::pdf::engine::{CompileFailure, Pages, Ready};
use cvtex::pdf::fit;
use cvtex::pdf::fit::{Promise, Unfit};
use cvtex::resources::themes;
use cvtex::resources::themes::Theme;
use cvtex::source::Source;
use cvtex::write::latex::typeset;

fn lay_out(document: &Document) -> Result<Pages, CompileFailure> {
    let latex = typeset(document);
    let job = job(latex.as_str());
    Ready::new(job.date).lay_out(&job)
}

/// A CV of about so many pages: positions with points, and papers.
fn yaml_of(parts: usize) -> String {
    let mut seed = 7 + parts;
    let mut words = |count: usize| {
        const POOL: [&str; 15] = [
            "engines",
            "the",
            "of",
            "analysis",
            "for",
            "computing",
            "tables",
            "and",
            "operations",
            "cards",
            "number",
            "theory",
            "with",
            "weaving",
            "patterns",
        ];
        let mut word = || {
            seed = (seed * 1_103_515_245 + 12_345) % (1 << 31);
            POOL[(seed >> 16) % POOL.len()]
        };
        (0..count).map(|_| word()).collect::<Vec<_>>().join(" ")
    };
    let mut cv =
        "cv: {name: Ada Lovelace, email: ada@example.org}\nsections:\n".to_owned();
    for part in 0..parts {
        let year = 2025 - part;
        let _ =
            writeln!(cv, "  - kind: experience\n    title: Work {part}\n    entries:");
        for entry in 0..3 {
            let place = words(3);
            let _ = writeln!(cv, "      - position: Engineer {entry}");
            let _ =
                writeln!(cv, "        organization: {place}\n        start: {year}-01");
            let _ = writeln!(cv, "        end: {year}-1{entry}\n        highlights:");
            for _ in 0..3 {
                let _ = writeln!(cv, "          - {}", words(6 + entry * 9));
            }
        }
        let _ = writeln!(
            cv,
            "  - kind: publications\n    title: Papers {part}\n    entries:"
        );
        for paper in 0..6 {
            let (title, venue) = (words(5 + paper), words(4));
            let _ = writeln!(cv, "      - title: {title}\n        venue: {venue}");
            let _ = writeln!(cv, "        authors: [Ada Lovelace, C. Babbage]");
            let _ = writeln!(cv, "        date: {year}");
        }
    }
    cv
}

fn document_of(parts: usize, theme: &str) -> Document {
    let source = Source::new("cv.yaml", yaml_of(parts));
    let mut report = Report::default();
    let document = cvtex::read(&source, &mut report);
    let mut document = document.unwrap_or_else(|| panic!("{report:?}"));
    document.look.is_fitted = true;
    document.look.theme = Theme::BuiltIn(themes::named(theme).expect("a theme"));
    document
}

#[test]
fn any_length_into_any_limit_within_a_dozen_trials() {
    let themes = themes::names();
    let mut kept = 0;
    for parts in 1..=12 {
        let theme = themes[parts % themes.len()];
        let document = document_of(parts, theme);
        for max in 1..=6 {
            let name = format!("{parts} parts, {theme}, {max} pages");
            let promise = Promise { max, min_size: None, fills: false };
            let mut shortest = u32::MAX;
            let mut trials = 0;
            let fitted = fit::fit(
                promise,
                0,
                |_| document.clone(),
                |document| {
                    let pages = lay_out(document)?;
                    shortest = shortest.min(pages.count());
                    trials += 1;
                    Ok(pages)
                },
            );
            assert!(trials <= 12, "{name}: {trials} trials");
            match fitted {
                Ok(fitted) => {
                    assert!(fitted.pages.count() <= max, "{name}");
                    assert!(trials > 1 || fitted.setting.is_natural());
                    kept += usize::from(!fitted.setting.is_natural());
                }
                Err(Unfit::TooLong(over)) => {
                    let is_shown = over.size.is_some();
                    assert!(
                        is_shown || shortest > max,
                        "{name}: {shortest} would have fitted"
                    );
                    assert!(over.pages > max && over.lines >= 1.0, "{name}: {over:?}");
                }
                Err(Unfit::Failed(failure)) => panic!("{name}: {failure}"),
            }
        }
    }
    assert!(kept >= 8, "only {kept} needed more than one trial");
}

fn folder(yaml: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("cv.yaml"), yaml).expect("a file");
    folder
}

fn text_of(folder: &tempfile::TempDir) -> String {
    spaced(&pdftotext(&folder.path().join("cv.pdf")).join(" "))
}

#[test]
fn the_program_keeps_the_promise_and_says_how() {
    let folder = folder(&format!("pages: 2\n{}", yaml_of(3)));
    let render = || run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
    let first = render();
    assert!(first.status.success(), "{}", stderr(&first));
    let said = stdout(&first);
    assert!(said.starts_with("cv.pdf: 2 pages, smaller margins"), "{said}");
    let again = stdout(&render());
    assert!(again.starts_with("cv.pdf: 2 pages, unchanged, "), "{again}");

    let json = ["render", "--message-format", "json", "--format", "pdf,tex", "cv.yaml"];
    let result = stdout(&run(cvtex().current_dir(&folder).args(json)));
    let result: serde_json::Value = serde_json::from_str(&result).expect("a result");
    let pdf = &result["outputs"][0];
    assert_eq!((&pdf["pages"], &pdf["changed"]), (&2.into(), &false.into()));
    assert!(pdf["fitted"]["margins"].as_f64().is_some_and(|share| share > 0.0));
    let latex = fs::read_to_string(folder.path().join("cv.tex")).expect("LaTeX");
    assert!(latex.contains("  margin-shrinking = "), "the LaTeX is not that of the PDF");
    let check = ["render", "--check", "--format", "pdf,tex", "cv.yaml"];
    let check = run(cvtex().current_dir(&folder).args(check));
    assert!(check.status.success(), "{}", stderr(&check));
}

#[test]
fn a_promise_that_cannot_be_kept_says_what_is_over_and_what_would_fit() {
    let folder = folder(&format!("pages: 1\n{}", yaml_of(3)));
    fs::write(folder.path().join("cv.pdf"), "the last good one").expect("a file");
    let render = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
    assert_eq!(render.status.code(), Some(1));
    let said = stderr(&render);
    assert!(
        said.contains("error[too-long]: the CV takes 2 pages where it promises 1"),
        "{said}"
    );
    assert!(said.contains("lines too many"), "{said}");
    assert!(said.contains("from here on it is too much"), "{said}");
    assert!(said.contains("`pages: 2`"), "{said}");
    let kept = fs::read(folder.path().join("cv.pdf")).expect("a file");
    assert_eq!(kept, b"the last good one");
}

#[test]
fn what_has_a_priority_is_left_out_in_its_order_and_each_is_named() {
    let spare = "  - kind: awards
    title: Prizes
    entries:
      - {title: Prize of little weight, priority: 3}
      - {title: Prize that stays}
      - {title: Prize of some weight, priority: 1}
";
    let awards: Vec<_> = (0..60)
        .map(|at| format!("      - {{title: Prize number {at} of many, priority: 2}}\n"))
        .collect();
    let folder = folder(&format!("pages: 2\n{}{spare}{}", yaml_of(3), awards.concat()));
    let arguments = ["render", "--all-messages", "cv.yaml"];
    let render = || run(cvtex().current_dir(&folder).args(arguments));
    let first = render();
    let said = stderr(&first);
    assert!(first.status.success(), "{said}");
    assert!(
        said.contains("note[left-out]: `Prize of little weight` is left out"),
        "{said}"
    );
    assert!(said.contains("`Prize number 59 of many` is left out"), "{said}");
    let text = text_of(&folder);
    assert!(
        !text.contains("little weight") && text.contains("Prize that stays"),
        "{text}"
    );
    for at in 0..60 {
        let prize = format!("Prize number {at} of many");
        assert!(
            text.contains(&prize) != said.contains(&prize),
            "{prize} is nowhere, or twice"
        );
    }
    // What is left out is said again where nothing is made.
    assert_eq!(stderr(&render()), said);
}

#[test]
fn publications_of_a_bib_file_go_from_the_last() {
    let papers: Vec<_> = (0..60)
        .map(|at| {
            format!(
                "@article{{p{at}, author = {{Lovelace, Ada}}, title = {{On the use of engine \
                 number {at}}}, journal = {{Memoirs of Engines}}, year = {}}}\n",
                2025 - at / 4
            )
        })
        .collect();
    let folder = folder(
        "pages: 1\ncv: {name: Ada Lovelace}\nsections:\n  - kind: publications\n    \
         from: papers.bib\n    priority: 1\n",
    );
    fs::write(folder.path().join("papers.bib"), papers.concat()).expect("a file");
    let render = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
    let said = stderr(&render);
    assert!(render.status.success(), "{said}");
    assert!(said.contains("of these entries are left out for want of room"), "{said}");
    let text = text_of(&folder);
    assert!(
        text.contains("engine number 0") && !text.contains("engine number 59"),
        "{text}"
    );
}

#[test]
fn points_of_an_entry_go_before_the_entry() {
    let points: Vec<_> = (0..70)
        .map(|at| format!("          - {{text: Point {at} that may go, priority: 1}}\n"))
        .collect();
    let folder = folder(&format!(
        "pages: 1\ncv: {{name: Ada Lovelace}}\nsections:\n  - kind: experience\n    entries:\n      \
         - position: Engineer\n        organization: Engines\n        date: 2020\n        \
         highlights:\n          - A point that stays\n{}",
        points.concat()
    ));
    let render =
        run(cvtex().current_dir(&folder).args(["render", "--all-messages", "cv.yaml"]));
    let said = stderr(&render);
    assert!(render.status.success(), "{said}");
    assert!(
        said.contains("note[left-out]: `Point 69 that may go` is left out"),
        "{said}"
    );
    let text = text_of(&folder);
    assert!(
        text.contains("A point that stays") && text.contains("Point 0 that"),
        "{text}"
    );
    assert!(!text.contains("Point 69 that"), "{text}");
}
