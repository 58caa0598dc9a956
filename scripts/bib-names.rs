//! Prints what cvtex reads of `.bib` files, a line of JSON for each entry: key, title, year,
//! and each author as given name, particle, family name, suffix. For `compare-bib.py`.

use std::fs;
use std::io::Write;

use cvtex::diagnostics::Report;
use cvtex::people::Name;
use cvtex::read::bibtex;
use cvtex::source::Source;
use cvtex::tree::{Node, Value};
use serde_json::json;

#[expect(clippy::disallowed_methods, reason = "a program of its own")]
fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        let (source, mut report) = (Source::new(&path, text), Report::default());
        let entries = bibtex::parse(&source, &mut report);
        for entry in entries.publications(&source, &mut report) {
            let authors: Vec<_> = match field(&entry, "authors").map(|it| &it.value) {
                Some(Value::Sequence(authors)) => authors.iter().map(written).collect(),
                Some(_) => field(&entry, "authors").map(written).into_iter().collect(),
                None => Vec::new(),
            };
            let parts = |written: &String| {
                let name = Name::parse(written);
                [name.given(), name.particle(), name.family(), name.suffix()]
                    .map(str::to_owned)
            };
            let year = text_of(&entry, "date") + &text_of(&entry, "start");
            let line = json!({
                "file": path,
                "key": text_of(&entry, "key"),
                "title": text_of(&entry, "title"),
                "year": year,
                "authors": authors.iter().map(parts).collect::<Vec<_>>(),
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn field<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let Value::Mapping(fields) = &node.value else { return None };
    fields.iter().find(|field| field.key == key).map(|field| &field.value)
}

fn text_of(node: &Node, key: &str) -> String {
    field(node, key).map(written).unwrap_or_default()
}

/// A text, or the name of an author of whom more is said.
fn written(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.clone(),
        _ => text_of(node, "name"),
    }
}
