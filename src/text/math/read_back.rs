//! Every formula that passes the check can be set, and programs can read each of its signs.

use std::fmt::Write;
use std::time::{Duration, SystemTime};

use super::commands::{SIGNS, SYMBOLS, WITH_ARGUMENTS};
use super::verify;
use crate::diagnostics::{Report, short};
use crate::pdf::engine::{Job, compile};
use crate::pdf::verify::{Fault, verify as read_back};
use crate::source::Source;
use crate::write::latex::typeset;

/// What needs a sign behind it, or a sum before it.
const PARTNERS: &[&str] = &["left", "right", "middle", "limits", "nolimits"];

/// What makes the sign behind it larger.
const SIZES: &[&str] =
    &["big", "Big", "bigg", "Bigg", "bigl", "Bigr", "biggl", "Bigl", "biggr", "bigr"];

/// Signs that grow with what they hold, beside those of commands.
const DELIMITERS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "/",
    "|",
    "\\{",
    "\\}",
    "\\|",
    "\\langle",
    "\\rangle",
    "\\lceil",
    "\\rceil",
    "\\lfloor",
    "\\rfloor",
    "\\lbrace",
    "\\rbrace",
    "\\lbrack",
    "\\rbrack",
    "\\vert",
    "\\Vert",
    "\\backslash",
    "\\uparrow",
    "\\downarrow",
    "\\updownarrow",
    "\\Uparrow",
    "\\Downarrow",
    "\\lvert",
    "\\rvert",
    "\\lVert",
    "\\rVert",
];

/// Formulas of growing height.
fn tall() -> impl Iterator<Item = String> {
    (1..7).map(|depth| {
        (0..depth).fold("R".to_owned(), |inner, _| format!("\\dfrac{{{inner}}}{{R}}"))
    })
}

/// Sets formulas as a CV does, and reads them back; gives the faults of each.
fn faults(formulas: &[String]) -> Vec<String> {
    let mut yaml =
        String::from("cv: {name: Ada}\nsections:\n  - kind: bullets\n    items:\n");
    for formula in formulas {
        let checked = verify(formula);
        assert!(checked.is_ok(), "{formula}: {checked:?}");
        let _ =
            writeln!(yaml, "      - {}", serde_json::json!(format!("x ${formula}$ y")));
    }
    let (source, mut report) = (Source::new("cv.yaml", yaml), Report::default());
    let document = crate::read(&source, &mut report);
    let document =
        document.unwrap_or_else(|| panic!("{}", short::render(&report, &source)));
    let latex = typeset(&document);
    let pdf = compile(&Job {
        main: latex.as_str(),
        files: &[],
        date: SystemTime::UNIX_EPOCH,
        time_limit: Duration::from_mins(1),
    });
    let pdf = pdf.unwrap_or_else(|failure| panic!("{:?}", failure.errors));
    let faults = read_back(&pdf, &document, &latex);
    let faults = faults.iter().filter(|fault| !matches!(fault, Fault::Overfull { .. }));
    faults.map(|fault| format!("{fault:?}")).collect()
}

/// Fails with those of which something is wrong.
fn each_is_read_back(formulas: &[String]) {
    for some in formulas.chunks(100) {
        if faults(some).is_empty() {
            continue;
        }
        let wrong: Vec<_> = some
            .iter()
            .map(|formula| (formula, faults(std::slice::from_ref(formula))))
            .filter(|(_, faults)| !faults.is_empty())
            .collect();
        panic!("{wrong:#?}");
    }
}

#[test]
fn every_symbol_is_read_back() {
    let signs = SIGNS.chars().map(|sign| format!("\\{sign}"));
    let is_alone = |name: &&str| !PARTNERS.contains(name) && !SIZES.contains(name);
    let symbols = SYMBOLS.split_whitespace().filter(is_alone);
    let symbols = symbols.map(|name| format!("\\{name}"));
    let formulas: Vec<_> = signs
        .chain(symbols)
        .flat_map(|sign| {
            [
                format!("R{sign} R"),
                format!("R_{{R{sign} R}}^{{R_{{R{sign} R}}}}"),
                format!("\\displaystyle R{sign} R\\frac{{R{sign} R}}{{R}}"),
            ]
        })
        .collect();
    each_is_read_back(&formulas);
}

#[test]
fn every_command_is_read_back_with_wide_and_tall_arguments() {
    let mut formulas = Vec::new();
    for (name, count) in WITH_ARGUMENTS {
        if *count == 0 {
            formulas.push(format!("R\\{name} = R"));
            continue;
        }
        let wide = (1..9).map(|width| "R".repeat(width));
        let nested = [format!("\\{name}{}", "{R}".repeat(*count))];
        for argument in wide.chain(tall()).chain(nested) {
            let arguments = format!("{{{argument}}}").repeat(*count);
            formulas.push(format!("\\{name}{arguments}"));
            formulas.push(format!("R^{{\\{name}{arguments}}}"));
        }
    }
    formulas.extend(tall().map(|inner| format!("\\sqrt[3]{{{inner}}}")));
    // A formula inside a text would be one of its own.
    formulas
        .retain(|formula| !(formula.contains("\\text") && formula.contains("\\dfrac")));
    each_is_read_back(&formulas);
}

#[test]
fn every_delimiter_is_read_back_in_every_size() {
    let mut formulas = Vec::new();
    for delimiter in DELIMITERS {
        for size in SIZES {
            formulas.push(format!("\\{size}{delimiter} R"));
            formulas.push(format!("R_{{\\{size}{delimiter} R}}"));
        }
        for inner in tall() {
            formulas.push(format!("\\left{delimiter} {inner} \\right{delimiter}"));
            let middle = format!("\\left.{inner}\\middle{delimiter} R\\right.");
            formulas.push(middle);
        }
    }
    each_is_read_back(&formulas);
}
