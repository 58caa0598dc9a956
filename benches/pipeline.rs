//! The stages before TeX: a CV of two pages, and one of 3,000 publications.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use cvtex::app::import::convert;
use cvtex::check;
use cvtex::diagnostics::Report;
use cvtex::files::Files;
use cvtex::model::entries::Publication;
use cvtex::read::bibtex;
use cvtex::read::yaml;
use cvtex::source::Source;
use cvtex::write::latex;
use cvtex::{Compilation, Request};

/// A CV with this many publications, each with its authors, venue and DOI.
fn with_publications(count: usize) -> String {
    let mut cv = String::from(
        "cv: {name: Ada Lovelace}\nsections:\n  - kind: publications\n    entries:\n",
    );
    for number in 0..count {
        let year = 1990 + number % 35;
        let _ = write!(
            cv,
            "      - title: On the *powers* of engine {number}, and $x_{{{number}}}$\n        \
             authors: [A. Lovelace, Charles Babbage*, L. F. Menabrea]\n        \
             venue: Scientific Memoirs\n        date: {year}\n        \
             doi: 10.1000/engine.{number}\n"
        );
    }
    cv
}

/// The same publications in a `.bib` file.
fn bib_of(count: usize) -> String {
    let mut bib = String::new();
    for number in 0..count {
        let year = 1990 + number % 35;
        let _ = write!(
            bib,
            "@article{{engine{number},\n  title = {{On the \\emph{{powers}} of engine {number}, \
             and $x_{{{number}}}$}},\n  author = {{Lovelace, A. and Charles Babbage* and Menabrea, \
             L. F.}},\n  journal = {{Scientific Memoirs}},\n  year = {{{year}}},\n  \
             doi = {{10.1000/engine.{number}}}\n}}\n"
        );
    }
    bib
}

fn bibliography(criterion: &mut Criterion) {
    let source = Source::new("papers.bib", bib_of(3000));
    criterion.bench_function("parse, 3,000 publications of a .bib file", |bencher| {
        bencher.iter(|| {
            let mut report = Report::default();
            let entries = bibtex::parse(black_box(&source), &mut report);
            entries.publications(&source, &mut report)
        });
    });
    criterion.bench_function(
        "parse and check, 3,000 publications of a .bib file",
        |bencher| {
            bencher.iter(|| {
                let mut report = Report::default();
                let entries = bibtex::parse(black_box(&source), &mut report);
                let nodes = entries.publications(&source, &mut report);
                let publications: Vec<(usize, Publication)> =
                    check::entries(&nodes, "Publication", &source, &mut report);
                assert_eq!((publications.len(), report.is_empty()), (3000, true));
                publications
            });
        },
    );
}

fn stages(criterion: &mut Criterion) {
    let example = include_str!("../examples/researcher.yaml");
    let papers = include_bytes!("../examples/researcher.bib");
    let many = with_publications(3000);
    for (name, text) in [("two pages", example), ("3,000 publications", &many)] {
        let source = Source::new("cv.yaml", text);
        criterion.bench_function(&format!("parse, {name}"), |bencher| {
            bencher.iter(|| yaml::parse(black_box(&source), &mut Report::default()));
        });
        criterion.bench_function(&format!("parse and check, {name}"), |bencher| {
            bencher.iter(|| {
                let mut report = Report::default();
                let root = yaml::parse(black_box(&source), &mut report).expect("a tree");
                check::check(&root, &source, &mut report).expect("no faults")
            });
        });
        let files = Files::new(|_| Ok(papers.to_vec()));
        let mut compilation = Compilation::new(source, files);
        let document = compilation.document(&Request::default());
        let document = document.expect("the CV has no faults");
        criterion.bench_function(&format!("typeset, {name}"), |bencher| {
            bencher.iter(|| latex::typeset(black_box(&document)));
        });
    }
}

/// A file of `RenderCV` of 70 KB: that of a person with much to say.
fn rendercv() -> String {
    let mut cv =
        String::from("cv:\n  name: Ada Lovelace\n  sections:\n    experience:\n");
    for number in 0..170 {
        let _ = write!(
            cv,
            "      - company: Society {number}\n        position: Analyst of engines\n        \
             start_date: 1840-01\n        end_date: present\n        highlights:\n          \
             - Wrote the **first** program for the engine, and looked into number {number}\n          \
             - Reduced the cards of the engine by a half - with looms - and with care\n          \
             - Told everybody about it, in letters, in notes and at the meetings\n"
        );
    }
    cv
}

/// This many records of RIS, as reference managers write them.
fn ris_of(count: usize) -> String {
    let mut ris = String::new();
    for number in 0..count {
        let year = 1990 + number % 35;
        let _ = write!(
            ris,
            "TY  - JOUR\nTI  - On the powers of engine {number}\nAU  - Lovelace, A.\nAU  - Babbage, \
             Charles\nT2  - Scientific Memoirs\nVL  - 3\nSP  - {number}\nPY  - {year}\nDO  - \
             10.1000/engine.{number}\nAB  - {}\nER  - \n\n",
            "What an engine can weave of numbers. ".repeat(10)
        );
    }
    ris
}

/// What another program keeps.
fn imports(criterion: &mut Criterion) {
    let resume = rendercv();
    criterion.bench_function("import, a RenderCV file of 70 KB", |bencher| {
        bencher.iter(|| {
            let source = Source::new("cv.yaml", black_box(&resume).as_str());
            let mut compilation = Compilation::new(source, Files::none());
            convert(None, Some("papers.bib"), &mut compilation).expect("a CV")
        });
    });
    let ris = ris_of(3000);
    let cv =
        "cv: {name: Ada Lovelace}\nsections: [{kind: publications, from: papers.ris}]\n";
    criterion.bench_function("check, 3,000 publications of a RIS file", |bencher| {
        bencher.iter(|| {
            let files = Files::new(|_| Ok(ris.clone().into_bytes()));
            let mut compilation = Compilation::new(Source::new("cv.yaml", cv), files);
            compilation.document(&Request::default()).expect("a document")
        });
    });
}

criterion_group!(benches, stages, bibliography, imports);
criterion_main!(benches);
