//! Checks PDFs with the crate `zpdf-document`: those of PDF/UA-1, and of PDF/A where they claim it.

use std::process::ExitCode;

use zpdf_document::{pdfa, pdfua};
use zpdf_parser::PdfFile;

fn main() -> ExitCode {
    let mut faults = 0;
    for path in std::env::args().skip(1) {
        for fault in found(&path) {
            println!("{path}: {fault}");
            faults += 1;
        }
    }
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn found(path: &str) -> Vec<String> {
    let file = std::fs::read(path).map_err(|fault| fault.to_string());
    let file = file.and_then(|bytes| PdfFile::parse(bytes).map_err(|fault| fault.to_string()));
    let file = match file {
        Ok(file) => file,
        Err(fault) => return vec![fault],
    };
    let mut all: Vec<String> = Vec::new();
    for fault in pdfua::validate(&file, pdfua::Profile::Ua1).violations {
        all.push(format!("PDF/UA {}: {}", fault.rule, fault.message));
    }
    let claimed = pdfa::validate(&file, pdfa::Profile::A2b).claimed;
    let profile = match claimed.as_ref().map(|(part, _)| part.as_str()) {
        Some("2") => pdfa::Profile::A2b,
        Some("3") => pdfa::Profile::A3b,
        _ => return all,
    };
    for fault in pdfa::validate(&file, profile).violations {
        all.push(format!("PDF/A {}: {}", fault.rule, fault.message));
    }
    all
}
