//! A document as Markdown (CommonMark 0.31), with formulas as GitHub and Pandoc take them.
//! The templates are under `templates/markdown/`.

mod escape;
mod filters;
mod inline;
mod read_back;
mod templates;

use askama::Template;

pub use escape::MarkdownEscaper;
pub use read_back::read_back;

use crate::document::Document;

/// The Markdown of a document.
#[expect(
    clippy::expect_used,
    reason = "a `String` takes every character, and no filter fails"
)]
pub fn write(document: &Document) -> String {
    let written = templates::DocumentTemplate { document }.render();
    super::tidy(&written.expect("a template that writes to memory does not fail"))
}
