//! Citation styles: the references of `tests/styles/list.yaml` in each of the named styles,
//! kept in `tests/styles/⟨style⟩.txt`, and what is said of a style that cannot be used.
//! After a change that is meant, `CVTEX_UPDATE=1 cargo test --test it styles::` writes the files
//! anew.

#![expect(
    clippy::disallowed_methods,
    reason = "a variable says whether to write the files"
)]

use std::io;
use std::path::{Path, PathBuf};

use cvtex::diagnostics::human;
use cvtex::document::{Block, Document, Part, Publication, Run};
use cvtex::files::Files;
use cvtex::resources::styles::NAMED;
use cvtex::source::Source;
use cvtex::text::Inline;
use cvtex::write::latex::typeset;
use cvtex::{Compilation, Request};

/// The document of a CV that may name the files given, or everything that is said.
fn read(yaml: &str, files: &[(&str, &str)]) -> Result<Document, String> {
    let open = |path: &Path| {
        let found = files.iter().find(|(name, _)| Path::new(name) == path);
        let bytes = found.map(|(_, text)| text.as_bytes().to_vec());
        bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
    };
    let files = Files::new(open);
    let source = Source::new("cv.yaml", yaml);
    let mut compilation = Compilation::new(source, files);
    let document = compilation.document(&Request::default());
    let Compilation { source, report, .. } = compilation;
    document.ok_or_else(|| human::render(&report, &source, false, 100))
}

fn publications(document: &Document) -> &[Publication] {
    let Part::Section(section) = &document.parts()[0] else { panic!("no section") };
    let Block::Publications(publications) = &section.blocks[0] else { panic!("no list") };
    publications
}

fn list() -> String {
    let path = folder().join("list.yaml");
    std::fs::read_to_string(path).expect("a list of publications")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/styles")
}

/// A list of one publication by one author.
fn one(style: &str, fields: &str) -> String {
    format!(
        "cv: {{name: Ada Lovelace}}\nsections:\n  - kind: publications\n    style: {style}\n    \
         entries:\n      - title: On engines\n{fields}"
    )
}

/// Inline text with its markup.
fn marked(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(content) => format!("**{}**", marked(content)),
        Inline::Emphasis(content) => format!("_{}_", marked(content)),
        Inline::Own(content) => format!("!{}!", marked(content)),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Link { content, .. } => format!("[{}]", marked(content)),
        Inline::Math(formula) => format!("${formula}$"),
    };
    inlines.iter().map(one).collect()
}

/// A publication as it stands on the page: the person's name between exclamation marks,
/// and below the reference the remark and the links.
fn shown(publication: &Publication) -> String {
    let runs = publication.reference.as_deref().unwrap_or_default().iter();
    let runs = runs.map(|run| match run {
        Run::Text(text) => marked(text),
        Run::Author(author) if author.is_self => {
            format!("!{}{}!", author.name, author.marks)
        }
        Run::Author(author) => format!("{}{}", author.name, author.marks),
    });
    let mut parts = vec![runs.collect::<String>()];
    parts.extend(publication.note.as_ref().map(|note| format!("note: {}", marked(note))));
    for block in &publication.body {
        match block {
            Block::Fields(fields) => parts.extend(
                fields
                    .iter()
                    .map(|field| format!("{}: {}", field.label, marked(&field.text))),
            ),
            Block::Row(items) => {
                let links: Vec<_> =
                    items.iter().map(|item| marked(&item.to_inlines())).collect();
                parts.push(format!("links: {}", links.join(" ")));
            }
            other => panic!("{other:?} below a publication"),
        }
    }
    parts.join("\n    ")
}

fn references(yaml: &str, files: &[(&str, &str)]) -> Vec<String> {
    let document = read(yaml, files).unwrap_or_else(|said| panic!("{said}"));
    publications(&document).iter().map(shown).collect()
}

