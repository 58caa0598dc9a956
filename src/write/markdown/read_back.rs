//! Markdown as programs read it: its text and its links.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::write::Found;

/// The text and the links of a document in Markdown.
pub fn read_back(markdown: &str) -> Found {
    let mut found = Found::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_MATH) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => {
                found.text.push_str(&text);
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                found.addresses.push(dest_url.into_string());
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                found.text.push('\n');
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_and_the_links_are_found() {
        let found = read_back("# A\n\n- [b\\_c](https://d.org) *e*\n");
        assert_eq!(found.text, "A\nb_c e\n");
        assert_eq!(found.addresses, ["https://d.org"]);
    }
}
