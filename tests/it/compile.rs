//! Documents through the engine.

use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};
use std::{io::Write, thread};

use cvtex::pdf::engine::{CompileFailure, Job, Pdf, Ready, compile};

/// A job of one page, on a day in November 2023.
fn job(main: &str) -> Job<'_> {
    Job {
        main,
        files: &[],
        date: SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
        time_limit: Duration::from_mins(1),
    }
}

fn document(body: &str) -> String {
    format!("\\documentclass{{cvtex}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n")
}

fn set(body: &str) -> Result<Pdf, CompileFailure> {
    compile(&job(&document(body)))
}

/// The text of a PDF as `pdftotext` reads it, its lines joined.
fn text_of(pdf: &Pdf) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext");
    reader.stdin.take().expect("a pipe").write_all(&pdf.bytes).expect("a reader");
    let output = reader.wait_with_output().expect("text");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_document_becomes_a_pdf() {
    let pdf = set("Hello").expect("a PDF");
    assert!(pdf.bytes.starts_with(b"%PDF-1."));
    assert!(text_of(&pdf).contains("Hello"));
}

#[test]
fn the_foot_knows_the_number_of_pages_after_one_pass() {
    let three = set("One\\newpage Two\\newpage Three").expect("a PDF");
    assert_eq!((three.pages, three.passes), (3, 1));
    for foot in ["One 1 of 3", "Two 2 of 3", "Three 3 of 3"] {
        assert!(text_of(&three).contains(foot), "{}", text_of(&three));
    }
    let one = set("Alone").expect("a PDF");
    assert_eq!((text_of(&one).as_str(), one.passes), ("Alone", 1));
}

#[test]
fn a_document_that_fills_its_last_page_has_none_behind_it() {
    let lines = |many: usize| {
        let line = "\\begin{cventry}{ title = {Entry}, date = {2025} }\\end{cventry}\n";
        let section = "\\begin{cvsection}{Section}";
        let body = format!("{section}{}\\end{{cvsection}}", line.repeat(many));
        set(&body).expect("a PDF").pages
    };
    let pages: Vec<_> = (20..70).map(lines).collect();
    assert!(pages.is_sorted(), "{pages:?}");
    // Each page but the first takes as many entries as any other.
    let most = pages.iter().filter(|pages| **pages == 2).count();
    assert!(pages.contains(&1) && pages.contains(&2) && most > 20, "{pages:?}");
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let main = document("Some \\textbf{text} and $x^2$");
    let first = compile(&job(&main)).expect("a PDF");
    set("Another document in between").expect("a PDF");
    let second = compile(&job(&main)).expect("a PDF");
    assert!(first.bytes == second.bytes, "the bytes differ");
}

#[test]
fn an_engine_that_waited_gives_the_same_bytes() {
    let main = document("Some \\textbf{text}\\newpage and $x^2$");
    let job = job(&main);
    let ready = Ready::new(job.date);
    thread::sleep(Duration::from_millis(200));
    let waited = ready.set(&job).expect("a PDF");
    assert!(waited.bytes == compile(&job).expect("a PDF").bytes, "the bytes differ");
}

#[test]
fn an_engine_that_waited_for_another_day_gives_the_day_of_the_document() {
    let main = document("\\number\\year.\\number\\month.\\number\\day.");
    let job = job(&main);
    let ready = Ready::new(job.date - Duration::from_hours(48));
    let waited = ready.set(&job).expect("a PDF");
    assert!(text_of(&waited).contains("2023.11.1"), "{}", text_of(&waited));
    assert!(waited.bytes == compile(&job).expect("a PDF").bytes, "the bytes differ");
}

#[test]
fn an_engine_that_is_given_no_document_leaves_the_next_in_peace() {
    drop(Ready::new(SystemTime::UNIX_EPOCH));
    set("x").expect("a PDF");
}

#[test]
fn a_document_is_set_as_if_it_were_the_first() {
    let height = |size: &str| {
        let main = format!(
            "\\documentclass{{cvtex}}\\cvsetup{{font-size = {size}}}\n\\begin{{document}}\n\
             \\setbox0\\hbox{{x}}\\typeout{{height \\the\\ht0}}x\n\\end{{document}}\n"
        );
        let pdf = compile(&job(&main)).expect("a PDF");
        let (_, rest) = pdf.log.text().split_once("height ").expect("the height");
        let (height, _) = rest.split_once("pt").expect("a length");
        height.parse::<f64>().expect("a number")
    };
    let (large, small) = (height("12pt"), height("9pt"));
    assert!((small / large - 0.75).abs() < 0.01, "{large}, {small}");
}

