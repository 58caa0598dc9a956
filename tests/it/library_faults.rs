//! A library is not the author's CV: what is wrong in an entry of a `.bib` file costs the entry
//! or the value, never the page, and only where the CV asks for the entry.

use std::path::Path;

use cvtex::Compilation;
use cvtex::Request;
use cvtex::diagnostics::{human, json, short};
use cvtex::files::Files;
use cvtex::source::Source;
use cvtex::write::latex::typeset;

/// What becomes of a CV with this list.
struct Made {
    /// The LaTeX of the lists, one entry a line; none where nothing is made.
    latex: Option<String>,
    said: String,
    not_shown: usize,
}

fn made(section: &str, bib: &str) -> Made {
    made_in("en", section, bib)
}

fn made_in(locale: &str, section: &str, bib: &str) -> Made {
    let bytes = bib.as_bytes().to_vec();
    let files = Files::new(move |_: &Path| Ok(bytes.clone()));
    let cv = format!(
        "cv: {{name: Ada Lovelace}}\nlocale: {locale}\nsections:\n- {{{section}, from: a.bib}}\n"
    );
    let source = Source::new("cv.yaml", cv);
    let mut compilation = Compilation::new(source, files);
    let document = compilation.document(&Request::default());
    let said = short::render(&compilation.report, &compilation.source);
    let not_shown = compilation.report.not_shown();
    let latex = document.map(|document| typeset(&document).as_str().to_owned());
    Made { latex, said, not_shown }
}

const PAPERS: &str = "kind: publications";
const GOOD: &str = "@misc{good, author={Lovelace, Ada}, title={On cards}, year=1843}\n";

#[test]
fn an_entry_that_cannot_be_shown_is_left_out_and_counted() {
    let untitled = "@misc{untitled, author={Lovelace, Ada}, year=1842}\n";
    let Made { latex, said, not_shown } = made(PAPERS, &format!("{GOOD}{untitled}"));
    assert!(latex.is_some_and(|latex| latex.contains("On cards")));
    assert_eq!(
        said,
        "a.bib:2:7: warning[missing-field]: a publication entry needs the field `title`, so the \
        entry is not shown; add `title = {…}`\n"
    );
    assert_eq!(not_shown, 1);
    for kind in ["kind: talks", "kind: patents"] {
        let Made { latex, said, not_shown } = made(kind, &format!("{GOOD}{untitled}"));
        assert!(latex.is_some_and(|latex| latex.contains("On cards")), "{kind}");
        assert!(
            said.contains("needs the field `title`, so the entry is not shown"),
            "{said}"
        );
        assert_eq!(not_shown, 1);
    }
}

#[test]
fn what_is_hidden_or_not_chosen_is_not_held_to_account() {
    let bib = format!(
        "{GOOD}@misc{{bad, author={{Lovelace, Ada}}, year={{2020-02-30}}}}\n\
        @misc{{worse, title={{A \\foo b}}, year=1842, pages={{1--2}}, doi={{x}}\n"
    );
    let all = made(PAPERS, &bib);
    for code in [
        "missing-field",
        "impossible-date",
        "unknown-command",
        "malformed-doi",
        "bibtex-syntax",
    ] {
        assert!(all.said.contains(code), "{code}: {}", all.said);
    }
    for section in [
        "kind: publications, overrides: {bad: {hide: true}, worse: {hide: true}}",
        "kind: publications, only: {key: good}",
        "kind: publications, except: {key: [bad, worse]}",
        "kind: publications, only: {until: 1843}, overrides: {worse: {hide: true}}",
    ] {
        let Made { latex, said, not_shown } = made(section, &bib);
        assert!(latex.is_some_and(|latex| latex.contains("On cards")), "{section}");
        assert_eq!((said.as_str(), not_shown), ("", 0), "{section}");
    }
    let own =
        bib.replace("author={Lovelace, Ada}, year={2020", "hide={true}, year={2020");
    assert!(!made(PAPERS, &own).said.contains("missing-field"));
}

