//! A document as plain text, for forms: no marks but hyphens before points, and lines of a
//! width. The templates are under `templates/text/`.

mod escape;
mod filters;
mod inline;
mod templates;
mod wrap;

use std::any::Any;

use askama::Template;

pub use escape::TextEscaper;

use crate::document::Document;

/// How wide lines are where nothing else is asked for.
pub const WIDTH: usize = 80;

/// The text of a document, in lines of at most this many columns; 0 is no limit.
#[expect(
    clippy::expect_used,
    reason = "a `String` takes every character, and no filter fails"
)]
pub fn write(document: &Document, width: usize) -> String {
    let values = Some((filters::WIDTH, &width as &dyn Any));
    let written = templates::DocumentTemplate { document }.render_with_values(&values);
    super::tidy(&written.expect("a template that writes to memory does not fail"))
}
