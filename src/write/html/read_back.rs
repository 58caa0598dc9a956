//! A page as programs read it: its text and its links.

use roxmltree::{Document, Node, ParsingOptions};

use crate::write::Found;

/// The text and the links of a page; what is wrong with one that cannot be read.
pub fn read_back(page: &str) -> Result<Found, String> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let page = without_style(page);
    let document = Document::parse_with_options(&page, options);
    let document = document.map_err(|error| error.to_string())?;
    let root = document.root_element();
    let body = root.children().find(|node| node.has_tag_name("body")).unwrap_or(root);
    let mut found = Found::default();
    for node in body.descendants() {
        if node.is_text() {
            found.text.push_str(node.text().unwrap_or_default());
        } else {
            if !is_inline(node) {
                found.text.push('\n');
            }
            found.addresses.extend(node.attribute("href").map(str::to_owned));
        }
    }
    Ok(found)
}

/// A page without its style sheet, in which `<` stands for itself, as in `(width < 40em)`.
fn without_style(page: &str) -> String {
    let style = page.split_once("<style>");
    let parts =
        style.and_then(|(head, rest)| Some((head, rest.split_once("</style>")?.1)));
    parts.map_or_else(|| page.to_owned(), |(head, body)| format!("{head}{body}"))
}

/// Whether no line begins with an element.
fn is_inline(node: Node<'_, '_>) -> bool {
    matches!(
        node.tag_name().name(),
        "a" | "span"
            | "strong"
            | "em"
            | "code"
            | "cite"
            | "sup"
            | "time"
            | "math"
            | "mi"
            | "mo"
            | "mn"
            | "mrow"
            | "mtext"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_and_the_links_of_a_page_are_found() {
        let page = "<!DOCTYPE html>\n<html><head><title>T</title></head><body>\
            <p>a <a href=\"https://b.org\">b</a></p><p>c &amp; d</p></body></html>";
        let found = read_back(page).expect("a page");
        assert_eq!(
            found.text.split_whitespace().collect::<Vec<_>>(),
            ["a", "b", "c", "&", "d"]
        );
        assert_eq!(found.addresses, ["https://b.org"]);
        assert!(read_back("<p>a").is_err());
        let styled =
            page.replace("<title>", "<style>@media (width < 9em) {}</style><title>");
        assert_eq!(read_back(&styled), Ok(found));
    }
}