#[test]
fn a_fault_in_an_entry_costs_no_more_than_its_value() {
    for (entry, shown, code) in [
        ("@misc{a, title={B}, date={1841-09-17/1841-07-21}}", "B", "date-order"),
        ("@misc{a, title={Bale\u{e000}fields}, year=1}", "Balefields", "missing-glyph"),
        ("@misc{a, title={A\u{1b}B\u{7}}, year=1840}", "AB", "missing-glyph"),
        ("@misc{a, title={B}, note={\u{7}}, year=1840}", "B", "missing-glyph"),
        ("@misc{a, title={B}, note={漢字}, year=1840}", "B", "missing-glyph"),
        ("@misc{a, title={B}, journal=nowhere, year=1840}", "nowhere", "bibtex-syntax"),
        ("@misc{a, title={B}, foo, bar, year=1840}", "1840", "bibtex-syntax"),
        ("@misc{a, title={B}, year=1840", "1840", "bibtex-syntax"),
        ("@misc{a, title={B}, arxiv={x}, year=1840}", "1840", "malformed-arxiv"),
        ("@misc{a, title={B}, url={http://a b}, year=1840}", "1840", "malformed-url"),
    ] {
        let Made { latex, said, not_shown } = made(PAPERS, &format!("{GOOD}{entry}"));
        let latex = latex.unwrap_or_else(|| panic!("{said}"));
        assert!(latex.contains("On cards") && latex.contains(shown), "{entry}\n{latex}");
        assert!(said.contains(&format!("warning[{code}]")), "{entry}: {said}");
        assert!(!said.contains("error"), "{entry}: {said}");
        assert_eq!(not_shown, 0, "{entry}: {said}");
    }
}

#[test]
fn a_file_that_is_not_read_to_its_end_says_where() {
    let open = "@misc{a, title = {\n".repeat(120);
    let Made { said, .. } = made(PAPERS, &format!("{GOOD}{open}{GOOD}"));
    let ends = said.matches("nothing behind this one is read").count();
    assert_eq!(ends, 1, "{said}");
}

#[test]
fn an_entry_whose_title_or_authors_no_font_has_is_not_shown() {
    for entry in
        ["@misc{a, title={漢字}, year=1840}", "@misc{a, title={T}, author={山田, 太郎}}"]
    {
        let Made { latex, said, not_shown } = made(PAPERS, &format!("{GOOD}{entry}"));
        assert!(latex.is_some_and(|latex| latex.contains("On cards")), "{entry}");
        assert!(said.contains("so the entry is not shown"), "{said}");
        assert_eq!(not_shown, 1, "{entry}: {said}");
    }
}

#[test]
fn a_file_without_a_publication_is_an_error_that_says_what_it_is() {
    for (text, message) in [
        ("<?php\necho 1;\n", "which is PHP"),
        ("\n<!DOCTYPE html>\n<html></html>", "which is a web page"),
        ("<xml><records/></xml>", "which is XML"),
        ("[{\"title\": \"On cards\"}]", "which is JSON"),
        ("\\begin{thebibliography}{9}\\bibitem{a} A.\n", "made for LaTeX"),
        ("@string{a = {b}}\n@comment{c}\n", "nothing to cite in this file of BibTeX"),
        ("", "there is nothing in this file"),
        (" \n% a comment\n", "there is nothing in this file"),
        ("On cards, 1843\n", "there is no entry of BibTeX in this file;"),
    ] {
        let Made { latex, said, .. } = made(PAPERS, text);
        assert!(latex.is_none(), "{text}");
        assert!(
            said.contains("error[bibtex-syntax]") && said.contains(message),
            "{text}: {said}"
        );
    }
}

