//! Other outputs than PDF: each shows every text of the document, in order, with its links.

use crate::common::{documents, examples, name_of};
use cvtex::document::Document;
use cvtex::pdf::verify::verify_text;
use cvtex::resources::themes::{self, Theme};
use cvtex::write::{docx, html, markdown, text};

/// Every document of the examples in every theme.
fn each(mut check: impl FnMut(&str, &Document)) {
    for path in examples() {
        for mut document in documents(&path) {
            let kind = if document.letter().is_some() { "-letter" } else { "" };
            for theme in themes::ALL {
                document.look.theme = Theme::BuiltIn(theme);
                check(&format!("{}{kind}-{}", name_of(&path), theme.name), &document);
            }
        }
    }
}

#[test]
fn a_page_shows_every_text_with_its_links() {
    each(|name, document| {
        for is_fragment in [false, true] {
            let options = html::Options { is_fragment, ..html::Options::default() };
            let page = html::write(document, &options);
            let found = html::read_back(&page);
            let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
            let faults = verify_text(document, &found.text, Some(&found.addresses));
            assert!(faults.is_empty(), "{name}: {faults:#?}");
        }
    });
}

#[test]
fn markdown_shows_every_text_with_its_links() {
    each(|name, document| {
        let written = markdown::write(document);
        let found = markdown::read_back(&written);
        let faults = verify_text(document, &found.text, Some(&found.addresses));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    });
}

#[test]
fn plain_text_shows_every_text_in_lines_of_its_width() {
    each(|name, document| {
        for width in [0, 80] {
            let written = text::write(document, width);
            let faults = verify_text(document, &written, None);
            assert!(faults.is_empty(), "{name}: {faults:#?}");
            let too_long = written.lines().filter(|line| {
                width > 0 && line.chars().count() > width && line.trim().contains(' ')
            });
            // A word that is longer than a line has one of its own.
            let too_long: Vec<_> = too_long
                .filter(|line| line.trim_start().split(' ').count() > 2)
                .collect();
            assert!(too_long.is_empty(), "{name}: {too_long:#?}");
        }
    });
}

#[test]
fn a_word_file_shows_every_text_with_its_links() {
    each(|name, document| {
        let file = docx::write(document);
        let found = docx::read_back(&file);
        let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
        let faults = verify_text(document, &found.text, Some(&found.addresses));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        assert!(file == docx::write(document), "{name} has other bytes the second time");
    });
}
