//! The LaTeX of every example, to be read: `tests/golden/⟨example⟩.tex`. After a change that
//! is meant, `CVTEX_UPDATE=1 cargo test --test it golden::` writes them anew.

#![expect(
    clippy::disallowed_methods,
    reason = "a variable says whether to write the files"
)]

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{documents, examples, name_of, read};
use cvtex::resources::themes;
use cvtex::resources::themes::Theme;
use cvtex::write::latex::{Latex, typeset};

#[test]
fn each_example_gives_the_latex_that_was_read() {
    is_as_it_was_read(all_latex());
}

/// A theme is a style over the same commands: `tests/golden/themes/⟨theme⟩.tex`.
#[test]
fn each_theme_gives_the_latex_that_was_read() {
    let (_, mut document) = read(&root().join("data/starter.yaml"));
    let of_theme = themes::names().into_iter().map(|name| {
        document.look.theme = Theme::BuiltIn(themes::named(name).expect("a theme"));
        (format!("themes/{name}"), typeset(&document))
    });
    is_as_it_was_read(of_theme.collect());
}

fn is_as_it_was_read(all: Vec<(String, Latex)>) {
    for (name, latex) in all {
        let golden = root().join("tests/golden").join(name).with_extension("tex");
        if std::env::var_os("CVTEX_UPDATE").is_some() {
            fs::write(&golden, latex.as_str()).expect("a folder of golden files");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        let differ = expected
            .lines()
            .chain([""])
            .zip(latex.as_str().lines().chain([""]))
            .enumerate()
            .find(|(_, (expected, line))| expected != line);
        if let Some((at, (expected, line))) = differ {
            let name = golden.display();
            panic!("{name}:{}\n  expected: {expected}\n  now:      {line}", at + 1);
        }
        assert_eq!(latex.as_str(), expected, "{}", golden.display());
    }
}

/// The LaTeX of every example, and of its letter: `everything-letter`.
fn all_latex() -> Vec<(String, Latex)> {
    let of_one = |example: PathBuf| {
        documents(&example).into_iter().map(move |document| {
            let ending = if document.letter().is_some() { "-letter" } else { "" };
            (name_of(&example) + ending, typeset(&document))
        })
    };
    examples().into_iter().flat_map(of_one).collect()
}

#[test]
fn the_latex_of_an_example_has_no_two_commands_run_into_one_line() {
    for (_, latex) in all_latex() {
        for line in latex.as_str().lines() {
            assert!(!line.contains("}\\begin{") && !line.contains("}\\end{"), "{line}");
            assert_eq!(line, line.trim_end(), "white space at the end of a line");
        }
        assert!(!latex.as_str().contains("\n\n\n"), "more than one blank line");
    }
}

#[test]
fn no_template_lets_a_value_through_unescaped() {
    for template in files_under(&root().join("templates")) {
        let text = fs::read_to_string(&template).expect("a template");
        let unescaped = ["|safe", "| safe", "|e(", "escape = \"none\""];
        let found = unescaped.iter().find(|filter| text.contains(**filter));
        assert_eq!(found, None, "{}", template.display());
    }
}

#[test]
fn one_file_of_a_writer_says_what_needs_no_escaping() {
    let holds = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a file");
        let is_word = |at: usize| !text[..at].ends_with(char::is_alphabetic);
        text.match_indices("Safe(").any(|(at, _)| is_word(at))
    };
    let elsewhere: Vec<_> = files_under(&root().join("src"))
        .into_iter()
        .filter(holds)
        .filter(|path| {
            let file = path.strip_prefix(root().join("src/write")).ok();
            file.and_then(|file| file.iter().nth(1)) != Some("filters.rs".as_ref())
        })
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file"));
    let mut files: Vec<_> = entries
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() { files_under(&path) } else { vec![path] }
        })
        .collect();
    files.sort();
    files
}
