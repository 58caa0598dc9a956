//! `docs/publications.md`: what stands below each example is what stands on the page.
//!
//! `CVTEX_UPDATE=1 cargo test --release --test it publications::` writes the pages' text anew; read
//! the difference.

#![allow(
    clippy::disallowed_methods,
    reason = "the variable that asks for new texts is for the person who runs the test"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

const PAGE: &str = "docs/publications.md";

#[test]
fn each_example_gives_the_page_that_stands_below_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publications");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let page = fs::read_to_string(PAGE).expect("the page");
    let fresh = with_texts(&page, &folder);
    if std::env::var_os("CVTEX_UPDATE").is_some() {
        fs::write(PAGE, &fresh).expect("the page can be written");
    } else {
        for (shown, rendered) in page.lines().zip(fresh.lines()) {
            assert_eq!(shown, rendered, "{PAGE} is stale");
        }
        assert_eq!(page.lines().count(), fresh.lines().count(), "{PAGE} is stale");
    }
}

/// The page with the text of each example as it is rendered. An example reads the last `.bib`
/// file of its section, or else the first of the page.
fn with_texts(page: &str, folder: &Path) -> String {
    let mut fresh = String::new();
    let mut lines = page.lines();
    let mut first = None;
    let (mut bib, mut rendered) = (String::new(), None);
    while let Some(line) = lines.next() {
        fresh += line;
        fresh.push('\n');
        if line.starts_with("## ") {
            bib = first.clone().unwrap_or_default();
        }
        let Some(language) = line.strip_prefix("```").filter(|name| !name.is_empty())
        else {
            continue;
        };
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        let block = block.join("\n") + "\n";
        match language {
            "bibtex" => {
                bib.clone_from(&block);
                first.get_or_insert_with(|| block.clone());
            }
            "yaml" => rendered = Some(render(&block, &bib, folder)),
            _ => {}
        }
        match rendered.take_if(|_| language == "text") {
            Some(text) => fresh += &text,
            None => fresh += &block,
        }
        fresh += "```\n";
    }
    fresh
}

/// The text of the list of a CV of this section, without what stands above and below it.
fn render(section: &str, bib: &str, folder: &Path) -> String {
    let cv = if section.starts_with("cv:") {
        section.to_owned()
    } else {
        let section =
            section.lines().fold(String::new(), |all, line| all + "  " + line + "\n");
        format!("cv: {{name: Ada Lovelace}}\nsections:\n{section}")
    };
    fs::write(folder.join("cv.yaml"), cv).expect("a file");
    fs::write(folder.join("papers.bib"), bib).expect("a file");
    let rendered = Command::new(env!("CARGO_BIN_EXE_cvtex"))
        .args(["render", "cv.yaml", "--message-format", "short"])
        .current_dir(folder)
        .output()
        .expect("a program");
    let said = String::from_utf8(rendered.stderr).expect("UTF-8");
    assert!(rendered.status.success(), "{section}\n{said}");
    let text = Command::new("pdftotext")
        .args(["-layout", "cv.pdf", "-"])
        .current_dir(folder)
        .output()
        .expect("a program");
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    let lines: Vec<_> =
        text.lines().map(str::trim_end).skip_while(|line| line.is_empty()).collect();
    let lines: Vec<_> =
        lines.into_iter().skip(2).filter(|line| !line.is_empty()).collect();
    let indent = lines.iter().map(|line| line.len() - line.trim_start().len()).min();
    let lines =
        lines.iter().map(|line| line[indent.unwrap_or(0)..].replace('\u{c}', "") + "\n");
    lines.filter(|line| !line.trim().is_empty()).collect()
}
