//! What is known of a document that is too long, to say what would fit.

use super::{Made, Promise};
use crate::document::Document;

/// A document that is too long for its promise, at its shortest.
#[derive(Clone, Debug)]
pub struct Over {
    /// As it was set.
    pub document: Document,
    /// The pages that it takes.
    pub pages: u32,
    /// How many lines of text have room where text stands on those that are too many.
    pub lines: f32,
    /// The line of its LaTeX behind which all is too much.
    pub after: u32,
    /// A size of the text, in TeX's points, at which it would fit.
    pub size: Option<f64>,
}

impl Over {
    /// Of all trials; `lower` is one that fits, in a size that the author does not allow.
    #[expect(
        clippy::expect_used,
        reason = "a search ends behind its first trial at the earliest"
    )]
    pub(super) fn of(promise: Promise, made: Vec<Made>, lower: Option<Made>) -> Self {
        let shortest = made
            .into_iter()
            .min_by(|a, b| a.length.in_pages().total_cmp(&b.length.in_pages()))
            .expect("a search begins with a trial");
        let ends = shortest.pages.log.page_ends();
        let max = usize::try_from(promise.max).unwrap_or(usize::MAX);
        let over = ends.iter().skip(max);
        let lines: f32 = over.map(|end| end.reach / end.leading).sum();
        Self {
            pages: shortest.length.pages,
            lines: lines.ceil(),
            after: ends.get(max.saturating_sub(1)).map_or(0, |end| end.line),
            size: lower.and_then(|lower| lower.setting.size),
            document: shortest.document,
        }
    }
}
