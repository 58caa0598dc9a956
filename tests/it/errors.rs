//! Every diagnostic: documented, and shown by a case.
//!
//! `tests/errors/<code>/<case>.yaml` is a CV with a fault, `<case>.stderr` beside it all
//! that `cvtex check` says about it. With `CVTEX_UPDATE=1` the test writes the second
//! file; read it before it is committed.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment says whether the expected output is written anew"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use cvtex::bibliography::Library;
use cvtex::diagnostics::{Code, Report, human};
use cvtex::files;
use cvtex::source::Source;
use cvtex::{Compilation, Request};

/// Codes whose fault is not in the YAML: the cases are made below, in this file.
const OUTSIDE: &[Code] = &[
    // In files of other programs: tests/it/import.rs.
    Code::MalformedSource,
    Code::ForeignFormat,
    Code::NotImported,
    // In `.bib` files: tests/it/bibliography.rs.
    Code::BibtexSyntax,
    Code::UnknownCommand,
    Code::UnusedField,
    // In `.csl` files: tests/it/styles.rs.
    Code::MalformedStyle,
    // Of services: tests/services/.
    Code::UnknownIdentifier,
    Code::ServiceUnreachable,
    Code::ServiceAnswer,
    // Of `cvtex add`: tests/it/add.rs, tests/cli/add.trycmd.
    Code::NotBibtex,
    Code::AlreadyListed,
    Code::UnclearPlace,
    Code::ChangedMeanwhile,
    Code::UnreadableFile,
    Code::UnwritableOutput,
    Code::StaleOutput,
    // Of cvtex itself: src/check/mismatch.rs.
    Code::CheckFailed,
    // Of pages that TeX makes: tests/it/fit.rs.
    Code::TooLong,
    Code::LeftOut,
    // In pictures: tests/it/design.rs.
    Code::UnusablePhoto,
    // Of options and other files: tests/it/variants.rs.
    Code::UnknownVariant,
    Code::UnknownSetting,
    // In `.sty` files: tests/it/themes.rs.
    Code::ThemeFailed,
    Code::LatexFailed,
    // Of PDFs that were made: tests/it/verify.rs.
    Code::BrokenPdf,
    // Of files of other formats: src/app/render/formats/read_back.rs.
    Code::BrokenOutput,
    Code::LostText,
    Code::MisplacedText,
    Code::TextBeyondPage,
    Code::UnreadableGlyph,
    Code::FontNotEmbedded,
    Code::BrokenLink,
    Code::OverfullLine,
    Code::MathFailed,
    // Of their tags: tests/it/tags.rs.
    Code::WrongTags,
    Code::NoStandard,
    Code::FileTooLarge,
];

/// Codes whose documentation cannot show the fault in text.
const NOT_IN_TEXT: &[Code] = &[
    Code::NotUtf8,
    Code::TooDeep,
    Code::TooManyAliases,
    Code::MissingGlyph,
    Code::TooLongWord,
];

fn checked(name: &str, bytes: Vec<u8>) -> (Source, Report) {
    // As on a machine where none are installed.
    let mut report = Report::default();
    let source = match files::decode(name.as_ref(), bytes, &mut report) {
        Ok(source) => source,
        Err(source) => *source,
    };
    if !report.has_errors() {
        let library = Library::without_files();
        let mut compilation = Compilation { source, library, report };
        compilation.check_all(&Request::default());
        return (compilation.source, compilation.report);
    }
    (source, report)
}

/// What `cvtex check` writes to standard error.
fn said(source: &Source, report: &Report) -> String {
    let name = source.name().display();
    let drawn = human::render(report, source, false, 100);
    if report.is_empty() {
        drawn
    } else {
        format!("{drawn}\n{name}: {}\n", report.tally())
    }
}

fn codes(report: &Report) -> Vec<Code> {
    report.sorted().iter().map(|found| found.code).collect()
}

