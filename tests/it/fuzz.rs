//! Well-formed files whose values are mutated: dates, names, numbers, months, TeX, keys,
//! cross-references and types, in YAML, in `.bib` files and in `--set`. Whatever they are,
//! nothing panics, every place is in its file, a `.bib` file never stops the page, and what
//! passes the check becomes LaTeX.
//!
//! Each case follows from its number. `make fuzz` runs a million of them; with
//! `CVTEX_FUZZ_FIRST` they start elsewhere.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment says how many cases are run"
)]

pub(crate) mod values;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use cvtex::diagnostics::{Code, Report, human, short};
use cvtex::files::Files;
use cvtex::source::Source;
use cvtex::write::latex::typeset;
use cvtex::{Compilation, Request};
use values::{Random, bibtex, settings, yaml};

/// How many cases are run by the way, and by how many threads.
const CASES: u64 = 3_000;
const THREADS: u64 = 2;

/// What is read: the CV, the file that it names, and what is set on the command line.
struct Case {
    cv: String,
    bib: String,
    settings: Vec<String>,
}

impl Case {
    fn of(number: u64) -> Self {
        let mut random = Random::new(number);
        let kind = *random.one_of(&["publications", "publications", "talks", "patents"]);
        let has_style = random.is_one_in(25);
        let bib = bibtex::file(&mut random);
        let mut cv = yaml::bare(kind, has_style, &mut random);
        let mut settings = Vec::new();
        match random.below(3) {
            0 => {}
            1 => cv = yaml::mutated(&mut random),
            _ => settings = settings::some(&mut random),
        }
        Self { cv, bib, settings }
    }

    fn check(&self) {
        let bib = self.bib.clone().into_bytes();
        let files = Files::new(move |path: &Path| {
            if path == Path::new("papers.bib") {
                Ok(bib.clone())
            } else {
                Err(std::io::ErrorKind::NotFound.into())
            }
        });
        let source = Source::new("cv.yaml", self.cv.clone());
        let request = Request { settings: self.settings.clone(), ..Request::default() };
        let mut compilation = Compilation::new(source, files);
        let document = compilation.document(&request);
        let Compilation { source, report, .. } = compilation;
        look_at(&report, &source);
        for file in report.by_file(&source).into_iter().skip(1) {
            let said = short::render(&file.report, &source);
            assert!(!file.report.has_errors(), "an entry stops the page: {said}");
        }
        assert_eq!(
            !report.has_errors(),
            document.is_some(),
            "{}",
            short::render(&report, &source)
        );
        if let Some(document) = document {
            let latex = typeset(&document);
            assert!(latex.as_str().contains(r"\end{document}"), "no LaTeX");
            let is_listed = self.cv.contains("papers.bib") && self.settings.is_empty();
            assert!(
                !is_listed || latex.as_str().to_lowercase().contains("on cards"),
                "an entry is lost: {}",
                latex.as_str()
            );
        }
    }
}

/// Every place is inside the file, on whole characters, and can be drawn.
fn look_at(report: &Report, source: &Source) {
    for found in report.sorted() {
        assert_ne!(found.code, Code::CheckFailed, "{}", found.message);
        for label in found.label.iter().chain(&found.other) {
            let range = label.span.range();
            assert!(source.text().get(range.clone()).is_some(), "{range:?} of {found:?}");
        }
    }
    human::render(report, source, false, 80);
}

fn number(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(default, |given| given.parse().expect("a number"))
}

#[test]
fn no_value_is_too_strange() {
    // As on a machine where no fonts are installed.
    let count = number("CVTEX_FUZZ_CASES", CASES);
    let first = number("CVTEX_FUZZ_FIRST", 0);
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                for at in (first + thread..first + count).step_by(2) {
                    let case = Case::of(at);
                    let end = catch_unwind(AssertUnwindSafe(|| case.check()));
                    assert!(
                        end.is_ok(),
                        "case {at}\n--- cv.yaml\n{}\n--- papers.bib\n{}\n--- set\n{:#?}",
                        case.cv,
                        case.bib,
                        case.settings
                    );
                }
            });
        }
    });
}