#[test]
fn each_style_writes_the_references_that_were_read() {
    for style in NAMED {
        let yaml = list().replace("style: apa", &format!("style: {style}"));
        let found = references(&yaml, &[]).join("\n\n") + "\n";
        let file = folder().join(style).with_extension("txt");
        if std::env::var_os("CVTEX_UPDATE").is_some() {
            std::fs::write(&file, &found).expect("a folder of references");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(found, expected, "{}", file.display());
    }
}

/// A style of our own: authors in full, at most two of them, and the title.
const OWN: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info>
    <title>Of our own</title>
    <id>http://example.org/own</id>
    <updated>2024-01-01T00:00:00+00:00</updated>
  </info>
  <macro name="title"><text variable="title" text-case="title" quotes="true"/></macro>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography et-al-min="3" et-al-use-first="1">
    <sort><key variable="title"/></sort>
    <layout suffix=".">
      <group delimiter=" ">
        <text variable="citation-number" prefix="[" suffix="]"/>
        <names variable="author"><name and="text"/></names>
        <text macro="title"/>
        <text variable="container-title" form="short" strip-periods="true"/>
      </group>
    </layout>
  </bibliography>
</style>
"#;

#[test]
fn a_style_of_ones_own_is_read_from_the_folder_of_the_cv() {
    let fields = "        authors: [Charles Babbage, Ada Lovelace*]\n        venue-short: Sci. Mem.\n        \
                  venue: Scientific Memoirs\n        type: article\n        links: {label: Code, url: \"https://a.org\"}\n";
    assert_eq!(
        references(&one("own.csl", fields), &[("own.csl", OWN)]),
        ["Charles Babbage and !Ada Lovelace*! “On Engines” Sci Mem.\n    links: [Code]"]
    );
}

#[test]
fn initials_are_those_of_the_names() {
    let authors = |style: &str, names: &str| {
        let fields = format!("        authors: [{names}]\n        type: article\n");
        references(&one(style, &fields), &[]).remove(0)
    };
    let names = "J.R.R. Tolkien, Min-jung Kim, \"Bell, Yu. E.\", ʻAlohi Kai";
    for (style, expected) in [
        ("apa", "Tolkien, J. R. R., Kim, M.-J., Bell, Yu. E., & Kai, ʻA."),
        ("ieee", "J. R. R. Tolkien, M.-J. Kim, Yu. E. Bell, and ʻA. Kai"),
        ("vancouver", "Tolkien JRR, Kim MJ, Bell YuE, Kai ʻA."),
    ] {
        let found = authors(style, names);
        assert!(found.starts_with(expected), "{style}: {found}");
    }
}

#[test]
fn a_period_keeps_both_ends() {
    let fields = "        authors: [Ada Lovelace]\n        type: article\n        start: 1842\n        end: 1843\n";
    for style in NAMED {
        let found = references(&one(style, fields), &[]).remove(0);
        assert!(found.contains("1842–1843"), "{style}: {found}");
    }
}

#[test]
fn only_english_titles_are_set_with_capitals() {
    let title = |language: &str| {
        let fields = format!("        authors: [Ada Lovelace]\n{language}");
        let yaml = one("own.csl", &fields).replace("On engines", "on engines for all");
        references(&yaml, &[("own.csl", OWN)]).remove(0)
    };
    assert_eq!(title(""), "!Ada Lovelace! “On Engines for All.”");
    for german in ["de", "ngerman", "de-AT"] {
        let language = format!("        language: {german}\n");
        assert_eq!(title(&language), "!Ada Lovelace! “on engines for all.”");
    }
}

#[test]
fn an_editor_who_is_the_person_is_set_apart() {
    let fields = "        authors: [Charles Babbage]\n        type: chapter\n        venue: Cogs\n        \
                  editors: [\"Lovelace, Ada\", Mary King]\n";
    let found = references(&one("apa", fields), &[]).remove(0);
    assert!(found.contains("In !A. Lovelace! & M. King (Eds.)"), "{found}");
}

/// What the style of our own makes of these authors.
fn authors(names: &str, rest: &str) -> String {
    let yaml = one("own.csl", &format!("        authors: [{names}]\n"));
    let yaml =
        yaml.replace("    style: own.csl\n", &format!("    style: own.csl\n{rest}"));
    let found = references(&yaml, &[("own.csl", OWN)]).remove(0);
    found.replace(" “On Engines.”", "")
}

#[test]
fn the_person_of_the_cv_is_never_among_the_others() {
    assert_eq!(authors("Ada Lovelace, B. B, C. C", ""), "!Ada Lovelace! et al.");
    assert_eq!(authors("A. A, Ada Lovelace, C. C", ""), "A. A, !Ada Lovelace!, et al.");
    assert_eq!(
        authors("A. A, B. B, Ada Lovelace, D. D", ""),
        "A. A, … !Ada Lovelace!, et al."
    );
    assert_eq!(authors("A. A, B. B, Ada Lovelace", ""), "A. A, … !Ada Lovelace!");
}

#[test]
fn others_and_a_limit_of_the_cv_cut_a_list_too() {
    assert_eq!(authors("Ada Lovelace, others", ""), "!Ada Lovelace! et al.");
    let limit = "    max-authors: 1\n";
    assert_eq!(
        authors("A. A, Ada Lovelace, C. C", limit),
        "A. A, !Ada Lovelace!, et al."
    );
    assert_eq!(authors("Ada Lovelace, B. B", limit), "!Ada Lovelace! et al.");
}

#[test]
fn a_title_takes_the_case_of_the_style() {
    let title = |case: &str| {
        let style = OWN.replace("text-case=\"title\"", &format!("text-case=\"{case}\""));
        let yaml = one("own.csl", "        authors: Ada Lovelace\n");
        let yaml = yaml.replace("On engines", "on mRNA in *the* $xy$ Engine");
        references(&yaml, &[("own.csl", &style)]).remove(0).replace("!Ada Lovelace! ", "")
    };
    assert_eq!(title("title"), "“On mRNA in _the_ $xy$ Engine.”");
    assert_eq!(title("capitalize-all"), "“On mRNA In _The_ $xy$ Engine.”");
    assert_eq!(title("capitalize-first"), "“On mRNA in _the_ $xy$ Engine.”");
    assert_eq!(title("sentence"), "“On mRNA in _the_ $xy$ Engine.”");
    assert_eq!(title("uppercase"), "“ON MRNA IN _THE_ $xy$ ENGINE.”");
    assert_eq!(title("lowercase"), "“on mrna in _the_ $xy$ engine.”");
}

#[test]
fn a_reference_is_set_with_the_commands_of_names() {
    let yaml = one(
        "ieee",
        "        authors: [Charles Babbage, Ada Lovelace*]\n        doi: 10.1000/182\n",
    );
    let latex = typeset(&read(&yaml, &[]).expect("a CV without faults"));
    let line =
        latex.as_str().lines().find(|line| line.contains("reference = ")).expect("one");
    assert_eq!(
        line.trim(),
        "reference = {\\cvperson{C. Babbage} and \\cvself{A. Lovelace\\cvmark{*}}, \
         “\\cvlink{https://doi.org/10.1000/182}{On engines}.” doi: \
         \\cvlink{https://doi.org/10.1000/182}{10.1000/182}.},"
    );
}

/// What is said of a style's file.
fn said(text: &str) -> String {
    let date = "        date: 1843\n";
    read(&one("own.csl", date), &[("own.csl", text)]).expect_err("a fault")
}

#[test]
fn a_style_that_only_names_another_is_told_its_name() {
    let dependent = OWN.replace(
        "<updated>",
        "<link href=\"http://www.zotero.org/styles/apa\" rel=\"independent-parent\"/><updated>",
    );
    let (before, rest) = dependent.split_once("<macro").expect("rules");
    let end = rest.split_once("</bibliography>").expect("rules").1;
    assert_eq!(
        said(&format!("{before}{end}")),
        "error[malformed-style]: `own.csl` holds no rules, only the address of another style
 --> cv.yaml:4:12
  |
4 |     style: own.csl
  |            ^^^^^^^ named here
  |
help: write `style: apa`
"
    );
}

/// Macros that each call the next twice.
fn doubled(count: usize) -> String {
    let call = |at| format!("<text macro=\"m{at}\"/>");
    let one = |at| format!("<macro name=\"m{at}\">{0}{0}</macro>", call(at + 1));
    let macros: String = (0..count).map(one).collect();
    format!(
        "{macros}<macro name=\"m{count}\"><text variable=\"title\"/></macro><citation>"
    )
}

#[test]
fn what_is_wrong_in_a_style_is_said_in_its_words() {
    let first = |text: &str| said(text).lines().next().unwrap_or_default().to_owned();
    let cases = [
        ("cv: me".to_owned(), "is not CSL: it has no `style` element"),
        (
            OWN.replace("</group>", ""),
            "is not CSL: the element `group` of line 13 is not closed",
        ),
        (
            OWN.replace("\"container-title\"", "\"journal\""),
            "is not CSL: the variable `journal` of line 17 is not known",
        ),
        (
            OWN.replace("<text variable=\"title\" ", "<text macro=\"title\" "),
            "has a macro `title` that calls itself",
        ),
        (
            OWN.replace("<citation>", &doubled(40))
                .replace("macro=\"title\"", "macro=\"m0\""),
            "calls its macros more often than any style",
        ),
    ];
    for (text, expected) in cases {
        let said = first(&text);
        let expected = format!("error[malformed-style]: `own.csl` {expected}");
        assert!(said.starts_with(&expected), "{said}");
    }
}

#[test]
fn a_style_that_is_not_there_is_reported_where_it_is_named() {
    let said = read(&one("own.csl", ""), &[]).expect_err("a fault");
    assert!(
        said.starts_with(
            "error[unreadable-file]: there is no file `own.csl`\n --> cv.yaml:4:12"
        ),
        "{said}"
    );
    let said = read(&one("chicago", ""), &[]).expect_err("a fault");
    assert!(said.contains("help: write `apa`, `ieee`"), "{said}");
    let said = read(&one("natur", ""), &[]).expect_err("a fault");
    assert!(said.contains("help: did you mean `nature`?"), "{said}");
}