fn cases(code: Code) -> Vec<PathBuf> {
    let folder = Path::new("tests/errors").join(code.name());
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut cases: Vec<_> = files
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_case_is_answered_as_written_beside_it() {
    let is_update = std::env::var_os("CVTEX_UPDATE").is_some();
    let mut wrong = Vec::new();
    for code in Code::ALL {
        for path in cases(*code) {
            let name = path.file_name().expect("a file").to_string_lossy();
            let (source, report) = checked(&name, std::fs::read(&path).expect("a file"));
            let said = said(&source, &report);
            if !codes(&report).contains(code) {
                wrong.push(format!("{} has no {}:\n{said}", path.display(), code.name()));
            }
            let expected = path.with_extension("stderr");
            if is_update {
                std::fs::write(&expected, &said).expect("a writable folder");
            }
            if std::fs::read_to_string(&expected).unwrap_or_default() != said {
                wrong.push(format!("{}:\n{said}", expected.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    for code in Code::ALL.iter().filter(|code| !OUTSIDE.contains(code)) {
        assert!(!cases(*code).is_empty(), "tests/errors/{}", code.name());
    }
}

#[test]
fn every_folder_of_cases_is_a_code() {
    for folder in std::fs::read_dir("tests/errors").expect("a folder").flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        assert!(Code::named(&name).is_some(), "{name}");
    }
}

/// What a fenced block of a page holds.
fn block<'a>(page: &'a str, from: &str, language: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(from)?;
    let (_, rest) = rest.split_once(&format!("```{language}\n"))?;
    rest.split_once("```").map(|(block, _)| block)
}

#[test]
fn every_page_has_the_same_shape() {
    for code in Code::ALL {
        let page = code.explanation();
        let mut parts = page.split("\n\n");
        assert_eq!(parts.next(), Some(format!("# {}", code.name()).as_str()));
        let meaning = parts.next().unwrap_or_default();
        assert!(meaning.ends_with('.') && !meaning.starts_with('#'), "{page}");
        for heading in ["## Why", "## Example", "## Mended"] {
            assert_eq!(page.matches(&format!("\n{heading}\n")).count(), 1, "{page}");
        }
        assert!(
            page.ends_with('\n') && page.lines().all(|line| line.len() <= 130),
            "{page}"
        );
    }
}

#[test]
fn every_page_tells_the_truth() {
    let told = Code::ALL.iter().filter(|code| !OUTSIDE.contains(code));
    for code in told.filter(|code| !NOT_IN_TEXT.contains(code)) {
        let page = code.explanation();
        let wrong = block(page, "## Example", "yaml").expect("an example");
        let (source, report) = checked("cv.yaml", wrong.as_bytes().to_vec());
        assert_eq!(codes(&report), [*code], "{}", code.name());
        let shown = block(page, "## Example", "text").expect("what cvtex says");
        let said = said(&source, &report);
        assert_eq!(shown.trim_end(), said.trim_end(), "{}", code.name());
        let mended = block(page, "## Mended", "yaml").expect("a mended example");
        let (source, report) = checked("cv.yaml", mended.as_bytes().to_vec());
        assert!(report.is_empty(), "{}", self::said(&source, &report));
    }
}

/// The words of `STYLE.md` that no message uses.
#[test]
fn no_message_scolds_or_speaks_in_the_words_of_programs() {
    for code in Code::ALL {
        for path in cases(*code) {
            let bytes = std::fs::read(&path).expect("a file");
            let (_, report) = checked("cv.yaml", bytes);
            for found in report.sorted() {
                let label = found.label.iter().map(|label| label.text.as_str());
                let help = found.help.as_deref();
                for text in label.chain([found.message.as_str()]).chain(help) {
                    let words = text.split('`').step_by(2).collect::<Vec<_>>().join("…");
                    let lower = words.to_lowercase();
                    for word in [
                        "invalid",
                        "illegal",
                        "please",
                        "failed to",
                        "mapping",
                        "scalar",
                        "parse",
                    ] {
                        assert!(!lower.contains(word), "{}: {text}", path.display());
                    }
                    assert!(!text.ends_with('.') && !text.contains('\n'), "{text}");
                }
            }
        }
    }
}

struct Run {
    code: Option<i32>,
    stderr: String,
}

fn cvtex(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_cvtex"))
        .env("CVTEX_FONTS", "")
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("a program");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    Run { code: output.status.code(), stderr }
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn the_command_says_what_the_cases_say() {
    let case = Path::new("tests/errors/unknown-field/misspelt.yaml");
    let expected =
        std::fs::read_to_string(case.with_extension("stderr")).expect("a case");
    let run = cvtex(case.parent().expect("a folder"), &["check", "misspelt.yaml"]);
    assert_eq!((run.code, run.stderr), (Some(1), expected));
}

#[test]
fn a_missing_file_is_named_with_the_one_that_was_meant() {
    let folder = folder("missing");
    std::fs::write(folder.join("cv.yaml"), "cv: {name: Ada}\n").expect("a file");
    let run = cvtex(&folder, &["check", "vc.yaml"]);
    let expected = "error[unreadable-file]: there is no file `vc.yaml`\n\
                    help: did you mean `cv.yaml`?\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(4), expected));
}

#[test]
fn a_folder_is_not_a_file() {
    let folder = folder("folder");
    let run = cvtex(&folder, &["check", "."]);
    assert_eq!(run.code, Some(4));
    assert!(
        run.stderr.starts_with("error[unreadable-file]: `.` is a folder, not a file\n")
    );
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let folder = folder("unwritable");
    std::fs::write(folder.join("cv.yaml"), "cv: {name: Ada}\n").expect("a file");
    let run = cvtex(&folder, &["render", "cv.yaml", "-o", "none/cv.pdf"]);
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert!(run.stderr.starts_with("error[unwritable-output]: "), "{}", run.stderr);
    assert!(run.stderr.contains("none/cv.pdf"), "{}", run.stderr);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let folder = folder("large");
    let file = std::fs::File::create(folder.join("cv.yaml")).expect("a file");
    file.set_len(100 * 1024 * 1024).expect("a sparse file");
    let run = cvtex(&folder, &["check", "cv.yaml"]);
    let expected = "error[file-too-large]: the file is larger than 16 MB, which no CV is\n\
                    help: check that this is the right file\n\ncv.yaml: 1 error\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), expected));
}

#[test]
fn a_file_of_a_million_fields_is_refused() {
    let mut fields = String::new();
    for number in 0..1_000_000 {
        let _ = writeln!(fields, "k{number}: v");
    }
    let (_, report) = checked("cv.yaml", fields.into_bytes());
    assert!(codes(&report).contains(&Code::FileTooLarge));
}
