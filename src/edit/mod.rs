//! Changes to an author's file that keep every byte they do not change: a source and a list
//! of edits go in, the new text comes out.

pub mod bib;
pub mod keys;

use crate::source::{Source, Span};

/// One change: what stands at a place gives way to a text. At an empty place it is an
/// insertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place, in the source as it is.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// The text of a source after the edits, whose places must not overlap. Edits at one place
/// follow each other as they are given.
pub fn apply(source: &Source, edits: &[Edit]) -> String {
    let mut edits: Vec<_> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut text = String::with_capacity(source.text().len());
    let mut at = 0;
    for edit in edits {
        text.push_str(&source.text()[at..edit.span.start()]);
        text.push_str(&edit.text);
        at = edit.span.end();
    }
    text.push_str(&source.text()[at..]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_edit_names_stays() {
        let source = Source::new("cv.yaml", "cv:\n  nmae: é  # kept\n");
        let edit =
            |bytes, text: &str| Edit { span: source.span(bytes), text: text.into() };
        let edits = [edit(17..17, "!"), edit(6..10, "name"), edit(0..0, "# new\n")];
        assert_eq!(apply(&source, &edits), "# new\ncv:\n  name: é  #! kept\n");
        assert_eq!(apply(&source, &[]), source.text());
    }
}
