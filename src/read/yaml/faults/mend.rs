//! Changes to a copy of the text: bytes are replaced by as many others, so that every place
//! stays where it is.

use std::ops::Range;

use super::lines::line_end;

/// A change that keeps every byte's place.
pub(super) enum Mend {
    /// The file cannot be read on.
    Nothing,
    /// These bytes become this ASCII character.
    Fill(Range<usize>, char),
    /// In these bytes every colon that ends a name becomes a full stop.
    Colons(Range<usize>),
    /// In these bytes every backslash becomes a slash.
    Backslashes(Range<usize>),
    /// A list or group in brackets, over one or more lines, becomes one text.
    Brackets(Range<usize>),
    /// Every tab that indents a line becomes a space.
    Tabs,
    /// The line that holds this byte ends with this quote.
    CloseQuote(usize, char),
}

impl Mend {
    /// Changes the text; gives the bytes that are no longer the author's, or nothing when
    /// there was nothing to change.
    pub(super) fn apply(self, text: &mut String) -> Option<Range<usize>> {
        let before = text.clone();
        let bytes = match &self {
            Self::Fill(range, _)
            | Self::Colons(range)
            | Self::Backslashes(range)
            | Self::Brackets(range) => range.clone(),
            Self::CloseQuote(at, _) => *at..line_end(text, *at),
            Self::Nothing | Self::Tabs => 0..0,
        };
        match self {
            Self::Nothing => return None,
            Self::Fill(range, with) => fill(text, range, with),
            Self::Colons(range) => {
                let kept = text[range.clone()].replace(": ", ". ");
                let kept = match kept.trim_end().strip_suffix(':') {
                    Some(start) => format!("{start}.{}", &kept[start.len() + 1..]),
                    None => kept,
                };
                text.replace_range(range, &kept);
            }
            Self::Backslashes(range) => {
                let kept = text[range.clone()].replace('\\', "/");
                text.replace_range(range, &kept);
            }
            Self::Brackets(range) => {
                let end = line_end(text, range.start).min(range.end);
                let kept: String =
                    text[end..range.end]
                        .bytes()
                        .map(|byte| {
                            if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' }
                        })
                        .collect();
                text.replace_range(end..range.end, &kept);
                fill(text, range.start..end, '-');
            }
            Self::Tabs => {
                let lines: Vec<_> = text.split_inclusive('\n').map(untab).collect();
                *text = lines.concat();
            }
            Self::CloseQuote(at, quote) => {
                let end = line_end(text, at);
                let last =
                    text[..end].char_indices().next_back().map_or(at, |(at, _)| at);
                if last > at {
                    fill(text, last..end, ' ');
                    text.replace_range(end - 1..end, quote.encode_utf8(&mut [0; 4]));
                } else {
                    fill(text, at..end, '-');
                }
            }
        }
        (*text != before).then_some(bytes)
    }
}

pub(super) fn fill(text: &mut String, range: Range<usize>, with: char) {
    let count = range.len();
    text.replace_range(range, &with.to_string().repeat(count));
}

pub(super) fn untab(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    line[..indent].replace('\t', " ") + &line[indent..]
}
