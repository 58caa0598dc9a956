//! Lines of a tag and a value, of which several formats are made.

use crate::source::{Source, Span};

/// A line, with those that continue it.
#[derive(Debug)]
pub(super) struct Line<'s> {
    /// The tag.
    pub tag: &'s str,
    /// The value.
    pub value: String,
    /// Where the tag and the value stand.
    pub place: Span,
}

/// Whether a line begins an entry of RIS.
pub(super) fn is_ris(line: &str) -> bool {
    line.strip_prefix("TY").is_some_and(|rest| rest.trim_start().starts_with("- "))
}

/// The lines of a text, each with its tag by `divide`; other lines continue the one before.
pub(super) fn lines(
    source: &Source,
    divide: fn(&str) -> Option<(&str, &str)>,
) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    for whole in source.text().split_inclusive('\n') {
        let line = whole.trim_end().trim_start_matches('\u{feff}');
        let at = start + whole.find(line).unwrap_or(0);
        start += whole.len();
        match divide(line) {
            Some((tag, value)) => found.push(Line {
                tag,
                value: value.trim().to_owned(),
                place: source.span(at..at + line.len()),
            }),
            None if line.trim().is_empty() => found.push(Line {
                tag: "",
                value: String::new(),
                place: source.span(at..at),
            }),
            None => {
                if let Some(last) = found.last_mut().filter(|last| !last.tag.is_empty()) {
                    last.value.push('\n');
                    last.value.push_str(line.trim());
                }
            }
        }
    }
    found
}

/// From the first line of an entry to the last that has a tag.
pub(super) fn span(lines: &[Line<'_>], source: &Source) -> Span {
    let places =
        || lines.iter().filter(|line| !line.tag.is_empty()).map(|line| line.place);
    let first = places().next().map_or(0, Span::start);
    let last = places().next_back().map_or(first, Span::end);
    source.span(first..last)
}

/// The values of a tag.
pub(super) fn values<'l>(
    lines: &'l [Line<'_>],
    tag: &'l str,
) -> impl Iterator<Item = (&'l str, Span)> {
    lines
        .iter()
        .filter(move |line| line.tag == tag && !line.value.is_empty())
        .map(|line| (line.value.as_str(), line.place))
}

/// The first value of the first of these tags that has one.
pub(super) fn first<'l>(
    lines: &'l [Line<'_>],
    tags: &'l [&'l str],
) -> Option<(&'l str, Span)> {
    tags.iter().find_map(|tag| values(lines, tag).next())
}

/// All lines of an entry as fields.
pub(super) fn fields<'l>(
    lines: &'l [Line<'_>],
) -> impl Iterator<Item = super::rest::Field<'l>> {
    lines.iter().filter(|line| !line.tag.is_empty()).map(|line| super::rest::Field {
        name: line.tag.into(),
        text: line.value.as_str().into(),
        place: line.place,
    })
}
