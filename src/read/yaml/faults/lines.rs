//! Lines of a text, and where in them things start.

/// How many lines a search for the line that a fault belongs to goes back.
pub(super) const SEARCHED_LINES: usize = 200;

/// Where the value of a line starts: behind its `- ` and its `field: `.
pub(super) fn value_start(text: &str, at: usize) -> usize {
    let start = item_start(text, at);
    let end = line_end(text, at);
    let line = &text[start..end];
    let is_key = |key: &str| {
        let key = key.trim_matches(['"', '\'']);
        !key.is_empty()
            && key.chars().all(|c| c.is_alphanumeric() || "-_ <./".contains(c))
    };
    match line.split_once(": ") {
        Some((key, rest)) if is_key(key) => end - rest.trim_start().len(),
        _ => start,
    }
}

/// Where a line starts behind its indentation and its `- `.
pub(super) fn item_start(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at) + line_indent(text, at).len();
    let end = line_end(text, at);
    while text[start..end].starts_with("- ") {
        start += 2;
        start += indent_of(&text[start..end]).len();
    }
    start
}

pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    if end > at && text[..end].ends_with('\r') { end - 1 } else { end }
}

/// Where the line above this byte's starts.
pub(super) fn line_above(text: &str, at: usize) -> Option<usize> {
    let end = line_start(text, at).checked_sub(1)?;
    Some(line_start(text, end))
}

pub(super) fn line_indent(text: &str, at: usize) -> &str {
    indent_of(&text[line_start(text, at)..line_end(text, at)])
}

pub(super) fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
