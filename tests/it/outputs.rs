//! Other outputs than PDF: each shows every text of the document, in order, with its links.

use crate::common::{documents, examples, name_of};
use cvtex::document::Document;
use cvtex::pdf::verify::verify_text;
use cvtex::resources::themes::{self, Theme};
use cvtex::write::html;

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
