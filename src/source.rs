//! Source texts and places in them: what a diagnostic points at.
//!
//! A CV may be made of several texts: its file, the files that it includes, what the command line
//! sets, and the `.bib` files and the theme that it names. They are parts of one source, so that a
//! place in any of them is a [`Span`], and one report holds what is found in all of them;
//! [`Source::local`] says in which part a place is.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// The largest source that is read, in bytes. A CV of 3,000 publications takes 1 MB.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The name under which the command line is shown.
pub(crate) const COMMAND_LINE: &str = "command line";

/// A source text with the name it is shown under.
#[derive(Clone, Debug)]
pub struct Source {
    name: PathBuf,
    text: String,
    /// The byte at which each line starts.
    line_starts: Vec<usize>,
    /// The texts that follow the first one.
    parts: Vec<SourcePart>,
}

/// A text behind the first one of a source.
#[derive(Clone, Debug)]
struct SourcePart {
    /// Its first byte in the whole.
    start: usize,
    /// The text by itself.
    source: Source,
    /// Whether it is a file that the CV names, and no part of the CV itself.
    is_beside: bool,
}

impl Source {
    /// A source of this text, shown as `name` in diagnostics.
    pub fn new(name: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = line_starts(&text, 0).collect();
        Self { name: name.into(), text, line_starts, parts: Vec::new() }
    }

    /// Adds another text behind this one, in a line of its own. Gives the byte at which it
    /// starts.
    pub fn add(&mut self, part: Self) -> usize {
        self.append(part, false)
    }

    /// Adds the text of a file that the CV names, which is no part of the CV itself. Gives the
    /// byte at which it starts.
    pub fn add_beside(&mut self, file: Self) -> usize {
        self.append(file, true)
    }

    fn append(&mut self, part: Self, is_beside: bool) -> usize {
        self.text.push('\n');
        let start = self.text.len();
        self.text += &part.text;
        self.line_starts.extend(line_starts(&part.text, start));
        self.parts.push(SourcePart { start, source: part, is_beside });
        start
    }

    /// The texts of which the CV is made, each with the byte at which it starts.
    pub fn texts(&self) -> impl Iterator<Item = (usize, Self)> {
        let end = self.parts.first().map_or(self.text.len(), |part| part.start - 1);
        let first = (0, Self::new(&self.name, &self.text[..end]));
        let parts = self.parts.iter().filter(|part| !part.is_beside);
        let parts = parts.map(|part| (part.start, part.source.clone()));
        std::iter::once(first).chain(parts)
    }

    /// The files beside the CV, each with the byte at which it starts.
    pub fn beside(&self) -> impl Iterator<Item = (usize, &Self)> {
        let files = self.parts.iter().filter(|part| part.is_beside);
        files.map(|part| (part.start, &part.source))
    }

    /// The file beside the CV in which a place is; none where it is in the CV itself.
    pub(crate) fn file_beside(&self, span: Span) -> Option<usize> {
        let part = self.part(span).filter(|part| part.is_beside)?;
        Some(part.start)
    }

    /// The text that starts at this byte; the first one where none does.
    pub(crate) fn starting_at(&self, start: usize) -> &Self {
        let found = self.parts.binary_search_by_key(&start, |part| part.start);
        found.map_or(self, |at| &self.parts[at].source)
    }

    /// The text behind the first one in which a place is.
    fn part(&self, span: Span) -> Option<&SourcePart> {
        let later = self.parts.partition_point(|part| part.start <= span.start);
        later.checked_sub(1).map(|at| &self.parts[at])
    }

    /// The text in which a place is, by itself, and the place there.
    pub fn local(&self, span: Span) -> (&Self, Span) {
        match self.part(span) {
            Some(SourcePart { start, source, .. }) => {
                (source, source.span(span.start - start..span.end.max(*start) - start))
            }
            None => (self, span),
        }
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

    /// The same place of a text that starts at this byte of a source.
    pub(crate) fn moved(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
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

/// The byte at which each line of a text starts, the text itself at the byte `from`.
fn line_starts(text: &str, from: usize) -> impl Iterator<Item = usize> + '_ {
    let breaks = text.match_indices('\n').map(move |(at, _)| from + at + 1);
    std::iter::once(from).chain(breaks)
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
    fn a_place_in_a_part_is_told_by_the_name_and_the_lines_of_the_part() {
        let mut source = Source::new("cv.yaml", "cv: 1");
        let start = source.add(Source::new("private.yaml", "a: 1\nb: é\n"));
        let place = source.span(start + 8..start + 10);
        assert_eq!(source.slice(place), "é");
        let (part, local) = source.local(place);
        assert_eq!(part.name(), Path::new("private.yaml"));
        assert_eq!(part.slice(local), "é");
        assert_eq!(part.position(local.start()), Position { line: 2, column: 4 });
        let (main, _) = source.local(source.span(0..2));
        assert_eq!(main.name(), Path::new("cv.yaml"));
    }

    #[test]
    fn the_texts_of_a_source_are_told_with_their_places() {
        let mut source = Source::new("cv.yaml", "cv: 1");
        let start = source.add(Source::new("private.yaml", "a: 1"));
        let texts: Vec<_> = source.texts().collect();
        let said: Vec<_> = texts.iter().map(|(at, text)| (*at, text.text())).collect();
        assert_eq!(said, [(0, "cv: 1"), (start, "a: 1")]);
        assert_eq!(texts[1].1.name(), Path::new("private.yaml"));
    }

    #[test]
    fn a_position_counts_characters_from_one() {
        let source = Source::new("cv.yaml", "é: 1\nnext: é!\r\n");
        assert_eq!(source.position(2), Position { line: 1, column: 2 });
        assert_eq!(source.position(14), Position { line: 2, column: 8 });
        assert_eq!(&source.text()[source.line(2)], "next: é!");
    }
}
