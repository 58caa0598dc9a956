//! Adding entries to `.bib` files: whatever a file looks like, the new entry reads as it was
//! given, and taking it out again gives the file back, byte for byte.

use std::fs;
use std::path::Path;

use crate::common::said;
use cvtex::diagnostics::{Report, short};
use cvtex::edit::{Insertion, Wishes, apply, bib, keys::Key};
use cvtex::read::bibtex;
use cvtex::source::Source;
use proptest::prelude::*;

/// Entries as people paste them.
const GIVEN: [&str; 6] = [
    "@article{x, title={Notes on the {Analytical} Engine}, author={Lovelace, Ada}, year={1843}}",
    " @article{Lovelace_1843, title={On {B}ernoulli}, volume={3}, DOI={10.1000/182}, journal={Sci. \
     Mem.}, author={Lovelace, Ada and Menabrea, L. F.}, year={1843}, month=aug, pages={666--731} }\n",
    "@InProceedings{long,\n\ttitle = \"Engines: {\"}A{\"} history\",\n\tauthor = {Ada\n\t\tLovelace and \
     {The Guild}},\n\tbooktitle = \"Proc. \" # \"of the Guild\",\n\tabstract = {Several\n  lines,\n\n  \
     with 100\\% and \\'{e} \"quotes\".},\n\tdate = {1843-08-17},\n}\n",
    "@string{sm = \"Scientific Memoirs\"}\r\n@article{crlf,\r\n  title = {Ünïcödé 引擎},\r\n  journal = \
     sm # { (London)},\r\n  author = {Müller, Zoë},\r\n  year = 1850\r\n}\r\n",
    "@misc(paren, title = {Cards $x^2$}, author = {A. B. and others}, year = 1851, note = {})",
    "@incollection{part, title={A part}, author={Ada King}, crossref={whole}, year=1852}\n\
     @book{whole, title={The whole}, editor={Charles Babbage}, publisher={Taylor}, year=1852}",
];

/// The publications of a text, each as what it says; and what is wrong in it.
fn read(text: &str) -> (Vec<String>, String) {
    let (source, mut report) = (Source::new("papers.bib", text), Report::default());
    let entries = bibtex::parse(&source, &mut report);
    let nodes = entries.publications(&source, &mut Report::default());
    (nodes.iter().map(said).collect(), short::render(&report, &source))
}

fn inserted(text: &str, given: &str, wishes: &Wishes) -> (String, Insertion) {
    let file = Source::new("papers.bib", text);
    let given = Source::new("<stdin>", given);
    let insertion = bib::insert(&file, &[&given], wishes)
        .unwrap_or_else(|refusal| panic!("{}:\n{text}", refusal.message));
    (apply(&file, std::slice::from_ref(&insertion.edit)), insertion)
}

/// A text without new entries, as a person removes them: their lines, and the empty lines
/// that part them from the entries they were put to.
fn removed(text: &str, insertion: &Insertion) -> String {
    let first = insertion.entries.first().expect("an entry").bytes.start;
    let last = insertion.entries.last().expect("an entry").bytes.end;
    let (before, behind) = (&text[..first], &text[last..]);
    let is_first = bibtex_heads(before) == 0 && bibtex_heads(behind) > 0;
    if is_first {
        let kept = behind.trim_start_matches(['\r', '\n']);
        return format!("{before}{kept}");
    }
    let is_alone = bibtex_heads(before) == 0;
    let kept = before.trim_end_matches(['\r', '\n']);
    if is_alone { format!("{before}{behind}") } else { format!("{kept}{behind}") }
}

fn bibtex_heads(text: &str) -> usize {
    bibtex::parse(&Source::new("", text), &mut Report::default()).len()
}

/// What must hold of a file and the entries given.
fn holds(text: &str, given: &str) -> Result<(), TestCaseError> {
    let wishes = Wishes { key: Key::Kept, is_selected: false };
    let (with, insertion) = inserted(text, given, &wishes);
    let (before, faults_before) = read(text);
    let (after, faults_after) = read(&with);
    let (new, _) = read(given);
    prop_assert_eq!(after.len(), before.len() + new.len(), "{}", with);
    let at = after.iter().position(|entry| *entry == new[0]);
    let at = at.ok_or_else(|| {
        TestCaseError::fail(format!("{}\nis not among\n{}", new[0], after.join("\n")))
    })?;
    let mut rest = after.clone();
    let added: Vec<_> = rest.drain(at..at + new.len()).collect();
    prop_assert_eq!(added, new);
    prop_assert_eq!(rest, before);
    prop_assert_eq!(faults_after.lines().count(), faults_before.lines().count());
    if bibtex_heads(text) > 0 {
        prop_assert_eq!(removed(&with, &insertion), text);
    } else {
        prop_assert!(with.starts_with(text), "{}", with);
    }
    let newlines =
        |text: &str| (text.matches("\r\n").count(), text.matches('\n').count());
    let (long, all) = newlines(text);
    if long == 0 || long == all {
        let (long_after, all_after) = newlines(&with);
        prop_assert!(
            long == 0 && long_after == 0 || long_after == all_after,
            "{:?}",
            with
        );
    }
    Ok(())
}

