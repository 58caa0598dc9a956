//! The templates, one type for each file under `templates/text/`.

use askama::Template;

use super::filters;
use crate::document::{Block, Document, Field, Inlines, Part, Section};
use crate::text::Inline;

/// A document.
#[derive(Template)]
#[template(path = "text/document.txt")]
pub(super) struct DocumentTemplate<'a> {
    pub(super) document: &'a Document,
}

/// A section.
#[derive(Template)]
#[template(path = "text/section.txt")]
pub(super) struct SectionTemplate<'a> {
    pub(super) section: &'a Section,
}

/// A piece of a section or of an entry.
#[derive(Template)]
#[template(path = "text/block.txt")]
pub(super) struct BlockTemplate<'a> {
    pub(super) block: &'a Block,
}

impl BlockTemplate<'_> {
    /// A label, a text and a date in one line.
    fn line(&self, label: &[Inline], text: &[Inline], date: &Option<Inlines>) -> Inlines {
        let mut line = label.to_vec();
        if !label.is_empty() {
            line.push(Inline::Text(": ".to_owned()));
        }
        line.extend_from_slice(text);
        if let Some(date) = date {
            line.push(Inline::Text(" (".to_owned()));
            line.extend_from_slice(date);
            line.push(Inline::Text(")".to_owned()));
        }
        line
    }

    /// A field in one line.
    fn field(&self, field: &Field) -> Inlines {
        let label = Some(&field.label).filter(|label| !label.is_empty());
        let label: Inlines =
            label.map(|label| Inline::Text(label.clone())).into_iter().collect();
        self.line(&label, &field.text, &None)
    }

    /// The marks with their meanings, in one line.
    fn legend(&self, marks: &[(String, String)]) -> String {
        let marks = marks.iter().map(|(mark, meaning)| format!("{mark} {meaning}"));
        marks.collect::<Vec<_>>().join(", ")
    }
}
