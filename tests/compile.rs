//! Documents through the engine.

use std::time::{Duration, SystemTime};

use cvtex::compile::{CompileFailure, Job, Pdf, compile};

fn job(main: &str) -> Job<'_> {
    Job {
        main,
        files: &[],
        date: SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
        pages_guess: 1,
        time_limit: Duration::from_secs(30),
    }
}

fn document(body: &str) -> String {
    format!("\\documentclass{{cvtex}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n")
}

fn set(body: &str) -> Result<Pdf, CompileFailure> {
    compile(&job(&document(body)))
}

#[test]
fn a_document_becomes_a_pdf() {
    let pdf = set("Hello").expect("a PDF");
    assert!(pdf.bytes.starts_with(b"%PDF-1."));
    assert_eq!((pdf.pages, pdf.passes), (1, 1));
}