#[test]
fn ligatures_accents_and_formulas_are_text() {
    let pdf = set(
        "office ffi fl ff \\textit{affine flow} Çağrı Łukasz Ωω — “quoted” $\\alpha\\leq\\beta_1$",
    );
    let text = text_of(&pdf.expect("a PDF"));
    for word in
        ["office ffi fl ff", "affine flow", "Çağrı Łukasz Ωω — “quoted”", "α", "≤", "β"]
    {
        assert!(text.contains(word), "{word} is not in {text}");
    }
}

#[test]
fn an_error_says_what_and_where() {
    let failure = set("A word\n\n\\nosuchcommand").expect_err("an error");
    assert_eq!(failure.message, "Undefined control sequence.");
    assert_eq!(failure.errors[0].line, Some(5));
    assert_eq!(failure.errors[0].context, "\\nosuchcommand");
}

#[test]
fn every_error_of_a_document_is_reported() {
    let failure = set("\\nosuch\n\nand $\\norsuch$").expect_err("errors");
    let lines: Vec<_> = failure.errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [Some(3), Some(5)]);
}

#[test]
fn a_document_without_an_end_is_an_error() {
    let failure =
        compile(&job("\\documentclass{cvtex}\\begin{document}x")).expect_err("an error");
    assert!(!failure.message.is_empty());
}

#[test]
fn a_document_without_pages_is_an_error() {
    assert!(set("").is_err());
}

#[test]
fn after_an_error_the_next_document_is_set() {
    set("\\nosuch").expect_err("an error");
    set("x").expect("a PDF");
}

#[test]
fn the_disk_does_not_exist() {
    for body in [
        "\\IfFileExists{/etc/passwd}{found}{nothing}",
        "\\IfFileExists{../../../../../../etc/passwd}{found}{nothing}",
        "\\newread\\x\\openin\\x=/etc/passwd \\ifeof\\x nothing\\else found\\fi",
        "\\newread\\x\\openin\\x={|ls} \\ifeof\\x nothing\\else found\\fi",
    ] {
        assert!(text_of(&set(body).expect("a PDF")).contains("nothing"), "{body}");
    }
    set("x\\input{/etc/passwd}").expect_err("no such file");
    set("\\font\\x=\"[/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf]\"\\x x")
        .expect_err("no font");
}

#[test]
fn no_command_is_run_and_nothing_is_written() {
    let file = "cvtex-was-here.tmp";
    let body = format!(
        "\\immediate\\write18{{touch {file}}}\\newwrite\\x\\immediate\\openout\\x={file} \
         \\immediate\\write\\x{{here}}\\immediate\\closeout\\x done"
    );
    set(&body).expect("a PDF");
    assert!(!std::path::Path::new(file).exists());
}

#[test]
fn a_file_that_comes_with_the_document_can_be_read() {
    let main =
        "\\documentclass{cvtex}\\usepackage{mine}\\begin{document}\\greet\\end{document}";
    let files: &[(&str, &[u8])] = &[("mine.sty", b"\\newcommand\\greet{Good day}")];
    let pdf = compile(&Job { files, ..job(main) }).expect("a PDF");
    assert!(text_of(&pdf).contains("Good day"));
}

#[test]
fn a_character_no_font_has_is_reported() {
    let pdf = set("x 漢").expect("a PDF");
    let missing = pdf.log.missing_characters();
    assert_eq!(missing.iter().map(|missing| missing.character).collect::<String>(), "漢");
}

#[test]
fn a_line_too_wide_is_reported() {
    let pdf = set("\\noindent\\hbox to 2\\textwidth{x}").expect("a PDF");
    assert_eq!(pdf.log.overfull().len(), 1);
}

#[test]
fn documents_set_at_once_take_turns() {
    let threads: Vec<_> = (0..3)
        .map(|number| thread::spawn(move || set(&format!("Number {number}"))))
        .collect();
    for (number, thread) in threads.into_iter().enumerate() {
        let pdf = thread.join().expect("no panic").expect("a PDF");
        assert!(text_of(&pdf).contains(&format!("Number {number}")));
    }
}