#[test]
fn real_files_come_back_byte_for_byte() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/bib");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let examples = fs::read_dir("examples").expect("a folder").flatten();
    let mut seen = 0;
    for path in files.chain(examples).map(|file| file.path()) {
        if path.extension().is_none_or(|ending| ending != "bib") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file");
        for given in GIVEN {
            let held = holds(&text, given);
            held.unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        }
        seen += 1;
    }
    assert!(seen >= 2, "the examples at least");
}

/// A file in habits of its own.
fn file() -> impl Strategy<Value = String> {
    let years = prop::collection::vec(1990_u16..2030, 0..7);
    let order = prop_oneof![Just(-1), Just(0), Just(1)];
    let head = prop::sample::select(vec![
        "",
        "---\n---\n\n",
        "% Papers of A. B.\n",
        "\u{feff}",
        "@string{sm = {Something Else}}\n\n",
        "@comment{x @misc{no, a = {b}}}\n@preamble{\"\\def\\x{}\"}\n",
        "words @ example.org\n",
    ]);
    let tail = prop::sample::select(vec![
        "",
        "\n",
        "\n\n\n",
        "\n% end\n",
        " % of the last\n",
        "\n@comment{jabref-meta: {x}}\n",
        ",\n",
        "  \n",
        "@misc{z, title = {z}, year = 2000}\n",
    ]);
    let form = (0_usize..4, 0_usize..6, any::<[bool; 5]>());
    (years, order, head, tail, form).prop_map(|(mut years, order, head, tail, form)| {
        match order {
            1 => years.sort_unstable(),
            -1 => years.sort_unstable_by(|a, b| b.cmp(a)),
            _ => {}
        }
        let (gap, indent, [is_quoted, has_comma, is_aligned, is_tight, is_crlf]) = form;
        let indent = ["", " ", "  ", "    ", "\t", "      "][indent];
        let (open, close) = if is_quoted { ("\"", "\"") } else { ("{", "}") };
        let field = |name: &str, value: String| {
            let pad = if is_aligned { 9 } else { 0 };
            let sign = if is_tight { "=" } else { " = " };
            format!("{indent}{name:<pad$}{sign}{open}{value}{close}")
        };
        let entries = years.iter().enumerate().map(|(number, year)| {
            let fields = [
                field("title", format!("Work {number}")),
                field("author", "Babbage, Charles and others".into()),
                field("year", year.to_string()),
            ];
            let comma = if has_comma { "," } else { "" };
            format!(
                "@article{{babbage{year}x{number},\n{}{comma}\n}}",
                fields.join(",\n")
            )
        });
        let entries: Vec<_> = entries.collect();
        let text = format!("{head}{}{tail}", entries.join(&"\n".repeat(gap.max(1))));
        if is_crlf { text.replace('\n', "\r\n") } else { text }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn made_up_files_come_back_byte_for_byte(text in file(), given in prop::sample::select(&GIVEN)) {
        holds(&text, given)?;
    }

    #[test]
    fn what_is_cut_off_anywhere_is_never_damaged(text in file(), cut in any::<prop::sample::Index>()) {
        let ends: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let text = &text[..ends[cut.index(ends.len())]];
        let file = Source::new("papers.bib", text);
        let given = Source::new("<stdin>", GIVEN[0]);
        if let Ok(insertion) = bib::insert(&file, &[&given], &Wishes::default()) {
            let with = apply(&file, std::slice::from_ref(&insertion.edit));
            let (after, _) = read(&with);
            for entry in read(text).0 {
                prop_assert!(after.contains(&entry), "{} in\n{}", entry, with);
            }
            prop_assert_eq!(with.len() - insertion.edit.text.len(), text.len());
        }
    }
}

#[test]
fn an_entry_is_written_as_those_around_it() {
    let file = "@ARTICLE{Babbage1837,\n    AUTHOR    = \"Charles Babbage\",\n    \
                TITLE     = \"Powers\",\n    YEAR      = 1837,\n}\n@BOOK{Menabrea1842,\n    \
                AUTHOR    = \"L. F. Menabrea\",\n    TITLE     = \"Sketch\",\n    \
                PUBLISHER = \"A\",\n    YEAR      = 1842,\n}\n";
    let given = "@article{x, title={Notes {\"o}n \"it\"}, author={Ada Lovelace}, doi={10.1000/1}, \
                 organization={B}, month=jan, year={1843}}";
    let (with, _) =
        inserted(file, given, &Wishes { is_selected: true, ..Wishes::default() });
    assert_eq!(
        with.strip_prefix(file).expect("the file"),
        "@ARTICLE{Lovelace1843,\n    TITLE     = {Notes {\"o}n \"it\"},\n    \
         AUTHOR    = \"Ada Lovelace\",\n    DOI       = \"10.1000/1\",\n    \
         ORGANIZATION = \"B\",\n    MONTH     = jan,\n    YEAR      = \"1843\",\n    \
         SELECTED  = \"true\",\n}\n"
    );
}

#[test]
fn names_that_end_at_their_sign_do_so_in_a_new_entry() {
    let file = "@MISC{a,\n       author = {A},\n        title = {{B}},\n         year = 2000,\n}\n\n\
                @MISC{b,\n       author = {A},\n        title = {{C}},\n         year = 2001,\n}\n";
    let given = "@misc{x, title={Notes}, author={Ada Lovelace}, year=1843}";
    let (with, _) = inserted(file, given, &Wishes::default());
    assert_eq!(
        with.strip_prefix(file).expect("the file"),
        "\n@MISC{lovelace1843notes,\n        title = {Notes},\n       \
         author = {Ada Lovelace},\n         year = 1843,\n}\n"
    );
}

#[test]
fn words_and_cross_references_mean_afterwards_what_they_meant() {
    let file = "@string{taylor = {Taylor}}\n";
    let given = "@string{taylor = {Taylor}, sm = {Sci. } # {Mem.}}\n\
                 @incollection{part, title={A part}, author={Ada King}, journal=sm, \
                 crossref={Whole}, year=1852}\n\
                 @book{whole, title={The whole}, editor={C. Babbage}, publisher=taylor, year=1852}";
    let (with, insertion) = inserted(file, given, &Wishes::default());
    assert_eq!(
        with,
        "@string{taylor = {Taylor}}\n\n@incollection{king1852part,\n  title = {A part},\n  \
         author = {Ada King},\n  journal = {Sci. Mem.},\n  crossref = {babbage1852whole},\n  \
         year = 1852\n}\n\n@book{babbage1852whole,\n  title = {The whole},\n  \
         editor = {C. Babbage},\n  publisher = taylor,\n  year = 1852\n}\n"
    );
    let keys: Vec<_> = insertion.entries.iter().map(|new| new.key.as_str()).collect();
    assert_eq!(keys, ["king1852part", "babbage1852whole"]);
}

#[test]
fn a_key_that_is_asked_for_is_given_or_refused() {
    let file =
        Source::new("papers.bib", "@misc{a, title={A}}\n@misc{ada1843, title={B}}\n");
    let given =
        Source::new("<stdin>", "@misc{ADA1843, title={C}, author={Ada}, year=1843}");
    let key = |key| {
        let wishes = Wishes { key, is_selected: false };
        let insertion = bib::insert(&file, &[&given], &wishes);
        insertion.map(|new| new.entries[0].key.clone()).map_err(|refusal| refusal.message)
    };
    assert_eq!(key(Key::Normalised).as_deref(), Ok("ada1843a"));
    assert_eq!(key(Key::Named("mine".into())).as_deref(), Ok("mine"));
    let taken = "the key `ADA1843` is that of the entry at papers.bib:2";
    assert_eq!(key(Key::Kept), Err(taken.into()));
}

#[test]
fn entries_of_one_line_say_nothing_of_those_of_several() {
    let file = "@misc{london, title = {On engines}, year = 1842}\n";
    let given = "@misc{x, title={On cards}, author={Ada Lovelace}, year=1843}";
    let (with, _) = inserted(file, given, &Wishes::default());
    let expected = "\n@misc{lovelace1843cards,\n  title = {On cards},\n  author = {Ada Lovelace},\n  \
                    year = 1843\n}\n";
    assert_eq!(with.strip_prefix(file), Some(expected));
}