#[test]
fn a_date_is_read_as_far_as_it_can_be_in_every_list() {
    for (fields, shown, code) in [
        ("date={2014-6-12}", "Jun 12, 2014", ""),
        ("date={2014/06/12}", "Jun 12, 2014", ""),
        ("date={20140612}", "Jun 12, 2014", ""),
        ("date={12.5.1843}", "May 12, 1843", ""),
        ("date={1993-00-00}", "1993", ""),
        ("date={2004-22}", "Summer 2004", ""),
        ("date={2001-21/2001-22}", "Spring–Summer 2001", ""),
        ("date={199X}", "1990–1999", ""),
        ("year={12/1840}", "Dec 1840", ""),
        ("year={[2021] \\copyright 2021}", "2021", ""),
        ("year=1843, month=\"1~\" # jan", "Jan 1, 1843", ""),
        ("year=1843, month={jan/feb}", "Jan–Feb 1843", ""),
        ("year=1843, month={Oktober}", "Oct 1843", ""),
        ("date={2020-02-30}", "Feb 2020", "impossible-date"),
        ("year=1839, month=feb, day=30", "Feb 1839", "impossible-date"),
        ("year=1839, month=13", "1839", "malformed-date"),
        ("year=1839, month={https://a.example/x}", "1839", "malformed-date"),
        ("date={5/6/1843}", "1843", "malformed-date"),
    ] {
        for kind in ["kind: publications, months: true", "kind: talks", "kind: patents"] {
            let bib =
                format!("@misc{{a, author={{Lovelace, Ada}}, title={{B}}, {fields}}}");
            let Made { latex, said, .. } = made(kind, &bib);
            let latex =
                latex.unwrap_or_else(|| panic!("{said}")).replace(['~', '\u{a0}'], " ");
            assert!(latex.contains(shown), "{fields}: {latex}");
            assert!(!latex.contains("a.example"), "{fields}: {latex}");
            let is_told = said.contains(&format!("warning[{code}]"));
            assert!(is_told || code.is_empty() && said.is_empty(), "{fields}: {said}");
        }
    }
    let Made { latex, said, .. } = made(PAPERS, "@misc{a, title={B}, month=feb, day=3}");
    assert!(latex.is_some(), "{said}");
    for part in ["month", "day"] {
        let told = format!("is a {part} without a year, and is not shown; add");
        assert!(said.contains(&told), "{said}");
    }
    let german = "kind: publications, months: true";
    let german = made_in("de", german, "@misc{a, title={B}, year=2004, month={Fall}}");
    assert!(german.latex.is_some_and(
        |latex| latex.contains("Herbst~2004") || latex.contains("Herbst 2004")
    ));
}

#[test]
fn a_season_stands_between_its_months_in_a_list() {
    let entries = [
        ("May", "2004-05"),
        ("Summer", "2004-22"),
        ("June", "2004-06"),
        ("Words", "Autumn 2004"),
        ("Unknown", "2004-10-XX"),
    ];
    let bib = entries
        .map(|(title, date)| {
            format!("@misc{{{title}, title={{T{title}}}, date={{{date}}}}}")
        })
        .join("\n");
    let latex = made(PAPERS, &bib).latex.expect("a list");
    let mut found: Vec<_> =
        entries.map(|(title, _)| (latex.find(&format!("T{title}")), title)).to_vec();
    found.sort();
    let order: Vec<_> = found.iter().map(|(_, title)| *title).collect();
    assert_eq!(order, ["Unknown", "Words", "June", "Summer", "May"]);
}

#[test]
fn a_work_in_two_files_shows_both_places() {
    let files = Files::new(|path: &Path| {
        let key = path.file_stem().unwrap_or_default().to_string_lossy();
        let doi = "10.1000/looms";
        Ok(format!("@misc{{{key}, author={{Lovelace, Ada}}, title={{On cards}}, year=1843, doi={{{doi}}}}}\n")
            .into_bytes())
    });
    let cv = "cv: {name: Ada Lovelace}\nsections:\n- {kind: publications, from: [new.bib, old.bib]}\n";
    let mut compilation = Compilation::new(Source::new("cv.yaml", cv), files);
    assert!(compilation.document(&Request::default()).is_some());
    let Compilation { source, report, .. } = compilation;
    let expected = "\
warning[duplicate-publication]: `On cards` is written twice and shown once
 --> old.bib:1:7
  |
1 | @misc{old, author={Lovelace, Ada}, title={On cards}, year=1843, doi={10.1000/looms}}
  |       ^^^ again here
  |
 ::: new.bib:1:7
  |
1 | @misc{new, author={Lovelace, Ada}, title={On cards}, year=1843, doi={10.1000/looms}}
  |       --- first here
  |
help: remove one of the two; to list both, write `overrides: {old: {keep: true}}`
";
    assert_eq!(human::render(&report, &source, false, 100), expected);
    let line = json::render(&report, &source);
    let line: serde_json::Value = serde_json::from_str(&line).expect("a line of JSON");
    assert_eq!(
        (&line["file"], &line["other"]["file"]),
        (&"old.bib".into(), &"new.bib".into())
    );
    assert_eq!(line["other"]["start"]["line"], 1);
    let tallies: Vec<_> =
        report.by_file(&source).iter().map(|file| file.report.tally()).collect();
    assert_eq!(tallies, ["", "", "1 warning"]);
}
