//! A document as a web page: one file, which asks nothing of the network. The templates under
//! `templates/html/` hold its structure, the style sheets beside them its looks.

mod base64;
mod colour;
mod dates;
mod escape;
mod filters;
mod inline;
mod linked_data;
mod math;
mod read_back;
mod style;
mod templates;

use askama::Template;

pub use escape::HtmlEscaper;
pub use read_back::read_back;

use crate::document::Document;
use crate::write::look::Chosen;
use templates::{FragmentTemplate, PageTemplate};

/// What is asked of a page besides what the CV says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether it is a piece for a page of a site: without head and style.
    pub is_fragment: bool,
    /// The style sheet, instead of that of the theme.
    pub stylesheet: Option<String>,
}

/// The page of a document. Its elements are closed as those of XML are, so that programs for
/// either read it.
#[expect(
    clippy::expect_used,
    reason = "a `String` takes every character, and no filter fails"
)]
pub fn write(document: &Document, options: &Options) -> String {
    let chosen = &Chosen::of(&document.look);
    let written = if options.is_fragment {
        FragmentTemplate { document, chosen }.render()
    } else {
        let style = match &options.stylesheet {
            Some(own) => own.clone(),
            None => style::of(&document.look, chosen),
        };
        PageTemplate { document, chosen, style: &style }.render()
    };
    let mut page = written.expect("a template that writes to memory does not fail");
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}
