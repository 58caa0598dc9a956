//! Source texts and places in them: what a diagnostic points at.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// The largest source that is read, in bytes. A CV of 3,000 publications takes 1 MB.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// A source text with the name it is shown under.
#[derive(Clone, Debug)]
pub struct Source {
    name: PathBuf,
    text: String,
    /// The byte at which each line starts.
    line_starts: Vec<usize>,
}

impl Source {
    /// A source of this text, shown as `name` in diagnostics.
    pub fn new(name: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &Path {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A place in this source. Both ends move outwards to the next character boundary,
    /// and to the end of the text if they lie beyond it.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        let start = floor_boundary(&self.text, bytes.start);
        let end = ceil_boundary(&self.text, bytes.end.max(start));
        Span { start, end }
    }

    /// The text at this place, which must be of this source.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// Line and column, both from 1, of a byte of the text. Columns count characters.
    pub fn position(&self, byte: usize) -> Position {
        let byte = floor_boundary(&self.text, byte);
        let line = self.line_starts.partition_point(|start| *start <= byte) - 1;
        let column = self.text[self.line_starts[line]..byte].chars().count() + 1;
        Position { line: line + 1, column }
    }

    /// The bytes of a line, counted from 1, without its line break.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.line_starts[line - 1];
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }
}

/// A range of bytes of a source that starts and ends on character boundaries:
/// only a [`Source`] makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The first byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end
    }

    /// As a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A line and a column, both counted from 1; the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

fn floor_boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil_boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (byte..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_cuts_a_character() {
        let source = Source::new("cv.yaml", "aéb");
        assert_eq!(source.slice(source.span(2..2)), "é");
        assert_eq!(source.slice(source.span(0..99)), "aéb");
    }

    #[test]
    fn a_position_counts_characters_from_one() {
        let source = Source::new("cv.yaml", "é: 1\nnext: é!\r\n");
        assert_eq!(source.position(2), Position { line: 1, column: 2 });
        assert_eq!(source.position(14), Position { line: 2, column: 8 });
        assert_eq!(&source.text()[source.line(2)], "next: é!");
    }
}
